/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-verdict-private.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-source.h"
#include "mado-wording-state.h"

/* Within its validity. */

static char *
municipality_name (MadoMunicipality *municipality)
{
  if (municipality == NULL)
    return g_strdup (_ ("この自治体"));
  return mado_wording_municipality (municipality);
}

/* policy-rules.md 2.3: the single day on which the municipality and the others differ. */
static MadoVerdict *
opens_tomorrow (const MadoVerdictCase *the)
{
  g_autofree char *name = municipality_name (the->municipality);
  g_autofree char *date =
      mado_wording_date_short (&the->certificate->window_opens, &the->advice->today);
  /* Translators: %1$s is a municipality, %2$s a date */
  char *body = g_strdup_printf (_ ("%1$sの案内では明日（%2$s）からです。"), name, date);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_OPENS_TOMORROW, body);
  mado_verdict_add_sentence (self, mado_wording_others_take_today (the->audience));
  mado_verdict_add_first_counter_day (the, self);
  /* Nobody renews on a day on which the counters are closed. */
  if (self->closed != NULL)
    mado_verdict_set_title (self, g_strdup (_ ("更新できる期間は明日からです")));
  return mado_verdict_with_button (the, self, MADO_PROCEDURE_RENEW, _ ("更新の手続きを見る"));
}

/* Half a year and more before the window there is nothing to wait for: nobody should think that
 * something was refused. */
#define FAR_DAYS 183

static MadoVerdict *
valid_far (const MadoVerdictCase *the, const char *expires, const char *opens)
{
  /* Translators: two dates */
  char *body = g_strdup_printf (_ ("期限は%1$sです。更新は%2$sからできます。"), expires, opens);
  return mado_verdict_for_state (the, MADO_VERDICT_NO_NEED, body);
}

