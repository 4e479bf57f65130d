/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-verdict-private.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-state.h"

/* What the end of the card itself asks for, and what is no such card. */

/* The words of a button, for what is done about the card itself. */
static const char *
see_card (MadoProcedure procedure)
{
  return procedure == MADO_PROCEDURE_STAY_PERIOD ? _ ("カードの有効期間の変更を見る")
                                                 : _ ("新しいカードの申請を見る");
}

static MadoVerdict *
with_card_button (const MadoVerdictCase *the, MadoVerdict *self, MadoProcedure procedure)
{
  return mado_verdict_with_button (the, self, procedure, see_card (procedure));
}

static void
set_other (MadoVerdict *self, MadoProcedure procedure)
{
  self->other_button = g_strdup (see_card (procedure));
  self->other_procedure = procedure;
}

MadoVerdict *
mado_verdict_card_lapsed (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  char *body = g_strdup_printf (
      mado_wording_to (
          the->audience,
          _ ("カード本体の有効期限は%"
             "sでした。カードも電子証明書も失効しています。新しいカードを申請してください。"),
          _ ("カード本体の有効期限は%"
             "sでした。カードも電子証明書も失効しています。新しいカードの申請を案内してください"
             "。")),
      date);
  return with_card_button (the,
                           mado_verdict_new (MADO_VERDICT_CARD_LAPSED, body, "mado-ended",
                                             mado_wording_state_icon (MADO_STATE_EXPIRED)),
                           MADO_PROCEDURE_NEW_CARD);
}

/* Two buttons: the change of the card's date, and a new card for those without a period of stay. */
static MadoVerdict *
with_stay_buttons (const MadoVerdictCase *the, MadoVerdict *self)
{
  with_card_button (the, self, MADO_PROCEDURE_STAY_PERIOD);
  if (!mado_advice_lists (the->advice, MADO_PROCEDURE_NEW_CARD))
    return self;
  set_other (self, MADO_PROCEDURE_NEW_CARD);
  self->other_question = MADO_QUESTION_PERIOD_OF_STAY;
  self->other_answer = MADO_ANSWER_NO;
  return self;
}

/* policy-rules.md 1.7: a card that ends on no birthday ends with a period of stay. */
static MadoVerdict *
stay_ends (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  char *body = g_strdup_printf (
      /* Translators: date, place */
      mado_wording_to (
          the->audience,
          _ ("カード本体も電子証明書も%1$"
             "sまでです。誕生日ではないので、在留期間の満了日とみられます。在留期間が延びた方、更新"
             "を申請中の方は、期限までに%2$sでカードの有効期間を変更してください。"),
          _ ("カード本体も電子証明書も%1$"
             "sまでです。誕生日ではないので、在留期間の満了日とみられます。在留期間が延びた方、更新"
             "を申請中の方は、%2$sでカードの有効期間を変更できます。")),
      date, the->place);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_STAY_PERIOD, body);
  mado_verdict_find_last_counter_day (the, self);
  mado_verdict_put_closed (self);
  return with_stay_buttons (the, self);
}

/* (nullable): the chip alone does not tell whose card ends with a period of stay. */
static const char *
stay_sentence (const MadoVerdictCase *the)
{
  if ((the->certificate->notes & MADO_NOTE_STAY_POSSIBLE) == 0)
    return NULL;
  return _ ("在留期間のある外国人住民の方は、カードの有効期間の変更になります。");
}

/* Nobody can tell from the chip whether it ends with a period of stay: both ways are named. */
static MadoVerdict *
stay_maybe (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  char *body = g_strdup_printf (
      /* Translators: date, place */
      _ ("カード本体も電子証明書も%1$sまでです。在留期間のある方は、期限までに%2$"
         "sでカードの有効期間を変更します。在留期間のない方は、新しいカードを申請します。"),
      date, the->place);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_CARD_ENDS, body);
  mado_verdict_find_last_counter_day (the, self);
  mado_verdict_put_closed (self);
  return with_stay_buttons (the, self);
}

/* What is done for the certificate today serves until the card ends: what the advice lists before
 * it, for the card, has a button beside it. */
static void
add_card_button (const MadoVerdictCase *the, MadoVerdict *self)
{
  const MadoProcedure first = the->advice->procedures[0];

  if (the->advice->n_procedures > 0 &&
      (first == MADO_PROCEDURE_NEW_CARD || first == MADO_PROCEDURE_STAY_PERIOD))
    set_other (self, first);
}

