/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mado-municipality.h"

G_BEGIN_DECLS

#define MADO_CLI_NAME "madoguchi-cli"

/* The exit codes, a contract of madoguchi-cli(1). */
typedef enum
{
  MADO_CLI_DONE = 0,
  MADO_CLI_NOT_WRITTEN = 1, /* the answer could not be written to stdout */
  MADO_CLI_USAGE = 2,
  MADO_CLI_NO_SERVICE = 3,
  MADO_CLI_NO_READER = 4,
  MADO_CLI_NO_CARD = 5,
  MADO_CLI_OTHER_CARD = 6, /* not a My Number Card */
  MADO_CLI_CARD_ERROR = 7,
  MADO_CLI_WRONG_PASSWORD = 8,
  MADO_CLI_LOCKED = 9,
  MADO_CLI_UNTRUSTED = 10,    /* a certificate whose issuer's signature does not fit */
  MADO_CLI_REFUSED_FILE = 11, /* a municipality's file */
  MADO_CLI_FORBIDDEN = 12,    /* by the administrator */
  /* From 20 on: mado_cli_doctor_get_code() */
} MadoCliExit;

/* @args: the whole command line, with the program's name first; NULL-terminated. */
MadoCliExit mado_cli_run (char **args);

/* The subcommands; @args begins with the subcommand's own name. */
MadoCliExit mado_cli_status (char **args);
MadoCliExit mado_cli_advise (char **args);
MadoCliExit mado_cli_watch (char **args);
MadoCliExit mado_cli_change_pin (char **args);
MadoCliExit mado_cli_guide (char **args);
MadoCliExit mado_cli_diagnose (char **args);
MadoCliExit mado_cli_doctor (char **args);
MadoCliExit mado_cli_municipality (char **args);

/* The subcommand that runs, and one sentence on it, untranslated: for its help. */
const char *mado_cli_get_command (void);
const char *mado_cli_get_summary (void);

/* One sentence to stderr, after the program's name. What comes from outside has to be made harmless
 * with mado_wording_clean_word() first. */
void mado_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* mado_wording_error(), and what helps where that is not plain. */
void mado_cli_complain_of_error (const GError *error);
/* (nullable): the last of those sentences */
const char *mado_cli_get_complaint (void);
/* Complains that @word, a command or an option, has been switched off by the administrator. */
MadoCliExit mado_cli_complain_of_forbidden (const char *word);
/* The exit code that tells @error. */
MadoCliExit mado_cli_exit_of (const GError *error);
/* Writes @text to stdout at once: JSON in UTF-8 whatever the locale is, words for people in its
 * character set. FALSE when it could not be written, with the exit code: a pipe that nobody reads
 * any more is no fault and is not worth a word. */
gboolean mado_cli_try_write (const char *text, gboolean json, MadoCliExit *code);
/* The same where the program is about to end anyway: only the exit code. */
MadoCliExit mado_cli_write (const char *text, gboolean json);
/* Japan's date now. FALSE after a complaint where the clock is beyond all dates. */
gboolean mado_cli_get_today (GDate *today);
/* @id: (nullable): %NULL for the one in the settings, or what stands in for it. NULL after a
 * complaint when there is no such municipality. That another file serves than the one that was
 * asked for is told on stderr. */
MadoMunicipality *mado_cli_load_municipality (const char *id);

G_END_DECLS
