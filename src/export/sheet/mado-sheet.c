/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-day-code.h"
#include "mado-layout-cursor.h"
#include "mado-sheet-code.h"
#include "mado-sheet-timeline.h"
#include "mado-wording.h"

/* The body's size in points: as large as fits. */
#define LARGEST  11.0
#define SMALLEST 6.5
#define STEPS    19
/* The empty space shrinks along with it. */
#define ROOMY   1.0
#define CROWDED 0.45
/* Between the two columns, in points. */
#define COLUMN_GAP 20.0
/* Of the left one, where the things to bring are ticked off. */
#define LEFT_SHARE 0.5
/* The code for a telephone: 38 mm, whatever the size of the text. An entry of 287 bytes, which is
 * version 12 at level M, has modules of 0.5 mm, and even version 17 has modules of 0.4 mm. Its
 * inventor asks for four dots a module: 0.34 mm on a printer of 300 dots to the inch. */
#define CODE_SIDE 108.0
/* With the words below it. */
#define CODE_COLUMN 150.0

typedef struct
{
  const MadoHandout *handout;
  const MadoDayCode *code; /* (nullable) */
  MadoLayoutCursor cursor;
  gboolean beyond; /* whether a line that is marked as beyond the page was written */
} Sheet;

static const MadoSheetStyle body = { 1, FALSE, MADO_INK_TEXT };
static const MadoSheetStyle quiet = { 0.85, FALSE, MADO_INK_QUIET };
static const MadoSheetStyle strong = { 1, TRUE, MADO_INK_TEXT };

/* --- lines --- */

/* ※ 目安 */
static char *
make_note (Sheet *self, MadoLine line)
{
  const gboolean beyond = mado_wording_line_is_beyond (line, self->handout->municipality);
  const char *mark =
      mado_wording_line_mark (line, self->handout->municipality, MADO_AUDIENCE_CITIZEN);

  self->beyond |= beyond;
  if (mark == NULL)
    return beyond ? g_strdup ("※") : NULL;
  /* Translators: "(estimate)", after a sentence */
  return beyond ? g_strdup_printf (_ ("※（%s）"), mark) : g_strdup_printf (_ ("（%s）"), mark);
}

static void
write_line (Sheet *self, MadoLayoutCursor *cursor, MadoLine line)
{
  if (mado_line_is_detail (line))
    return;
  g_autofree char *text = mado_wording_guide_line (line, self->handout->guide);
  g_autofree char *note = make_note (self, line);

  mado_layout_cursor_item (cursor, text, note, mado_line_get_section (line) == MADO_SECTION_BRING);
}

static void
write_section (Sheet *self, MadoLayoutCursor *cursor, MadoSection section)
{
  const MadoGuideLines *lines = &self->handout->guide->sections[section];

  if (lines->n_lines == 0)
    return;
  mado_layout_cursor_head (cursor, mado_wording_section (section));
  for (guint i = 0; i < lines->n_lines; i++)
    write_line (self, cursor, lines->lines[i]);
}

/* --- the head --- */

static void
write_practice (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoSheetStyle style = { 1, TRUE, MADO_INK_PAPER };
  const char *text = _ ("【練習用】練習用カードの内容です。実在の人のカードではありません。");

  if (!self->handout->practice)
    return;
  const double padding = cursor->size * 0.4;
  g_autoptr (PangoLayout) layout =
      mado_layout_cursor_create_layout (cursor, text, NULL, &style, cursor->width - 2 * padding);
  const double height = mado_sheet_layout_get_height (layout) + padding;
  mado_layout_cursor_set_ink (cursor, MADO_INK_TEXT);
  if (cursor->cr != NULL)
    {
      cairo_rectangle (cursor->cr, cursor->x, cursor->y, cursor->width, height);
      cairo_fill (cursor->cr);
    }
  mado_layout_cursor_show (cursor, layout, style.ink, cursor->x + padding, cursor->y + padding / 2);
  cursor->y += height;
  mado_layout_cursor_skip (cursor, 0.5);
}

static void
write_title (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoSheetStyle title = { 1.9, TRUE, MADO_INK_TEXT };
  const MadoSheetStyle result_style = { 1.5, TRUE, MADO_INK_ACCENT };
  const MadoGuide *guide = self->handout->guide;
  g_autofree char *procedure = mado_wording_procedure_heading (guide->procedure);
  g_autofree char *result = NULL;
  g_autofree char *date = mado_wording_date (&self->handout->advice->today);
  /* Translators: %s is the date of the sheet */
  g_autofree char *head =
      g_strdup_printf (_ ("マイナンバーカードの電子証明書の手続き　%sの案内"), date);
  MadoCounterSpan span;

  mado_handout_get_counter_span (self->handout, &span);
  result = mado_wording_guide_result (guide, &span, MADO_AUDIENCE_CITIZEN);
  mado_layout_cursor_write (cursor, head, &quiet);
  mado_layout_cursor_write (cursor, procedure, &title);
  mado_layout_cursor_write (cursor, result, &result_style);
  mado_layout_cursor_skip (cursor, 0.2);
}

