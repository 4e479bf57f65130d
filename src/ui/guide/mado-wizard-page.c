/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wizard-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-focus-child.h"

typedef struct
{
  char *title;      /* (owned) */
  char *skip_label; /* (owned) (nullable) */
  gboolean complete;
  gboolean busy;
  gboolean vacant;
  gboolean final;
} MadoWizardPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MadoWizardPage, mado_wizard_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_COMPLETE,
  PROP_SKIP_LABEL,
  PROP_BUSY,
  PROP_VACANT,
  PROP_FINAL,
} MadoWizardPageProperty;
#define N_PROPERTIES (PROP_FINAL + 1)
static GParamSpec *properties[N_PROPERTIES];

static MadoWizardPagePrivate *
get_private (MadoWizardPage *self)
{
  return mado_wizard_page_get_instance_private (self);
}

static void
mado_wizard_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MadoWizardPagePrivate *self = get_private (MADO_WIZARD_PAGE (object));

  switch ((MadoWizardPageProperty)id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_SKIP_LABEL:
      g_value_set_string (value, self->skip_label);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_VACANT:
      g_value_set_boolean (value, self->vacant);
      break;
    case PROP_FINAL:
      g_value_set_boolean (value, self->final);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
mado_wizard_page_grab_focus (GtkWidget *widget)
{
  return FALSE;
}

static void
mado_wizard_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mado_wizard_page_parent_class)->dispose (object);
}

static void
mado_wizard_page_finalize (GObject *object)
{
  MadoWizardPagePrivate *self = get_private (MADO_WIZARD_PAGE (object));

  g_free (self->title);
  g_free (self->skip_label);

  G_OBJECT_CLASS (mado_wizard_page_parent_class)->finalize (object);
}

static void
mado_wizard_page_class_init (MadoWizardPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mado_wizard_page_get_property;
  object_class->dispose = mado_wizard_page_dispose;
  object_class->finalize = mado_wizard_page_finalize;
  widget_class->focus = mado_widget_focus_child;
  widget_class->grab_focus = mado_wizard_page_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);
  properties[PROP_SKIP_LABEL] = g_param_spec_string ("skip-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_VACANT] = g_param_spec_boolean ("vacant", NULL, NULL, FALSE, flags);
  properties[PROP_FINAL] = g_param_spec_boolean ("final", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_wizard_page_init (MadoWizardPage *self)
{
  get_private (self)->complete = TRUE;
}

const char *
mado_wizard_page_get_title (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), NULL);

  return get_private (self)->title;
}

gboolean
mado_wizard_page_get_complete (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->complete;
}

const char *
mado_wizard_page_get_skip_label (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), NULL);

  return get_private (self)->skip_label;
}

gboolean
mado_wizard_page_get_busy (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->busy;
}

gboolean
mado_wizard_page_get_vacant (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->vacant;
}

gboolean
mado_wizard_page_get_final (MadoWizardPage *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD_PAGE (self), FALSE);

  return get_private (self)->final;
}

void
mado_wizard_page_take_over (MadoWizardPage *self, MadoWizardPage *old)
{
  MadoWizardPageClass *klass;

  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (old));

  klass = MADO_WIZARD_PAGE_GET_CLASS (self);
  if (klass->take_over != NULL)
    klass->take_over (self, old);
}

void
mado_wizard_page_set_title (MadoWizardPage *self, const char *title)
{
  MadoWizardPagePrivate *private = get_private (self);

  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  if (g_strcmp0 (private->title, title) == 0)
    return;
  g_free (private->title);
  private->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_flag (MadoWizardPage *self, gboolean *flag, gboolean value, MadoWizardPageProperty property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
mado_wizard_page_set_complete (MadoWizardPage *self, gboolean complete)
{
  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  set_flag (self, &get_private (self)->complete, complete, PROP_COMPLETE);
}

void
mado_wizard_page_set_skip_label (MadoWizardPage *self, const char *skip_label)
{
  MadoWizardPagePrivate *private = get_private (self);

  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  if (g_strcmp0 (private->skip_label, skip_label) == 0)
    return;
  g_free (private->skip_label);
  private->skip_label = g_strdup (skip_label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SKIP_LABEL]);
}

void
mado_wizard_page_set_busy (MadoWizardPage *self, gboolean busy)
{
  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  set_flag (self, &get_private (self)->busy, busy, PROP_BUSY);
}

void
mado_wizard_page_set_vacant (MadoWizardPage *self, gboolean vacant)
{
  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  set_flag (self, &get_private (self)->vacant, vacant, PROP_VACANT);
}

void
mado_wizard_page_set_final (MadoWizardPage *self, gboolean final)
{
  g_return_if_fail (MADO_IS_WIZARD_PAGE (self));

  set_flag (self, &get_private (self)->final, final, PROP_FINAL);
}

GtkBox *
mado_wizard_page_add_column (MadoWizardPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  /* A group has a name; what is nothing in particular, as GTK 4.18 takes a scrolled window, has
   * none. */
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (column, "mado-page");
  gtk_widget_add_css_class (column, "mado-wizard-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("ページの内容"), -1);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  return GTK_BOX (column);
}
