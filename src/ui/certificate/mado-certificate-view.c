/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-feature.h"
#include "mado-wording.h"
#include "mado-wording-state.h"

void
mado_certificate_view_clear (MadoCertificateView *self)
{
  g_free (self->title);
  g_free (self->countdown);
  g_free (self->detail);
  g_free (self->expires);
  g_free (self->renewed);
  g_free (self->notes);
  g_free (self->hint);
}

static MadoItem
certificate_item (MadoKind kind)
{
  return kind == MADO_KIND_AUTH ? MADO_ITEM_AUTH_CERTIFICATE : MADO_ITEM_SIGN_CERTIFICATE;
}

/* Of one that was read from a card only the warnings: what is not urgent stands among its details.
 */
static char *
create_notes (MadoKind kind, const MadoAdvice *advice, gboolean of_card, MadoAudience audience)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[kind];
  g_auto (GStrv) notes = of_card ? mado_wording_warnings (certificate, audience)
                                 : mado_wording_notes (certificate, &advice->today, audience);

  return g_strjoinv ("\n", notes);
}

/* What holds for both certificates stands with the first one. */
static void
fill_notes (MadoCertificateView *self, gboolean of_card, MadoAudience audience)
{
  self->notes = create_notes (self->kind, self->advice, of_card, audience);
  if (self->kind == MADO_KIND_SIGN && of_card)
    {
      g_autofree char *other = create_notes (MADO_KIND_AUTH, self->advice, of_card, audience);

      if (strcmp (self->notes, other) == 0)
        g_clear_pointer (&self->notes, g_free);
    }
}

static void
fill_dates (MadoCertificateView *self, gboolean of_card)
{
  const MadoCertificateAdvice *advice = &self->advice->certificates[self->kind];

  if (mado_civil_date_known (&advice->expires))
    self->expires = mado_wording_date_with_weekday (&advice->expires);
  if (!of_card && advice->days_known && advice->days_left >= 0 &&
      mado_civil_date_known (&advice->renewed_expiry))
    self->renewed = mado_wording_date (&advice->renewed_expiry);
}

/* Makes the first number in @text larger, as Pango markup. (transfer full) */
static char *
create_countdown_markup (const char *text)
{
  const char *digits = text;
  const char *rest;
  g_autofree char *before = NULL;
  g_autofree char *number = NULL;
  g_autofree char *after = NULL;

  while (*digits != '\0' && !g_ascii_isdigit (*digits))
    digits++;
  rest = digits;
  while (g_ascii_isdigit (*rest) || (*rest == ',' && g_ascii_isdigit (rest[1])))
    rest++;
  before = g_markup_escape_text (text, digits - text);
  number = g_strndup (digits, (gsize)(rest - digits));
  after = g_markup_escape_text (rest, -1);
  if (*number == '\0')
    return g_strdup_printf ("<span size=\"150%%\" weight=\"bold\">%s</span>", before);
  return g_strdup_printf (
      "%s <span size=\"260%%\" weight=\"bold\" font_features=\"tnum\">%s</span> %s", before, number,
      after);
}

static void
fill_state (MadoCertificateView *self, MadoAudience audience)
{
  const MadoCertificateAdvice *advice = &self->advice->certificates[self->kind];

  self->pill = mado_wording_pill (self->kind, advice, &self->advice->today);
  self->detail = mado_wording_panel_detail (self->kind, self->advice, audience);
  g_autofree char *countdown = mado_wording_certificate_countdown (advice, &self->advice->today);

  if (countdown != NULL)
    self->countdown = create_countdown_markup (countdown);
}

static void
fill_pending (MadoCertificateView *self)
{
  self->pill = (MadoPill){ _ ("読み取り中…"), "content-loading-symbolic", "mado-none" };
  g_clear_pointer (&self->detail, g_free);
}

static void
fill_unreadable (MadoCertificateView *self, const GError *error)
{
  g_free (self->detail);
  self->detail = mado_wording_error_in_full (error);
}

static void
fill_chain (MadoCertificateView *self, MadoSnapshot *snapshot)
{
  MadoChain chain = mado_snapshot_get_chain (snapshot, self->kind);
  gboolean told_by_verdict = self->advice->urgent == self->kind &&
                             self->advice->certificates[self->kind].state == MADO_STATE_UNTRUSTED;

  if (told_by_verdict)
    return;
  if (chain == MADO_CHAIN_BROKEN || chain == MADO_CHAIN_UNPINNED)
    self->doubt = mado_wording_chain (chain);
}

static void
fill_password (MadoCertificateView *self)
{
  MadoTriesState state = self->tries.state;

  if (self->kind != MADO_KIND_SIGN || !mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD) ||
      self->advice->certificates[self->kind].state != MADO_STATE_HIDDEN)
    return;
  self->askable = state == MADO_TRIES_LEFT || state == MADO_TRIES_NOT_REPORTED ||
                  state == MADO_TRIES_UNREADABLE;
}

static void
fill_from_card (MadoCertificateView *self, MadoSnapshot *snapshot)
{
  MadoItem item = certificate_item (self->kind);
  MadoItemState state = mado_snapshot_get_state (snapshot, item);
  MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, self->kind);

  self->tries = mado_snapshot_get_tries (snapshot, self->pin);
  /* A card without PINs has no tries worth showing. */
  self->has_tries = self->tries.state != MADO_TRIES_ABSENT &&
                    (self->advice->certificates[self->kind].notes & MADO_NOTE_FACE_CARD) == 0;
  self->pending = state == MADO_ITEM_PENDING;
  if (self->pending)
    fill_pending (self);
  if (state == MADO_ITEM_UNREADABLE && mado_snapshot_get_error (snapshot, item) != NULL)
    fill_unreadable (self, mado_snapshot_get_error (snapshot, item));
  self->readable = certificate != NULL;
  if (certificate != NULL)
    fill_chain (self, snapshot);
  fill_password (self);
}

void
mado_certificate_view_init (MadoCertificateView *self,
                            MadoKind kind,
                            const MadoAdvice *advice,
                            MadoSnapshot *snapshot,
                            const MadoVerdict *verdict,
                            MadoAudience audience)
{
  *self = (MadoCertificateView){
    .kind = kind,
    .advice = advice,
    .pin = kind == MADO_KIND_AUTH ? MADO_PIN_AUTH : MADO_PIN_SIGN,
    .title = mado_wording_kind_heading (kind),
  };
  fill_state (self, audience);
  fill_dates (self, snapshot != NULL);
  fill_notes (self, snapshot != NULL, audience);
  if (snapshot == NULL)
    return;
  fill_from_card (self, snapshot);
  self->hint = mado_verdict_dup_tries_advice (verdict, self->pin, &self->tries, advice, audience);
}
