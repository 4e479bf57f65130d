/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-page.h"

#include <glib/gi18n.h>

struct _MadoReadingPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  guint patience_id;    /* until the search for readers deserves a word */
  GtkWidget *box;
  GtkWidget *progress_bar;
};

/* Milliseconds. The readers are known sooner as a rule: a page of text that is gone at once would
 * only flicker, and hold up the first frame. */
#define PATIENCE 400

G_DEFINE_FINAL_TYPE (MadoReadingPage, mado_reading_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
} MadoReadingPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static char *
get_title_cb (MadoReadingPage *self, MadoStage stage, gboolean waiting)
{
  if (stage != MADO_STAGE_READING)
    return g_strdup (_ ("カードリーダーを探しています"));
  return g_strdup (waiting ? _ ("ほかのプログラムがカードを使っています")
                           : _ ("カードを読み取っています"));
}

static char *
get_detail_cb (MadoReadingPage *self, MadoStage stage, gboolean waiting)
{
  if (stage != MADO_STAGE_READING)
    return g_strdup ("");
  return g_strdup (
      waiting ? _ ("使い終わると、すぐに読み取ります。そのままお待ちください。ほかに使ってい"
                   "るものがないときは、カードリーダーを抜いて、つなぎ直してください。")
              : _ ("カードを動かさないでください。暗証番号は使いません。"));
}

static gboolean
is_reading_cb (MadoReadingPage *self, MadoStage stage, gboolean waiting)
{
  return stage == MADO_STAGE_READING && !waiting;
}

static void
show_box (MadoReadingPage *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_widget_set_visible (self->box, TRUE);
}

static gboolean
on_patience_lost_cb (gpointer user_data)
{
  MADO_READING_PAGE (user_data)->patience_id = 0;
  show_box (MADO_READING_PAGE (user_data));
  return G_SOURCE_REMOVE;
}

static void
on_stage_changed_cb (MadoReadingPage *self)
{
  if (mado_session_get_stage (self->session) == MADO_STAGE_READING)
    show_box (self);
}

static void
mado_reading_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MadoReadingPageProperty)id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MADO_READING_PAGE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_reading_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MadoReadingPageProperty)id)
    {
    case PROP_SESSION:
      MADO_READING_PAGE (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_reading_page_dispose (GObject *object)
{
  MadoReadingPage *self = MADO_READING_PAGE (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_reading_page_parent_class)->dispose (object);
}

static void
mado_reading_page_class_init (MadoReadingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mado_reading_page_get_property;
  object_class->set_property = mado_reading_page_set_property;
  object_class->dispose = mado_reading_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MADO_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, box);
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, get_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_detail_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_reading_cb);
}

static void
mado_reading_page_init (MadoReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mado_reading_page_new (MadoSession *session)
{
  MadoReadingPage *self = g_object_new (MADO_TYPE_READING_PAGE, "session", session, NULL);

  g_signal_connect_object (session, "notify::stage", G_CALLBACK (on_stage_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->patience_id = g_timeout_add (PATIENCE, on_patience_lost_cb, self);
  on_stage_changed_cb (self);
  return GTK_WIDGET (self);
}
