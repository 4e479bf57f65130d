/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-wording-counter.h"
#include "mado-wording-guide.h"
#include "mado-wording-language.h"

/* The guidance in words: nothing is without them, and dates stand where they belong. */

static GDate
date (const char *text)
{
  GDate day;

  g_assert_true (mado_civil_date_parse (&day, text));
  return day;
}

static void
test_every_line (void)
{
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, NULL);
  MadoGuide guide;

  guide_make (&guide, "auth=renewable", MADO_PROCEDURE_RENEW, NULL);
  for (guint line = 0; line < MADO_N_LINES; line++)
    {
      g_autofree char *text = mado_wording_guide_line (line, &guide);
      g_autofree char *source = mado_wording_line_source (line, suginami);

      g_test_message ("%s", mado_line_to_string (line));
      g_assert_cmpuint (strlen (text), >, 0);
      g_assert_null (strpbrk (text, "%{}"));
      g_assert_cmpuint (strlen (source), >, 0);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      /* Half-width punctuation is not Japanese's. */
      g_assert_null (strpbrk (text, "()?!"));
    }
}

/* Where one certificate is there, the other is named. */
static void
test_not_recorded (void)
{
  static const struct
  {
    const char *facts, *words;
  } cases[] = {
    { "auth=absent sign=absent", "カードに電子証明書が記録されていません。" },
    { "auth=early sign=absent", "署名用電子証明書が記録されていません。" },
    { "auth=absent sign=early", "利用者証明用電子証明書が記録されていません。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoGuide guide;
      guide_make (&guide, cases[i].facts, MADO_PROCEDURE_ISSUE, NULL);
      g_autofree char *text = mado_wording_guide_line (MADO_LINE_WHY_NOT_RECORDED, &guide);
      g_assert_true (g_str_has_prefix (text, cases[i].words));
    }
}

static void
test_questions (void)
{
  MadoGuide guide;

  guide_make (&guide, "auth=renewable", MADO_PROCEDURE_RENEW, NULL);
  for (guint question = 0; question < MADO_N_QUESTIONS; question++)
    {
      MadoAnswer choices[MADO_MAX_CHOICES];
      const guint n_choices = mado_question_get_choices (question, choices);

      g_autofree char *words = mado_wording_question (question, &guide);

      g_assert_true (g_str_has_suffix (words, "か。"));
      for (guint i = 0; i < n_choices; i++)
        for (guint j = 0; j < i; j++)
          g_assert_cmpstr (mado_wording_answer (question, choices[i]), !=,
                           mado_wording_answer (question, choices[j]));
    }
  g_assert_cmpstr (mado_wording_answer (MADO_QUESTION_CHANGE, MADO_ANSWER_NONE), ==,
                   "変わっていない");
  g_assert_cmpstr (mado_wording_answer (MADO_QUESTION_STAY_EXTENSION, MADO_ANSWER_NONE), ==,
                   "まだ申請していない");
}

/* はい and いいえ are said by the verb of the question, in a language that does so. */
static void
test_yes_and_no (void)
{
  static const struct
  {
    MadoQuestion question;
    const char *yes, *no;
  } answers[] = {
    { MADO_QUESTION_SUSPENDED, "Rồi", "Chưa" },
    { MADO_QUESTION_CURRENT_PIN, "Biết", "Không biết" },
    { MADO_QUESTION_CARD_AT_HAND, "Có", "Không" },
    { MADO_QUESTION_JAPANESE, "Có", "Không" },
  };

  mado_wording_set_language ("vi");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_cmpstr (mado_wording_answer (answers[i].question, MADO_ANSWER_YES), ==,
                       answers[i].yes);
      g_assert_cmpstr (mado_wording_answer (answers[i].question, MADO_ANSWER_NO), ==,
                       answers[i].no);
    }
  mado_wording_set_language ("ja");
  g_assert_cmpstr (mado_wording_answer (MADO_QUESTION_JAPANESE, MADO_ANSWER_YES), ==, "はい");
  g_assert_cmpstr (mado_wording_answer (MADO_QUESTION_JAPANESE, MADO_ANSWER_NO), ==, "いいえ");
}

