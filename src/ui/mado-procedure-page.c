/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-procedure-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-fact-row.h"
#include "mado-wording-clean.h"
#include "mado-wording-date.h"
#include "mado-wording-procedure.h"
#include "mado-wording-source.h"
#include "mado-wording-state.h"
#include "mado-wording-summary.h"

struct _MadoProcedurePage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *hint_label;
  GtkLabel *summary_label;
  GtkWidget *beyond_box;
  GtkWidget *when_box;
  GtkBox *when_rows;
  GtkBox *counter_rows;
  GtkWidget *hours_label;
  GtkBox *contact_rows;
  GtkWidget *notes_box;
  GtkLabel *notes_label;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (MadoProcedurePage, mado_procedure_page, GTK_TYPE_WIDGET)

static void
mado_procedure_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MADO_TYPE_PROCEDURE_PAGE);

  G_OBJECT_CLASS (mado_procedure_page_parent_class)->dispose (object);
}

static void
mado_procedure_page_class_init (MadoProcedurePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_procedure_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/mado-procedure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, beyond_box);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, when_box);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, when_rows);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, counter_rows);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, hours_label);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, contact_rows);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, notes_box);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, notes_label);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedurePage, source_label);
}

static void
mado_procedure_page_init (MadoProcedurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_row (GtkBox *box, const char *key, const char *value, const char *detail)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (box, g_object_new (MADO_TYPE_FACT_ROW, "key", key, "value", value, "detail",
                                     detail, "key-width", 14.0, NULL));
}

/* The dates between which it can be done: they are known for a renewal only. */
static void
fill_when (MadoProcedurePage *self, MadoProcedure procedure, const MadoAdvice *advice)
{
  guint n = 0;

  for (guint kind = 0; advice != NULL && kind < MADO_N_KINDS; kind++)
    {
      const MadoCertificateAdvice *certificate = &advice->certificates[kind];
      g_autofree char *range = NULL;

      if (procedure != MADO_PROCEDURE_RENEW ||
          !mado_civil_date_known (&certificate->window_opens) || !certificate->days_known ||
          certificate->days_left < 0)
        continue;
      range = mado_wording_date_range (&certificate->window_opens, &certificate->window_closes);
      append_row (self->when_rows, mado_wording_kind ((MadoKind)kind), range, NULL);
      n++;
    }
  gtk_widget_set_visible (self->when_box, n > 0);
}

/* (nullable): what is known of a counter besides its name. Nothing is made up. */
static char *
describe_counter (const MadoCounter *counter)
{
  g_autofree char *telephone =
      counter->telephone != NULL ? g_strdup_printf (_ ("電話 %s"), counter->telephone) : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (counter->place != NULL)
    g_strv_builder_add (lines, counter->place);
  if (telephone != NULL)
    g_strv_builder_add (lines, telephone);
  if (counter->hours != NULL)
    g_strv_builder_add (lines, counter->hours);
  texts = g_strv_builder_end (lines);
  return *texts != NULL ? g_strjoinv ("\n", texts) : NULL;
}

static void
append_counter (GtkBox *box, const char *name, const char *detail)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  /* The name is the value here: there may be nothing else to tell. */
  gtk_box_append (box, g_object_new (MADO_TYPE_FACT_ROW, "value", name, "detail", detail,
                                     "key-width", 0.0, NULL));
}

static void
fill_counters (MadoProcedurePage *self, MadoMunicipality *municipality)
{
  guint n = mado_municipality_get_n_counters (municipality);
  gboolean hours_missing = n == 0;

  for (guint i = 0; i < n; i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);
      g_autofree char *detail = describe_counter (counter);

      append_counter (self->counter_rows, counter->name, detail);
      hours_missing = hours_missing || counter->hours == NULL;
    }
  if (n == 0)
    append_counter (self->counter_rows, _ ("住民登録のある市区町村の窓口"), NULL);
  gtk_widget_set_visible (self->hours_label, hours_missing);
}

static void
fill_contact (MadoProcedurePage *self, MadoMunicipality *municipality)
{
  const char *name = mado_municipality_get_contact_name (municipality);
  const char *address = mado_municipality_get_contact_address (municipality);
  const char *telephone = mado_municipality_get_contact_telephone (municipality);

  append_row (self->contact_rows, _ ("問い合わせ先"),
              name != NULL ? name : _ ("お住まいの市区町村"), address);
  if (telephone != NULL)
    append_row (self->contact_rows, _ ("電話"), telephone, NULL);
}

static void
fill_notes (MadoProcedurePage *self, MadoMunicipality *municipality)
{
  const char *const *notes = mado_municipality_get_notes (municipality);
  g_autofree char *text = notes != NULL ? g_strjoinv ("\n", (char **)notes) : g_strdup ("");

  gtk_label_set_label (self->notes_label, text);
  gtk_widget_set_visible (self->notes_box, *text != '\0');
}

GtkWidget *
mado_procedure_page_new (MadoProcedure procedure,
                         const MadoAdvice *advice,
                         MadoMunicipality *municipality)
{
  MadoProcedurePage *self = g_object_new (MADO_TYPE_PROCEDURE_PAGE, NULL);
  g_autofree char *hint =
      advice != NULL ? mado_wording_procedure_hint (procedure, advice) : g_strdup ("");
  g_autofree char *source = mado_wording_source_line (municipality);

  gtk_image_set_from_icon_name (self->icon, mado_wording_procedure_icon (procedure));
  gtk_label_set_label (self->title_label, mado_wording_procedure (procedure));
  gtk_label_set_label (self->hint_label, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), *hint != '\0');
  gtk_label_set_label (self->summary_label, mado_wording_procedure_summary (procedure));
  gtk_widget_set_visible (self->beyond_box, !mado_wording_procedure_on_page (procedure));
  gtk_label_set_label (self->source_label, source);
  fill_when (self, procedure, advice);
  fill_counters (self, municipality);
  fill_contact (self, municipality);
  fill_notes (self, municipality);
  return GTK_WIDGET (self);
}
