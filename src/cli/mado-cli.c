/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "mado-card.h"
#include "mado-civil-date.h"
#include "mado-cli-options.h"
#include "mado-cli-output.h"
#include "mado-feature.h"
#include "mado-settings.h"
#include "mado-transport.h"
#include "mado-wording.h"

/* The subcommands, in the order of the help. */
static const struct
{
  const char *name;
  const char *summary;
  MadoCliExit (*run) (char **args);
} commands[] = {
  { "status", N_ ("カードを読み取り、電子証明書の状態と手続きを示します"), mado_cli_status },
  { "advise", N_ ("カードなしで、日付から電子証明書の状態を計算します"), mado_cli_advise },
  { "guide", N_ ("手続きの案内（持ち物、場所、回数など）を示します"), mado_cli_guide },
  { "change-pin", N_ ("カードの暗証番号かパスワードを変更します"), mado_cli_change_pin },
  { "watch", N_ ("リーダーとカードの出入りを1行ずつ示します"), mado_cli_watch },
  { "diagnose", N_ ("カードを読むまでのつながりを調べます"), mado_cli_diagnose },
  { "doctor", N_ ("設定と、だれが決めたか、リーダーを点検します"), mado_cli_doctor },
  { "municipality", N_ ("自治体のデータの一覧を示すか、書いたファイルを確かめます"),
    mado_cli_municipality },
};

static guint running;

const char *
mado_cli_get_command (void)
{
  return commands[running].name;
}

const char *
mado_cli_get_summary (void)
{
  return commands[running].summary;
}

/* What an office has switched off is not in the help, and not to be used. */
static gboolean
is_forbidden (guint command)
{
  if (commands[command].run == mado_cli_change_pin)
    return !mado_feature_is_on (MADO_FEATURE_PIN_CHANGE);
  return commands[command].run == mado_cli_advise &&
         !mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD);
}

static const char *const exit_codes[] = {
  N_ ("0  終わりました"),
  N_ ("1  結果を書き出せませんでした"),
  N_ ("2  使い方の誤り"),
  N_ ("3  PC/SCサービスを使えません"),
  N_ ("4  リーダーがありません"),
  N_ ("5  カードがありません"),
  N_ ("6  マイナンバーカードではありません"),
  N_ ("7  カードを読み取れないか、変更を確かめられませんでした"),
  N_ ("8  パスワードか暗証番号が違います"),
  N_ ("9  パスワードか暗証番号がロックされています"),
  N_ ("10 電子証明書の発行元の署名が合いません"),
  N_ ("11 自治体のデータのファイルに誤りがあります"),
  N_ ("12 管理者が使えないようにしています"),
  N_ ("20から35 doctorが見つけた問題（くわしくはマニュアル）"),
};

static char *complaint; /* (owned) (nullable) */

void
mado_cli_complain (const char *format, ...)
{
  va_list arguments;
  g_free (complaint);
  va_start (arguments, format);
  complaint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *line = g_strconcat (MADO_CLI_NAME ": ", complaint, "\n", NULL);
  mado_cli_put (stderr, line);
}

MadoCliExit
mado_cli_complain_of_forbidden (const char *word)
{
  mado_cli_complain (_ ("%s は、管理者が使えないようにしています。"), word);
  return MADO_CLI_FORBIDDEN;
}

/* The window shows it on a page of its own. */
static gboolean
needs_advice (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MISMATCH);
}

void
mado_cli_complain_of_error (const GError *error)
{
  g_autofree char *sentence = mado_wording_error (error);
  g_autofree char *advice = needs_advice (error) ? mado_wording_error_advice (error) : NULL;
  if (advice != NULL)
    /* Translators: two sentences, one after the other */
    mado_cli_complain (_ ("%1$s%2$s"), sentence, advice);
  else
    mado_cli_complain ("%s", sentence);
}

const char *
mado_cli_get_complaint (void)
{
  return complaint;
}

static MadoCliExit
exit_of_card_error (int code)
{
  switch ((MadoCardError)code)
    {
    case MADO_CARD_ERROR_NOT_JPKI:
    case MADO_CARD_ERROR_SMARTPHONE:
      return MADO_CLI_OTHER_CARD;
    case MADO_CARD_ERROR_PIN_WRONG:
      return MADO_CLI_WRONG_PASSWORD;
    case MADO_CARD_ERROR_PIN_BLOCKED:
      return MADO_CLI_LOCKED;
    case MADO_CARD_ERROR_PIN_CONFIRM:
      return MADO_CLI_USAGE;
    case MADO_CARD_ERROR_PIN_REFUSED:
    case MADO_CARD_ERROR_PIN_UNTOLD:
    case MADO_CARD_ERROR_ABSENT:
    case MADO_CARD_ERROR_HIDDEN:
    case MADO_CARD_ERROR_PROTOCOL:
    default:
      return MADO_CLI_CARD_ERROR;
    }
}

