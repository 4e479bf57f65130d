/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* posix_openpt() */
#include "config.h"

/* The terminal program as a person meets it: a process with arguments, three streams and an exit
 * code. Cards are practice cards; the PC/SC service is one that is not there. */

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "cli-run.h"
#include "typed-input.h"

static const char *program;

/* @line: the arguments, quoted as for a shell; @input: (nullable): what is typed. */
static Result
run_with (GSubprocessLauncher *launcher, const char *line, const char *input)
{
  g_auto (GStrv) words = typed_input_split_line (program, line);

  typed_input_give (launcher, input != NULL ? input : "");
  return cli_run (launcher, (const char *const *)words);
}

static Result
run (const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  return run_with (launcher, line, input);
}

/* One line on stderr, after the program's name. */
static void
assert_one_sentence (const char *err)
{
  g_assert_true (g_str_has_prefix (err, "madoguchi-cli: "));
  g_assert_true (g_str_has_suffix (err, "\n"));
  g_assert_true (strchr (err, '\n') == err + strlen (err) - 1);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);
  g_assert_no_error (error);
  return root;
}

/* "certificates.auth.window.opens" as text; "null" for null. */
static char *
look_up (JsonNode *root, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);
  JsonNode *node = root;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      node = json_object_get_member (json_node_get_object (node), keys[i]);
      if (node == NULL)
        g_error ("no %s", path);
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

static void
assert_json (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *value = look_up (root, path);
  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is %s, not %s", path, value, expected);
}

/* --- status: exit codes, and what stands on which stream --- */

static const struct
{
  const char *line;
  const char *input;
  int code;
  const char *out; /* a part; NULL: nothing at all */
  const char *err; /* a part; NULL: nothing at all */
} statuses[] = {
  { "status --practice healthy", NULL, 0, "いまは更新の必要はありません", NULL },
  { "status --practice in-window", NULL, 0, "いま更新できます", NULL },
  { "status --practice last-day", NULL, 0, "今日が最終日です", NULL },
  { "status --practice last-day --today 2027-02-28", NULL, 0, "2027年2月28日（令和9年）日曜日",
    NULL },
  { "status --practice last-day --today 2026-01-01", NULL, 0, "2026年1月1日（令和8年）の状態です",
    NULL },
  { "status --practice last-day --today 2099-12-31", NULL, 0, "今日が最終日です", NULL },
  { "status --practice last-day --today 2025-12-31", NULL, 2, NULL, "2026年から2099年まで" },
  { "status --practice last-day --today 2100-01-01", NULL, 2, NULL, "2026年から2099年まで" },
  { "status --practice broken-chain", NULL, 10, "書かれている日付は信用できない",
    "発行元の署名が合いません" },
  { "status --practice unknown-ca", NULL, 0, "発行元は未確認：", NULL },
  { "status --practice expired", NULL, 0, "期限が切れています", NULL },
  { "status --practice both-locked", NULL, 0, "ロックされています", NULL },
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
  { "status --practice healthy --password-stdin", "", 2, NULL, "6文字以上" },
  { "status --practice healthy --password-stdin", "AB1\n", 2, NULL, "6文字以上" },
  { "status --practice healthy --password-stdin", "ABCDEFGH12345678X\n", 2, NULL, "16文字まで" },
  { "status --practice healthy --password-stdin",
    "ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678\n", 2, NULL,
    "16文字まで" },
  { "status --practice healthy --password-stdin", "ABCDEF\n", 2, NULL, "数字" },
  { "status --practice healthy --password-stdin", "123456\n", 2, NULL, "英字" },
  { "status --practice healthy --password-stdin", " MADO1234\n", 2, NULL, "半角" },
  { "status --practice healthy --password-stdin", "ＭＡＤＯ１２３４\n", 2, NULL, "半角" },
  /* the way to the card */
  { "status", NULL, 3, NULL, "PC/SC" },
  { "status --json", NULL, 3, "no-service", "PC/SC" },
  { "status --password-stdin", "AB1\n", 3, NULL, "PC/SC" },
  { "status --reader nowhere --practice healthy", NULL, 4, NULL, "「nowhere」" },
  { "status --reader 練習 --practice healthy", NULL, 0, "いまは更新の必要はありません", NULL },
  /* usage */
  { "", NULL, 2, NULL, "コマンド" },
  { "stautus", NULL, 2, NULL, "「stautus」" },
  { "--frob", NULL, 2, NULL, "「--frob」" },
  { "status --frob", NULL, 2, NULL, "「--frob」" },
  { "status --password=MADO1234", NULL, 2, NULL, "「--password」" },
  { "status extra", NULL, 2, NULL, "「extra」" },
  { "status --practice healthy --json=no", NULL, 2, NULL, "--json に値は付けられません" },
  { "status --practice healthy --json=", NULL, 2, NULL, "--json に値は付けられません" },
  { "status --help=x", NULL, 2, NULL, "--help に値は付けられません" },
  { "advise --certificate auth --overseas=no", NULL, 2, NULL, "--overseas に値は付けられません" },
  { "status --reader --json=no --practice healthy", NULL, 4, NULL, "「--json=no」" },
  { "status --reader '\xff' --practice healthy", NULL, 2, NULL,
    "指定に、文字として読めないものがあります。" },
  { "status --reader='\xff'", NULL, 2, NULL, "指定に、文字として読めないものがあります。" },
  { "status '--\xff=1'", NULL, 2, NULL, "という指定はありません。" },
  { "'\xff'", NULL, 2, NULL, "というコマンドはありません。" },
  { "status -- extra", NULL, 2, NULL, "余分" },
  { "status --reader", NULL, 2, NULL, "--reader" },
  { "status --reader ''", NULL, 2, NULL, "--reader" },
  { "status --reader a --reader b", NULL, 2, NULL, "--reader は1回だけ" },
  { "status --practice nonsense", NULL, 2, NULL, "「nonsense」" },
  { "status --practice ../../etc/passwd", NULL, 2, NULL, "passwd" },
  { "status --today 2027-02-29", NULL, 2, NULL, "「2027-02-29」" },
  { "status --today tomorrow", NULL, 2, NULL, "「tomorrow」" },
  { "status --use-last-try", NULL, 2, NULL, "--password-stdin" },
  { "status --show-personal", NULL, 2, NULL, "--password-stdin" },
  { "watch extra", NULL, 2, NULL, "「extra」" },
  { "status --help", NULL, 0, "使い方", NULL },
  { "advise --help", NULL, 0, "--certificate", NULL },
  { "watch --help", NULL, 0, "使い方", NULL },
  { "watch --language en --help", NULL, 0, "Usage:", NULL },
  { "watch --language=ja --help", NULL, 0, "使い方", NULL },
  { "watch --language=../en", NULL, 2, NULL, "ja, " },
  { "watch --language=xx --help", NULL, 2, NULL, ": xx" },
  { "--help", NULL, 0, "終了コード", NULL },
  { "--version", NULL, 0, "madoguchi-cli " MADO_VERSION "\n", NULL },
  { "status --version", NULL, 0, "madoguchi-cli " MADO_VERSION "\n", NULL },
};

