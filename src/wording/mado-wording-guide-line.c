/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>

#include "mado-wording-date.h"
#include "mado-wording-state.h"

/* Every line of the guidance. Those with a date or a number of the rules in them are made below. */
static const char *const lines[MADO_N_LINES] = {
  [MADO_LINE_WHY_LAST_DAY] = N_ ("今日が有効期限の日です。更新できるのは今日までです。"),
  [MADO_LINE_WHY_NATIONAL_OPEN] =
      N_ ("この自治体の案内ではまだ更新期間の前ですが、今日から受け付ける自治体もあります。"),
  [MADO_LINE_WHY_LAPSED] =
      N_ ("有効期限を過ぎて失効しています。再発行の手続きに、期限はありません。"),
  [MADO_LINE_WHY_REVOKED] = N_ ("失効しています。もう一度使うには、再発行の手続きをします。"),
  [MADO_LINE_WHY_NOT_RECORDED] =
      N_ ("カードに電子証明書が記録されていません。あとから記録できます。"),
  [MADO_LINE_WHY_GUARDIANSHIP] = N_ ("成年被後見人の方には、署名用電子証明書は原則発行できません。"
                                     "希望される場合は、事前に窓口へお問い合わせください。"),
  [MADO_LINE_WHY_SIGN_LAPSED] = N_ ("住所・氏名・性別・生年月日が変わったため、署名用電子証明書は失"
                                    "効しています。新しく発行できます。"),
  [MADO_LINE_WHY_SIGN_LAPSES] = N_ (
      "住所・氏名・性別・生年月日が変わると、署名用電子証明書は失効します。新しく発行できます。"),
  [MADO_LINE_WHY_AUTH_STAYS] = N_ ("利用者証明用電子証明書は失効しません。そのまま使えます。"),
  [MADO_LINE_WHY_CHANGE_UNKNOWN] =
      N_ ("発行のあとに住所・氏名などが変わっていると、署名用電子証明書は失効しています。"),
  [MADO_LINE_WHY_RECORDED] = N_ ("電子証明書は、もう記録されています。"),
  [MADO_LINE_WHY_SIGN_RECORDED_UNKNOWN] =
      N_ ("署名用電子証明書が記録されているかどうかが、わかりません。"),
  [MADO_LINE_WHY_NOT_EXPIRED] = N_ ("まだ有効期限の前です。再発行ではなく、更新の手続きをします。"),
  [MADO_LINE_WHY_NO_CHANGE] = N_ ("住所・氏名・性別・生年月日が変わっていなければ、失効しません。"),
  [MADO_LINE_WHY_NO_SIGN] =
      N_ ("署名用電子証明書が記録されていないので、変更によって失効するものはありません。"),
  [MADO_LINE_WHY_CARD_LAPSED] =
      N_ ("カードの有効期限が過ぎています。カードが失効すると、電子証明書も失効します。"),
  [MADO_LINE_WHY_ENDS_WITH_CARD] = N_ ("電子証明書とカードの有効期限が同じころに終わります。電子証"
                                       "明書の更新ではなく、新しいカードを申請します。"),
  [MADO_LINE_WHY_STAY_ENDS_WITH_CARD] = N_ ("カードの有効期限は、在留期間の満了日までです。電子証明"
                                            "書の更新ではなく、カードの有効期間の変更をします。"),
  [MADO_LINE_WHY_CARD_END_UNKNOWN] =
      N_ ("カード本体の有効期限がわかりません。カードの券面をご確認ください。"),
  [MADO_LINE_WHY_CARD_VOID] = N_ ("カードが失効しているので、新しいカードを申請します。"),
  [MADO_LINE_WHY_CARD_LOST] = N_ ("カードが見つからないときは、新しいカードを申請します。"),
  [MADO_LINE_WHY_JUKI_CARD] =
      N_ ("住民基本台帳カードです。ここで案内する手続きは、マイナンバーカードのものです。"),
  [MADO_LINE_WHY_SMARTPHONE] = N_ (
      "スマートフォンの電子証明書です。カードの電子証明書とは別のもので、スマートフォンから手続き"
      "します。カードの電子証明書の手続きは、マイナンバーカードを置くと案内します。"),
  [MADO_LINE_WHY_UNKNOWN] =
      N_ ("電子証明書の有効期限がわかりません。カードをカードリーダーに置くか、日付を入力（カードな"
          "しで確認）すると、手続きできる時期がわかります。"),
  [MADO_LINE_WHY_UNREADABLE] = N_ ("電子証明書を読み取れませんでした。"),
  [MADO_LINE_WHY_NOT_YET_VALID] = N_ ("電子証明書の有効期間が、まだ始まっていません。"),
  [MADO_LINE_WHY_HIDDEN] =
      N_ ("署名用電子証明書はパスワードで保護されているため、有効期限がわかりません。"),
  [MADO_LINE_WHY_PIN_KNOWN] = N_ ("いまの暗証番号がわかれば、変更できます。"),
  [MADO_LINE_WHY_PIN_LOCKED] =
      N_ ("暗証番号がロックされています。変更ではなく、初期化の手続きをします。"),
  [MADO_LINE_WHY_SOME_PIN_LOCKED] = N_ (
      "このカードには、ロックされている暗証番号があります。それは変更できません。変更ではなく、初"
      "期化の手続きをします。"),
  [MADO_LINE_WHY_PIN_FORGOTTEN] =
      N_ ("いまの暗証番号がわからないときは、変更ではなく、初期化の手続きをします。"),
  [MADO_LINE_WHY_PIN_RESET] = N_ ("忘れた暗証番号、ロックされた暗証番号は、初期化して設定し直せます"
                                  "。電子証明書の有効期限は変わりません。"),
  [MADO_LINE_WHY_NO_CERTIFICATE_NO_PIN] =
      N_ ("電子証明書が記録されていないので、その暗証番号もありません。"),
  [MADO_LINE_WHY_PIN_OF_LAPSED] =
      N_ ("電子証明書が失効しているので、暗証番号は再発行と一緒に設定します。"),
  [MADO_LINE_WHY_FACE_CARD] = N_ ("顔認証マイナンバーカードです。暗証番号を使う手続きはできず、署名"
                                  "用電子証明書は記録されません。"),
  [MADO_LINE_WHY_FACE_CARD_RENEWAL] =
      N_ ("顔認証マイナンバーカードでも、利用者証明用電子証明書の有効期限は来るので、更新します。"),
  [MADO_LINE_WHY_FACE_CARD_SWITCH] =
      N_ ("ふつうのカードを、窓口で顔認証マイナンバーカードに切り替えられます。"),
  [MADO_LINE_WHY_FACE_CARD_BACK] =
      N_ ("暗証番号のあるカードに戻す手続きは、資料からはわかりません。"),
  [MADO_LINE_WHY_FACE_CARD_SUSPECTED] = N_ ("署名用電子証明書がなく、暗証番号がロックされています。"
                                            "顔認証マイナンバーカードかもしれません。"),
  [MADO_LINE_WHY_REVOCABLE] = N_ ("使うのをやめる届け出をすると、電子証明書は失効します。"),
  [MADO_LINE_WHY_NOTHING_TO_REVOKE] = N_ ("有効な電子証明書がないので、失効の申請はいりません。"),
  [MADO_LINE_WHY_PROXY_BEFOREHAND] =
      N_ ("代理人による手続きは、事前に窓口へお問い合わせください。"),
  [MADO_LINE_WHY_SELF] = N_ ("ご本人が窓口へ行くときは、それぞれの手続きの案内をご覧ください。"),
  [MADO_LINE_WHY_CONTINUED_USE] =
      N_ ("ほかの市区町村から転入したときは、カードの継続利用の手続きが必要です。"),
  [MADO_LINE_WHY_CONTINUED_USE_LATE] =
      N_ ("転入の届出から90日を過ぎると、継続利用の手続きをしていないカードは失効します。"),
  [MADO_LINE_WHY_CONTINUED_USE_DONE] = N_ ("継続利用の手続きは済んでいます。"),
  [MADO_LINE_WHY_CONTINUED_USE_UNKNOWN] =
      N_ ("継続利用の手続きが済んでいるかどうかが、わかりません。"),
  [MADO_LINE_WHY_WITHIN_90_UNKNOWN] = N_ ("転入の届出から90日を過ぎると、カードは失効します。"),
  [MADO_LINE_WHY_NOT_MOVED_IN] = N_ ("継続利用は、ほかの市区町村から転入したときの手続きです。"),
  [MADO_LINE_WHY_STAY_EXTENDED] = N_ ("在留期間が延びても、カードの有効期限は延びません。カードの有"
                                      "効期限の前に、窓口で変更します。"),
  [MADO_LINE_WHY_STAY_PENDING] =
      N_ ("在留期間の更新を申請中の方は、カードの有効期間を2か月だけ延ばせます。"),
  [MADO_LINE_WHY_STAY_NOT_EXTENDED] =
      N_ ("カードの有効期間を変更するには、在留期間の更新が必要です。"),
  [MADO_LINE_WHY_STAY_UNKNOWN] = N_ ("在留期間のある方のカードは、在留期間の満了日までです。"),
  [MADO_LINE_WHY_NO_STAY_PERIOD] = N_ ("在留期間のない方には、この手続きはありません。永住者・特別"
                                       "永住者・高度専門職第2号の方も同じです。"),
  [MADO_LINE_WHY_OVERSEAS_MOVE] =
      N_ ("日本国籍の方は、国外への転出の前に継続利用の手続きをすると、カードを引き続き使えます。"),
  [MADO_LINE_WHY_OVERSEAS_LATE] =
      N_ ("継続利用の手続きをせずに国外へ転出すると、カードは失効します。"),
  [MADO_LINE_WHY_OVERSEAS_FOREIGN] =
      N_ ("外国籍の方が国外へ転出すると、カードと電子証明書は失効します。"),
  [MADO_LINE_WHY_OVERSEAS_UNKNOWN] =
      N_ ("国籍や転出の日によって、カードを使い続けられるかどうかが変わります。"),
  [MADO_LINE_WHY_ALREADY_OVERSEAS] =
      N_ ("国外にお住まいの方の手続きです。転出の手続きはもう済んでいます。"),
  [MADO_LINE_WHY_LOST_STOP] =
      N_ ("カードをなくしたときは、電話（0120-95-0178、24時間受付）で一時利用停止ができます。"),
  [MADO_LINE_WHY_LOST_FOUND] = N_ ("カードが見つかったときは、窓口で一時停止を解除します。"),
  [MADO_LINE_WHY_CARD_AT_HAND] =
      N_ ("カードが手元にあり、一時停止もしていないので、この手続きはいりません。"),
  [MADO_LINE_WHY_SUSPENDED_UNKNOWN] = N_ ("一時停止をしたかどうかが、わかりません。"),
  [MADO_LINE_WHY_REVOKE_LOST] =
      N_ ("カードが手元にないときは、失効の申請ではなく、一時利用停止をします。"),
  [MADO_LINE_BRING_CARD] = N_ ("マイナンバーカード"),
  [MADO_LINE_BRING_PIN_SIGN] = N_ ("署名用電子証明書のパスワード（英数字6〜16文字）"),
  [MADO_LINE_BRING_PIN_AUTH] = N_ ("利用者証明用電子証明書の暗証番号（数字4桁）"),
  [MADO_LINE_BRING_PIN_JUKI] = N_ ("住民基本台帳用の暗証番号（数字4桁）"),
  [MADO_LINE_BRING_NEW_PIN_SIGN] =
      N_ ("新しく決めた署名用パスワード（英大文字と数字の両方を入れた6〜16文字）"),
  [MADO_LINE_BRING_NEW_PIN_AUTH] = N_ ("新しく決めた利用者証明用の暗証番号（数字4桁）"),
  [MADO_LINE_BRING_NEW_PIN] = N_ ("新しく決めた暗証番号"),
  [MADO_LINE_BRING_CURRENT_PIN] = N_ ("いまの暗証番号"),
  [MADO_LINE_BRING_PHOTO_ID] = N_ ("顔写真つきの本人確認書類"),
  [MADO_LINE_BRING_EXTRA_ID] =
      N_ ("カードのほかに、本人確認書類をもう1点（暗証番号を初期化するため）"),
  [MADO_LINE_BRING_LETTER] = N_ ("有効期限通知書（届いていれば。なくても手続きできます）"),
  [MADO_LINE_BRING_REPRESENTATIVE_ID] = N_ ("法定代理人の顔写真つき本人確認書類"),
  [MADO_LINE_BRING_AUTHORITY] = N_ ("法定代理人であることがわかる書類（戸籍謄本、登記事項証明書など"
                                    "。同じ世帯のときなど、いらないことがあります）"),
  [MADO_LINE_BRING_PROXY_ID] = N_ ("代理人の顔写真つき本人確認書類"),
  [MADO_LINE_BRING_SEALED_FORM] =
      N_ ("照会書兼回答書（ご本人がすべて記入し、いまの暗証番号を書いて封をしたもの）"),
  [MADO_LINE_BRING_APPLICATION] =
      N_ ("カードの申請書（通知書の申請書IDやQRコードでも申請できます）"),
  [MADO_LINE_BRING_PHOTO] = N_ ("顔写真（カードの申請のため）"),
  [MADO_LINE_BRING_RESIDENCE_CARD] = N_ ("在留カード"),
  [MADO_LINE_BRING_STAY_APPLICATION] =
      N_ ("在留期間の更新を申請中であることがわかるもの（在留カードの裏面など）"),
  [MADO_LINE_WHERE_COUNTER] = N_ ("受付窓口"),
  [MADO_LINE_WHERE_REGISTERED] = N_ ("住民登録のある市区町村の窓口だけで手続きできます。"),
  [MADO_LINE_WHERE_HONSEKI] = N_ ("国外にお住まいの方は、本籍地の市区町村などの窓口"),
  [MADO_LINE_WHERE_NOT_ONLINE] = N_ ("この手続きは、インターネットではできません。"),
  [MADO_LINE_WHERE_ONLINE_WINDOW] = N_ ("公的個人認証サービス ポータルサイトのオンライン窓口"),
  [MADO_LINE_WHERE_CLIENT_SOFTWARE] =
      N_ ("パソコンの「利用者クライアントソフト」（カードリーダーが必要です）"),
  [MADO_LINE_WHERE_SMARTPHONE] = N_ ("スマートフォンのアプリ"),
  [MADO_LINE_WHERE_HERE] = N_ ("このプログラム（カードリーダーにカードを置いて変更します）"),
  [MADO_LINE_WHERE_COUNTER_ONLY] = N_ ("この暗証番号は、窓口だけで手続きできます。"),
  [MADO_LINE_WHERE_STORE_SIGN] = N_ (
      "コンビニエンスストア：署名用パスワードを、利用者証明用の暗証番号を使って初期化できます。"),
  [MADO_LINE_WHERE_STORE_AUTH] = N_ (
      "コンビニエンスストア：利用者証明用の暗証番号を、署名用パスワードを使って初期化できます。"),
  [MADO_LINE_WHERE_STORE_PHONE_STEP] = N_ ("先にスマートフォンのアプリで、カードの読み取りと顔の撮"
                                           "影をして予約します（24時間いつでも）。"),
  [MADO_LINE_WHERE_STORE_24_HOURS] = N_ ("予約から24時間以内に、店のマルチコピー機（6時30分〜23時）"
                                         "でカードを置いて設定します。無料です。"),
  [MADO_LINE_WHERE_STORE_CONDITIONS] = N_ ("両方の電子証明書が有効で、発行のあとに住所・氏名・性別"
                                           "・生年月日が変わっていないときに限ります。"),
  [MADO_LINE_WHERE_STORE_SHOPS_BOTH] =
      N_ ("セブン-イレブン、イオンの店舗の一部、フジなど（両方の暗証番号）"),
  [MADO_LINE_WHERE_STORE_SHOPS_SIGN] =
      N_ ("ローソン、ファミリーマート、ミニストップなど（署名用だけ）"),
  [MADO_LINE_WHERE_STORE_NOT_BOTH] = N_ ("もう一方の暗証番号もわからないときは、コンビニエンススト"
                                         "アではできません。窓口で手続きします。"),
  [MADO_LINE_WHERE_STORE_NOT_NOW] = N_ ("電子証明書が失効しているとき、発行のあとに住所・氏名などが"
                                        "変わったときは、コンビニエンスストアではできません。"),
  [MADO_LINE_WHERE_STORE_NOT_PROXY] = N_ ("コンビニエンスストアでは、ご本人だけが手続きできます。"),
  [MADO_LINE_WHERE_PHONE] = N_ ("電話：0120-95-0178（24時間受付）"),
  [MADO_LINE_WHERE_POST_OFFICE] =
      N_ ("市区町村が指定した郵便局で受け付けていることもあります（ない市区町村も多くあります）。"),
  [MADO_LINE_WHERE_LANDING] = N_ ("国外への転出の届出をする窓口（住民登録のある市区町村）"),
  [MADO_LINE_VISITS_ONE] = N_ ("ご本人なら、窓口へ行くのは1回です。"),
  [MADO_LINE_VISITS_ONE_LEGAL] = N_ ("法定代理人なら、多くの場合1回です。"),
  [MADO_LINE_VISITS_ONE_SEALED] =
      N_ ("封をした照会書兼回答書があり、暗証番号が合っていれば、多くの場合1回です。"),
  [MADO_LINE_VISITS_TWO] = N_ ("多くの場合、2回必要です。1回目に申し込むと、ご本人あての照会書が郵"
                               "送され、記入して封をしたものを2回目に持って行きます。"),
  [MADO_LINE_VISITS_LETTER_UNKNOWN] =
      N_ ("照会書兼回答書があるかどうかで、1回か2回かが変わります。"),
  [MADO_LINE_VISITS_CARD] = N_ ("申請と受け取りで2回になることがあります。"),
  [MADO_LINE_VISITS_NONE] = N_ ("コンビニエンスストアで手続きすれば、窓口へ行く必要はありません。"),
  [MADO_LINE_VISITS_PHONE] = N_ ("電話だけで止められます。窓口へ行く必要はありません。"),
  [MADO_LINE_VISITS_HERE] = N_ ("このプログラムで変更すれば、窓口へ行く必要はありません。"),
  [MADO_LINE_AFTER_24_HOURS] = N_ ("手続きのあと24時間ほどは、オンラインの手続きや健康保険証として"
                                   "の利用ができないことがあります。"),
  [MADO_LINE_AFTER_ETAX] =
      N_ ("e-Taxのソフトをお使いの方は、新しい電子証明書を登録し直してください。"),
  [MADO_LINE_AFTER_SMARTPHONE] =
      N_ ("スマートフォンの電子証明書をお使いの方は、もう一度申し込みが必要です。"),
  [MADO_LINE_AFTER_OLD_REVOKED] = N_ ("古い電子証明書は、その場で失効します。"),
  [MADO_LINE_AFTER_STOPS_SIGN] = N_ ("e-Taxなどの電子申請ができなくなります。"),
  [MADO_LINE_AFTER_STOPS_AUTH] =
      N_ ("マイナポータルへのログイン、コンビニ交付、健康保険証としての利用ができなくなります。"),
  [MADO_LINE_AFTER_REGAIN] = N_ ("もう一度使うには、窓口で発行の手続きが必要です。"),
  [MADO_LINE_AFTER_SAME_END] =
      N_ ("署名用電子証明書の有効期限は、利用者証明用の有効期限を超えません。"),
  [MADO_LINE_AFTER_CHECK_SIGN] =
      N_ ("一時停止のあと、署名用電子証明書が失効していることがあります。"),
  [MADO_LINE_AFTER_COUNTER_RESET] =
      N_ ("暗証番号を正しく入力すると、まちがえた回数は元に戻ります。"),
  [MADO_LINE_AFTER_FACE_RENEW] = N_ ("利用者証明用電子証明書の有効期限が来たら、更新が必要です。"),
  [MADO_LINE_AFTER_SIGN_LEAVES] = N_ ("署名用電子証明書は、転出予定日に失効します。前日までなら再発"
                                      "行でき、そのあとは本籍地の市区町村で発行できます。"),
  [MADO_LINE_AFTER_CONTINUED] = N_ ("手続きが済むと、カードと利用者証明用電子証明書を引き続き使えま"
                                    "す。署名用電子証明書は、新しく発行します。"),
  [MADO_LINE_AFTER_RERECORD] =
      N_ ("カードの有効期間を変えたら、電子証明書も新しい期間で記録し直します。"),
  [MADO_LINE_AFTER_NEW_CARD_CERTIFICATES] =
      N_ ("新しいカードには、申請のときに「不要」としなければ、電子証明書が記録されます。"),
  [MADO_LINE_AFTER_RETRY] = N_ (
      "コンビニエンスストアでは暗証番号を設定し直すだけで、電子証明書の発行や更新はできません。"),
  [MADO_LINE_CAUTION_PROXY] = N_ ("代理人による手続きは、事前に窓口へお問い合わせください。"),
  [MADO_LINE_CAUTION_SYSTEM_STOP] =
      N_ ("地方公共団体情報システム機構のシステムが止まっている日は、手続きできません。市区町村のホ"
          "ームページでご確認ください。"),
  [MADO_LINE_CAUTION_MAINTENANCE] =
      N_ ("第3土曜日の翌日の日曜日は、全国のシステムが止まることがあります。"),
  [MADO_LINE_CAUTION_BUSY] =
      N_ ("月曜日の午前、金曜日の午後、10時〜15時ごろは、混みやすい時間です。"),
  [MADO_LINE_CAUTION_FREE] =
      N_ ("手数料：無料（全国の取扱い）。紛失などでカードを作り直すときは有料です。"),
  [MADO_LINE_CAUTION_FEE_LOST] =
      N_ ("紛失などでカードを作り直すときは、カード800円と電子証明書200円がかかります。"),
  [MADO_LINE_CAUTION_FEE_STAY] =
      N_ ("在留期間を過ぎてカードが失効すると、作り直しに1,000円がかかる例があります。"),
  [MADO_LINE_CAUTION_LETTER_EARLY] = N_ ("有効期限通知書が届いても、まだ更新できないことがあります"
                                         "。通知書の更新期間をご確認ください。"),
  [MADO_LINE_CAUTION_FORM_LAPSED] =
      N_ ("通知書に同封の照会書兼回答書は、電子証明書の有効期限を過ぎると使えません。"),
  [MADO_LINE_CAUTION_ENVELOPE] =
      N_ ("封筒を開けてあるもの、封をしていないものは、受け付けられません。"),
  [MADO_LINE_CAUTION_PIN_SECRET] = N_ (
      "暗証番号は代理人に教えないでください。封をした書類に書き、窓口の職員が開けて入力します。"),
  [MADO_LINE_CAUTION_NO_RETURN] =
      N_ ("失効は取り消せません。もう一度使うには、窓口へ行く必要があります。"),
  [MADO_LINE_CAUTION_DO_NOT_GUESS] = N_ ("わからないまま何度も入力しないでください。続けてまちがえ"
                                         "ると、署名用は5回、利用者証明用は3回でロックされます。"),
  [MADO_LINE_CAUTION_REPORT_FIRST] = N_ ("先に住所や氏名の届出をして、カードの記載を新しくします。"
                                         "同じ日に窓口で続けて手続きできます。"),
  [MADO_LINE_CAUTION_NOT_COMPULSORY] =
      N_ ("更新は義務ではありません。電子証明書を使わない方は、更新しなくてもかまいません。"),
  [MADO_LINE_CAUTION_NO_LETTER] = N_ ("在留期間の満了については、通知書が届きません。"),
  [MADO_LINE_CAUTION_COMBINED_CARD] =
      N_ ("2026年6月14日から、在留カードと一体の「特定在留カード」も選べます。"),
  [MADO_LINE_CAUTION_TWO_MONTHS] =
      N_ ("2か月の延長は1回だけで、カードの有効期限の前にしかできません。"),
  [MADO_LINE_CAUTION_PERSON_TOO] =
      N_ ("法定代理人と一緒に、ご本人も窓口へ行く必要があることがあります。"),
  [MADO_LINE_CAUTION_CARD_ENDS_UNKNOWN] = N_ ("カード本体も同じころに期限が来るときは、新しいカード"
                                              "の申請になります。カードの券面をご確認ください。"),
  [MADO_LINE_CAUTION_STAY_UNKNOWN] =
      N_ ("在留期間のある外国人住民の方は、カードの有効期間の変更になります。"),
  [MADO_LINE_CAUTION_FACE_CARD] =
      N_ ("顔認証マイナンバーカードでは暗証番号を使いません。持ち物が変わることがあります。"),
  [MADO_LINE_CAUTION_SIGN_BY_CHANGE] = N_ ("発行のあとに住所・氏名などが変わっていると、署名用電子"
                                           "証明書は失効しています。新しく発行します。"),
  [MADO_LINE_CAUTION_CHANGE_UNKNOWN] =
      N_ ("発行のあとに住所・氏名などが変わっていると、署名用電子証明書は失効しています。"),
  [MADO_LINE_CAUTION_SIGN_UNKNOWN] =
      N_ ("署名用電子証明書が記録されているかどうかが、わかりません。"),
  [MADO_LINE_CAUTION_OTHER_LAPSED] =
      N_ ("もう一方の電子証明書は失効しています。一緒に再発行できます。"),
  [MADO_LINE_CAUTION_BOTH_TOGETHER] =
      N_ ("署名用は利用者証明用の有効期限を超えないので、両方を一緒に更新してください。"),
  [MADO_LINE_CAUTION_DATES_ONLY] = N_ ("有効期限だけでは、失効していないかどうかはわかりません。"),
  [MADO_LINE_CAUTION_COMPUTED] = N_ ("有効期限は、入力された内容から計算した目安です。"),
  [MADO_LINE_CAUTION_FEB29] = N_ ("2月29日生まれの方の有効期限は、資料によって違います。カードや証"
                                  "明書の表示を優先してください。"),
  [MADO_LINE_CAUTION_NO_PIN_ASKED] = N_ ("失効の申請では、暗証番号は聞かれません。"),
  [MADO_LINE_CAUTION_SCAM] =
      N_ ("更新のためと言って、電話で暗証番号を聞いたりカードを預かったりすることはありません。"),
  [MADO_LINE_CAUTION_CONTINUED_USE] =
      N_ ("転入したあとに継続利用の手続きをしていないと、カードが失効していることがあります。"),
};

