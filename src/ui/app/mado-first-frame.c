/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-first-frame.h"

#include <adwaita.h>

/* GTK reads the icon theme in a thread as soon as it has one. When a folder of icons is added
 * later, it reads everything again, but in the main thread and when the first icon is wanted; the
 * name of the theme, when it seems to change, sends it back into its own thread at once. */
static void
on_icon_folders_cb (GtkIconTheme *icons, GParamSpec *pspec, gpointer user_data)
{
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
}

void
mado_first_frame_prepare (void)
{
  /* libadwaita adds its folder here, before the thread has begun: GtkApplication would have it read
   * without, and libadwaita then wait for that. */
  adw_init ();
  /* The program's own folder is added by GtkApplication. */
  g_signal_connect (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                    "notify::resource-path", G_CALLBACK (on_icon_folders_cb), NULL);
}

static void
on_first_frame_cb (GtkWindow *window, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame_cb, window);
  gtk_window_set_icon_name (window, MADO_APP_ID);
  /* For the dialogs to come. */
  gtk_window_set_default_icon_name (MADO_APP_ID);
}

void
mado_first_frame_await (GtkWindow *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (on_first_frame_cb), window, G_CONNECT_SWAPPED);
}
