/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-lobby.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-counter.h"
#include "mado-wording-date.h"
#include "mado-wording-source.h"
#include "mado-wording-stage.h"
#include "mado-wording-state.h"
#include "mado-wording-verdict.h"

#define CALL_STAFF N_ ("係員をお呼びください。")

static MadoLobbyWords *
words_new (const char *title, const char *what, const char *icon)
{
  MadoLobbyWords *self = g_new0 (MadoLobbyWords, 1);

  self->title = g_strdup (title);
  self->what = g_strdup (what);
  self->icon = icon;
  return self;
}

/* In small print. @line: (nullable) */
static void
add_line (MadoLobbyWords *self, const char *line)
{
  g_autofree char *first = self->more;

  self->more = first != NULL && line != NULL ? g_strconcat (first, "\n", line, NULL)
                                             : g_strdup (first != NULL ? first : line);
}

/* --- without a result --- */

static MadoLobbyWords *
words_of_waiting (void)
{
  MadoLobbyWords *self = words_new (mado_wording_waiting_title (FALSE),
                                    _ ("マイナンバーカードを、カードリーダーに置いてください。"),
                                    "mado-card-symbolic");

  add_line (self, _ ("暗証番号はいりません。名前や番号は、画面に出ません。"));
  return self;
}

static MadoLobbyWords *
words_of_stage (MadoStage stage)
{
  switch (stage)
    {
    case MADO_STAGE_NO_SERVICE:
    case MADO_STAGE_NO_READER:
      return words_new (_ ("いまは使えません"), _ (CALL_STAFF), "mado-reader-symbolic");
    case MADO_STAGE_FOREIGN_CARD:
      return words_new (_ ("マイナンバーカードではありません"),
                        _ ("マイナンバーカードを置くか、係員をお呼びください。"),
                        "mado-card-symbolic");
    case MADO_STAGE_CARD_ERROR:
      return words_new (_ ("カードを読み取れませんでした"),
                        _ ("カードを置き直すか、係員をお呼びください。"), "mado-card-symbolic");
    case MADO_STAGE_NO_CARD:
      return words_of_waiting ();
    case MADO_STAGE_READING:
    case MADO_STAGE_RESULT:
      return words_new (_ ("読み取っています"), _ ("カードを動かさないでください。"),
                        "content-loading-symbolic");
    case MADO_STAGE_STARTING:
    default:
      return words_new (_ ("お待ちください"), _ ("準備をしています。"), "content-loading-symbolic");
    }
}

/* --- a result --- */

static void
set_procedure (MadoLobbyWords *self, MadoProcedure procedure)
{
  self->procedure = procedure;
  self->has_procedure = TRUE;
}

/* To the last day on which something can be done at a counter. (nullable) (transfer full) */
static char *
describe_countdown (const MadoAdvice *advice, const MadoVerdict *verdict)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[advice->urgent];
  gboolean sooner = mado_civil_date_known (&verdict->counter_until);
  const GDate *last = sooner ? &verdict->counter_until : &certificate->expires;
  g_autofree char *days = mado_wording_certificate_countdown (certificate, &advice->today);

  if (days == NULL || certificate->days_left < 0 || verdict->all_closed)
    return NULL;
  /* What is waited for is the day from which it can be done. */
  if (certificate->state == MADO_STATE_VALID_EARLY && mado_wording_shows_window (certificate))
    return g_steal_pointer (&days);
  int days_left = g_date_days_between (&advice->today, last);
  g_autofree char *countdown = mado_wording_countdown (days_left);
  g_autofree char *date = mado_wording_date (last);
  if (days_left == 0)
    /* Translators: "today is the last day", date */
    return g_strdup_printf (_ ("%1$s　%2$s"), countdown, date);
  /* Translators: countdown in days, date of the last day */
  return g_strdup_printf (_ ("%1$s　%2$sまで"), countdown, date);
}

