/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-waiting-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-feature.h"
#include "mado-menu.h"
#include "mado-wording-clean.h"
#include "mado-wording-stage.h"

struct _MadoWaitingPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  GtkWidget *scroller;
  GtkWidget *manual_button;
  GtkMenuButton *practice_button;
};

G_DEFINE_FINAL_TYPE (MadoWaitingPage, mado_waiting_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
} MadoWaitingPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static char *
get_title_cb (MadoWaitingPage *self, gboolean interrupted)
{
  return g_strdup (mado_wording_waiting_title (interrupted));
}

static char *
get_detail_cb (MadoWaitingPage *self, gboolean interrupted)
{
  return g_strdup (mado_wording_waiting_detail (interrupted));
}

static char *
get_reader_cb (MadoWaitingPage *self, const char *name)
{
  g_autofree char *clean = mado_wording_reader (name);

  /* Translators: the name of the card reader in use. */
  return name != NULL ? g_strdup_printf (_ ("カードリーダー：%s"), clean) : g_strdup ("");
}

static void
mado_waiting_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MadoWaitingPageProperty)id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MADO_WAITING_PAGE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_waiting_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MadoWaitingPageProperty)id)
    {
    case PROP_SESSION:
      MADO_WAITING_PAGE (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_waiting_page_dispose (GObject *object)
{
  MadoWaitingPage *self = MADO_WAITING_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_waiting_page_parent_class)->dispose (object);
}

static void
mado_waiting_page_class_init (MadoWaitingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mado_waiting_page_get_property;
  object_class->set_property = mado_waiting_page_set_property;
  object_class->dispose = mado_waiting_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MADO_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, manual_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, practice_button);
  gtk_widget_class_bind_template_callback (widget_class, get_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_detail_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_reader_cb);
}

static void
mado_waiting_page_init (MadoWaitingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->manual_button, mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD));
  mado_menu_fill_practice_button (self->practice_button);
}

GtkWidget *
mado_waiting_page_new (MadoSession *session)
{
  return g_object_new (MADO_TYPE_WAITING_PAGE, "session", session, NULL);
}
