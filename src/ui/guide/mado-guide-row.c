/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-row.h"

#include <glib/gi18n.h>

#include "mado-wording-guide.h"

struct _MadoGuideRow
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */
  MadoLine line;
  gboolean shows_sources;
};

G_DEFINE_FINAL_TYPE (MadoGuideRow, mado_guide_row, ADW_TYPE_BIN)

static void
mado_guide_row_dispose (GObject *object)
{
  g_clear_object (&MADO_GUIDE_ROW (object)->consultation);

  G_OBJECT_CLASS (mado_guide_row_parent_class)->dispose (object);
}

static void
mado_guide_row_class_init (MadoGuideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_guide_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "madoguide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_guide_row_init (MadoGuideRow *self)
{
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* How far the line may be trusted. */
static void
add_mark (MadoGuideRow *self, GtkBox *box)
{
  const char *mark =
      mado_wording_line_mark (mado_consultation_get_guide (self->consultation), self->line,
                              mado_consultation_get_audience (self->consultation));
  GtkWidget *pill;

  if (mark == NULL)
    return;
  pill = create_label (mark, "mado-mark");
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (box, pill);
}

/* Whose it is, in a word and without a warning's look. */
static void
add_origin (MadoGuideRow *self, GtkBox *box)
{
  const char *origin = mado_wording_line_origin (
      self->line, mado_consultation_get_municipality (self->consultation));

  if (origin != NULL)
    gtk_box_append (box, create_label (origin, "mado-detail"));
}

static void
add_source (MadoGuideRow *self, GtkBox *box)
{
  MadoMunicipality *municipality = mado_consultation_get_municipality (self->consultation);
  g_autofree char *basis = mado_wording_line_basis (self->line, municipality);
  /* Translators: %s is who says it */
  g_autofree char *source = g_strdup_printf (_ ("根拠：%s"), basis);

  gtk_box_append (box, create_label (source, "mado-detail"));
}

static GtkWidget *
create_texts (MadoGuideRow *self, GtkWidget **text_label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words =
      mado_wording_guide_line (self->line, mado_consultation_get_guide (self->consultation));

  *text_label = create_label (words, NULL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), *text_label);
  add_mark (self, GTK_BOX (box));
  if (self->shows_sources)
    add_source (self, GTK_BOX (box));
  else if (gtk_widget_get_next_sibling (*text_label) == NULL)
    add_origin (self, GTK_BOX (box));
  return box;
}

static void
on_toggled_cb (MadoGuideRow *self, GtkCheckButton *check)
{
  mado_consultation_set_ticked (self->consultation, self->line,
                                gtk_check_button_get_active (check));
}

static GtkWidget *
create_check (MadoGuideRow *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text_label;
  GtkWidget *texts = create_texts (self, &text_label);

  gtk_widget_add_css_class (check, "mado-tick");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), texts);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               mado_consultation_get_ticked (self->consultation, self->line));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  text_label, NULL, -1);
  if (gtk_widget_get_next_sibling (text_label) != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    gtk_widget_get_last_child (texts), NULL, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

GtkWidget *
mado_guide_row_new (MadoConsultation *consultation, MadoLine line, gboolean shows_sources)
{
  MadoGuideRow *self = g_object_new (MADO_TYPE_GUIDE_ROW, NULL);
  GtkWidget *unused;

  self->consultation = g_object_ref (consultation);
  self->line = line;
  self->shows_sources = shows_sources;
  adw_bin_set_child (ADW_BIN (self), mado_line_get_section (line) == MADO_SECTION_BRING
                                         ? create_check (self)
                                         : create_texts (self, &unused));
  return GTK_WIDGET (self);
}
