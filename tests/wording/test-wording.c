/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "date-of.h"
#include "mado-card.h"
#include "mado-certificate.h"
#include "mado-civil-date.h"
#include "mado-scenario.h"
#include "mado-transport.h"
#include "mado-wording-counter.h"
#include "mado-wording.h"

#include "mado-base-nicks.h"

static const char *const languages[] = { "ja", "en" };

/* Japanese where Japanese is wanted, none where English is. */
static gboolean
has_japanese (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));
      if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
          script == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

static void
assert_word (const char *text, const char *language)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (g_str_equal (language, "en") && has_japanese (text))
    g_error ("not English: %s", text);
}

static void
take_word (char *text, const char *language)
{
  assert_word (text, language);
  g_free (text);
}

/* --- dates --- */

static const struct
{
  const char *date;
  const char *ja;
  const char *en;
} dates[] = {
  { "2027-06-15", "2027年6月15日（令和9年）", "15 June 2027" },
  { "2019-05-01", "2019年5月1日（令和元年）", "1 May 2019" },
  { "2019-04-30", "2019年4月30日（平成31年）", "30 April 2019" },
  { "1989-01-08", "1989年1月8日（平成元年）", "8 January 1989" },
  { "1989-01-07", "1989年1月7日（昭和64年）", "7 January 1989" },
  { "1926-12-25", "1926年12月25日（昭和元年）", "25 December 1926" },
  { "1926-12-24", "1926年12月24日（大正15年）", "24 December 1926" },
  { "1912-07-30", "1912年7月30日（大正元年）", "30 July 1912" },
  { "1912-07-29", "1912年7月29日（明治45年）", "29 July 1912" },
  { "1873-01-01", "1873年1月1日（明治6年）", "1 January 1873" },
  { "1872-12-31", "1872年12月31日", "31 December 1872" },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GDate date = date_of (dates[i].date);
      mado_wording_set_language ("ja");
      g_autofree char *ja = mado_wording_date (&date);
      g_assert_cmpstr (ja, ==, dates[i].ja);
      mado_wording_set_language ("en");
      g_autofree char *en = mado_wording_date (&date);
      g_assert_cmpstr (en, ==, dates[i].en);
    }
  mado_wording_set_language ("ja");
  GDate none;
  g_date_clear (&none, 1);
  g_autofree char *unknown = mado_wording_date (&none);
  g_assert_cmpstr (unknown, ==, "不明");
}

static void
test_date_forms (void)
{
  GDate date = date_of ("2027-06-15");
  GDate today = date_of ("2027-04-01");
  GDate last_year = date_of ("2026-12-31");
  mado_wording_set_language ("ja");
  g_autofree char *weekday = mado_wording_date_with_weekday (&date);
  g_assert_cmpstr (weekday, ==, "2027年6月15日（令和9年）火曜日");
  g_autofree char *same = mado_wording_date_short (&date, &today);
  g_assert_cmpstr (same, ==, "6月15日");
  g_autofree char *other = mado_wording_date_short (&date, &last_year);
  g_assert_cmpstr (other, ==, "2027年6月15日");

  mado_wording_set_language ("en");
  g_autofree char *heading = mado_wording_kind_heading (MADO_KIND_SIGN);
  g_assert_cmpstr (heading, ==, "Signature certificate (署名用電子証明書)");
  g_autofree char *procedure = mado_wording_procedure_heading (MADO_PROCEDURE_REISSUE);
  g_assert_cmpstr (procedure, ==, "Reissue (再発行)");
  g_autofree char *weekday_en = mado_wording_date_with_weekday (&date);
  g_assert_cmpstr (weekday_en, ==, "Tuesday, 15 June 2027");
  g_autofree char *same_en = mado_wording_date_short (&date, &today);
  g_assert_cmpstr (same_en, ==, "15 June");
  mado_wording_set_language ("ja");
}

