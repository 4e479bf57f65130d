/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-wording-language.h"
#include "mado-wording-lobby.h"
#include "mado-wording-verdict-title.h"

static MadoMunicipality *municipality;

/* To be understood by who passes. */
static void
assert_one_sentence (const char *words)
{
  g_assert_true (g_str_has_suffix (words, "。"));
  g_assert_true (strstr (words, "。") == words + strlen (words) - strlen ("。"));
}

/* Without a result there is something to do for everybody, and never a counter, a date or a claim.
 */
static void
test_stages (void)
{
  const struct
  {
    MadoStage stage;
    const char *title;
    const char *what;
  } table[] = {
    { MADO_STAGE_NO_SERVICE, "いまは使えません", "係員をお呼びください" },
    { MADO_STAGE_NO_READER, "いまは使えません", "係員をお呼びください" },
    { MADO_STAGE_CARD_ERROR, "読み取れませんでした", "係員をお呼びください" },
    { MADO_STAGE_FOREIGN_CARD, "マイナンバーカードではありません", "係員をお呼びください" },
    { MADO_STAGE_NO_CARD, "カードを置いてください", "カードリーダーに置いて" },
    { MADO_STAGE_READING, "読み取っています", "動かさないで" },
    { MADO_STAGE_RESULT, "読み取っています", "動かさないで" },
    { MADO_STAGE_STARTING, "お待ちください", "準備" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MadoLobbyWords) words =
          mado_wording_lobby (table[i].stage, FALSE, FALSE, NULL, municipality, "");

      g_assert_nonnull (strstr (words->title, table[i].title));
      g_assert_nonnull (strstr (words->what, table[i].what));
      g_assert_null (words->countdown);
      assert_one_sentence (words->what);
      g_assert_null (words->more != NULL ? strstr (words->more, "失効") : NULL);
    }
}

/* @expires: days from today */
static MadoLobbyWords *
words_for (int expires, gboolean locked, gboolean broken, const char *counter)
{
  MadoFacts facts = { .medium = MADO_MEDIUM_CARD };
  MadoCertificateFacts *auth = &facts.certificates[MADO_KIND_AUTH];
  MadoAdvice advice;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 28, G_DATE_NOVEMBER, 2026);
  auth->record = MADO_RECORD_RECORDED;
  auth->pin_locked = locked;
  auth->chain_broken = broken;
  auth->expires = today;
  if (expires < 0)
    g_date_subtract_days (&auth->expires, (guint)-expires);
  else
    g_date_add_days (&auth->expires, (guint)expires);
  facts.certificates[MADO_KIND_SIGN].record = MADO_RECORD_HIDDEN;
  mado_rules_advise (&facts, &municipality->rules, &today, &advice);
  return mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, counter);
}

static void
test_results (void)
{
  const struct
  {
    int expires;
    gboolean locked;
    const char *title;
    const char *countdown; /* NULL: none */
    const char *what;
    const char *more;
  } table[] = {
    { 1000, FALSE, "いまは更新の必要はありません", "更新まであと910日",
      "更新は2029年5月26日（令和11年）からできます。", "失効の有無は確認していません" },
    { 40, FALSE, "いま更新できます", "あと40日　2027年1月7日（令和9年）まで",
      "区民課区民係（区役所東棟1階）で、電子証明書の更新の手続きをしてください。",
      "係員がお手伝いします" },
    { -1, FALSE, "期限が切れています", NULL,
      "区民課区民係（区役所東棟1階）で、電子証明書を再発行できます。", "失効の有無" },
    /* No days beside a lock: they would read as those of the lock. */
    { 1000, TRUE, "ロックされています", NULL,
      "区民課区民係（区役所東棟1階）で、ロックを解除する手続きをしてください。",
      "電子証明書の期限は2029年8月24日（令和11年）です" },
    /* Its last day is a Sunday: the day by which to come. */
    { 43, FALSE, "いま更新できます", "あと41日　2027年1月8日（令和9年）まで",
      "区民課区民係（区役所東棟1階）で、電子証明書の更新の手続きをしてください。",
      "窓口が開いている最後の日は2027年1月8日（令和9年）金曜日です" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MadoLobbyWords) words =
          words_for (table[i].expires, table[i].locked, FALSE, "区民課区民係");

      g_test_message ("%d days: %s / %s / %s / %s", table[i].expires, words->title,
                      words->countdown, words->what, words->more);
      g_assert_nonnull (strstr (words->title, table[i].title));
      g_assert_cmpint (words->countdown != NULL, ==, table[i].countdown != NULL);
      if (table[i].countdown != NULL)
        g_assert_nonnull (strstr (words->countdown, table[i].countdown));
      g_assert_cmpstr (words->what, ==, table[i].what);
      g_assert_nonnull (strstr (words->more, table[i].more));
      /* Dates alone prove nothing, and the other certificate was not seen. */
      g_assert_nonnull (strstr (words->more, "失効の有無は確認していません"));
      g_assert_nonnull (strstr (words->more, "係員がお手伝いします"));
    }
}

/* Of a certificate that ends on @expires. @issued: (nullable) */
static MadoLobbyWords *
words_of (const char *today, const char *issued, const char *expires)
{
  MadoFacts facts = { .medium = MADO_MEDIUM_CARD };
  MadoCertificateFacts *auth = &facts.certificates[MADO_KIND_AUTH];
  MadoAdvice advice;
  GDate day;

  g_assert_true (mado_civil_date_parse (&day, today));
  g_assert_true (mado_civil_date_parse (&auth->expires, expires));
  if (issued != NULL)
    g_assert_true (mado_civil_date_parse (&auth->issued, issued));
  auth->record = MADO_RECORD_RECORDED;
  facts.certificates[MADO_KIND_SIGN].record = MADO_RECORD_HIDDEN;
  mado_rules_advise (&facts, &municipality->rules, &day, &advice);
  return mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, "");
}

