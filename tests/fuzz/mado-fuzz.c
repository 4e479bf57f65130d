/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"

#include <stdio.h>
#include <stdlib.h>

/* GLib stops at a breakpoint, of which libFuzzer takes no notice and so keeps no input: abort()
 * instead, and at warnings too, which are no way to answer whatever comes in. */
static GLogWriterOutput
write_or_abort (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_autofree char *message = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  fprintf (stderr, "%s\n", message);
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    abort ();
  return G_LOG_WRITER_HANDLED;
}

/* libFuzzer calls it once; replay.c leaves it be and runs under G_DEBUG=fatal-warnings. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_writer_func (write_or_abort, NULL, NULL);
  return 0;
}
