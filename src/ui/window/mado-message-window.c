/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-message-window.h"

#include <glib/gi18n.h>

/* AdwAlertDialog takes its place from libadwaita 1.5 on. */

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
