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
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *reader_label;
  GtkWidget *manual_button;
  GtkMenuButton *practice_button;
};

G_DEFINE_FINAL_TYPE (MadoWaitingPage, mado_waiting_page, ADW_TYPE_BIN)

static char *
name_reader (MadoReader *reader)
{
  g_autofree char *name = mado_wording_reader (mado_reader_get_name (reader));

  /* Translators: the name of the card reader in use. */
  return g_strdup_printf (_ ("カードリーダー：%s"), name);
}

static void
update (MadoWaitingPage *self)
{
  gboolean interrupted = mado_session_get_interrupted (self->session);
  MadoReader *reader = mado_session_get_reader (self->session);
  g_autofree char *words = reader != NULL ? name_reader (reader) : g_strdup ("");

  gtk_label_set_label (self->title_label, mado_wording_waiting_title (interrupted));
  gtk_label_set_label (self->detail_label, mado_wording_waiting_detail (interrupted));
  gtk_label_set_label (self->reader_label, words);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_waiting_page_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, reader_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, manual_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWaitingPage, practice_button);
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
  MadoWaitingPage *self = g_object_new (MADO_TYPE_WAITING_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::interrupted", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::reader", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