static void
test_status (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (Result) result = run (statuses[i].line, statuses[i].input);
      if (result.code != statuses[i].code)
        g_error ("%s: exit code %d: %s", statuses[i].line, result.code, result.err);
      cli_assert_part (statuses[i].line, result.out, statuses[i].out);
      cli_assert_part (statuses[i].line, result.err, statuses[i].err);
      if (statuses[i].err != NULL)
        assert_one_sentence (result.err);
    }
}

/* One object, with the word for the exit code and the sentence of stderr. */
static void
assert_failure (const Result *result, const char *code)
{
  g_autoptr (JsonNode) root = parse (result->out);
  g_autofree char *message = look_up (root, "failure.message");
  g_autofree char *sentence = g_strdup_printf ("madoguchi-cli: %s\n", message);

  assert_json (root, "failure.code", code);
  assert_json (root, "revocation", "not-checked");
  assert_one_sentence (result->err);
  g_assert_cmpstr (result->err, ==, sentence);
}

static void
test_status_json_failures (void)
{
  static const struct
  {
    const char *options;
    const char *input;
    int code;
    const char *word;
    const char *kind; /* of card */
    const char *left; /* of the tries for the signature password */
  } cases[] = {
    { "", NULL, 3, "no-service", "null", "null" },
    { "--practice healthy --reader nowhere", NULL, 4, "no-reader", "null", "null" },
    { "--practice not-my-number", NULL, 6, "other-card", "null", "null" },
    { "--practice juki-card", NULL, 6, "other-card", "juki-card", "5" },
    { "--practice torn", NULL, 7, "card-error", "unknown", "null" },
    { "--practice garbled", NULL, 7, "card-error", "my-number-card", "5" },
    { "--practice healthy --password-stdin", "MADO1235\n", 8, "wrong-password", "my-number-card",
      "4" },
    { "--practice both-locked --password-stdin", "MADO1234\n", 9, "locked", "my-number-card", "0" },
    { "--practice one-try-left --password-stdin", "MADO1234\n", 2, "usage", "my-number-card", "1" },
    { "--practice healthy --password-stdin", "AB1\n", 2, "usage", "null", "null" },
    { "--practice nonsense", NULL, 2, "usage", "null", "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("status --json %s", cases[i].options);
      g_auto (Result) result = run (line, cases[i].input);
      g_autoptr (JsonNode) root = parse (result.out);

      g_test_message ("%s", line);
      g_assert_cmpint (result.code, ==, cases[i].code);
      assert_failure (&result, cases[i].word);
      assert_json (root, "card.kind", cases[i].kind);
      assert_json (root, "pins.sign.tries_left", cases[i].left);
    }
}

/* A practice card of a test's own. */
static char *
write_scenario (const char *directory, const char *extra)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (directory, "card.ini", NULL);
  g_autofree char *content = g_strdup_printf ("[scenario]\ntitle=T\ndescription=D\norder=1\n"
                                              "[holder]\nage=41\n[card]\npadding=417\n"
                                              "[auth]\nexpires=today+2y+130d\n%s",
                                              extra);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* The card leaves while VERIFY is under way: at exactly one of the commands. Everywhere else it is
 * known whether a try was used up. */
static void
test_answer_to_password_lost (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = NULL;
  guint n_untold = 0, n_removed = 0;

  for (guint n = 20; n <= 30; n++)
    {
      g_autofree char *fault = g_strdup_printf ("[faults]\ntear=%u\n", n);
      g_free (path);
      path = write_scenario (directory, fault);
      g_autofree char *line = g_strdup_printf ("status --practice %s --password-stdin", path);
      g_auto (Result) result = run (line, "MADO1234\n");
      g_assert_cmpint (result.code, ==, 7);
      assert_one_sentence (result.err);
      g_assert_nonnull (strstr (result.out, "2029年"));
      if (strstr (result.err, "1回分が使われたかもしれません") != NULL)
        n_untold++;
      else if (strstr (result.err, "カードが離れました") != NULL)
        n_removed++;
    }
  g_assert_cmpuint (n_untold, ==, 1);
  g_assert_cmpuint (n_removed, ==, 10);
  g_unlink (path);
  g_rmdir (directory);
}

/* The first answer of all makes no sense, or denies the application: it is asked for once more. */
static void
test_first_answer (void)
{
  static const char *const answers[] = { "0000", "90", "6283", "6A82", "6D00" };
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *fault =
          g_strdup_printf ("[faults]\ngarble=1\ngarble-answer=%s\n", answers[i]);
      g_free (path);
      path = write_scenario (directory, fault);
      g_autofree char *line = g_strdup_printf ("status --json --practice %s", path);
      g_auto (Result) result = run (line, NULL);
      g_assert_cmpint (result.code, ==, 0);
      g_assert_cmpstr (result.err, ==, "");
    }
  g_unlink (path);
  g_rmdir (directory);
}