/* Today is a Monday and a holiday. */
static void
make_span (const MadoGuide *guide, MadoCounterSpan *span)
{
  MadoCalendar calendar;
  GDate today;

  mado_calendar_init (&calendar);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_counter_span_init (span, guide, &calendar, &today);
}

typedef char *(*Say) (const MadoGuide *guide, const MadoCounterSpan *span);

static char *
say_answer (const MadoGuide *guide, const MadoCounterSpan *span)
{
  return mado_wording_guide_answer (guide, span, MADO_AUDIENCE_CITIZEN);
}

static char *
say_headline (const MadoGuide *guide, const MadoCounterSpan *span)
{
  return mado_wording_guide_headline (guide, span);
}

static void
assert_said (
    Say say, const char *facts, MadoProcedure procedure, const char *answers, const char *text)
{
  g_autofree char *said = NULL;
  MadoGuide guide;
  MadoCounterSpan span;

  guide_make (&guide, facts, procedure, answers);
  make_span (&guide, &span);
  said = say (&guide, &span);
  g_assert_cmpstr (said, ==, text);
}

static void
test_results (void)
{
  const char *facts = "auth=early sign=absent card=2034-10-10 born=1985-10-10";

  assert_said (say_headline, "auth=2027-01-12 sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW,
               NULL, "いま手続きできます");
  assert_said (say_headline, facts, MADO_PROCEDURE_RENEW, NULL,
               "2029年7月12日（令和11年）から手続きできます");
  assert_said (say_headline, facts, MADO_PROCEDURE_REISSUE, NULL, "手続きの対象ではありません");
  assert_said (say_headline, facts, MADO_PROCEDURE_LOST_CARD, "card-at-hand=yes suspended=no",
               "手続きはいりません");
  assert_said (say_headline, "auth=unreadable", MADO_PROCEDURE_RENEW, NULL, "窓口でご確認ください");
  /* A last day on which no counter is open. */
  assert_said (say_headline, "auth=last-day sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW,
               NULL, "期限までに開いている窓口がありません");
}

static void
test_days (void)
{
  assert_said (mado_wording_guide_days, "auth=last-day sign=absent card=2034-10-10",
               MADO_PROCEDURE_RENEW, NULL,
               "有効期限まで、窓口は休みです（目安）。\n"
               "過ぎたあとも再発行ができます。");
  /* Today is closed, and so is the last day, a Sunday. */
  assert_said (mado_wording_guide_days, "auth=2027-01-10 sign=absent card=2034-10-10",
               MADO_PROCEDURE_RENEW, NULL,
               "今日は窓口が休みです。次に開くのは2026年11月24日（令和8年）火曜日です（目安）。\n"
               "有効期限の日は窓口が休みです（目安）。");
  /* From Monday 2027-07-12 to Friday 2027-10-12: nothing to be told. */
  assert_said (mado_wording_guide_days, "auth=2029-07-10 sign=absent card=2034-10-10",
               MADO_PROCEDURE_RENEW, NULL, NULL);
  /* Another municipality's counters are not known. */
  assert_said (mado_wording_guide_days, "auth=last-day sign=absent overseas", MADO_PROCEDURE_RENEW,
               NULL, NULL);
  assert_said (mado_wording_guide_days, "auth=unreadable", MADO_PROCEDURE_RENEW, NULL, NULL);
}

#define ONCE "期限まで、窓口が開くのは1日だけです（目安）。"
#define HELP "ご本人が行けば、1回で更新できます。過ぎたあとは、代理人も再発行の手続きができます。"

