/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli.h"

G_BEGIN_DECLS

/**
 * mado_cli_options_parse:
 * @args: the subcommand's name, then its options
 * @entries: descriptions untranslated; options with a value are %G_OPTION_ARG_STRING_ARRAY, so that
 *   one given twice is seen
 * @exit: (out): set when there is nothing more to do
 *
 * Returns: %TRUE to go on; %FALSE after --help, --version or a complaint
 */
gboolean mado_cli_options_parse (char **args, const GOptionEntry *entries, MadoCliExit *exit);

/**
 * mado_cli_options_parse_with_word:
 * @word_name: (nullable): what the help says behind the subcommand, "PROCEDURE"
 * @word: (inout) (nullable): the word that is no option, newly allocated; stays %NULL where there
 * is none
 *
 * The same for a subcommand that takes one word besides its options.
 */
gboolean mado_cli_options_parse_with_word (char **args,
                                           const char *word_name,
                                           const GOptionEntry *entries,
                                           char **word,
                                           MadoCliExit *exit);

/* Prints the program's name and version. */
MadoCliExit mado_cli_options_show_version (void);

/* The one value of an option, NULL when it was not given. FALSE after a complaint: given twice, or
 * empty. */
gboolean mado_cli_options_get (char **values, const char *option, const char **value);
/* The same for a date; cleared when it was not given. @with_time: RFC 3339 date-times too. */
gboolean
mado_cli_options_get_date (char **values, const char *option, gboolean with_time, GDate *date);

G_END_DECLS