/* The keys of the practice CA lie with the program's data. Those of the current folder are somebody
 * else's. */
static void
test_practice_keys (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = write_scenario (directory, "");
  g_autofree char *line = g_strdup_printf ("status --json --practice %s", path);
  g_autofree char *nowhere = g_build_filename (directory, "nowhere", NULL);
  const char *const data[] = { g_getenv ("MADO_PRACTICE_DIR"), nowhere };

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_set_cwd (launcher, i == 0 ? directory : data[0]);
      g_subprocess_launcher_setenv (launcher, "MADO_PRACTICE_DIR", data[i], TRUE);
      g_auto (Result) result = run_with (launcher, line, "");
      g_assert_cmpint (result.code, ==, i == 0 ? 0 : 2);
      if (i == 1)
        g_assert_cmpstr (result.err, ==,
                         "madoguchi-cli: 練習用カードを作るためのデータが見つかりません。\n");
    }
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_long_words (void)
{
  static const char *const forms[] = {
    "status --practice %s",
    "status --reader %s --practice healthy",
    "status --today %s",
    "status --%s",
    "status %s",
    "%s",
    "guide %s",
    "advise --certificate %s",
    "advise --certificate auth --expires 2027-01-01 --municipality %s",
  };
  g_autofree char *word = g_strnfill (3000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) parts = g_strsplit (forms[i], "%s", 2);
      g_autofree char *line = g_strjoinv (word, parts);
      g_auto (Result) result = run (line, NULL);
      g_test_message ("%s", forms[i]);
      g_assert_cmpint (result.code, !=, 0);
      assert_one_sentence (result.err);
      g_assert_nonnull (strstr (result.err, "xxx…"));
      g_assert_cmpuint (strlen (result.err), <, 400);
    }
}

/* Nothing that was typed as a password comes back on any stream. */
static void
test_password_is_not_shown (void)
{
  static const char *const lines[] = {
    "status --practice healthy --password-stdin --json",
    "status --practice healthy --password-stdin --show-personal",
    "status --practice garbled --password-stdin",
  };
  static const char *const passwords[] = { "QWERTY77", "MADO1234", "QWERTY77UIOPASDFGHJKL" };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (passwords); j++)
      {
        g_autofree char *input = g_strconcat (passwords[j], "\n", NULL);
        g_auto (Result) result = run (lines[i], input);
        g_assert_null (strstr (result.out, passwords[j]));
        g_assert_null (strstr (result.err, passwords[j]));
      }
}

static void
test_status_json (void)
{
  g_auto (Result) result =
      run ("status --practice last-day --today 2027-02-28 --password-stdin --show-personal --json",
           "MADO1234\n");
  g_autoptr (JsonNode) root = parse (result.out);
  g_assert_cmpint (result.code, ==, 0);
  assert_json (root, "card.kind", "my-number-card");
  assert_json (root, "certificates.auth.state", "last-day");
  assert_json (root, "certificates.auth.expires", "2027-02-28");
  assert_json (root, "certificates.auth.days_left", "0");
  assert_json (root, "certificates.auth.window.opens", "2026-11-30");
  assert_json (root, "certificates.auth.lapses", "2027-03-01");
  assert_json (root, "certificates.auth.chain", "pinned");
  assert_json (root, "certificates.sign.state", "last-day");
  assert_json (root, "certificates.sign.latest_expiry", "null");
  assert_json (root, "revocation", "not-checked");
  g_assert_null (strstr (result.out, "練習 "));
}

/* --- advise: the worked examples of policy-rules.md 12 --- */

