/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "mado-transport.h"
#include "mado-wording.h"

/* Whatever ended a change, the sentence says what became of the PIN, and only that. */

static GError *
new_error (guint i)
{
  static const MadoCardError card[] = {
    MADO_CARD_ERROR_PIN_WRONG,   MADO_CARD_ERROR_PIN_BLOCKED, MADO_CARD_ERROR_PIN_CONFIRM,
    MADO_CARD_ERROR_PIN_REFUSED, MADO_CARD_ERROR_ABSENT,      MADO_CARD_ERROR_PROTOCOL,
    MADO_CARD_ERROR_SMARTPHONE,
  };
  static const MadoTransportError transport[] = {
    MADO_TRANSPORT_ERROR_NO_SERVICE, MADO_TRANSPORT_ERROR_NO_READER, MADO_TRANSPORT_ERROR_NO_CARD,
    MADO_TRANSPORT_ERROR_REMOVED,    MADO_TRANSPORT_ERROR_RESET,     MADO_TRANSPORT_ERROR_SHARING,
    MADO_TRANSPORT_ERROR_MUTE,       MADO_TRANSPORT_ERROR_FAILED,
  };
  static const GIOErrorEnum io[] = { G_IO_ERROR_CANCELLED, G_IO_ERROR_TIMED_OUT,
                                     G_IO_ERROR_INVALID_DATA, G_IO_ERROR_INVALID_ARGUMENT };

  if (i < G_N_ELEMENTS (card))
    return g_error_new_literal (MADO_CARD_ERROR, (int)card[i], "x");
  i -= G_N_ELEMENTS (card);
  if (i < G_N_ELEMENTS (transport))
    return g_error_new_literal (MADO_TRANSPORT_ERROR, (int)transport[i], "x");
  i -= G_N_ELEMENTS (transport);
  return i < G_N_ELEMENTS (io) ? g_error_new_literal (G_IO_ERROR, (int)io[i], "x") : NULL;
}

static gboolean
says (const char *sentence, const char *words)
{
  return strstr (sentence, words) != NULL;
}

static gboolean
says_not_changed (const char *sentence)
{
  return says (sentence, "変更していません") || says (sentence, "変わっていません") ||
         says (sentence, "前のままです") || says (sentence, "このカードには");
}

static void
check_sentence (MadoPin pin, MadoPinChange change, const MadoTries *tries, const GError *error)
{
  g_autofree char *sentence = mado_wording_pin_change (pin, change, tries, error);

  g_test_message ("%s", sentence);
  g_assert_true (says (sentence, mado_wording_pin_name (pin)));
  g_assert_true (g_str_has_suffix (sentence, "。"));
  g_assert_true (says_not_changed (sentence) ==
                 (change == MADO_PIN_CHANGE_NOT_CHANGED || change == MADO_PIN_CHANGE_NOT_SENT));
  /* Only where no PIN was on its way. */
  if (error->domain == MADO_TRANSPORT_ERROR)
    g_assert_true (says (sentence, "残りの回数も減っていません") ==
                   (change == MADO_PIN_CHANGE_NOT_SENT));
  g_assert_true (says (sentence, "どうかは、わかりません") == (change == MADO_PIN_CHANGE_UNKNOWN));
  g_assert_true (says (sentence, "変わったと答えました") == (change == MADO_PIN_CHANGE_CHANGED));
}

static void
check_advice (MadoPin pin, MadoPinChange change, const MadoTries *tries, const GError *error)
{
  g_autofree char *advice =
      mado_wording_pin_change_advice (pin, change, tries, error, NULL, MADO_AUDIENCE_CITIZEN);

  if (change == MADO_PIN_CHANGE_UNKNOWN)
    g_assert_true (says (advice, "一度だけ"));
  if (change == MADO_PIN_CHANGE_CHANGED)
    g_assert_true (says (advice, "新しい"));
}

