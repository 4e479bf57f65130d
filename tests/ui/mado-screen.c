/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-screen.h"

#include <cairo.h>
#include <string.h>

/* Big-endian words of the header, by X11/XWDFile.h. */
enum
{
  XWD_HEADER_SIZE = 0,
  XWD_DEPTH = 3,
  XWD_WIDTH = 4,
  XWD_HEIGHT = 5,
  XWD_BYTE_ORDER = 7,
  XWD_BITS_PER_PIXEL = 11,
  XWD_BYTES_PER_LINE = 12,
  XWD_N_COLOURS = 19,
};
#define XWD_COLOUR_SIZE 12u

static guint32
get_word (const guint8 *header, guint index)
{
  guint32 word;

  memcpy (&word, header + index * 4, 4);
  return GUINT32_FROM_BE (word);
}

static cairo_surface_t *
read_screen (const guint8 *data, gsize length)
{
  const guint width = get_word (data, XWD_WIDTH);
  const guint height = get_word (data, XWD_HEIGHT);
  const guint stride = get_word (data, XWD_BYTES_PER_LINE);
  const gsize offset =
      get_word (data, XWD_HEADER_SIZE) + get_word (data, XWD_N_COLOURS) * XWD_COLOUR_SIZE;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);

  g_assert_cmpuint (get_word (data, XWD_BITS_PER_PIXEL), ==, 32);
  /* Of this machine, as the server runs on it: then a line of it is a line of cairo's. */
  g_assert_cmpuint (get_word (data, XWD_BYTE_ORDER), ==, G_BYTE_ORDER == G_BIG_ENDIAN);
  g_assert_cmpuint (offset + (gsize)stride * height, <=, length);
  for (guint y = 0; y < height; y++)
    memcpy (cairo_image_surface_get_data (surface) +
                (gsize)y * (gsize)cairo_image_surface_get_stride (surface),
            data + offset + (gsize)y * stride, (gsize)width * 4);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* The tree knows of a page before the screen shows it. Microseconds. */
#define PAINTING 250000

void
mado_screen_keep (const char *name)
{
  const char *folder = g_getenv ("MADO_PICTURES");
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  cairo_surface_t *surface;

  g_assert_nonnull (folder);
  g_usleep (PAINTING);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_get_contents (g_getenv ("MADO_SCREEN"), &data, &length, &error));
  g_assert_no_error (error);
  surface = read_screen ((const guint8 *)data, length);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}
