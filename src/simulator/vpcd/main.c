/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef G_OS_WIN32
#include <windows.h>
#else
#include <glib-unix.h>
#endif

#include "mado-civil-date.h"
#include "mado-practice-names.h"
#include "mado-scenario.h"
#include "mado-vpcd.h"
#include "mado-wording-error.h"
#include "mado-wording-language.h"

#define EXIT_USAGE 2

/* vpcd's own default. */
#define DEFAULT_PORT 35963

/* How long a hand takes to swap cards. pcscd looks into the virtual reader every 400 ms
 * (PCSCLITE_STATUS_POLL_RATE); of a quicker change it would see nothing, and not even power up the
 * new card. */
#define HAND_MS 1000

/* A contactless card, as PC/SC part 3 tells it (card-protocol.md 1.1). */
static const guint8 contactless_atr[] = { 0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05,
                                          0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F };

typedef struct
{
  char *scenario;
  char *today_text;
  char *host;
  int port;
  gboolean contactless;
  gboolean once;
  gboolean list;
  gboolean version;

  GDate today;
  GMainLoop *loop;
  MadoVpcd *vpcd;
  MadoPracticeCard *card; /* (nullable): in the reader, or last taken out of it */
  guint swap_id;
  guint interrupt_id; /* none on Windows */
  guint terminate_id;
} Program;

/* --- words -------------------------------------------------------------------------------------
 */

/* For people, on standard error. */
static void
complain (const char *message)
{
  g_printerr ("madoguchi-practice-card: %s\n", message);
}

static void
complain_about_scenario (const char *name, const GError *error)
{
  g_autofree char *message = NULL;
  if (g_error_matches (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND))
    /* Translators: %s is the name that was typed. */
    message = g_strdup_printf (_ ("練習用カード「%s」がありません。--list で一覧が出ます。"), name);
  else if (g_error_matches (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_DAY))
    message = mado_wording_error (error);
  else
    /* Translators: the first %s is the name that was typed, the second says what is wrong. */
    message = g_strdup_printf (_ ("練習用カード「%s」を作れません（%s）。"), name, error->message);
  complain (message);
}

/* For programs, on standard output: one word or one line of key=value. */
static void
report (const char *line)
{
  puts (line);
  fflush (stdout);
}

static void
on_state_changed_cb (MadoVpcd *vpcd, int state, gpointer user_data)
{
  static const char *const words[] = { [MADO_VPCD_EMPTY] = "removed",
                                       [MADO_VPCD_WAITING] = "waiting",
                                       [MADO_VPCD_INSERTED] = "inserted",
                                       [MADO_VPCD_LOST] = "lost" };
  Program *self = user_data;

  report (words[state]);
  if (state == MADO_VPCD_LOST)
    g_main_loop_quit (self->loop);
}

/* --- commands on standard input ----------------------------------------------------------------
 */

static MadoPracticeCard *
make_card (Program *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (name, &error);
  MadoPracticeCard *card =
      scenario != NULL ? mado_scenario_create_card (scenario, &self->today, &error) : NULL;
  if (card == NULL)
    {
      complain_about_scenario (name, error);
      return NULL;
    }
  if (self->contactless)
    mado_practice_card_set_atr (card, contactless_atr, sizeof contactless_atr);
  return card;
}

static gboolean
insert (Program *self)
{
  g_autoptr (GError) error = NULL;
  if (mado_vpcd_insert (self->vpcd, self->card, &error))
    return TRUE;
  g_autofree char *message = g_strdup_printf (
      /* Translators: the first %s is a host's name, %d a port, the second %s the reason. */
      _ ("仮想リーダー（%s、ポート%d）につながりません（%s）。vsmartcard-"
         "vpcdとpcscdを確かめてください。"),
      self->host, self->port, error->message);
  complain (message);
  return FALSE;
}

static gboolean
on_swap_cb (gpointer user_data)
{
  Program *self = user_data;
  self->swap_id = 0;
  if (mado_vpcd_get_card (self->vpcd) == NULL && !insert (self))
    report ("error");
  return G_SOURCE_REMOVE;
}

