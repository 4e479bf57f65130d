/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-card-private.h"
#include "reading-bench.h"

#include <string.h>

/* --- the certificate behind it ------------------------------------------------------------- */

static void
test_password (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoFacts facts;
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 3, 0x63C0);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);

  g_assert_no_error (error);
  bench_assert_only_differs (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN), ==, MADO_CHAIN_PINNED);
  g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_LEFT);
  g_assert_cmpuint (asking.tries.left, ==, 5);
  g_assert_cmpuint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).left, ==, 5);
  mado_snapshot_get_facts (snapshot, &facts);
  bench_assert_date (&facts.born, "1985-10-10");
  bench_assert_date (&facts.certificates[MADO_KIND_SIGN].expires, "2031-08-10");
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 1);
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
}

static gsize
get_length (MadoSecret *secret)
{
  gsize length = 0;

  mado_secret_get_bytes (secret, &length);
  return length;
}

/* Before VERIFY the password is there, whatever else is published; from VERIFY on it is not. */
static void
on_publish_password_cb (MadoSnapshot *snapshot, gpointer data)
{
  Asking *asking = data;
  gboolean sent = mado_practice_card_get_n_verifies (asking->card) > 0;

  g_assert_cmpuint (get_length (asking->order->current), ==, sent ? 0 : strlen (FIXTURE_PASSWORD));
  asking->n_after += sent ? 1 : 0;
}

static void
test_password_erased (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  asking.card = bench->card;
  asking.request.publish = on_publish_password_cb;
  asking.request.user_data = &asking;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asking.n_after, ==, 2);
  asking_clear (&asking);

  /* What was not sent may be asked for again, with a yes to the last try. */
  asking_init (&asking, FIXTURE_PASSWORD);
  fixture_card_set_sign_tries (bench->card, 1, 0x63C0);
  g_autoptr (MadoSnapshot) refused = bench_run (bench, &asking.request, &asking.tries, &error);
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
  g_assert_cmpuint (get_length (asking.order->current), ==, strlen (FIXTURE_PASSWORD));
  asking_clear (&asking);
}

static void
test_password_refused (Bench *bench, gconstpointer data)
{
  static const struct
  {
    guint before;
    const char *password;
    gboolean confirmed;
    MadoCardError expected;
    MadoTriesState state;
    guint left;
    guint n_verifies;
  } cases[] = {
    { 5, "WRONG1", FALSE, MADO_CARD_ERROR_PIN_WRONG, MADO_TRIES_LEFT, 4, 1 },
    { 2, "WRONG1", FALSE, MADO_CARD_ERROR_PIN_WRONG, MADO_TRIES_LEFT, 1, 1 },
    { 1, FIXTURE_PASSWORD, FALSE, MADO_CARD_ERROR_PIN_CONFIRM, MADO_TRIES_LEFT, 1, 0 },
    { 1, "WRONG1", TRUE, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0, 1 },
    { 0, FIXTURE_PASSWORD, TRUE, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0, 0 },
  };
  guint n_commands = 0; /* but for VERIFY */

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint verifies = mado_practice_card_get_n_verifies (bench->card);
      guint commands = mado_practice_card_get_n_commands (bench->card);
      Asking asking;

      fixture_card_set_sign_tries (bench->card, cases[i].before, 0x6984);
      asking_init (&asking, cases[i].password);
      asking.order->confirmed_last_try = cases[i].confirmed;
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);

      g_assert_error (error, MADO_CARD_ERROR, (int)cases[i].expected);
      g_assert_cmpint (asking.tries.state, ==, cases[i].state);
      g_assert_cmpuint (asking.tries.left, ==, cases[i].left);
      bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
      g_assert_cmpint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).state, ==, cases[i].state);
      g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card) - verifies, ==,
                        cases[i].n_verifies);
      g_assert_cmpuint (fixture_get_sign_tries (bench->card), ==, cases[i].left);
      /* It has said all there is to say: nothing is asked behind it. */
      commands = mado_practice_card_get_n_commands (bench->card) - commands;
      if (i == 0)
        n_commands = commands - 1;
      g_assert_cmpuint (commands, ==, n_commands + cases[i].n_verifies);
    }
}