static const struct
{
  const char *id;
  const char *line;
  const char *state, *expires, *opens, *days;
} examples[] = {
#define V01 "--certificate auth --born 1985-10-10 --issued 2020-05-15 --card-expires 2029-10-10"
  { "V01", V01 " --today 2024-07-10", "valid-early", "2024-10-10", "2024-07-12", "92" },
  { "V03", V01 " --today 2024-07-12", "renewable", "2024-10-10", "2024-07-12", "90" },
  { "V04", V01 " --today 2024-10-10", "last-day", "2024-10-10", "2024-07-12", "0" },
  { "V05", V01 " --today 2024-10-11", "expired", "2024-10-10", "2024-07-12", "-1" },
  { "V06",
    "--certificate auth --born 1985-10-10 --issued 2024-08-01 --renewed-from 2024-10-10 "
    "--card-expires 2029-10-10 --today 2024-08-01",
    "valid-early", "2029-10-10", "2029-07-12", "1896" },
  { "V07", "--certificate auth --born 1985-10-10 --issued 2024-11-01 --today 2024-11-01",
    "valid-early", "2029-10-10", "2029-07-12", "1804" },
  { "V09",
    "--certificate auth --born 1985-10-10 --issued 2024-06-01 --renewed-from 2024-10-10 "
    "--today 2024-06-01",
    "valid-early", "2028-10-10", "2028-07-12", "1592" },
  { "V11", "--certificate auth --born 1985-10-10 --issued 2020-10-10 --today 2025-07-12",
    "renewable", "2025-10-10", "2025-07-12", "90" },
  { "V13", "--certificate auth --born 1985-10-10 --issued 2020-10-11 --today 2025-10-11", "expired",
    "2025-10-10", "2025-07-12", "-1" },
  { "V15", "--certificate auth --expires 2024-05-02T14:59:59Z --today 2024-05-02T23:59:59+09:00",
    "last-day", "2024-05-02", "2024-02-04", "0" },
  { "V15b", "--certificate auth --expires 2024-05-02T14:59:59Z --today 2024-05-02T15:00:00Z",
    "expired", "2024-05-02", "2024-02-04", "-1" },
  { "V17", "--certificate auth --expires 2027-05-31 --today 2027-03-01", "valid-early",
    "2027-05-31", "2027-03-02", "91" },
  { "V19", "--certificate auth --expires 2027-05-29 --today 2027-03-02", "renewable", "2027-05-29",
    "2027-03-02", "88" },
  { "V21", "--certificate auth --expires 2027-07-31 --today 2027-05-01", "valid-early",
    "2027-07-31", "2027-05-02", "91" },
  { "V21+1", "--certificate auth --expires 2027-07-31 --today 2027-05-01 --municipality national",
    "renewable", "2027-07-31", "2027-05-01", "91" },
  { "V23", "--certificate auth --expires 2027-11-30 --today 2027-08-31", "valid-early",
    "2027-11-30", "2027-09-01", "91" },
  { "V25", "--certificate auth --expires 2027-01-31 --today 2026-11-23", "renewable", "2027-01-31",
    "2026-11-02", "69" },
  { "V27", "--certificate auth --expires 2027-02-28 --today 2026-11-30", "renewable", "2027-02-28",
    "2026-11-30", "90" },
  { "V29", "--certificate auth --expires 2027-02-24 --today 2026-11-25", "valid-early",
    "2027-02-24", "2026-11-26", "91" },
  { "V31", "--certificate auth --born 1992-02-29 --issued 2022-06-01 --today 2026-11-23",
    "valid-early", "2027-02-28", "2026-11-30", "97" },
  { "V33", "--certificate auth --born 1992-02-29 --issued 2023-02-28 --today 2026-11-23",
    "valid-early", "2028-02-29", "2027-12-01", "463" },
  { "V33 mar1",
    "--certificate auth --born 1992-02-29 --issued 2023-02-28 --today 2026-11-23 --feb29 mar1",
    "valid-early", "2027-03-01", "2026-12-03", "98" },
  { "V35", "--certificate sign --born 2014-05-05 --issued 2024-02-01 --today 2026-11-23",
    "not-recorded", "null", "null", "null" },
  { "V37",
    "--certificate auth --born 2008-09-15 --issued 2022-05-20 --card-expires 2026-09-15 "
    "--today 2026-11-23",
    "expired", "2026-09-15", "2026-06-17", "-69" },
  { "V39",
    "--certificate sign --born 1985-10-10 --issued 2023-03-01 --auth-expires 2026-10-10 "
    "--today 2026-07-12",
    "renewable", "2026-10-10", "2026-07-12", "90" },
  { "V43",
    "--certificate auth --born 2003-02-10 --issued 2022-05-01 --card-expires 2032-02-10 "
    "--today 2026-11-23",
    "renewable", "2027-02-10", "2026-11-12", "79" },
  { "V45",
    "--certificate auth --expires 2029-10-10 --event address --event name --today 2026-11-23",
    "valid-early", "2029-10-10", "2029-07-12", "1052" },
  { "V45 sign", "--certificate sign --expires 2029-10-10 --event address --today 2026-11-23",
    "revoked", "2029-10-10", "null", "null" },
  { "card lapsed",
    "--certificate auth --expires 2029-10-10 --card-expires 2026-10-10 --today 2026-11-23",
    "revoked", "2029-10-10", "null", "null" },
  { "V47", "--certificate auth --expires 2026-11-22 --today 2026-11-23", "expired", "2026-11-22",
    "2026-08-24", "-1" },
  /* Issued between midnight and nine o'clock in Japan: the day before in UTC. */
  { "R6", "--certificate auth --born 1985-10-10 --issued 2020-10-09T15:30:00Z --today 2025-07-12",
    "renewable", "2025-10-10", "2025-07-12", "90" },
  { "R10", "--certificate auth --expires 2027-10-10 --overseas --today 2026-11-23", "renewable",
    "2027-10-10", "2026-10-12", "321" },
};

static void
test_advise_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      gboolean sign = strstr (examples[i].line, "--certificate sign") != NULL;
      const char *asked = sign ? "certificates.sign" : "certificates.auth";
      g_autofree char *line = g_strdup_printf ("advise %s --json", examples[i].line);
      g_auto (Result) result = run (line, NULL);
      g_test_message ("%s", examples[i].id);
      g_assert_cmpstr (result.err, ==, "");
      g_assert_cmpint (result.code, ==, 0);
      g_autoptr (JsonNode) root = parse (result.out);
      const char *const values[][2] = {
        { "state", examples[i].state },
        { "expires", examples[i].expires },
        { "window.opens", examples[i].opens },
        { "days_left", examples[i].days },
      };
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autofree char *path = g_strconcat (asked, ".", values[j][0], NULL);
          assert_json (root, path, values[j][1]);
        }
    }
}

/* Of the other certificate nothing is said, although its date was used. */
static void
test_advise_other (void)
{
  g_auto (Result) result = run ("advise --certificate sign --born 1985-10-10 --issued 2023-03-01 "
                                "--auth-expires 2026-10-10 --today 2026-10-11 --json",
                                NULL);
  g_autoptr (JsonNode) root = parse (result.out);
  assert_json (root, "reader", "null");
  assert_json (root, "card.kind", "null");
  assert_json (root, "certificates.sign.state", "expired");
  assert_json (root, "certificates.auth.state", "unknown");
  assert_json (root, "certificates.auth.expires", "null");
  assert_json (root, "certificates.auth.window.opens", "null");
  assert_json (root, "procedures", "[\"reissue\",\"proxy\"]");
  assert_json (root, "errors", "[]");
}

