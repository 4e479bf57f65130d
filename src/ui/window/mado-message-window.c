/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-message-window.h"

struct _MadoMessageWindow
{
  AdwWindow parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MadoMessageWindow, mado_message_window, ADW_TYPE_WINDOW)

static void
mado_message_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MADO_TYPE_MESSAGE_WINDOW);

  G_OBJECT_CLASS (mado_message_window_parent_class)->dispose (object);
}

static void
mado_message_window_class_init (MadoMessageWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_message_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-message-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoMessageWindow, label);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mado_message_window_init (MadoMessageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mado_message_window_show (GtkWindow *parent, const char *title, const char *message)
{
  MadoMessageWindow *self =
      g_object_new (MADO_TYPE_MESSAGE_WINDOW, "transient-for", parent, "title", title, NULL);

  gtk_label_set_label (self->label, message);
  gtk_window_present (GTK_WINDOW (self));
}

void
mado_message_window_close_all (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MADO_IS_MESSAGE_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == parent)
      gtk_window_destroy (l->data);
}
