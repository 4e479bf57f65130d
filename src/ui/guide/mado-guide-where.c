/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-where.h"

#include <glib/gi18n.h>

#include "mado-fact-row.h"
#include "mado-guide-box.h"
#include "mado-wording-counter.h"

static void
add_fact (GtkBox *box, const char *key, const char *value, const char *detail)
{
  GtkWidget *row = g_object_new (MADO_TYPE_FACT_ROW, "key", key, "value", value, "detail", detail,
                                 "key-width", key != NULL ? 14.0 : 0.0, NULL);

  gtk_widget_add_css_class (row, "mado-row");
  mado_guide_box_add (box, row);
}

static void
add_counters (GtkBox *box, MadoMunicipality *municipality)
{
  guint n = mado_municipality_get_n_counters (municipality);
  const char *unknown = mado_wording_counters_unknown (municipality);

  mado_guide_box_add_heading (box, _ ("受付窓口"));
  for (guint i = 0; i < n; i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);
      g_autofree char *name = mado_wording_counter_name (counter);
      g_autofree char *detail = mado_wording_counter_detail (counter, "\n");

      add_fact (box, NULL, name, detail);
    }
  if (n == 0)
    add_fact (box, NULL, _ ("住民登録のある市区町村の窓口"), NULL);
  if (unknown != NULL)
    mado_guide_box_add_text (box, unknown, "mado-detail");
}

static void
add_contact (GtkBox *box, MadoMunicipality *municipality)
{
  const MadoCounter *contact = mado_municipality_get_contact (municipality);
  g_autofree char *name = contact != NULL ? mado_wording_counter_name (contact) : NULL;
  g_autofree char *address = contact != NULL ? mado_wording_counter_place (contact) : NULL;
  g_autofree char *telephone = contact != NULL ? mado_wording_counter_telephone (contact) : NULL;

  mado_guide_box_add_heading (box, _ ("お問い合わせ"));
  add_fact (box, _ ("問い合わせ先"), name != NULL ? name : _ ("お住まいの市区町村"), address);
  if (telephone != NULL)
    add_fact (box, _ ("電話"), telephone, NULL);
}

static void
add_closed_days (GtkBox *box, const MadoHandout *handout)
{
  g_autofree char *closed =
      mado_wording_closed_days (handout->municipality, &handout->advice->today);

  mado_guide_box_add_text (box, closed, "mado-detail");
}

static void
add_notes (GtkBox *box, MadoMunicipality *municipality)
{
  const char *const *notes = mado_municipality_get_notes (municipality);

  if (notes == NULL || notes[0] == NULL)
    return;
  mado_guide_box_add_heading (box, _ ("ご注意"));
  for (guint i = 0; notes[i] != NULL; i++)
    mado_guide_box_add_text (box, notes[i], NULL);
}

gboolean
mado_guide_where_is_told (MadoConsultation *consultation)
{
  MadoHandout handout;

  mado_consultation_get_handout (consultation, &handout);
  return mado_handout_get_booking_url (&handout) != NULL || mado_handout_is_at_counters (&handout);
}

void
mado_guide_where_fill (GtkBox *box, MadoConsultation *consultation)
{
  MadoHandout handout;

  mado_consultation_get_handout (consultation, &handout);
  if (mado_handout_get_booking_url (&handout) != NULL)
    {
      g_autofree char *booking = mado_wording_booking (mado_handout_get_booking_url (&handout));

      mado_guide_box_add_text (box, booking, NULL);
    }
  if (!mado_handout_is_at_counters (&handout))
    return;
  add_counters (box, handout.municipality);
  add_closed_days (box, &handout);
  add_contact (box, handout.municipality);
  add_notes (box, handout.municipality);
}
