/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-verdict-private.h"

#include <glib/gi18n.h>

#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-guide.h"
#include "mado-wording-pin.h"
#include "mado-wording-source.h"
#include "mado-wording-state.h"

MadoVerdict *
mado_verdict_new (MadoVerdictId id, char *body, const char *tone, const char *icon)
{
  MadoVerdict *self = g_new0 (MadoVerdict, 1);
  self->id = id;
  self->title = g_strdup (mado_wording_verdict_title (id));
  self->body = body;
  self->tone = tone;
  self->icon = icon;
  return self;
}

/* A verdict in the tone and with the icon of the state. (transfer full) @body */
MadoVerdict *
mado_verdict_for_state (const MadoVerdictCase *the, MadoVerdictId id, char *body)
{
  MadoState state = the->certificate->state;
  return mado_verdict_new (id, body, mado_wording_state_tone (state),
                           mado_wording_state_icon (state));
}

/* Its body is the sentence of the certificate's state. */
static MadoVerdict *
verdict_of_detail (const MadoVerdictCase *the, MadoVerdictId id)
{
  g_autofree char *detail = mado_wording_state_detail (the->advice->urgent, the->certificate,
                                                       &the->advice->today, the->audience);
  /* Translators: the name of a certificate, then a sentence on its state */
  return mado_verdict_for_state (the, id, g_strdup_printf (_ ("%1$s：%2$s"), the->kind, detail));
}

void
mado_verdict_set_title (MadoVerdict *self, char *title)
{
  g_free (self->title);
  self->title = title;
}

MadoVerdict *
mado_verdict_with_button (const MadoVerdictCase *the,
                          MadoVerdict *self,
                          MadoProcedure procedure,
                          const char *button)
{
  self->has_procedure = mado_advice_lists (the->advice, procedure);
  if (!self->has_procedure)
    return self;
  self->procedure = procedure;
  self->button = g_strdup (button);
  return self;
}

void
mado_verdict_add_sentence (MadoVerdict *self, const char *sentence)
{
  if (sentence == NULL)
    return;
  char *first = self->body;
  gboolean ended = g_str_has_suffix (first, "。") || g_str_has_suffix (first, ".");
  /* Translators: two sentences, one after the other */
  self->body = ended ? g_strdup_printf (_ ("%1$s%2$s"), first, sentence)
                     : g_strdup_printf (_ ("%1$s。%2$s"), first, sentence);
  g_free (first);
}

/* --- locked --- */

static gboolean
face_card (const MadoVerdictCase *the)
{
  return ((the->advice->certificates[MADO_KIND_AUTH].notes |
           the->advice->certificates[MADO_KIND_SIGN].notes) &
          MADO_NOTE_FACE_CARD) != 0;
}

/* A locked PIN asks for a visit, but not before a certificate that ends. */
static gboolean
lock_comes_first (const MadoVerdictCase *the)
{
  MadoState state = the->certificate->state;
  gboolean nothing_to_do =
      state == MADO_STATE_VALID_EARLY || state == MADO_STATE_HIDDEN || state == MADO_STATE_UNKNOWN;
  const MadoCertificateAdvice *both = the->advice->certificates;
  return nothing_to_do && !face_card (the) &&
         (both[MADO_KIND_AUTH].pin_locked || both[MADO_KIND_SIGN].pin_locked);
}

static MadoVerdictId
locked_what (const MadoVerdictCase *the)
{
  gboolean auth = the->advice->certificates[MADO_KIND_AUTH].pin_locked;
  gboolean sign = the->advice->certificates[MADO_KIND_SIGN].pin_locked;
  if (auth && sign)
    return MADO_VERDICT_BOTH_LOCKED;
  return sign ? MADO_VERDICT_SIGN_LOCKED : MADO_VERDICT_AUTH_LOCKED;
}

/* (nullable): one of them alone may be set anew at a convenience store, too. */
static const char *
store_sentence (const MadoVerdictCase *the)
{
  gboolean auth = the->advice->certificates[MADO_KIND_AUTH].pin_locked;
  gboolean sign = the->advice->certificates[MADO_KIND_SIGN].pin_locked;
  if (auth && sign)
    return NULL;
  return mado_wording_store_reset (sign ? MADO_PIN_SIGN : MADO_PIN_AUTH, the->advice);
}

