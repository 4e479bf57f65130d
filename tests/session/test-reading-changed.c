/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-apdu.h"
#include "mado-extended-private.h"
#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"
#include "reading-bench.h"

#include <string.h>

/* Another card in its place, and nobody noticed. */

/* The bench's card is changed for @other at the n-th command. (transfer full) (nullable) */
static MadoSnapshot *
run_changed (Bench *bench, MadoPracticeCard *other, guint n, gboolean carried_out, GError **error)
{
  MadoReadingRequest request = bench_make_request ();

  request.publish = bench_on_publish_one_owner_cb;
  bench_put_in_again (bench);
  mado_practice_card_set_removal (bench->card, n, carried_out);
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  return bench_run (bench, &request, NULL, error);
}

static void
test_changed_unnoticed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  guint n_commands = bench_count_commands (bench);

  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, carried_out == 1, &error);

        g_test_message ("command %u", n);
        g_assert_true (mado_snapshot_get_complete (snapshot));
        /* Up to the sixth command nothing of the first card had been read. */
        g_assert_cmpuint (bench_find_owners (snapshot), ==, n > 6 ? 1 : 2);
        if (n > 6)
          g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        else
          g_assert_no_error (error);
      }
}

/* … nor had it any power from a service that did not look: it is given that. Where it is the same
 * card that was torn out and laid back, it is read to its end. */
static void
test_changed_cold (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoPracticeCard) twin = fixture_card_new ();
  guint n_commands = bench_count_commands (bench);

  for (guint n = 1; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) none = NULL;

      g_test_message ("command %u", n);
      mado_practice_card_set_cold (other);
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);
      g_assert_cmpuint (bench_find_owners (snapshot), ==, n > 6 ? 1 : 2);
      if (n > 6)
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      else
        g_assert_no_error (error);

      mado_practice_card_set_cold (twin);
      g_autoptr (MadoSnapshot) whole = run_changed (bench, twin, n, FALSE, &none);
      g_assert_no_error (none);
      g_assert_cmpuint (bench_find_owners (whole), ==, 1);
      bench_assert_state (whole, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_KNOWN);
    }
}

typedef struct
{
  Bench *bench;
  MadoPracticeCard *other; /* (nullable): once it is in */
  guint n_before;          /* so much is told before */
} Resetting;

/* What the other one says is in none of what is told. */
static void
on_publish_change_by_reset_cb (MadoSnapshot *snapshot, gpointer data)
{
  Resetting *self = data;
  MadoItemState sign = mado_snapshot_get_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE);

  g_assert_cmpuint (bench_find_owners (snapshot), !=, 3);
  g_assert_cmpint (mado_snapshot_get_token (snapshot), !=, MADO_TOKEN_ANDROID);
  g_assert_true (sign == MADO_ITEM_PENDING || sign == MADO_ITEM_HIDDEN);
  if (self->other == NULL || self->n_before-- > 0)
    return;
  mado_transport_practice_set_successor (self->bench->transport, FIXTURE_READER, self->other);
  mado_transport_practice_reset_card (self->bench->transport, FIXTURE_READER);
  self->other = NULL;
}

/* A reset that another program asked for is recovered from, and all is answered well: by a card
 * that is another one since. */
static void
test_changed_by_reset (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) senseless = fixture_bytes ("\xFF\xFF\xFF", 3);
  g_autoptr (GBytes) smartphone = fixture_bytes ("JPKIAPGPSETOKEN ", 16);
  /* Of the one it is behind its password, of these there for all, and not there. */
  g_autoptr (GBytes) readable = fixture_load ("sign");
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  GBytes *const signs[] = { readable, filler };
  guint n_other = 0;

  bench_replace_file (bench, 0x0008, g_bytes_ref (senseless));
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (guint n_before = 0; n_before < 12; n_before++)
      {
        g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
        g_autoptr (GError) error = NULL;
        MadoReadingRequest request = bench_make_request ();
        Resetting resetting = { bench, other, n_before };

        mado_practice_card_add_file (other, fixture_jpki, 0x0001, signs[i], 0);
        mado_practice_card_add_file (other, fixture_jpki, 0x0006, smartphone, 0);
        mado_practice_card_add_file (other, fixture_jpki, 0x0008, senseless, 0);
        bench_put_in_again (bench);
        request.publish = on_publish_change_by_reset_cb;
        request.user_data = &resetting;
        g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
        g_test_message ("after %u: %s", n_before, error != NULL ? error->message : "none");
        g_assert_cmpuint (bench_find_owners (snapshot), ==, 1);
        if (mado_practice_card_get_n_commands (other) == 0)
          continue;
        n_other++;
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      }
  g_assert_cmpuint (n_other, >, 16);
}

