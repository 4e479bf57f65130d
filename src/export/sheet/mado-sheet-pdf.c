/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet.h"

#include <cairo-pdf.h>

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Nothing of a person, nor of this computer. */
static void
set_metadata (cairo_surface_t *surface, const MadoHandout *handout)
{
  g_autofree char *title = mado_sheet_dup_title (handout);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Madoguchi " MADO_VERSION);
}

GBytes *
mado_sheet_to_pdf (const MadoHandout *handout, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, bytes, MADO_SHEET_WIDTH, MADO_SHEET_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  gboolean good;
  cairo_status_t status;

  set_metadata (surface, handout);
  cairo_translate (cr, MADO_SHEET_MARGIN, MADO_SHEET_MARGIN);
  good = mado_sheet_draw (handout, cr, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                          MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, error);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (good && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