static void
mark_pin (MadoVerdict *self, MadoPin pin, gboolean tells)
{
  if (tells)
    self->pins |= 1u << pin;
}

static MadoVerdict *
pin_locked (const MadoVerdictCase *the)
{
  char *body = g_strdup_printf (
      _ ("ロックだけで電子証明書が失効することはありません。ロックは%sで解除できます。"),
      the->place);
  MadoVerdict *self =
      mado_verdict_new (locked_what (the), body, "mado-warn", "changes-prevent-symbolic");
  mado_verdict_add_sentence (self, store_sentence (the));
  mark_pin (self, MADO_PIN_AUTH, the->advice->certificates[MADO_KIND_AUTH].pin_locked);
  mark_pin (self, MADO_PIN_SIGN, the->advice->certificates[MADO_KIND_SIGN].pin_locked);
  return mado_verdict_with_button (the, self, MADO_PROCEDURE_UNLOCK,
                                   _ ("ロック解除の手続きを見る"));
}

/* --- ended --- */

static MadoVerdict *
reissue (const MadoVerdictCase *the, MadoVerdict *self)
{
  mado_verdict_add_card_end (
      the, self, _ ("カード本体の有効期限は%sです。再発行した電子証明書も、その日までです。"));
  return mado_verdict_with_button (the, self, MADO_PROCEDURE_REISSUE, _ ("再発行の手続きを見る"));
}

static MadoVerdict *
expired (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->certificate->expires);
  char *body =
      g_strdup_printf (_ ("%1$sは%2$sで期限が切れ、失効しています。%3$sで再発行できます。再発行に期"
                          "限はありません。"),
                       the->kind, date, the->place);
  return reissue (the, mado_verdict_for_state (the, MADO_VERDICT_EXPIRED, body));
}

static MadoVerdict *
revoked (const MadoVerdictCase *the)
{
  return reissue (the, verdict_of_detail (the, MADO_VERDICT_REVOKED));
}

/* policy-rules.md R8: what has ended, or is about to, will in principle not be issued again. */
static MadoVerdict *
not_issued_again (const MadoVerdictCase *the)
{
  g_autofree char *why = the->certificate->ineligible == MADO_INELIGIBLE_UNDER_AGE
                             ? g_strdup_printf (_ ("%u歳未満の方には原則発行できません。"),
                                                the->certificate->minimum_age)
                             : g_strdup (_ ("成年被後見人の方には原則発行できません。"));
  g_autofree char *expires = mado_wording_date (&the->certificate->expires);
  char *body = g_strdup_printf (
      /* Translators: name of a certificate, date, sentence, place */
      mado_wording_to (
          the->audience,
          _ ("%1$sの有効期限は%2$sです。%3$s希望される場合は、事前に%4$sへお問い合わせください。"),
          _ ("%1$sの有効期限は%2$sです。%3$s%4$sでの取扱いは、要確認（内規）。")),
      the->kind, expires, why, the->place);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_NOT_ISSUED_AGAIN, body);
  mado_verdict_set_title (self, g_strdup (mado_wording_state (the->certificate->state)));
  return self;
}

/* policy-rules.md 9: what is in a telephone is applied for again from the telephone. */
static MadoVerdict *
smartphone (const MadoVerdictCase *the)
{
  return mado_verdict_for_state (
      the, MADO_VERDICT_SMARTPHONE,
      g_strdup (
          _ ("カードの電子証明書とは別のものです。手続きはスマートフォンで行います。カードの電子"
             "証明書の手続きは、マイナンバーカードを置くと案内します。")));
}

/* --- nothing to be seen --- */

static MadoVerdict *
not_recorded (const MadoVerdictCase *the)
{
  if (the->certificate->ineligible != MADO_INELIGIBLE_NO)
    {
      MadoVerdict *self = verdict_of_detail (the, MADO_VERDICT_NOT_RECORDED);
      mado_verdict_set_title (self, g_strdup (_ ("記録されていません")));
      return self;
    }

  char *body =
      g_strdup_printf (_ ("このカードに%1$sは記録されていません。希望される場合は、%2$sで発行の手続"
                          "きができます。"),
                       the->kind, the->place);
  return mado_verdict_with_button (the,
                                   mado_verdict_for_state (the, MADO_VERDICT_NOT_RECORDED, body),
                                   MADO_PROCEDURE_ISSUE, _ ("発行の手続きを見る"));
}

