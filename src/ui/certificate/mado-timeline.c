/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-timeline.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-pair-layout.h"
#include "mado-timeline-scale.h"
#include "mado-wording-date.h"
#include "mado-wording-state.h"

/* One labelled place on the line. */
typedef struct
{
  PangoLayout *layout; /* (owned) */
  double place;        /* 0–1 of the line */
  int x, row;          /* where its label went */
  int width, height;
  int lead; /* of the width: room before the text, for the dots of the notice */
} Mark;

#define MAX_MARKS 4

struct _MadoTimeline
{
  GtkWidget parent_instance;

  MadoCertificateAdvice advice;
  GDate today;
  MadoTimelineScale scale;
  gboolean drawn; /* there is something to draw */
};

G_DEFINE_FINAL_TYPE (MadoTimeline, mado_timeline, GTK_TYPE_WIDGET)

/* In em. */
#define INSET      0.55 /* room for half of the today mark at both ends */
#define TRACK      0.42
#define WINDOW     0.8
#define TODAY      1.1
#define LABEL_GAP  0.55
#define SMALL_TYPE 0.92

static gboolean
notice_to_come (MadoTimeline *self)
{
  return mado_civil_date_known (&self->advice.notice_to) &&
         mado_civil_date_compare (&self->today, &self->advice.notice_to) <= 0;
}

static PangoLayout *
create_label (MadoTimeline *self, const char *name, const GDate *date)
{
  g_autofree char *when = date != NULL ? mado_wording_date_short (date, &self->today) : NULL;
  g_autofree char *text = when != NULL ? g_strconcat (name, "\n", when, NULL) : g_strdup (name);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_TYPE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
add_mark (MadoTimeline *self, Mark *marks, guint *n, const char *name, const GDate *date)
{
  if (!mado_civil_date_known (date))
    return;
  marks[*n] = (Mark){ .layout = create_label (self, name, date),
                      .place = mado_timeline_scale_place (&self->scale, date) };
  (*n)++;
}

static double
middle_of_notice (MadoTimeline *self)
{
  return (mado_timeline_scale_place (&self->scale, &self->advice.notice_from) +
          mado_timeline_scale_place (&self->scale, &self->advice.notice_to)) /
         2;
}

static guint
create_marks (MadoTimeline *self, Mark *marks)
{
  guint n = 0;

  add_mark (self, marks, &n, _ ("発行"), &self->advice.issued);
  add_mark (self, marks, &n, _ ("更新の初日"), &self->advice.window_opens);
  add_mark (self, marks, &n, _ ("期限"), &self->advice.expires);
  if (notice_to_come (self))
    {
      marks[n] = (Mark){ .layout = create_label (self, _ ("通知書の目安"), NULL),
                         .place = middle_of_notice (self),
                         .lead = (int)(mado_widget_get_em (GTK_WIDGET (self)) * 1.9) };
      n++;
    }
  return n;
}

static void
clear_marks (Mark *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    g_object_unref (marks[i].layout);
}

static gboolean
overlaps (const Mark *a, const Mark *b, int gap)
{
  return a->row == b->row && a->x < b->x + b->width + gap && b->x < a->x + a->width + gap;
}

static gboolean
is_free (const Mark *marks, guint index, int gap)
{
  for (guint i = 0; i < index; i++)
    if (overlaps (&marks[index], &marks[i], gap))
      return FALSE;
  return TRUE;
}

/* Puts each label under its place, in the first row where it touches no other. Returns the rows. */
static int
place_marks (MadoTimeline *self, Mark *marks, guint n, int width)
{
  double em = mado_widget_get_em (GTK_WIDGET (self));
  int inset = (int)(em * INSET);
  int rows = 0;

  for (guint i = 0; i < n; i++)
    {
      Mark *mark = &marks[i];
      int centre = inset + (int)(mark->place * (width - 2 * inset));

      pango_layout_get_pixel_size (mark->layout, &mark->width, &mark->height);
      mark->width += mark->lead;
      if (mark->width > width)
        {
          pango_layout_set_width (mark->layout, (width - mark->lead) * PANGO_SCALE);
          pango_layout_set_wrap (mark->layout, PANGO_WRAP_WORD_CHAR);
          pango_layout_get_pixel_size (mark->layout, &mark->width, &mark->height);
          mark->width += mark->lead;
        }
      mark->x = CLAMP (centre - mark->width / 2, 0, MAX (width - mark->width, 0));
      mark->row = 0;
      while (!is_free (marks, i, (int)(em * 0.6)))
        mark->row++;
      rows = MAX (rows, mark->row + 1);
    }
  return rows;
}

static int
row_height (const Mark *marks, guint n, int row)
{
  int height = 0;

  for (guint i = 0; i < n; i++)
    if (marks[i].row == row)
      height = MAX (height, marks[i].height);
  return height;
}

static int
row_top (const Mark *marks, guint n, int row, double em)
{
  int top = 0;

  for (int i = 0; i < row; i++)
    top += row_height (marks, n, i) + (int)(em * 0.25);
  return top;
}

/* The height of what stands above the labels: the word きょう and the line. */
static double
head_height (MadoTimeline *self, double em)
{
  return em * (1.45 + TODAY + LABEL_GAP);
}

static int
measure_height (MadoTimeline *self, int width)
{
  Mark marks[MAX_MARKS];
  double em = mado_widget_get_em (GTK_WIDGET (self));
  guint n = create_marks (self, marks);
  int rows = place_marks (self, marks, n, width);
  int height = (int)head_height (self, em) + row_top (marks, n, rows, em);

  clear_marks (marks, n);
  return height;
}

static void
mado_timeline_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MadoTimeline *self = MADO_TIMELINE (widget);
  double em = mado_widget_get_em (widget);

  if (!self->drawn)
    {
      *minimum = *natural = 0;
    }
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)(em * 9);
      *natural = (int)(em * 24);
    }
  else
    {
      *minimum = *natural = measure_height (self, for_size < 0 ? (int)(em * 24) : for_size);
    }
}

