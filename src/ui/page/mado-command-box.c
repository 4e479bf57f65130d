/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-command-box.h"

struct _MadoCommandBox
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MadoCommandBox, mado_command_box, ADW_TYPE_BIN)

static void
on_copy_clicked_cb (MadoCommandBox *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->label));
}

static void
mado_command_box_class_init (MadoCommandBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-command-box.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoCommandBox, label);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
mado_command_box_init (MadoCommandBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mado_command_box_set_command (MadoCommandBox *self, const char *command)
{
  g_return_if_fail (MADO_IS_COMMAND_BOX (self));

  gtk_label_set_label (self->label, command != NULL ? command : "");
  gtk_widget_set_visible (GTK_WIDGET (self), command != NULL);
}
