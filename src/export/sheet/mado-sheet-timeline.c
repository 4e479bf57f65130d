/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-timeline.h"

#include "mado-timeline-layout.h"
#include "mado-timeline-scale.h"

/* In ems. */
#define TRACK  0.55
#define WINDOW 1.05
#define TODAY  1.0
#define INSET  0.6
#define TICK   0.5

typedef struct
{
  const MadoLayoutCursor *cursor;
  MadoTimelineLayout layout;
  PangoLayout *labels[MADO_TIMELINE_MAX_LABELS]; /* (owned) */
  double em;
  double left;
  double right;
  double middle; /* of the track */
} Timeline;

static const MadoSheetStyle label_style = { 0.82, FALSE, MADO_INK_TEXT };
static const MadoSheetStyle today_style = { 0.9, TRUE, MADO_INK_ACCENT };

static double
get_x (const Timeline *self, double place)
{
  return self->left + place * (self->right - self->left);
}

/* --- labels --- */

/* Returns their height. */
static double
place_labels (Timeline *self)
{
  const MadoTimelineRoom room = {
    .left = self->left,
    .right = self->right,
    .first = self->cursor->x,
    .last = self->cursor->x + self->cursor->width,
    .gap = self->em,
  };

  for (guint i = 0; i < self->layout.n_labels; i++)
    {
      MadoTimelineLabel *label = &self->layout.labels[i];

      self->labels[i] =
          mado_layout_cursor_create_layout (self->cursor, label->text, NULL, &label_style, -1);
      pango_layout_set_alignment (self->labels[i], PANGO_ALIGN_CENTER);
      label->width = mado_sheet_layout_get_width (self->labels[i]);
      label->height = mado_sheet_layout_get_height (self->labels[i]);
    }
  return mado_timeline_layout_place_labels (&self->layout, &room);
}

static void
show_labels (const Timeline *self, double top)
{
  cairo_t *cr = self->cursor->cr;

  for (guint i = 0; i < self->layout.n_labels; i++)
    {
      const MadoTimelineLabel *label = &self->layout.labels[i];
      const double x = get_x (self, label->place);

      if (!label->is_stretch)
        {
          mado_layout_cursor_set_ink (self->cursor, MADO_INK_QUIET);
          cairo_set_line_width (cr, 0.6);
          cairo_move_to (cr, x, self->middle + self->em * WINDOW / 2);
          cairo_line_to (cr, x, label->row == 0 ? top : top + self->em * 0.1);
          cairo_stroke (cr);
        }
      mado_layout_cursor_show (self->cursor, self->labels[i], label_style.ink, label->x,
                               top + label->y);
    }
}

/* --- the line --- */

static void
pill (const Timeline *self, double from, double to, double height)
{
  cairo_t *cr = self->cursor->cr;
  const double radius = height / 2;
  const double right = MAX (to, from + height) - radius;

  cairo_new_path (cr);
  cairo_arc (cr, right, self->middle, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, from + radius, self->middle, radius, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill_grey (const Timeline *self, double from, double to, double grey)
{
  pill (self, from, to, self->em * TRACK);
  cairo_set_source_rgb (self->cursor->cr, grey, grey, grey);
  cairo_fill (self->cursor->cr);
}

static void
draw_track (const Timeline *self)
{
  const double expires = get_x (self, self->layout.expires);
  const double today = get_x (self, self->layout.today);

  fill_grey (self, self->left, expires, 0.86);
  if (MIN (today, expires) > self->left)
    fill_grey (self, self->left, MIN (today, expires), 0.62);
  if (self->right <= expires + 1)
    return;
  pill (self, expires, self->right, self->em * TRACK);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_QUIET);
  cairo_set_line_width (self->cursor->cr, 0.7);
  cairo_stroke (self->cursor->cr);
}

/* Two strokes across a gap in the line: on its two sides it has two scales. */
static void
draw_break (const Timeline *self)
{
  cairo_t *cr = self->cursor->cr;
  const double x = get_x (self, self->layout.break_at);
  const double half = self->em * 0.45;

  if (!self->layout.has_break)
    return;
  cairo_new_path (cr);
  cairo_rectangle (cr, x - self->em * 0.2, self->middle - half, self->em * 0.4, 2 * half);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_PAPER);
  cairo_fill (cr);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_TEXT);
  cairo_set_line_width (cr, 0.9);
  for (int side = -1; side <= 1; side += 2)
    {
      const double at = x + side * self->em * 0.2;

      cairo_move_to (cr, at + self->em * 0.15, self->middle - half);
      cairo_line_to (cr, at - self->em * 0.15, self->middle + half);
    }
  cairo_stroke (cr);
}

static void
draw_window (const Timeline *self)
{
  cairo_t *cr = self->cursor->cr;

  if (!self->layout.has_window)
    return;
  pill (self, get_x (self, self->layout.opens), get_x (self, self->layout.closes),
        self->em * WINDOW);
  cairo_set_source_rgb (cr, 0.74, 0.84, 0.96);
  cairo_fill_preserve (cr);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_ACCENT);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_today (const Timeline *self, PangoLayout *label, double label_top)
{
  cairo_t *cr = self->cursor->cr;
  const double x = get_x (self, self->layout.today);
  const double width = mado_sheet_layout_get_width (label);
  const double edge = self->cursor->x + self->cursor->width - width;

  cairo_new_path (cr);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_PAPER);
  cairo_arc (cr, x, self->middle, self->em * TODAY * 0.62, 0, 2 * G_PI);
  cairo_fill (cr);
  mado_layout_cursor_set_ink (self->cursor, MADO_INK_ACCENT);
  cairo_arc (cr, x, self->middle, self->em * TODAY * 0.5, 0, 2 * G_PI);
  cairo_fill (cr);
  mado_layout_cursor_show (self->cursor, label, today_style.ink,
                           CLAMP (x - width / 2, self->cursor->x, edge), label_top);
}

gboolean
mado_sheet_timeline_is_drawn (const MadoCertificateAdvice *advice, const GDate *today)
{
  MadoTimelineScale scale;

  return mado_timeline_scale_init (&scale, advice, today);
}

void
mado_sheet_timeline (MadoLayoutCursor *cursor,
                     const MadoCertificateAdvice *advice,
                     const GDate *today)
{
  Timeline self = { .cursor = cursor, .em = cursor->size };
  g_autoptr (PangoLayout) today_label = NULL;
  double top, below, height;

  mado_timeline_layout_init (&self.layout, advice, today, TRUE);
  if (!self.layout.is_drawn)
    return;
  mado_layout_cursor_skip (cursor, 0.3);
  top = cursor->y;
  today_label =
      mado_layout_cursor_create_layout (cursor, self.layout.today_text, NULL, &today_style, -1);
  self.left = cursor->x + self.em * INSET;
  self.right = cursor->x + cursor->width - self.em * INSET;
  self.middle = top + mado_sheet_layout_get_height (today_label) + self.em * WINDOW / 2;
  below = self.middle + self.em * (WINDOW / 2 + TICK);
  height = place_labels (&self);
  if (cursor->cr != NULL)
    {
      draw_track (&self);
      draw_break (&self);
      draw_window (&self);
      show_labels (&self, below);
      draw_today (&self, today_label, top);
    }
  cursor->y = below + height;
  mado_layout_cursor_skip (cursor, 0.2);
  for (guint i = 0; i < self.layout.n_labels; i++)
    g_object_unref (self.labels[i]);
  mado_timeline_layout_clear (&self.layout);
}
