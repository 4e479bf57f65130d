/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-button-list.h"

struct _MadoButtonList
{
  GtkWidget parent_instance;

  GtkWidget *last; /* (unowned) (nullable): had the focus last */
};

G_DEFINE_FINAL_TYPE (MadoButtonList, mado_button_list, GTK_TYPE_WIDGET)

static gboolean
mado_button_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MadoButtonList *self = MADO_BUTTON_LIST (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (mado_button_list_parent_class)->focus (widget, direction);
  if (first == NULL || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (self->last != NULL ? self->last : first);
}

static void
mado_button_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  if (child != NULL)
    g_set_weak_pointer (&MADO_BUTTON_LIST (widget)->last, child);
  GTK_WIDGET_CLASS (mado_button_list_parent_class)->set_focus_child (widget, child);
}

static void
mado_button_list_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_weak_pointer (&MADO_BUTTON_LIST (object)->last);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mado_button_list_parent_class)->dispose (object);
}

static void
mado_button_list_class_init (MadoButtonListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_button_list_dispose;
  widget_class->focus = mado_button_list_focus;
  widget_class->set_focus_child = mado_button_list_set_focus_child;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madobuttons");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_button_list_init (MadoButtonList *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
mado_button_list_append (MadoButtonList *self, GtkWidget *button)
{
  MadoButtonList *before = MADO_BUTTON_LIST (gtk_widget_get_parent (button));

  g_return_if_fail (MADO_IS_BUTTON_LIST (self));

  g_object_ref (button);
  if (before != NULL)
    {
      if (before->last == button)
        g_clear_weak_pointer (&before->last);
      gtk_widget_unparent (button);
    }
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_object_unref (button);
}

GtkWidget *
mado_button_list_get (MadoButtonList *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}
