/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  MADO_INK_TEXT,
  MADO_INK_QUIET,  /* what is said beside it */
  MADO_INK_ACCENT, /* dark enough for a printer without colours */
  MADO_INK_PAPER,
} MadoInk;

typedef struct
{
  double scale; /* of the body's size */
  gboolean bold;
  MadoInk ink;
} MadoSheetStyle;

/**
 * MadoLayoutCursor:
 * @cr: (nullable): %NULL: only measures; everything else is the same, so that what was measured is
 *   what is drawn
 * @size: of the body, in points
 * @gap: of the empty space: 1 is roomy
 * @x: left edge of the column
 * @y: where the next thing begins
 * @width: of the column
 * @n_unknown: (nullable): counts, of all columns, the letters that no font of this computer has
 *
 * Writes one thing below the other. A plain value: a copy of it is another column.
 */
typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  double size;
  double gap;
  double x;
  double y;
  double width;
  guint *n_unknown;
} MadoLayoutCursor;

/* A context for pages whose unit is the point, with Japanese forms of the characters. */
PangoContext *mado_sheet_context_new (void);

void mado_layout_cursor_set_ink (const MadoLayoutCursor *self, MadoInk ink);
/* Room of @ems of the body's size, less where the page is crowded. */
void mado_layout_cursor_skip (MadoLayoutCursor *self, double ems);
/* (transfer full) @width: to wrap at, negative: one line. @note: (nullable): smaller, after it. */
PangoLayout *mado_layout_cursor_create_layout (const MadoLayoutCursor *self,
                                               const char *text,
                                               const char *note,
                                               const MadoSheetStyle *style,
                                               double width);
double mado_sheet_layout_get_height (PangoLayout *layout);
void mado_layout_cursor_show (
    const MadoLayoutCursor *self, PangoLayout *layout, MadoInk ink, double x, double y);
/* A paragraph. */
void
mado_layout_cursor_write (MadoLayoutCursor *self, const char *text, const MadoSheetStyle *style);
/* The head of a section, with a line under it. */
void mado_layout_cursor_head (MadoLayoutCursor *self, const char *text);
/* A line of a list, after a point, or after a box to be ticked. */
void
mado_layout_cursor_item (MadoLayoutCursor *self, const char *text, const char *note, gboolean box);

G_END_DECLS
