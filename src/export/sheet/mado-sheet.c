/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-private.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-day-code.h"
#include "mado-layout-cursor.h"
#include "mado-sheet-code.h"
#include "mado-sheet-foot.h"
#include "mado-wording.h"

/* The body's size in points: as large as fits. MADO_SHEET_READABLE is what the built-in
 * municipalities' sheets keep to; only a file with many counters comes below. */
#define LARGEST  15.0
#define SMALLEST 7.0
#define STEPS    33
/* The empty space shrinks along with it. */
#define ROOMY   1.0
#define CROWDED 0.35
/* Between the two columns, in points. */
#define COLUMN_GAP 16.0
/* Of the left one, where the things to bring are ticked off. */
#define LEFT_SHARE 0.54
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
  MadoSheetFoot foot;
} Sheet;

static const MadoSheetStyle body = { 1, FALSE, MADO_INK_TEXT };
static const MadoSheetStyle quiet = { 0.8, FALSE, MADO_INK_QUIET };
static const MadoSheetStyle strong = { 1, TRUE, MADO_INK_TEXT };

/* --- lines --- */

static void
write_line (Sheet *self, MadoLayoutCursor *cursor, MadoLine line)
{
  if (mado_line_is_detail (line) ||
      mado_wording_result_says_line (self->handout->guide, line, MADO_AUDIENCE_CITIZEN))
    return;
  g_autofree char *text = mado_wording_guide_line (line, self->handout->guide);
  g_autofree char *note = mado_sheet_foot_mark_line (&self->foot, line);

  mado_layout_cursor_item (cursor, text, note, mado_line_get_section (line) == MADO_SECTION_BRING);
}

static void
write_section (Sheet *self, MadoLayoutCursor *cursor, MadoSection section)
{
  const MadoGuideLines *lines = &self->handout->guide->sections[section];
  gboolean empty = TRUE;

  for (guint i = 0; i < lines->n_lines; i++)
    empty &= mado_line_is_detail (lines->lines[i]);
  if (empty)
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
  const char *text = mado_wording_practice ();

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
write_head (Sheet *self, MadoLayoutCursor *cursor)
{
  g_autofree char *date = mado_wording_date (&self->handout->advice->today);
  /* Translators: %s is the date of the sheet */
  g_autofree char *head = g_strdup_printf (_ ("マイナンバーカードの電子証明書　%sの案内"), date);

  mado_layout_cursor_write (cursor, head, &quiet);
}

static void
write_title (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoSheetStyle title = { 1.6, TRUE, MADO_INK_TEXT };
  const MadoSheetStyle result_style = { 1.35, TRUE, MADO_INK_ACCENT };
  const MadoGuide *guide = self->handout->guide;
  g_autofree char *procedure = mado_wording_procedure_heading (guide->procedure);
  g_autofree char *result = NULL;
  MadoCounterSpan span;

  mado_handout_get_counter_span (self->handout, &span);
  result = mado_wording_guide_headline (guide, &span);
  mado_layout_cursor_write (cursor, procedure, &title);
  mado_layout_cursor_write (cursor, result, &result_style);
  g_autofree char *days = mado_wording_guide_days (guide, &span);
  if (days != NULL)
    mado_layout_cursor_write (cursor, days, &strong);
  mado_layout_cursor_skip (cursor, 0.2);
}

/* What was answered, or taken for granted: a sheet shows no questions. */
static void
write_cases (Sheet *self, MadoLayoutCursor *cursor)
{
  g_autofree char *cases =
      mado_wording_cases (self->handout->guide, self->handout->answers, self->handout->cases);

  if (cases != NULL)
    mado_layout_cursor_write (cursor, cases, &strong);
}

static void
write_other (MadoLayoutCursor *cursor, const char *label, MadoProcedure procedure)
{
  /* Translators: a label and its value, e.g. "Expires: 15 June 2027" */
  g_autofree char *text =
      g_strdup_printf (_ ("%1$s：%2$s"), label, mado_wording_procedure (procedure));

  mado_layout_cursor_write (cursor, text, &strong);
}

static void
write_why (Sheet *self, MadoLayoutCursor *cursor)
{
  const MadoGuide *guide = self->handout->guide;
  const MadoGuideLines *lines = &guide->sections[MADO_SECTION_WHY];

  for (guint i = 0; i < lines->n_lines; i++)
    write_line (self, cursor, lines->lines[i]);
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

/* What the result has said already is not said again. */
static gboolean
is_said (const MadoHandout *handout, const GDate *day)
{
  const MadoGuide *guide = handout->guide;
  const GDate *told = mado_guide_has_line (guide, MADO_LINE_WHY_CARD_WINDOW_OPEN)
                          ? &guide->card_expires
                          : &guide->until;

  return mado_civil_date_known (told) && mado_civil_date_known (day) &&
         mado_civil_date_compare (told, day) == 0;
}

/* (nullable): 署名用電子証明書：失効しています / 2027年1月5日（令和9年）まで */
static char *
describe_certificate (const MadoHandout *handout, MadoKind kind)
{
  const MadoCertificateAdvice *certificate = &handout->advice->certificates[kind];
  g_autofree char *date = NULL;

  switch (certificate->state)
    {
    case MADO_STATE_VALID_EARLY:
    case MADO_STATE_RENEWABLE:
    case MADO_STATE_LAST_DAY:
    case MADO_STATE_EXPIRED:
      if (is_said (handout, &certificate->expires))
        return NULL;
      date = mado_wording_date_with_weekday (&certificate->expires);
      return g_strdup_printf (_ ("%1$s：%2$s"), mado_wording_kind (kind), date);
    case MADO_STATE_UNKNOWN:
    case MADO_STATE_HIDDEN:
      return NULL;
    case MADO_STATE_NOT_RECORDED:
    case MADO_STATE_NOT_YET_VALID:
    case MADO_STATE_REVOKED:
    case MADO_STATE_UNREADABLE:
    case MADO_STATE_UNTRUSTED:
    default:
      break;
    }
  return g_strdup_printf (_ ("%1$s：%2$s"), mado_wording_kind (kind),
                          mado_wording_state_of (kind, certificate->state));
}

/* Alone under the heading, the card's end would be taken for the certificate's, which the result
 * has said already. */
static gboolean
would_mislead (const MadoHandout *handout)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (is_said (handout, &handout->advice->certificates[kind].expires))
      return TRUE;
  return FALSE;
}

/* (nullable) */
static char *
describe_card (const MadoHandout *handout)
{
  const MadoAdvice *advice = handout->advice;
  g_autofree char *expiry = NULL;

  if (!mado_civil_date_known (&advice->card_expires) || is_said (handout, &advice->card_expires) ||
      would_mislead (handout))
    return NULL;
  expiry = mado_wording_card_expiry (advice);
  return g_strdup_printf (_ ("%1$s：%2$s"), _ ("カード本体"), expiry);
}

static void
write_dates (Sheet *self, MadoLayoutCursor *cursor)
{
  char *dates[MADO_N_KINDS + 1];
  gboolean begun = FALSE;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    dates[kind] = describe_certificate (self->handout, (MadoKind)kind);
  dates[MADO_N_KINDS] = describe_card (self->handout);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = dates[i];

      if (date != NULL && !begun)
        mado_layout_cursor_head (cursor, _ ("有効期限"));
      if (date != NULL)
        mado_layout_cursor_item (cursor, date, NULL, FALSE);
      begun |= date != NULL;
    }
}

