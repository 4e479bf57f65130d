/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-item.h"

#include <string.h>

/* X11/keysymdef.h */
#define KEY_TAB 0xff09

/* The role where it is pressed or typed into. */
static const struct
{
  AtspiRole role;
  const char *name;
} items[] = {
  [MADO_UI_CONFIRM] = { ATSPI_ROLE_PUSH_BUTTON, "確認する" },
  [MADO_UI_CANCEL] = { ATSPI_ROLE_PUSH_BUTTON, "やめる" },
  [MADO_UI_ENTER_PASSWORD] = { ATSPI_ROLE_PUSH_BUTTON, "パスワードを入力して確認" },
  [MADO_UI_READ_AGAIN] = { ATSPI_ROLE_PUSH_BUTTON, "もう一度読む" },
  [MADO_UI_CHOOSE_READER] = { ATSPI_ROLE_PUSH_BUTTON, "カードリーダーを選ぶ" },
  [MADO_UI_WITHOUT_CARD] = { ATSPI_ROLE_PUSH_BUTTON, "カードなしで確認" },
  [MADO_UI_TRY_PRACTICE] = { ATSPI_ROLE_PUSH_BUTTON, "練習用カードで試す" },
  [MADO_UI_PRACTICE_REMOVE] = { ATSPI_ROLE_PUSH_BUTTON, "取り出す" },
  [MADO_UI_PRACTICE_INSERT] = { ATSPI_ROLE_PUSH_BUTTON, "置く" },
  [MADO_UI_PRACTICE_LEAVE] = { ATSPI_ROLE_PUSH_BUTTON, "練習を終わる" },
  [MADO_UI_SEE_RENEW] = { ATSPI_ROLE_PUSH_BUTTON, "更新の手続きを見る" },
  [MADO_UI_SEE_ISSUE] = { ATSPI_ROLE_PUSH_BUTTON, "発行の手続きを見る" },
  [MADO_UI_SEE_REISSUE] = { ATSPI_ROLE_PUSH_BUTTON, "再発行の手続きを見る" },
  [MADO_UI_SEE_UNLOCK] = { ATSPI_ROLE_PUSH_BUTTON, "ロック解除の手続きを見る" },
  [MADO_UI_SEE_STAY_PERIOD] = { ATSPI_ROLE_PUSH_BUTTON, "カードの有効期間の変更を見る" },
  [MADO_UI_SEE_NEW_CARD] = { ATSPI_ROLE_PUSH_BUTTON, "新しいカードの申請を見る" },
  [MADO_UI_SEE_CHANGED_DETAILS] = { ATSPI_ROLE_PUSH_BUTTON, "住所・氏名などが変わったとき" },
  [MADO_UI_GO_TO_OTHER_GUIDE] = { ATSPI_ROLE_PUSH_BUTTON, "の案内へ" },
  [MADO_UI_CHANGE_HERE] = { ATSPI_ROLE_PUSH_BUTTON, "ここで変更する…" },
  [MADO_UI_WRITE] = { ATSPI_ROLE_PUSH_BUTTON, "カードに書き込む" },
  [MADO_UI_TYPE_ON_READER] = { ATSPI_ROLE_PUSH_BUTTON, "リーダーでの入力を始める" },
  [MADO_UI_CHANGE_AGAIN] = { ATSPI_ROLE_PUSH_BUTTON, "もう一度、変更の画面へ" },
  [MADO_UI_CLOSE_GUIDE] = { ATSPI_ROLE_PUSH_BUTTON, "案内を閉じる" },
  [MADO_UI_PRINT] = { ATSPI_ROLE_PUSH_BUTTON, "印刷…" },
  [MADO_UI_PRINT_WITH_KEY] = { ATSPI_ROLE_PUSH_BUTTON, "印刷 F12" },
  [MADO_UI_PROXY_WITH_KEY] = { ATSPI_ROLE_PUSH_BUTTON, "代理人 F11" },
  [MADO_UI_PDF] = { ATSPI_ROLE_PUSH_BUTTON, "PDF…" },
  [MADO_UI_CALENDAR] = { ATSPI_ROLE_PUSH_BUTTON, "カレンダー…" },
  [MADO_UI_COPY] = { ATSPI_ROLE_PUSH_BUTTON, "コピー" },
  [MADO_UI_SAVE_FILE] = { ATSPI_ROLE_PUSH_BUTTON, "ファイルに保存" },
  [MADO_UI_SAVE_PEM] = { ATSPI_ROLE_PUSH_BUTTON, "ファイルに保存（.pem）" },
  [MADO_UI_SAVE_CER] = { ATSPI_ROLE_PUSH_BUTTON, "ファイルに保存（.cer）" },
  [MADO_UI_SHOW_RECORD] = { ATSPI_ROLE_PUSH_BUTTON, "カードの記録を見る" },
  [MADO_UI_COPY_RECORD] = { ATSPI_ROLE_PUSH_BUTTON, "記録をコピー" },
  [MADO_UI_SAVE_RECORD] = { ATSPI_ROLE_PUSH_BUTTON, "記録を保存" },
  [MADO_UI_CHOOSE_MUNICIPALITY] = { ATSPI_ROLE_PUSH_BUTTON, "自治体を選ぶ" },
  [MADO_UI_TAKE_MUNICIPALITY] = { ATSPI_ROLE_PUSH_BUTTON, "この自治体にする" },
  [MADO_UI_LOOK_AGAIN] = { ATSPI_ROLE_PUSH_BUTTON, "もう一度調べる" },
  [MADO_UI_COPY_REPORT] = { ATSPI_ROLE_PUSH_BUTTON, "報告をコピー" },
  [MADO_UI_OPEN_SOURCE] = { ATSPI_ROLE_PUSH_BUTTON, "出典のページを開く" },
  [MADO_UI_NOTE_CARD] = { ATSPI_ROLE_PUSH_BUTTON, "更新前として控える" },
  [MADO_UI_COMPARE_CARD] = { ATSPI_ROLE_PUSH_BUTTON, "控えと比べる" },
  [MADO_UI_DO_NOT_CLEAR] = { ATSPI_ROLE_PUSH_BUTTON, "まだ消さない" },
  [MADO_UI_DIAGNOSE] = { ATSPI_ROLE_PUSH_BUTTON, "診断" },
  [MADO_UI_PART_BRING] = { ATSPI_ROLE_PUSH_BUTTON, "持ち物" },
  [MADO_UI_PART_WHERE] = { ATSPI_ROLE_PUSH_BUTTON, "場所と日" },
  [MADO_UI_PART_AFTER] = { ATSPI_ROLE_PUSH_BUTTON, "手続きのあと" },
  [MADO_UI_PART_CAUTION] = { ATSPI_ROLE_PUSH_BUTTON, "知っておくこと" },
  [MADO_UI_PART_TAKE] = { ATSPI_ROLE_PUSH_BUTTON, "持っていく" },
  [MADO_UI_DETAILS] = { ATSPI_ROLE_PUSH_BUTTON, "くわしく" },
  [MADO_UI_PASSWORD] = { ATSPI_ROLE_PASSWORD_TEXT, "署名用パスワード" },
  [MADO_UI_CURRENT_PIN] = { ATSPI_ROLE_PASSWORD_TEXT, "いまの暗証番号" },
  [MADO_UI_NEW_PIN] = { ATSPI_ROLE_PASSWORD_TEXT, "新しい暗証番号" },
  [MADO_UI_NEW_PIN_AGAIN] = { ATSPI_ROLE_PASSWORD_TEXT, "新しい暗証番号（確認）" },
  [MADO_UI_CURRENT_PASSWORD] = { ATSPI_ROLE_PASSWORD_TEXT, "いまのパスワード" },
  [MADO_UI_NEW_PASSWORD] = { ATSPI_ROLE_PASSWORD_TEXT, "新しいパスワード" },
  [MADO_UI_NEW_PASSWORD_AGAIN] = { ATSPI_ROLE_PASSWORD_TEXT, "新しいパスワード（確認）" },
  [MADO_UI_HOLDER] = { ATSPI_ROLE_INVALID, "氏名" },
  [MADO_UI_BIRTH] = { ATSPI_ROLE_INVALID, "生年月日" },
  [MADO_UI_ISSUED] = { ATSPI_ROLE_INVALID, "発行日" },
  [MADO_UI_EXPIRES] = { ATSPI_ROLE_INVALID, "電子証明書の有効期限" },
  [MADO_UI_CARD_EXPIRES] = { ATSPI_ROLE_INVALID, "カード本体の有効期限" },
  [MADO_UI_CONDITIONS] = { ATSPI_ROLE_INVALID, "くわしい条件" },
  [MADO_UI_USE_LAST_TRY] = { ATSPI_ROLE_CHECK_BOX, "わかったうえで、残りの1回を使います" },
  [MADO_UI_SHOW_SOURCES] = { ATSPI_ROLE_INVALID, "根拠を表示" },
  [MADO_UI_PRACTICE] = { ATSPI_ROLE_INVALID, "【練習用】" },
  [MADO_UI_NO_REAL_CARD] = { ATSPI_ROLE_INVALID, "本物のカードではありません" },
  [MADO_UI_OTHER_PROCEDURES] = { ATSPI_ROLE_INVALID, "そのほかの手続き" },
  [MADO_UI_COUNTERS] = { ATSPI_ROLE_INVALID, "受付窓口" },
  [MADO_UI_CONTACT] = { ATSPI_ROLE_INVALID, "お問い合わせ" },
  [MADO_UI_SOURCE_OF_WARD] = { ATSPI_ROLE_INVALID, "根拠：杉並区" },
  [MADO_UI_WARD] = { ATSPI_ROLE_INVALID, "杉並区" },
  [MADO_UI_RULES_OF_WARD] = { ATSPI_ROLE_INVALID, "自治体：杉並区" },
  [MADO_UI_RULES_OF_JAPAN] = { ATSPI_ROLE_INVALID, "自治体：全国の一般的な取扱い" },
  [MADO_UI_DATA_OF_MUNICIPALITY] = { ATSPI_ROLE_INVALID, "自治体のデータ" },
  [MADO_UI_END_OF_CARD] = { ATSPI_ROLE_INVALID, "カード本体の期限" },
  [MADO_UI_REVOCATION] = { ATSPI_ROLE_INVALID, "失効の有無" },
  [MADO_UI_RECORD] = { ATSPI_ROLE_INVALID, "カードの記録" },
  [MADO_UI_RECORD_TEXT] = { ATSPI_ROLE_INVALID, "記録の文" },
  [MADO_UI_SAMPLE] = { ATSPI_ROLE_INVALID, "印刷される紙の見本" },
  [MADO_UI_ENTRY_OF_RENEWAL] = { ATSPI_ROLE_INVALID,
                                 "SUMMARY:【練習用】マイナンバーカードの手続き（更新）：" },
  [MADO_UI_SERVICE] = { ATSPI_ROLE_INVALID, "カードリーダーのサービス" },
  [MADO_UI_KEYS] = { ATSPI_ROLE_INVALID, "次へ進む（青いボタン）" },
  [MADO_UI_SERIAL_NUMBER] = { ATSPI_ROLE_INVALID, "シリアル番号" },
  [MADO_UI_YEAR_OF_ERA] = { ATSPI_ROLE_INVALID, "令和9年" },
  [MADO_UI_STAY_PERIOD] = { ATSPI_ROLE_INVALID, "在留期間の更新とカードの有効期間" },
  [MADO_UI_CONTENT] = { ATSPI_ROLE_INVALID, "ページの内容" },
  [MADO_UI_KEY_NAME] = { ATSPI_ROLE_INVALID, "F8" },
  [MADO_UI_KEY_PRINT] = { ATSPI_ROLE_INVALID, "F12" },
  [MADO_UI_PASSWORD_TITLE] = { ATSPI_ROLE_INVALID, "署名用電子証明書の確認" },
  [MADO_UI_COUNTER_BAR] = { ATSPI_ROLE_INVALID, "職員用の操作" },
  [MADO_UI_PROGRAM] = { ATSPI_ROLE_INVALID, "電子証明書の窓口" },
  [MADO_UI_MENU] = { ATSPI_ROLE_INVALID, "メニュー" },
  [MADO_UI_LIST_OF_KEYS] = { ATSPI_ROLE_INVALID, "キーの一覧" },
  [MADO_UI_ABOUT] = { ATSPI_ROLE_INVALID, "このアプリについて" },
  [MADO_UI_PRACTICE_CARD] = { ATSPI_ROLE_INVALID, "練習用カード" },
  [MADO_UI_PRACTICE_READER] = { ATSPI_ROLE_INVALID, "練習用リーダー" },
  [MADO_UI_YEAR_OF_PRACTICE] = { ATSPI_ROLE_INVALID, "2032年" },
  [MADO_UI_QUESTION_OF_HELP] = { ATSPI_ROLE_INVALID, "カードの中身は書き換わりますか" },
  [MADO_UI_WORD_LEFT] = { ATSPI_ROLE_INVALID, "あと" },
  [MADO_UI_WORD_RENEWAL] = { ATSPI_ROLE_INVALID, "更新の" },
  [MADO_UI_WORD_RENEWABLE] = { ATSPI_ROLE_INVALID, "更新できます" },
  [MADO_UI_WORD_REVOKED] = { ATSPI_ROLE_INVALID, "失効" },
  [MADO_UI_WORD_OFFICE] = { ATSPI_ROLE_INVALID, "窓口" },
  [MADO_UI_WORD_END] = { ATSPI_ROLE_INVALID, "有効期限" },
  [MADO_UI_WORD_CERTIFICATE] = { ATSPI_ROLE_INVALID, "電子証明書を" },
  [MADO_UI_WORD_BORN] = { ATSPI_ROLE_INVALID, "生まれ" },
  [MADO_UI_WORD_PROCEDURE] = { ATSPI_ROLE_INVALID, "手続きを見る" },
  [MADO_UI_WORD_PASSWORD] = { ATSPI_ROLE_INVALID, "パスワードを入力" },
  [MADO_UI_SAID_BROKE_OFF] = { ATSPI_ROLE_INVALID, "カードを最後まで読めませんでした" },
  [MADO_UI_SAID_READING] = { ATSPI_ROLE_INVALID, "読み取っています" },
  [MADO_UI_SAID_STILL_READING] = { ATSPI_ROLE_INVALID, "読み取り中" },
  [MADO_UI_SAID_ALL_READ] = { ATSPI_ROLE_INVALID, "カードを読み取りました" },
  [MADO_UI_SAID_SERVICE] = { ATSPI_ROLE_INVALID, "カードリーダーのサービスが" },
  [MADO_UI_SAID_SERVICE_STOPPED] = { ATSPI_ROLE_INVALID, "サービスが動いていません" },
  [MADO_UI_SAID_FAULT] = { ATSPI_ROLE_INVALID, "問題があります" },
  [MADO_UI_SAID_UNCHECKED] = { ATSPI_ROLE_INVALID, "未確認" },
  [MADO_UI_SAID_NOT_OPENED] = { ATSPI_ROLE_INVALID, "ページを開けませんでした" },
  [MADO_UI_SAID_COPIED] = { ATSPI_ROLE_INVALID, "コピーしました" },
  [MADO_UI_SAID_SAVED] = { ATSPI_ROLE_INVALID, "保存しました。" },
  [MADO_UI_SAID_NOT_SAVED] = { ATSPI_ROLE_INVALID, "保存できませんでした" },
  [MADO_UI_SAID_CHOOSE_OTHER_PLACE] = { ATSPI_ROLE_INVALID, "別の場所を選んでください" },
  [MADO_UI_SAID_NO_ORDINARY_FILE] = { ATSPI_ROLE_INVALID, "ふつうのファイルではない" },
  [MADO_UI_SAID_PRINTED] = { ATSPI_ROLE_INVALID, "印刷に出しました。" },
  [MADO_UI_SAID_RECORD_HOLDS] = { ATSPI_ROLE_INVALID, "証明書の中身は入りません" },
  [MADO_UI_SAID_RECORD_LACKS] = { ATSPI_ROLE_INVALID, "入っていないもの：暗証番号" },
  [MADO_UI_SAID_NO_CARD_YET] = { ATSPI_ROLE_INVALID, "カードがまだ置かれていません" },
  [MADO_UI_SAID_NO_SUCH_DAY] = { ATSPI_ROLE_INVALID, "この日付は暦にありません" },
  [MADO_UI_SAID_WRITE_ERA] = { ATSPI_ROLE_INVALID, "「令和9」のように入力してください" },
  [MADO_UI_SAID_ISSUED_UNBORN] = { ATSPI_ROLE_INVALID, "発行日が生年月日より前になっています" },
  [MADO_UI_SAID_ONE_DATE_WILL_DO] = { ATSPI_ROLE_INVALID, "ほかの日付はいりません" },
  [MADO_UI_SAID_ESTIMATE] = { ATSPI_ROLE_INVALID, "計算による目安" },
  [MADO_UI_SAID_STAY_ENDS] = { ATSPI_ROLE_INVALID,
                               "誕生日ではないので、在留期間の満了日とみられます" },
  [MADO_UI_SAID_PASSWORD_GUARDS] = { ATSPI_ROLE_INVALID, "パスワードで守られています" },
  [MADO_UI_SAID_PASSWORD_ONCE] = { ATSPI_ROLE_INVALID,
                                   "署名用電子証明書は、パスワードで守られています。カードから期限"
                                   "を読むために一度だけ使い、保存しません。" },
  [MADO_UI_SAID_SHAPE_RIGHT] = { ATSPI_ROLE_INVALID, "形は合っています" },
  [MADO_UI_SAID_PASSWORD_WRONG] = { ATSPI_ROLE_INVALID, "パスワードが違います" },
  [MADO_UI_SAID_AGAIN_SAME] = { ATSPI_ROLE_INVALID, "確認の入力も同じ：できています" },
  [MADO_UI_SAID_AGAIN_NOT_YET] = { ATSPI_ROLE_INVALID, "確認の入力も同じ：まだです" },
  [MADO_UI_SAID_CHANGED] = { ATSPI_ROLE_INVALID, "変更しました" },
  [MADO_UI_SAID_NOT_CHANGED] = { ATSPI_ROLE_INVALID, "変更していません" },
  [MADO_UI_SAID_CHANGE_UNKNOWN] = { ATSPI_ROLE_INVALID, "変わったかどうか、わかりません" },
  [MADO_UI_SAID_NOTHING_WRITTEN] = { ATSPI_ROLE_INVALID, "カードには何も書き込んでいません" },
  [MADO_UI_SAID_KEYS_OF_READER] = { ATSPI_ROLE_INVALID, "リーダーのキーで入力します" },
  [MADO_UI_SAID_READER_CANCELS] = { ATSPI_ROLE_INVALID, "リーダーの取り消しのキー" },
  [MADO_UI_SAID_LOCKED] = { ATSPI_ROLE_INVALID, "ロックされ" },
  [MADO_UI_SAID_TRY_MAY_BE_USED] = { ATSPI_ROLE_INVALID, "入力の1回分が使われたかもしれません" },
  [MADO_UI_SAID_SILENT] = { ATSPI_ROLE_INVALID, "応答しなくなりました" },
  [MADO_UI_SAID_KEPT_WAITING] = { ATSPI_ROLE_INVALID, "ほかのプログラムがカードを使っています" },
  [MADO_UI_SAID_NOT_USED] = { ATSPI_ROLE_INVALID, "使いません" },
  [MADO_UI_SAID_NAME_UNREAD] = { ATSPI_ROLE_INVALID, "読み取ったときだけわかります" },
  [MADO_UI_SAID_HIDDEN] = { ATSPI_ROLE_INVALID, "暗証番号で保護されています" },
  [MADO_UI_SAID_CARD_TELLS_MORE] = { ATSPI_ROLE_INVALID, "マイナンバーカードを置くと案内します" },
  [MADO_UI_SAID_ON_THE_PHONE] = { ATSPI_ROLE_INVALID, "スマートフォンで手続きします" },
  [MADO_UI_SAID_OFFICE_UNLOCKS] = { ATSPI_ROLE_INVALID, "窓口で解除できます" },
  [MADO_UI_SAID_STORE_RESETS] = { ATSPI_ROLE_INVALID, "コンビニでも初期化" },
  [MADO_UI_SAID_STORE_RESETS_IF] = { ATSPI_ROLE_INVALID,
                                     "電子証明書が期限内で、署名用のパスワードがわかるとき" },
  [MADO_UI_SAID_DATES_UNSURE] = { ATSPI_ROLE_INVALID, "日付は信用できない" },
  [MADO_UI_SAID_FACE_CARD] = { ATSPI_ROLE_INVALID, "顔認証マイナンバーカードのようです" },
  [MADO_UI_SAID_JUKI_CARD] = { ATSPI_ROLE_INVALID, "住民基本台帳カード" },
  [MADO_UI_SAID_FOREIGNERS] = { ATSPI_ROLE_INVALID, "在留期間のある外国人住民の方は" },
  [MADO_UI_SAID_TODAY] = { ATSPI_ROLE_INVALID, "今日まで" },
  [MADO_UI_SAID_UNLOCK_TOO] = { ATSPI_ROLE_INVALID, "暗証番号のロック解除も必要です" },
  [MADO_UI_SAID_CARD_ENDS_TOO] = { ATSPI_ROLE_INVALID, "カードも同じ日に期限" },
  [MADO_UI_SAID_NOT_RECORDED] = { ATSPI_ROLE_INVALID, "記録されていません" },
  [MADO_UI_SAID_LAST_TRY] = { ATSPI_ROLE_INVALID, "次に間違えるとロック" },
  [MADO_UI_SAID_NEXT_IS_NEW_CARD] = { ATSPI_ROLE_INVALID,
                                      "次は更新ではなく、新しいカードの申請です" },
  [MADO_UI_SAID_ISSUER_UNKNOWN] = { ATSPI_ROLE_INVALID, "発行元は未確認" },
  [MADO_UI_SAID_REVOCATION_UNCHECKED] = { ATSPI_ROLE_INVALID, "失効の有無は確認していません" },
  [MADO_UI_SAID_CALL_STAFF] = { ATSPI_ROLE_INVALID, "係員をお呼びください" },
  [MADO_UI_SAID_TELL_STAFF] = { ATSPI_ROLE_INVALID, "係員にお知らせください" },
  [MADO_UI_SAID_OUT_OF_USE] = { ATSPI_ROLE_INVALID, "いまは使えません" },
  [MADO_UI_SAID_REISSUE] = { ATSPI_ROLE_INVALID, "再発行できます" },
  [MADO_UI_SAID_NO_DAY_LEFT] = { ATSPI_ROLE_INVALID, "有効期限まで、窓口は休みです" },
  [MADO_UI_SAID_UNLOCK] = { ATSPI_ROLE_INVALID, "ロックを解除する手続き" },
  [MADO_UI_SAID_CODE] = { ATSPI_ROLE_INVALID, "カメラで読み取ると" },
  [MADO_UI_SAID_FIRST_DAY_OF_CODE] = { ATSPI_ROLE_INVALID, "手続きできる最初の日" },
  [MADO_UI_SAID_AT_THIS_COUNTER] = { ATSPI_ROLE_INVALID, "この窓口で、" },
  [MADO_UI_SAID_CLEARED] = { ATSPI_ROLE_INVALID, "画面から消しました" },
  [MADO_UI_SAID_ABOUT_TO_CLEAR] = { ATSPI_ROLE_INVALID, "まもなく画面から消します" },
  [MADO_UI_SAID_NOTED] = { ATSPI_ROLE_INVALID, "控えました" },
  [MADO_UI_SAID_WHEN_RENEWED] = { ATSPI_ROLE_INVALID, "端末での更新が終わったら" },
  [MADO_UI_SAID_PUT_CARD] = { ATSPI_ROLE_INVALID,
                              "マイナンバーカードを、カードリーダーに置いてください。" },
  [MADO_UI_SAID_PUT_RENEWED] = { ATSPI_ROLE_INVALID, "更新したカードを置いてください" },
  [MADO_UI_SAID_NOTHING_TO_PRINT] = { ATSPI_ROLE_INVALID, "印刷する案内がありません" },
  [MADO_UI_SAID_NO_PRINTER] = { ATSPI_ROLE_INVALID, "いつも使うプリンター" },
  [MADO_UI_SAID_PRINTING] = { ATSPI_ROLE_INVALID, "プリンターへ送っています" },
  [MADO_UI_SAID_RUNS_ALREADY] = { ATSPI_ROLE_INVALID, "すでに動いています" },
  [MADO_UI_SAID_CLOSE_FIRST] = { ATSPI_ROLE_INVALID, "プログラムを閉じてから" },
  [MADO_UI_SAID_ADMINISTRATOR_SETS] = { ATSPI_ROLE_INVALID, "管理者が決めています" },
  [MADO_UI_SAID_ADMINISTRATOR_CHOOSES] = { ATSPI_ROLE_INVALID, "管理者が決めている" },
  [MADO_UI_SAID_SWITCHED_OFF] = { ATSPI_ROLE_INVALID, "管理者が使えないようにしています" },
  [MADO_UI_SAID_DAY_NEEDS_PRACTICE] = { ATSPI_ROLE_INVALID, "--today は --practice とともに" },
  [MADO_UI_SAID_NO_DATE] = { ATSPI_ROLE_INVALID, "日付の形が違います" },
  [MADO_UI_SAID_DAYS_OF_PRACTICE] = { ATSPI_ROLE_INVALID, "2026年から2099年まで" },
  [MADO_UI_SAID_ON_29_FEBRUARY] = { ATSPI_ROLE_INVALID, "2月29日" },
  [MADO_UI_SAID_ALL_TRIES] = { ATSPI_ROLE_INVALID, "あと5回" },
  [MADO_UI_SAID_FIRST_DAY] = { ATSPI_ROLE_INVALID, "更新の初日" },
  [MADO_UI_SAID_AT_THE_OFFICE] = { ATSPI_ROLE_INVALID, "杉並区の窓口で" },
  [MADO_UI_SAID_NOW] = { ATSPI_ROLE_INVALID, "いま手続きできます" },
  [MADO_UI_SAID_NEXT_OPEN] = { ATSPI_ROLE_INVALID, "次に開くのは" },
  [MADO_UI_SAID_RENEWABLE_FROM] = { ATSPI_ROLE_INVALID, "から更新できます" },
  [MADO_UI_SAID_AS_TODAY] = { ATSPI_ROLE_INVALID, "を今日として示しています" },
  [MADO_UI_SAID_END_IS] = { ATSPI_ROLE_INVALID, "期限は" },
  [MADO_UI_SAID_ENDED] = { ATSPI_ROLE_INVALID, "切れ" },
  [MADO_UI_SAID_355_DAYS_TO_RENEWAL] = { ATSPI_ROLE_INVALID, "更新まであと 355 日" },
  [MADO_UI_SAID_80_DAYS_LEFT] = { ATSPI_ROLE_INVALID, "あと 80 日" },
  [MADO_UI_SAID_NO_OTHER_PROGRAMS] = { ATSPI_ROLE_INVALID, "ほかのプログラム（使えない）" },
  [MADO_UI_SAID_UNTIL] = { ATSPI_ROLE_INVALID, "までに手続きできます" },
  [MADO_UI_SAID_BRING_IN_CASE] = { ATSPI_ROLE_INVALID, "次の場合の持ち物です。" },
  [MADO_UI_SAID_CARD_TAKEN_OUT] = { ATSPI_ROLE_INVALID, "カードが取り出されたので" },
  [MADO_UI_SAID_WITHOUT_STAY] = { ATSPI_ROLE_INVALID, "在留期間のない方は" },
  [MADO_UI_SAID_NOT_MY_NUMBER] = { ATSPI_ROLE_INVALID, "マイナンバーカードではありません" },
  [MADO_UI_SAID_OTHER_CARD] = { ATSPI_ROLE_INVALID,
                                "このカードはマイナンバーカードではありません" },
  [MADO_UI_SAID_UNREADABLE] = { ATSPI_ROLE_INVALID, "読み取れませんでした" },
  [MADO_UI_SAID_LOOK_AT_CARD] = { ATSPI_ROLE_INVALID, "カードの表面" },
};

