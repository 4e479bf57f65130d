/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-summary.h"

#include <glib/gi18n.h>

/* From domain sheet sections 4–9; on_page: the words are those of suginami-page.txt. */
static const struct
{
  const char *words;
  gboolean on_page;
} summaries[MADO_N_PROCEDURES] = {
  [MADO_PROCEDURE_ISSUE] = { N_ ("カードに電子証明書が記録されていないときに、記録する手続きです。"
                                 "交付申請のときに希望しなかった方、15歳以上になった方などが対象で"
                                 "す。マイナンバーカードを持って、ご本人が窓口にお越しください。"),
                             TRUE },
  [MADO_PROCEDURE_RENEW] = { N_ ("有効期限が近づいた電子証明書を新しくする手続きです。更新できる期"
                                 "間のうちに、マイナンバーカードを持って、ご本人が窓口にお越しくだ"
                                 "さい。交付のときに設定した暗証番号が必要です。有効期限通知書が届"
                                 "いても、まだ手続きできないことがあります。"),
                             TRUE },
  [MADO_PROCEDURE_REISSUE] = { N_ ("有効期限が過ぎたり失効したりした電子証明書を、もう一度記録する"
                                   "手続きです。期限はありません。マイナンバーカードを持って、ご本"
                                   "人が窓口にお越しください。交付のときに設定した暗証番号が必要で"
                                   "す。"),
                               TRUE },
  [MADO_PROCEDURE_CHANGE_PIN] = { N_ ("いまの暗証番号やパスワードがわかるときに、新しいものに変える"
                                      "手続きです。マイナンバーカードを持って、ご本人が窓口にお越し"
                                      "ください。公的個人認証サービスのオンライン窓口からもできます"
                                      "。"),
                                  TRUE },
  [MADO_PROCEDURE_UNLOCK] = { N_ ("暗証番号やパスワードを忘れたとき、続けて間違えてロックされたとき"
                                  "の手続きです。マイナンバーカードを持って、ご本人が窓口にお越しく"
                                  "ださい。署名用のパスワードだけを忘れたときは、コンビニでの初期化"
                                  "サービスも使えます。ロックされても、電子証明書は失効しません。"),
                              TRUE },
  [MADO_PROCEDURE_REVOKE] = { N_ ("電子証明書を使うのをやめるときの手続きです。マイナンバーカードを"
                                  "持って、ご本人が窓口にお越しください。公的個人認証サービスのオン"
                                  "ライン窓口からもできます。失効させると元には戻せません。"),
                              TRUE },
  [MADO_PROCEDURE_PROXY] = { N_ ("代理人の方による申請は、必要なものや窓口にお越しいただく回数が、"
                                 "ご本人の場合と違います。事前に窓口へお問い合わせください。"),
                             TRUE },
  [MADO_PROCEDURE_NEW_CARD] = { N_ ("カード本体の有効期限が近いとき、過ぎたときに、新しいカードを申"
                                    "請する手続きです。電子証明書の更新とは別の手続きで、新しいカー"
                                    "ドには新しい電子証明書が記録されます。"),
                                FALSE },
  [MADO_PROCEDURE_CHANGED_DETAILS] = { N_ ("氏名、住所、性別、生年月日が変わると、署名用電子証明書"
                                           "だけが失効します。引き続き使うときは、届け出とあわせて"
                                           "署名用電子証明書を再発行してください。利用者証明用電子"
                                           "証明書は、そのまま使えます。"),
                                       TRUE },
  [MADO_PROCEDURE_CONTINUED_USE] = { N_ ("ほかの市区町村から引っ越してきたとき、カードを使い続ける"
                                         "ための手続きです。しないでいると、カードと電子証明書が失"
                                         "効します。窓口で転入の届け出とあわせて手続きしてください"
                                         "。"),
                                     FALSE },
  [MADO_PROCEDURE_STAY_PERIOD] = { N_ ("在留期間のある外国人住民の方のカードと電子証明書は、在留期"
                                       "間の満了日までです。在留期間を更新しても、カードの有効期間"
                                       "は自動では延びません。カードの期限の前に、窓口で有効期間を"
                                       "変更してください。"),
                                   FALSE },
  [MADO_PROCEDURE_FACE_CARD] = { N_ ("暗証番号を使わず、顔認証か目視で本人確認をするカードです。健"
                                     "康保険証として使えますが、署名用電子証明書は使えず、マイナポ"
                                     "ータルやコンビニ交付も使えません。"),
                                 FALSE },
  [MADO_PROCEDURE_OVERSEAS_MOVE] = { N_ ("国外へ引っ越すときに、カードを使い続けるための手続きです"
                                         "。出国の前に窓口で手続きしてください。署名用電子証明書は"
                                         "失効するので、使うときは再発行が必要です。"),
                                     FALSE },
  [MADO_PROCEDURE_LOST_CARD] = { N_ ("カードをなくしたときは、まず電話で一時利用停止をしてください"
                                     "。マイナンバー総合フリーダイヤル 0120-95-0178 "
                                     "で、24時間受け付けています。見つからないときは、警察への届け"
                                     "出のあと、窓口で再交付を申請します。"),
                                 FALSE },
};

const char *
mado_wording_procedure_summary (MadoProcedure procedure)
{
  g_return_val_if_fail ((guint)procedure < MADO_N_PROCEDURES, "");

  return _ (summaries[procedure].words);
}

gboolean
mado_wording_procedure_on_page (MadoProcedure procedure)
{
  g_return_val_if_fail ((guint)procedure < MADO_N_PROCEDURES, FALSE);

  return summaries[procedure].on_page;
}
