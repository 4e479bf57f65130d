/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-foot.h"

#include <glib/gi18n.h>

#include "mado-wording.h"

#define BEYOND_MARK "※"
#define ASK_MARK    "☆"

static const MadoSheetStyle quiet = { 0.8, FALSE, MADO_INK_QUIET };
static const MadoSheetStyle tiny = { 0.62, FALSE, MADO_INK_QUIET };

void
mado_sheet_foot_init (MadoSheetFoot *self, const MadoHandout *handout)
{
  *self = (MadoSheetFoot){ .handout = handout };
  self->beyond = g_ptr_array_new_null_terminated (0, NULL, TRUE);
}

void
mado_sheet_foot_reset (MadoSheetFoot *self)
{
  g_ptr_array_set_size (self->beyond, 0);
  self->marked = FALSE;
  self->ask = FALSE;
}

void
mado_sheet_foot_clear (MadoSheetFoot *self)
{
  g_clear_pointer (&self->beyond, g_ptr_array_unref);
}

/* --- marks --- */

/* Not the page itself, from which a line may be inferred. */
static void
note_sources (MadoSheetFoot *self, MadoLine line)
{
  const MadoGuideSource *const *sources = mado_line_get_sources (line);
  const MadoSource *rule = mado_wording_line_rule (line, self->handout->municipality);

  self->marked = TRUE;
  if (rule != NULL)
    {
      g_autofree char *title = mado_wording_to_reader (rule->title, rule->title_en);

      if (!g_ptr_array_find_with_equal_func (self->beyond, title, g_str_equal, NULL))
        g_ptr_array_add (self->beyond, (gpointer)g_intern_string (title));
      return;
    }
  for (guint i = 0; sources[i] != NULL; i++)
    if (g_strcmp0 (sources[i]->url, self->handout->municipality->page.url) != 0)
      mado_wording_add_publisher (self->beyond, sources[i]);
}

char *
mado_sheet_foot_mark_line (MadoSheetFoot *self, MadoLine line)
{
  const gboolean beyond = mado_wording_line_is_beyond (line, self->handout->municipality);
  const gboolean estimate = mado_line_is_estimate (line);
  const gboolean ask = mado_wording_line_asks (self->handout->guide, line, MADO_AUDIENCE_CITIZEN);

  if (beyond)
    note_sources (self, line);
  self->ask |= ask;
  if (!beyond && !estimate && !ask)
    return NULL;
  return g_strconcat (estimate ? _ ("目安") : "", beyond ? BEYOND_MARK : "", ask ? ASK_MARK : "",
                      NULL);
}

/* --- the foot --- */

/* Explains the mark. */
static char *
describe_beyond (const MadoSheetFoot *self)
{
  g_autofree char *name = mado_wording_municipality (self->handout->municipality);
  g_autofree char *names = NULL;

  if (self->beyond->len == 0)
    /* Translators: %s is a municipality; explains the mark ※ */
    return g_strdup_printf (_ ("※ %sの案内には書かれていません。推測です。"), name);
  /* Translators: stands between the names of sources */
  names = g_strjoinv (_ ("、"), (char **)self->beyond->pdata);
  /* Translators: %1$s is a municipality, %2$s are other sources; explains the mark ※ */
  return g_strdup_printf (_ ("※ %1$sの案内には書かれていません。ほかの資料などによります：%2$s"),
                          name, names);
}

static void
write_beyond (const MadoSheetFoot *self, MadoLayoutCursor *cursor)
{
  g_autofree char *text = describe_beyond (self);

  mado_layout_cursor_write (cursor, text, &tiny);
}

static void
write_contact (const MadoSheetFoot *self, MadoLayoutCursor *cursor)
{
  MadoMunicipality *municipality = self->handout->municipality;
  const MadoCounter *contact = mado_municipality_get_contact (municipality);

  /* Who lives abroad goes to another municipality. */
  if (contact == NULL || contact->japanese.telephone == NULL ||
      mado_guide_has_line (self->handout->guide, MADO_LINE_WHERE_HONSEKI))
    return;
  g_autofree char *name = mado_wording_counter_name (contact);
  g_autofree char *number = mado_wording_counter_telephone (contact);
  /* Translators: %1$s is an office, %2$s its telephone number */
  g_autofree char *text = g_strdup_printf (_ ("問い合わせ先：%1$s　電話 %2$s"), name, number);
  mado_layout_cursor_write (cursor, text, &quiet);
}

void
mado_sheet_foot_write (const MadoSheetFoot *self, MadoLayoutCursor *cursor)
{
  g_autofree char *source = mado_wording_source_line (self->handout->municipality);

  if (cursor->cr != NULL)
    {
      mado_layout_cursor_set_ink (cursor, MADO_INK_QUIET);
      cairo_set_line_width (cursor->cr, 0.5);
      cairo_move_to (cursor->cr, cursor->x, cursor->y);
      cairo_line_to (cursor->cr, cursor->x + cursor->width, cursor->y);
      cairo_stroke (cursor->cr);
    }
  mado_layout_cursor_skip (cursor, 0.3);
  write_contact (self, cursor);
  mado_layout_cursor_write (
      cursor, _ ("失効の有無は確認していません。暗証番号は、この紙に書かないでください。"), &quiet);
  if (self->ask)
    mado_layout_cursor_write (
        cursor, _ ("☆ 市区町村によって違うか、資料からはわかりません。窓口でご確認ください。"),
        &quiet);
  mado_layout_cursor_write (cursor, source, &tiny);
  if (self->marked)
    write_beyond (self, cursor);
}
