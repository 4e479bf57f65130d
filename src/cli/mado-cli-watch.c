/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#include <unistd.h>
#endif

#include "mado-cli-events.h"
#include "mado-cli-options.h"
#include "mado-cli-wait.h"
#include "mado-transport-pcsc.h"

typedef struct
{
  GMainLoop *loop; /* (owned) */
  gboolean json;
  MadoCliExit code;
} Watching;

static gboolean
write_cb (const char *line, gpointer user_data)
{
  Watching *self = user_data;
  if (mado_cli_try_write (line, self->json, &self->code))
    return TRUE;
  g_main_loop_quit (self->loop);
  return FALSE;
}

#ifdef G_OS_UNIX

static gboolean
on_signal_cb (gpointer user_data)
{
  Watching *self = user_data;
  g_main_loop_quit (self->loop);
  return G_SOURCE_CONTINUE;
}

/* Nobody reads the other end of stdout any more: there may be no event for hours to notice it by.
 */
static gboolean
on_stdout_cb (int fd, GIOCondition condition, gpointer user_data)
{
  Watching *self = user_data;
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
end_on_signals (Watching *self)
{
  mado_cli_hear_signal (SIGINT, on_signal_cb, self);
  mado_cli_hear_signal (SIGTERM, on_signal_cb, self);
  mado_cli_hear_signal (SIGHUP, on_signal_cb, self);
  g_unix_fd_add (STDOUT_FILENO, G_IO_ERR | G_IO_HUP, on_stdout_cb, self);
}

#else

/* A console's Ctrl+C ends the program, which holds nothing that has to be put back. */
static void
end_on_signals (Watching *self)
{
}

#endif

MadoCliExit
mado_cli_watch (char **args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("1行に1つのJSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;
  if (!mado_cli_options_parse (args, entries, &code))
    return code;

  Watching watching = { .loop = g_main_loop_new (NULL, FALSE),
                        .json = json,
                        .code = MADO_CLI_DONE };
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoReaderWatch) watch = mado_reader_watch_new (transport);
  g_autoptr (MadoCliEvents) events = mado_cli_events_new (watch, json, write_cb, &watching);
  end_on_signals (&watching);
  mado_reader_watch_start (watch);
  g_main_loop_run (watching.loop);
  g_clear_pointer (&events, mado_cli_events_free);
  mado_reader_watch_stop (watch);
  g_main_loop_unref (watching.loop);
  return watching.code;
}