/* The inquiry is posted to the holder and brought back: on the last day it comes too late. */
static void
test_second_visit (void)
{
  const char *last = "auth=2026-11-24 sign=absent card=2034-10-10";
  const char *tomorrow = "auth=2026-11-25 sign=absent card=2034-10-10";
  const Say say = mado_wording_second_visit;

  assert_said (say, last, MADO_PROCEDURE_RENEW, "visitor=proxy letter=no",
               ONCE "代理人の2回目は間に合いません。\n" HELP);
  assert_said (say, last, MADO_PROCEDURE_PROXY, "errand=renew visitor=proxy letter=no",
               ONCE "代理人の2回目は間に合いません。\n" HELP);
  assert_said (say, last, MADO_PROCEDURE_RENEW, "visitor=proxy pins-known=no",
               ONCE "代理人の2回目は間に合いません。\n" HELP);
  assert_said (say, last, MADO_PROCEDURE_RENEW, "visitor=proxy",
               ONCE "照会書兼回答書がなければ、代理人の2回目は間に合いません。\n" HELP);
  /* Who goes once has the time, and so may who has two days. */
  assert_said (say, last, MADO_PROCEDURE_RENEW, "visitor=proxy letter=yes", NULL);
  assert_said (say, last, MADO_PROCEDURE_RENEW, NULL, NULL);
  assert_said (say, tomorrow, MADO_PROCEDURE_RENEW, "visitor=proxy letter=no", NULL);
  assert_said (say, "auth=expired sign=absent", MADO_PROCEDURE_REISSUE, "visitor=proxy", NULL);
  /* The window and the sheet say it with the days. */
  assert_said (mado_wording_guide_days, last, MADO_PROCEDURE_PROXY, "errand=renew letter=no",
               ONCE "代理人の2回目は間に合いません。\n" HELP);
}