/* A card that says twice that there is no 署名用 certificate is sent no password. */
static void
test_password_without_certificate (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) filler = fixture_bytes ("\x00\x00\x00\x00", 4);
  Asking asking;

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  g_assert_no_error (error);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);

  /* 0008 alone does not keep a person from asking. */
  bench_replace_file (bench, 0x0001, fixture_load ("sign"));
  g_autoptr (MadoSnapshot) found = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  bench_assert_state (found, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
}

/* 0008 says that there is no such certificate, and the password is asked for all the same. */
static MadoSnapshot *
run_where_not_recorded (Bench *bench, GBytes *file, guint16 access)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, file, access);
  asking_init (&asking, FIXTURE_PASSWORD);
  MadoSnapshot *snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 1);
  return snapshot;
}

/* A card that says so only behind its password: nobody has said that there is one. */
static void
test_password_for_nothing (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  g_autoptr (MadoSnapshot) snapshot = run_where_not_recorded (bench, filler, 0x001B);

  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
}

/* What lies there is no certificate: that is said, and nothing about the card. */
static void
test_password_garbage (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (fixture_load ("sign"));
  Asking asking;

  memset (bytes->data + 4, 0, 16);
  g_autoptr (GBytes) garbage = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, garbage, 0x001B);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_SIGN_CERTIFICATE),
                  MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_MALFORMED);
}

/* card-protocol.md 5: how a card answers that never had the certificate is not known; one refuses.
 */
static void
test_password_certificate_refused (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) refused = g_bytes_new_static ("\x69\x85", 2);
  Asking asking;

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  /* What comes next: the selections of the application and of the file, and the first byte. */
  guint probe = mado_practice_card_get_n_commands (bench->card) + 3;

  bench_put_in_again (bench);
  mado_practice_card_set_garble (bench->card, probe, refused);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, probe);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
test_password_certificate_malformed (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  bench_replace_file (bench, 0x0001, fixture_load ("auth"));
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
}

/* --- the second half by itself ------------------------------------------------------------- */

/* Nor does a card that says so once, and something without sense when it is asked again. */
static void
test_password_perhaps_for_nothing (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) filler = fixture_bytes ("\x00\x00\x00\x00", 4);
  g_autoptr (GBytes) senseless = fixture_bytes ("\x6F\x12", 2);
  guint n_sent = 0;

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  bench_assert_state (base, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  for (guint n = 1; n < 16; n++)
    {
      g_autoptr (GError) error = NULL;
      guint verifies = mado_practice_card_get_n_verifies (bench->card);
      Asking asking;

      mado_practice_card_set_garble (
          bench->card, mado_practice_card_get_n_commands (bench->card) + n, senseless);
      asking_init (&asking, FIXTURE_PASSWORD);
      g_autoptr (MadoSnapshot) snapshot = bench_run_sign (bench, &asking, base, NULL, &error);
      asking_clear (&asking);
      g_test_message ("command %u: %s", n, error != NULL ? error->message : "none");
      n_sent += mado_practice_card_get_n_verifies (bench->card) - verifies;
    }
  g_assert_cmpuint (n_sent, >=, 1);
}

