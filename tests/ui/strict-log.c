/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

/* Ends the program under test at a warning, as G_DEBUG=fatal-warnings does, but for one that is
 * GTK's own: without a compositor, as under Xvfb, 4.24 tells its X11 backend twice that a frame was
 * submitted, with any popover, and warns of it. GIO loads this from GIO_EXTRA_MODULES. */
#define GTK_OWN "gdk_frame_timings_submitted() called on submitted frame"

static gboolean
is_gtk_own (const GLogField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length == -1 &&
        strstr (fields[i].value, GTK_OWN) != NULL)
      return TRUE;
  return FALSE;
}

static GLogWriterOutput
write_strictly (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  GLogWriterOutput output = g_log_writer_default (level, fields, n_fields, data);

  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) && !is_gtk_own (fields, n_fields))
    G_BREAKPOINT ();
  return output;
}

void
g_io_module_load (GIOModule *module)
{
  const char *debug = g_getenv ("G_DEBUG");

  g_type_module_use (G_TYPE_MODULE (module));
  /* The test itself has GLib's own rules. */
  if (debug == NULL || strstr (debug, "fatal-warnings") == NULL || g_test_initialized ())
    return;
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_strictly, NULL, NULL);
}

void
g_io_module_unload (GIOModule *module)
{
}

char **
g_io_module_query (void)
{
  return NULL;
}
