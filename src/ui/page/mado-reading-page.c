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
  GtkLabel *title_label;
  GtkWidget *progress_bar;
  GtkLabel *detail_label;
};

/* Milliseconds. The readers are known sooner as a rule: a page of text that is gone at once would
 * only flicker, and hold up the first frame. */
#define PATIENCE 400

G_DEFINE_FINAL_TYPE (MadoReadingPage, mado_reading_page, ADW_TYPE_BIN)

static const char *
get_title (gboolean reading, gboolean waiting)
{
  if (!reading)
    return _ ("カードリーダーを探しています");
  return waiting ? _ ("ほかのプログラムがカードを使っています") : _ ("カードを読み取っています");
}

static const char *
get_detail (gboolean reading, gboolean waiting)
{
  if (!reading)
    return "";
  return waiting ? _ ("使い終わると、すぐに読み取ります。そのままお待ちください。ほかに使ってい"
                      "るものがないときは、カードリーダーを抜いて、つなぎ直してください。")
                 : _ ("カードを動かさないでください。暗証番号は使いません。");
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
update (MadoReadingPage *self)
{
  gboolean reading = mado_session_get_stage (self->session) == MADO_STAGE_READING;
  gboolean waiting = mado_session_get_waiting (self->session);

  gtk_label_set_label (self->title_label, get_title (reading, waiting));
  gtk_label_set_label (self->detail_label, get_detail (reading, waiting));
  gtk_widget_set_visible (self->progress_bar, reading && !waiting);
  if (reading)
    show_box (self);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_reading_page_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, box);
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoReadingPage, detail_label);
}

static void
mado_reading_page_init (MadoReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mado_reading_page_new (MadoSession *session)
{
  MadoReadingPage *self = g_object_new (MADO_TYPE_READING_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::waiting", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (session, "progress", self->progress_bar, "fraction",
                          G_BINDING_SYNC_CREATE);
  self->patience_id = g_timeout_add (PATIENCE, on_patience_lost_cb, self);
  update (self);
  return GTK_WIDGET (self);
}