const char *
mado_ui_name (MadoUiItem item)
{
  g_assert_cmpuint (item, >, MADO_UI_NOTHING);
  g_assert_cmpuint (item, <, G_N_ELEMENTS (items));
  return items[item].name;
}

void
mado_ui_driver_assert_no_items (MadoUiDriver *self, const MadoUiItem *unsaid, gsize n)
{
  g_autofree char *text = mado_ui_driver_read (self);

  for (gsize i = 0; i < n; i++)
    {
      const char *name = mado_ui_name (unsaid[i]);

      if (strstr (text, name) != NULL)
        g_error ("“%s” is to be read in:\n%s", name, text);
    }
}

void
mado_ui_driver_expect_item (MadoUiDriver *self, MadoUiItem item)
{
  mado_ui_driver_expect (self, mado_ui_name (item));
}

void
mado_ui_driver_expect_no_item (MadoUiDriver *self, MadoUiItem item)
{
  mado_ui_driver_expect_gone (self, mado_ui_name (item));
}

void
mado_ui_driver_press_item (MadoUiDriver *self, MadoUiItem button)
{
  mado_ui_driver_press (self, items[button].role, mado_ui_name (button));
}

void
mado_ui_driver_type_item (MadoUiDriver *self, MadoUiItem field, const char *text)
{
  mado_ui_driver_type_into (self, items[field].role, mado_ui_name (field), text);
}

