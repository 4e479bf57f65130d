/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-procedure.h"

#include <glib/gi18n.h>

#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-language.h"

static const struct
{
  const char *name;
  const char *icon;
} procedures[MADO_N_PROCEDURES] = {
  [MADO_PROCEDURE_ISSUE] = { NC_ ("procedure", "発行"), "document-new-symbolic" },
  [MADO_PROCEDURE_RENEW] = { N_ ("更新"), "view-refresh-symbolic" },
  [MADO_PROCEDURE_REISSUE] = { NC_ ("procedure", "再発行"), "edit-redo-symbolic" },
  [MADO_PROCEDURE_CHANGE_PIN] = { N_ ("暗証番号・パスワードの変更"), "dialog-password-symbolic" },
  [MADO_PROCEDURE_UNLOCK] = { N_ ("忘れた・ロックされた"), "changes-allow-symbolic" },
  [MADO_PROCEDURE_REVOKE] = { N_ ("失効の申請"), "action-unavailable-symbolic" },
  [MADO_PROCEDURE_PROXY] = { N_ ("代理人による手続き"), "system-users-symbolic" },
  [MADO_PROCEDURE_NEW_CARD] = { N_ ("新しいカードの申請"), "auth-smartcard-symbolic" },
  [MADO_PROCEDURE_CHANGED_DETAILS] = { N_ ("住所・氏名などが変わったとき"),
                                       "document-edit-symbolic" },
  [MADO_PROCEDURE_CONTINUED_USE] = { N_ ("転入のあとの継続利用"), "go-home-symbolic" },
  [MADO_PROCEDURE_STAY_PERIOD] = { N_ ("在留期間の更新とカードの有効期間"),
                                   "x-office-calendar-symbolic" },
  [MADO_PROCEDURE_FACE_CARD] = { N_ ("顔認証マイナンバーカード"), "avatar-default-symbolic" },
  [MADO_PROCEDURE_OVERSEAS_MOVE] = { N_ ("国外への転出"), "mark-location-symbolic" },
  [MADO_PROCEDURE_LOST_CARD] = { N_ ("カードの紛失・一時利用停止"), "dialog-warning-symbolic" },
};

char *
mado_wording_procedure_heading (MadoProcedure procedure)
{
  const char *words = mado_wording_procedure (procedure);

  return mado_wording_heading (words, procedures[procedure].name);
}

const char *
mado_wording_procedure (MadoProcedure procedure)
{
  g_return_val_if_fail ((guint)procedure < MADO_N_PROCEDURES, "");

  /* Translators: the names of two procedures; on the timeline the word is the day of issue. */
  if (procedure == MADO_PROCEDURE_ISSUE)
    return C_ ("procedure", "発行");
  if (procedure == MADO_PROCEDURE_REISSUE)
    return C_ ("procedure", "再発行");
  return _ (procedures[procedure].name);
}

const char *
mado_wording_procedure_icon (MadoProcedure procedure)
{
  g_return_val_if_fail ((guint)procedure < MADO_N_PROCEDURES, "");

  return procedures[procedure].icon;
}

static gboolean
state_is (const MadoAdvice *advice, MadoState state)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (advice->certificates[kind].state == state)
      return TRUE;
  return FALSE;
}

/* Where everybody is sent to the card itself. (nullable) */
static char *
card_hint (MadoProcedure procedure, const MadoAdvice *advice)
{
  const MadoFit *fit = &advice->fits[procedure];
  gboolean renew = procedure == MADO_PROCEDURE_RENEW && !mado_advice_card_is_dead (advice);
  if (fit->applies != MADO_APPLIES_NOT || !fit->has_instead)
    return NULL;
  if (fit->instead == MADO_PROCEDURE_NEW_CARD)
    return g_strdup (renew ? _ ("更新ではなく、新しいカードの申請です")
                           : _ ("この手続きではなく、新しいカードの申請です"));
  if (fit->instead == MADO_PROCEDURE_STAY_PERIOD)
    return g_strdup (renew ? _ ("更新ではなく、カードの有効期間の変更です")
                           : _ ("この手続きではなく、カードの有効期間の変更です"));
  return NULL;
}

/* @now: what is said where it can be done today. (nullable): no day is known */
static char *
day_hint (MadoProcedure procedure, const MadoAdvice *advice, const char *now)
{
  const MadoFit *fit = &advice->fits[procedure];
  if (fit->applies == MADO_APPLIES_NOW)
    return g_strdup (now);
  if (fit->applies != MADO_APPLIES_FROM)
    return NULL;
  g_autofree char *from = mado_wording_date_short (&fit->from, &advice->today);
  /* Translators: %s is a date: the first day on which it can be done */
  return g_strdup_printf (_ ("%sから"), from);
}