static void
test_date_ranges (void)
{
  static const struct
  {
    const char *from, *to, *text;
  } ranges[] = {
    { "2027-03-17", "2027-06-15", "2027年3月17日（令和9年）〜6月15日" },
    { "2026-11-16", "2027-02-14", "2026年11月16日（令和8年）〜2027年2月14日（令和9年）" },
    { "2019-03-17", "2019-06-15", "2019年3月17日（平成31年）〜2019年6月15日（令和元年）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      GDate from = date_of (ranges[i].from);
      GDate to = date_of (ranges[i].to);
      g_autofree char *text = mado_wording_date_range (&from, &to);
      g_assert_cmpstr (text, ==, ranges[i].text);
    }
}

/* Where a date ends with its year, so does a period. */
static void
test_date_ranges_in_english (void)
{
  const GDate from = date_of ("2027-03-17"), to = date_of ("2027-06-15");
  const GDate before = date_of ("2026-11-16"), early = date_of ("2022-06-20");

  mado_wording_set_language ("en");
  g_autofree char *one_year = mado_wording_date_range (&from, &to);
  g_autofree char *two_years = mado_wording_date_range (&before, &to);
  g_autofree char *one_short = mado_wording_date_range_short (&from, &to, &early);
  g_autofree char *two_short = mado_wording_date_range_short (&before, &to, &early);
  g_autofree char *known = mado_wording_date_range_short (&from, &to, &to);
  mado_wording_set_language ("ja");
  g_autofree char *japanese = mado_wording_date_range_short (&from, &to, &early);

  g_assert_cmpstr (one_year, ==, "17 March – 15 June 2027");
  g_assert_cmpstr (two_years, ==, "16 November 2026 – 15 June 2027");
  g_assert_cmpstr (one_short, ==, "17 March – 15 June 2027");
  g_assert_cmpstr (two_short, ==, "16 November 2026 – 15 June 2027");
  g_assert_cmpstr (known, ==, "17 March – 15 June");
  g_assert_cmpstr (japanese, ==, "2027年3月17日〜6月15日");
}

static void
test_partial_dates (void)
{
  static const struct
  {
    guint year, month, day;
    const char *text;
  } cases[] = {
    { 1985, 10, 10, "1985年10月10日（昭和60年）" },
    { 1985, 10, 0, "1985年10月（昭和60年、日は不明）" },
    { 1985, 0, 0, "1985年（昭和60年、月日は不明）" },
    /* The era changed on 8 January 1989 and on 1 May 2019. */
    { 1989, 1, 0, "1989年1月（日は不明）" },
    { 1989, 2, 0, "1989年2月（平成元年、日は不明）" },
    { 2019, 4, 0, "2019年4月（平成31年、日は不明）" },
    { 2019, 0, 0, "2019年（月日は不明）" },
    { 1870, 5, 0, "1870年5月（日は不明）" },
    { 1870, 0, 0, "1870年（月日は不明）" },
    { 0, 0, 0, "不明" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          mado_wording_partial_date (cases[i].year, cases[i].month, cases[i].day);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Alone, a line begins with a capital letter; one of a thing is one. */
static void
test_countdown (void)
{
  static const struct
  {
    const char *language;
    int days;
    const char *alone, *in_sentence;
  } counts[] = {
    { "ja", 75, "あと75日", "あと75日" },
    { "ja", 1, "あと1日", "あと1日" },
    { "ja", 0, "今日まで", "今日まで" },
    { "ja", -3, "3日前に終了", "3日前に終了" },
    { "en", 75, "75 days left", "75 days left" },
    { "en", 1, "1 day left", "1 day left" },
    { "en", 0, "Last day today", "the last day is today" },
    { "en", -1, "Ended 1 day ago", "ended 1 day ago" },
    { "en", -3, "Ended 3 days ago", "ended 3 days ago" },
    { "pt_BR", 75, "Faltam 75 dias", "faltam 75 dias" },
    { "pt_BR", 1, "Falta 1 dia", "falta 1 dia" },
    { "pt_BR", -1, "Terminou há 1 dia", "terminou há 1 dia" },
    { "vi", 75, "Còn 75 ngày", "còn 75 ngày" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      mado_wording_set_language (counts[i].language);
      g_autofree char *alone = mado_wording_countdown (counts[i].days);
      g_autofree char *in_sentence = mado_wording_countdown_in_sentence (counts[i].days);
      g_assert_cmpstr (alone, ==, counts[i].alone);
      g_assert_cmpstr (in_sentence, ==, counts[i].in_sentence);
    }
  mado_wording_set_language ("ja");
}

/* As many as a municipality's file may have. */
static void
test_months (void)
{
  static const struct
  {
    const char *language;
    guint months;
    const char *words;
  } counts[] = {
    { "ja", 1, "1か月" },    { "ja", 3, "3か月" },    { "en", 1, "1 month" },
    { "en", 3, "3 months" }, { "pt_BR", 1, "1 mês" }, { "pt_BR", 3, "3 meses" },
    { "zh_CN", 1, "1个月" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      mado_wording_set_language (counts[i].language);
      g_autofree char *words = mado_wording_months (counts[i].months);
      g_assert_cmpstr (words, ==, counts[i].words);
    }
  mado_wording_set_language ("ja");
}

/* --- every value of every enum has words, in both languages --- */

static void
check_states (const char *language)
{
  static const char *const tones[] = { "mado-calm",  "mado-act",  "mado-warn",
                                       "mado-ended", "mado-none", NULL };
  for (int state = MADO_STATE_UNKNOWN; state <= MADO_STATE_UNREADABLE; state++)
    {
      assert_word (mado_wording_state ((MadoState)state), language);
      g_assert_true (g_str_has_suffix (mado_wording_state_icon ((MadoState)state), "-symbolic"));
      g_assert_true (g_strv_contains (tones, mado_wording_state_tone ((MadoState)state)));
    }
  for (int kind = 0; kind < MADO_N_KINDS; kind++)
    {
      assert_word (mado_wording_kind ((MadoKind)kind), language);
      assert_word (mado_wording_kind_use ((MadoKind)kind), language);
    }
  for (int chain = MADO_CHAIN_UNCHECKED; chain <= MADO_CHAIN_PINNED; chain++)
    assert_word (mado_wording_chain ((MadoChain)chain), language);
  for (int holder = MADO_MEDIUM_CARD; holder <= MADO_MEDIUM_UNKNOWN; holder++)
    assert_word (mado_wording_medium ((MadoMedium)holder), language);
  for (guint event = MADO_EVENT_ADDRESS; event <= MADO_EVENT_JLIS; event <<= 1)
    {
      const MadoCertificateAdvice revoked = { .state = MADO_STATE_REVOKED, .cause = event };
      const GDate today = date_of ("2027-04-01");
      g_autofree char *detail =
          mado_wording_state_detail (MADO_KIND_SIGN, &revoked, &today, MADO_AUDIENCE_CITIZEN);
      assert_word (detail, language);
    }
  assert_word (mado_wording_revocation (), language);
  assert_word (mado_wording_revocation_detail (), language);
  const GDate before = date_of ("2027-03-31"), day = date_of ("2027-04-01");
  GDate unknown;
  g_date_clear (&unknown, 1);
  MadoAdvice whole = { .today = day, .card_expires = day };
  assert_word (mado_wording_card_detail (&whole), language);
  whole.card_expires = unknown;
  assert_word (mado_wording_card_detail (&whole), language);
  whole.card_expires = before;
  g_assert_null (mado_wording_card_detail (&whole));
}

/* Whoever stands behind the counter is not sent to it. */
static void
assert_fits (const char *text, MadoAudience audience)
{
  static const char *const never[] = { "でご確認ください", "窓口で確認", "お問い合わせください",
                                       "お住まいの市区町村", "お越しください" };

  for (guint i = 0; audience == MADO_AUDIENCE_STAFF && i < G_N_ELEMENTS (never); i++)
    if (strstr (text, never[i]) != NULL)
      g_error ("%s", text);
  if (audience == MADO_AUDIENCE_CITIZEN)
    g_assert_null (strstr (text, "内規"));
}

static void
check_procedures (const char *language)
{
  MadoAdvice advice = { 0 };
  advice.today = date_of ("2027-04-01");
  for (int procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      assert_word (mado_wording_procedure ((MadoProcedure)procedure), language);
      g_assert_true (
          g_str_has_suffix (mado_wording_procedure_icon ((MadoProcedure)procedure), "-symbolic"));
      for (int state = MADO_STATE_UNKNOWN; state <= MADO_STATE_UNREADABLE; state++)
        for (int locked = 0; locked < 2; locked++)
          {
            advice.certificates[MADO_KIND_AUTH].state = (MadoState)state;
            advice.certificates[MADO_KIND_AUTH].pin_locked = locked;
            for (int audience = 0; audience <= MADO_AUDIENCE_STAFF; audience++)
              {
                g_autofree char *hint = mado_wording_procedure_hint (
                    (MadoProcedure)procedure, &advice, (MadoAudience)audience);
                assert_word (hint, language);
                assert_fits (hint, (MadoAudience)audience);
              }
          }
    }
}

static void
check_pins (const char *language)
{
  for (int pin = 0; pin < MADO_N_PINS; pin++)
    {
      assert_word (mado_wording_pin_name ((MadoPin)pin), language);
      assert_word (mado_wording_pin_shape ((MadoPin)pin), language);
      for (int state = MADO_TRIES_UNKNOWN; state <= MADO_TRIES_UNREADABLE; state++)
        {
          MadoTries tries = { (MadoTriesState)state, 2 };
          take_word (mado_wording_tries ((MadoPin)pin, &tries), language);
          char *advice =
              mado_wording_tries_advice ((MadoPin)pin, &tries, NULL, MADO_AUDIENCE_CITIZEN);
          g_assert_true ((advice != NULL) == (state == MADO_TRIES_LOCKED));
          if (advice != NULL)
            take_word (advice, language);
        }
      MadoTries last = { MADO_TRIES_LEFT, 1 };
      take_word (mado_wording_tries_advice ((MadoPin)pin, &last, NULL, MADO_AUDIENCE_STAFF),
                 language);
      g_assert_null (mado_wording_pin_format ((MadoPin)pin, MADO_PIN_FORMAT_OK));
      for (int format = MADO_PIN_FORMAT_TOO_SHORT; format <= MADO_PIN_FORMAT_NEEDS_DIGIT; format++)
        assert_word (mado_wording_pin_format ((MadoPin)pin, (MadoPinFormat)format), language);
    }
}

/* The whole sentence without its full stop, in whichever language; what a file says in one goes
 * before that. */
static void
assert_title_of (const char *title, const char *sentence)
{
  const char *rest = sentence + strlen (title);

  g_assert_true (g_str_has_prefix (sentence, title));
  g_assert_true (strcmp (rest, "。") == 0 || strcmp (rest, ".") == 0 || *rest == '\0');
  g_assert_false (g_str_has_suffix (title, "。") || g_str_has_suffix (title, "."));
}

static void
check_errors (const char *language)
{
  const struct
  {
    GQuark domain;
    int last;
  } domains[] = {
    { MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED },
    { MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD },
    { MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_DATES },
    { MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NO_DATA },
  };
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 0; code <= domains[i].last; code++)
      {
        g_autoptr (GError) error = g_error_new_literal (domains[i].domain, code, "x.ini:3: why");
        g_autofree char *sentence = mado_wording_error (error);
        g_autofree char *title = mado_wording_error_title (error);
        assert_word (sentence, language);
        assert_title_of (title, sentence);
        g_autofree char *advice = mado_wording_error_advice (error);
        if (advice != NULL)
          assert_word (advice, language);
      }
  g_autoptr (GError) foreign =
      g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ACCES, "no\x1b[2J entry");
  g_autofree char *sentence = mado_wording_error (foreign);
  assert_word (sentence, language);
  g_assert_null (strchr (sentence, '\x1b'));
  g_assert_cmpint (strcmp (sentence, foreign->message), !=, 0);
}

/* Every reason for which a municipality's file is refused: where, and why. */
static void
check_refusals (const char *language)
{
  for (guint reason = 0; reason < MADO_N_REFUSAL_REASONS; reason++)
    {
      const MadoRefusal refusal = {
        (MadoRefusalReason)reason, "x.ini", 3, "page", "url", "a\x1b[2J", 4, 5
      };
      g_autoptr (GError) error = NULL;

      mado_refusal_set_error (&refusal, &error);
      g_autofree char *sentence = mado_wording_error (error);
      g_autofree char *advice = mado_wording_error_advice (error);
      assert_word (sentence, language);
      assert_word (advice, language);
      g_assert_nonnull (strstr (sentence, "x.ini:3: [page] url: "));
      g_assert_nonnull (strstr (sentence, "5"));
      g_assert_null (strchr (sentence, '\x1b'));
      g_assert_nonnull (mado_refusal_reason_to_string (refusal.reason));
      g_assert_cmpint (mado_refusal_of_error (error)->reason, ==, refusal.reason);
    }
}

/* Every reason for which the file of a practice card is refused, likewise. */
static void
check_practice_refusals (const char *language)
{
  for (guint reason = 0; reason < MADO_N_REFUSAL_REASONS; reason++)
    {
      const MadoRefusal refusal = { (MadoRefusalReason)reason, "x.ini", 3, "auth", "pin" };
      g_autoptr (GError) error = NULL;
      g_autofree char *words = mado_wording_refusal (&refusal);

      mado_scenario_set_refusal (&refusal, &error);
      g_autoptr (GError) copy = g_error_copy (error);
      g_autofree char *sentence = mado_wording_error (copy);
      assert_word (sentence, language);
      g_assert_true (g_str_has_suffix (sentence, words));
      g_assert_null (strstr (sentence, error->message));
    }
}

static void
check_rules (const char *language)
{
  for (guint offset = 0; offset < 4; offset++)
    for (int feb29 = MADO_FEB29_FEB28; feb29 <= MADO_FEB29_MAR1; feb29++)
      for (int rule = 0; rule < MADO_N_RULES; rule++)
        {
          MadoRules rules = { 5, 6, 3, offset, 3, 1, 15, 12, 3, 2, (MadoFeb29)feb29, 3, offset };
          take_word (mado_wording_rule ((MadoRule)rule, &rules), language);
          rules.next_validity_birthdays = 10;
          rules.next_renewal_birthdays = 11;
          take_word (mado_wording_rule ((MadoRule)rule, &rules), language);
        }
}

static void
test_every_word (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      mado_wording_set_language (languages[i]);
      check_states (languages[i]);
      check_procedures (languages[i]);
      check_pins (languages[i]);
      check_errors (languages[i]);
      check_refusals (languages[i]);
      check_practice_refusals (languages[i]);
      check_rules (languages[i]);
    }
  mado_wording_set_language ("ja");
}

/* --- verdicts --- */

/* "Valid" is never said without "whether it was revoked was not checked". */
static void
assert_honest (const char *text)
{
  if (strstr (text, "有効期限内") != NULL)
    g_assert_nonnull (strstr (text, "失効の有無は確認していません"));
  g_assert_null (strstr (text, "有効です"));
  g_assert_null (strstr (text, "失効していません"));
  if (strstr (text, "ot expired") != NULL)
    g_assert_nonnull (strstr (text, "not checked"));
  g_assert_null (strstr (text, "is valid"));
}

static MadoCertificateAdvice
certificate_in (MadoState state)
{
  MadoCertificateAdvice advice = { .state = state };
  if (state == MADO_STATE_UNKNOWN || state == MADO_STATE_NOT_RECORDED ||
      state == MADO_STATE_UNREADABLE)
    return advice;
  if (state == MADO_STATE_HIDDEN)
    {
      advice.latest_expiry = date_of ("2027-06-15");
      return advice;
    }
  advice.issued = date_of ("2022-06-20");
  advice.expires = date_of ("2027-06-15");
  advice.window_opens = date_of ("2027-03-17");
  advice.window_closes = advice.expires;
  advice.lapses = date_of ("2027-06-16");
  advice.days_known = TRUE;
  advice.days_left = 75;
  return advice;
}

static void
check_verdict (const MadoAdvice *advice, MadoAudience audience, const char *language)
{
  g_autoptr (MadoVerdict) verdict = mado_wording_verdict (advice, NULL, audience);
  assert_fits (verdict->body, audience);
  assert_word (verdict->title, language);
  assert_word (verdict->body, language);
  assert_honest (verdict->title);
  assert_honest (verdict->body);
  g_assert_true (g_str_has_suffix (verdict->icon, "-symbolic"));
  g_assert_true (g_str_has_prefix (verdict->tone, "mado-"));
  g_assert_true (verdict->has_procedure == (verdict->button != NULL));
  if (verdict->button != NULL)
    assert_word (verdict->button, language);

  for (int kind = 0; kind < MADO_N_KINDS; kind++)
    {
      const MadoCertificateAdvice *certificate = &advice->certificates[kind];
      g_autofree char *detail =
          mado_wording_state_detail ((MadoKind)kind, certificate, &advice->today, audience);
      g_auto (GStrv) notes = mado_wording_notes (certificate, &advice->today, audience);
      assert_word (detail, language);
      assert_honest (detail);
      assert_fits (detail, audience);
      for (guint i = 0; notes[i] != NULL; i++)
        {
          assert_word (notes[i], language);
          assert_honest (notes[i]);
          assert_fits (notes[i], audience);
        }
    }
}

/* Every state of one certificate beside every state of the other, with each of the notes. */
static void
test_every_verdict (void)
{
  for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
    {
      mado_wording_set_language (languages[language]);
      for (guint bits = 0; bits < (1u << 6); bits++)
        for (int auth = MADO_STATE_UNKNOWN; auth <= MADO_STATE_UNREADABLE; auth++)
          for (int sign = MADO_STATE_UNKNOWN; sign <= MADO_STATE_UNREADABLE; sign++)
            {
              MadoAdvice advice = { 0 };
              advice.today = date_of ("2027-04-01");
              advice.certificates[MADO_KIND_AUTH] = certificate_in ((MadoState)auth);
              advice.certificates[MADO_KIND_SIGN] = certificate_in ((MadoState)sign);
              advice.urgent = (bits & 1) != 0 ? MADO_KIND_SIGN : MADO_KIND_AUTH;
              MadoCertificateAdvice *urgent = &advice.certificates[advice.urgent];
              urgent->pin_locked = (bits & 2) != 0;
              urgent->cause = (bits & 4) != 0 ? MADO_EVENT_CARD_LAPSED : MADO_EVENT_ADDRESS;
              urgent->ineligible = (bits & 4) != 0 ? MADO_INELIGIBLE_UNDER_AGE : MADO_INELIGIBLE_NO;
              urgent->notes = (bits & 8) != 0 ? (MadoNotes)0xefff : 0;
              advice.card_lapsed = (bits & 16) != 0;
              advice.medium = (bits & 32) != 0 ? MADO_MEDIUM_SMARTPHONE : MADO_MEDIUM_CARD;
              if ((bits & 32) != 0)
                for (int p = 0; p < MADO_N_PROCEDURES; p++)
                  advice.procedures[advice.n_procedures++] = (MadoProcedure)p;
              check_verdict (&advice, MADO_AUDIENCE_CITIZEN, languages[language]);
              check_verdict (&advice, MADO_AUDIENCE_STAFF, languages[language]);
            }
    }
  mado_wording_set_language ("ja");
}

static void
assert_verdict (MadoState state,
                MadoNotes notes,
                const char *today,
                const char *title,
                const char *part,
                int procedure)
{
  MadoAdvice advice = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  advice.today = date_of (today);
  advice.card_opens = date_of ("2027-03-16");
  advice.certificates[MADO_KIND_AUTH] = certificate_in (state);
  advice.certificates[MADO_KIND_AUTH].notes = notes;
  advice.certificates[MADO_KIND_AUTH].cause = MADO_EVENT_REQUEST;
  advice.certificates[MADO_KIND_SIGN] = certificate_in (MADO_STATE_HIDDEN);
  for (int p = 0; p < MADO_N_PROCEDURES; p++)
    advice.procedures[advice.n_procedures++] = (MadoProcedure)p;
  g_autoptr (MadoVerdict) verdict = mado_wording_verdict (&advice, suginami, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (verdict->title, ==, title);
  if (strstr (verdict->body, part) == NULL)
    g_error ("“%s” has no “%s”", verdict->body, part);
  g_assert_cmpint (verdict->has_procedure ? (int)verdict->procedure : -1, ==, procedure);
}

/* The pill says no more of renewing than is true. */
static void
test_pills (void)
{
  GDate today = date_of ("2027-04-01");
  MadoCertificateAdvice advice = certificate_in (MADO_STATE_RENEWABLE);
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "更新できる期間です");
  g_assert_true (mado_wording_shows_window (&advice));
  advice.notes = MADO_NOTE_CARD_ENDS_TOO;
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "カードも同じ日に期限");
  g_assert_false (mado_wording_shows_window (&advice));
  advice.notes |= MADO_NOTE_CARD_ENDS_FIRST;
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "カードの期限が先");
  advice = (MadoCertificateAdvice){ .state = MADO_STATE_UNTRUSTED };
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "署名が合いません");
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).tone, ==, "mado-warn");
  advice = (MadoCertificateAdvice){ .state = MADO_STATE_HIDDEN,
                                    .latest_expiry = date_of ("2027-03-31") };
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "期限が切れています");
  advice.latest_expiry = today;
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_SIGN, &advice, &today).text, ==,
                   "パスワードで保護されています");
  g_assert_cmpstr (mado_wording_pill (MADO_KIND_AUTH, &advice, &today).text, ==,
                   "暗証番号で保護されています");
}

