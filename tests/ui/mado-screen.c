/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <cairo.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>

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

/* --- windows --- */

typedef void (*Visit) (Display *display, Window window, gpointer user_data);

/* A window manager could be told this; here nobody is, so a window is who says how small it can
 * be. Menus do not. */
static gboolean
is_shown_window (Display *display, Window window, XWindowAttributes *attributes)
{
  return XGetWindowAttributes (display, window, attributes) != 0 &&
         attributes->map_state == IsViewable && attributes->class == InputOutput;
}

static void
each_window (Visit visit, gpointer user_data)
{
  Display *display = XOpenDisplay (NULL);
  Window root, parent;
  Window *windows = NULL;
  unsigned int n = 0;

  g_assert_nonnull (display);
  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      XWindowAttributes attributes;

      if (is_shown_window (display, windows[i], &attributes))
        visit (display, windows[i], user_data);
    }
  if (windows != NULL)
    XFree (windows);
  XCloseDisplay (display);
}

static void
add_area (Display *display, Window window, gpointer user_data)
{
  cairo_rectangle_int_t *area = user_data;
  XWindowAttributes attributes;

  XGetWindowAttributes (display, window, &attributes);
  area->width = MAX (area->width, attributes.x + attributes.width);
  area->height = MAX (area->height, attributes.y + attributes.height);
}

static void
add_least_width (Display *display, Window window, gpointer user_data)
{
  int *width = user_data;
  XSizeHints hints = { 0 };
  long supplied;

  if (XGetWMNormalHints (display, window, &hints, &supplied) != 0 && (hints.flags & PMinSize) != 0)
    *width = MAX (*width, hints.min_width);
}

static void
resize_first (Display *display, Window window, gpointer user_data)
{
  cairo_rectangle_int_t *area = user_data;

  if (area->x > 0)
    return;
  area->x = 1;
  XMoveResizeWindow (display, window, 0, 0, (unsigned int)area->width, (unsigned int)area->height);
}

int
mado_screen_get_least_width (void)
{
  int width = 0;

  each_window (add_least_width, &width);
  return width;
}

static void
ask_first_to_close (Display *display, Window window, gpointer user_data)
{
  gboolean *asked = user_data;
  XEvent event = { 0 };

  if (*asked)
    return;
  *asked = TRUE;
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom (display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long)XInternAtom (display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (display, window, False, NoEventMask, &event);
  XFlush (display);
}

void
mado_screen_ask_to_close (void)
{
  each_window (ask_first_to_close, &(gboolean){ FALSE });
}

static void
count (Display *display, Window window, gpointer user_data)
{
  guint *n = user_data;

  *n += 1;
}

guint
mado_screen_count_windows (void)
{
  guint n = 0;

  each_window (count, &n);
  return n;
}

/* --- pictures --- */

/* Microseconds. The tree knows of a page before the screen shows it. */
#define PAINTING   60000
#define MAX_FRAMES 50
/* Of the window itself, which draws its own frame. Pixels. */
#define MARGIN 12

static GBytes *
get_screen (void)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (g_getenv ("MADO_SCREEN"), &data, &length, &error));
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static GBytes *
wait_for_screen (void)
{
  g_autoptr (GBytes) before = NULL;
  GBytes *now = get_screen ();

  for (int i = 0; i < MAX_FRAMES && (before == NULL || !g_bytes_equal (before, now)); i++)
    {
      g_clear_pointer (&before, g_bytes_unref);
      before = g_steal_pointer (&now);
      g_usleep (PAINTING);
      now = get_screen ();
    }
  return now;
}

/* Microseconds: a frame, how long it may take until something happens, and how long nothing does
 * when all has happened. */
#define FRAME     10000
#define PATIENCE  10000000
#define STILLNESS 700000

static GBytes *watched; /* (owned) (nullable) */

void
mado_screen_watch (void)
{
  g_assert_null (watched);
  watched = wait_for_screen ();
}

guint
mado_screen_count_frames (void)
{
  g_autoptr (GBytes) before = g_steal_pointer (&watched);
  gint64 changed = g_get_monotonic_time ();
  guint n = 0;

  while (g_get_monotonic_time () - changed < (n == 0 ? PATIENCE : STILLNESS))
    {
      g_autoptr (GBytes) now = NULL;

      g_usleep (FRAME);
      now = get_screen ();
      if (g_bytes_equal (before, now))
        continue;
      n++;
      changed = g_get_monotonic_time ();
      g_bytes_unref (before);
      before = g_steal_pointer (&now);
    }
  return n;
}

/* The corner of a window that grew is black until the program has painted it. */
static gboolean
is_painted (int x, int y)
{
  g_autoptr (GBytes) bytes = get_screen ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  cairo_surface_t *screen = read_screen (data, length);
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (screen) + y * cairo_image_surface_get_stride (screen) +
              x * 4,
          4);
  cairo_surface_destroy (screen);
  return (pixel & 0xffffff) != 0;
}

/* --- colours --- */

struct _MadoPicture
{
  cairo_surface_t *surface; /* (owned) */
};

MadoPicture *
mado_picture_new (void)
{
  MadoPicture *self = g_new0 (MadoPicture, 1);
  g_autoptr (GBytes) bytes = wait_for_screen ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  self->surface = read_screen (data, length);
  return self;
}

