/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"
#include "reading-bench.h"

#include <string.h>

/* --- removed and garbled at every command -------------------------------------------------- */

/* What is KNOWN is what the whole card says; nothing is made up. */
static void
assert_truthful (MadoSnapshot *snapshot, MadoSnapshot *whole)
{
  MadoCertificate *auth = mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH);

  g_assert_true (mado_snapshot_get_complete (snapshot));
  if (auth != NULL)
    g_assert_true (g_bytes_equal (
        mado_certificate_get_der (auth),
        mado_certificate_get_der (mado_snapshot_get_certificate (whole, MADO_KIND_AUTH))));
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      MadoItemState state = mado_snapshot_get_state (snapshot, item);
      g_assert_cmpint (state, !=, MADO_ITEM_ABSENT);
      if (state == MADO_ITEM_UNREADABLE)
        g_assert_nonnull (mado_snapshot_get_error (snapshot, item));
    }
  for (MadoPin pin = 0; pin < MADO_N_PINS; pin++)
    if (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN + pin) == MADO_ITEM_KNOWN)
      g_assert_cmpuint (mado_snapshot_get_tries (snapshot, pin).left, ==,
                        mado_snapshot_get_tries (whole, pin).left);
}

static void
test_removed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  guint n_commands = mado_practice_card_get_n_commands (bench->card);
  MadoReadingRequest request = bench_make_request ();

  g_assert_cmpuint (n_commands, >=, 18);
  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;

        bench_put_in_again (bench);
        mado_practice_card_set_removal (bench->card, n, carried_out == 1);
        g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, n);
        g_assert_true ((snapshot != NULL) == (n > 1));
        if (snapshot != NULL)
          assert_truthful (snapshot, whole);
      }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);

  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) again = bench_run_whole (bench);
  assert_truthful (again, whole);
}

static guint
count_different_states (MadoSnapshot *a, MadoSnapshot *b)
{
  guint n = 0;

  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    if (mado_snapshot_get_state (a, item) != mado_snapshot_get_state (b, item))
      n++;
  return n;
}

static void
test_garbled (Bench *bench, gconstpointer data)
{
  static const struct
  {
    const char *bytes; /* NULL: the answer inverted */
    gsize length;
  } garbles[] = {
    { NULL, 0 },           { "", 0 },         { "\x90", 1 },     { "\x6F\x00", 2 },
    { "\x69\x82", 2 },     { "\x00\x00", 2 }, { "\x90\x00", 2 }, { "\x30\x82\xFF\xFF\x90\x00", 6 },
    { "\x30\x90\x00", 3 }, { "\x61\x10", 2 }, { "\x6C\x01", 2 },
  };
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  guint n_commands = mado_practice_card_get_n_commands (bench->card);
  MadoReadingRequest request = bench_make_request ();

  for (guint i = 0; i < G_N_ELEMENTS (garbles); i++)
    for (guint n = 1; n <= n_commands; n++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) answer = garbles[i].bytes != NULL
                                        ? g_bytes_new_static (garbles[i].bytes, garbles[i].length)
                                        : NULL;

        bench_put_in_again (bench);
        mado_practice_card_set_garble (bench->card, n, answer);
        g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
        if (snapshot == NULL)
          {
            g_assert_nonnull (error);
            g_assert_cmpuint (n, <=, 2);
            continue;
          }
        g_assert_no_error (error);
        g_assert_true (mado_snapshot_get_complete (snapshot));
        g_assert_cmpuint (count_different_states (snapshot, whole), <=, 1);
      }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

/* --- one exchange is lost, or its answer wrong --------------------------------------------- */

/* What may come once instead of an answer, beside nothing at all. What would be good news is not
 * among it: a wrong number of tries cannot be told from a right one. */