static MadoVerdict *
hidden (const MadoVerdictCase *the)
{
  return verdict_of_detail (the, MADO_VERDICT_HIDDEN);
}

static MadoVerdict *
not_yet_valid (const MadoVerdictCase *the)
{
  return verdict_of_detail (the, MADO_VERDICT_NOT_YET_VALID);
}

static MadoVerdict *
unreadable (const MadoVerdictCase *the)
{
  char *body = g_strdup_printf (
      _ ("%sを読み取れませんでした。カードを置き直して、もう一度お試しください。"), the->kind);
  return mado_verdict_for_state (the, MADO_VERDICT_UNREADABLE, body);
}

static MadoVerdict *
untrusted (const MadoVerdictCase *the)
{
  return verdict_of_detail (the, MADO_VERDICT_BROKEN_CHAIN);
}

static MadoVerdict *
unknown (const MadoVerdictCase *the)
{
  if ((the->certificate->notes & MADO_NOTE_NO_END) != 0)
    return verdict_of_detail (the, MADO_VERDICT_EXPIRY_UNKNOWN);
  return mado_verdict_for_state (the, MADO_VERDICT_UNKNOWN,
                                 g_strdup (_ ("日付がわからないため、手続きの時期を示せません。")));
}

static MadoVerdict *
verdict_of_state (const MadoVerdictCase *the)
{
  switch (the->certificate->state)
    {
    case MADO_STATE_NOT_RECORDED:
      return not_recorded (the);
    case MADO_STATE_HIDDEN:
      return hidden (the);
    case MADO_STATE_NOT_YET_VALID:
      return not_yet_valid (the);
    case MADO_STATE_VALID_EARLY:
      return mado_verdict_valid_early (the);
    case MADO_STATE_RENEWABLE:
      return mado_verdict_renewable (the);
    case MADO_STATE_LAST_DAY:
      return mado_verdict_last_day (the);
    case MADO_STATE_EXPIRED:
      return expired (the);
    case MADO_STATE_REVOKED:
      return revoked (the);
    case MADO_STATE_UNREADABLE:
      return unreadable (the);
    case MADO_STATE_UNTRUSTED:
      return untrusted (the);
    case MADO_STATE_UNKNOWN:
    default:
      return unknown (the);
    }
}

/* --- what the issuer and the PINs add --- */

static MadoNotes
all_notes (const MadoVerdictCase *the)
{
  return the->advice->certificates[MADO_KIND_AUTH].notes |
         the->advice->certificates[MADO_KIND_SIGN].notes;
}

/* A certificate of an issuer that nobody knows, a coming generation's or a forged one's: its dates
 * are told, and before them that they are not sure. */
static void
doubt_issuer (const MadoVerdictCase *the, MadoVerdict *self)
{
  self->id = MADO_VERDICT_UNKNOWN_ISSUER;
  mado_verdict_set_title (self, g_strdup_printf (_ ("発行元は未確認：%s"), self->title));
  self->tone = "mado-warn";
  self->icon = "dialog-warning-symbolic";
  mado_verdict_add_sentence (
      self, mado_wording_to (the->audience,
                             _ ("発行元を確かめられません。日付は窓口でも確認してください。"),
                             _ ("発行元を確かめられません。日付は端末で確かめてください。")));
}

