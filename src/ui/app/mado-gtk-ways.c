/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "mado-gtk-ways.h"

#include "mado-links.h"
#include "mado-save-file.h"
#include "mado-style.h"
#include "mado-wording-language.h"

#ifndef G_OS_WIN32
/* Of the letters that Japanese and Chinese share, each writes many in its own way. GTK asks Pango
 * which to take, for each widget, and Pango the locale, once and for good: so this one is here to
 * be asked in its place, as those of mado-gettext.c are. On Windows the fonts of the system decide.
 */
PangoLanguage *
pango_language_get_default (void)
{
  return pango_language_from_string (mado_wording_get_language_facts ()->tag);
}
#endif

void
mado_gtk_ways_draw_without_card (void)
{
  const char *renderer = g_getenv ("GSK_RENDERER");
  gboolean newer = gtk_check_version (4, 16, 0) == NULL;
  const char *variable = newer ? "GDK_DISABLE" : "GDK_DEBUG";

  if (renderer != NULL && !g_str_equal (renderer, "cairo"))
    return;
  g_setenv (variable, newer ? "gl,vulkan" : "gl-disable", FALSE);
  /* Else GTK says on the terminal that it wanted another. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

static gboolean
on_inspector_cb (GtkWindow *window, gboolean toggle)
{
  return GDK_EVENT_STOP;
}

/* It has keys of its own in every window, dialogs included, and shows and changes whatever is
 * there. Developers still come by it: GTK_DEBUG=interactive. */
static void
forbid_inspector (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WINDOW));
  g_signal_override_class_handler ("enable-debugging", GTK_TYPE_WINDOW,
                                   G_CALLBACK (on_inspector_cb));
}

void
mado_gtk_ways_change (void)
{
  mado_style_follow ();
  forbid_inspector ();
  mado_save_file_forget_names ();
  mado_links_use_broker ();
}