void
mado_picture_free (MadoPicture *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

static guint32
get_pixel (const MadoPicture *self, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (self->surface) +
              y * cairo_image_surface_get_stride (self->surface) + x * 4,
          4);
  return pixel & 0xffffff;
}

static double
get_linear (guint32 pixel, guint shift)
{
  const double value = ((pixel >> shift) & 0xff) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel, 16) + 0.7152 * get_linear (pixel, 8) +
         0.0722 * get_linear (pixel, 0);
}

static double
get_ratio (guint32 one, guint32 other)
{
  const double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* (transfer full): colour → how often */
static GHashTable *
count_colours (const MadoPicture *self, int x, int y, int width, int height)
{
  const int right = MIN (x + width, cairo_image_surface_get_width (self->surface));
  const int bottom = MIN (y + height, cairo_image_surface_get_height (self->surface));
  GHashTable *colours = g_hash_table_new (NULL, NULL);

  for (int row = MAX (y, 0); row < bottom; row++)
    for (int column = MAX (x, 0); column < right; column++)
      {
        gpointer colour = GUINT_TO_POINTER (get_pixel (self, column, row));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (colours, colour));

        g_hash_table_insert (colours, colour, GUINT_TO_POINTER (n + 1));
      }
  return colours;
}

double
mado_picture_get_contrast (MadoPicture *self, int x, int y, int width, int height)
{
  g_autoptr (GHashTable) colours = count_colours (self, x, y, width, height);
  GHashTableIter iter;
  gpointer colour, n, ground = NULL;
  guint most = 0;
  double contrast = 0;

  g_hash_table_iter_init (&iter, colours);
  while (g_hash_table_iter_next (&iter, &colour, &n))
    if (GPOINTER_TO_UINT (n) > most)
      {
        most = GPOINTER_TO_UINT (n);
        ground = colour;
      }
  g_hash_table_iter_init (&iter, colours);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    contrast = MAX (contrast, get_ratio (GPOINTER_TO_UINT (colour), GPOINTER_TO_UINT (ground)));
  return contrast;
}

double
mado_picture_get_change (MadoPicture *self, MadoPicture *after)
{
  const int width = cairo_image_surface_get_width (self->surface);
  const int height = cairo_image_surface_get_height (self->surface);
  double change = 1;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 one = get_pixel (self, x, y), other = get_pixel (after, x, y);

        if (one != other)
          change = MAX (change, get_ratio (one, other));
      }
  return change;
}

void
mado_screen_resize (int width, int height)
{
  each_window (resize_first, &(cairo_rectangle_int_t){ 0, 0, width, height });
  for (int i = 0; i < MAX_FRAMES && !is_painted (width - MARGIN, height - MARGIN); i++)
    g_usleep (PAINTING);
}

/* Xft/DPI alone, by the XSETTINGS protocol of freedesktop.org, 0.5: dots per inch in 1024ths. */
typedef struct
{
  guint8 byte_order; /* LSBFirst or MSBFirst */
  guint8 padding[3];
  guint32 serial;
  guint32 n_settings;
  guint8 type; /* 0: a number */
  guint8 more_padding;
  guint16 name_length;
  char name[8]; /* filled up to a multiple of four */
  guint32 last_change;
  gint32 value;
} Settings;

void
mado_screen_set_text_scale (int percent)
{
  /* Whoever keeps settings stays on the display: this is never closed. */
  static Display *display;
  Settings settings = {
    .byte_order = G_BYTE_ORDER == G_BIG_ENDIAN ? MSBFirst : LSBFirst,
    .n_settings = 1,
    .name_length = 7,
    .name = "Xft/DPI",
    .value = 96 * 1024 * percent / 100,
  };
  Atom property;
  Window keeper;

  g_assert_null (display);
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  property = XInternAtom (display, "_XSETTINGS_SETTINGS", False);
  keeper = XCreateSimpleWindow (display, DefaultRootWindow (display), 0, 0, 1, 1, 0, 0, 0);
  XChangeProperty (display, keeper, property, property, 8, PropModeReplace,
                   (const unsigned char *)&settings, (int)sizeof settings);
  XSetSelectionOwner (display, XInternAtom (display, "_XSETTINGS_S0", False), keeper, CurrentTime);
  XSync (display, False);
}

/* (transfer full): the file */
static char *
keep (const char *name)
{
  const char *folder = g_getenv ("MADO_PICTURES");
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) bytes = wait_for_screen ();
  cairo_rectangle_int_t area = { 0 };
  cairo_surface_t *screen, *picture;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_nonnull (folder);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  each_window (add_area, &area);
  screen = read_screen (data, length);
  picture = cairo_surface_create_for_rectangle (screen, 0, 0, area.width, area.height);
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (screen);
  return g_steal_pointer (&path);
}

void
mado_screen_keep (const char *name)
{
  g_autofree char *path = keep (name);
}

char *
mado_screen_read_code (const char *name)
{
  g_autofree char *path = keep (name);
  const char *const command[] = { "zbarimg",         "-q", "--raw", "--nodbus", "-Sdisable",
                                  "-Sqrcode.enable", path, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  /* 4: no code. */
  if (WEXITSTATUS (status) != 4)
    g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}
