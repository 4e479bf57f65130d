/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-layout-cursor.h"

#include <string.h>

#include "mado-kept-pieces.h"
#include "mado-wording-language.h"

/* From line to line, in em. Noto CJK's own lines are 1.45 em apart, which is roomy for a page, and
 * those of DejaVu 1.16, on which the marks above and below Vietnamese letters touch. */
#define LINE_HEIGHT    1.22
#define NOTE_SCALE     0.78
#define NO_BREAK_SPACE "\u00a0"
#define WORD_JOINER    "\u2060"

static const double inks[][3] = {
  [MADO_INK_TEXT] = { 0.07, 0.07, 0.09 },
  [MADO_INK_QUIET] = { 0.32, 0.32, 0.35 },
  [MADO_INK_ACCENT] = { 0.08, 0.27, 0.53 },
  [MADO_INK_PAPER] = { 1, 1, 1 },
};

PangoContext *
mado_sheet_context_new (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same page on every printer: no pixel decides where a letter stands. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context,
                              pango_language_from_string (mado_wording_get_language_facts ()->tag));
  return context;
}

void
mado_layout_cursor_set_ink (const MadoLayoutCursor *self, MadoInk ink)
{
  if (self->cr != NULL)
    cairo_set_source_rgb (self->cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

void
mado_layout_cursor_skip (MadoLayoutCursor *self, double ems)
{
  self->y += ems * self->gap * self->size;
}

static PangoFontDescription *
create_font (const MadoLayoutCursor *self, const MadoSheetStyle *style)
{
  g_autofree char *names =
      g_strconcat (mado_wording_get_language_facts ()->fonts, ", sans-serif", NULL);
  PangoFontDescription *font = pango_font_description_from_string (names);

  pango_font_description_set_absolute_size (font, self->size * style->scale * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

/* No break before it nor in it: a mark alone on a line marks nothing. Pango's own attribute for
 * that keeps only from breaking inside a word. */
static char *
join_note (const char *text, const char *note)
{
  GString *whole = g_string_new (text);

  g_string_append (whole, NO_BREAK_SPACE);
  for (const char *at = note; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_string_append (whole, at == note ? "" : WORD_JOINER);
      g_string_append_unichar (whole, g_utf8_get_char (at));
    }
  return g_string_free (whole, FALSE);
}

static void
add_note (PangoLayout *layout, PangoAttrList *attributes, const char *text, const char *note)
{
  g_autofree char *whole = join_note (text, note);
  PangoAttribute *parts[] = {
    pango_attr_scale_new (NOTE_SCALE),
    pango_attr_foreground_new ((guint16)(inks[MADO_INK_QUIET][0] * G_MAXUINT16),
                               (guint16)(inks[MADO_INK_QUIET][1] * G_MAXUINT16),
                               (guint16)(inks[MADO_INK_QUIET][2] * G_MAXUINT16)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i]->start_index = (guint)strlen (text);
      pango_attr_list_insert (attributes, parts[i]);
    }
  pango_layout_set_text (layout, whole, -1);
}

/* What makes lines of @font as far apart as they are to be. */
static float
get_line_spacing (const MadoLayoutCursor *self, const PangoFontDescription *font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, font, NULL);
  const double height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return height > 0 ? (float)(LINE_HEIGHT * pango_font_description_get_size (font) / height) : 1;
}

PangoLayout *
mado_layout_cursor_create_layout (const MadoLayoutCursor *self,
                                  const char *text,
                                  const char *note,
                                  const MadoSheetStyle *style,
                                  double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = create_font (self, style);
  PangoAttrList *attributes = mado_kept_pieces (text);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_line_spacing (layout, get_line_spacing (self, font));
  pango_font_description_free (font);
  /* Japanese breaks nearly everywhere; WORD_CHAR would break inside a note all the same. */
  pango_layout_set_wrap (layout, note != NULL ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  if (note != NULL)
    add_note (layout, attributes, text, note);
  else
    pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

double
mado_sheet_layout_get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double)extents.height / PANGO_SCALE;
}

void
mado_layout_cursor_show (
    const MadoLayoutCursor *self, PangoLayout *layout, MadoInk ink, double x, double y)
{
  if (self->n_unknown != NULL)
    *self->n_unknown += (guint)pango_layout_get_unknown_glyphs_count (layout);
  if (self->cr == NULL)
    return;
  mado_layout_cursor_set_ink (self, ink);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

void
mado_layout_cursor_write (MadoLayoutCursor *self, const char *text, const MadoSheetStyle *style)
{
  g_autoptr (PangoLayout) layout =
      mado_layout_cursor_create_layout (self, text, NULL, style, self->width);

  mado_layout_cursor_show (self, layout, style->ink, self->x, self->y);
  self->y += mado_sheet_layout_get_height (layout);
}

void
mado_layout_cursor_head (MadoLayoutCursor *self, const char *text)
{
  const MadoSheetStyle style = { 1.08, TRUE, MADO_INK_ACCENT };

  mado_layout_cursor_skip (self, 0.7);
  mado_layout_cursor_write (self, text, &style);
  if (self->cr != NULL)
    {
      mado_layout_cursor_set_ink (self, MADO_INK_ACCENT);
      cairo_set_line_width (self->cr, 0.8);
      cairo_move_to (self->cr, self->x, self->y);
      cairo_line_to (self->cr, self->x + self->width, self->y);
      cairo_stroke (self->cr);
    }
  mado_layout_cursor_skip (self, 0.3);
}

static void
draw_box (const MadoLayoutCursor *self, double middle)
{
  const double side = self->size * 1.05;

  mado_layout_cursor_set_ink (self, MADO_INK_TEXT);
  cairo_set_line_width (self->cr, 0.9);
  cairo_rectangle (self->cr, self->x + 0.5, middle - side / 2, side, side);
  cairo_stroke (self->cr);
}

static void
draw_point (const MadoLayoutCursor *self, double middle)
{
  mado_layout_cursor_set_ink (self, MADO_INK_QUIET);
  /* Where a text was shown there is a point that an arc would be joined to. */
  cairo_new_path (self->cr);
  cairo_arc (self->cr, self->x + self->size * 0.35, middle, self->size * 0.14, 0, 2 * G_PI);
  cairo_fill (self->cr);
}

/* The middle of the first line, where the box stands. */
static double
first_middle (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (double)extents.height / PANGO_SCALE / 2;
}

void
mado_layout_cursor_item (MadoLayoutCursor *self, const char *text, const char *note, gboolean box)
{
  const MadoSheetStyle style = { box ? 1.08 : 1, FALSE, MADO_INK_TEXT };
  const double indent = self->size * (box ? 1.75 : 0.9);
  g_autoptr (PangoLayout) layout =
      mado_layout_cursor_create_layout (self, text, note, &style, self->width - indent);
  const double middle = self->y + first_middle (layout);

  if (self->cr != NULL && box)
    draw_box (self, middle);
  else if (self->cr != NULL)
    draw_point (self, middle);
  mado_layout_cursor_show (self, layout, style.ink, self->x + indent, self->y);
  self->y += mado_sheet_layout_get_height (layout);
  mado_layout_cursor_skip (self, box ? 0.35 : 0.12);
}
