/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What became of a run of madoguchi-cli; empty where a stream was not piped. */
typedef struct
{
  int code;
  char *out; /* (owned) */
  char *err; /* (owned) */
} Result;

void result_clear (Result *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* For a computer on which the service of card readers does not run. */
GSubprocessLauncher *cli_launcher_new (GSubprocessFlags flags);
/* Waits for its end, which is no signal's. */
Result cli_await (GSubprocess *child);
Result cli_run (GSubprocessLauncher *launcher, const char *const *words);

/* @line: the arguments, quoted as for a shell; @input: (nullable): what is typed */
Result cli_run_with (GSubprocessLauncher *launcher, const char *line, const char *input);
Result cli_run_line (const char *line, const char *input);

/* @part: (nullable): NULL: @text is empty. @line: what the program was told */
void cli_assert_part (const char *line, const char *text, const char *part);

/* That it ended with @code and said @out and @err, as cli_assert_part() has them. */
void cli_assert_said (
    const char *line, const Result *result, int code, const char *out, const char *err);

/* One line on stderr, after the program's name. */
void cli_assert_one_sentence (const char *err);

/* The sentence for an error, without its full stop. */
char *cli_say_error (GQuark domain, int code);

JsonNode *cli_parse (const char *text);
/* "certificates.auth.window.opens" as text; "null" for null. */
char *cli_look_up (JsonNode *root, const char *path);
void cli_assert_json (JsonNode *root, const char *path, const char *expected);

/* A practice card of a test's own: its file's name. */
char *cli_write_scenario (const char *directory, const char *extra);

/* What main() of such a test does; @add adds its tests. */
int cli_run_tests (int argc, char **argv, void (*add) (void));
/* The program that is tested. */
const char *cli_get_program (void);

G_END_DECLS
