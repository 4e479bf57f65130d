/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "mado-fact-row.h"
#include "mado-guide-page.h"
#include "mado-guide-row.h"
#include "mado-guide-section.h"
#include "mado-wording-counter.h"
#include "mado-wording-guide.h"
#include "mado-wording-source.h"

/* Where and when one can go, of one procedure. */

static void
add_fact (GtkBox *rows, const char *key, const char *value, const char *detail)
{
  mado_guide_rows_add (rows, g_object_new (MADO_TYPE_FACT_ROW, "key", key, "value", value, "detail",
                                           detail, "key-width", key != NULL ? 14.0 : 0.0, NULL));
}

static void
add_counters (GtkBox *column, MadoMunicipality *municipality)
{
  guint n = mado_municipality_get_n_counters (municipality);
  const char *unknown = mado_wording_counters_unknown (municipality);
  GtkBox *rows;

  mado_guide_box_add_heading (column, _ ("受付窓口"));
  rows = mado_guide_box_add_rows (column);
  for (guint i = 0; i < n; i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);
      g_autofree char *name = mado_wording_counter_name (counter);
      g_autofree char *detail = mado_wording_counter_detail (counter, "\n");

      add_fact (rows, NULL, name, detail);
    }
  if (n == 0)
    add_fact (rows, NULL, _ ("住民登録のある市区町村の窓口"), NULL);
  if (unknown != NULL)
    mado_guide_box_add_text (column, unknown, "mado-detail");
}

static void
add_contact (GtkBox *column, MadoMunicipality *municipality)
{
  const MadoCounter *contact = mado_municipality_get_contact (municipality);
  g_autofree char *name = contact != NULL ? mado_wording_counter_name (contact) : NULL;
  g_autofree char *address = contact != NULL ? mado_wording_counter_place (contact) : NULL;
  g_autofree char *telephone = contact != NULL ? mado_wording_counter_telephone (contact) : NULL;
  GtkBox *rows;

  mado_guide_box_add_heading (column, _ ("お問い合わせ"));
  rows = mado_guide_box_add_rows (column);
  add_fact (rows, _ ("問い合わせ先"), name != NULL ? name : _ ("お住まいの市区町村"), address);
  if (telephone != NULL)
    add_fact (rows, _ ("電話"), telephone, NULL);
}

/* The days at the counter: the first, the last, and those with a caution. */
static void
add_days (GtkBox *column, const MadoHandout *handout)
{
  MadoCounterSpan span;
  GtkBox *rows;

  mado_handout_get_counter_span (handout, &span);
  g_auto (GStrv) days = mado_wording_counter_span (&span);
  if (days[0] == NULL)
    return;
  mado_guide_box_add_heading (column, _ ("窓口へ行ける日"));
  rows = mado_guide_box_add_rows (column);
  for (guint i = 0; days[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (box, "mado-row");
      mado_guide_box_add_text (GTK_BOX (box), days[i], NULL);
      mado_guide_rows_add (rows, box);
    }
  g_autofree char *closed =
      mado_wording_closed_days (handout->municipality, &handout->advice->today);
  mado_guide_box_add_text (column, closed, "mado-detail");
}

static void
add_notes (GtkBox *column, MadoMunicipality *municipality)
{
  const char *const *notes = mado_municipality_get_notes (municipality);

  if (notes == NULL || notes[0] == NULL)
    return;
  mado_guide_box_add_heading (column, _ ("ご注意"));
  for (guint i = 0; notes[i] != NULL; i++)
    mado_guide_box_add_text (column, notes[i], NULL);
}

static void
fill (GtkBox *column, MadoConsultation *consultation)
{
  MadoHandout handout;

  mado_consultation_get_handout (consultation, &handout);
  if (mado_handout_is_at_counters (&handout))
    add_days (column, &handout);
  mado_guide_box_add_section (column, consultation, MADO_SECTION_WHERE,
                              mado_wording_section (MADO_SECTION_WHERE));
  if (mado_handout_get_booking_url (&handout) != NULL)
    {
      g_autofree char *booking = mado_wording_booking (mado_handout_get_booking_url (&handout));

      mado_guide_box_add_text (column, booking, NULL);
    }
  mado_guide_box_add_section (column, consultation, MADO_SECTION_VISITS,
                              mado_wording_section (MADO_SECTION_VISITS));
  if (!mado_handout_is_at_counters (&handout))
    return;
  add_counters (column, handout.municipality);
  add_contact (column, handout.municipality);
  add_notes (column, handout.municipality);
}

static gboolean
is_vacant (MadoConsultation *consultation)
{
  const MadoGuide *guide = mado_consultation_get_guide (consultation);

  return guide->sections[MADO_SECTION_WHERE].n_lines == 0 &&
         guide->sections[MADO_SECTION_VISITS].n_lines == 0;
}

MadoWizardPage *
mado_where_page_new (MadoConsultation *consultation)
{
  static const MadoGuidePageKind kind = { N_ ("手続きの場所と日"), is_vacant, fill };

  return mado_guide_page_new (consultation, &kind);
}
