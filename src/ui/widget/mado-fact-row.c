/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fact-row.h"

#include "mado-pair-layout.h"

struct _MadoFactRow
{
  GtkWidget parent_instance;

  GtkWidget *value_box;
  GtkWidget *key_label;
  GtkWidget *value_label;
  GtkWidget *detail_label;
};

G_DEFINE_FINAL_TYPE (MadoFactRow, mado_fact_row, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_KEY = 1,
  PROP_VALUE,
  PROP_DETAIL,
  PROP_KEY_WIDTH,
} MadoFactRowProperty;

static GParamSpec *properties[PROP_KEY_WIDTH + 1];

/* Without one the value has the whole row. */
static void
set_key (MadoFactRow *self, const char *key)
{
  gtk_label_set_label (GTK_LABEL (self->key_label), key != NULL ? key : "");
  gtk_widget_set_visible (self->key_label, key != NULL && *key != '\0');
}

static void
set_key_width (MadoFactRow *self, double width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_object_set (layout, "first-width", width, "columns-at", width * 2.7, NULL);
}

static void
mado_fact_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MadoFactRow *self = MADO_FACT_ROW (object);

  switch ((MadoFactRowProperty)id)
    {
    case PROP_KEY:
      set_key (self, g_value_get_string (value));
      break;
    case PROP_VALUE:
      mado_fact_row_set_value (self, g_value_get_string (value));
      break;
    case PROP_DETAIL:
      mado_fact_row_set_detail (self, g_value_get_string (value));
      break;
    case PROP_KEY_WIDTH:
      set_key_width (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MADO_TYPE_FACT_ROW);

  G_OBJECT_CLASS (mado_fact_row_parent_class)->dispose (object);
}

static void
mado_fact_row_class_init (MadoFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = mado_fact_row_set_property;
  object_class->dispose = mado_fact_row_dispose;

  properties[PROP_KEY] =
      g_param_spec_string ("key", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUE] =
      g_param_spec_string ("value", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] =
      g_param_spec_string ("detail", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY_WIDTH] = g_param_spec_double ("key-width", NULL, NULL, 0, 100, 9,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madofact");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/widget/mado-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoFactRow, value_box);
  gtk_widget_class_bind_template_child (widget_class, MadoFactRow, key_label);
  gtk_widget_class_bind_template_child (widget_class, MadoFactRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, MadoFactRow, detail_label);
}

static void
mado_fact_row_init (MadoFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 12, "line-spacing", 0,
                NULL);
  set_key_width (self, 9);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mado_fact_row_set_value (MadoFactRow *self, const char *value)
{
  gtk_label_set_label (GTK_LABEL (self->value_label), value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL && *value != '\0');
}

void
mado_fact_row_set_detail (MadoFactRow *self, const char *detail)
{
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail_label, detail != NULL && *detail != '\0');
}
