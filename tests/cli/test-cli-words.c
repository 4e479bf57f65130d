/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli-run.h"

/* The table of wording of the terminal program: what it prints, in Japanese, and on which stream.
 * The other tests ask it for --json and exit codes, and listen for cli-words.h. */

static const struct
{
  const char *line;
  const char *input;
  int code;
  const char *out; /* a part; NULL: nothing at all */
  const char *err; /* a part; NULL: nothing at all */
} words[] = {
  { "status --practice last-day --today 2027-02-28", NULL, 0, "2027年2月28日（令和9年）日曜日",
    NULL },
  { "status --practice last-day --today 2026-01-01", NULL, 0, "2026年1月1日（令和8年）の状態です",
    NULL },
  { "status --practice last-day --today 2025-12-31", NULL, 2, NULL, "2099" },
  { "status --practice last-day --today 2100-01-01", NULL, 2, NULL, "2099" },
  { "status --practice broken-chain", NULL, 10, "書かれている日付は信用できない",
    "発行元の署名が合いません" },
  { "status --practice unknown-ca", NULL, 0, "発行元は未確認：", NULL },
  { "status --practice not-my-number", NULL, 6, NULL, "マイナンバーカードではありません" },
  { "status --practice juki-card", NULL, 6, "住基カード", "マイナンバーカードではありません" },
  { "status --practice smartphone", NULL, 0, "暗証番号で保護されています", NULL },
  { "guide renew --practice smartphone", NULL, 0, "スマートフォンで手続きします", NULL },
  { "status --practice torn", NULL, 7, "読み取れなかったもの", "カードが離れました" },
  { "status --practice garbled", NULL, 7, "あと3回", "利用者証明用電子証明書" },
  /* the password */
  { "status --practice healthy --password-stdin", "MADO1234\n", 0, "シリアル番号", NULL },
  { "status --practice healthy --password-stdin", "mado1234\r\n", 0, "シリアル番号", NULL },
  { "status --practice healthy --password-stdin", "MADO1234", 0, "シリアル番号", NULL },
  { "status --practice healthy --password-stdin --show-personal", "MADO1234\n", 0, "氏名：", NULL },
  { "status --practice healthy --password-stdin", "MADO1235\n", 8, "あと4回", "（あと4回）" },
  { "status --practice both-locked --password-stdin", "MADO1234\n", 9, "ロック", "ロック" },
  { "status --practice sign-pin-locked --password-stdin", "MADO1234\n", 9, "ロック", "ロック" },
  { "status --practice face-auth --password-stdin", "MADO1234\n", 9, "記録されていません",
    "署名用電子証明書は記録されていません" },
  { "status --practice one-try-left --password-stdin", "MADO1234\n", 2, "あと1回", "あと1回" },
  { "status --practice one-try-left --password-stdin --use-last-try", "MADO1234\n", 0,
    "シリアル番号", NULL },
  { "status --practice one-try-left --password-stdin --use-last-try", "MADO1235\n", 9, "ロック",
    "ロック" },
  /* the way to the card */
  { "status", NULL, 3, NULL, "PC/SC" },
  { "status --json", NULL, 3, "no-service", "PC/SC" },
  { "status --password-stdin", "AB1\n", 3, NULL, "PC/SC" },
  { "status --reader nowhere --practice healthy", NULL, 4, NULL, "「nowhere」" },
  /* what is in the way */
  { "diagnose --practice healthy", NULL, 0, "[正常] 公的個人認証の機能", NULL },
  { "diagnose --practice not-my-number", NULL, 6, "[問題があります] 公的個人認証の機能", NULL },
  { "diagnose --practice torn", NULL, 7, "カードを最後まで読めませんでした", NULL },
  { "diagnose", NULL, 3, "[問題があります] カードリーダーのサービス", NULL },
  { "diagnose --practice healthy --reader nowhere", NULL, 4, NULL, "「nowhere」" },
  { "status", NULL, 3, NULL, "サービスを始めてください" },
/* a change; a convenience store is named only where it helps */
#define NEW_PIN      "1234\n8642\n"
#define NEW_PASSWORD "MADO1234\nK7TR92WD\n"
  { "change-pin --pin auth --practice both-locked --stdin", NEW_PIN, 9, NULL,
    "ロックされています。変更していません。窓口で解除できます。\n" },
  { "change-pin --pin sign --practice both-locked --stdin", NEW_PASSWORD, 9, NULL,
    "ロックされています。変更していません。窓口で解除できます。\n" },
  { "change-pin --pin auth --practice pin-locked --stdin", NEW_PIN, 9, NULL,
    "コンビニでも初期化できます" },
  { "change-pin --pin auth --practice face-auth --stdin", NEW_PIN, 9, NULL,
    "変更していません。顔認証マイナンバーカードのようです。" },
  { "change-pin --pin sign --practice face-auth --stdin", NEW_PASSWORD, 9, NULL,
    "変更していません。顔認証マイナンバーカードのようです。" },
  { "change-pin --pin auth --practice torn --stdin", NEW_PIN, 7, NULL,
    "残りの回数も減っていません。" },
  { "change-pin --pin auth --practice healthy --stdin", "", 2, NULL,
    "いまの利用者証明用暗証番号：" },
  { "change-pin --pin auth --practice healthy --stdin", "1234\n", 2, NULL,
    "新しい利用者証明用暗証番号：" },
  { "change-pin --pin juki --practice healthy --stdin", NEW_PIN, 2, NULL, "窓口で変更できます" },
  { "change-pin --pin auth --practice nonsense --stdin", NEW_PIN, 2, NULL, "「nonsense」" },
  /* dates that were typed */
  { "advise --certificate auth --certificate sign --expires 2027-01-01", NULL, 2, NULL, "1回だけ" },
  { "advise --certificate auth --born 2020-01-02 --issued 2020-01-01", NULL, 2, NULL, "生年月日" },
  { "advise --certificate auth --born 2030-01-02 --expires 2031-01-01 --today 2026-01-01", NULL, 2,
    NULL, "未来" },
  { "advise --certificate auth --issued 2020-01-02 --expires 2020-01-01", NULL, 2, NULL, "発行日" },
  /* usage */
  { "", NULL, 2, NULL, "コマンド" },
  { "stautus", NULL, 2, NULL, "「stautus」" },
  { "--frob", NULL, 2, NULL, "「--frob」" },
  { "status --frob", NULL, 2, NULL, "「--frob」" },
  { "status --password=MADO1234", NULL, 2, NULL, "「--password」" },
  { "status extra", NULL, 2, NULL, "「extra」" },
  { "status --practice healthy --json=no", NULL, 2, NULL, "--json " },
  { "status --practice healthy --json=", NULL, 2, NULL, "--json " },
  { "status --help=x", NULL, 2, NULL, "--help " },
  { "advise --certificate auth --overseas=no", NULL, 2, NULL, "--overseas " },
  { "status --reader --json=no --practice healthy", NULL, 4, NULL, "「--json=no」" },
  { "status --reader '\xff' --practice healthy", NULL, 2, NULL,
    "指定に、文字として読めないものがあります。" },
  { "status --reader='\xff'", NULL, 2, NULL, "指定に、文字として読めないものがあります。" },
  { "status '--\xff=1'", NULL, 2, NULL, "という指定はありません。" },
  { "'\xff'", NULL, 2, NULL, "というコマンドはありません。" },
  { "status -- extra", NULL, 2, NULL, "余分" },
  { "status --reader", NULL, 2, NULL, "--reader" },
  { "status --reader ''", NULL, 2, NULL, "--reader" },
  { "status --reader a --reader b", NULL, 2, NULL, "--reader" },
  { "status --practice nonsense", NULL, 2, NULL, "「nonsense」" },
  { "status --practice ../../etc/passwd", NULL, 2, NULL, "passwd" },
  { "status --today 2027-02-29", NULL, 2, NULL, "「2027-02-29」" },
  { "status --today tomorrow", NULL, 2, NULL, "「tomorrow」" },
  { "status --use-last-try", NULL, 2, NULL, "--password-stdin" },
  { "status --show-personal", NULL, 2, NULL, "--password-stdin" },
  { "watch extra", NULL, 2, NULL, "「extra」" },
  { "status --help", NULL, 0, "--language", NULL },
  { "advise --help", NULL, 0, "--certificate", NULL },
  { "watch --help", NULL, 0, "--language", NULL },
  { "watch --language en --help", NULL, 0, "Usage:", NULL },
  { "watch --language=ja --help", NULL, 0, "--language", NULL },
  { "watch --language=../en", NULL, 2, NULL, "ja, " },
  { "watch --language=xx --help", NULL, 2, NULL, ": xx" },
  { "guide --help", NULL, 0, "madoguchi-cli guide PROCEDURE [指定…]\n", NULL },
  { "municipality --help", NULL, 0, "madoguchi-cli municipality check|list [指定…]\n", NULL },
  { "municipality list --help", NULL, 0, "madoguchi-cli municipality list [指定…]\n", NULL },
  { "municipality check --help", NULL, 0, "madoguchi-cli municipality check FILE [指定…]\n", NULL },
  { "--help", NULL, 0, "終了コード", NULL },
  { "--version", NULL, 0, "madoguchi-cli " MADO_VERSION "\n", NULL },
  { "status --version", NULL, 0, "madoguchi-cli " MADO_VERSION "\n", NULL },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (Result) result = cli_run_line (words[i].line, words[i].input);

      cli_assert_said (words[i].line, &result, words[i].code, words[i].out, words[i].err);
      if (words[i].err != NULL)
        cli_assert_one_sentence (result.err);
    }
}