static void
test_all (void)
{
  static const MadoPin pins[] = { MADO_PIN_SIGN, MADO_PIN_AUTH, MADO_PIN_TEXT };
  static const MadoTries tries[] = { { MADO_TRIES_LEFT, 2 },
                                     { MADO_TRIES_LEFT, 1 },
                                     { MADO_TRIES_UNKNOWN, 0 },
                                     { MADO_TRIES_LOCKED, 0 } };

  for (guint i = 0;; i++)
    {
      g_autoptr (GError) error = new_error (i);
      if (error == NULL)
        break;
      for (guint p = 0; p < G_N_ELEMENTS (pins); p++)
        for (guint t = 0; t < G_N_ELEMENTS (tries); t++)
          for (MadoPinChange change = MADO_PIN_CHANGE_NOT_CHANGED;
               change <= MADO_PIN_CHANGE_NOT_SENT; change++)
            {
              check_sentence (pins[p], change, &tries[t], error);
              check_advice (pins[p], change, &tries[t], error);
            }
    }
}

static void
test_done (void)
{
  const MadoTries tries = { MADO_TRIES_LEFT, 3 };
  g_autofree char *sentence =
      mado_wording_pin_change (MADO_PIN_AUTH, MADO_PIN_CHANGE_CHANGED, &tries, NULL);

  g_assert_cmpstr (
      sentence, ==,
      "利用者証明用暗証番号を変更しました。新しい利用者証明用暗証番号で照合できました。");
  g_autofree char *advice = mado_wording_pin_change_advice (
      MADO_PIN_AUTH, MADO_PIN_CHANGE_CHANGED, &tries, NULL, NULL, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (advice, ==, "これで変更は終わりです。窓口での手続きはいりません。");
}

static void
test_weaknesses (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MADO_N_PIN_WEAKNESSES; i++)
    g_assert_true (
        g_hash_table_add (seen, (char *)mado_wording_pin_weakness ((MadoPinWeakness)(1u << i))));
}

static void
test_not_changeable (void)
{
  g_autofree char *sentence = mado_wording_pin_not_changeable (MADO_PIN_JUKI);

  g_assert_true (says (sentence, "住民基本台帳用暗証番号"));
  g_assert_true (says (sentence, "窓口"));
}

static void
check_unlock (MadoPin pin, const MadoTries *tries, const MadoAdvice *advice, const char *store)
{
  g_autofree char *hint = mado_wording_tries_advice (pin, tries, advice, MADO_AUDIENCE_CITIZEN);
  g_autofree char *staff = mado_wording_tries_advice (pin, tries, advice, MADO_AUDIENCE_STAFF);
  g_autoptr (GError) error =
      g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED, "x");
  g_autofree char *after = mado_wording_pin_change_advice (pin, MADO_PIN_CHANGE_NOT_CHANGED, tries,
                                                           error, advice, MADO_AUDIENCE_CITIZEN);
  g_autofree char *here = mado_wording_pin_change_advice (pin, MADO_PIN_CHANGE_NOT_CHANGED, tries,
                                                          error, advice, MADO_AUDIENCE_STAFF);

  g_assert_true (g_str_has_prefix (hint, "窓口で解除できます。"));
  g_assert_true (g_str_has_prefix (staff, "この窓口で解除できます。"));
  g_assert_true (says (hint, "コンビニ") == (store != NULL));
  g_assert_true (store == NULL || says (hint, store));
  g_assert_cmpstr (after, ==, hint);
  g_assert_cmpstr (here, ==, staff);
}

/* What the verdict has said of a PIN its row does not say again. */
static void
check_said_once (const MadoVerdict *verdict,
                 MadoPin pin,
                 gboolean said,
                 const MadoTries *tries,
                 const MadoAdvice *advice)
{
  g_autofree char *hint =
      mado_verdict_dup_tries_advice (verdict, pin, tries, advice, MADO_AUDIENCE_CITIZEN);

  g_assert_true ((hint == NULL) == said);
}

/* Every place that names where to unlock says the same: the row, the change that was refused, the
 * verdict. */