/* policy-rules.md R8: nobody is promised what in principle is not issued to them. */
static void
test_not_issued_again (void)
{
  static const MadoState states[] = { MADO_STATE_VALID_EARLY, MADO_STATE_RENEWABLE,
                                      MADO_STATE_EXPIRED, MADO_STATE_REVOKED };
  GDate today = date_of ("2027-04-01");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      MadoAdvice advice = { .urgent = MADO_KIND_SIGN, .today = today };
      MadoCertificateAdvice *sign = &advice.certificates[MADO_KIND_SIGN];
      *sign = certificate_in (states[i]);
      sign->ineligible = MADO_INELIGIBLE_GUARDIANSHIP;
      sign->cause = MADO_EVENT_REQUEST;
      g_autofree char *detail =
          mado_wording_state_detail (MADO_KIND_SIGN, sign, &today, MADO_AUDIENCE_CITIZEN);
      g_autoptr (MadoVerdict) verdict = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
      const char *texts[] = { detail, verdict->body };
      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        if (strstr (texts[t], "原則発行できません") == NULL || strstr (texts[t], "更新") != NULL ||
            strstr (texts[t], "手続きができます") != NULL)
          g_error ("%u: %s", states[i], texts[t]);
    }
}

static void
test_verdicts (void)
{
  assert_verdict (MADO_STATE_RENEWABLE, 0, "2027-04-01", "いま更新できます",
                  "2027年6月15日（令和9年）までに、杉並区の窓口で手続きしてください。あと75日",
                  MADO_PROCEDURE_RENEW);
  assert_verdict (MADO_STATE_VALID_EARLY, 0, "2026-11-22", "まだ更新できません",
                  "2027年3月17日（令和9年）から更新できます。", -1);
  assert_verdict (MADO_STATE_VALID_EARLY, 0, "2026-06-22", "いまは更新の必要はありません",
                  "更新は2027年3月17日（令和9年）からできます", -1);
  assert_verdict (MADO_STATE_UNTRUSTED, 0, "2026-11-22", "電子証明書を確認できません",
                  "日付は信用できないため", -1);
  assert_verdict (MADO_STATE_UNKNOWN, MADO_NOTE_NO_END, "2026-11-22", "有効期限を確認できません",
                  "有効期限の定めがないか", -1);
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_UNPINNED_CHAIN, "2026-11-22",
                  "発行元は未確認：まだ更新できません", "窓口でも確認してください。", -1);
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_LAST_TRY, "2026-11-22", "まだ更新できません",
                  "利用者証明用暗証番号は、次に間違えるとロックされます。", -1);
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_CARD_ENDS_TOO, "2026-11-22",
                  "次は新しいカードの申請です", "2027年3月16日（令和9年）から申請", -1);
  /* By the card's own window, not by the certificates', which opens a day later here. */
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_CARD_ENDS_TOO, "2027-03-16",
                  "新しいカードを申請する時期です", "早めに申請", MADO_PROCEDURE_NEW_CARD);
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_OPENS_TOMORROW_HERE, "2027-03-16",
                  "明日から更新できます", "杉並区の案内では明日（3月17日）からです。",
                  MADO_PROCEDURE_RENEW);
  assert_verdict (MADO_STATE_LAST_DAY, 0, "2027-06-15", "今日が最終日です", "今日（6月15日）まで",
                  MADO_PROCEDURE_RENEW);
  assert_verdict (MADO_STATE_EXPIRED, 0, "2027-06-18", "期限が切れています",
                  "再発行に期限はありません", MADO_PROCEDURE_REISSUE);
  assert_verdict (MADO_STATE_REVOKED, 0, "2027-04-01", "失効しています", "本人の届出",
                  MADO_PROCEDURE_REISSUE);
  assert_verdict (MADO_STATE_RENEWABLE, MADO_NOTE_CARD_ENDS_TOO, "2027-04-01",
                  "新しいカードを申請する時期です", "カード本体も電子証明書も",
                  MADO_PROCEDURE_NEW_CARD);
  assert_verdict (MADO_STATE_RENEWABLE, MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_POSSIBLE,
                  "2027-04-01", "新しいカードを申請する時期です",
                  "在留期間のある外国人住民の方は、カードの有効期間の変更になります。",
                  MADO_PROCEDURE_NEW_CARD);
  assert_verdict (MADO_STATE_RENEWABLE, MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_LIKELY,
                  "2027-04-01", "カードの有効期間の変更が必要です",
                  "期限までに杉並区の窓口でカードの有効期間を変更", MADO_PROCEDURE_STAY_PERIOD);
  assert_verdict (MADO_STATE_VALID_EARLY, MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_LIKELY,
                  "2026-11-22", "在留期間が延びたら、変更が必要です",
                  "在留期間の満了日とみられます", MADO_PROCEDURE_STAY_PERIOD);
  assert_verdict (MADO_STATE_RENEWABLE,
                  MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_POSSIBLE | MADO_NOTE_CUT_SHORT,
                  "2027-04-01", "カードの期限が近づいています",
                  "期限までに杉並区の窓口でカードの有効期間を変更します。在留期間のない方は、新し"
                  "いカードを申請します。",
                  MADO_PROCEDURE_STAY_PERIOD);
  assert_verdict (MADO_STATE_VALID_EARLY,
                  MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_POSSIBLE | MADO_NOTE_CUT_SHORT,
                  "2026-11-22", "カードも同じ日に期限が来ます", "在留期間のある外国人住民の方は",
                  MADO_PROCEDURE_STAY_PERIOD);
  assert_verdict (MADO_STATE_VALID_EARLY,
                  MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_CARD_ENDS_FIRST | MADO_NOTE_STAY_POSSIBLE |
                      MADO_NOTE_CUT_SHORT,
                  "2026-11-22", "カードの期限が先に来ます", "在留期間のある外国人住民の方は",
                  MADO_PROCEDURE_STAY_PERIOD);
  assert_verdict (MADO_STATE_VALID_EARLY,
                  MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_CARD_ENDS_FIRST | MADO_NOTE_RENEWED,
                  "2026-11-22", "更新は済んでいます", "カード本体の期限が先に来ます。次は", -1);
  assert_verdict (MADO_STATE_NOT_RECORDED, 0, "2027-04-01", "電子証明書が記録されていません",
                  "発行の手続き", MADO_PROCEDURE_ISSUE);
  assert_verdict (MADO_STATE_UNREADABLE, 0, "2027-04-01", "読み取れませんでした", "置き直して", -1);
}