static void
write_other (MadoLayoutCursor *cursor, const char *label, MadoProcedure procedure)
{
  /* Translators: a label and its value, e.g. "Expires: 15 June 2027" */
  g_autofree char *text =
      g_strdup_printf (_ ("%1$s：%2$s"), label, mado_wording_procedure (procedure));

  mado_layout_cursor_write (cursor, text, &strong);
}

/* That it can be done, and yet on no day: not to be overlooked. */
static void
write_no_day (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoCounterSpan span;

  mado_handout_get_counter_span (self->handout, &span);
  if (!span.at_counter || !mado_civil_date_known (&span.closes) ||
      span.last_search != MADO_SEARCH_NONE)
    return;
  g_autofree char *sentence =
      mado_wording_last_counter_day (span.last_search, &span.last, &span.closes);
  mado_layout_cursor_write (cursor, sentence, &strong);
}

static void
write_why (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoGuide *guide = self->handout->guide;
  const MadoGuideLines *lines = &guide->sections[MADO_SECTION_WHY];

  for (guint i = 0; i < lines->n_lines; i++)
    write_line (self, cursor, lines->lines[i]);
  write_no_day (self, cursor);
  if (guide->has_instead)
    write_other (cursor, _ ("かわりの手続き"), guide->instead);
  if (guide->has_also)
    write_other (cursor, _ ("あわせて必要な手続き"), guide->also);
}

/* --- the code --- */

static void
write_code (Sheet *self, MadoLayoutCursor *cursor)
{
  if (cursor->cr != NULL)
    mado_sheet_code_draw (cursor->cr, self->code, cursor->x, cursor->y,
                          CODE_SIDE / self->code->size);
  cursor->y += CODE_SIDE;
  mado_layout_cursor_write (cursor, self->code->words, &quiet);
}

/* --- dates --- */

/* 2027年1月5日（令和9年）火曜日、あと43日 */
static char *
describe_expiry (const MadoCertificateAdvice *certificate)
{
  g_autofree char *date = mado_wording_date_with_weekday (&certificate->expires);

  if (!certificate->days_known)
    return g_steal_pointer (&date);
  g_autofree char *countdown = mado_wording_countdown (certificate->days_left);
  /* Translators: a date and how far away it is */
  return g_strdup_printf (_ ("%1$s、%2$s"), date, countdown);
}

static void
add_field (GString *text, const char *before, const char *label, const char *value)
{
  g_string_append (text, before);
  g_string_append_printf (text, _ ("%1$s：%2$s"), label, value);
}

static gboolean
is_closed_window (const MadoCertificateAdvice *certificate)
{
  return !mado_civil_date_known (&certificate->window_opens) ||
         !mado_civil_date_known (&certificate->window_closes);
}

static void
write_certificate (Sheet *self, MadoLayoutCursor *cursor, MadoKind kind)
{
  const MadoCertificateAdvice *certificate = &self->handout->advice->certificates[kind];
  g_autoptr (GString) text = g_string_new (NULL);

  if (certificate->state == MADO_STATE_UNKNOWN && !mado_civil_date_known (&certificate->expires))
    return;
  g_autofree char *expires = describe_expiry (certificate);
  g_autofree char *window =
      is_closed_window (certificate)
          ? NULL
          : mado_wording_date_range (&certificate->window_opens, &certificate->window_closes);
  add_field (text, "", mado_wording_kind (kind), mado_wording_state_of (kind, certificate->state));
  if (mado_civil_date_known (&certificate->expires))
    add_field (text, "\n", _ ("有効期限"), expires);
  if (window != NULL)
    add_field (text, "\n", _ ("更新できる期間"), window);
  mado_layout_cursor_item (cursor, text->str, NULL, FALSE);
}

static void
write_card (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoAdvice *advice = self->handout->advice;

  if (!mado_civil_date_known (&advice->card_expires))
    return;
  g_autofree char *expiry = mado_wording_card_expiry (&advice->card_expires, &advice->today);
  g_autofree char *text = g_strdup_printf (_ ("%1$s：%2$s"), _ ("カード本体の有効期限"), expiry);
  mado_layout_cursor_item (cursor, text, NULL, FALSE);
}