/* More than one part, and what is not to be said. */
static const struct
{
  const char *line;
  const char *said[4];
  const char *unsaid[3];
} pages[] = {
  { "advise --certificate auth --born 1985-10-10 --issued 2020-05-15 --today 2024-07-11",
    { "杉並区の案内では明日（7月12日）からです。", "計算による目安",
      "カード本体が失効するわけではありません" },
    { "署名用電子証明書（", "練習用" } },
  { "advise --certificate auth --expires 2029-10-10 --card-expires 2026-10-10 --today 2026-11-23",
    { "カード本体の有効期限が過ぎているため、失効しています。" },
    { "カード本体が失効するわけではありません", "再発行" } },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (Result) result = cli_run_line (pages[i].line, NULL);

      g_test_message ("%s", pages[i].line);
      g_assert_cmpint (result.code, ==, 0);
      for (guint j = 0; pages[i].said[j] != NULL; j++)
        cli_assert_part (pages[i].line, result.out, pages[i].said[j]);
      for (guint j = 0; pages[i].unsaid[j] != NULL; j++)
        g_assert_null (strstr (result.out, pages[i].unsaid[j]));
    }
}

static void
add (void)
{
  g_test_add_func ("/cli/words", test_words);
  g_test_add_func ("/cli/words/pages", test_pages);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
