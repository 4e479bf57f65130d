/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-day-code-view.h"

#include "mado-pair-layout.h"
#include "mado-sheet-code.h"

/* The least size of a module in pixels: of a code of many, as the letters of some languages need,
 * the smaller one, so that it fits a narrow window. */
#define MODULE       4
#define SMALL_MODULE 3
#define WIDEST       280

struct _MadoDayCodeView
{
  GtkWidget parent_instance;

  MadoDayCode *code; /* (owned) (nullable) */
  GtkLabel *label;
  GtkDrawingArea *area;
};

G_DEFINE_FINAL_TYPE (MadoDayCodeView, mado_day_code_view, GTK_TYPE_WIDGET)

/* Whole pixels to a module: blurred edges are what a camera stumbles over. */
static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MadoDayCodeView *self = MADO_DAY_CODE_VIEW (user_data);

  if (self->code == NULL)
    return;
  const int size = (int)self->code->size;
  const int module = MIN (width, height) / size;
  const int left = (width - size * module) / 2;
  const int top = (height - size * module) / 2;

  mado_sheet_code_draw (cr, self->code, left, top, module);
}

static void
mado_day_code_view_dispose (GObject *object)
{
  MadoDayCodeView *self = MADO_DAY_CODE_VIEW (object);

  g_clear_pointer (&self->code, mado_day_code_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_DAY_CODE_VIEW);

  G_OBJECT_CLASS (mado_day_code_view_parent_class)->dispose (object);
}

static void
mado_day_code_view_class_init (MadoDayCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_day_code_view_dispose;

  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madodaycode");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/widget/mado-day-code-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoDayCodeView, label);
  gtk_widget_class_bind_template_child (widget_class, MadoDayCodeView, area);
}

static void
mado_day_code_view_init (MadoDayCodeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->area, draw, self, NULL);
}

void
mado_day_code_view_set_code (MadoDayCodeView *self, MadoDayCode *code)
{
  g_return_if_fail (MADO_IS_DAY_CODE_VIEW (self));

  g_clear_pointer (&self->code, mado_day_code_free);
  self->code = code;
  gtk_widget_set_visible (GTK_WIDGET (self), code != NULL);
  if (code == NULL)
    return;
  const int size = (int)code->size;
  const int module = size * MODULE <= WIDEST ? MODULE : SMALL_MODULE;
  gtk_label_set_label (self->label, code->words);
  gtk_drawing_area_set_content_width (self->area, size * module);
  gtk_drawing_area_set_content_height (self->area, size * module);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}