static const struct
{
  const char *bytes; /* NULL: the answer inverted */
  gsize length;
} wrong_answers[] = {

  { NULL, 0 },       { "", 0 },         { "\x90", 1 },     { "\x90\x00", 2 }, { "\x62\x82", 2 },
  { "\x63\x00", 2 }, { "\x64\x00", 2 }, { "\x65\x81", 2 }, { "\x67\x00", 2 }, { "\x69\x82", 2 },
  { "\x69\x85", 2 }, { "\x69\x86", 2 }, { "\x6A\x80", 2 }, { "\x6A\x82", 2 }, { "\x6A\x83", 2 },
  { "\x6A\x86", 2 }, { "\x6A\x88", 2 }, { "\x6B\x00", 2 }, { "\x6C\x01", 2 }, { "\x61\x00", 2 },
  { "\x61\x10", 2 }, { "\x6D\x00", 2 }, { "\x6E\x00", 2 }, { "\x6F\x00", 2 }, { "\x00\x00", 2 },
  { "\xFF\xFF", 2 },
};

/* Inverted, and too long by far for what was asked. */
#define N_WRONG_ANSWERS (G_N_ELEMENTS (wrong_answers) + 1)

static GBytes *
make_wrong_answer (guint i)
{
  if (i == G_N_ELEMENTS (wrong_answers))
    return g_bytes_new_take (g_malloc0 (258), 258);
  if (wrong_answers[i].bytes == NULL)
    return NULL;
  return g_bytes_new_static (wrong_answers[i].bytes, wrong_answers[i].length);
}

static void
assert_as_whole (MadoSnapshot *snapshot, MadoSnapshot *whole)
{
  MadoFacts facts;

  g_assert_cmpuint (count_different_states (snapshot, whole), ==, 0);
  assert_truthful (snapshot, whole);
  g_assert_cmpint (mado_snapshot_get_token (snapshot), ==, mado_snapshot_get_token (whole));
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    {
      g_assert_cmpint (mado_snapshot_get_chain (snapshot, kind), ==,
                       mado_snapshot_get_chain (whole, kind));
      g_assert_cmpint (mado_snapshot_get_availability (snapshot, kind), ==,
                       mado_snapshot_get_availability (whole, kind));
    }
  for (MadoPin pin = 0; pin < MADO_N_PINS; pin++)
    g_assert_cmpint (mado_snapshot_get_tries (snapshot, pin).state, ==,
                     mado_snapshot_get_tries (whole, pin).state);
  mado_snapshot_get_facts (snapshot, &facts);
  bench_assert_date (&facts.card_expires, "2035-10-10");
}

static void
run_to_the_end (Bench *bench, MadoSnapshot *whole)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);

  g_assert_no_error (error);
  assert_as_whole (snapshot, whole);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
test_survives (Bench *bench, gconstpointer data)
{
  guint n_commands;

  g_autoptr (MadoSnapshot) first = bench_run_whole (bench); /* tries extended length, once */
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  n_commands = mado_practice_card_get_n_commands (bench->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      for (guint carried_out = 0; carried_out < 2; carried_out++)
        {
          g_test_message ("command %u is lost", n);
          bench_put_in_again (bench);
          mado_practice_card_set_lose (bench->card, n, carried_out == 1);
          run_to_the_end (bench, whole);
        }
      mado_practice_card_set_lose (bench->card, 0, FALSE);
      for (guint i = 0; i < N_WRONG_ANSWERS; i++)
        {
          g_autoptr (GBytes) answer = make_wrong_answer (i);
          g_test_message ("command %u, wrong answer %u", n, i);
          bench_put_in_again (bench);
          mado_practice_card_set_garble (bench->card, n, answer);
          run_to_the_end (bench, whole);
        }
    }
}

/* The certificate with another last byte, which is one of its signature; a block of 256 bytes
 * each, and a status word. */
static GBytes *
make_wrong_end (void)
{
  g_autoptr (GBytes) der = fixture_load ("auth");
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  gsize start = (length - 1) / 256 * 256;
  GByteArray *answer = g_byte_array_new ();

  g_byte_array_append (answer, bytes + start, (guint)(length - start));
  answer->data[answer->len - 1] ^= 1;
  g_byte_array_append (answer, (const guint8 *)"\x90\x00", 2);
  return g_byte_array_free_to_bytes (answer);
}