/* The one sentence. @place: where it is done (transfer full) */
static char *
describe_procedure (MadoProcedure procedure, const char *place)
{
  /* Translators: in these sentences %s is a counter: "杉並区の窓口" */
  switch (procedure)
    {
    case MADO_PROCEDURE_RENEW:
      return g_strdup_printf (_ ("%sで、電子証明書の更新の手続きをしてください。"), place);
    case MADO_PROCEDURE_REISSUE:
      return g_strdup_printf (_ ("%sで、電子証明書を再発行できます。"), place);
    case MADO_PROCEDURE_ISSUE:
      return g_strdup_printf (_ ("ご希望の方は、%sで電子証明書を発行できます。"), place);
    case MADO_PROCEDURE_NEW_CARD:
      return g_strdup_printf (_ ("%sなどで、新しいマイナンバーカードを申請してください。"), place);
    case MADO_PROCEDURE_STAY_PERIOD:
      return g_strdup_printf (_ ("在留期間が延びた方は、%sでカードの有効期間を変更してください。"),
                              place);
    case MADO_PROCEDURE_UNLOCK:
      return g_strdup_printf (_ ("%sで、ロックを解除する手続きをしてください。"), place);
    case MADO_PROCEDURE_CHANGE_PIN:
    case MADO_PROCEDURE_REVOKE:
    case MADO_PROCEDURE_PROXY:
    case MADO_PROCEDURE_CHANGED_DETAILS:
    case MADO_PROCEDURE_CONTINUED_USE:
    case MADO_PROCEDURE_FACE_CARD:
    case MADO_PROCEDURE_OVERSEAS_MOVE:
    case MADO_PROCEDURE_LOST_CARD:
    default:
      return g_strdup (_ ("手続きについて、係員にお尋ねください。"));
    }
}

/* What is said where there is nothing to be done at a counter. */
static void
say_nothing (MadoLobbyWords *self, const MadoAdvice *advice, const MadoVerdict *verdict)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[advice->urgent];
  gboolean renewal = mado_civil_date_known (&certificate->window_opens) &&
                     (certificate->notes & MADO_NOTE_CARD_ENDS_TOO) == 0;
  g_autofree char *opens = NULL;

  if (advice->medium == MADO_MEDIUM_SMARTPHONE ||
      (certificate->state == MADO_STATE_VALID_EARLY && !renewal))
    {
      self->what = g_strdup (verdict->body);
      return;
    }
  if (certificate->state != MADO_STATE_VALID_EARLY)
    {
      self->what = g_strdup (_ (CALL_STAFF));
      return;
    }
  opens = mado_wording_date (&certificate->window_opens);
  self->what = g_strdup_printf (_ ("更新は%sからできます。"), opens);
  add_line (self, verdict->closed);
  set_procedure (self, MADO_PROCEDURE_RENEW);
}

/* (nullable) */
static const MadoCounter *
find_counter (MadoMunicipality *municipality, const char *name)
{
  guint n = municipality != NULL ? mado_municipality_get_n_counters (municipality) : 0;

  for (guint i = 0; i < n; i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);

      if (n == 1 || g_strcmp0 (counter->japanese.name, name) == 0)
        return counter;
    }
  return NULL;
}

/* (transfer full) */
static char *
describe_place (MadoMunicipality *municipality, const char *name)
{
  const MadoCounter *counter = find_counter (municipality, name);

  if (counter == NULL)
    return mado_wording_place (municipality, MADO_AUDIENCE_CITIZEN);
  g_autofree char *words = mado_wording_counter_name (counter);
  g_autofree char *place = mado_wording_counter_place (counter);
  return place != NULL ? g_strdup_printf (_ ("%1$s（%2$s）"), words, place)
                       : g_steal_pointer (&words);
}

static gboolean
has_note (const MadoAdvice *advice, MadoNotes note)
{
  return ((advice->certificates[MADO_KIND_AUTH].notes |
           advice->certificates[MADO_KIND_SIGN].notes) &
          note) != 0;
}

/* (transfer full) */
static char *
describe_unchecked (const MadoAdvice *advice)
{
  GString *text = g_string_new (_ ("失効の有無は確認していません。"));

  if (has_note (advice, MADO_NOTE_UNPINNED_CHAIN))
    g_string_append_printf (text, "\n%s", _ ("発行元は確認できていません。"));
  if ((advice->certificates[advice->urgent].notes & MADO_NOTE_COMPUTED) != 0)
    g_string_append_printf (text, "\n%s", _ ("日付は、計算による目安です。"));
  if (advice->certificates[MADO_KIND_SIGN].state == MADO_STATE_HIDDEN)
    g_string_append_printf (text, "\n%s",
                            _ ("署名用電子証明書は、パスワードで守られているため見ていません。窓口"
                               "で係員がお手伝いします。"));
  return g_string_free (text, FALSE);
}