static void
test_advise_text (void)
{
  g_auto (Result) result = run (
      "advise --certificate auth --born 1985-10-10 --issued 2020-05-15 --today 2024-07-11", NULL);
  g_assert_cmpint (result.code, ==, 0);
  g_assert_nonnull (strstr (result.out, "杉並区の案内では明日（7月12日）からです。"));
  g_assert_nonnull (strstr (result.out, "計算による目安"));
  g_assert_null (strstr (result.out, "署名用電子証明書（"));
  g_assert_null (strstr (result.out, "練習用"));
  g_assert_nonnull (strstr (result.out, "カード本体が失効するわけではありません"));

  g_auto (Result) lapsed = run ("advise --certificate auth --expires 2029-10-10 "
                                "--card-expires 2026-10-10 --today 2026-11-23",
                                NULL);
  g_assert_nonnull (strstr (lapsed.out, "カード本体の有効期限が過ぎているため、失効しています。"));
  g_assert_null (strstr (lapsed.out, "カード本体が失効するわけではありません"));
  g_assert_null (strstr (lapsed.out, "再発行"));
}

static const struct
{
  const char *line;
  const char *err;
} bad_advices[] = {
  { "", "--certificate" },
  { "--certificate both --expires 2027-01-01", "「both」" },
  { "--certificate auth --certificate sign --expires 2027-01-01", "1回だけ" },
  { "--certificate auth", "--born" },
  { "--certificate auth --born 1985-10-10", "--issued" },
  { "--certificate auth --issued 2020-01-01", "--born" },
  { "--certificate auth --born 1985-13-10 --issued 2020-01-01", "「1985-13-10」" },
  { "--certificate auth --born 19851010 --issued 2020-01-01", "「19851010」" },
  { "--certificate auth --expires 2027-01-01T10:00:00", "「2027-01-01T10:00:00」" },
  { "--certificate auth --born 2020-01-02 --issued 2020-01-01", "生年月日" },
  { "--certificate auth --born 2030-01-02 --expires 2031-01-01 --today 2026-01-01", "未来" },
  { "--certificate auth --issued 2020-01-02 --expires 2020-01-01", "発行日" },
  { "--certificate auth --born 1985-10-10 --issued 2020-01-02 --card-expires 2020-01-01",
    "--card-expires" },
  { "--certificate sign --born 1985-10-10 --issued 2020-01-02 --auth-expires 2020-01-01",
    "--auth-expires" },
  { "--certificate auth --expires 2027-01-01 --auth-expires 2027-01-01", "--auth-expires" },
  { "--certificate auth --expires 2027-01-01 --event divorce", "「divorce」" },
  { "--certificate auth --expires 2027-01-01 --feb29 mar2", "「mar2」" },
  { "--certificate auth --expires 2027-01-01 --municipality atlantis", "「atlantis」" },
  { "--certificate auth --expires 2027-01-01 --municipality ../suginami", "suginami" },
  { "--certificate auth --expires 2027-01-01 --today 2026-00-01", "「2026-00-01」" },
  { "--certificate auth --expires 2027-01-01 stray", "「stray」" },
  { "--certificate auth --expires '2027\x1b[31m'", "--expires" },
};

static void
test_advise_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_advices); i++)
    {
      g_autofree char *line = g_strdup_printf ("advise %s", bad_advices[i].line);
      g_auto (Result) result = run (line, NULL);
      if (result.code != 2)
        g_error ("%s: exit code %d", line, result.code);
      g_assert_cmpstr (result.out, ==, "");
      assert_one_sentence (result.err);
      cli_assert_part (line, result.err, bad_advices[i].err);
      g_assert_null (strchr (result.err, '\x1b'));
    }
}