/* Whoever has just been to the counter is told so first. */
static MadoVerdict *
renewed (const MadoVerdictCase *the)
{
  g_autofree char *issued = mado_wording_date (&the->certificate->issued);
  g_autofree char *expires = mado_wording_date (&the->certificate->expires);
  const MadoNotes notes = the->certificate->notes;

  /* Translators: name of a certificate, date of issue, date of expiry */
  char *body = g_strdup_printf (_ ("%1$sは%2$sに発行されました。期限は%3$sです。"), the->kind,
                                issued, expires);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_RENEWED, body);
  if ((notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    mado_verdict_add_sentence (
        self, (notes & MADO_NOTE_CARD_ENDS_FIRST) != 0
                  ? _ ("カード本体の期限が先に来ます。次は更新ではなく、新しいカードの申請です。")
                  : _ ("カード本体も同じ日までです。次は更新ではなく、新しいカードの申請です。"));
  return self;
}

MadoVerdict *
mado_verdict_valid_early (const MadoVerdictCase *the)
{
  const MadoCertificateAdvice *certificate = the->certificate;
  if ((certificate->notes & MADO_NOTE_RENEWED) != 0)
    return renewed (the);
  if ((certificate->notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return mado_verdict_early_with_card (the);
  if ((certificate->notes & MADO_NOTE_OPENS_TOMORROW_HERE) != 0 &&
      g_date_days_between (&the->advice->today, &certificate->window_opens) == 1)
    return opens_tomorrow (the);

  g_autofree char *expires = mado_wording_date (&certificate->expires);
  if (!mado_civil_date_known (&certificate->window_opens))
    return mado_verdict_for_state (
        the, MADO_VERDICT_TOO_EARLY,
        g_strdup_printf (_ ("%1$sの有効期限は%2$sです。"), the->kind, expires));

  g_autofree char *opens = mado_wording_date (&certificate->window_opens);
  if (g_date_days_between (&the->advice->today, &certificate->window_opens) > FAR_DAYS)
    return valid_far (the, expires, opens);
  char *body = g_strdup_printf (_ ("%1$sから更新できます。%2$sの有効期限は%3$sです。"), opens,
                                the->kind, expires);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_TOO_EARLY, body);
  mado_verdict_add_first_counter_day (the, self);
  return self;
}

/* The other certificate may be renewed at the same visit, unless it is in another state. */
static gboolean
stands_alone (const MadoVerdictCase *the)
{
  MadoKind other = the->advice->urgent == MADO_KIND_AUTH ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  MadoState state = the->advice->certificates[other].state;
  return state != the->certificate->state && state != MADO_STATE_HIDDEN &&
         state != MADO_STATE_UNKNOWN;
}

/* The expiry is a day on which nothing can be done: the one before it is named. */
static char *
renewable_before (const MadoVerdictCase *the, const GDate *last)
{
  g_autofree char *day = mado_wording_date_with_weekday (last);
  g_autofree char *expires = mado_wording_date (&the->certificate->window_closes);

  if (stands_alone (the))
    return g_strdup_printf (
        /* Translators: place, date with weekday, name of a certificate, date of the expiry */
        mado_wording_to (
            the->audience,
            _ ("%3$sを、%2$sまでに%1$sで更新してください（目安）。有効期限の%4$"
               "sは窓口が休みです。"),
            _ ("%1$sで、%3$sを%2$sまで更新できます（目安）。有効期限の%4$sは窓口が休みです。")),
        the->place, day, the->kind, expires);
  return g_strdup_printf (
      /* Translators: place, date with weekday, date of the expiry */
      mado_wording_to (
          the->audience,
          _ ("%2$sまでに、%1$sで手続きしてください（目安）。有効期限の%3$sは窓口が休みです。"),
          _ ("%1$sで、%2$sまで更新できます（目安）。有効期限の%3$sは窓口が休みです。")),
      the->place, day, expires);
}

static char *
renewable_by_expiry (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->certificate->window_closes);
  g_autofree char *countdown = mado_wording_countdown_in_sentence (the->certificate->days_left);

  if (stands_alone (the))
    return g_strdup_printf (
        /* Translators: place, date, name of a certificate, countdown in days */
        mado_wording_to (the->audience, _ ("%3$sを、%2$sまでに%1$sで更新してください。%4$s"),
                         _ ("%1$sで、%3$sを%2$sまで更新できます。%4$s")),
        the->place, date, the->kind, countdown);
  return g_strdup_printf (
      /* Translators: place, date, countdown in days */
      mado_wording_to (the->audience, _ ("%2$sまでに、%1$sで手続きしてください。%3$s"),
                       _ ("%1$sで、%2$sまで更新できます。%3$s")),
      the->place, date, countdown);
}

/* Nobody is told to come by a day before which no counter is open. */
static void
renewable_nowhere (const MadoVerdictCase *the, MadoVerdict *self)
{
  g_autofree char *date = mado_wording_date (&the->certificate->window_closes);

  mado_verdict_set_title (self, g_strdup (mado_wording_state (MADO_STATE_RENEWABLE)));
  self->body = g_strdup_printf (_ ("%1$sの有効期限は%2$sです。"), the->kind, date);
  mado_verdict_add_sentence (self, _ ("過ぎたあとも再発行ができます。"));
  mado_verdict_put_closed (self);
}

static MadoVerdict *
renew (const MadoVerdictCase *the, MadoVerdict *self)
{
  mado_verdict_add_card_end (
      the, self, _ ("カード本体の有効期限は%sです。更新した電子証明書も、その日までです。"));
  return mado_verdict_with_button (the, self, MADO_PROCEDURE_RENEW, _ ("更新の手続きを見る"));
}

MadoVerdict *
mado_verdict_renewable (const MadoVerdictCase *the)
{
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_RENEWABLE, NULL);

  mado_verdict_find_last_counter_day (the, self);
  if (mado_civil_date_known (&self->counter_until))
    self->body = renewable_before (the, &self->counter_until);
  else if (self->all_closed)
    renewable_nowhere (the, self);
  else
    {
      self->body = renewable_by_expiry (the);
      mado_verdict_put_closed (self);
    }
  return renew (the, self);
}

MadoVerdict *
mado_verdict_last_day (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date_short (&the->certificate->expires, &the->advice->today);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_LAST_DAY, NULL);

  mado_verdict_find_last_counter_day (the, self);
  if (self->closed != NULL)
    /* Translators: name of a certificate, date, a sentence on the counters */
    self->body = g_strdup_printf (
        _ ("%1$sを更新できるのは今日（%2$s）までです。%3$s過ぎたあとも再発行ができます。"),
        the->kind, date, self->closed);
  else
    self->body = g_strdup_printf (
        mado_wording_to (
            the->audience,
            _ ("%1$sを更新できるのは今日（%2$s）までです。%3$"
               "sが開いていれば、受付時間内に手続きしてください。過ぎたあとも再発行ができます。"),
            _ ("%1$sを更新できるのは今日（%2$s）までです。%3$"
               "sで更新できます。過ぎたあとも再発行ができます。")),
        the->kind, date, the->place);
  return renew (the, self);
}