void
mado_verdict_add_card_end (const MadoVerdictCase *the, MadoVerdict *self, const char *sentence)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  g_autoptr (GString) text = g_string_new (sentence);

  if (!mado_advice_is_card_open (the->advice))
    return;
  g_string_replace (text, "%s", date, 1);
  mado_verdict_add_sentence (self, text->str);
  add_card_button (the, self);
}

/* Certificates that end with the card are not renewed: the person needs a new card. It takes long,
 * so the last day at a counter would be too late; and a driving licence on it goes over by some
 * ways of applying only (policy-rules.md 6.3, 9): no way is told before the guide has asked. */
MadoVerdict *
mado_verdict_card_ends_too (const MadoVerdictCase *the)
{
  if ((the->certificate->notes & MADO_NOTE_STAY_LIKELY) != 0)
    return stay_ends (the);
  if (mado_stay_comes_first (the->advice))
    return stay_maybe (the);

  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  char *body =
      g_strdup_printf (mado_wording_to (the->audience,
                                        _ ("カード本体も電子証明書も%"
                                           "sまでです。新しいカードができるまで1か月以上かかること"
                                           "があるので、早めに申請してください。"),
                                        _ ("カード本体も電子証明書も%"
                                           "sまでです。新しいカードができるまで1か月以上かかること"
                                           "があるので、早めの申請を案内してください。")),
                       date);
  MadoVerdict *self = mado_verdict_for_state (the, MADO_VERDICT_NEW_CARD, body);
  mado_verdict_add_sentence (self, stay_sentence (the));
  return with_card_button (the, self, MADO_PROCEDURE_NEW_CARD);
}

static MadoVerdict *
early_with_stay (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  char *body = g_strdup_printf (
      /* Translators: date, place */
      _ ("カード本体も電子証明書も%1$"
         "sまでです。誕生日ではないので、在留期間の満了日とみられます。在留期間が延びたら、この日ま"
         "でに%2$sでカードの有効期間を変更してください。"),
      date, the->place);
  return with_stay_buttons (the, mado_verdict_for_state (the, MADO_VERDICT_STAY_PERIOD_NEXT, body));
}

/* What comes is told where it is known: with a period of stay it may be either. */
static MadoVerdictId
next_title (const MadoVerdictCase *the)
{
  if (!mado_stay_comes_first (the->advice))
    return MADO_VERDICT_NEW_CARD_NEXT;
  return (the->certificate->notes & MADO_NOTE_CARD_ENDS_FIRST) != 0 ? MADO_VERDICT_CARD_ENDS_FIRST
                                                                    : MADO_VERDICT_CARD_ENDS_TOO;
}

/* The certificate will not be renewed: both end on one day, and then a new card is needed. */
static MadoVerdict *
early_with_new_card (const MadoVerdictCase *the)
{
  g_autofree char *date = mado_wording_date (&the->advice->card_expires);
  MadoVerdictId id = next_title (the);
  if (!mado_civil_date_known (&the->advice->card_opens))
    return mado_verdict_for_state (
        the, id,
        g_strdup_printf (_ ("カード本体も電子証明書も%1$"
                            "sまでです。期限が近づいたら、新しいカードを申請してください。"),
                         date));

  g_autofree char *opens = mado_wording_date (&the->advice->card_opens);
  return mado_verdict_for_state (
      the, id,
      /* Translators: date of the end, first day */
      g_strdup_printf (
          _ ("カード本体も電子証明書も%1$sまでです。新しいカードは%2$sから申請してください。"),
          date, opens));
}

MadoVerdict *
mado_verdict_early_with_card (const MadoVerdictCase *the)
{
  if ((the->certificate->notes & MADO_NOTE_STAY_LIKELY) != 0)
    return early_with_stay (the);
  if (mado_advice_is_card_open (the->advice))
    return mado_verdict_card_ends_too (the);

  MadoVerdict *self = early_with_new_card (the);
  mado_verdict_add_sentence (self, stay_sentence (the));
  return mado_stay_comes_first (the->advice) ? with_stay_buttons (the, self) : self;
}

MadoVerdict *
mado_verdict_juki_card (const MadoVerdictCase *the)
{
  char *body =
      g_strdup_printf (mado_wording_to (the->audience,
                                        _ ("住民基本台帳カードの電子証明書は更新できません。%"
                                           "sで、マイナンバーカードを申請してください。"),
                                        _ ("住民基本台帳カードの電子証明書は更新できません。%"
                                           "sで、マイナンバーカードを申請できます。")),
                       the->place);
  return with_card_button (
      the, mado_verdict_new (MADO_VERDICT_JUKI_CARD, body, "mado-ended", "auth-smartcard-symbolic"),
      MADO_PROCEDURE_NEW_CARD);
}
