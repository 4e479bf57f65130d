/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-code.h"

void
mado_sheet_code_draw (cairo_t *cr, const MadoDayCode *code, double x, double y, double module)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, code->size * module, code->size * module);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  /* One path: filled one by one, modules side by side would have light seams between them. */
  for (guint row = 0; row < code->size; row++)
    for (guint column = 0; column < code->size; column++)
      if (code->dark[row * code->size + column])
        cairo_rectangle (cr, x + column * module, y + row * module, module, module);
  cairo_fill (cr);
}
