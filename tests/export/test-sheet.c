/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-day-code.h"
#include "mado-guide-calendar.h"
#include "mado-guide-text.h"
#include "mado-sheet-private.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

/* Whether everything that a guide can say fits on one page. All guides are made; of each procedure
 * those that say the most are drawn. */

#define N_HEAVIEST 4

static const char *const auths[] = { "unknown", "computed",  "absent",
                                     "early",   "renewable", "renewable,locked",
                                     "expired", "revoked",   "unreadable" };
static const char *const signs[] = { "unknown",      "absent",  "hidden", "early",
                                     "early,locked", "changed", "expired" };
static const char *const persons[] = {
  "",          "born=2015-10-10", "born=1985-10-10 card=2027-01-10", "ward juki-locked", "overseas",
  "juki-card", "telephone"
};

typedef struct
{
  MadoFacts facts;
  MadoAdvice advice;
  MadoAnswers answers;
  MadoAnswers cases;
  MadoGuide guide;
  gsize weight;
} Case;

static MadoRules rules;

/* What it says, about as long as it is on paper. */
static gsize
weigh (const MadoGuide *guide)
{
  gsize weight = 0;

  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    for (guint i = 0; i < guide->sections[section].n_lines; i++)
      {
        g_autofree char *text = mado_wording_guide_line (guide->sections[section].lines[i], guide);
        if (!mado_line_is_detail (guide->sections[section].lines[i]))
          weight += 30 + (gsize)g_utf8_strlen (text, -1);
      }
  return weight;
}

/* Keeps the heaviest ones in order, the heaviest first. */
static void
offer (Case *heaviest, const Case *one)
{
  for (guint i = 0; i < N_HEAVIEST; i++)
    if (one->weight > heaviest[i].weight)
      {
        memmove (&heaviest[i + 1], &heaviest[i], (N_HEAVIEST - 1 - i) * sizeof *heaviest);
        heaviest[i] = *one;
        return;
      }
}

static void
make (Case *self, MadoProcedure procedure)
{
  mado_guide_write (&self->facts, &self->advice, &rules, procedure, &self->answers, &self->guide);
  mado_guide_find_cases (&self->facts, &self->advice, &rules, &self->answers, &self->guide,
                         &self->cases);
  self->weight = weigh (&self->guide);
}

/* Each question that is asked, with each of its answers, down to @depth of them at once. */
static void
try_answers (Case *heaviest, const Case *base, MadoProcedure procedure, guint depth)
{
  for (guint i = 0; depth > 0 && i < base->guide.n_questions; i++)
    {
      MadoQuestion question = base->guide.questions[i];
      MadoAnswer choices[MADO_MAX_CHOICES];
      guint n = mado_question_get_choices (question, choices);

      for (guint j = 0; base->answers.values[question] == MADO_ANSWER_UNANSWERED && j < n; j++)
        {
          Case one = *base;
          one.answers.values[question] = choices[j];
          make (&one, procedure);
          offer (heaviest, &one);
          try_answers (heaviest, &one, procedure, depth - 1);
        }
    }
}

static void
find_heaviest (MadoProcedure procedure, Case *heaviest)
{
  GDate today;

  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  for (guint a = 0; a < G_N_ELEMENTS (auths); a++)
    for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
      for (guint p = 0; p < G_N_ELEMENTS (persons); p++)
        {
          g_autofree char *words =
              g_strdup_printf ("auth=%s sign=%s %s", auths[a], signs[s], persons[p]);
          Case base = { 0 };
          guide_facts_parse (&base.facts, words);
          mado_rules_advise (&base.facts, &rules, &today, &base.advice);
          make (&base, procedure);
          offer (heaviest, &base);
          try_answers (heaviest, &base, procedure, 2);
        }
}

static MadoHandout
handout_of (const Case *self, MadoMunicipality *municipality)
{
  return (MadoHandout){
    .advice = &self->advice,
    .guide = &self->guide,
    .answers = &self->answers,
    .cases = &self->cases,
    .municipality = municipality,
    .practice = TRUE,
  };
}

static MadoMunicipality *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  MadoMunicipality *municipality = mado_municipality_load (id, NULL, &error);
  g_assert_no_error (error);
  return municipality;
}

/* The sheet gives it 38 mm, and 0.4 mm to a module. */
static void
assert_readable (const MadoHandout *handout)
{
  g_autoptr (MadoDayCode) code = mado_day_code_new (handout);
  g_autofree char *words = NULL;
  g_autofree char *entry = mado_guide_to_calendar_entry (handout, &words);

  g_assert_true ((code == NULL) == (entry == NULL));
  if (code == NULL)
    return;
  g_assert_cmpuint (code->size, <=, 95);
  g_assert_nonnull (strstr (code->words, words));
  for (guint i = 0; i < 4 * code->size; i++)
    {
      g_assert_false (code->dark[i]);
      g_assert_false (code->dark[code->size * code->size - 1 - i]);
    }
  g_assert_true (code->dark[4 * code->size + 4]);
}

