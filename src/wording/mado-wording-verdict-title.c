/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-verdict-title.h"

#include <glib/gi18n.h>

static const char *const titles[MADO_N_VERDICTS] = {
  [MADO_VERDICT_UNKNOWN] = N_ ("電子証明書の状態を確認できません"),
  [MADO_VERDICT_UNREADABLE] = N_ ("読み取れませんでした"),
  [MADO_VERDICT_EXPIRY_UNKNOWN] = N_ ("有効期限を確認できません"),
  [MADO_VERDICT_BROKEN_CHAIN] = N_ ("電子証明書を確認できません"),
  [MADO_VERDICT_NOT_RECORDED] = N_ ("電子証明書が記録されていません"),
  [MADO_VERDICT_HIDDEN] = N_ ("パスワードで保護されています"),
  [MADO_VERDICT_NOT_YET_VALID] = N_ ("有効期間が始まっていません"),
  [MADO_VERDICT_RENEWED] = N_ ("更新は済んでいます"),
  [MADO_VERDICT_NO_NEED] = N_ ("いまは更新の必要はありません"),
  [MADO_VERDICT_TOO_EARLY] = N_ ("まだ更新できません"),
  [MADO_VERDICT_OPENS_TOMORROW] = N_ ("明日から更新できます"),
  [MADO_VERDICT_RENEWABLE] = N_ ("いま更新できます"),
  [MADO_VERDICT_LAST_DAY] = N_ ("今日が最終日です"),
  [MADO_VERDICT_EXPIRED] = N_ ("期限が切れています"),
  [MADO_VERDICT_REVOKED] = N_ ("失効しています"),
  [MADO_VERDICT_AUTH_LOCKED] = N_ ("利用者証明用暗証番号がロックされています"),
  [MADO_VERDICT_SIGN_LOCKED] = N_ ("署名用パスワードがロックされています"),
  [MADO_VERDICT_BOTH_LOCKED] = N_ ("暗証番号とパスワードがロックされています"),
  [MADO_VERDICT_NEW_CARD] = N_ ("新しいカードを申請する時期です"),
  [MADO_VERDICT_NEW_CARD_NEXT] = N_ ("次は新しいカードの申請です"),
  [MADO_VERDICT_CARD_ENDS] = N_ ("カードの期限が近づいています"),
  [MADO_VERDICT_CARD_ENDS_TOO] = N_ ("カードも同じ日に期限が来ます"),
  [MADO_VERDICT_CARD_ENDS_FIRST] = N_ ("カードの期限が先に来ます"),
  [MADO_VERDICT_STAY_PERIOD] = N_ ("カードの有効期間の変更が必要です"),
  [MADO_VERDICT_STAY_PERIOD_NEXT] = N_ ("在留期間が延びたら、変更が必要です"),
  [MADO_VERDICT_CARD_LAPSED] = N_ ("カードの有効期限が切れています"),
  [MADO_VERDICT_SMARTPHONE] = N_ ("スマートフォンの電子証明書です"),
  [MADO_VERDICT_JUKI_CARD] = N_ ("マイナンバーカードではありません"),
};

const char *
mado_wording_verdict_title (MadoVerdictId id)
{
  g_return_val_if_fail (id < MADO_N_VERDICTS, NULL);

  return titles[id] != NULL ? _ (titles[id]) : NULL;
}