static void
test_unlock (void)
{
  static const struct
  {
    gboolean auth_locked, sign_locked, auth_store, sign_store;
    const char *auth, *sign; /* (nullable): said of a convenience store */
  } rows[] = {
    { TRUE, FALSE, TRUE, FALSE, "署名用のパスワードがわかるとき", NULL },
    { FALSE, TRUE, FALSE, TRUE, NULL, "利用者証明用の暗証番号がわかるとき" },
    { TRUE, TRUE, FALSE, FALSE, NULL, NULL },
  };
  const MadoTries locked = { MADO_TRIES_LOCKED, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoAdvice advice = { 0 };
      g_autoptr (MadoVerdict) verdict = NULL;

      for (guint kind = 0; kind < MADO_N_KINDS; kind++)
        advice.certificates[kind].state = MADO_STATE_VALID_EARLY;
      advice.certificates[MADO_KIND_AUTH].pin_locked = rows[i].auth_locked;
      advice.certificates[MADO_KIND_SIGN].pin_locked = rows[i].sign_locked;
      advice.certificates[MADO_KIND_AUTH].store_reset = rows[i].auth_store;
      advice.certificates[MADO_KIND_SIGN].store_reset = rows[i].sign_store;
      verdict = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
      check_unlock (MADO_PIN_AUTH, &locked, &advice, rows[i].auth);
      check_unlock (MADO_PIN_SIGN, &locked, &advice, rows[i].sign);
      if (rows[i].auth != NULL)
        g_assert_true (says (verdict->body, rows[i].auth));
      if (rows[i].sign != NULL)
        g_assert_true (says (verdict->body, rows[i].sign));
      g_assert_true (says (verdict->body, "コンビニ") ==
                     (rows[i].auth != NULL || rows[i].sign != NULL));
      check_said_once (verdict, MADO_PIN_AUTH, rows[i].auth_locked, &locked, &advice);
      check_said_once (verdict, MADO_PIN_SIGN, rows[i].sign_locked, &locked, &advice);
      check_said_once (verdict, MADO_PIN_TEXT, FALSE, &locked, &advice);
    }
  check_unlock (MADO_PIN_JUKI, &locked, NULL, NULL);
}

static void
test_said_once (void)
{
  const MadoTries locked = { MADO_TRIES_LOCKED, 0 };
  const MadoTries last = { MADO_TRIES_LEFT, 1 };
  MadoAdvice advice = { 0 };
  g_autoptr (MadoVerdict) tells_last = NULL;
  g_autoptr (MadoVerdict) tells_renewal = NULL;

  advice.certificates[MADO_KIND_AUTH].state = MADO_STATE_VALID_EARLY;
  advice.certificates[MADO_KIND_SIGN].state = MADO_STATE_HIDDEN;
  advice.certificates[MADO_KIND_SIGN].notes = MADO_NOTE_LAST_TRY;
  tells_last = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
  check_said_once (tells_last, MADO_PIN_SIGN, TRUE, &last, &advice);
  check_said_once (tells_last, MADO_PIN_AUTH, FALSE, &last, &advice);

  /* It says that the lock must go, but not where. */
  advice.certificates[MADO_KIND_AUTH].state = MADO_STATE_LAST_DAY;
  advice.certificates[MADO_KIND_AUTH].pin_locked = TRUE;
  tells_renewal = mado_wording_verdict (&advice, NULL, MADO_AUDIENCE_CITIZEN);
  check_said_once (tells_renewal, MADO_PIN_AUTH, FALSE, &locked, &advice);
  /* It has not spoken yet. */
  check_said_once (NULL, MADO_PIN_AUTH, TRUE, &locked, &advice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wording-pin-change/all", test_all);
  g_test_add_func ("/wording-pin-change/done", test_done);
  g_test_add_func ("/wording-pin-change/unlock", test_unlock);
  g_test_add_func ("/wording-pin-change/said-once", test_said_once);
  g_test_add_func ("/wording-pin-change/weaknesses", test_weaknesses);
  g_test_add_func ("/wording-pin-change/not-changeable", test_not_changeable);
  return g_test_run ();
}
