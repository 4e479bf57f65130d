/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-arrow-keys.h"

static gboolean
move_focus (GtkWidget *box, GVariant *step, gpointer user_data)
{
  GtkWidget *(*next) (GtkWidget *) =
      g_variant_get_int32 (step) > 0 ? gtk_widget_get_next_sibling : gtk_widget_get_prev_sibling;
  GtkWidget *child = gtk_widget_get_focus_child (box);

  for (child = child != NULL ? next (child) : NULL; child != NULL; child = next (child))
    if (gtk_widget_grab_focus (child))
      return TRUE;
  return FALSE;
}

void
mado_arrow_keys_lead (GtkWidget *box)
{
  static const struct
  {
    guint key;
    gint32 step;
  } keys[] = {
    { GDK_KEY_Up, -1 }, { GDK_KEY_Left, -1 }, { GDK_KEY_Down, 1 }, { GDK_KEY_Right, 1 }
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, 0),
                                         gtk_callback_action_new (move_focus, NULL, NULL), "i",
                                         keys[i].step));
  gtk_widget_add_controller (box, controller);
}
