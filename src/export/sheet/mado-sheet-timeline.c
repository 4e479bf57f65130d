/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-timeline.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-timeline-scale.h"
#include "mado-wording.h"

/* In ems. */
#define TRACK     0.55
#define WINDOW    1.05
#define TODAY     1.0
#define INSET     0.6
#define TICK      0.5

#define MAX_MARKS 3

typedef struct
{
  PangoLayout *layout; /* (owned) */
  double place;        /* 0 … 1 */
  double x;
  double width;
  guint row;
} Mark;

typedef struct
{
  const MadoLayoutCursor *cursor;
  const MadoCertificateAdvice *advice;
  const GDate *today;
  MadoTimelineScale scale;
  double em;
  double left;
  double right;
  double middle; /* of the track */
  Mark marks[MAX_MARKS];
  guint n_marks;
} Timeline;

static const MadoSheetStyle label_style = { 0.82, FALSE, MADO_INK_TEXT };
static const MadoSheetStyle today_style = { 0.9, TRUE, MADO_INK_ACCENT };

static double
get_x (const Timeline *self, const GDate *date)
{
  return self->left + mado_timeline_scale_place (&self->scale, date) * (self->right - self->left);
}

/* --- labels --- */

static void
add_mark (Timeline *self, const char *name, const GDate *date)
{
  Mark *mark = &self->marks[self->n_marks];

  if (!mado_civil_date_known (date))
    return;
  g_autofree char *words = mado_wording_date (date);
  g_autofree char *text = g_strdup_printf ("%s\n%s", name, words);
  mark->layout = mado_layout_cursor_create_layout (self->cursor, text, NULL, &label_style, -1);
  pango_layout_set_alignment (mark->layout, PANGO_ALIGN_CENTER);
  mark->place = mado_timeline_scale_place (&self->scale, date);
  mark->width = mado_sheet_layout_get_width (mark->layout);
  self->n_marks++;
}

static gboolean
is_free (const Timeline *self, guint index)
{
  const Mark *mark = &self->marks[index];

  for (guint i = 0; i < index; i++)
    if (self->marks[i].row == mark->row &&
        mark->x < self->marks[i].x + self->marks[i].width + self->em &&
        self->marks[i].x < mark->x + mark->width + self->em)
      return FALSE;
  return TRUE;
}

/* Each label under its place, in the first row where it touches no other. */
static void
place_marks (Timeline *self)
{
  const double edge = self->cursor->x + self->cursor->width;

  for (guint i = 0; i < self->n_marks; i++)
    {
      Mark *mark = &self->marks[i];
      const double centre = self->left + mark->place * (self->right - self->left);

      mark->x = CLAMP (centre - mark->width / 2, self->cursor->x, edge - mark->width);
      mark->row = 0;
      while (!is_free (self, i))
        mark->row++;
    }
}

static double
labels_height (const Timeline *self)
{
  guint rows = 0;

  for (guint i = 0; i < self->n_marks; i++)
    rows = MAX (rows, self->marks[i].row + 1);
  return rows == 0 ? 0 : rows * mado_sheet_layout_get_height (self->marks[0].layout);
}

static void
show_marks (const Timeline *self, double top)
{
  cairo_t *cr = self->cursor->cr;

  for (guint i = 0; i < self->n_marks; i++)
    {
      const Mark *mark = &self->marks[i];
      const double x = self->left + mark->place * (self->right - self->left);
      const double y = top + mark->row * mado_sheet_layout_get_height (mark->layout);

      mado_layout_cursor_set_ink (self->cursor, MADO_INK_QUIET);
      cairo_set_line_width (cr, 0.6);
      cairo_move_to (cr, x, self->middle + self->em * WINDOW / 2);
      cairo_line_to (cr, x, mark->row == 0 ? top : top + self->em * 0.1);
      cairo_stroke (cr);
      mado_layout_cursor_show (self->cursor, mark->layout, label_style.ink, mark->x, y);
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
  const double expires = get_x (self, &self->advice->expires);
  const double today = get_x (self, self->today);

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

static void
draw_window (const Timeline *self)
{
  cairo_t *cr = self->cursor->cr;

  if (!mado_wording_shows_window (self->advice))
    return;
  pill (self, get_x (self, &self->advice->window_opens), get_x (self, &self->advice->window_closes),
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
  const double x = get_x (self, self->today);
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
  Timeline self = { .cursor = cursor, .advice = advice, .today = today, .em = cursor->size };
  g_autoptr (PangoLayout) today_label = NULL;
  double top, below;

  if (!mado_timeline_scale_init (&self.scale, advice, today))
    return;
  mado_layout_cursor_skip (cursor, 0.3);
  top = cursor->y;
  today_label = mado_layout_cursor_create_layout (cursor, _ ("きょう"), NULL, &today_style, -1);
  self.left = cursor->x + self.em * INSET;
  self.right = cursor->x + cursor->width - self.em * INSET;
  self.middle = top + mado_sheet_layout_get_height (today_label) + self.em * WINDOW / 2;
  below = self.middle + self.em * (WINDOW / 2 + TICK);
  add_mark (&self, _ ("発行"), &advice->issued);
  if (mado_wording_shows_window (advice))
    add_mark (&self, _ ("更新の初日"), &advice->window_opens);
  add_mark (&self, _ ("期限"), &advice->expires);
  place_marks (&self);
  if (cursor->cr != NULL)
    {
      draw_track (&self);
      draw_window (&self);
      show_marks (&self, below);
      draw_today (&self, today_label, top);
    }
  cursor->y = below + labels_height (&self);
  mado_layout_cursor_skip (cursor, 0.2);
  for (guint i = 0; i < self.n_marks; i++)
    g_object_unref (self.marks[i].layout);
}