/* Beside "not yet" stands how long one has to wait, not how long the certificate goes on. */
static void
test_certificate_countdown (void)
{
  MadoCertificateAdvice advice = certificate_in (MADO_STATE_VALID_EARLY);
  const GDate today = date_of ("2027-03-15");

  advice.days_known = TRUE;
  advice.days_left = 92;
  g_autofree char *waiting = mado_wording_certificate_countdown (&advice, &today);
  g_assert_cmpstr (waiting, ==, "更新まであと2日");
  /* What ends with the card has no renewal to wait for. */
  advice.notes = MADO_NOTE_CARD_ENDS_TOO;
  g_autofree char *with_card = mado_wording_certificate_countdown (&advice, &today);
  g_assert_cmpstr (with_card, ==, "あと92日");
  advice.notes = 0;
  advice.state = MADO_STATE_RENEWABLE;
  g_autofree char *open = mado_wording_certificate_countdown (&advice, &today);
  g_assert_cmpstr (open, ==, "あと92日");
  advice.state = MADO_STATE_NOT_YET_VALID;
  g_assert_null (mado_wording_certificate_countdown (&advice, &today));
  advice.state = MADO_STATE_REVOKED;
  g_assert_null (mado_wording_certificate_countdown (&advice, &today));
}

/* A last day on which no counter is open is told in time; to who lives abroad nothing is said of a
 * calendar that is not theirs. */
