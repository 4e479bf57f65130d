/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-desk-picture.h"

#include <math.h>

/* The picture's own units; it is scaled to its allocation. */
#define WIDTH  240.0
#define HEIGHT 180.0

struct _MadoDeskPicture
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MadoDeskPicture, mado_desk_picture, GTK_TYPE_WIDGET)

typedef struct
{
  GdkRGBA line;
  GdkRGBA accent;
  GdkRGBA ground;
} Colours;

static void
set_colour (cairo_t *cr, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cr, (double)colour->red, (double)colour->green, (double)colour->blue,
                         (double)colour->alpha * alpha);
}

static void
rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Fills with the ground first, so that what lies behind does not shine through. */
static void
slab (cairo_t *cr, const Colours *colours, double tint)
{
  set_colour (cr, &colours->ground, 1);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours->line, tint);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours->line, 0.75);
  cairo_stroke (cr);
}

static void
draw_reader (cairo_t *cr, const Colours *colours)
{
  /* The cable, the body, and the place for the card with its waves. */
  cairo_move_to (cr, 196, 146);
  cairo_curve_to (cr, 222, 146, 214, 172, 239, 170);
  set_colour (cr, &colours->line, 0.75);
  cairo_stroke (cr);
  rounded (cr, 34, 108, 162, 60, 14);
  slab (cr, colours, 0.08);
  rounded (cr, 48, 150, 14, 5, 2.5);
  set_colour (cr, &colours->accent, 1);
  cairo_fill (cr);
}

static void
draw_person (cairo_t *cr, const Colours *colours)
{
  set_colour (cr, &colours->line, 0.3);
  rounded (cr, 146, 34, 34, 42, 4);
  cairo_fill (cr);
  set_colour (cr, &colours->ground, 1);
  cairo_arc (cr, 163, 49, 7, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, 163, 76, 13, G_PI, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_chip (cairo_t *cr, const Colours *colours)
{
  rounded (cr, 62, 44, 30, 24, 5);
  set_colour (cr, &colours->accent, 0.25);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours->accent, 1);
  cairo_stroke (cr);
  cairo_move_to (cr, 62, 56);
  cairo_line_to (cr, 92, 56);
  cairo_move_to (cr, 77, 44);
  cairo_line_to (cr, 77, 68);
  cairo_stroke (cr);
}

static void
draw_card (cairo_t *cr, const Colours *colours)
{
  rounded (cr, 46, 8, 148, 92, 9);
  slab (cr, colours, 0.03);
  set_colour (cr, &colours->line, 0.3);
  rounded (cr, 62, 20, 62, 7, 3.5);
  cairo_fill (cr);
  draw_chip (cr, colours);
  draw_person (cr, colours);
  set_colour (cr, &colours->line, 0.3);
  rounded (cr, 62, 80, 66, 5, 2.5);
  cairo_fill (cr);
  rounded (cr, 62, 89, 44, 5, 2.5);
  cairo_fill (cr);
}

/* Waves between the two: put the one on the other. */
static void
draw_waves (cairo_t *cr, const Colours *colours)
{
  set_colour (cr, &colours->accent, 1);
  for (int i = 0; i < 3; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 115, 158, 12 + 11 * i, -G_PI * 0.72, -G_PI * 0.28);
      cairo_stroke (cr);
    }
}

static Colours
get_colours (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  Colours colours;

  gtk_style_context_get_color (context, &colours.line);
  colours.accent = colours.line;
  gtk_style_context_lookup_color (context, "accent_color", &colours.accent);
  colours.ground = (GdkRGBA){ 1, 1, 1, 1 };
  gtk_style_context_lookup_color (context, "window_bg_color", &colours.ground);
  return colours;
}

static void
mado_desk_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = MIN (width / WIDTH, height / HEIGHT);
  Colours colours = get_colours (widget);
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  cairo_translate (cr, (width - WIDTH * scale) / 2, (height - HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_reader (cr, &colours);
  draw_waves (cr, &colours);
  draw_card (cr, &colours);
  cairo_destroy (cr);
}

static void
mado_desk_picture_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = (int)(orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT);
}

static void
mado_desk_picture_class_init (MadoDeskPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = mado_desk_picture_snapshot;
  widget_class->measure = mado_desk_picture_measure;
  gtk_widget_class_set_css_name (widget_class, "madodesk");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mado_desk_picture_init (MadoDeskPicture *self)
{
}
