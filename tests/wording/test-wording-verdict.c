/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "certificate-in.h"
#include "date-of.h"
#include "mado-civil-date.h"
#include "mado-wording.h"

/* What is said of a card in this case and in that, word for word. Whether every case has words:
 * test-wording.c. */

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/wording/state/countdown", test_certificate_countdown);
  g_test_add_func ("/wording/verdict/said", test_verdicts);
  g_test_add_func ("/wording/renewal-with-card", test_renewal_with_card);
  g_test_add_func ("/wording/closed-last-day", test_closed_last_day);
  g_test_add_func ("/wording/card-ends-soon", test_card_ends_soon);
  g_test_add_func ("/wording/card-button", test_card_button);
  g_test_add_func ("/wording/closed-first-day", test_closed_first_day);
  g_test_add_func ("/wording/renewed", test_renewed);
  g_test_add_func ("/wording/not-issued-again", test_not_issued_again);
  g_test_add_func ("/wording/pills", test_pills);
  return g_test_run ();
}