/* Of a stranger's certificate nothing tells at once that it was not read right; its issuer's does,
 * and then it is read again before it is called a forged one. */
static void
test_survives_wrong_signature (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) wrong_end = make_wrong_end ();
  g_autoptr (GError) error = NULL;

  fixture_set_strangers (TRUE);
  MadoReadingRequest request = bench_make_request ();
  bench_count_commands (bench);
  bench_put_in_again (bench);
  /* Two selections and the fourth block. */
  mado_practice_card_set_garble (bench->card, 6, wrong_end);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  fixture_set_strangers (FALSE);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_UNPINNED);
  g_assert_cmpuint (bench_find_owners (snapshot), ==, 1);
}

/* A card that says that it has no certificate, and leaves before it could contradict itself. */
static void
test_removed_after_absent (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  bench_put_in_again (bench);
  /* It has said so twice, from the selection of the application on. */
  mado_practice_card_set_removal (bench->card, 7, FALSE);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNSURE);
  bench_assert_state (snapshot, MADO_ITEM_PIN_AUTH, MADO_ITEM_UNREADABLE);
}

static void
on_publish_shown_cb (MadoSnapshot *snapshot, gpointer data)
{
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
}

/* One that is read twice alike is a forged one, and nothing is begun anew for it. */
static void
test_wrong_signature (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bench_replace_file (bench, 0x000A, fixture_load ("auth-wrong-signature"));
  fixture_set_strangers (TRUE);
  MadoReadingRequest request = bench_make_request ();
  request.publish = on_publish_shown_cb;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  fixture_set_strangers (FALSE);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
}

/* Of a CA that is known no file is asked, so that nothing else may have been read wrong. */
static void
test_wrong_signature_of_known_ca (Bench *bench, gconstpointer data)
{
  guint n_commands = bench_count_commands (bench);

  bench_replace_file (bench, 0x000A, fixture_load ("auth-wrong-signature"));
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_UNASKED);
  /* The certificate once more, from the selection of the application on, and nothing else. */
  g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, n_commands + 6);
}

/* An answer that makes sense and is wrong: that a certificate is not recorded is said twice. */
static void
test_survives_availability (Bench *bench, gconstpointer data)
{
  static const char *const answers[] = { "\x8F\x01\x01\x90", "\x01\x8F\x01\x90" };
  guint n_commands = bench_count_commands (bench);

  for (guint n = 1; n <= n_commands; n++)
    for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
      {
        /* With 00 at the end. */
        g_autoptr (GBytes) answer = fixture_bytes (answers[i], 5);
        g_autoptr (GError) error = NULL;
        MadoReadingRequest request = bench_make_request ();

        bench_put_in_again (bench);
        mado_practice_card_set_garble (bench->card, n, answer);
        g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
        g_test_message ("command %u: %u", n, i);
        g_assert_no_error (error);
        g_assert_cmpint (mado_snapshot_get_availability (snapshot, MADO_KIND_AUTH), ==,
                         MADO_AVAILABILITY_RECORDED);
        g_assert_cmpint (mado_snapshot_get_availability (snapshot, MADO_KIND_SIGN), ==,
                         MADO_AVAILABILITY_RECORDED);
      }
}

/* The same for a card that has neither certificate: what is not there is not there, and nothing but
 * the insertion tells that it is the same one. */
static void
test_survives_without_certificates (Bench *bench, gconstpointer data)
{
  guint n_commands;

  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x00\x00", 3));
  g_autoptr (MadoSnapshot) first = bench_run_whole (bench);
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  bench_assert_state (whole, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);
  n_commands = mado_practice_card_get_n_commands (bench->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      MadoReadingRequest request = bench_make_request ();

      g_test_message ("command %u is lost", n);
      bench_put_in_again (bench);
      mado_practice_card_set_lose (bench->card, n, FALSE);
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_different_states (snapshot, whole), ==, 0);
    }
}