static GdkRGBA
with_alpha (GdkRGBA colour, double alpha)
{
  colour.alpha *= (float)alpha;
  return colour;
}

static void
fill_pill (GtkSnapshot *snapshot, double x1, double x2, double middle, double height, GdkRGBA fill)
{
  GskRoundedRect pill;
  double width = MAX (x2 - x1, height);

  gsk_rounded_rect_init_from_rect (&pill,
                                   &GRAPHENE_RECT_INIT ((float)(x2 - width),
                                                        (float)(middle - height / 2), (float)width,
                                                        (float)height),
                                   (float)(height / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &fill, &pill.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
stroke_pill (
    GtkSnapshot *snapshot, double x1, double x2, double middle, double height, GdkRGBA line)
{
  GskRoundedRect pill;
  double width = MAX (x2 - x1, height);

  gsk_rounded_rect_init_from_rect (&pill,
                                   &GRAPHENE_RECT_INIT ((float)(x2 - width),
                                                        (float)(middle - height / 2), (float)width,
                                                        (float)height),
                                   (float)(height / 2));
  gtk_snapshot_append_border (snapshot, &pill, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ line, line, line, line });
}

typedef struct
{
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA ground;
  gboolean high_contrast;
} Palette;

static Palette
get_palette (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  Palette palette;

  gtk_style_context_get_color (context, &palette.text);
  palette.accent = palette.ground = palette.text;
  if (!gtk_style_context_lookup_color (context, "accent_color", &palette.accent))
    palette.accent = palette.text;
  if (!gtk_style_context_lookup_color (context, "card_bg_color", &palette.ground) ||
      palette.ground.alpha < 0.9f)
    gtk_style_context_lookup_color (context, "window_bg_color", &palette.ground);
  palette.high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  return palette;
}

static double
get_x (MadoTimeline *self, const GDate *date, double em)
{
  double inset = em * INSET;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * inset;

  return inset + mado_timeline_scale_place (&self->scale, date) * width;
}

static void
draw_track (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  double left = em * INSET;
  double expires = get_x (self, &self->advice.expires, em);
  double today = get_x (self, &self->today, em);
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - left;

  fill_pill (snapshot, left, expires, middle, em * TRACK,
             with_alpha (palette->text, palette->high_contrast ? 0.35 : 0.14));
  if (MIN (today, expires) > left)
    fill_pill (snapshot, left, MIN (today, expires), middle, em * TRACK,
               with_alpha (palette->text, palette->high_contrast ? 0.8 : 0.38));
  if (right > expires + 1)
    stroke_pill (snapshot, expires, right, middle, em * TRACK, with_alpha (palette->text, 0.4));
}

static void
draw_window (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  double opens, closes, today;

  if (!mado_wording_shows_window (&self->advice))
    return;

  opens = get_x (self, &self->advice.window_opens, em);
  closes = get_x (self, &self->advice.window_closes, em);
  today = CLAMP (get_x (self, &self->today, em), opens, closes);
  fill_pill (snapshot, opens, closes, middle, em * WINDOW, palette->ground);
  fill_pill (snapshot, opens, closes, middle, em * WINDOW, with_alpha (palette->accent, 0.3));
  if (today > opens)
    fill_pill (snapshot, opens, today, middle, em * WINDOW, with_alpha (palette->accent, 0.65));
  stroke_pill (snapshot, opens, closes, middle, em * WINDOW, palette->accent);
}

static void
draw_dots (
    GtkSnapshot *snapshot, const Palette *palette, double em, double from, double to, double y)
{
  double size = em * 0.2;

  for (double x = from + size; x <= to; x += size * 2.4)
    fill_pill (snapshot, x - size / 2, x + size / 2, y, size,
               with_alpha (palette->text, palette->high_contrast ? 1 : 0.6));
}

/* The weeks in which the letter may come: dots under the line, an estimate and no date. */
static void
draw_notice (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  if (notice_to_come (self))
    draw_dots (snapshot, palette, em, get_x (self, &self->advice.notice_from, em),
               get_x (self, &self->advice.notice_to, em), middle + em * 0.68);
}

static void
draw_today (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  g_autoptr (PangoLayout) layout = create_label (self, _ ("きょう"), NULL);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  double x = get_x (self, &self->today, em);
  double size = em * TODAY;
  double label_x;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  fill_pill (snapshot, x - size * 0.64, x + size * 0.64, middle, size * 1.28, palette->ground);
  fill_pill (snapshot, x - size / 2, x + size / 2, middle, size, palette->accent);
  fill_pill (snapshot, x - size * 0.2, x + size * 0.2, middle, size * 0.4, palette->ground);

  pango_layout_get_pixel_size (layout, &width, &height);
  label_x = CLAMP (x - width / 2.0, 0, gtk_widget_get_width (GTK_WIDGET (self)) - width);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)label_x, (float)(middle - size * 0.72 - height)));
  gtk_snapshot_append_layout (snapshot, layout, &palette->accent);
  gtk_snapshot_restore (snapshot);
}