/* (nullable): the certificate to draw: the first of those that the guide is about whose end is
 * known, else the urgent one. */
static const MadoCertificateAdvice *
find_drawn (const MadoHandout *handout)
{
  const MadoAdvice *advice = handout->advice;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((handout->guide->kinds & MADO_KIND_BIT (kind)) != 0 &&
        mado_sheet_timeline_is_drawn (&advice->certificates[kind], &advice->today))
      return &advice->certificates[kind];
  if (mado_sheet_timeline_is_drawn (&advice->certificates[advice->urgent], &advice->today))
    return &advice->certificates[advice->urgent];
  return NULL;
}

static gboolean
knows_dates (const MadoAdvice *advice)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (advice->certificates[kind].state != MADO_STATE_UNKNOWN ||
        mado_civil_date_known (&advice->certificates[kind].expires))
      return TRUE;
  return mado_civil_date_known (&advice->card_expires);
}

static void
write_dates (Sheet *self, MadoLayoutCursor *cursor)
{
  if (!knows_dates (self->handout->advice))
    return;
  mado_layout_cursor_head (cursor, _ ("有効期限"));
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    write_certificate (self, cursor, (MadoKind)kind);
  write_card (self, cursor);
}

static void
write_timeline (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoCertificateAdvice *drawn = find_drawn (self->handout);

  if (drawn != NULL)
    mado_sheet_timeline (cursor, drawn, &self->handout->advice->today);
}

/* --- where and when --- */

static void
write_when (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoCounterSpan span;

  mado_handout_get_counter_span (self->handout, &span);
  g_auto (GStrv) days = mado_wording_counter_span (&span);
  if (days[0] == NULL)
    return;
  mado_layout_cursor_head (cursor, _ ("窓口へ行ける日"));
  for (guint i = 0; days[i] != NULL; i++)
    mado_layout_cursor_item (cursor, days[i], NULL, FALSE);
}

static void
write_counters (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoMunicipality *municipality = self->handout->municipality;
  const char *unknown = mado_wording_counters_unknown (municipality);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  MadoLayoutCursor inner = *cursor;

  inner.x += cursor->size * 0.9;
  inner.width -= cursor->size * 0.9;
  for (guint i = 0; i < mado_municipality_get_n_counters (municipality); i++)
    {
      g_autofree char *counter =
          mado_wording_counter (mado_municipality_get_counter (municipality, i));
      g_strv_builder_add (names, counter);
    }
  g_auto (GStrv) all = g_strv_builder_end (names);
  /* Translators: stands between the names of counters */
  g_autofree char *text = g_strjoinv (_ ("、"), all);
  if (*text != '\0')
    mado_layout_cursor_write (&inner, text, &body);
  if (unknown != NULL)
    mado_layout_cursor_write (&inner, unknown, &quiet);
  cursor->y = inner.y;
}

static void
write_where (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoGuideLines *lines = &self->handout->guide->sections[MADO_SECTION_WHERE];

  if (lines->n_lines == 0)
    return;
  mado_layout_cursor_head (cursor, mado_wording_section (MADO_SECTION_WHERE));
  for (guint i = 0; i < lines->n_lines; i++)
    {
      write_line (self, cursor, lines->lines[i]);
      if (lines->lines[i] == MADO_LINE_WHERE_COUNTER && mado_handout_is_at_counters (self->handout))
        write_counters (self, cursor);
    }
  if (mado_handout_get_booking_url (self->handout) != NULL)
    {
      g_autofree char *booking =
          mado_wording_booking (mado_handout_get_booking_url (self->handout));
      mado_layout_cursor_item (cursor, booking, NULL, FALSE);
    }
}

/* --- what is still open --- */

static void
write_questions (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoQuestion open[MADO_N_QUESTIONS];
  const guint n = mado_handout_get_open_questions (self->handout, open);

  if (n == 0)
    return;
  mado_layout_cursor_head (cursor, _ ("答えによって案内が変わる質問"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *question = mado_wording_question (open[i], self->handout->guide);

      mado_layout_cursor_item (cursor, question, NULL, FALSE);
    }
}

/* --- the foot --- */

static void
write_beyond (Sheet *self, MadoLayoutCursor *cursor)
{
  g_autofree char *name = mado_wording_municipality (self->handout->municipality);
  /* Translators: %s is a municipality; explains the mark ※ */
  g_autofree char *text =
      g_strdup_printf (_ ("※ 目安です。%sの案内にはなく、ほかの資料によるものです。"), name);

  mado_layout_cursor_write (cursor, text, &quiet);
}

static void
write_contact (Sheet *self, MadoLayoutCursor *cursor)
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

/* Where it comes from, and what it does not tell. */
static void
write_foot (Sheet *self, MadoLayoutCursor *cursor)
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
  if (self->beyond)
    write_beyond (self, cursor);
  write_contact (self, cursor);
  mado_layout_cursor_write (cursor, source, &quiet);
  mado_layout_cursor_write (
      cursor, _ ("失効の有無は確認していません。暗証番号は、この紙に書かないでください。"), &quiet);
}