/* A card that lies where it did has not left, however it answers. */
static void
test_never_left (Bench *bench, gconstpointer data)
{
  mado_practice_card_set_count (bench->card, MADO_PRACTICE_COUNT_READ);
  for (guint i = 0; i <= N_WRONG_ANSWERS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) answer = i < N_WRONG_ANSWERS ? make_wrong_answer (i) : NULL;
      MadoReadingRequest request = bench_make_request ();

      g_test_message ("answer %u to every READ", i);
      bench_put_in_again (bench);
      mado_practice_card_set_garble (bench->card, i < N_WRONG_ANSWERS ? MADO_PRACTICE_EVERY : 0,
                                     answer);
      mado_practice_card_set_lose (bench->card, i < N_WRONG_ANSWERS ? 0 : MADO_PRACTICE_EVERY,
                                   FALSE);
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
      if (i == N_WRONG_ANSWERS)
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
      else
        g_assert_no_error (error);
      g_assert_null (mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH));
      bench_assert_state (snapshot, MADO_ITEM_PIN_AUTH, MADO_ITEM_KNOWN);
    }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

/* Another program resets the card in the middle: the card layer selects again by itself. */
static void
on_publish_reset_cb (MadoSnapshot *snapshot, gpointer data)
{
  Bench *bench = data;
  mado_transport_practice_reset_card (bench->transport, FIXTURE_READER);
}

static void
test_reset_by_another (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  MadoReadingRequest request = bench_make_request ();

  request.publish = on_publish_reset_cb;
  request.user_data = bench;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_different_states (snapshot, whole), ==, 0);
}

/* --- with the password --------------------------------------------------------------------- */

/* How many commands it takes up to and with VERIFY: with a wrong password that is the last one. */
static guint
count_commands_to_verify (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  bench_put_in_again (bench);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  return mado_practice_card_get_n_commands (bench->card);
}

static guint
expect_tries_after_removal (guint n, guint verify, gboolean carried_out, gboolean right)
{
  gboolean counted = n > verify || (n == verify && carried_out);

  if (!counted)
    return 4;
  return right ? 5 : 3;
}

static void
remove_with_password (Bench *bench, guint n, gboolean carried_out, gboolean right, guint verify)
{
  g_autoptr (GError) error = NULL;
  guint verifies = mado_practice_card_get_n_verifies (bench->card);
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  bench_put_in_again (bench);
  mado_practice_card_set_removal (bench->card, n, carried_out);
  asking_init (&asking, right ? FIXTURE_PASSWORD : "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);

  if (n == verify)
    g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  else
    g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card) - verifies, ==,
                    n > verify || (n == verify && carried_out) ? 1 : 0);
  g_assert_cmpuint (fixture_get_sign_tries (bench->card), ==,
                    expect_tries_after_removal (n, verify, carried_out, right));
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
  if (snapshot == NULL)
    return;
  g_assert_true (mado_snapshot_get_complete (snapshot));
  /* Nobody knows whether the VERIFY that broke was counted, and nobody says that he does. */
  if (n == verify)
    {
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
      bench_assert_state (snapshot, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNSURE);
      /* It is not about to be read. */
      g_assert_cmpint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).state, ==,
                       MADO_TRIES_UNREADABLE);
    }
  if (n > verify)
    {
      g_assert_cmpuint (asking.tries.left, ==, 5);
      g_assert_cmpint (mado_snapshot_get_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE), !=,
                       MADO_ITEM_HIDDEN);
    }
}

static void
test_password_removed (Bench *bench, gconstpointer data)
{
  guint verify = count_commands_to_verify (bench);
  g_autoptr (GError) error = NULL;
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  bench_put_in_again (bench);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, NULL, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  guint all = mado_practice_card_get_n_commands (bench->card);
  g_assert_cmpuint (all, >, verify + 4);

  for (guint n = 1; n <= all; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        remove_with_password (bench, n, carried_out == 1, TRUE, verify);
        if (n == verify)
          remove_with_password (bench, n, carried_out == 1, FALSE, verify);
      }
}