/* The first day is told where it is another than today. */
static void
test_first_day (void)
{
  MadoCalendar calendar;
  MadoCounterSpan span;
  MadoGuide guide;
  GDate today;

  mado_calendar_init (&calendar);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  guide_make (&guide, "auth=2027-01-12 sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW, NULL);
  mado_counter_span_init (&span, &guide, &calendar, &today);
  g_auto (GStrv) closed = mado_wording_counter_span (&span);
  calendar.closed_holidays = FALSE;
  mado_counter_span_init (&span, &guide, &calendar, &today);
  g_auto (GStrv) open = mado_wording_counter_span (&span);

  g_assert_cmpuint (g_strv_length (closed), ==, 2);
  g_assert_cmpstr (closed[0], ==,
                   "窓口が開いている最初の日：2026年11月24日（令和8年）火曜日（目安）");
  g_assert_cmpuint (g_strv_length (open), ==, 1);
  g_assert_cmpstr (open[0], ==, "窓口が開いている最後の日：2027年1月12日（令和9年）火曜日（目安）");
}

/* On paper the day by which to come is no small print: the expiry may be a day too late. */
static void
test_headline (void)
{
  assert_said (say_headline, "auth=2027-01-10 sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW,
               NULL, "2027年1月8日（令和9年）金曜日までに手続きできます");
  assert_said (say_headline, "auth=2027-01-12 sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW,
               NULL, "いま手続きできます");
}

static char *
say_to_staff (const MadoGuide *guide, const MadoCounterSpan *span)
{
  return mado_wording_guide_answer (guide, span, MADO_AUDIENCE_STAFF);
}

/* A headline is an answer: a clerk is not told to go and ask. */
static void
test_open_answers (void)
{
  const char *both = "auth=renewable sign=renewable card=2034-10-10 born=1985-10-10";

  assert_said (say_to_staff, both, MADO_PROCEDURE_PROXY, NULL,
               "代理人も手続きできます（条件があります）");
  assert_said (say_answer, both, MADO_PROCEDURE_PROXY, NULL, "先に窓口へお問い合わせください");
  assert_said (say_to_staff, "auth=unreadable", MADO_PROCEDURE_RENEW, NULL, "条件によります");
  assert_said (say_to_staff, "auth=unreadable", MADO_PROCEDURE_PROXY, NULL, "条件によります");
}

/* The last day at the counter comes first, with its weekday. */
static void
test_answer (void)
{
  const Say say = say_answer;

  assert_said (say, "auth=2027-01-10 sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW, NULL,
               "2027年1月8日（令和9年）金曜日までに手続きできます");
  assert_said (say, "auth=early sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW, NULL,
               "2029年7月12日（令和11年）木曜日から手続きできます");
  assert_said (say, "auth=last-day sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW, NULL,
               "期限までに開いている窓口がありません");
  /* Another municipality's counters are not known: the day itself. */
  assert_said (say, "auth=last-day sign=absent overseas", MADO_PROCEDURE_RENEW, NULL,
               "2026年11月23日（令和8年）月曜日までに手続きできます");
  /* There is no last day. */
  assert_said (say, "auth=expired sign=absent card=2034-10-10", MADO_PROCEDURE_REISSUE, NULL,
               "いま手続きできます");
}

static void
test_dates (void)
{
  g_autofree char *open = NULL;
  MadoGuide guide;

  guide_make (&guide, "auth=renewable sign=absent card=2034-10-10", MADO_PROCEDURE_RENEW, NULL);
  open = mado_wording_guide_line (MADO_LINE_WHY_WINDOW_OPEN, &guide);
  g_assert_cmpstr (open, ==, "更新できる期間です。有効期限は2027年1月10日（令和9年）です。");
}

static void
test_marks (void)
{
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoMunicipality) national = mado_municipality_load ("national", NULL, NULL);
  g_autofree char *juki = mado_wording_line_source (MADO_LINE_BRING_PIN_JUKI, suginami);
  g_autofree char *inferred = mado_wording_line_source (MADO_LINE_CAUTION_NO_RETURN, suginami);
  MadoGuide guide;

  guide_make (&guide, "auth=renewable", MADO_PROCEDURE_RENEW, NULL);
  g_autofree char *own =
      mado_wording_line_note (&guide, MADO_LINE_WHERE_BOOKING_REQUIRED, suginami);

  g_autofree char *page = mado_wording_line_note (&guide, MADO_LINE_BRING_CARD, suginami);
  g_autofree char *beyond = mado_wording_line_note (&guide, MADO_LINE_BRING_PIN_JUKI, suginami);
  g_autofree char *hours = mado_wording_line_note (&guide, MADO_LINE_AFTER_24_HOURS, suginami);
  g_autofree char *ask = mado_wording_line_note (&guide, MADO_LINE_BRING_IDENTITY, suginami);

  g_assert_null (mado_wording_line_mark (&guide, MADO_LINE_BRING_CARD, MADO_AUDIENCE_CITIZEN));
  g_assert_cmpstr (mado_wording_line_mark (&guide, MADO_LINE_AFTER_24_HOURS, MADO_AUDIENCE_CITIZEN),
                   ==, "目安");
  g_assert_cmpstr (mado_wording_line_mark (&guide, MADO_LINE_BRING_EXTRA_ID, MADO_AUDIENCE_CITIZEN),
                   ==, "窓口でご確認ください");
  /* What is beyond the page says whose it is. */
  g_assert_cmpstr (page, ==, "杉並区");
  g_assert_cmpstr (beyond, ==, "ほかの資料：高知市、鶴ヶ島市");
  g_assert_cmpstr (hours, ==, "ほかの資料：富里市／目安");
  g_assert_cmpstr (ask, ==, "ほかの資料からの推測／窓口でご確認ください");
  g_assert_null (mado_wording_line_origin (MADO_LINE_BRING_CARD, suginami));
  g_assert_cmpstr (mado_wording_line_origin (MADO_LINE_BRING_PIN_JUKI, suginami), ==,
                   "ほかの資料による");
  g_assert_cmpstr (mado_wording_line_origin (MADO_LINE_VISITS_ONE, suginami), ==, "推測");
  g_assert_null (mado_wording_line_origin (MADO_LINE_BRING_PIN_JUKI, national));
  g_assert_cmpstr (mado_wording_line_origin (MADO_LINE_VISITS_ONE, national), ==, "推測");
  g_assert_cmpstr (juki, ==, "高知市、鶴ヶ島市");
  g_assert_cmpstr (inferred, ==, "ほかの資料からの推測");
  /* What a municipality's file tells is its own, and no estimate. */
  g_assert_cmpstr (own, ==, "杉並区");
  g_assert_false (mado_wording_line_is_beyond (MADO_LINE_BRING_CARD, suginami));
  g_assert_true (mado_wording_line_is_beyond (MADO_LINE_BRING_PIN_JUKI, suginami));
  g_assert_true (mado_wording_line_is_beyond (MADO_LINE_BRING_CARD, national));
}