/* A broken file of the user's is told with its line, and the built-in one serves. */
static void
test_broken_municipality (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_dir_make_tmp ("mado-cli-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *folder = g_build_filename (data, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "suginami.ini", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, &error));

  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_auto (Result) result = run_with (
      launcher, "advise --certificate auth --expires 2024-10-10 --today 2024-07-12 --json", NULL);
  g_assert_cmpint (result.code, ==, 0);
  assert_one_sentence (result.err);
  g_assert_nonnull (strstr (result.err, "suginami.ini:2:"));
  g_autoptr (JsonNode) root = parse (result.out);
  assert_json (root, "certificates.auth.state", "renewable");

  g_assert_cmpint (g_unlink (file), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_rmdir (folder), ==, 0);
      g_autofree char *parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

/* What is chosen in the window, or by an administrator, holds in the terminal too. */
static Result
run_with_setting (const char *home, const char *municipality, const char *line)
{
  g_autofree char *settings = g_build_filename (home, "glib-2.0", "settings", NULL);
  g_autofree char *keyfile = g_build_filename (settings, "keyfile", NULL);
  g_autofree char *text =
      g_strdup_printf ("[io/github/madoguchi/Madoguchi]\nmunicipality='%s'\n", municipality);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_assert_cmpint (g_mkdir_with_parents (settings, 0700), ==, 0);
  g_assert_true (g_file_set_contents (keyfile, text, -1, &error));
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  return run_with (launcher, line, NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_setting (void)
{
  static const char *const lines[] = {
    "status --practice in-window --today 2027-03-01 --json",
    "advise --certificate auth --expires 2027-06-15 --today 2027-03-01 --json",
    "guide renew --certificate auth --expires 2027-06-15 --today 2027-03-01 --json",
  };
  g_autofree char *home = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "faulty.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Result) unset = run_with_setting (home, "", lines[i]);
      g_auto (Result) set = run_with_setting (home, "national", lines[i]);
      g_auto (Result) missing = run_with_setting (home, "nowhere", lines[i]);
      g_auto (Result) faulty = run_with_setting (home, "faulty", lines[i]);
      g_autofree char *typed_line = g_strconcat (lines[i], " --municipality suginami", NULL);
      g_auto (Result) typed = run_with_setting (home, "faulty", typed_line);
      g_autoptr (JsonNode) by_default = parse (unset.out);
      g_autoptr (JsonNode) chosen = parse (set.out);
      g_autoptr (JsonNode) stood_in = parse (missing.out);
      g_autoptr (JsonNode) refused = parse (faulty.out);
      g_autoptr (JsonNode) asked = parse (typed.out);

      assert_json (by_default, "municipality", "suginami");
      assert_json (by_default, "municipality_problem", "null");
      g_assert_cmpstr (unset.err, ==, "");
      assert_json (chosen, "municipality", "national");
      assert_json (chosen, "municipality_problem", "null");
      assert_json (stood_in, "municipality", "national");
      assert_json (stood_in, "municipality_problem.wanted", "nowhere");
      assert_json (stood_in, "municipality_problem.reason", "not-found");
      assert_one_sentence (missing.err);
      cli_assert_part ("missing", missing.err, "「nowhere」");
      cli_assert_part ("missing", missing.err, "全国の一般的な取扱い");
      assert_json (refused, "municipality", "national");
      assert_json (refused, "municipality_problem.wanted", "faulty");
      assert_json (refused, "municipality_problem.file", file);
      assert_json (refused, "municipality_problem.line", "2");
      cli_assert_part ("faulty", faulty.err, "faulty.ini:2:");
      assert_json (asked, "municipality", "suginami");
      g_assert_cmpstr (typed.err, ==, "");
    }
  /* What may be sent to somebody names no folder, which may bear a person's name. */
  g_auto (Result) diagnosis =
      run_with_setting (home, "faulty", "diagnose --practice healthy --json");
  g_autoptr (JsonNode) diagnosed = parse (diagnosis.out);
  assert_json (diagnosed, "municipality", "national");
  assert_json (diagnosed, "municipality_problem.wanted", "faulty");
  assert_json (diagnosed, "municipality_problem.file", "faulty.ini");
  remove_tree (home);
}

/* A file is checked before it is put anywhere; the list has what is wrong with those that are. */
static void
test_municipality (void)
{
  g_autofree char *home = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "faulty.ini", NULL);
  g_autofree char *check = g_strdup_printf ("municipality check %s --json", file);
  g_autofree char *gone = g_strdup_printf ("municipality check %s/gone.ini", home);
  static const char *const shipped = "municipality check " MUNICIPALITY_DIR "/suginami.ini";

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, NULL));
  g_auto (Result) right = run_with_setting (home, "", shipped);
  g_assert_cmpint (right.code, ==, 0);
  g_assert_cmpstr (right.err, ==, "");
  cli_assert_part ("check", right.out, "杉並区（suginami）");
  g_auto (Result) wrong = run_with_setting (home, "", check);
  g_autoptr (JsonNode) problem = parse (wrong.out);
  g_assert_cmpint (wrong.code, ==, 11);
  assert_one_sentence (wrong.err);
  cli_assert_part ("check", wrong.err, "faulty.ini:2: ");
  assert_json (problem, "problem.reason", "key-form");
  assert_json (problem, "problem.line", "2");
  assert_json (problem, "problem.group", "municipality");
  g_auto (Result) missing = run_with_setting (home, "", gone);
  g_assert_cmpint (missing.code, ==, 11);
  assert_one_sentence (missing.err);
  g_auto (Result) list = run_with_setting (home, "national", "municipality list");
  g_assert_cmpint (list.code, ==, 0);
  g_assert_true (g_str_has_prefix (list.out, "  suginami "));
  cli_assert_part ("list", list.out, "\n* national ");
  cli_assert_part ("list", list.out, "faulty.ini:2: ");
  g_auto (Result) json = run_with_setting (home, "national", "municipality list --json");
  g_autoptr (JsonNode) all = parse (json.out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (all),
                                                                         "municipalities")),
                    ==, 3);
  g_auto (Result) none = run_with_setting (home, "", "municipality");
  g_assert_cmpint (none.code, ==, 2);
  g_auto (Result) which = run_with_setting (home, "", "municipality check");
  g_assert_cmpint (which.code, ==, 2);
  remove_tree (home);
}

/* --- languages and streams --- */

static void
test_english (void)
{
  static const struct
  {
    const char *variable, *value;
  } ways[] = { { "LANGUAGE", "en" }, { "LC_ALL", "en_US.UTF-8" } };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_setenv (launcher, ways[i].variable, ways[i].value, TRUE);
      g_auto (Result) result = run_with (launcher, "status --practice in-window", NULL);
      g_assert_cmpint (result.code, ==, 0);
      g_assert_nonnull (strstr (result.out, "Can be renewed now"));
      g_auto (Result) refused = run_with (launcher, "status --frob", NULL);
      g_assert_cmpstr (refused.err, ==, "madoguchi-cli: There is no option “--frob”.\n");
      g_auto (Result) help = run_with (launcher, "advise --help", NULL);
      g_assert_nonnull (strstr (help.out, "Usage:"));
    }
}

static void
test_plain_locale (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_auto (Result) result = run_with (launcher, "status --practice 'なし'", NULL);
  g_assert_cmpint (result.code, ==, 2);
  assert_one_sentence (result.err);
  g_assert_nonnull (strstr (result.err, "「なし」という練習用カードはありません。\n"));
}

/* A terminal that is not UTF-8, with and without something that its character set has no letter
 * for. JSON is UTF-8 by definition. */