static gboolean
is_about_lock (const MadoVerdict *verdict)
{
  return verdict->has_procedure && verdict->procedure == MADO_PROCEDURE_UNLOCK;
}

/* The certificate goes on as before. */
static void
add_expiry (MadoLobbyWords *self, const MadoCertificateAdvice *certificate)
{
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;

  if (!certificate->days_known || certificate->days_left < 0)
    return;
  date = mado_wording_date (&certificate->expires);
  line = g_strdup_printf (_ ("電子証明書の期限は%sです。"), date);
  add_line (self, line);
}

/* Nobody is sent to a counter on a day on which it is closed. */
static void
say_closed (MadoLobbyWords *self, const MadoVerdict *verdict)
{
  self->what = g_strdup (verdict->closed);
  if (verdict->procedure == MADO_PROCEDURE_RENEW)
    add_line (self, _ ("過ぎたあとも、再発行ができます。"));
}

static void
say_procedure (MadoLobbyWords *self,
               const MadoAdvice *advice,
               const MadoVerdict *verdict,
               const char *place)
{
  self->what = describe_procedure (verdict->procedure, place);
  add_line (self, verdict->closed);
  if (is_about_lock (verdict))
    add_expiry (self, &advice->certificates[advice->urgent]);
  /* The chip alone does not tell whose card ends with a period of stay (policy-rules.md 1.7). */
  if (verdict->procedure == MADO_PROCEDURE_NEW_CARD && has_note (advice, MADO_NOTE_STAY_POSSIBLE))
    add_line (self, _ ("在留期間のある外国人住民の方は、カードの有効期間の変更になります。"));
  if (verdict->procedure == MADO_PROCEDURE_STAY_PERIOD && has_note (advice, MADO_NOTE_CUT_SHORT))
    add_line (self, _ ("在留期間のない方は、新しいカードを申請してください。"));
  set_procedure (self, verdict->procedure);
}

static MadoLobbyWords *
words_of_advice (const MadoAdvice *advice, MadoMunicipality *municipality, const char *counter)
{
  g_autoptr (MadoVerdict) verdict =
      mado_wording_verdict (advice, municipality, MADO_AUDIENCE_CITIZEN);
  g_autofree char *place = describe_place (municipality, counter);
  g_autofree char *unchecked = describe_unchecked (advice);
  MadoLobbyWords *self = words_new (verdict->title, NULL, verdict->icon);

  /* A certificate whose issuer's signature does not fit means nothing. */
  if (advice->certificates[advice->urgent].state == MADO_STATE_UNTRUSTED)
    {
      self->what = g_strdup (_ (CALL_STAFF));
      return self;
    }
  /* Beside a lock, the days would read as those of the lock. */
  if (!advice->card_lapsed && advice->medium != MADO_MEDIUM_JUKI_CARD && !is_about_lock (verdict))
    self->countdown = describe_countdown (advice, verdict);
  if (!verdict->has_procedure)
    say_nothing (self, advice, verdict);
  else if (verdict->all_closed)
    say_closed (self, verdict);
  else
    say_procedure (self, advice, verdict, place);
  add_line (self, unchecked);
  return self;
}

MadoLobbyWords *
mado_wording_lobby (MadoStage stage,
                    gboolean interrupted,
                    gboolean broken,
                    const MadoAdvice *advice,
                    MadoMunicipality *municipality,
                    const char *counter)
{
  /* Of a card that was read in part, what is said may be wrong, and no clerk is near who would
   * notice. */
  if (stage == MADO_STAGE_RESULT && broken)
    return words_of_stage (MADO_STAGE_CARD_ERROR);
  if (stage == MADO_STAGE_RESULT && advice != NULL)
    return words_of_advice (advice, municipality, counter);
  if (stage == MADO_STAGE_NO_CARD && interrupted)
    return words_new (mado_wording_waiting_title (TRUE), mado_wording_waiting_detail (TRUE),
                      "mado-card-symbolic");
  return words_of_stage (stage);
}

void
mado_lobby_words_free (MadoLobbyWords *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->countdown);
  g_free (self->what);
  g_free (self->more);
  g_free (self);
}