static void
test_closed_last_day (void)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  MadoAdvice advice = { .today = date_of ("2026-11-28") };
  MadoCertificateAdvice *auth = &advice.certificates[MADO_KIND_AUTH];

  auth->state = MADO_STATE_RENEWABLE;
  auth->expires = auth->window_closes = date_of ("2027-01-11"); /* 成人の日 */
  auth->days_left = 44;
  g_autoptr (MadoVerdict) told = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_true (g_str_has_prefix (
      told->body, "2027年1月8日（令和9年）金曜日までに、杉並区の窓口で手続きしてください（目安）"));
  g_assert_nonnull (strstr (told->closed, "最後の日は2027年1月8日（令和9年）金曜日"));
  auth->notes = MADO_NOTE_OVERSEAS;
  g_autoptr (MadoVerdict) abroad = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_null (strstr (abroad->body, "最後の日"));
  g_assert_nonnull (strstr (abroad->body, "本籍地の市区町村などの窓口で"));
  g_assert_null (strstr (abroad->body, "杉並区"));
  auth->notes = MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_LIKELY;
  g_autoptr (MadoVerdict) stay = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_true (
      g_str_has_prefix (stay->body, "窓口が開いている最後の日は2027年1月8日（令和9年）金曜日"));
  /* The card's own end comes first, where the certificate's is told to be later. */
  advice.card_expires = date_of ("2026-12-31");
  g_autoptr (MadoVerdict) sooner = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_nonnull (strstr (sooner->closed, "最後の日は2026年12月28日（令和8年）月曜日"));
  g_date_clear (&advice.card_expires, 1);
  /* A new card takes too long for the last day, and is not applied for at counters alone. */
  auth->notes = MADO_NOTE_CARD_ENDS_TOO;
  g_autoptr (MadoVerdict) with_card = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_null (with_card->closed);
  g_assert_null (strstr (with_card->body, "窓口"));
  g_assert_nonnull (strstr (with_card->body, "早めに申請してください"));
  auth->notes = 0;
  auth->state = MADO_STATE_LAST_DAY;
  advice.today = date_of ("2027-01-11");
  g_autoptr (MadoVerdict) last = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_nonnull (strstr (last->body, "有効期限まで、窓口は休みです"));
  g_assert_null (strstr (last->body, "開いていれば"));
  g_assert_nonnull (strstr (last->closed, "有効期限まで、窓口は休みです"));
  auth->state = MADO_STATE_RENEWABLE;
  advice.today = date_of ("2027-01-09");
  g_autoptr (MadoVerdict) nowhere = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_nonnull (strstr (nowhere->body, "有効期限まで、窓口は休みです"));
  g_assert_nonnull (strstr (nowhere->body, "過ぎたあとも再発行ができます。"));
  g_assert_null (strstr (nowhere->body, "手続きしてください"));
  g_assert_cmpstr (nowhere->title, ==, mado_wording_state (MADO_STATE_RENEWABLE));
  advice.today = date_of ("2026-11-28");
  auth->expires = auth->window_closes = date_of ("2027-01-12");
  g_autoptr (MadoVerdict) open = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
  g_assert_null (strstr (open->body, "最後の日"));
}

