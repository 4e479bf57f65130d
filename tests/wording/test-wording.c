/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "certificate-in.h"
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

/* --- verdicts (test-wording-verdict.c) --- */

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
  g_test_add_func ("/wording/every-word", test_every_word);
  g_test_add_func ("/wording/verdict/every", test_every_verdict);
  g_test_add_func ("/wording/source", test_source);
  g_test_add_func ("/wording/english-name", test_english_name);
  g_test_add_func ("/wording/closed-days", test_closed_days);
  g_test_add_func ("/wording/revocation-needed", test_revocation_needed);
  g_test_add_func ("/wording/rules-used", test_rules_used);
  g_test_add_func ("/wording/clean", test_clean);
  return g_test_run ();
}