MadoCliExit
mado_cli_exit_of (const GError *error)
{
  if (error->domain == MADO_CARD_ERROR)
    return exit_of_card_error (error->code);
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE) ||
      g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED) ||
      g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MISMATCH))
    return MADO_CLI_NO_SERVICE;
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER))
    return MADO_CLI_NO_READER;
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD))
    return MADO_CLI_NO_CARD;
  return MADO_CLI_CARD_ERROR;
}

gboolean
mado_cli_try_write (const char *text, gboolean json, MadoCliExit *code)
{
  errno = 0;
  *code = MADO_CLI_DONE;
  gboolean put = json ? fputs (text, stdout) != EOF : mado_cli_put (stdout, text);
  if (put && fflush (stdout) == 0)
    return TRUE;
  if (errno == EPIPE)
    return FALSE;
  mado_cli_complain (_ ("結果を書き出せませんでした（%s）。"), g_strerror (errno));
  *code = MADO_CLI_NOT_WRITTEN;
  return FALSE;
}

MadoCliExit
mado_cli_write (const char *text, gboolean json)
{
  MadoCliExit code = MADO_CLI_DONE;
  mado_cli_try_write (text, json, &code);
  return code;
}

gboolean
mado_cli_get_today (GDate *today)
{
  mado_civil_date_from_unix (today, g_get_real_time () / G_USEC_PER_SEC);
  if (mado_civil_date_known (today))
    return TRUE;
  mado_cli_complain (_ (
      "このコンピューターの日付が正しくありません。日付を合わせてから、もう一度お試しください。"));
  return FALSE;
}

MadoMunicipality *
mado_cli_load_municipality (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSettings) settings = id == NULL ? mado_settings_new () : NULL;
  g_autoptr (MadoMunicipality) municipality = id == NULL
                                                  ? mado_settings_load_municipality (settings)
                                                  : mado_municipality_load (id, NULL, &error);
  g_autofree char *problem = municipality != NULL
                                 ? mado_wording_municipality_problem (municipality, TRUE)
                                 : mado_wording_error (error);
  if (problem != NULL)
    mado_cli_complain ("%s", problem);
  return g_steal_pointer (&municipality);
}

static MadoCliExit
show_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, _ ("使い方： %s コマンド [指定…]"), MADO_CLI_NAME);
  g_string_append (text, "\n\n");
  g_string_append (text,
                   _ ("マイナンバーカードの電子証明書の状態と、そのときの手続きを示します。"));
  g_string_append_printf (text, "\n\n%s\n", _ ("コマンド："));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (!is_forbidden (i))
      g_string_append_printf (text, "  %-10s  %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n", _ ("指定："));
  g_string_append_printf (text, "  --help     %s\n", _ ("この説明を表示します"));
  g_string_append_printf (text, "  --version  %s\n", _ ("版を表示します"));
  g_string_append_printf (text, "\n%s\n", _ ("終了コード："));
  for (guint i = 0; i < G_N_ELEMENTS (exit_codes); i++)
    g_string_append_printf (text, "  %s\n", _ (exit_codes[i]));
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("コマンドごとの指定は「%s コマンド --help」で表示されます。"),
                          MADO_CLI_NAME);
  g_string_append_c (text, '\n');
  return mado_cli_write (text->str, FALSE);
}

static MadoCliExit
complain_of_no_command (void)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (!is_forbidden (i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ ("、") : "", commands[i].name);
  mado_cli_complain (_ ("コマンド（%1$s）を指定してください（説明は %2$s --help）。"), names->str,
                     MADO_CLI_NAME);
  return MADO_CLI_USAGE;
}

MadoCliExit
mado_cli_run (char **args)
{
  const char *word = args[0] != NULL ? args[1] : NULL;
  if (word == NULL)
    return complain_of_no_command ();
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (word, commands[i].name))
      {
        running = i;
        return is_forbidden (i) ? mado_cli_complain_of_forbidden (word)
                                : commands[i].run (args + 1);
      }

  g_autofree char *shown = mado_wording_clean_word (word);
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return show_help ();
  if (g_str_equal (word, "--version"))
    return mado_cli_options_show_version ();
  if (*word == '-')
    mado_cli_complain (_ ("「%s」という指定はありません。"), shown);
  else
    mado_cli_complain (_ ("「%s」というコマンドはありません。"), shown);
  return MADO_CLI_USAGE;
}
