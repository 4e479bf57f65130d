/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-details-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-fact-row.h"
#include "mado-save-file.h"
#include "mado-wording-date.h"
#include "mado-wording-details.h"
#include "mado-wording-state.h"
#include "mado-wrap-layout.h"

struct _MadoDetailsPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  MadoKind kind;
  MadoCertificate *certificate; /* (owned) (nullable): what the rows are of */

  GtkLabel *title_label;
  MadoFactRow *issued_row;
  MadoFactRow *chain_row;
  GtkLabel *notes_label;
  GtkListBox *list;
  GtkWidget *save_box;
  GtkLabel *file_label;
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MadoDetailsPage, mado_details_page, ADW_TYPE_BIN)

static void
say (GtkWidget *widget, const char *text)
{
  MadoDetailsPage *self = MADO_DETAILS_PAGE (widget);

  gtk_label_set_label (self->done_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), *text != '\0');
}

/* --- the rows --- */

static void
on_copy_clicked_cb (GtkWidget *button, MadoDetailsPage *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), adw_action_row_get_subtitle (row));
  say (GTK_WIDGET (self), _ ("コピーしました。"));
}

static GtkWidget *
create_copy_button (MadoDetailsPage *self, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: %s is what is copied, e.g. "Serial number" */
  g_autofree char *label = g_strdup_printf (_ ("%sをコピー"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  /* GTK would have the tooltip describe what has it for its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, 0);
  return button;
}

static void
add_row (MadoDetailsPage *self, MadoCertificateDetail detail)
{
  const char *name = mado_wording_certificate_detail (detail);
  g_autofree char *value = mado_certificate_get_detail (self->certificate, detail);
  GtkWidget *row;

  if (value == NULL)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_copy_button (self, name));
  /* The button is what there is to come to. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
fill_rows (MadoDetailsPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->certificate == NULL)
    return;
  for (guint i = 0; i < MADO_N_CERTIFICATE_DETAILS; i++)
    add_row (self, (MadoCertificateDetail)i);
}

/* --- the card --- */

/* What can be waited for: a letter, and the end that a renewal brings. */
static void
update_notes (MadoDetailsPage *self, const MadoAdvice *advice)
{
  g_auto (GStrv) notes = NULL;
  g_autofree char *text = NULL;

  if (advice != NULL)
    notes = mado_wording_estimates (&advice->certificates[self->kind], &advice->today);
  text = notes != NULL ? g_strjoinv ("\n", notes) : g_strdup ("");
  gtk_label_set_label (self->notes_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_label), *text != '\0');
}

/* (transfer none) (nullable) */
static MadoCertificate *
find_certificate (MadoDetailsPage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);

  return snapshot != NULL ? mado_snapshot_get_certificate (snapshot, self->kind) : NULL;
}

static void
update (MadoDetailsPage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  const MadoAdvice *advice = mado_session_get_advice (self->session);
  MadoCertificate *certificate = find_certificate (self);
  const GDate *issued = advice != NULL ? &advice->certificates[self->kind].issued : NULL;
  g_autofree char *date = certificate != NULL && issued != NULL && mado_civil_date_known (issued)
                              ? mado_wording_date (issued)
                              : NULL;

  mado_fact_row_set_value (self->issued_row, date);
  mado_fact_row_set_value (self->chain_row,
                           certificate != NULL
                               ? mado_wording_chain (mado_snapshot_get_chain (snapshot, self->kind))
                               : NULL);
  update_notes (self, advice);
  if (certificate == self->certificate)
    return;
  g_clear_pointer (&self->certificate, mado_certificate_unref);
  if (certificate != NULL)
    self->certificate = mado_certificate_ref (certificate);
  fill_rows (self);
  say (GTK_WIDGET (self), "");
}

/* --- the file --- */

static void
save (MadoDetailsPage *self, const char *suffix, GBytes *contents)
{
  g_autofree char *name =
      g_strconcat (self->kind == MADO_KIND_SIGN ? "jpki-sign" : "jpki-auth", suffix, NULL);

  mado_save_file (GTK_WIDGET (self), _ ("証明書のファイルを保存"), name, contents,
                  G_FILE_CREATE_PRIVATE, say);
}

static void
on_save_cer_clicked_cb (MadoDetailsPage *self)
{
  if (self->certificate != NULL)
    save (self, ".cer", mado_certificate_get_der (self->certificate));
}

static void
on_save_pem_clicked_cb (MadoDetailsPage *self)
{
  g_autoptr (GBytes) contents = NULL;
  char *text;

  if (self->certificate == NULL)
    return;
  text = mado_certificate_to_pem (self->certificate);
  contents = g_bytes_new_take (text, strlen (text));
  save (self, ".pem", contents);
}

/* --- */

static void
mado_details_page_dispose (GObject *object)
{
  MadoDetailsPage *self = MADO_DETAILS_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->certificate, mado_certificate_unref);

  G_OBJECT_CLASS (mado_details_page_parent_class)->dispose (object);
}

static void
mado_details_page_class_init (MadoDetailsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_details_page_dispose;

  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, issued_row);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, chain_row);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, notes_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, list);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, save_box);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDetailsPage, done_label);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cer_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_pem_clicked_cb);
}

static void
mado_details_page_init (MadoDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mado_details_page_new (MadoSession *session, MadoKind kind, gboolean may_save)
{
  MadoDetailsPage *self = g_object_new (MADO_TYPE_DETAILS_PAGE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  gtk_label_set_label (self->title_label, mado_wording_kind (kind));
  gtk_label_set_label (self->file_label, mado_wording_certificate_file (kind));
  gtk_widget_set_visible (self->save_box, may_save);
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

MadoKind
mado_details_page_get_kind (MadoDetailsPage *self)
{
  return self->kind;
}

gboolean
mado_details_page_is_empty (MadoDetailsPage *self)
{
  return find_certificate (self) == NULL;
}