static void
test_sign (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, NULL, &error);
  g_assert_no_error (error);
  bench_assert_only_differs (merged, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  g_assert_cmpint (mado_snapshot_get_chain (merged, MADO_KIND_SIGN), ==, MADO_CHAIN_PINNED);
  g_assert_cmpint (mado_snapshot_get_chain (merged, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);
  /* The old one is as it was. */
  bench_assert_state (base, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
  asking_clear (&asking);

  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) counted = bench_run_sign (bench, &asking, base, NULL, &error);
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  g_assert_cmpuint (mado_snapshot_get_tries (counted, MADO_PIN_SIGN).left, ==, 4);
  asking_clear (&asking);
}

static void
test_sign_other_card (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_autoptr (MadoPracticeCard) other = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  Asking asking;

  mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
  mado_transport_practice_insert (bench->transport, FIXTURE_READER, other);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_assert_null (bench_run_sign (bench, &asking, base, NULL, &error));
  asking_clear (&asking);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
}

/* One that nobody vouches for is read twice, and what was read of it once stays when the other time
 * fails: one exchange that is lost takes nothing away. */
static void
test_sign_lost_once (Bench *bench, gconstpointer data)
{
  fixture_set_strangers (TRUE);
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  guint n_lost = 0;

  for (guint n = 1;; n++)
    {
      g_autoptr (GError) error = NULL;
      Asking asking;

      g_test_message ("command %u", n);
      fixture_card_set_sign_tries (bench->card, 5, 0x63C0);
      bench_put_in_again (bench);
      bench_note_insertion (bench, base);
      mado_practice_card_set_lose (bench->card, n, FALSE);
      asking_init (&asking, FIXTURE_PASSWORD);
      guint before = mado_practice_card_get_n_verifies (bench->card);
      g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, NULL, &error);
      guint verifies = mado_practice_card_get_n_verifies (bench->card) - before;
      asking_clear (&asking);
      g_assert_cmpuint (verifies, <=, 1);
      if (verifies == 1)
        bench_assert_state (merged, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
      n_lost += verifies;
      if (mado_practice_card_get_n_commands (bench->card) < n)
        break;
    }
  g_assert_cmpuint (n_lost, >, 20);
  fixture_set_strangers (FALSE);
}

/* That 0008 does not record it keeps nobody from asking where the file begins like one. */
static void
test_sign_in_spite_of_0008 (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) sign = fixture_load ("sign");
  g_autoptr (MadoSnapshot) snapshot = run_where_not_recorded (bench, sign, 0);

  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
}

static void
on_publish_cancel_cb (MadoSnapshot *snapshot, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_sign_cancelled (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  Asking asking;

  /* Once VERIFY was sent nothing is cut short: the first publication is after it. */
  asking_init (&asking, FIXTURE_PASSWORD);
  asking.request.publish = on_publish_cancel_cb;
  asking.request.user_data = cancellable;
  g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, cancellable, &error);
  g_assert_no_error (error);
  bench_assert_state (merged, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);

  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_null (bench_run_sign (bench, &asking, base, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 1);
  asking_clear (&asking);
}

/* Who has not heard that it is sent, and cancels, may be sure that it is not. */
static void
test_sign_cancelled_committing (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  asking.request.committed = bench_on_committed_cancel_cb;
  asking.request.user_data = cancellable;
  g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, cancellable, &error);
  asking_clear (&asking);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
test_change_cancelled_committing (Bench *bench, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_auto (Changed) changed = { 0 };

  bench_run_change (bench, base, "1234", cancellable, &changed);
  g_assert_error (changed.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
add (const char *path, void (*test) (Bench *, gconstpointer))
{
  g_test_add (path, Bench, NULL, bench_set_up, test, bench_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/reading/password/right", test_password);
  add ("/reading/password/erased", test_password_erased);
  add ("/reading/password/refused", test_password_refused);
  add ("/reading/password/without-certificate", test_password_without_certificate);
  add ("/reading/password/certificate-refused", test_password_certificate_refused);
  add ("/reading/password/certificate-malformed", test_password_certificate_malformed);
  add ("/reading/password/perhaps-for-nothing", test_password_perhaps_for_nothing);
  add ("/reading/password/for-nothing", test_password_for_nothing);
  add ("/reading/password/garbage", test_password_garbage);
  add ("/reading/sign/merged", test_sign);
  add ("/reading/sign/other-card", test_sign_other_card);
  add ("/reading/sign/lost-once", test_sign_lost_once);
  add ("/reading/sign/in-spite-of-0008", test_sign_in_spite_of_0008);
  add ("/reading/sign/cancelled", test_sign_cancelled);
  add ("/reading/sign/cancelled-committing", test_sign_cancelled_committing);
  add ("/reading/change/cancelled-committing", test_change_cancelled_committing);

  return g_test_run ();
}
