/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "mado-cli.h"
#include "mado-cli-wall.h"
#include "mado-secret.h"
#include "mado-streams.h"
#include "mado-wording.h"

#ifdef G_OS_WIN32
#include <windows.h>
#endif

int
main (int argc, char **argv)
{
  mado_streams_hold_places ();
  mado_secret_harden_process ();
  g_set_prgname (MADO_CLI_NAME);
#ifdef SIGPIPE
  /* A reader that went away shows as EPIPE where the answer is written. */
  signal (SIGPIPE, SIG_IGN);
#endif

#ifdef G_OS_WIN32
  /* All words are UTF-8, whatever the console is set to. */
  UINT code_page = GetConsoleOutputCP ();
  SetConsoleOutputCP (CP_UTF8);
  g_auto (GStrv) args = g_win32_get_command_line ();
#else
  g_auto (GStrv) args = g_strdupv (argv);
#endif
  mado_cli_wall_raise (args);
  mado_wording_init (NULL);
  MadoCliExit code = mado_cli_run (args);
  mado_secret_wipe_all ();
#ifdef G_OS_WIN32
  SetConsoleOutputCP (code_page);
#endif
  return (int)code;
}