static void
swap (Program *self, const char *name)
{
  MadoPracticeCard *card = make_card (self, name);
  if (card == NULL)
    {
      report ("error");
      return;
    }
  g_clear_object (&self->card);
  self->card = card;
  mado_vpcd_remove (self->vpcd);
  g_clear_handle_id (&self->swap_id, g_source_remove);
  self->swap_id = g_timeout_add (HAND_MS, on_swap_cb, self);
}

static void
append_tries (Program *self, GString *line, const char *word, const guint8 *aid, guint16 fid)
{
  if (mado_practice_card_has_pin (self->card, aid, fid))
    g_string_append_printf (line, " %s=%u", word,
                            mado_practice_card_get_tries_left (self->card, aid, fid));
}

static void
report_counters (Program *self)
{
  g_autoptr (GString) line = g_string_new ("counters");
  append_tries (self, line, "sign", mado_practice_aid_jpki, MADO_PRACTICE_FID_SIGN_PIN);
  append_tries (self, line, "auth", mado_practice_aid_jpki, MADO_PRACTICE_FID_AUTH_PIN);
  append_tries (self, line, "text", mado_practice_aid_text, MADO_PRACTICE_FID_TEXT_PIN);
  append_tries (self, line, "juki", mado_practice_aid_juki, MADO_PRACTICE_FID_JUKI_PIN);
  g_string_append_printf (
      line, " commands=%u bytes=%u verifies=%u", mado_practice_card_get_n_commands (self->card),
      mado_practice_card_get_n_bytes (self->card), mado_practice_card_get_n_verifies (self->card));
  report (line->str);
}

static void
obey (Program *self, const char *line)
{
  if (g_str_equal (line, "insert"))
    {
      if (mado_vpcd_get_card (self->vpcd) == NULL && !insert (self))
        report ("error");
    }
  else if (g_str_equal (line, "remove"))
    mado_vpcd_remove (self->vpcd);
  else if (g_str_equal (line, "counters"))
    report_counters (self);
  else if (g_str_equal (line, "quit"))
    g_main_loop_quit (self->loop);
  else if (g_str_has_prefix (line, "swap "))
    swap (self, line + strlen ("swap "));
  else if (*line != '\0')
    {
      complain (_ ("使える命令は insert、remove、swap 名前、counters、quit です。"));
      report ("error");
    }
}

static gboolean
on_input_cb (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  Program *self = user_data;
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    return G_SOURCE_REMOVE;
  obey (self, g_strstrip (line));
  return G_SOURCE_CONTINUE;
}

#ifdef G_OS_WIN32

/* Ctrl+C ends the program, and with its connection goes the card. */
static void
end_on_signals (Program *self)
{
}

static GIOChannel *
open_input (void)
{
  return g_io_channel_win32_new_fd (STDIN_FILENO);
}

#else

static gboolean
on_signal_cb (gpointer user_data)
{
  Program *self = user_data;
  g_main_loop_quit (self->loop);
  return G_SOURCE_CONTINUE;
}

static void
end_on_signals (Program *self)
{
  self->interrupt_id = g_unix_signal_add (SIGINT, on_signal_cb, self);
  self->terminate_id = g_unix_signal_add (SIGTERM, on_signal_cb, self);
}

static GIOChannel *
open_input (void)
{
  return g_io_channel_unix_new (STDIN_FILENO);
}

#endif

/* --- starting ----------------------------------------------------------------------------------
 */