/* A tick under the line at the mark's place, and its label; the notice's has its dots beside it. */
static void
draw_mark (
    GtkSnapshot *snapshot, const Mark *mark, const Palette *palette, double em, double x, double y)
{
  double top = mark->row == 0 ? y - em * 0.4 : 0;

  if (mark->row == 0 && mark->lead == 0)
    gtk_snapshot_append_color (
        snapshot, &(GdkRGBA){ palette->text.red, palette->text.green, palette->text.blue, 0.5f },
        &GRAPHENE_RECT_INIT ((float)(x - 0.5), (float)top, 1, (float)(em * 0.3)));
  if (mark->lead > 0)
    draw_dots (snapshot, palette, em, mark->x, mark->x + mark->lead - em * 0.3,
               y + mark->height / 2.0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(mark->x + mark->lead), (float)y));
  gtk_snapshot_append_layout (snapshot, mark->layout, &palette->text);
  gtk_snapshot_restore (snapshot);
}

static void
draw_labels (MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em)
{
  Mark marks[MAX_MARKS];
  guint n = create_marks (self, marks);
  double inset = em * INSET;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  place_marks (self, marks, n, width);
  for (guint i = 0; i < n; i++)
    draw_mark (snapshot, &marks[i], palette, em, inset + marks[i].place * (width - 2 * inset),
               (int)head_height (self, em) + row_top (marks, n, marks[i].row, em));
  clear_marks (marks, n);
}

static void
mado_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MadoTimeline *self = MADO_TIMELINE (widget);
  double em = mado_widget_get_em (widget);
  double middle = em * (1.45 + TODAY / 2);
  Palette palette;

  if (!self->drawn)
    return;
  palette = get_palette (widget);
  draw_track (self, snapshot, &palette, em, middle);
  draw_window (self, snapshot, &palette, em, middle);
  draw_notice (self, snapshot, &palette, em, middle);
  draw_labels (self, snapshot, &palette, em);
  draw_today (self, snapshot, &palette, em, middle);
}

static GtkSizeRequestMode
mado_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mado_timeline_class_init (MadoTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mado_timeline_measure;
  widget_class->snapshot = mado_timeline_snapshot;
  widget_class->get_request_mode = mado_timeline_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "madotimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mado_timeline_init (MadoTimeline *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
append_date (GString *text, const char *name, const GDate *date)
{
  g_autofree char *words = NULL;

  if (!mado_civil_date_known (date))
    return;
  words = mado_wording_date (date);
  /* Translators: between the parts of the spoken description of the timeline. */
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ ("、") : "", name, words);
}

static void
describe (MadoTimeline *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_date (text, _ ("発行"), &self->advice.issued);
  if (notice_to_come (self))
    append_date (text, _ ("通知書の目安"), &self->advice.notice_from);
  append_date (text, _ ("更新の初日"), &self->advice.window_opens);
  append_date (text, _ ("きょう"), &self->today);
  append_date (text, _ ("期限"), &self->advice.expires);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("期間の図"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str,
                                  -1);
}

void
mado_timeline_set_advice (MadoTimeline *self,
                          const MadoCertificateAdvice *advice,
                          const GDate *today)
{
  g_return_if_fail (MADO_IS_TIMELINE (self));

  self->advice = *advice;
  self->today = *today;
  /* What ends with the card is not renewed. */
  if (!mado_wording_shows_window (advice))
    {
      g_date_clear (&self->advice.window_opens, 1);
      g_date_clear (&self->advice.window_closes, 1);
    }
  self->drawn = mado_timeline_scale_init (&self->scale, advice, today);
  gtk_widget_set_visible (GTK_WIDGET (self), self->drawn);
  if (self->drawn)
    describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