/* (nullable): those with a number of the rules in them. What other numbers there are in the lines
 * are the law's (90 days for 継続利用, 2 months more for a period of stay), the card's (tries), the
 * fees' and the telephone's: no municipality's. */
static char *
counted_line (MadoLine line, const MadoGuide *guide)
{
  switch ((guint)line)
    {
    case MADO_LINE_WHY_UNDER_AGE:
      return g_strdup_printf (_ ("%u歳未満の方には、署名用電子証明書は原則発行できません。希望され"
                                 "る場合は、事前に窓口へお問い合わせください。"),
                              guide->minimum_age);
    case MADO_LINE_WHY_AGE_BOUNDARY:
      return g_strdup_printf (
          _ ("%u歳の誕生日の前日です。今日から発行できるかは、はっきりしません。"),
          guide->minimum_age);
    case MADO_LINE_WHY_ELIGIBILITY_UNKNOWN:
      return g_strdup_printf (
          _ ("%u歳未満の方と成年被後見人の方には、署名用電子証明書は原則発行できません。"),
          guide->minimum_age);
    case MADO_LINE_AFTER_OVERSEAS_WINDOW:
      return g_strdup_printf (_ ("国外では、有効期限の%uか月前から更新できます。"),
                              guide->overseas_months);
    case MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE:
      return g_strdup_printf (
          _ ("署名用電子証明書は、%u歳未満の方と成年被後見人の方には原則発行できません。"),
          guide->minimum_age);
    case MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN:
      return g_strdup_printf (
          _ ("%u歳未満の方と成年被後見人の方には、署名用電子証明書は原則発行できません。"),
          guide->minimum_age);
    case MADO_LINE_CAUTION_LEGAL_SETS_PIN:
      return g_strdup_printf (_ ("%u歳未満の方の暗証番号は、法定代理人が設定します。"),
                              guide->minimum_age);
    default:
      return NULL;
    }
}