static void
test_other_charset (void)
{
  static const struct
  {
    const char *locale;
    const char *charset;
  } locales[] = { { "ja_JP.EUC-JP", "EUC-JP" }, { "ja_JP.SJIS", "SJIS" } };
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) out = NULL;
      g_autoptr (GBytes) err = NULL;
      /* No locale is installed there: its name alone tells. */
      g_subprocess_launcher_setenv (launcher, "LOCPATH", "/nonexistent", TRUE);
      g_subprocess_launcher_setenv (launcher, "LC_ALL", locales[i].locale, TRUE);
      g_autoptr (GSubprocess) child = g_subprocess_launcher_spawn (
          launcher, &error, program, "status", "--practice", "healthy", "--use-last-try", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate (child, NULL, NULL, &out, &err, &error);
      g_assert_no_error (error);
      gsize length;
      const char *bytes = g_bytes_get_data (err, &length);
      g_autofree char *said =
          g_convert (bytes, (gssize)length, "UTF-8", locales[i].charset, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (said, "ともに指定してください。\n"));
      g_assert_false (g_utf8_validate (bytes, (gssize)length, NULL));
    }

  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "LOCPATH", "/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "ja_JP.EUC-JP", TRUE);
  g_auto (Result) json = run_with (launcher, "status --practice not-my-number --json", NULL);
  g_autoptr (JsonNode) root = parse (json.out);
  assert_json (root, "failure.message", "このカードはマイナンバーカードではありません。");
}

static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  g_auto (Result) result = run_with (launcher, "status --practice healthy", NULL);
  g_assert_cmpint (result.code, ==, 1);
  assert_one_sentence (result.err);
}

/* The reader of the pipe is gone before anything is written. */
static void
test_closed_pipe (void)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  close (ends[0]);
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  g_auto (Result) result = run_with (launcher, "status --practice healthy", NULL);
  g_assert_cmpint (result.code, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
}

/* --- watch --- */

static GSubprocess *
start_watch (GDataInputStream **lines)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
      g_subprocess_launcher_spawn (launcher, &error, program, "watch", "--json", NULL);
  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  return child;
}

static void
test_watch_ends_on_signal (void)
{
  static const int signals[] = { SIGINT, SIGTERM };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (GSubprocess) child = start_watch (&lines);
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (line, ==,
                       "{\"event\":\"service-stopped\",\"reader\":null,\"state\":\"stopped\"}");
      g_subprocess_send_signal (child, signals[i]);
      g_subprocess_wait (child, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (child));
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
    }
}

/* Nobody listens any more: the program ends although nothing happens that it could write. */
static void
test_watch_ends_with_pipe (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = start_watch (&lines);
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_input_stream_close (g_subprocess_get_stdout_pipe (child), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
}

/* --- a service that is there and lets nobody in --- */

typedef struct
{
  char *directory;
  char *path;
  int socket;
  gboolean answers;
  GThread *thread;
} Service;

/* What pcscd does when polkit refuses the client: it hangs up, with what the client said unread
 * (ContextThread() in winscard_svc.c). What it says to a client of another protocol: its own
 * version, and SCARD_E_SERVICE_STOPPED (version_struct in winscard_msg.h). */
static gpointer
serve (gpointer data)
{
  static const guint32 answer[] = { 99, 0, 0x8010001E };
  const Service *self = data;
  int client;
  while ((client = accept (self->socket, NULL, NULL)) >= 0)
    {
      guint8 request[20]; /* a header of 8 bytes, and the client's version */
      int n_said = 0;
      while (n_said < (int)sizeof request)
        {
          g_usleep (1000);
          g_assert_cmpint (ioctl (client, FIONREAD, &n_said), ==, 0);
        }
      if (self->answers && read (client, request, sizeof request) == sizeof request)
        g_assert_cmpint (write (client, answer, sizeof answer), ==, sizeof answer);
      close (client);
    }
  return NULL;
}

static void
service_start (Service *self, gboolean answers)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  self->directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  self->path = g_build_filename (self->directory, "socket", NULL);
  self->answers = answers;
  self->socket = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_strlcpy (address.sun_path, self->path, sizeof address.sun_path);
  g_assert_cmpint (bind (self->socket, (const struct sockaddr *)&address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->socket, 8), ==, 0);
  self->thread = g_thread_new ("service", serve, self);
}

static void
service_stop (Service *self)
{
  shutdown (self->socket, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->socket);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->directory), ==, 0);
  g_free (self->path);
  g_free (self->directory);
}

static void
expect_event (const Service *service, const char *event)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", service->path, TRUE);
  g_autoptr (GSubprocess) child =
      g_subprocess_launcher_spawn (launcher, &error, program, "watch", "--json", NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (line, event));
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
}

static void
test_turned_away (void)
{
  static const struct
  {
    gboolean answers;
    const char *what;
    const char *help;
    const char *event;
  } cases[] = {
    { FALSE, "この画面から使うことを許していません。", "ssh", "\"service-refused\"" },
    { TRUE, "版が合いません。", "再起動", "\"service-mismatch\"" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      Service service = { NULL };
      service_start (&service, cases[i].answers);
      g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", service.path, TRUE);
      g_auto (Result) result = run_with (launcher, "status", NULL);
      g_assert_cmpint (result.code, ==, 3);
      assert_one_sentence (result.err);
      g_assert_nonnull (strstr (result.err, cases[i].what));
      g_assert_nonnull (strstr (result.err, cases[i].help));
      expect_event (&service, cases[i].event);
      service_stop (&service);
    }
}

/* --- a card that does not answer --- */

static GSubprocess *
start_silent (const char *path, GDataInputStream **said, gboolean with_password)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
      g_subprocess_launcher_spawn (launcher, &error, program, "status", "--practice", path,
                                   with_password ? "--password-stdin" : NULL, NULL);
  g_assert_no_error (error);
  GOutputStream *input = g_subprocess_get_stdin_pipe (child);
  g_output_stream_write_all (input, "MADO1234\n", 9, NULL, NULL, &error);
  g_assert_no_error (error);
  *said = g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
  return child;
}

static void
expect_line (GDataInputStream *said, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_nonnull (strstr (line, words));
}