/* VERIFY's answer is lost, the card stays: the card is asked whether it counted, VERIFY not sent
 * again. */
static void
test_password_answer_lost (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  guint verify = count_commands_to_verify (bench);
  guint verifies = mado_practice_card_get_n_verifies (bench->card);
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  bench_put_in_again (bench);
  mado_practice_card_set_garble (bench->card, verify, nothing);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);

  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card) - verifies, ==, 1);
  g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_LEFT);
  g_assert_cmpuint (asking.tries.left, ==, 3);
  g_assert_cmpuint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).left, ==, 3);
}

/* "Accepted", and the certificate stays hidden: the card is asked what became of its tries. */
static void
test_password_not_verified (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) accepted = g_bytes_new_static ("\x90\x00", 2);
  guint verify = count_commands_to_verify (bench);

  for (guint n = 0; n < 20; n++)
    {
      g_autoptr (GError) error = NULL;
      Asking asking;

      fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
      bench_put_in_again (bench);
      mado_practice_card_set_garble (bench->card, verify, accepted);
      mado_practice_card_set_lose (bench->card, n > 0 ? verify + n : 0, FALSE);
      asking_init (&asking, "WRONG1");
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      MadoTries shown = mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN);
      g_test_message ("lost %u: %s, %d %u", n, error != NULL ? error->message : "none",
                      asking.tries.state, asking.tries.left);
      bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
      if (asking.tries.state == MADO_TRIES_UNKNOWN)
        {
          g_assert_cmpuint (n, >, 0);
          g_assert_cmpint (shown.state, ==, MADO_TRIES_UNREADABLE);
          continue;
        }
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_LEFT);
      g_assert_cmpuint (asking.tries.left, ==, 3);
      g_assert_cmpuint (shown.left, ==, 3);
    }
}

/* Nor does the card tell it when it is asked: nobody knows, and nobody says that it is so or so. */
static void
test_password_untold (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  guint verify = count_commands_to_verify (bench);
  guint n_untold = 0;

  for (guint n = verify + 1; n < verify + 20; n++)
    {
      g_autoptr (GError) error = NULL;
      Asking asking;

      fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
      bench_put_in_again (bench);
      mado_practice_card_set_lose (bench->card, verify, TRUE);
      mado_practice_card_set_garble (bench->card, n, nothing);
      asking_init (&asking, "WRONG1");
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      g_test_message ("command %u: %s", n - verify, error->message);
      if (!g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
        continue;
      n_untold++;
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
      bench_assert_state (snapshot, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNSURE);
      MadoTries shown = mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN);
      g_assert_cmpint (shown.state, ==, MADO_TRIES_UNREADABLE);
      g_assert_cmpuint (shown.left, ==, 0);
    }
  g_assert_cmpuint (n_untold, >, 0);
}

/* The bench's card with the password, its @n-th command answered with @answer (nullable: lost).
 * (transfer full) (nullable) */
static MadoSnapshot *
ask_with_fault (Bench *bench, guint n, gboolean lost, GBytes *answer, GError **error)
{
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  bench_put_in_again (bench);
  mado_practice_card_set_lose (bench->card, lost ? n : 0, FALSE);
  mado_practice_card_set_garble (bench->card, lost ? 0 : n, answer);
  asking_init (&asking, FIXTURE_PASSWORD);
  MadoSnapshot *snapshot = bench_run (bench, &asking.request, &asking.tries, error);
  asking_clear (&asking);
  return snapshot;
}