/* (nullable): the PIN matters at the counter when something is to be renewed. */
static const char *
lock_sentence (const MadoVerdictCase *the)
{
  MadoState state = the->certificate->state;
  gboolean auth = the->advice->certificates[MADO_KIND_AUTH].pin_locked;
  gboolean sign = the->advice->certificates[MADO_KIND_SIGN].pin_locked;
  if ((state != MADO_STATE_RENEWABLE && state != MADO_STATE_LAST_DAY) || face_card (the) ||
      (the->certificate->notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return NULL;
  if (auth && sign)
    return _ ("暗証番号とパスワードのロック解除も必要です。");
  if (sign)
    return _ ("署名用パスワードのロック解除も必要です。");
  return auth ? _ ("暗証番号のロック解除も必要です。") : NULL;
}

static void
add_last_try (const MadoVerdictCase *the, MadoVerdict *self)
{
  gboolean auth = (the->advice->certificates[MADO_KIND_AUTH].notes & MADO_NOTE_LAST_TRY) != 0;
  gboolean sign = (the->advice->certificates[MADO_KIND_SIGN].notes & MADO_NOTE_LAST_TRY) != 0;
  mark_pin (self, MADO_PIN_AUTH, auth);
  mark_pin (self, MADO_PIN_SIGN, sign);
  if (auth && sign)
    mado_verdict_add_sentence (self, _ ("暗証番号とパスワードは、次に間違えるとロックされます。"));
  else if (sign)
    mado_verdict_add_sentence (self, _ ("署名用パスワードは、次に間違えるとロックされます。"));
  else if (auth)
    mado_verdict_add_sentence (self, _ ("利用者証明用暗証番号は、次に間違えるとロックされます。"));
}

static MadoVerdict *
verdict_of_case (const MadoVerdictCase *the)
{
  const MadoAdvice *advice = the->advice;
  MadoState state = the->certificate->state;
  gboolean ends = state == MADO_STATE_RENEWABLE || state == MADO_STATE_LAST_DAY ||
                  state == MADO_STATE_EXPIRED || state == MADO_STATE_REVOKED;
  if (advice->medium == MADO_MEDIUM_SMARTPHONE)
    return smartphone (the);
  if (advice->card_lapsed)
    return mado_verdict_card_lapsed (the);
  if ((the->certificate->notes & MADO_NOTE_CARD_ENDS_TOO) != 0 &&
      (state == MADO_STATE_RENEWABLE || state == MADO_STATE_LAST_DAY))
    return mado_verdict_card_ends_too (the);
  if (lock_comes_first (the))
    return pin_locked (the);
  if ((ends && the->certificate->ineligible != MADO_INELIGIBLE_NO) ||
      (state == MADO_STATE_VALID_EARLY &&
       the->certificate->ineligible == MADO_INELIGIBLE_GUARDIANSHIP))
    return not_issued_again (the);
  return verdict_of_state (the);
}

/* policy-rules.md 6.3: abroad nobody has a counter of the municipality where they live. */
static char *
place_of (const MadoAdvice *advice, MadoMunicipality *municipality, MadoAudience audience)
{
  const MadoNotes notes =
      advice->certificates[MADO_KIND_AUTH].notes | advice->certificates[MADO_KIND_SIGN].notes;

  if (audience == MADO_AUDIENCE_CITIZEN && (notes & MADO_NOTE_OVERSEAS) != 0)
    return g_strdup (_ ("本籍地の市区町村などの窓口"));
  return mado_wording_place (municipality, audience);
}

MadoVerdict *
mado_wording_verdict (const MadoAdvice *advice,
                      MadoMunicipality *municipality,
                      MadoAudience audience)
{
  g_autofree char *place = place_of (advice, municipality, audience);
  const MadoVerdictCase the = {
    .advice = advice,
    .certificate = &advice->certificates[advice->urgent],
    .kind = mado_wording_kind (advice->urgent),
    .place = place,
    .municipality = municipality,
    .audience = audience,
  };
  if (advice->medium == MADO_MEDIUM_JUKI_CARD)
    return mado_verdict_juki_card (&the);
  if (the.certificate->state == MADO_STATE_UNTRUSTED)
    return untrusted (&the);

  MadoVerdict *self = verdict_of_case (&the);
  if ((all_notes (&the) & MADO_NOTE_UNPINNED_CHAIN) != 0)
    doubt_issuer (&the, self);
  mado_verdict_add_sentence (self, lock_sentence (&the));
  add_last_try (&the, self);
  return self;
}

char *
mado_verdict_dup_tries_advice (const MadoVerdict *self,
                               MadoPin pin,
                               const MadoTries *tries,
                               const MadoAdvice *advice,
                               MadoAudience audience)
{
  if (self == NULL || (self->pins & (1u << pin)) != 0)
    return NULL;
  return mado_wording_tries_advice (pin, tries, advice, audience);
}

void
mado_verdict_add_unchecked (MadoVerdict *self, const MadoAdvice *advice)
{
  if (mado_wording_needs_revocation (advice))
    mado_verdict_add_sentence (self, _ ("失効の有無は確認していません。"));
}

void
mado_verdict_free (MadoVerdict *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_free (self->button);
  g_free (self->other_button);
  g_free (self->closed);
  g_free (self);
}