static void
expect_signal (GSubprocess *child, int number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, number);
  g_assert_cmpstr (out, ==, "");
}

/* The program says what it waits for, and is ended as any other. */
static void
test_silent_card (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = write_scenario (directory, "[faults]\nsilent=7\n");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GDataInputStream) said = NULL;
      g_autoptr (GSubprocess) child = start_silent (path, &said, FALSE);
      expect_line (said, "カードの答えを待っています。");
      if (i == 0)
        expect_line (said, "Ctrl+C");
      g_subprocess_send_signal (child, signals[i]);
      expect_signal (child, signals[i]);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* Once a PIN is on its way its answer is worth waiting for, but not for ever; and then it is said
 * that nobody knows. */
static void
test_silent_card_with_password (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = write_scenario (directory, "[faults]\nsilent=1\ncounts=verify\n");
  g_autoptr (GDataInputStream) said = NULL;
  g_autoptr (GSubprocess) child = start_silent (path, &said, TRUE);
  expect_line (said, "カードの答えを待っています。");
  g_subprocess_send_signal (child, SIGINT);
  expect_line (said, "カードの答えを受け取ってから終わります。");
  g_autofree char *silence = g_data_input_stream_read_line (said, NULL, NULL, NULL);
  g_assert_nonnull (strstr (silence, "応答しなくなりました"));
  g_assert_null (strstr (silence, "Ctrl+C")); /* which was pressed already */
  expect_line (said, "1回分が使われたかもしれません");
  expect_signal (child, SIGINT);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* --- at a terminal --- */

static int
open_terminal (int *master)
{
  *master = posix_openpt (O_RDWR | O_NOCTTY);
  g_assert_cmpint (*master, >=, 0);
  g_assert_cmpint (grantpt (*master), ==, 0);
  g_assert_cmpint (unlockpt (*master), ==, 0);
  int slave = open (ptsname (*master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (slave, >=, 0);
  return slave;
}

static gboolean
echoes (int fd)
{
  struct termios settings;
  g_assert_cmpint (tcgetattr (fd, &settings), ==, 0);
  return (settings.c_lflag & ECHO) != 0;
}

static void
wait_for_no_echo (int fd)
{
  for (guint i = 0; i < 1000 && echoes (fd); i++)
    g_usleep (10 * 1000);
  g_assert_false (echoes (fd));
}

static GSubprocess *
start_at_terminal (int slave)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, dup (slave));
  GSubprocess *child = g_subprocess_launcher_spawn (
      launcher, &error, program, "status", "--practice", "healthy", "--password-stdin", NULL);
  g_assert_no_error (error);
  return child;
}

static void
test_terminal_does_not_echo (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int master = -1;
  int slave = open_terminal (&master);
  g_assert_true (echoes (slave));
  g_autoptr (GSubprocess) child = start_at_terminal (slave);
  wait_for_no_echo (slave);
  g_assert_cmpint (write (master, "MADO1234\n", 9), ==, 9);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  g_assert_nonnull (strstr (err, "署名用パスワード"));
  g_assert_nonnull (strstr (out, "シリアル番号"));
  g_assert_true (echoes (slave));

  /* What the terminal showed of what was typed: nothing. */
  char shown[64] = "";
  g_assert_cmpint (fcntl (master, F_SETFL, O_NONBLOCK), ==, 0);
  gssize n = read (master, shown, sizeof shown - 1);
  g_assert_true (n <= 0 || strstr (shown, "MADO") == NULL);
  close (slave);
  close (master);
}

static void
test_terminal_is_put_back (void)
{
  g_autoptr (GError) error = NULL;
  int master = -1;
  int slave = open_terminal (&master);
  g_autoptr (GSubprocess) child = start_at_terminal (slave);
  wait_for_no_echo (slave);
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGINT);
  g_assert_true (echoes (slave));
  close (slave);
  close (master);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = g_canonicalize_filename (argv[1], NULL); /* some are run in another folder */
  g_test_add_func ("/cli/status", test_status);
  g_test_add_func ("/cli/status/json", test_status_json);
  g_test_add_func ("/cli/status/json/failures", test_status_json_failures);
  g_test_add_func ("/cli/status/answer-to-password-lost", test_answer_to_password_lost);
  g_test_add_func ("/cli/status/first-answer", test_first_answer);
  g_test_add_func ("/cli/practice-keys", test_practice_keys);
  g_test_add_func ("/cli/long-words", test_long_words);
  g_test_add_func ("/cli/status/password-is-not-shown", test_password_is_not_shown);
  g_test_add_func ("/cli/advise/examples", test_advise_examples);
  g_test_add_func ("/cli/advise/other", test_advise_other);
  g_test_add_func ("/cli/advise/text", test_advise_text);
  g_test_add_func ("/cli/advise/refusals", test_advise_refusals);
  g_test_add_func ("/cli/advise/broken-municipality", test_broken_municipality);
  g_test_add_func ("/cli/setting", test_setting);
  g_test_add_func ("/cli/municipality", test_municipality);
  g_test_add_func ("/cli/english", test_english);
  g_test_add_func ("/cli/plain-locale", test_plain_locale);
  g_test_add_func ("/cli/other-charset", test_other_charset);
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_func ("/cli/closed-pipe", test_closed_pipe);
  g_test_add_func ("/cli/watch/signal", test_watch_ends_on_signal);
  g_test_add_func ("/cli/watch/pipe", test_watch_ends_with_pipe);
  g_test_add_func ("/cli/turned-away", test_turned_away);
  g_test_add_func ("/cli/silent-card", test_silent_card);
  g_test_add_func ("/cli/silent-card/password", test_silent_card_with_password);
  g_test_add_func ("/cli/terminal/no-echo", test_terminal_does_not_echo);
  g_test_add_func ("/cli/terminal/put-back", test_terminal_is_put_back);
  return g_test_run ();
}