static char *
renew_hint (const MadoAdvice *advice)
{
  char *day = day_hint (MADO_PROCEDURE_RENEW, advice,
                        state_is (advice, MADO_STATE_LAST_DAY) ? _ ("今日が最終日です")
                                                               : _ ("いま手続きできます"));
  return day != NULL ? day : g_strdup (_ ("更新できる期間に手続きできます"));
}

static char *
reissue_hint (const MadoAdvice *advice)
{
  char *day = day_hint (MADO_PROCEDURE_REISSUE, advice, _ ("いま手続きできます。期限はありません"));
  return day != NULL ? day : g_strdup (_ ("期限切れや失効のあとに。期限はありません"));
}

/* The card does not tell how old its holder is. */
static char *
issue_hint (const MadoAdvice *advice, MadoAudience audience)
{
  gboolean auth = advice->certificates[MADO_KIND_AUTH].state == MADO_STATE_NOT_RECORDED;
  if (!state_is (advice, MADO_STATE_NOT_RECORDED))
    return g_strdup (_ ("電子証明書が記録されていないとき"));
  char *day = day_hint (MADO_PROCEDURE_ISSUE, advice,
                        auth ? _ ("いま手続きできます")
                             : _ ("希望する方は、いま手続きできます（年齢の条件があります）"));
  return day != NULL ? day
                     : g_strdup (mado_wording_to (audience, _ ("窓口でご確認ください"),
                                                  _ ("要確認（内規）")));
}

static char *
new_card_hint (const MadoAdvice *advice)
{
  char *day = day_hint (MADO_PROCEDURE_NEW_CARD, advice, _ ("いま手続きできます"));
  return day != NULL ? day : g_strdup (_ ("カード本体の期限が近いとき、過ぎたとき"));
}

static char *
unlock_hint (const MadoAdvice *advice, MadoAudience audience)
{
  gboolean locked = FALSE;
  gboolean store_any = FALSE;
  gboolean store_locked = FALSE;
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      const MadoCertificateAdvice *certificate = &advice->certificates[kind];
      locked |= certificate->pin_locked;
      store_any |= certificate->store_reset;
      store_locked |= certificate->pin_locked && certificate->store_reset;
    }
  if (locked)
    return g_strdup (
        store_locked ? mado_wording_to (audience, _ ("ロックされています。窓口、またはコンビニ"),
                                        _ ("ロックされています。この窓口、またはコンビニ"))
                     : mado_wording_to (audience, _ ("ロックされています。窓口"),
                                        _ ("ロックされています。この窓口")));
  return g_strdup (store_any ? _ ("窓口、またはコンビニ") : _ ("窓口"));
}

static char *
hint_of (MadoProcedure procedure, const MadoAdvice *advice, MadoAudience audience)
{
  switch (procedure)
    {
    case MADO_PROCEDURE_ISSUE:
      return issue_hint (advice, audience);
    case MADO_PROCEDURE_RENEW:
      return renew_hint (advice);
    case MADO_PROCEDURE_REISSUE:
      return reissue_hint (advice);
    case MADO_PROCEDURE_CHANGE_PIN:
      return g_strdup (_ ("いまの番号がわかるとき"));
    case MADO_PROCEDURE_UNLOCK:
      return unlock_hint (advice, audience);
    case MADO_PROCEDURE_REVOKE:
      return g_strdup (_ ("使うのをやめるとき。取り消せません"));
    case MADO_PROCEDURE_PROXY:
      return g_strdup (_ ("持ち物と、窓口へ行く回数が変わります"));
    case MADO_PROCEDURE_NEW_CARD:
      return new_card_hint (advice);
    case MADO_PROCEDURE_CHANGED_DETAILS:
      return g_strdup (_ ("署名用だけが失効します"));
    case MADO_PROCEDURE_CONTINUED_USE:
      return g_strdup (_ ("ほかの市区町村から引っ越してきたとき。90日以内"));
    case MADO_PROCEDURE_STAY_PERIOD:
      return g_strdup (_ ("在留期間のある外国人住民の方。カードの期限の前に"));
    case MADO_PROCEDURE_FACE_CARD:
      return g_strdup (_ ("暗証番号のないカード。署名用は使えません"));
    case MADO_PROCEDURE_OVERSEAS_MOVE:
      return g_strdup (_ ("国外へ引っ越すとき。出国の前に"));
    case MADO_PROCEDURE_LOST_CARD:
      return g_strdup (_ ("なくしたとき。電話で24時間、止められます"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
mado_wording_procedure_hint (MadoProcedure procedure,
                             const MadoAdvice *advice,
                             MadoAudience audience)
{
  char *card = card_hint (procedure, advice);
  return card != NULL ? card : hint_of (procedure, advice, audience);
}