/* --- where and when --- */

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
  g_autofree char *closed = mado_wording_closed_days (municipality, &self->handout->advice->today);
  mado_layout_cursor_write (&inner, closed, &quiet);
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

/* --- the page --- */

/* Two columns: what to bring on the left, where to go on the right, and the rest in whichever has
 * room. */
static void
write_columns (Sheet *self, MadoLayoutCursor *cursor)
{
  MadoLayoutCursor left = *cursor;
  MadoLayoutCursor right = *cursor;

  left.width = (cursor->width - COLUMN_GAP) * LEFT_SHARE;
  right.x += left.width + COLUMN_GAP;
  right.width -= left.width + COLUMN_GAP;
  write_section (self, &left, MADO_SECTION_BRING);
  write_where (self, &right);
  write_section (self, left.y <= right.y ? &left : &right, MADO_SECTION_VISITS);
  write_section (self, left.y <= right.y ? &left : &right, MADO_SECTION_AFTER);
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
  write_cases (self, &left);
  write_why (self, &left);
  write_dates (self, &left);
  cursor->y = MAX (left.y, right.y);
}

/* Everything but the foot. Returns where it ends. */
static double
write_page (Sheet *self)
{
  MadoLayoutCursor cursor = self->cursor;

  mado_sheet_foot_reset (&self->foot);
  write_practice (self, &cursor);
  write_head (self, &cursor);
  write_top (self, &cursor);
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
  mado_sheet_foot_write (&self->foot, &cursor);
  return cursor.y;
}

/* Step 0 is the largest. The space goes before the letters become too small to be read. */
static void
set_step (Sheet *self, guint step)
{
  const double share = (double)step / (STEPS - 1);
  const double size = LARGEST + (SMALLEST - LARGEST) * share;
  const double tight = MIN (1, (LARGEST - size) / (LARGEST - MADO_SHEET_READABLE));

  self->cursor.size = size;
  self->cursor.gap = ROOMY + (CROWDED - ROOMY) * tight;
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

static void
sheet_init (Sheet *self, const MadoHandout *handout, const MadoDayCode *code, double width)
{
  *self = (Sheet){ .handout = handout, .code = code, .cursor = { .width = width } };
  self->cursor.context = mado_sheet_context_new ();
  mado_sheet_foot_init (&self->foot, handout);
}

static void
sheet_clear (Sheet *self)
{
  g_object_unref (self->cursor.context);
  mado_sheet_foot_clear (&self->foot);
}

double
mado_sheet_measure (const MadoHandout *handout, double width, double height)
{
  g_autoptr (MadoDayCode) code = mado_day_code_new (handout);
  guint step;
  Sheet self;

  sheet_init (&self, handout, code, width);
  step = find_step (&self, height);
  set_step (&self, step);
  sheet_clear (&self);
  return step < STEPS ? self.cursor.size : 0;
}

gboolean
mado_sheet_draw (
    const MadoHandout *handout, cairo_t *cr, double width, double height, GError **error)
{
  g_autoptr (MadoDayCode) code = mado_day_code_new (handout);
  guint n_unknown = 0;
  guint step;
  Sheet self;

  sheet_init (&self, handout, code, width);
  self.cursor.n_unknown = &n_unknown;
  step = find_step (&self, height);
  set_step (&self, MIN (step, STEPS - 1));
  self.cursor.cr = cr;
  self.cursor.y = MAX (write_page (&self), height - foot_height (&self));
  mado_sheet_foot_write (&self.foot, &self.cursor);
  sheet_clear (&self);
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