/* Issued again it ends with the card: told where that is soon. */
static void
test_card_ends_soon (void)
{
  MadoAdvice advice = { .today = date_of ("2026-08-01"), .card_expires = date_of ("2026-10-10") };
  MadoCertificateAdvice *auth = &advice.certificates[MADO_KIND_AUTH];
  const char *soon = "カード本体の有効期限は2026年10月10日（令和8年）です。";

  auth->state = MADO_STATE_EXPIRED;
  auth->expires = date_of ("2025-10-10");
  advice.card_opens = date_of ("2026-07-11");
  g_autoptr (MadoVerdict) told = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
  g_assert_nonnull (strstr (told->body, soon));
  /* So does what is renewed: a period of stay may end shortly after a birthday. */
  auth->state = MADO_STATE_RENEWABLE;
  auth->expires = auth->window_closes = date_of ("2026-09-01");
  g_autoptr (MadoVerdict) renewed = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
  g_assert_nonnull (strstr (renewed->body, soon));
  g_assert_nonnull (strstr (renewed->body, "更新した電子証明書も、その日までです。"));
  auth->state = MADO_STATE_EXPIRED;
  auth->expires = date_of ("2025-10-10");
  advice.card_opens = date_of ("2026-08-02");
  g_autoptr (MadoVerdict) not_yet = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
  g_assert_null (strstr (not_yet->body, soon));
}