static void
assert_fits (const Case *self, MadoMunicipality *municipality)
{
  const MadoHandout handout = handout_of (self, municipality);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;
  const double size = mado_sheet_measure (&handout, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                                          MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN);
  gboolean fits = mado_sheet_draw (&handout, cr, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                                   MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, NULL);
  g_autofree char *text = mado_guide_to_text (&handout, TRUE);

  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  if (!fits)
    g_error ("does not fit on a page:\n%s", text);
  g_test_message ("%s: %.1f points", mado_wording_get_language (), size);
  if (mado_wording_is_japanese () && size < MADO_SHEET_READABLE)
    g_error ("%.1f points:\n%s", size, text);
  assert_readable (&handout);
  g_assert_cmpfloat (x, >=, -2);
  g_assert_cmpfloat (y, >=, -2);
  g_assert_cmpfloat (x + width, <=, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN + 2);
  g_assert_cmpfloat (y + height, <=, MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN + 2);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_heaviest (gconstpointer data)
{
  MadoProcedure procedure = GPOINTER_TO_UINT (data);
  g_autoptr (MadoMunicipality) suginami = load ("suginami");
  g_autoptr (MadoMunicipality) national = load ("national");
  g_autofree Case *heaviest = g_new0 (Case, N_HEAVIEST);

  find_heaviest (procedure, heaviest);
  g_assert_cmpuint (heaviest[0].weight, >, 0);
  g_test_message ("the heaviest weighs %" G_GSIZE_FORMAT, heaviest[0].weight);
  for (guint i = 0; i < N_HEAVIEST && heaviest[i].weight > 0; i++)
    {
      assert_fits (&heaviest[i], suginami);
      assert_fits (&heaviest[i], national);
      mado_wording_set_language ("en");
      assert_fits (&heaviest[i], suginami);
      mado_wording_set_language ("ja");
    }
}

/* --- one page that is known --- */

static void
make_known (Case *self)
{
  GDate today;

  *self = (Case){ 0 };
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  guide_facts_parse (&self->facts, "auth=renewable sign=hidden");
  mado_rules_advise (&self->facts, &rules, &today, &self->advice);
  make (self, MADO_PROCEDURE_RENEW);
}

static void
test_too_small (void)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  Case known;
  make_known (&known);
  const MadoHandout handout = handout_of (&known, municipality);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  /* The whole page on a postcard: told, not hidden. */
  g_assert_false (mado_sheet_draw (&handout, cr, 200, 280, NULL));
  g_assert_true (mado_sheet_draw (&handout, cr, MADO_SHEET_WIDTH, MADO_SHEET_HEIGHT, NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_pdf (void)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  g_autoptr (GError) error = NULL;
  Case known;
  make_known (&known);
  const MadoHandout handout = handout_of (&known, municipality);
  g_autoptr (GBytes) pdf = mado_sheet_to_pdf (&handout, &error);
  gsize size = 0;

  g_assert_no_error (error);
  const char *data = g_bytes_get_data (pdf, &size);
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpint (memcmp (data, "%PDF-1.", 7), ==, 0);
}

static void
test_title (void)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  Case known;
  make_known (&known);
  const MadoHandout handout = handout_of (&known, municipality);
  g_autofree char *title = mado_sheet_dup_title (&handout);

  g_assert_nonnull (strstr (title, mado_wording_procedure (MADO_PROCEDURE_RENEW)));
}

/* --- the calendar, without the program around it --- */

static void
test_calendar (void)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  Case known;
  make_known (&known);
  MadoHandout handout = handout_of (&known, municipality);
  handout.practice = FALSE;
  g_autofree char *early = mado_guide_to_calendar (&handout, 1795000000);
  g_autofree char *late = mado_guide_to_calendar (&handout, 1795000060);

  g_assert_true (mado_guide_has_calendar (&handout));
  g_assert_nonnull (strstr (early, "UID:renew-auth-2027-01-10-last-day@" MADO_APP_ID "\r\n"));
  g_assert_nonnull (strstr (early, "DTSTAMP:20261118T110640Z\r\n"));
  g_assert_nonnull (strstr (early, "SEQUENCE:3619386\r\n"));
  g_assert_nonnull (strstr (late, "SEQUENCE:3619387\r\n"));

  make (&known, MADO_PROCEDURE_LOST_CARD);
  g_assert_false (mado_guide_has_calendar (&handout));
  g_assert_null (mado_guide_to_calendar (&handout, 1795000000));
}

/* --- the one day that a telephone is given --- */

#define FIRST_DAY         "手続きできる最初の日"
#define FIRST_COUNTER_DAY "窓口が開いている最初の日（目安）"
#define LAST_COUNTER_DAY  "窓口が開いている最後の日（目安）"
#define LAST_DAY          "期限の日（窓口が開いている最後の日の目安）"

