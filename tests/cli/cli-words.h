/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of the terminal program's own, in Japanese, that a test has to hear before it goes on.
 * What it prints besides stands in test-cli-words.c, and what wording/ makes is asked for there. */

#define CLI_WAITS_FOR_TURN    "ほかのプログラムがカードを使い終わるのを待っています。"
#define CLI_WAITS_FOR_SERVICE "カードリーダーのサービス（PC/SC）の答えを待っています。"
#define CLI_WAITS_FOR_CARD    "カードの答えを待っています。"
#define CLI_ENDS_WITH_ANSWER  "カードの答えを受け取ってから終わります。"

#define CLI_ASKS_NOW          "いまの利用者証明用暗証番号："
#define CLI_ASKS_NEW          "新しい利用者証明用暗証番号（数字4桁）："
#define CLI_ASKS_AGAIN        "（確認）："
#define CLI_SAYS_DIFFERENT    "確認の入力が違います"

#define CLI_SAYS_NO_SUCH_CARD "という練習用カードはありません。"
#define CLI_SAYS_TOGETHER     "ともに指定してください。"
#define CLI_SAYS_SWITCHED_OFF "管理者が使えないようにしています"
#define CLI_SAYS_THERE        "もうあります"
#define CLI_SAYS_NOT_REGULAR  "ふつうのファイルではない"

/* in a record, before what was recorded, and in the report of doctor */
#define CLI_TELLS_OF_RECORD "# 入っていないもの："
#define CLI_SET_BY_USER     "  利用者\n"
#define CLI_TELLS_OF_WALLS  "\nこのプログラムからシステムが守っているもの："

/* the events of watch */
#define CLI_TELLS_SERVICE_RUNS "カードリーダーのサービスが動いています"
#define CLI_TELLS_OF_READER    "リーダーがあります"
#define CLI_TELLS_OF_CARD      "カードが置かれました"
