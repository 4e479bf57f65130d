/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-message-window.h"

#include <glib/gi18n.h>

/* From libadwaita 1.5 on AdwAlertDialog takes AdwMessageDialog's place, which there makes GTK warn
 * of a label that is measured too narrow. Once 1.5 is the least, the other half goes. */
#if ADW_CHECK_VERSION(1, 5, 0)

/* The dialog's own scroller, which takes the keys where the text is long, has no name, and in its
 * own role can have none. */
static void
name_scrollers (GtkWidget *widget, const char *name)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_scrollers (child, name);
}

void
mado_message_window_show (GtkWindow *parent, const char *title, const char *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("閉じる"));
  adw_dialog_present (dialog, GTK_WIDGET (parent));
  name_scrollers (GTK_WIDGET (dialog), title);
  gtk_window_present (parent);
}

void
mado_message_window_close_all (GtkWindow *parent)
{
  g_autoptr (GListModel) dialogs =
      adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (parent));

  for (guint i = g_list_model_get_n_items (dialogs); i-- > 0;)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);
      adw_dialog_force_close (dialog);
    }
}

#else

void
mado_message_window_show (GtkWindow *parent, const char *title, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, title, message);

  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("閉じる"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mado_message_window_close_all (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == parent)
      gtk_window_destroy (l->data);
}

#endif
