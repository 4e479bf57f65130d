/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

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

/* @part: (nullable): NULL: @text is empty. @line: what the program was told */
void cli_assert_part (const char *line, const char *text, const char *part);

G_END_DECLS