/* The first day of the window is another one than Suginami's page says: so is its source. */
static void
test_rule_sources (void)
{
  static const struct
  {
    MadoLine line;
    const char *suginami;
    const char *national;
  } rows[] = {
    { MADO_LINE_WHY_WINDOW_NOT_YET, "杉並区", "ほかの資料：練馬区の案内" },
    { MADO_LINE_WHY_WINDOW_OPEN, "杉並区", "ほかの資料：練馬区の案内" },
    { MADO_LINE_WHY_OVERSEAS_OPEN, "ほかの資料：世田谷区", "ほかの資料：世田谷区" },
    { MADO_LINE_WHY_CARD_WINDOW_OPEN, "ほかの資料：所沢市、志賀町", "ほかの資料：所沢市、志賀町" },
    { MADO_LINE_WHY_TURNS_AGE, "杉並区", "ほかの資料：杉並区" },
  };
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoMunicipality) national = mado_municipality_load ("national", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *here = mado_wording_line_basis (rows[i].line, suginami);
      g_autofree char *there = mado_wording_line_basis (rows[i].line, national);

      g_assert_cmpstr (here, ==, rows[i].suginami);
      g_assert_cmpstr (there, ==, rows[i].national);
    }

  /* One whose own page tells its window is its source. */
  national->sources[MADO_RULE_WINDOW].beyond_page = FALSE;
  g_autofree char *own = mado_wording_line_basis (MADO_LINE_WHY_WINDOW_OPEN, national);
  g_assert_cmpstr (own, ==, "全国の一般的な取扱い「練馬区の案内」2023年11月6日（令和5年）更新");
  g_assert_false (mado_wording_line_is_beyond (MADO_LINE_WHY_WINDOW_OPEN, national));
}

/* A day or an amount can be about right. A thing is needed, or it is to be asked whether it is. */
static void
test_no_thing_is_estimated (void)
{
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoMunicipality) national = mado_municipality_load ("national", NULL, NULL);
  MadoMunicipality *const municipalities[] = { suginami, national };
  guint n_things = 0;
  MadoGuide guide;

  guide_make (&guide, "auth=renewable", MADO_PROCEDURE_RENEW, NULL);
  for (MadoLine line = 0; line < MADO_N_LINES; line++)
    if (mado_line_get_section (line) == MADO_SECTION_BRING)
      for (guint i = 0; i < G_N_ELEMENTS (municipalities); i++)
        {
          g_autofree char *note = mado_wording_line_note (&guide, line, municipalities[i]);

          g_assert_null (strstr (note, "目安"));
          n_things++;
        }
  g_assert_cmpuint (n_things, >, 20);
}

static void
test_counter_days (void)
{
  const GDate friday = date ("2026-11-20"), sunday = date ("2026-11-22");
  g_autofree char *last = mado_wording_last_counter_day (MADO_SEARCH_FOUND, &friday, &sunday);

  g_assert_cmpstr (last, ==,
                   "窓口が開いている最後の日は2026年11月20日（令和8年）金曜日です（目安）。有効"
                   "期限の日は窓口が休みです。");
  g_assert_null (mado_wording_last_counter_day (MADO_SEARCH_FOUND, &friday, &friday));
}

int
main (int argc, char **argv)
{
  mado_wording_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-words/every-line", test_every_line);
  g_test_add_func ("/guide-words/not-recorded", test_not_recorded);
  g_test_add_func ("/guide-words/questions", test_questions);
  g_test_add_func ("/guide-words/yes-and-no", test_yes_and_no);
  g_test_add_func ("/guide-words/results", test_results);
  g_test_add_func ("/guide-words/days", test_days);
  g_test_add_func ("/guide-words/answer", test_answer);
  g_test_add_func ("/guide-words/open-answers", test_open_answers);
  g_test_add_func ("/guide-words/headline", test_headline);
  g_test_add_func ("/guide-words/dates", test_dates);
  g_test_add_func ("/guide-words/second-visit", test_second_visit);
  g_test_add_func ("/guide-words/first-day", test_first_day);
  g_test_add_func ("/guide-words/marks", test_marks);
  g_test_add_func ("/guide-words/rule-sources", test_rule_sources);
  g_test_add_func ("/guide-words/no-thing-is-estimated", test_no_thing_is_estimated);
  g_test_add_func ("/guide-words/counter-days", test_counter_days);
  return g_test_run ();
}