/* What the other one's files say of a certificate, and of what it is, is not taken for this one's,
 * either. */
static void
test_changed_files (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (GBytes) none = fixture_bytes ("\x00\x8F\x00", 3);
  g_autoptr (GBytes) smartphone = fixture_bytes ("JPKIAPGPSETOKEN ", 16);
  guint n_commands = bench_count_commands (bench);

  mado_practice_card_add_file (other, fixture_jpki, 0x0008, none, 0);
  mado_practice_card_add_file (other, fixture_jpki, 0x0006, smartphone, 0);
  for (guint n = 7; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);

      g_test_message ("command %u", n);
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_cmpuint (bench_find_owners (snapshot), ==, 1);
      g_assert_cmpint (mado_snapshot_get_availability (snapshot, MADO_KIND_SIGN), !=,
                       MADO_AVAILABILITY_NOT_RECORDED);
      g_assert_cmpint (mado_snapshot_get_token (snapshot), !=, MADO_TOKEN_ANDROID);
      if (n > 7)
        continue;
      /* What was not come to: a certificate that nobody has asked for may be there, or not. */
      bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE);
      bench_assert_state (snapshot, MADO_ITEM_TOKEN, MADO_ITEM_UNREADABLE);
    }
}

/* An extended READ that fails is followed by short ones over a new connection: no certificate is
 * put together of two. */
static void
test_changed_extended (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();

  mado_practice_card_set_extended (other, TRUE);
  mado_practice_card_set_extended (bench->card, TRUE);
  fixture_set_strangers (TRUE);
  for (guint n = 2; n <= 24; n++)
    {
      g_autoptr (GError) error = NULL;

      /* Anew each time, for an extended READ that failed is remembered. */
      mado_extended_forget_all ();
      g_assert_cmpuint (bench_count_commands (bench), ==, 24);
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);

      g_test_message ("command %u", n);
      g_assert_cmpuint (bench_find_owners (snapshot), !=, 3);
      g_assert_true (error == NULL ||
                     g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED));
    }
  fixture_set_strangers (FALSE);
  mado_extended_forget_all ();
}

/* No certificate tells the two apart: what was read of the first one is given up. */
static void
test_changed_without_certificate (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();

  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  bench_replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  guint n_commands = bench_count_commands (bench);
  for (guint n = 2; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);

      g_test_message ("command %u", n);
      g_assert_no_error (error);
      g_assert_cmpuint (bench_find_owners (snapshot), ==, 2);
      bench_assert_state (snapshot, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_KNOWN);
    }
}

/* The second one leaves before it has said anything: what the first one said of its certificate is
 * not this one's. */
static void
test_changed_and_removed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (GError) error = NULL;

  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  mado_practice_card_set_removal (other, 1, FALSE);
  g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, 7, FALSE, &error);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
}

typedef struct
{
  Bench *bench;
  MadoPracticeCard *other, *third;
} Changing;

/* Once something of the second card has been read. */
static void
on_publish_change_again_cb (MadoSnapshot *snapshot, gpointer data)
{
  Changing *changing = data;

  g_assert_cmpuint (bench_find_owners (snapshot), !=, 3);
  if (bench_find_owners (snapshot) != 2 || changing->third == NULL)
    return;
  mado_practice_card_set_removal (changing->other,
                                  mado_practice_card_get_n_commands (changing->other) + 1, FALSE);
  mado_transport_practice_set_successor (changing->bench->transport, FIXTURE_READER,
                                         g_steal_pointer (&changing->third));
}

/* … and once more, which is enough. */
static void
test_changed_without_certificate_twice (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoPracticeCard) third = fixture_card_new ();
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  g_autoptr (GError) error = NULL;

  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  mado_practice_card_add_file (other, fixture_jpki, 0x000A, filler, 0);
  bench_put_in_again (bench);
  mado_practice_card_set_removal (bench->card, 7, FALSE);
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);

  Changing changing = { bench, other, third };
  MadoReadingRequest request = bench_make_request ();
  request.publish = on_publish_change_again_cb;
  request.user_data = &changing;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  /* The service has seen no card leave, so nobody says that one did. */
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
  g_assert_cmpuint (bench_find_owners (snapshot), ==, 2);
  g_assert_cmpuint (mado_practice_card_get_n_commands (third), ==, 0);
}

/* --- with the password --------------------------------------------------------------------- */

