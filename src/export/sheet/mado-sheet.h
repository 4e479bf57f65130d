/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "mado-handout.h"

G_BEGIN_DECLS

/* One A4 page to be carried to the counter, for one citizen in one case: the result and its days,
 * what to bring, where, what follows, and at its foot the sources; no question, no name and no
 * number, and nothing twice. Drawn by cairo alone, so that the
 * printer of the window and the file of the terminal are the same page. */

#define MADO_SHEET_WIDTH  595.276 /* A4 in points */
#define MADO_SHEET_HEIGHT 841.89
#define MADO_SHEET_MARGIN 34.0
/* Points: what a person of 75 reads. */
#define MADO_SHEET_READABLE 12.0

/**
 * mado_sheet_draw:
 * @cr: (nullable): its unit is the point (1/72 inch); %NULL: nothing is drawn, which tells
 * beforehand whether a page will be good
 * @width: of the printable area, whose top left corner is the origin
 * @height: of the printable area
 *
 * Draws the page. The text is made as large as it can be, between limits.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR for a page that nobody should be handed: it did not
 * fit at the smallest size, and runs out of the area at the bottom; or this computer has no font
 * for its letters, which stand there as boxes
 */
gboolean mado_sheet_draw (
    const MadoHandout *handout, cairo_t *cr, double width, double height, GError **error);

/* The page's name: for a window's title, a print job, a PDF. It tells nothing of a person. */
char *mado_sheet_dup_title (const MadoHandout *handout);

/**
 * mado_sheet_to_pdf:
 *
 * The page as a PDF file of one A4 page with its fonts embedded.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_IO_ERROR
 */
GBytes *mado_sheet_to_pdf (const MadoHandout *handout, GError **error);

G_END_DECLS