static char *
describe_entry (const char *facts, const char *today)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  g_autofree char *words = NULL;
  Case one = { 0 };
  GDate date;

  g_assert_true (mado_civil_date_parse (&date, today));
  guide_facts_parse (&one.facts, facts);
  mado_rules_advise (&one.facts, &rules, &date, &one.advice);
  make (&one, MADO_PROCEDURE_RENEW);
  const MadoHandout handout = handout_of (&one, municipality);
  g_autofree char *entry = mado_guide_to_calendar_entry (&handout, &words);
  g_assert_true ((entry == NULL) == (words == NULL));
  return g_steal_pointer (&words);
}

static void
test_entry (void)
{
  /* 10 January is a Sunday, 12 October 2026 and 12 February 2029 are holidays. */
  static const struct
  {
    const char *facts;
    const char *today;
    const char *what; /* (nullable) */
    const char *day;
  } days[] = {
    { "auth=2027-01-10", "2026-09-01", FIRST_COUNTER_DAY, "2026-10-13" },
    { "auth=2027-01-10", "2026-10-12", FIRST_COUNTER_DAY, "2026-10-13" },
    { "auth=2027-01-10", "2026-10-13", LAST_COUNTER_DAY, "2027-01-08" },
    /* No code for a day on which nobody is there. */
    { "auth=2027-01-10", "2027-01-08", NULL },
    { "auth=2027-01-10", "2027-01-10", NULL },
    { "auth=2027-01-12", GUIDE_TODAY, LAST_DAY, "2027-01-12" },
    { "auth=2027-01-12 sign=2026-12-25", GUIDE_TODAY, LAST_DAY, "2026-12-25" },
    { "auth=2029-10-10 sign=2029-05-10", GUIDE_TODAY, FIRST_COUNTER_DAY, "2029-02-13" },
    { "auth=2029-10-12 sign=2029-05-12", GUIDE_TODAY, FIRST_DAY, "2029-02-14" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = describe_entry (days[i].facts, days[i].today);
      GDate day;

      if (days[i].what == NULL)
        {
          g_assert_null (words);
          continue;
        }
      g_assert_true (mado_civil_date_parse (&day, days[i].day));
      g_autofree char *date = mado_wording_date_with_weekday (&day);
      g_autofree char *expected = g_strdup_printf ("%s：%s", days[i].what, date);
      g_assert_cmpstr (words, ==, expected);
    }
}

/* --- the text for the clipboard: how it is laid out, in its words --- */

static void
test_text (void)
{
  g_autoptr (MadoMunicipality) municipality = load ("suginami");
  Case known = { 0 };
  GDate today;
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  guide_facts_parse (&known.facts, "auth=early sign=early card=2031-10-10 born=1985-10-10");
  mado_rules_advise (&known.facts, &rules, &today, &known.advice);
  known.answers.values[MADO_QUESTION_JAPANESE] = MADO_ANSWER_YES;
  known.answers.values[MADO_QUESTION_BEFORE_DEPARTURE] = MADO_ANSWER_NO;
  make (&known, MADO_PROCEDURE_OVERSEAS_MOVE);
  MadoHandout handout = handout_of (&known, municipality);
  handout.practice = FALSE;
  g_autofree char *copied = mado_guide_to_text (&handout, FALSE);
  g_autofree char *typed = mado_guide_to_text (&handout, TRUE);

  g_assert_cmpstr (
      copied, ==,
      "国外への転出：手続きの対象ではありません\n"
      "2026年11月23日（令和8年）の案内です。\n"
      "\n"
      "理由\n"
      "  ・継続利用の手続きをせずに国外へ転出すると、カードは失効します。［ほかの資料："
      "長与町、栗東市、調布市］\n"
      "\n"
      "かわりの手続き\n"
      "  ・新しいカードの申請\n"
      "\n"
      "答えた質問\n"
      "  ・日本国籍の方ですか。 はい\n"
      "  ・国外への転出の予定日より前ですか。 いいえ\n"
      "\n"
      "根拠：杉並区「電子証明書（マイナンバーカード（個人番号カード））」2024年6月7日"
      "（令和6年）更新\n");
  g_assert_nonnull (strstr (typed, "国外への転出（overseas-move）："));
  g_assert_nonnull (
      strstr (typed, "新しいカードの申請（guide new-card --answer card-reason=void）\n"));
}

int
main (int argc, char **argv)
{
  mado_wording_init (NULL);
  g_test_init (&argc, &argv, NULL);
#ifdef G_OS_WIN32
  /* Pango complains of fonts that Wine's DirectWrite does not describe. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
#endif
  guide_rules_init (&rules);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/sheet/one-page/%s", mado_procedure_to_string ((MadoProcedure)i));
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_heaviest);
    }
  g_test_add_func ("/sheet/too-small", test_too_small);
  g_test_add_func ("/sheet/pdf", test_pdf);
  g_test_add_func ("/sheet/title", test_title);
  g_test_add_func ("/calendar/stamps", test_calendar);
  g_test_add_func ("/calendar/entry", test_entry);
  g_test_add_func ("/text/clipboard", test_text);
  return g_test_run ();
}
