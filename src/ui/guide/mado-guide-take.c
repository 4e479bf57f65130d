/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-take.h"

#include <glib/gi18n.h>

#include "mado-day-code-view.h"
#include "mado-guide-box.h"
#include "mado-sheet.h"

/* Pixels. */
#define SHEET_HEIGHT 620

/* Keeps its form in whatever room it has: GTK 4.24's aspect frame would take its height for as
 * wide. */
static void
draw_sheet (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  double scale = MIN (width / MADO_SHEET_WIDTH, height / MADO_SHEET_HEIGHT);
  MadoHandout handout;

  mado_consultation_get_handout (MADO_CONSULTATION (user_data), &handout);
  cairo_translate (cr, (width - MADO_SHEET_WIDTH * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, MADO_SHEET_WIDTH, MADO_SHEET_HEIGHT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  cairo_translate (cr, MADO_SHEET_MARGIN, MADO_SHEET_MARGIN);
  mado_sheet_draw (&handout, cr, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                   MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, NULL);
}

void
mado_guide_take_fill (GtkBox *box, MadoConsultation *consultation)
{
  MadoDayCodeView *code_view = g_object_new (MADO_TYPE_DAY_CODE_VIEW, NULL);
  GtkWidget *sheet = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_IMG, "content-height", SHEET_HEIGHT, NULL);
  MadoHandout handout;

  mado_guide_box_add_text (
      box, _ ("持ち物や日付を、窓口へ持っていけるようにします。名前や番号は入りません。"), NULL);
  mado_consultation_get_handout (consultation, &handout);
  mado_day_code_view_set_code (code_view, mado_day_code_new (&handout));
  gtk_widget_add_css_class (GTK_WIDGET (code_view), "mado-row");
  gtk_box_append (box, GTK_WIDGET (code_view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("印刷される紙の見本"), -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sheet), draw_sheet, g_object_ref (consultation),
                                  g_object_unref);
  gtk_widget_add_css_class (sheet, "mado-row");
  gtk_box_append (box, sheet);
}