/* What serves only until the card ends has beside it what the advice lists first. */
static void
test_card_button (void)
{
  static const struct
  {
    MadoState state;
    const char *opens;
    MadoProcedure listed[3];
    guint n_listed;
    const char *other;
  } rows[] = {
    { MADO_STATE_EXPIRED,
      "2026-08-01",
      { MADO_PROCEDURE_NEW_CARD, MADO_PROCEDURE_REISSUE },
      2,
      "新しいカードの申請を見る" },
    { MADO_STATE_REVOKED,
      "2026-08-01",
      { MADO_PROCEDURE_NEW_CARD, MADO_PROCEDURE_REISSUE },
      2,
      "新しいカードの申請を見る" },
    { MADO_STATE_RENEWABLE,
      "2026-08-01",
      { MADO_PROCEDURE_STAY_PERIOD, MADO_PROCEDURE_RENEW },
      2,
      "カードの有効期間の変更を見る" },
    { MADO_STATE_LAST_DAY,
      "2026-08-01",
      { MADO_PROCEDURE_NEW_CARD, MADO_PROCEDURE_RENEW },
      2,
      "新しいカードの申請を見る" },
    { MADO_STATE_LAST_DAY,
      "2026-08-01",
      { MADO_PROCEDURE_RENEW, MADO_PROCEDURE_NEW_CARD },
      2,
      NULL },
    { MADO_STATE_EXPIRED,
      "2026-08-02",
      { MADO_PROCEDURE_NEW_CARD, MADO_PROCEDURE_REISSUE },
      2,
      NULL },
    { MADO_STATE_EXPIRED, "2026-08-01", { MADO_PROCEDURE_NEW_CARD }, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoAdvice advice = { .today = date_of ("2026-08-01"),
                            .card_expires = date_of ("2026-10-31") };
      MadoCertificateAdvice *auth = &advice.certificates[MADO_KIND_AUTH];

      auth->state = rows[i].state;
      auth->cause = MADO_EVENT_REQUEST;
      auth->expires = auth->window_closes = date_of ("2026-09-01");
      advice.card_opens = date_of (rows[i].opens);
      advice.n_procedures = rows[i].n_listed;
      for (guint n = 0; n < rows[i].n_listed; n++)
        advice.procedures[n] = rows[i].listed[n];
      g_autoptr (MadoVerdict) verdict = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
      g_assert_cmpstr (verdict->other_button, ==, rows[i].other);
      g_assert_cmpint (verdict->other_answer, ==, MADO_ANSWER_UNANSWERED);
      if (rows[i].other != NULL)
        g_assert_cmpint (verdict->other_procedure, ==, rows[i].listed[0]);
    }
}

/* A window that opens on a day on which no counter is: the first one that is stands beside it. */
static void
test_closed_first_day (void)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  MadoAdvice advice = { .today = date_of ("2026-12-30") };
  MadoCertificateAdvice *auth = &advice.certificates[MADO_KIND_AUTH];
  static const MadoNotes notes[] = { 0, MADO_NOTE_OPENS_TOMORROW_HERE };
  const char *first = "窓口が開いている最初の日は2027年1月4日（令和9年）月曜日です（目安）。";

  auth->state = MADO_STATE_VALID_EARLY;
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      auth->window_opens = date_of ("2026-12-31");
      auth->expires = auth->window_closes = date_of ("2027-03-30");
      auth->notes = notes[i];
      g_autoptr (MadoVerdict) told = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
      g_assert_nonnull (strstr (told->body, first));
      g_assert_cmpstr (told->title, ==,
                       notes[i] == 0 ? "まだ更新できません" : "更新できる期間は明日からです");
      auth->notes |= MADO_NOTE_OVERSEAS;
      g_autoptr (MadoVerdict) abroad = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
      g_assert_null (strstr (abroad->body, "最初の日"));
      auth->notes = notes[i];
      auth->window_opens = date_of ("2027-01-04");
      g_autoptr (MadoVerdict) open = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
      g_assert_null (strstr (open->body, "最初の日"));
    }
}

/* Whoever was just at the counter hears that it is done, also where the card ends on the same day;
 * half a year later, and after a first issue, that is no news. */
static void
test_renewed (void)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  static const struct
  {
    const char *today, *expires, *card_expires, *title;
  } cases[] = {
    { "2026-11-30", "2032-01-12", "2032-01-12", "更新は済んでいます" },
    { "2026-11-30", "2032-01-12", "2034-01-12", "更新は済んでいます" },
    { "2027-06-02", "2032-01-12", "2034-01-12", "いまは更新の必要はありません" },
    { "2026-11-30", "2031-11-30", "2034-01-12", "いまは更新の必要はありません" },
    /* Of another kind of card, that runs for longer. */
    { "2026-11-30", "2036-11-30", "2036-11-30", "次は新しいカードの申請です" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoFacts facts = { .medium = MADO_MEDIUM_CARD };
      MadoCertificateFacts *auth = &facts.certificates[MADO_KIND_AUTH];
      const GDate today = date_of (cases[i].today);
      MadoAdvice advice;

      auth->record = MADO_RECORD_RECORDED;
      auth->issued = date_of ("2026-11-30");
      auth->expires = date_of (cases[i].expires);
      facts.card_expires = date_of (cases[i].card_expires);
      facts.certificates[MADO_KIND_SIGN].record = MADO_RECORD_HIDDEN;
      mado_rules_advise (&facts, &ward->rules, &today, &advice);
      g_autoptr (MadoVerdict) verdict = mado_wording_verdict (&advice, ward, MADO_AUDIENCE_CITIZEN);
      g_assert_cmpstr (verdict->title, ==, cases[i].title);
    }
}

