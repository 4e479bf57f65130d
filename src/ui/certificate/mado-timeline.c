/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-timeline.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "mado-kept-pieces.h"
#include "mado-pair-layout.h"
#include "mado-timeline-layout.h"

struct _MadoTimeline
{
  GtkWidget parent_instance;

  MadoTimelineLayout layout;
};

G_DEFINE_FINAL_TYPE (MadoTimeline, mado_timeline, GTK_TYPE_WIDGET)

/* In em. */
#define INSET      0.55 /* room for half of the today mark at both ends */
#define TRACK      0.42
#define WINDOW     0.8
#define TODAY      1.1
#define BREAK      0.4 /* between the two strokes where the scale changes */
#define LABEL_GAP  0.55
#define LEAD       1.9 /* room before an estimate's label, for its dots */
#define SMALL_TYPE 0.92

/* --- labels --- */

static PangoLayout *
create_label (MadoTimeline *self, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = mado_kept_pieces (text);

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_TYPE));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static double
get_lead (const MadoTimelineLabel *label, double em)
{
  return label->is_estimate ? floor (em * LEAD) : 0;
}

/* (transfer full) (element-type PangoLayout): the labels as they are drawn, wrapped at @width */
static GPtrArray *
place_labels (MadoTimeline *self, double width, double *height)
{
  const double em = mado_widget_get_em (GTK_WIDGET (self));
  const double inset = floor (em * INSET);
  const MadoTimelineRoom room = {
    .left = inset,
    .right = width - inset,
    .last = width,
    .gap = floor (em * 0.6),
    .row_gap = floor (em * 0.25),
  };
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->layout.n_labels; i++)
    {
      MadoTimelineLabel *label = &self->layout.labels[i];
      const double lead = get_lead (label, em);
      PangoLayout *layout = create_label (self, label->text, FALSE);
      int text_width, text_height;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      if (text_width + lead > width)
        {
          pango_layout_set_width (layout, (int)((width - lead) * PANGO_SCALE));
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          pango_layout_get_pixel_size (layout, &text_width, &text_height);
          /* Its lines are centred in the width that is set, and would leave the one they have. */
          pango_layout_set_width (layout, text_width * PANGO_SCALE);
        }
      label->width = text_width + lead;
      label->height = text_height;
      g_ptr_array_add (layouts, layout);
    }
  *height = mado_timeline_layout_place_labels (&self->layout, &room);
  return layouts;
}

/* The height of what stands above the labels: the word 今日 and the line. */
static double
head_height (double em)
{
  return floor (em * (1.45 + TODAY + LABEL_GAP));
}