static gboolean
parse_options (Program *self, char ***args)
{
  const GOptionEntry entries[] = {
    { "scenario", 's', 0, G_OPTION_ARG_STRING, &self->scenario,
      N_ ("練習用カードの名前、または .ini ファイル（初めは healthy）"), N_ ("名前") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &self->today_text,
      N_ ("この日のカードを作る（初めは日本の今日）"), "YYYY-MM-DD" },
    { "host", 0, 0, G_OPTION_ARG_STRING, &self->host,
      N_ ("仮想リーダーのあるコンピューター（初めは 127.0.0.1）"), N_ ("名前") },
    { "port", 0, 0, G_OPTION_ARG_INT, &self->port, N_ ("仮想リーダーのポート（初めは 35963）"),
      N_ ("番号") },
    { "contactless", 0, 0, G_OPTION_ARG_NONE, &self->contactless, N_ ("かざすカードとしてふるまう"),
      NULL },
    { "once", 0, 0, G_OPTION_ARG_NONE, &self->once,
      N_ ("つながらないとき、切れたときは、待たずに終わる"), NULL },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &self->list, N_ ("練習用カードの一覧を出す"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("版を出す"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (
      context, _ ("練習用のマイナンバーカードを、pcscdの仮想リーダー（vsmartcard）に入れます。"));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, args, &error) && g_strv_length (*args) == 1)
    return TRUE;
  complain (error != NULL ? error->message : _ ("余分な引数があります。--help をご覧ください。"));
  return FALSE;
}

static gboolean
parse_today (Program *self)
{
  if (self->today_text == NULL)
    {
      mado_civil_date_from_unix (&self->today, g_get_real_time () / G_USEC_PER_SEC);
      return TRUE;
    }
  if (mado_civil_date_parse (&self->today, self->today_text))
    return TRUE;
  complain (_ ("--today は 2026-11-23 のように書いてください。"));
  return FALSE;
}

static gboolean
check_options (Program *self)
{
  if (self->port < 1 || self->port > G_MAXUINT16)
    {
      complain (_ ("--port は1から65535までの番号です。"));
      return FALSE;
    }
  return parse_today (self);
}

static int
list_scenarios (void)
{
  g_autoptr (GPtrArray) list = mado_scenario_list ();
  for (guint i = 0; i < list->len; i++)
    {
      MadoScenario *scenario = g_ptr_array_index (list, i);
      g_print ("%-22s %s\n", mado_scenario_get_name (scenario),
               g_dgettext (GETTEXT_PACKAGE, mado_scenario_get_title (scenario)));
    }
  if (list->len > 0)
    return EXIT_SUCCESS;
  complain (_ ("練習用カードのファイルが見つかりません。"));
  return EXIT_FAILURE;
}

static int
run (Program *self)
{
  self->card = make_card (self, self->scenario);
  if (self->card == NULL)
    return EXIT_FAILURE;

  self->loop = g_main_loop_new (NULL, FALSE);
  self->vpcd = mado_vpcd_new (self->host, (guint16)self->port, !self->once);
  g_signal_connect (self->vpcd, "state-changed", G_CALLBACK (on_state_changed_cb), self);
  end_on_signals (self);
  g_autoptr (GIOChannel) input = open_input ();
  g_io_channel_set_encoding (input, NULL, NULL);
  guint input_id = g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_input_cb, self);

  gboolean inserted = insert (self);
  if (inserted)
    g_main_loop_run (self->loop);

  /* The input's source has gone by itself if its end was reached. */
  if (g_main_context_find_source_by_id (NULL, input_id) != NULL)
    g_source_remove (input_id);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->vpcd, self);
  mado_vpcd_remove (self->vpcd);
  return inserted ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void
clear_program (Program *self)
{
  g_clear_handle_id (&self->swap_id, g_source_remove);
  g_clear_object (&self->vpcd);
  g_clear_object (&self->card);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->scenario, g_free);
  g_clear_pointer (&self->today_text, g_free);
  g_clear_pointer (&self->host, g_free);
}

int
main (int argc, char **argv)
{
  Program self = { .scenario = g_strdup ("healthy"),
                   .host = g_strdup ("127.0.0.1"),
                   .port = DEFAULT_PORT };
  int code = EXIT_USAGE;

  mado_wording_init (NULL);
#ifdef G_OS_WIN32
  UINT code_page = GetConsoleOutputCP ();
  SetConsoleOutputCP (CP_UTF8);
  g_auto (GStrv) args = g_win32_get_command_line ();
#else
  g_auto (GStrv) args = g_strdupv (argv);
#endif

  if (parse_options (&self, &args))
    {
      if (self.version)
        {
          g_print ("madoguchi-practice-card %s\n", MADO_VERSION);
          code = EXIT_SUCCESS;
        }
      else if (self.list)
        code = list_scenarios ();
      else if (check_options (&self))
        code = run (&self);
    }
  clear_program (&self);
#ifdef G_OS_WIN32
  SetConsoleOutputCP (code_page);
#endif
  return code;
}
