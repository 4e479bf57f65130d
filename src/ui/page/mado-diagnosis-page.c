/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-diagnosis-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mado-command-box.h"
#include "mado-fact-row.h"
#include "mado-link-row.h"
#include "mado-save-file.h"
#include "mado-session-diagnosis.h"
#include "mado-trace-box.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-source.h"
#include "mado-wrap-layout.h"

struct _MadoDiagnosisPage
{
  AdwBin parent_instance;

  MadoSession *session;            /* (owned) */
  MadoLinkRow *rows[MADO_N_LINKS]; /* (unowned) */
  MadoDiagnosis diagnosis;
  MadoSystem system;

  GtkBox *link_box;
  MadoFactRow *municipality_row;
  GtkWidget *repair_box;
  GtkImage *repair_icon;
  GtkLabel *fault_label;
  GtkLabel *detail_label;
  GtkLabel *note_label;
  MadoCommandBox *command_box;
  GtkLabel *done_label;
  MadoTraceBox *trace_box;
};

G_DEFINE_FINAL_TYPE (MadoDiagnosisPage, mado_diagnosis_page, ADW_TYPE_BIN)

static char *
create_report (MadoDiagnosisPage *self)
{
  g_auto (GStrv) readers = mado_session_list_readers (self->session);

  return mado_wording_diagnosis_report (&self->diagnosis, &self->system,
                                        (const char *const *)readers,
                                        mado_session_get_municipality (self->session));
}

static void
say (GtkWidget *widget, const char *text)
{
  MadoDiagnosisPage *self = MADO_DIAGNOSIS_PAGE (widget);

  gtk_label_set_label (self->done_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), *text != '\0');
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* To put a card there is the next step, but no repair. */
static void
set_repair_look (MadoDiagnosisPage *self, gboolean broken)
{
  gtk_widget_remove_css_class (self->repair_box, broken ? "mado-calm-notice" : "mado-notice");
  gtk_widget_add_css_class (self->repair_box, broken ? "mado-notice" : "mado-calm-notice");
  gtk_image_set_from_icon_name (self->repair_icon,
                                broken ? "dialog-warning-symbolic" : "mado-info-symbolic");
}

static void
update_municipality (MadoDiagnosisPage *self)
{
  MadoMunicipality *municipality = mado_session_get_municipality (self->session);
  g_autofree char *name = mado_wording_municipality (municipality);
  g_autofree char *problem = mado_wording_municipality_problem (municipality, TRUE);

  mado_fact_row_set_value (self->municipality_row, name);
  mado_fact_row_set_detail (self->municipality_row, problem);
}

static void
update (MadoDiagnosisPage *self)
{
  MadoFault fault;

  mado_session_diagnose (self->session, &self->diagnosis, &self->system);
  for (guint i = 0; i < MADO_N_LINKS; i++)
    mado_link_row_set (self->rows[i], (MadoLink)i, &self->diagnosis.links[i]);

  fault = mado_diagnosis_get_fault (&self->diagnosis);
  gtk_widget_set_visible (self->repair_box, fault != MADO_FAULT_NONE);
  set_repair_look (self, fault != MADO_FAULT_CARD_MISSING);
  gtk_label_set_label (self->fault_label, mado_wording_fault (fault));
  gtk_label_set_label (self->detail_label, mado_wording_fault_detail (fault, &self->system));
  g_auto (GStrv) readers = mado_session_list_readers (self->session);
  g_autofree char *note =
      mado_wording_fault_note (fault, &self->system, (const char *const *)readers);
  set_text (self->note_label, note);
  mado_command_box_set_command (self->command_box,
                                mado_wording_fault_command (fault, &self->system));
  update_municipality (self);
  say (GTK_WIDGET (self), "");
}

static void
on_copy_clicked_cb (MadoDiagnosisPage *self)
{
  g_autofree char *report = create_report (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  say (GTK_WIDGET (self), _ ("コピーしました。"));
}

static void
on_save_clicked_cb (MadoDiagnosisPage *self)
{
  char *text = create_report (self);
  g_autoptr (GBytes) contents = g_bytes_new_take (text, strlen (text));

  mado_save_file (GTK_WIDGET (self), _ ("診断の報告を保存"), "madoguchi-diagnosis.txt", contents,
                  G_FILE_CREATE_PRIVATE, say);
}

static void
mado_diagnosis_page_dispose (GObject *object)
{
  MadoDiagnosisPage *self = MADO_DIAGNOSIS_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_diagnosis_page_parent_class)->dispose (object);
}

static void
mado_diagnosis_page_class_init (MadoDiagnosisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_diagnosis_page_dispose;

  g_type_ensure (MADO_TYPE_COMMAND_BOX);
  g_type_ensure (MADO_TYPE_TRACE_BOX);
  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-diagnosis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, link_box);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, repair_box);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, repair_icon);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, fault_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, note_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, command_box);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, done_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDiagnosisPage, trace_box);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
mado_diagnosis_page_init (MadoDiagnosisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MADO_N_LINKS; i++)
    {
      if (i > 0)
        gtk_box_append (self->link_box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      self->rows[i] = MADO_LINK_ROW (mado_link_row_new ());
      gtk_box_append (self->link_box, GTK_WIDGET (self->rows[i]));
    }
}

GtkWidget *
mado_diagnosis_page_new (MadoSession *session)
{
  MadoDiagnosisPage *self = g_object_new (MADO_TYPE_DIAGNOSIS_PAGE, NULL);

  self->session = g_object_ref (session);
  mado_trace_box_set_session (self->trace_box, session);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::municipality", G_CALLBACK (update_municipality), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mado_session_get_watch (session), "items-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mado_session_get_watch (session), "notify::service", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
