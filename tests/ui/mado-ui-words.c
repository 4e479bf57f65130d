/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-words.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-wording-comparison.h"
#include "mado-wording-date.h"
#include "mado-wording-error.h"
#include "mado-wording-guide-line-private.h"
#include "mado-wording-guide.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"
#include "mado-wording-procedure.h"

/* X11/keysymdef.h */
#define KEY_SPACE 0x0020
#define KEY_TAB   0xff09

/* What stands on it and on no other. */
static const char *const marks[] = {
  [MADO_UI_PAGE_RESULT] = "失効の有無",
  [MADO_UI_PAGE_GUIDE] = "印刷…",
  [MADO_UI_PAGE_PROCEDURES] = "どの手続きですか",
  [MADO_UI_PAGE_MANUAL] = "どの電子証明書ですか",
  [MADO_UI_PAGE_RULES] = "日付の決まり方",
  [MADO_UI_PAGE_HELP] = "よくある質問",
  [MADO_UI_PAGE_CERTIFICATE] = "フィンガープリント",
  [MADO_UI_PAGE_MUNICIPALITY] = "どの自治体のきまりで示しますか",
  [MADO_UI_PAGE_DIAGNOSIS] = "ファイルに保存",
  [MADO_UI_PAGE_PASSWORD] = "署名用電子証明書の確認",
  [MADO_UI_PAGE_SAVE_PDF] = "案内をPDFに保存",
  [MADO_UI_PAGE_SAVE_CALENDAR] = "カレンダーのファイルを保存",
  [MADO_UI_PAGE_SAVE_CERTIFICATE] = "証明書のファイルを保存",
  [MADO_UI_PAGE_SAVE_REPORT] = "診断の報告を保存",
  [MADO_UI_PAGE_SAVE_RECORD] = "カードの記録を保存",
};

typedef void (*Expect) (MadoUiDriver *self, const char *text);

const char *
mado_ui_mark (MadoUiPage page)
{
  return marks[page];
}

void
mado_ui_driver_expect_page (MadoUiDriver *self, MadoUiPage page)
{
  mado_ui_driver_expect (self, marks[page]);
}

void
mado_ui_driver_expect_no_page (MadoUiDriver *self, MadoUiPage page)
{
  mado_ui_driver_expect_gone (self, marks[page]);
}

/* The longest piece between what is filled in. */
char *
mado_ui_say_line (MadoLine line)
{
  g_auto (GStrv) pieces = g_strsplit_set (mado_line_words[line].all, "{}", -1);
  const guint n = g_strv_length (pieces);
  const char *longest = "";

  for (guint i = 0; i < n; i += 2)
    if (strlen (pieces[i]) > strlen (longest))
      longest = pieces[i];
  return g_strdup (longest);
}

static void
find_line (MadoUiDriver *self, MadoLine line, Expect expect)
{
  g_autofree char *words = mado_ui_say_line (line);

  expect (self, words);
}

void
mado_ui_driver_expect_line (MadoUiDriver *self, MadoLine line)
{
  find_line (self, line, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_no_line (MadoUiDriver *self, MadoLine line)
{
  find_line (self, line, mado_ui_driver_expect_gone);
}

static void
find_question (MadoUiDriver *self, MadoQuestion question, Expect expect)
{
  const MadoGuide guide = { 0 };
  g_autofree char *words = mado_wording_question (question, &guide);

  expect (self, words);
}

void
mado_ui_driver_expect_question (MadoUiDriver *self, MadoQuestion question)
{
  find_question (self, question, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_no_question (MadoUiDriver *self, MadoQuestion question)
{
  find_question (self, question, mado_ui_driver_expect_gone);
}

static void
lead_to_answer (MadoUiDriver *self, guint keysym, MadoQuestion question, MadoAnswer answer)
{
  g_autofree char *name = g_strconcat ("|", mado_wording_answer (question, answer), NULL);

  mado_ui_driver_lead_to (self, keysym, name);
}

void
mado_ui_driver_answer (
    MadoUiDriver *self, MadoQuestion question, MadoAnswer chosen, guint keysym, MadoAnswer wanted)
{
  lead_to_answer (self, KEY_TAB, question, chosen);
  lead_to_answer (self, keysym, question, wanted);
  mado_ui_driver_key (self, KEY_SPACE);
}

static void
find_guide (MadoUiDriver *self, MadoProcedure procedure, Expect expect)
{
  g_autofree char *title = g_strdup_printf ("【練習用】%s", mado_wording_procedure (procedure));

  expect (self, title);
}

void
mado_ui_driver_expect_guide (MadoUiDriver *self, MadoProcedure procedure)
{
  find_guide (self, procedure, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_no_guide (MadoUiDriver *self, MadoProcedure procedure)
{
  find_guide (self, procedure, mado_ui_driver_expect_gone);
}

void
mado_ui_driver_expect_comparison (MadoUiDriver *self, MadoComparison comparison)
{
  mado_ui_driver_expect (self, mado_wording_comparison (comparison).text);
}

void
mado_ui_driver_expect_no_comparison (MadoUiDriver *self, MadoComparison comparison)
{
  mado_ui_driver_expect_gone (self, mado_wording_comparison (comparison).text);
}

static void
find_date (MadoUiDriver *self, const char *date, char *(*say) (const GDate *date), Expect expect)
{
  g_autofree char *words = NULL;
  GDate day;

  g_assert_true (mado_civil_date_parse (&day, date));
  words = say (&day);
  expect (self, words);
}

void
mado_ui_driver_expect_date (MadoUiDriver *self, const char *date)
{
  find_date (self, date, mado_wording_date_with_weekday, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_day (MadoUiDriver *self, const char *date)
{
  find_date (self, date, mado_wording_date, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_no_day (MadoUiDriver *self, const char *date)
{
  find_date (self, date, mado_wording_date, mado_ui_driver_expect_gone);
}

static void
find_tries (MadoUiDriver *self, guint left, Expect expect)
{
  const MadoTries tries = { MADO_TRIES_LEFT, left };
  g_autofree char *words = mado_wording_tries (MADO_PIN_AUTH, &tries);

  expect (self, words);
}

void
mado_ui_driver_expect_tries (MadoUiDriver *self, guint left)
{
  find_tries (self, left, mado_ui_driver_expect);
}

void
mado_ui_driver_expect_no_tries (MadoUiDriver *self, guint left)
{
  find_tries (self, left, mado_ui_driver_expect_gone);
}

void
mado_ui_driver_expect_changed (MadoUiDriver *self, MadoPin pin)
{
  const MadoTries tries = { MADO_TRIES_UNKNOWN, 0 };
  g_autofree char *words = mado_wording_pin_change (pin, MADO_PIN_CHANGE_CHANGED, &tries, NULL);

  mado_ui_driver_expect (self, words);
}

void
mado_ui_driver_expect_error (MadoUiDriver *self, GQuark domain, int code)
{
  const GError error = { domain, code, (char *)"" };
  g_autofree char *title = mado_wording_error_title (&error);
  g_autofree char *advice = mado_wording_error_advice (&error);

  mado_ui_driver_expect (self, title);
  if (advice != NULL)
    mado_ui_driver_expect (self, advice);
}