/* Somebody else's tries are not used up, and their counter is not told as this card's. */
static void
test_sign_changed_unnoticed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  Asking asking;

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3)); /* so that 0001 is asked */
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  guint n_untold = 0;
  for (guint n = 1; mado_practice_card_get_n_verifies (bench->card) == 0; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;

        asking_init (&asking, "WRONG1");

        g_test_message ("command %u", n);
        bench_put_in_again (bench);
        bench_note_insertion (bench, base);
        mado_practice_card_set_removal (bench->card, n, carried_out == 1);
        mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
        g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, NULL, &error);
        g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
        g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
        if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
          n_untold++;
        else
          g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        if (merged != NULL)
          g_assert_cmpuint (bench_find_owners (merged), ==, 1);
        asking_clear (&asking);
      }
  /* VERIFY itself, whether it was carried out or not. */
  g_assert_cmpuint (n_untold, ==, 2);
  g_assert_cmpuint (fixture_get_sign_tries (bench->card), ==, 4);
  g_assert_cmpuint (fixture_get_sign_tries (other), ==, 2);
}

/* --- changed where PC/SC shows nothing at all ---------------------------------------------- */

/* Another program has verified the PIN of @file, and has left it at that. */
static void
leave_verified (Bench *bench, guint8 file, const char *pin)
{
  const guint8 pin_file[] = { 0x00, file };
  const MadoApdu commands[] = {
    { .ins = 0xA4, .p1 = 0x04, .p2 = 0x0C, .data = fixture_jpki, .data_length = 10 },
    { .ins = 0xA4, .p1 = 0x02, .p2 = 0x0C, .data = pin_file, .data_length = 2 },
    { .ins = 0x20, .p2 = 0x80, .data = (const guint8 *)pin, .data_length = strlen (pin) },
  };
  MadoChannel *other =
      mado_transport_connect (MADO_TRANSPORT (bench->transport), FIXTURE_READER, NULL, NULL);

  /* As some cards do. The others tell their counter all the same. */
  mado_practice_card_set_answers (bench->card, 0x63C0, TRUE, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gsize length = 0;
      guint16 sw = 0;
      g_assert_true (mado_apdu_transmit (other, &commands[i], NULL, &length, &sw, NULL));
      g_assert_cmphex (sw, ==, 0x9000);
    }
  g_assert_finalize_object (other);
}

/* The counter of a card that is still verified is asked for after a power cycle, and that is when
 * the card is changed. */
static void
test_changed_at_power_cycle (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  request.publish = bench_on_publish_one_owner_cb;
  leave_verified (bench, 0x18, "1234");
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (bench_find_owners (snapshot), ==, 1);
}

static void
test_sign_power_cycle (Bench *bench, gconstpointer changed)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_autoptr (GError) error = NULL;
  Asking asking;

  leave_verified (bench, 0x1B, FIXTURE_PASSWORD);
  guint n_verifies = mado_practice_card_get_n_verifies (bench->card);
  if (changed != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, NULL, &error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  if (changed != NULL)
    {
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
      g_assert_cmpuint (bench_find_owners (merged), ==, 1);
    }
  else
    {
      g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
      g_assert_cmpuint (asking.tries.left, ==, 4);
      n_verifies++;
    }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, n_verifies);
  asking_clear (&asking);
}

static void
test_change_power_cycle (Bench *bench, gconstpointer with_other)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_auto (Changed) changed = { 0 };

  mado_practice_card_add_pin (other, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  leave_verified (bench, 0x18, "1234");
  if (with_other != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  bench_run_change (bench, base, "1234", NULL, &changed);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  if (with_other != NULL)
    {
      g_assert_error (changed.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_NOT_SENT);
      g_assert_cmpint (changed.tries.state, ==, MADO_TRIES_UNKNOWN);
    }
  else
    {
      g_assert_no_error (changed.error);
      g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_CHANGED);
    }
}

