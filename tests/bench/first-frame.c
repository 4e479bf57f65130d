/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gtk/gtk.h>

/* Loaded before GTK by bench-window (LD_PRELOAD): says "first-frame" on stdout when the first
 * window of a program has been drawn for the first time, and "first-page" after the first frame
 * with the page of the program's stage, which is no longer the one that looks for readers. */

static GtkWidget *
find (GtkWidget *widget, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
on_page_cb (GtkWidget *window, GdkFrameClock *clock)
{
  GtkWidget *view = find (window, "MadoStageView");

  if (view == NULL || gtk_widget_get_first_child (view) == NULL ||
      find (view, "MadoReadingPage") != NULL)
    return;
  g_signal_handlers_disconnect_by_func (clock, on_page_cb, window);
  g_print ("first-page\n");
}

static void
on_frame_cb (GtkWidget *window, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, on_frame_cb, window);
  g_print ("first-frame\n");
}

void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = dlsym (RTLD_NEXT, "gtk_window_present");
  static gboolean seen;
  GdkFrameClock *clock;

  present (window);
  if (seen)
    return;
  seen = TRUE;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_frame_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_page_cb), window,
                           G_CONNECT_SWAPPED);
}