/* --- the page --- */

/* Two columns: what to do on the left, where and when on the right. */
static void
write_columns (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoLayoutCursor left = *cursor;
  MadoLayoutCursor right = *cursor;

  left.width = (cursor->width - COLUMN_GAP) * LEFT_SHARE;
  right.x += left.width + COLUMN_GAP;
  right.width -= left.width + COLUMN_GAP;
  write_section (self, &left, MADO_SECTION_BRING);
  write_section (self, &left, MADO_SECTION_VISITS);
  write_section (self, &left, MADO_SECTION_AFTER);
  write_when (self, &right);
  write_where (self, &right);
  write_questions (self, left.y < right.y ? &left : &right);
  cursor->y = MAX (left.y, right.y);
}

/* What is said first, and beside it on the right the code. */
static void
write_top (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoLayoutCursor left = *cursor;
  MadoLayoutCursor right = *cursor;

  if (self->code != NULL)
    {
      left.width -= CODE_COLUMN + COLUMN_GAP;
      right.x += left.width + COLUMN_GAP;
      right.width = CODE_COLUMN;
      write_code (self, &right);
    }
  write_title (self, &left);
  write_why (self, &left);
  write_dates (self, &left);
  cursor->y = MAX (left.y, right.y);
}

/* Everything but the foot. Returns where it ends. */
static double
write_page (Sheet *self)
{
  MadoLayoutCursor cursor = self->cursor;

  write_practice (self, &cursor);
  write_top (self, &cursor);
  write_timeline (self, &cursor);
  write_columns (self, &cursor);
  write_section (self, &cursor, MADO_SECTION_CAUTION);
  return cursor.y;
}

static double
foot_height (Sheet *self)
{
  MadoLayoutCursor cursor = self->cursor;

  cursor.cr = NULL;
  cursor.y = 0;
  write_foot (self, &cursor);
  return cursor.y;
}

/* Step 0 is the largest. */
static void
set_step (Sheet *self, guint step)
{
  const double share = (double)step / (STEPS - 1);

  self->cursor.size = LARGEST + (SMALLEST - LARGEST) * share;
  self->cursor.gap = ROOMY + (CROWDED - ROOMY) * share;
}

static gboolean
fits (Sheet *self, guint step, double height)
{
  double end;

  set_step (self, step);
  self->cursor.cr = NULL;
  end = write_page (self);
  return end + self->cursor.size * 0.5 + foot_height (self) <= height;
}

/* The first step that fits: the larger the text, the longer the page. */
static guint
find_step (Sheet *self, double height)
{
  guint low = 0;
  guint high = STEPS;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (fits (self, middle, height))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

gboolean
mado_sheet_draw (
    const MadoHandout *handout, cairo_t *cr, double width, double height, GError **error)
{
  guint n_unknown = 0;
  Sheet self = { .handout = handout, .cursor = { .width = width, .n_unknown = &n_unknown } };
  g_autoptr (MadoDayCode) code = mado_day_code_new (handout);
  guint step;

  self.code = code;
  self.cursor.context = mado_sheet_context_new ();
  step = find_step (&self, height);
  set_step (&self, MIN (step, STEPS - 1));
  self.cursor.cr = cr;
  self.cursor.y = MAX (write_page (&self), height - foot_height (&self));
  write_foot (&self, &self.cursor);
  g_object_unref (self.cursor.context);
  if (n_unknown > 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("このコンピューターに日本語のフォントがありません。フォント（Noto Sans "
                            "CJK JP など）を入れてから、もう一度お試しください"));
  else if (step == STEPS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                         _ ("案内が1枚に収まりませんでした"));
  return n_unknown == 0 && step < STEPS;
}

char *
mado_sheet_dup_title (const MadoHandout *handout)
{
  /* Translators: %s is a procedure */
  return g_strdup_printf (_ ("マイナンバーカードの電子証明書の手続き（%s）"),
                          mado_wording_procedure (handout->guide->procedure));
}