static MadoLobbyWords *
words_on (const char *today, const char *expires)
{
  return words_of (today, NULL, expires);
}

/* No days to its end beside "not yet begun". */
static void
test_not_yet_valid (void)
{
  g_autoptr (MadoLobbyWords) words = words_of ("2026-11-23", "2026-11-25", "2031-06-11");

  g_assert_cmpstr (words->title, ==, mado_wording_verdict_title (MADO_VERDICT_NOT_YET_VALID));
  g_assert_null (words->countdown);
}

/* Nobody is sent to a counter that is closed until it is too late, or told to come on such a day.
 */
static void
test_closed_days (void)
{
  static const char *const closed[][2] = { { "2026-12-31", "2026-12-31" },
                                           { "2026-12-30", "2027-01-02" } };

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (MadoLobbyWords) words = words_on (closed[i][0], closed[i][1]);
      g_assert_null (words->countdown);
      g_assert_null (strstr (words->what, "手続きをしてください"));
      g_assert_nonnull (strstr (words->what, "有効期限まで、窓口は休みです"));
      g_assert_nonnull (strstr (words->more, "過ぎたあとも、再発行ができます。"));
    }
  g_autoptr (MadoLobbyWords) open = words_on ("2026-11-27", "2026-11-27");
  g_assert_cmpstr (open->countdown, ==, "今日まで　2026年11月27日（令和8年）");
  g_assert_nonnull (strstr (open->what, "更新の手続き"));
  g_autoptr (MadoLobbyWords) holiday = words_on ("2026-12-30", "2027-02-11");
  g_assert_cmpstr (holiday->countdown, ==, "あと42日　2027年2月10日（令和9年）まで");
  g_autoptr (MadoLobbyWords) today = words_on ("2026-12-28", "2026-12-31");
  g_assert_cmpstr (today->countdown, ==, "今日まで　2026年12月28日（令和8年）");
  g_autoptr (MadoLobbyWords) tomorrow = words_on ("2026-12-30", "2027-03-29");
  g_assert_nonnull (strstr (tomorrow->what, "更新は2026年12月31日（令和8年）からできます。"));
  g_assert_nonnull (
      strstr (tomorrow->more, "窓口が開いている最初の日は2027年1月4日（令和9年）月曜日です"));
}

/* A card that ends may end with a period of stay: both ways are told, as the verdict tells them. */
static void
test_stay (void)
{
  MadoAdvice advice = { .n_procedures = 1, .procedures = { MADO_PROCEDURE_NEW_CARD } };
  MadoCertificateAdvice *auth = &advice.certificates[MADO_KIND_AUTH];

  g_date_set_dmy (&advice.today, 28, G_DATE_NOVEMBER, 2026);
  g_date_set_dmy (&auth->expires, 16, G_DATE_FEBRUARY, 2027);
  auth->window_closes = auth->expires;
  auth->state = MADO_STATE_RENEWABLE;
  auth->notes = MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_POSSIBLE;
  g_autoptr (MadoLobbyWords) either =
      mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, "");
  g_assert_nonnull (strstr (either->what, "で、新しいマイナンバーカードを申請"));
  g_assert_nonnull (strstr (either->more, "在留期間のある外国人住民の方は"));

  auth->notes = MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_LIKELY;
  advice.procedures[0] = MADO_PROCEDURE_STAY_PERIOD;
  g_autoptr (MadoLobbyWords) likely =
      mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, "");
  g_assert_nonnull (strstr (likely->what, "でカードの有効期間を変更してください"));

  auth->notes = MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_POSSIBLE | MADO_NOTE_CUT_SHORT;
  g_autoptr (MadoLobbyWords) maybe =
      mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, "");
  g_assert_nonnull (strstr (maybe->what, "でカードの有効期間を変更してください"));
  g_assert_nonnull (strstr (maybe->more, "在留期間のない方は、新しいカードを申請してください。"));

  auth->notes = MADO_NOTE_CARD_ENDS_TOO;
  advice.procedures[0] = MADO_PROCEDURE_NEW_CARD;
  g_autoptr (MadoLobbyWords) none =
      mado_wording_lobby (MADO_STAGE_RESULT, FALSE, FALSE, &advice, municipality, "");
  g_assert_null (strstr (none->more, "在留期間"));
}

static void
test_broken_chain (void)
{
  g_autoptr (MadoLobbyWords) words = words_for (40, FALSE, TRUE, "");

  g_assert_nonnull (strstr (words->what, "係員をお呼びください"));
  g_assert_null (words->countdown);
  g_assert_null (words->more);
}

/* Which of several counters is this building's only its people can tell. */
static void
test_unknown_counter (void)
{
  g_autoptr (MadoLobbyWords) words = words_for (40, FALSE, FALSE, "二番窓口");

  g_assert_cmpstr (words->what, ==, "杉並区の窓口で、電子証明書の更新の手続きをしてください。");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  mado_wording_init (NULL);
  g_test_init (&argc, &argv, NULL);
  municipality = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/wording-lobby/stages", test_stages);
  g_test_add_func ("/wording-lobby/results", test_results);
  g_test_add_func ("/wording-lobby/not-yet-valid", test_not_yet_valid);
  g_test_add_func ("/wording-lobby/closed-days", test_closed_days);
  g_test_add_func ("/wording-lobby/stay", test_stay);
  g_test_add_func ("/wording-lobby/broken-chain", test_broken_chain);
  g_test_add_func ("/wording-lobby/unknown-counter", test_unknown_counter);
  status = g_test_run ();
  mado_municipality_unref (municipality);
  return status;
}