void
mado_ui_driver_lead_to_item (MadoUiDriver *self, guint keysym, MadoUiItem item)
{
  g_autofree char *name = g_strconcat ("|", mado_ui_name (item), NULL);

  mado_ui_driver_lead_to (self, keysym, name);
}

/* (transfer full) */
static char *
name_entry (MadoUiItem date, MadoUiEntry entry)
{
  static const char *const names[] = {
    [MADO_UI_YEAR] = "年",
    [MADO_UI_MONTH] = "月",
    [MADO_UI_DAY] = "日",
  };

  return g_strdup_printf ("%s、%s", mado_ui_name (date), names[entry]);
}

void
mado_ui_driver_type_entry (MadoUiDriver *self, MadoUiItem date, MadoUiEntry entry, const char *text)
{
  g_autofree char *name = name_entry (date, entry);

  mado_ui_driver_type_into (self, ATSPI_ROLE_TEXT, name, text);
}

void
mado_ui_driver_lead_to_entry (MadoUiDriver *self, MadoUiItem date, MadoUiEntry entry)
{
  g_autofree char *name = name_entry (date, entry);

  mado_ui_driver_lead_to (self, KEY_TAB, name);
}

void
mado_ui_driver_type_date (
    MadoUiDriver *self, MadoUiItem date, const char *year, const char *month, const char *day)
{
  mado_ui_driver_type_entry (self, date, MADO_UI_YEAR, year);
  mado_ui_driver_type_entry (self, date, MADO_UI_MONTH, month);
  mado_ui_driver_type_entry (self, date, MADO_UI_DAY, day);
}

void
mado_ui_driver_enter_password (MadoUiDriver *self, const char *password)
{
  mado_ui_driver_type_item (self, MADO_UI_PASSWORD, password);
  mado_ui_driver_press_item (self, MADO_UI_CONFIRM);
}