/* Not to be renewed, whatever its own window says: the card ends on the same day. */
static void
test_renewal_with_card (void)
{
  MadoAdvice advice = { .today = date_of ("2027-04-01") };

  advice.certificates[MADO_KIND_AUTH].state = MADO_STATE_RENEWABLE;
  g_autofree char *alone =
      mado_wording_procedure_hint (MADO_PROCEDURE_RENEW, &advice, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (alone, ==, "いま手続きできます");
  advice.fits[MADO_PROCEDURE_RENEW] = (MadoFit){ .applies = MADO_APPLIES_NOT,
                                                 .has_instead = TRUE,
                                                 .instead = MADO_PROCEDURE_NEW_CARD };
  g_autofree char *with_card =
      mado_wording_procedure_hint (MADO_PROCEDURE_RENEW, &advice, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (with_card, ==, "更新ではなく、新しいカードの申請です");
}

/* --- the rest --- */

static void
test_source (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) suginami = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  g_autofree char *line = mado_wording_source_line (suginami);
  g_assert_true (g_str_has_prefix (line, "根拠：杉並区「電子証明書"));
  g_assert_true (g_str_has_suffix (line, "2024年6月7日（令和6年）更新"));
  g_autofree char *beyond = mado_wording_source (&suginami->sources[MADO_RULE_RENEWAL]);
  g_assert_nonnull (strstr (beyond, "電子証明書のページにはない"));
  g_autofree char *edition = mado_wording_edition (suginami);
  g_assert_cmpstr (edition, ==, "きまりは2024年6月7日（令和6年）版");
  g_autofree char *place = mado_wording_place (suginami, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (place, ==, "杉並区の窓口");
  g_autofree char *anywhere = mado_wording_place (NULL, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (anywhere, ==, "お住まいの市区町村の窓口");
}

/* In English by the name that a municipality's file gives, else in a sentence that bears one in
 * Japanese. */
static void
test_english_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mado_wording_set_language ("en"));
  g_autofree char *place = mado_wording_place (ward, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (place, ==, "the counter of Suginami City");
  g_autofree char *line = mado_wording_source_line (ward);
  g_assert_true (g_str_has_prefix (line, "Source: Suginami City"));
  for (guint i = 0; i < mado_municipality_get_n_counters (ward); i++)
    {
      g_autofree char *counter = mado_wording_counter (mado_municipality_get_counter (ward, i));
      assert_word (counter, "en");
    }
  g_autofree char *last = mado_wording_counter (mado_municipality_get_counter (ward, 6));
  g_assert_cmpstr (last, ==,
                   "Kumin-ka Kumin-gakari (Suginami City Office, East Building, 1st floor, "
                   "Telephone 03-3312-2111 (main switchboard))");
  g_autofree char *contact = mado_wording_counter (mado_municipality_get_contact (ward));
  assert_word (contact, "en");
  g_assert_true (mado_wording_set_language ("ja"));
}

static void
assert_closed_days (const char *id, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load (id, NULL, &error);
  GDate today = date_of ("2026-11-30");
  g_assert_no_error (error);
  g_autofree char *closed = mado_wording_closed_days (municipality, &today);
  g_assert_cmpstr (closed, ==, words);
}

/* The days themselves, not the title of the page that has them. */
static void
test_closed_days (void)
{
  assert_closed_days ("suginami",
                      "窓口の休み：土曜日、日曜日、祝日、年末年始（12月29日〜1月3日）。");
  assert_closed_days ("national",
                      "窓口の休み：土曜日、日曜日、祝日、年末年始（12月29日〜1月3日）。");
}

/* Where there is nothing that could have been revoked nothing is said of it. */
static void
test_revocation_needed (void)
{
  MadoAdvice advice = { .today = date_of ("2027-04-01") };

  for (int state = MADO_STATE_UNKNOWN; state <= MADO_STATE_UNREADABLE; state++)
    {
      advice.certificates[MADO_KIND_AUTH].state = (MadoState)state;
      advice.certificates[MADO_KIND_SIGN].state = MADO_STATE_NOT_RECORDED;
      g_assert_true (mado_wording_needs_revocation (&advice) ==
                     (state != MADO_STATE_UNKNOWN && state != MADO_STATE_NOT_RECORDED &&
                      state != MADO_STATE_UNREADABLE));
    }
}

static void
test_rules_used (void)
{
  MadoCertificateAdvice advice = certificate_in (MADO_STATE_RENEWABLE);
  advice.notes = MADO_NOTE_COMPUTED | MADO_NOTE_CAPPED_BY_AUTH;
  g_autoptr (GArray) rules = mado_wording_rules_used (&advice);
  static const MadoRule expected[] = { MADO_RULE_VALIDITY, MADO_RULE_CAPS, MADO_RULE_WINDOW,
                                       MADO_RULE_LAPSE, MADO_RULE_JAPAN_TIME };
  g_assert_cmpmem (rules->data, rules->len * sizeof (MadoRule), expected, sizeof expected);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *raw, *clean;
  } texts[] = {
    { "杉並 太郎", "杉並 太郎" },
    { "a\x1b[31mb", "a\xef\xbf\xbd[31mb" },
    { "a\nb\rc\td\x7f", "a\xef\xbf\xbd"
                        "b\xef\xbf\xbd"
                        "c\xef\xbf\xbd"
                        "d\xef\xbf\xbd" },
    { "\xff", "\xef\xbf\xbd" },
    { "a\xe2\x80\xae"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "\xc2\x9b"
      "2J",
      "\xef\xbf\xbd"
      "2J" },
    { NULL, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = mado_wording_clean (texts[i].raw);
      g_assert_cmpstr (clean, ==, texts[i].clean);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/wording/date/eras", test_dates);
  g_test_add_func ("/wording/date/forms", test_date_forms);
  g_test_add_func ("/wording/date/ranges", test_date_ranges);
  g_test_add_func ("/wording/date/ranges-in-english", test_date_ranges_in_english);
  g_test_add_func ("/wording/partial-dates", test_partial_dates);
  g_test_add_func ("/wording/date/countdown", test_countdown);
  g_test_add_func ("/wording/date/months", test_months);
  g_test_add_func ("/wording/state/countdown", test_certificate_countdown);
  g_test_add_func ("/wording/every-word", test_every_word);
  g_test_add_func ("/wording/verdict/every", test_every_verdict);
  g_test_add_func ("/wording/verdict/said", test_verdicts);
  g_test_add_func ("/wording/renewal-with-card", test_renewal_with_card);
  g_test_add_func ("/wording/closed-last-day", test_closed_last_day);
  g_test_add_func ("/wording/card-ends-soon", test_card_ends_soon);
  g_test_add_func ("/wording/card-button", test_card_button);
  g_test_add_func ("/wording/closed-first-day", test_closed_first_day);
  g_test_add_func ("/wording/renewed", test_renewed);
  g_test_add_func ("/wording/not-issued-again", test_not_issued_again);
  g_test_add_func ("/wording/pills", test_pills);
  g_test_add_func ("/wording/source", test_source);
  g_test_add_func ("/wording/english-name", test_english_name);
  g_test_add_func ("/wording/closed-days", test_closed_days);
  g_test_add_func ("/wording/revocation-needed", test_revocation_needed);
  g_test_add_func ("/wording/rules-used", test_rules_used);
  g_test_add_func ("/wording/clean", test_clean);
  return g_test_run ();
}