/* (nullable) */
static char *
dated_line (MadoLine line, const MadoGuide *guide)
{
  g_autofree char *from = mado_wording_date (&guide->from);
  g_autofree char *until = mado_wording_date (&guide->until);
  g_autofree char *renewed = mado_wording_date (&guide->renewed_expiry);
  g_autofree char *insurance = mado_wording_date (&guide->insurance_until);

  switch ((guint)line)
    {
    case MADO_LINE_WHY_WINDOW_OPEN:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("更新できる期間です。有効期限の%sまでに手続きしてください。"),
                              until);
    case MADO_LINE_WHY_WINDOW_NOT_YET:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("更新できるのは%sからです。"), from);
    case MADO_LINE_WHY_TURNS_AGE:
      /* Translators: an age and a date */
      return g_strdup_printf (_ ("署名用電子証明書は、%1$u歳になる%2$sから発行できます。"),
                              guide->minimum_age, from);
    case MADO_LINE_WHY_CARD_WINDOW_OPEN:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("カードを更新できる期間です。カードの有効期限は%sです。"), until);
    case MADO_LINE_WHY_CARD_WINDOW_NOT_YET:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("カードを更新できるのは%sからです。"), from);
    case MADO_LINE_AFTER_RENEWED_EXPIRY:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("期間内に更新すると、新しい有効期限は%sになる見込みです。"),
                              renewed);
    case MADO_LINE_AFTER_INSURANCE_GRACE:
      /* Translators: %s is a date */
      return g_strdup_printf (
          _ ("健康保険証としては、おおむね%"
             "sまで使えます（資格の確認だけ）。正確には、ご加入の健康保険へお問い合わせください。"),
          insurance);
    default:
      return NULL;
    }
}

/* Which of the two it is, where it is one. (nullable) */
static char *
named_line (MadoLine line, const MadoGuide *guide)
{
  if (line != MADO_LINE_WHY_NOT_RECORDED)
    return NULL;
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (guide->kinds == 1u << kind)
      /* Translators: the name of a certificate */
      return g_strdup_printf (_ ("%sが記録されていません。あとから記録できます。"),
                              mado_wording_kind ((MadoKind)kind));
  return NULL;
}

char *
mado_wording_guide_line (MadoLine line, const MadoGuide *guide)
{
  char *made;

  g_return_val_if_fail ((guint)line < MADO_N_LINES, g_strdup (""));

  made = named_line (line, guide);
  if (made == NULL)
    made = counted_line (line, guide);
  if (made == NULL)
    made = dated_line (line, guide);
  return made != NULL ? made : g_strdup (_ (lines[line]));
}