static int
measure_height (MadoTimeline *self, int width)
{
  double height;
  g_autoptr (GPtrArray) layouts = place_labels (self, width, &height);

  return (int)(head_height (mado_widget_get_em (GTK_WIDGET (self))) + height);
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

  if (!self->layout.is_drawn)
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

static GskRoundedRect
make_pill (double x1, double x2, double middle, double height)
{
  GskRoundedRect pill;
  double width = MAX (x2 - x1, height);

  gsk_rounded_rect_init_from_rect (&pill,
                                   &GRAPHENE_RECT_INIT ((float)(x2 - width),
                                                        (float)(middle - height / 2), (float)width,
                                                        (float)height),
                                   (float)(height / 2));
  return pill;
}

static void
fill_pill (GtkSnapshot *snapshot, double x1, double x2, double middle, double height, GdkRGBA fill)
{
  const GskRoundedRect pill = make_pill (x1, x2, middle, height);

  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &fill, &pill.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
stroke_pill (
    GtkSnapshot *snapshot, double x1, double x2, double middle, double height, GdkRGBA line)
{
  const GskRoundedRect pill = make_pill (x1, x2, middle, height);

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
get_x (MadoTimeline *self, double place, double em)
{
  double inset = em * INSET;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * inset;

  return inset + place * width;
}

static void
draw_track (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  double left = em * INSET;
  double expires = get_x (self, self->layout.expires, em);
  double today = get_x (self, self->layout.today, em);
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - left;

  fill_pill (snapshot, left, expires, middle, em * TRACK,
             with_alpha (palette->text, palette->high_contrast ? 0.6 : 0.2));
  if (MIN (today, expires) > left)
    fill_pill (snapshot, left, MIN (today, expires), middle, em * TRACK,
               with_alpha (palette->text, palette->high_contrast ? 0.9 : 0.6));
  if (right > expires + 1)
    stroke_pill (snapshot, expires, right, middle, em * TRACK, with_alpha (palette->text, 0.4));
}

/* Where the scale changes, or beside the disc of today, which would cover half of it. */
static double
get_break_x (MadoTimeline *self, double em)
{
  const double x = get_x (self, self->layout.break_at, em);
  const double today = get_x (self, self->layout.today, em);
  const double clear = em * (TODAY / 2 + BREAK + 0.1);

  if (fabs (x - today) >= clear)
    return x;
  return x < today ? today - clear : today + clear;
}

/* Two strokes across a gap in the line: on its two sides it has two scales. */
static void
draw_break (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  const double x = get_break_x (self, em);
  const float height = (float)(em * 0.9);
  const float width = 1.5f;

  if (!self->layout.has_break)
    return;
  gtk_snapshot_append_color (snapshot, &palette->ground,
                             &GRAPHENE_RECT_INIT ((float)(x - em * BREAK / 2),
                                                  (float)(middle - em * 0.3), (float)(em * BREAK),
                                                  (float)(em * 0.6)));
  for (int side = -1; side <= 1; side += 2)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT ((float)(x + side * em * BREAK / 2), (float)middle));
      gtk_snapshot_rotate (snapshot, 20);
      gtk_snapshot_append_color (snapshot, &palette->text,
                                 &GRAPHENE_RECT_INIT (-width / 2, -height / 2, width, height));
      gtk_snapshot_restore (snapshot);
    }
}

static void
draw_window (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  double opens, closes, today;

  if (!self->layout.has_window)
    return;

  opens = get_x (self, self->layout.opens, em);
  closes = get_x (self, self->layout.closes, em);
  today = CLAMP (get_x (self, self->layout.today, em), opens, closes);
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
  const double size = em * 0.2;
  const int n = (int)floor ((to - from - size) / (size * 2.4)) + 1;

  for (int i = 0; i < n; i++)
    {
      double x = from + size + i * size * 2.4;
      fill_pill (snapshot, x - size / 2, x + size / 2, y, size,
                 with_alpha (palette->text, palette->high_contrast ? 1 : 0.6));
    }
}

/* The weeks in which the letter may come: dots under the line, an estimate and no date. */
static void
draw_notice (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  if (self->layout.has_notice)
    draw_dots (snapshot, palette, em, get_x (self, self->layout.notice_from, em),
               get_x (self, self->layout.notice_to, em), middle + em * 0.68);
}

static void
draw_today (
    MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em, double middle)
{
  g_autoptr (PangoLayout) layout = create_label (self, self->layout.today_text, TRUE);
  double x = get_x (self, self->layout.today, em);
  double size = em * TODAY;
  double label_x;
  int width, height;

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

/* An estimate has its dots beside it. */
static void
draw_label (GtkSnapshot *snapshot,
            const Palette *palette,
            double em,
            const MadoTimelineLabel *label,
            PangoLayout *layout)
{
  const double lead = get_lead (label, em);
  const double x = floor (label->x);
  const double y = head_height (em) + label->y;

  if (label->is_estimate)
    draw_dots (snapshot, palette, em, x, x + lead - em * 0.3, y + label->height / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(x + lead), (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &palette->text);
  gtk_snapshot_restore (snapshot);
}

static void
draw_labels (MadoTimeline *self, GtkSnapshot *snapshot, const Palette *palette, double em)
{
  double height;
  g_autoptr (GPtrArray) layouts =
      place_labels (self, gtk_widget_get_width (GTK_WIDGET (self)), &height);

  for (guint i = 0; i < layouts->len; i++)
    draw_label (snapshot, palette, em, &self->layout.labels[i], g_ptr_array_index (layouts, i));
}

static void
mado_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MadoTimeline *self = MADO_TIMELINE (widget);
  double em = mado_widget_get_em (widget);
  double middle = em * (1.45 + TODAY / 2);
  Palette palette;

  if (!self->layout.is_drawn)
    return;
  palette = get_palette (widget);
  draw_track (self, snapshot, &palette, em, middle);
  draw_break (self, snapshot, &palette, em, middle);
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
mado_timeline_finalize (GObject *object)
{
  mado_timeline_layout_clear (&MADO_TIMELINE (object)->layout);

  G_OBJECT_CLASS (mado_timeline_parent_class)->finalize (object);
}

static void
mado_timeline_class_init (MadoTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mado_timeline_finalize;
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

void
mado_timeline_set_advice (MadoTimeline *self,
                          const MadoCertificateAdvice *advice,
                          const GDate *today)
{
  g_return_if_fail (MADO_IS_TIMELINE (self));

  mado_timeline_layout_clear (&self->layout);
  mado_timeline_layout_init (&self->layout, advice, today);
  gtk_widget_set_visible (GTK_WIDGET (self), self->layout.is_drawn);
  if (self->layout.is_drawn)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("期間の図"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->layout.description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