/* The number of VERIFY among the commands of a change: with a wrong PIN it is the last one. */
static guint
find_verify (Bench *bench, MadoSnapshot *base)
{
  g_auto (Changed) changed = { 0 };

  bench_put_in_again (bench);
  bench_note_insertion (bench, base);
  bench_run_change (bench, base, "9999", NULL, &changed);
  g_assert_error (changed.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  mado_practice_card_add_pin (bench->card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  return mado_practice_card_get_n_commands (bench->card);
}

/* The counter that is asked for anew after an answer that makes no sense is the same card's, or
 * nothing is told. */
static void
test_change_puzzled (Bench *bench, gconstpointer with_other)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("\x69\x85", 2);
  g_auto (Changed) changed = { 0 };
  guint verify = find_verify (bench, base);

  bench_put_in_again (bench);
  bench_note_insertion (bench, base);
  mado_practice_card_set_garble (bench->card, verify, nonsense);
  if (with_other != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  bench_run_change (bench, base, "1234", NULL, &changed);
  g_assert_error (changed.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
  g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
  g_assert_cmpint (changed.tries.state, ==,
                   with_other != NULL ? MADO_TRIES_UNKNOWN : MADO_TRIES_LEFT);
  g_assert_true ((changed.after == NULL) == (with_other != NULL));
  if (with_other != NULL)
    return;
  g_assert_cmpint (mado_snapshot_get_tries (changed.after, MADO_PIN_AUTH).state, ==,
                   MADO_TRIES_LEFT);
  g_assert_cmpuint (bench_find_owners (changed.after), ==, 1);
}

/* The answer to VERIFY is lost, and the card still there: of the PIN, and of nothing else, nobody
 * knows how many tries are left. */
static void
test_change_lost (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  g_auto (Changed) changed = { 0 };
  guint verify = find_verify (bench, base);

  bench_put_in_again (bench);
  bench_note_insertion (bench, base);
  mado_practice_card_set_lose (bench->card, verify, FALSE);
  bench_run_change (bench, base, "1234", NULL, &changed);
  g_assert_nonnull (changed.error);
  g_assert_cmpint (changed.tries.state, ==, MADO_TRIES_UNKNOWN);
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    bench_assert_state (changed.after, item,
                        item == MADO_ITEM_PIN_AUTH ? MADO_ITEM_UNSURE
                                                   : mado_snapshot_get_state (base, item));
  g_assert_cmpint (mado_snapshot_get_tries (changed.after, MADO_PIN_AUTH).state, ==,
                   MADO_TRIES_UNREADABLE);
  g_assert_cmpuint (mado_snapshot_get_tries (changed.after, MADO_PIN_AUTH).left, ==, 0);
}

/* Changed after VERIFY: what is on the screen is not this card's any more. */
static void
test_sign_changed_after_verify (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = bench_other_card_new ();
  g_autoptr (MadoSnapshot) base = bench_run_whole (bench);
  guint before = mado_practice_card_get_n_commands (bench->card);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (GError) none = NULL;
  g_autoptr (MadoSnapshot) whole = bench_run_sign (bench, &asking, base, NULL, &none);
  g_assert_no_error (none);
  asking_clear (&asking);
  guint n_commands = mado_practice_card_get_n_commands (bench->card) - before;

  for (guint n = n_commands - 4; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;

      asking_init (&asking, FIXTURE_PASSWORD);
      bench_put_in_again (bench);
      bench_note_insertion (bench, base);
      mado_practice_card_set_removal (bench->card, n, FALSE);
      mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
      g_autoptr (MadoSnapshot) merged = bench_run_sign (bench, &asking, base, NULL, &error);
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_null (mado_snapshot_get_certificate (merged, MADO_KIND_SIGN));
      asking_clear (&asking);
    }
}

static void
add (const char *path, void (*test) (Bench *, gconstpointer))
{
  g_test_add (path, Bench, NULL, bench_set_up, test, bench_tear_down);
}

static void
add_with (const char *path, void (*test) (Bench *, gconstpointer), gconstpointer data)
{
  g_test_add (path, Bench, data, bench_set_up, test, bench_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/reading/changed/unnoticed", test_changed_unnoticed);
  add ("/reading/changed/cold", test_changed_cold);
  add ("/reading/changed/by-reset", test_changed_by_reset);
  add ("/reading/changed/files", test_changed_files);
  add ("/reading/changed/extended", test_changed_extended);
  add ("/reading/changed/without-certificate", test_changed_without_certificate);
  add ("/reading/changed/and-removed", test_changed_and_removed);
  add ("/reading/changed/without-certificate-twice", test_changed_without_certificate_twice);
  add ("/reading/sign/changed-unnoticed", test_sign_changed_unnoticed);
  add ("/reading/sign/changed-after-verify", test_sign_changed_after_verify);
  add ("/reading/power-cycle", test_changed_at_power_cycle);
  add_with ("/reading/power-cycle/sign", test_sign_power_cycle, NULL);
  add_with ("/reading/power-cycle/sign/changed", test_sign_power_cycle, "changed");
  add_with ("/reading/power-cycle/change", test_change_power_cycle, NULL);
  add_with ("/reading/power-cycle/change/changed", test_change_power_cycle, "changed");
  add ("/reading/change/lost", test_change_lost);
  add_with ("/reading/power-cycle/puzzled", test_change_puzzled, NULL);
  add_with ("/reading/power-cycle/puzzled/changed", test_change_puzzled, "changed");

  return g_test_run ();
}