/* What was read before the card left is known, though not whose it is. */
static void
test_password_issuer_removed (Bench *bench, gconstpointer data)
{
  fixture_set_strangers (TRUE);
  for (guint back = 1; back < 4; back++)
    {
      g_autoptr (GError) none = NULL, error = NULL;
      g_autoptr (MadoSnapshot) whole = ask_with_fault (bench, 0, FALSE, NULL, &none);
      guint all = mado_practice_card_get_n_commands (bench->card);
      Asking asking;

      g_assert_no_error (none);
      bench_put_in_again (bench);
      mado_practice_card_set_removal (bench->card, all - back, FALSE);
      asking_init (&asking, FIXTURE_PASSWORD);
      g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      bench_assert_state (whole, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
      bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
      g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN), ==,
                       MADO_CHAIN_UNCHECKED);
    }
  fixture_set_strangers (FALSE);
}

/* One exchange that is lost, or answered wrong, keeps nobody from the certificate, but for VERIFY,
 * which is never sent again. */
static void
test_password_survives (Bench *bench, gconstpointer data)
{
  guint verify = count_commands_to_verify (bench);
  g_autoptr (GError) none = NULL;
  g_autoptr (MadoSnapshot) whole = ask_with_fault (bench, 0, FALSE, NULL, &none);
  guint n_commands = mado_practice_card_get_n_commands (bench->card);

  g_assert_no_error (none);
  g_assert_cmpuint (n_commands, >, verify + 2);
  for (guint n = 1; n <= n_commands; n++)
    for (guint i = 0; i <= N_WRONG_ANSWERS; i++)
      {
        g_autoptr (GError) error = NULL;
        gboolean lost = i == N_WRONG_ANSWERS;
        g_autoptr (GBytes) answer = lost ? NULL : make_wrong_answer (i);
        guint verifies = mado_practice_card_get_n_verifies (bench->card);

        g_test_message ("command %u of %u, wrong answer %u", n, n_commands, i);
        g_autoptr (MadoSnapshot) snapshot = ask_with_fault (bench, n, lost, answer, &error);
        g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card) - verifies, <=, 1);
        g_assert_cmpuint (fixture_get_sign_tries (bench->card), >=, 4);
        if (n == verify)
          continue;
        g_assert_no_error (error);
        assert_as_whole (snapshot, whole);
      }
}

/* 0008 says that it is recorded, the password is right, and the file says that it is not there: the
 * card contradicts itself, and nobody is told that there is nothing. */
static void
test_password_contradicts (Bench *bench, gconstpointer data)
{
  static const char *const contents[] = { "\xFF\xFF\xFF\xFF", "" };
  MadoFacts facts;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = g_bytes_new_static (contents[i], strlen (contents[i]));
      mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, content, 0x001B);
      g_autoptr (MadoSnapshot) snapshot = ask_with_fault (bench, 0, FALSE, NULL, &error);
      g_assert_no_error (error);
      bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
      g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_SIGN_CERTIFICATE),
                      MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
      mado_snapshot_get_facts (snapshot, &facts);
      g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, MADO_RECORD_UNREADABLE);
    }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, G_N_ELEMENTS (contents));
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

  add ("/reading/removed", test_removed);
  add ("/reading/garbled", test_garbled);
  add ("/reading/survives", test_survives);
  add ("/reading/removed/after-absent", test_removed_after_absent);
  add ("/reading/wrong-signature", test_wrong_signature);
  add ("/reading/wrong-signature-of-known-ca", test_wrong_signature_of_known_ca);
  add ("/reading/survives/wrong-signature", test_survives_wrong_signature);
  add ("/reading/survives/availability", test_survives_availability);
  add ("/reading/survives/without-certificates", test_survives_without_certificates);
  add ("/reading/never-left", test_never_left);
  add ("/reading/reset-by-another", test_reset_by_another);
  add ("/reading/password/removed", test_password_removed);
  add ("/reading/password/answer-lost", test_password_answer_lost);
  add ("/reading/password/survives", test_password_survives);
  add ("/reading/password/contradicts", test_password_contradicts);
  add ("/reading/password/untold", test_password_untold);
  add ("/reading/password/known-issuer-unread", test_password_issuer_removed);
  add ("/reading/password/not-verified", test_password_not_verified);

  return g_test_run ();
}
