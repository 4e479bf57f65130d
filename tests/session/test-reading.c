/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-apdu.h"
#include "mado-civil-date.h"
#include "mado-extended-private.h"
#include "mado-reading-change.h"
#include "mado-snapshot-private.h"
#include "mado-transport-trace.h"
#include "session-fixture.h"
#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"

#include <string.h>

/* --- one reading of one card --------------------------------------------------------------- */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
} Bench;

static void
bench_set_up (Bench *bench, gconstpointer data)
{
  bench->card = fixture_card_new ();
  bench->transport = fixture_transport_new (bench->card);
}

static void
bench_tear_down (Bench *bench, gconstpointer data)
{
  g_assert_finalize_object (bench->transport);
  g_assert_finalize_object (bench->card);
}

static MadoReadingRequest
make_request (void)
{
  return (MadoReadingRequest){
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
  };
}

static MadoSnapshot *
run (Bench *bench, const MadoReadingRequest *request, MadoTries *tries, GError **error)
{
  MadoSnapshot *snapshot =
      mado_reading_run (MADO_TRANSPORT (bench->transport), request, NULL, error);

  if (tries != NULL)
    *tries = request->order->answer.tries;
  return snapshot;
}

static MadoSnapshot *
run_whole (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();
  MadoSnapshot *snapshot = run (bench, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  g_assert_true (mado_snapshot_get_complete (snapshot));
  return snapshot;
}

static void
put_in_again (Bench *bench)
{
  mado_transport_practice_insert (bench->transport, FIXTURE_READER, bench->card);
}

static void
replace_file (Bench *bench, guint16 fid, GBytes *content)
{
  mado_practice_card_add_file (bench->card, fixture_jpki, fid, content, fid == 1 ? 0x001B : 0);
  g_bytes_unref (content);
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = mado_civil_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_state (MadoSnapshot *snapshot, MadoItem item, MadoItemState state)
{
  g_assert_cmpint (mado_snapshot_get_state (snapshot, item), ==, state);
}

/* What an item is on fixture_card_new(), whose issuers are known. */
static MadoItemState
usual_state (MadoItem item)
{
  if (item == MADO_ITEM_AUTH_CA || item == MADO_ITEM_SIGN_CA)
    return MADO_ITEM_UNASKED;
  return item == MADO_ITEM_SIGN_CERTIFICATE ? MADO_ITEM_HIDDEN : MADO_ITEM_KNOWN;
}

static void
assert_only_differs (MadoSnapshot *snapshot, MadoItem item, MadoItemState state)
{
  for (MadoItem other = 0; other < MADO_N_ITEMS; other++)
    assert_state (snapshot, other, other == item ? state : usual_state (other));
}

/* --- the whole ----------------------------------------------------------------------------- */

static void
test_whole (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  MadoFacts facts;

  assert_only_differs (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
  /* Which is no failure. */
  g_assert_no_error (mado_snapshot_get_error (snapshot, MADO_ITEM_SIGN_CERTIFICATE));
  g_assert_cmpstr (mado_snapshot_get_reader (snapshot), ==, FIXTURE_READER);
  g_assert_true (mado_snapshot_get_practice (snapshot));
  g_assert_cmpint (mado_snapshot_get_token (snapshot), ==, MADO_TOKEN_MY_NUMBER_CARD);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN), ==, MADO_CHAIN_UNCHECKED);
  g_assert_cmpuint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).left, ==, 5);
  g_assert_cmpuint (mado_snapshot_get_tries (snapshot, MADO_PIN_JUKI).left, ==, 3);

  mado_snapshot_get_facts (snapshot, &facts);
  assert_date (&facts.card_expires, "2035-10-10");
  g_assert_cmpint (facts.medium, ==, MADO_MEDIUM_CARD);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_RECORDED);
  /* 2026-08-01T00:30Z is 9:30 in Japan; 2031-08-10T14:59:59Z the last second of that day there. */
  assert_date (&facts.certificates[MADO_KIND_AUTH].issued, "2026-08-01");
  assert_date (&facts.certificates[MADO_KIND_AUTH].expires, "2031-08-10");
  g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, MADO_RECORD_HIDDEN);
  g_assert_false (mado_civil_date_known (&facts.certificates[MADO_KIND_SIGN].expires));
  g_assert_false (mado_civil_date_known (&facts.born));
  g_assert_false (facts.certificates[MADO_KIND_SIGN].pin_locked);
  assert_date (&facts.card_expires, "2035-10-10");
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

/* Which item each publication was the first to decide, and after how many commands. */
typedef struct
{
  Bench *bench;
  GArray *items; /* (element-type MadoItem) */
  GArray *commands;
  MadoItemState before[MADO_N_ITEMS];
  GCancellable *cancellable;
  guint cancel_at;
  guint n_published;
  gsize last_done;
} Recorder;

static void
on_publish_cb (MadoSnapshot *snapshot, gpointer data)
{
  Recorder *recorder = data;
  guint n = mado_practice_card_get_n_commands (recorder->bench->card);

  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      MadoItemState state = mado_snapshot_get_state (snapshot, item);
      if (recorder->before[item] == MADO_ITEM_PENDING && state != MADO_ITEM_PENDING)
        {
          g_array_append_val (recorder->items, item);
          g_array_append_val (recorder->commands, n);
        }
      recorder->before[item] = state;
    }
  recorder->n_published++;
  /* The verdict is not taken back. */
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);
  if (recorder->n_published == recorder->cancel_at)
    g_cancellable_cancel (recorder->cancellable);
}

static void
on_progress_cb (gsize done, gsize total, gpointer data)
{
  Recorder *recorder = data;

  g_assert_cmpuint (total, >, 0);
  g_assert_cmpuint (done, <=, total);
  recorder->last_done = done;
}

static void
recorder_init (Recorder *recorder, Bench *bench)
{
  *recorder = (Recorder){ .bench = bench };
  recorder->items = g_array_new (FALSE, FALSE, sizeof (MadoItem));
  recorder->commands = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
recorder_clear (Recorder *recorder)
{
  g_array_unref (recorder->items);
  g_array_unref (recorder->commands);
}

static void
test_order (Bench *bench, gconstpointer data)
{
  static const MadoItem expected[] = {
    MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_PIN_AUTH,     MADO_ITEM_PIN_SIGN,
    MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_AVAILABILITY, MADO_ITEM_TOKEN,
    MADO_ITEM_AUTH_CA,          MADO_ITEM_SIGN_CA,      MADO_ITEM_PIN_TEXT,
    MADO_ITEM_PIN_JUKI,         MADO_ITEM_CARD_EXPIRY,  MADO_ITEM_PIN_JUKI_COMMON,
  };
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();
  Recorder recorder;

  recorder_init (&recorder, bench);
  request.publish = on_publish_cb;
  request.progress = on_progress_cb;
  request.user_data = &recorder;
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (snapshot);

  g_assert_cmpuint (recorder.items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < recorder.items->len; i++)
    g_assert_cmpint (g_array_index (recorder.items, MadoItem, i), ==, expected[i]);
  /* 895 bytes: two selections and four blocks; the counters take a command each. */
  g_assert_cmpuint (g_array_index (recorder.commands, guint, 0), ==, 6);
  g_assert_cmpuint (g_array_index (recorder.commands, guint, 2), ==, 8);
  g_assert_cmpuint (recorder.last_done, >, 0);
  recorder_clear (&recorder);
}

/* --- an item fails, the others stay -------------------------------------------------------- */

static void
test_auth_absent (Bench *bench, gconstpointer data)
{
  replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));

  /* 0008 says that it is there: the card contradicts itself. */
  g_autoptr (MadoSnapshot) contradicting = run_whole (bench);
  assert_only_differs (contradicting, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNSURE);
  g_assert_null (mado_snapshot_get_certificate (contradicting, MADO_KIND_AUTH));

  replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  g_autoptr (MadoSnapshot) agreeing = run_whole (bench);
  assert_only_differs (agreeing, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);

  replace_file (bench, 0x0008, fixture_bytes ("\xFF\xFF\xFF", 3));
  g_autoptr (MadoSnapshot) untold = run_whole (bench);
  assert_state (untold, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);
  assert_state (untold, MADO_ITEM_AVAILABILITY, MADO_ITEM_ABSENT);
}

static void
test_auth_wins_over_availability (Bench *bench, gconstpointer data)
{
  replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
  g_assert_cmpint (mado_snapshot_get_availability (snapshot, MADO_KIND_AUTH), ==,
                   MADO_AVAILABILITY_NOT_RECORDED);
}

/* A smartphone's certificate is behind its PIN; a card's never is. */
static void
test_auth_hidden (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) der = fixture_load ("auth");
  MadoFacts facts;

  mado_practice_card_add_file (bench->card, fixture_jpki, 0x000A, der, 0x0018);
  g_autoptr (MadoSnapshot) card = run_whole (bench);
  assert_state (card, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (card, MADO_ITEM_AUTH_CERTIFICATE), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);

  replace_file (bench, 0x0006, fixture_bytes ("JPKIAPGPSETOKEN ", 16));
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_HIDDEN);
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_HIDDEN);
}

static void
test_auth_in_wrong_file (Bench *bench, gconstpointer data)
{
  static const char *const stems[] = { "sign", "ca-generation-3" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      replace_file (bench, 0x000A, fixture_load (stems[i]));
      g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
      assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
      g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CERTIFICATE),
                      MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
    }
  /* One that does not say what it is for is taken. */
  replace_file (bench, 0x000A, fixture_load ("no-use-at-all"));
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
}

static void
test_auth_malformed (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  replace_file (bench, 0x000A, fixture_load ("dates-reversed"));
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CERTIFICATE),
                  MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_DATES);
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_UNREADABLE);
}

static void
test_sign_states (Bench *bench, gconstpointer data)
{
  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  g_autoptr (MadoSnapshot) not_recorded = run_whole (bench);
  assert_only_differs (not_recorded, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);

  /* 0008 does not tell: the file is asked. 6982 only says that it is behind its password. */
  replace_file (bench, 0x0008, fixture_bytes ("\xFF\xFF\xFF", 3));
  g_autoptr (MadoSnapshot) hidden = run_whole (bench);
  assert_state (hidden, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);

  g_autoptr (GBytes) filler = fixture_bytes ("\x00\x00\x00\x00", 4);
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  g_autoptr (MadoSnapshot) absent = run_whole (bench);
  assert_state (absent, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);

  g_autoptr (GBytes) nonsense = fixture_bytes ("\x12\x34\x56\x78", 4);
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, nonsense, 0);
  g_autoptr (MadoSnapshot) unsure = run_whole (bench);
  assert_state (unsure, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE);
}

static void
test_token_unknown (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  replace_file (bench, 0x0006, fixture_bytes ("SOMETHINGELSE", 13));
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_only_differs (snapshot, MADO_ITEM_TOKEN, MADO_ITEM_UNSURE);
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (facts.medium, ==, MADO_MEDIUM_UNKNOWN);
}

static void
test_locked (Bench *bench, gconstpointer data)
{
  static const guint16 words[] = { 0x63C0, 0x6983, 0x6984 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      MadoFacts facts;

      fixture_card_set_sign_tries (bench->card, 0, words[i]);
      g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
      g_assert_cmpint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).state, ==,
                       MADO_TRIES_LOCKED);
      mado_snapshot_get_facts (snapshot, &facts);
      g_assert_true (facts.certificates[MADO_KIND_SIGN].pin_locked);
      g_assert_false (facts.certificates[MADO_KIND_AUTH].pin_locked);
    }
}

static void
test_anchors (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();

  request.practice_cas = NULL;
  g_autoptr (MadoSnapshot) none = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (none, MADO_KIND_AUTH), ==, MADO_CHAIN_UNPINNED);

  /* The practice CAs mean nothing for a real card. */
  request = make_request ();
  request.practice = FALSE;
  g_autoptr (MadoSnapshot) real = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (mado_snapshot_get_practice (real));
  g_assert_cmpint (mado_snapshot_get_chain (real, MADO_KIND_AUTH), ==, MADO_CHAIN_UNPINNED);

  replace_file (bench, 0x000A, fixture_load ("auth-wrong-signature"));
  g_autoptr (MadoSnapshot) broken = run_whole (bench);
  g_assert_cmpint (mado_snapshot_get_chain (broken, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
}

/* Whose it is cannot be told, and why is. */
static void
test_issuer_unreadable (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();

  request.practice_cas = NULL;
  replace_file (bench, 0x000B, fixture_load ("auth-generation-2"));
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_UNCHECKED);
  assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CA), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);
  /* A copy knows it as well. */
  g_autoptr (MadoSnapshot) copy = mado_snapshot_copy (snapshot);
  g_assert_error (mado_snapshot_get_error (copy, MADO_ITEM_AUTH_CA), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);
}

/* --- what ends a reading ------------------------------------------------------------------- */

static void
test_nothing_to_read (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();
  MadoReadingRequest request = make_request ();

  mado_transport_practice_insert (bench->transport, FIXTURE_READER, foreign);
  g_assert_null (run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI);
  g_clear_error (&error);

  mado_transport_practice_remove (bench->transport, FIXTURE_READER);
  g_assert_null (run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&error);

  request.reader = "Nowhere";
  g_assert_null (run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER);
  g_clear_error (&error);

  mado_transport_practice_set_service (bench->transport, FALSE);
  request = make_request ();
  g_assert_null (run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
}

static void
test_cancelled (Bench *bench, gconstpointer data)
{
  for (guint at = 1; at <= 10; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      MadoReadingRequest request = make_request ();
      Recorder recorder;

      recorder_init (&recorder, bench);
      recorder.cancellable = cancellable;
      recorder.cancel_at = at;
      request.publish = on_publish_cb;
      request.user_data = &recorder;
      g_autoptr (MadoSnapshot) snapshot =
          mado_reading_run (MADO_TRANSPORT (bench->transport), &request, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (recorder.n_published, ==, at);
      g_assert_true (mado_snapshot_get_complete (snapshot));
      assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
      assert_state (snapshot, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_UNREADABLE);
      recorder_clear (&recorder);
    }
}

static gpointer
let_go_later (gpointer data)
{
  g_usleep (400 * 1000);
  mado_transport_practice_set_slot_state (data, FIXTURE_READER, MADO_SLOT_CARD);
  return NULL;
}

static void
test_held_by_another (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();
  gint64 start = g_get_monotonic_time ();

  mado_transport_practice_set_slot_state (bench->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  g_assert_null (run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 800 * 1000);

  GThread *thread = g_thread_new ("another program", let_go_later, bench->transport);
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
  g_thread_join (thread);
}

/* --- removed and garbled at every command ----------------------------------------------------- */

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
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  guint n_commands = mado_practice_card_get_n_commands (bench->card);
  MadoReadingRequest request = make_request ();

  g_assert_cmpuint (n_commands, >=, 18);
  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;

        put_in_again (bench);
        mado_practice_card_set_removal (bench->card, n, carried_out == 1);
        g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, n);
        g_assert_true ((snapshot != NULL) == (n > 1));
        if (snapshot != NULL)
          assert_truthful (snapshot, whole);
      }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);

  put_in_again (bench);
  g_autoptr (MadoSnapshot) again = run_whole (bench);
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
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  guint n_commands = mado_practice_card_get_n_commands (bench->card);
  MadoReadingRequest request = make_request ();

  for (guint i = 0; i < G_N_ELEMENTS (garbles); i++)
    for (guint n = 1; n <= n_commands; n++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) answer = garbles[i].bytes != NULL
                                        ? g_bytes_new_static (garbles[i].bytes, garbles[i].length)
                                        : NULL;

        put_in_again (bench);
        mado_practice_card_set_garble (bench->card, n, answer);
        g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
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
  assert_date (&facts.card_expires, "2035-10-10");
}

static void
run_to_the_end (Bench *bench, MadoSnapshot *whole)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);

  g_assert_no_error (error);
  assert_as_whole (snapshot, whole);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
test_survives (Bench *bench, gconstpointer data)
{
  guint n_commands;

  g_autoptr (MadoSnapshot) first = run_whole (bench); /* tries extended length, once */
  put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  n_commands = mado_practice_card_get_n_commands (bench->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      for (guint carried_out = 0; carried_out < 2; carried_out++)
        {
          g_test_message ("command %u is lost", n);
          put_in_again (bench);
          mado_practice_card_set_lose (bench->card, n, carried_out == 1);
          run_to_the_end (bench, whole);
        }
      mado_practice_card_set_lose (bench->card, 0, FALSE);
      for (guint i = 0; i < N_WRONG_ANSWERS; i++)
        {
          g_autoptr (GBytes) answer = make_wrong_answer (i);
          g_test_message ("command %u, wrong answer %u", n, i);
          put_in_again (bench);
          mado_practice_card_set_garble (bench->card, n, answer);
          run_to_the_end (bench, whole);
        }
    }
}

/* The same for a card that has neither certificate: what is not there is not there, and nothing but
 * the insertion tells that it is the same one. */
static void
test_survives_without_certificates (Bench *bench, gconstpointer data)
{
  guint n_commands;

  replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  replace_file (bench, 0x0008, fixture_bytes ("\x00\x00\x00", 3));
  g_autoptr (MadoSnapshot) first = run_whole (bench);
  put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  assert_state (whole, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);
  n_commands = mado_practice_card_get_n_commands (bench->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      MadoReadingRequest request = make_request ();

      g_test_message ("command %u is lost", n);
      put_in_again (bench);
      mado_practice_card_set_lose (bench->card, n, FALSE);
      g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
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
      MadoReadingRequest request = make_request ();

      g_test_message ("answer %u to every READ", i);
      put_in_again (bench);
      mado_practice_card_set_garble (bench->card, i < N_WRONG_ANSWERS ? MADO_PRACTICE_EVERY : 0,
                                     answer);
      mado_practice_card_set_lose (bench->card, i < N_WRONG_ANSWERS ? 0 : MADO_PRACTICE_EVERY,
                                   FALSE);
      g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
      if (i == N_WRONG_ANSWERS)
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
      else
        g_assert_no_error (error);
      g_assert_null (mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH));
      assert_state (snapshot, MADO_ITEM_PIN_AUTH, MADO_ITEM_KNOWN);
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
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  MadoReadingRequest request = make_request ();

  request.publish = on_publish_reset_cb;
  request.user_data = bench;
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_different_states (snapshot, whole), ==, 0);
}

/* --- another card in its place, and nobody noticed ----------------------------------------- */

/* Somebody else's: nothing that is read of it is as on the bench's card. */
static MadoPracticeCard *
other_card_new (void)
{
  static const char record[] = "\xDF\x21\x1C"
                               "A98765432101234"
                               "13115"
                               "20310203";
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) auth = fixture_load ("auth-generation-2");
  g_autoptr (GBytes) common = g_bytes_new_static (record, sizeof record - 1);

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, auth, 0);
  mado_practice_card_add_record (card, fixture_common, 1, 1, common);
  fixture_card_set_sign_tries (card, 2, 0x63C0);
  mado_practice_card_add_pin (card, fixture_jpki, 0x0018, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_text, 0x0011, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_juki, 0x001C, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_common, 0x001C, "9999", 3, 1, 0x63C0);
  return card;
}

/* Bits: 1 for the bench's card, 2 for the other one. */
static guint
find_owners (MadoSnapshot *snapshot)
{
  static const guint left[MADO_N_REFERENCES] = { 5, 3, 3, 3, 3 };
  MadoCertificate *auth = mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH);
  guint owners = 0;
  MadoFacts facts;

  if (auth != NULL)
    {
      g_autoptr (GBytes) own = fixture_load ("auth");
      g_autoptr (GBytes) others = fixture_load ("auth-generation-2");
      if (g_bytes_equal (mado_certificate_get_der (auth), own))
        owners |= 1;
      else
        owners |= g_bytes_equal (mado_certificate_get_der (auth), others) ? 2 : 3;
    }
  for (MadoPin pin = 0; pin < MADO_N_REFERENCES; pin++)
    if (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN + pin) == MADO_ITEM_KNOWN)
      owners |= mado_snapshot_get_tries (snapshot, pin).left == left[pin] ? 1 : 2;
  mado_snapshot_get_facts (snapshot, &facts);
  if (g_date_valid (&facts.card_expires))
    owners |= g_date_get_year (&facts.card_expires) == 2035 ? 1 : 2;
  return owners;
}

static void
on_publish_one_owner_cb (MadoSnapshot *snapshot, gpointer data)
{
  g_assert_cmpuint (find_owners (snapshot), !=, 3);
}

/* The bench's card is changed for @other at the n-th command. (transfer full) (nullable) */
static MadoSnapshot *
run_changed (Bench *bench, MadoPracticeCard *other, guint n, gboolean carried_out, GError **error)
{
  MadoReadingRequest request = make_request ();

  request.publish = on_publish_one_owner_cb;
  put_in_again (bench);
  mado_practice_card_set_removal (bench->card, n, carried_out);
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  return run (bench, &request, NULL, error);
}

static guint
count_commands (Bench *bench)
{
  g_autoptr (MadoSnapshot) first = run_whole (bench); /* tries extended length, once */
  put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  g_assert_cmpuint (find_owners (whole), ==, 1);
  return mado_practice_card_get_n_commands (bench->card);
}

static void
test_changed_unnoticed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  guint n_commands = count_commands (bench);

  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, carried_out == 1, &error);

        g_test_message ("command %u", n);
        g_assert_true (mado_snapshot_get_complete (snapshot));
        /* Up to the sixth command nothing of the first card had been read. */
        g_assert_cmpuint (find_owners (snapshot), ==, n > 6 ? 1 : 2);
        if (n > 6)
          g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        else
          g_assert_no_error (error);
      }
}

/* An extended READ that fails is followed by short ones over a new connection: no certificate is
 * put together of two. */
static void
test_changed_extended (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  mado_practice_card_set_extended (other, TRUE);
  mado_practice_card_set_extended (bench->card, TRUE);
  fixture_set_strangers (TRUE);
  for (guint n = 2; n <= 24; n++)
    {
      g_autoptr (GError) error = NULL;

      /* Anew each time, for an extended READ that failed is remembered. */
      mado_extended_forget_all ();
      g_assert_cmpuint (count_commands (bench), ==, 24);
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);

      g_test_message ("command %u", n);
      g_assert_cmpuint (find_owners (snapshot), !=, 3);
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
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  guint n_commands = count_commands (bench);
  for (guint n = 2; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoSnapshot) snapshot = run_changed (bench, other, n, FALSE, &error);

      g_test_message ("command %u", n);
      g_assert_no_error (error);
      g_assert_cmpuint (find_owners (snapshot), ==, 2);
      assert_state (snapshot, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_KNOWN);
    }
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

  g_assert_cmpuint (find_owners (snapshot), !=, 3);
  if (find_owners (snapshot) != 2 || changing->third == NULL)
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
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (MadoPracticeCard) third = fixture_card_new ();
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  g_autoptr (GError) error = NULL;

  replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  mado_practice_card_add_file (other, fixture_jpki, 0x000A, filler, 0);
  put_in_again (bench);
  mado_practice_card_set_removal (bench->card, 7, FALSE);
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);

  Changing changing = { bench, other, third };
  MadoReadingRequest request = make_request ();
  request.publish = on_publish_change_again_cb;
  request.user_data = &changing;
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  /* The service has seen no card leave, so nobody says that one did. */
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
  g_assert_cmpuint (find_owners (snapshot), ==, 2);
  g_assert_cmpuint (mado_practice_card_get_n_commands (third), ==, 0);
}

/* The record is shown as that of the last reading; one that is not begun takes nothing from it. */
static void
test_cancelled_before (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoTransport) transport =
      mado_transport_trace_new (MADO_TRANSPORT (bench->transport));
  MadoReadingRequest request = make_request ();

  g_autoptr (MadoSnapshot) first = mado_reading_run (transport, &request, cancellable, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (mado_reading_run (transport, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_autoptr (MadoTrace) trace = mado_transport_trace_dup (MADO_TRANSPORT_TRACE (transport));
  g_assert_cmpuint (trace->events->len, >, 0);
  g_assert_true (g_str_has_prefix (trace->outcome, "ended:ok"));

  /* Nor is an answer of before still there. */
  g_autoptr (MadoSecret) password = mado_secret_new (FIXTURE_PASSWORD);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  order->answer.tries = (MadoTries){ MADO_TRIES_LEFT, 1 };
  request.order = order;
  g_assert_null (mado_reading_run (transport, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (order->answer.tries.state, ==, MADO_TRIES_UNKNOWN);
}

/* --- with the password --------------------------------------------------------------------- */

typedef struct
{
  MadoReadingRequest request;
  MadoPinOrder *order;
  MadoTries tries;
  MadoPracticeCard *card; /* where it is looked at */
  guint n_after;
} Asking;

static void
asking_init (Asking *asking, const char *password)
{
  g_autoptr (MadoSecret) secret = mado_secret_new (password);

  *asking = (Asking){ .request = make_request () };
  asking->order = mado_pin_order_new_sign (secret, FALSE);
  asking->request.order = asking->order;
}

static void
asking_clear (Asking *asking)
{
  mado_pin_order_unref (asking->order);
}

static void
test_password (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoFacts facts;
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 3, 0x63C0);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);

  g_assert_no_error (error);
  assert_only_differs (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN), ==, MADO_CHAIN_PINNED);
  g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_LEFT);
  g_assert_cmpuint (asking.tries.left, ==, 5);
  g_assert_cmpuint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).left, ==, 5);
  mado_snapshot_get_facts (snapshot, &facts);
  assert_date (&facts.born, "1985-10-10");
  assert_date (&facts.certificates[MADO_KIND_SIGN].expires, "2031-08-10");
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
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asking.n_after, ==, 2);
  asking_clear (&asking);

  /* What was not sent may be asked for again, with a yes to the last try. */
  asking_init (&asking, FIXTURE_PASSWORD);
  fixture_card_set_sign_tries (bench->card, 1, 0x63C0);
  g_autoptr (MadoSnapshot) refused = run (bench, &asking.request, &asking.tries, &error);
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
      g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);

      g_assert_error (error, MADO_CARD_ERROR, (int)cases[i].expected);
      g_assert_cmpint (asking.tries.state, ==, cases[i].state);
      g_assert_cmpuint (asking.tries.left, ==, cases[i].left);
      assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
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

  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  g_assert_no_error (error);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);

  /* 0008 alone does not keep a person from asking. */
  replace_file (bench, 0x0001, fixture_load ("sign"));
  g_autoptr (MadoSnapshot) found = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  assert_state (found, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
}

/* A card that says so only behind its password: nobody has said that there is one. */
static void
test_password_for_nothing (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  Asking asking;

  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0x001B);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 1);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
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
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
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

  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = run_whole (bench);
  /* What comes next: the selections of the application and of the file, and the first byte. */
  guint probe = mado_practice_card_get_n_commands (bench->card) + 3;

  put_in_again (bench);
  mado_practice_card_set_garble (bench->card, probe, refused);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, probe);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static guint
count_differing (Bench *bench, guint juki, guint common, MadoFacts *facts)
{
  mado_practice_card_add_pin (bench->card, fixture_juki, 0x001C, "1234", 3, juki, 0x6984);
  mado_practice_card_add_pin (bench->card, fixture_common, 0x001C, "1234", 3, common, 0x6984);
  put_in_again (bench);
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  mado_snapshot_get_facts (snapshot, facts);
  return mado_snapshot_get_juki_differs (snapshot) ? 1 : 0;
}

/* The two references of one PIN, each with a counter of its own: locked is either of them. */
static void
test_juki_differs (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  g_assert_cmpuint (count_differing (bench, 3, 3, &facts), ==, 0);
  g_assert_false (facts.juki_pin_locked);
  g_assert_cmpuint (count_differing (bench, 3, 2, &facts), ==, 1);
  g_assert_false (facts.juki_pin_locked);
  g_assert_cmpuint (count_differing (bench, 3, 0, &facts), ==, 1);
  g_assert_true (facts.juki_pin_locked);
  g_assert_cmpuint (count_differing (bench, 0, 3, &facts), ==, 1);
  g_assert_true (facts.juki_pin_locked);
  g_assert_cmpuint (count_differing (bench, 0, 0, &facts), ==, 0);
}

static MadoChain
read_sign_chain (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  put_in_again (bench);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  return mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN);
}

/* Files 0002 and 000B are read only where the issuer is a stranger. */
static void
test_ca_files (Bench *bench, gconstpointer data)
{
  guint known = count_commands (bench);
  g_assert_cmpint (read_sign_chain (bench), ==, MADO_CHAIN_PINNED);
  guint known_with_sign = mado_practice_card_get_n_commands (bench->card);

  fixture_set_strangers (TRUE);
  guint strange = count_commands (bench);
  g_assert_cmpint (read_sign_chain (bench), ==, MADO_CHAIN_UNPINNED);
  guint strange_with_sign = mado_practice_card_get_n_commands (bench->card);
  fixture_set_strangers (FALSE);

  /* A selection and four blocks of 256 bytes, which come to the same twice, the second time from
   * the selection of the application on. */
  g_assert_cmpuint (strange, ==, known + 5 + 6);
  g_assert_cmpuint (strange_with_sign, ==, known_with_sign + 5 + 6 + 7 + 2 * 5);
}

/* A stranger's certificate with no CA file to check it against is a stranger's all the same. */
static void
test_ca_missing (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  replace_file (bench, 0x000B, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  fixture_set_strangers (TRUE);
  g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
  fixture_set_strangers (FALSE);
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_UNCHECKED);
  g_assert_true (facts.certificates[MADO_KIND_AUTH].chain_unpinned);
  g_assert_false (facts.certificates[MADO_KIND_AUTH].chain_broken);
}

/* Ends that are there and not to be reckoned with, from the certificate to the facts. */
static void
test_no_end (Bench *bench, gconstpointer data)
{
  static const char *const stems[] = { "dates-without-end", "dates-after-2200" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      MadoFacts facts;
      replace_file (bench, 0x000A, fixture_load (stems[i]));
      g_autoptr (MadoSnapshot) snapshot = run_whole (bench);
      mado_snapshot_get_facts (snapshot, &facts);
      g_assert_true (facts.certificates[MADO_KIND_AUTH].no_end);
      g_assert_false (mado_civil_date_known (&facts.certificates[MADO_KIND_AUTH].expires));
      g_assert_true (mado_civil_date_known (&facts.certificates[MADO_KIND_AUTH].issued));
    }
}

/* The signs of a 顔認証 card: that no PIN of it can be used, not that one is locked. */
static void
test_no_other_pin (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  mado_practice_card_add_pin (bench->card, fixture_jpki, 0x0018, "1234", 3, 0, 0x6984);
  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  g_assert_cmpuint (count_differing (bench, 3, 3, &facts), ==, 0);
  g_assert_true (facts.certificates[MADO_KIND_AUTH].pin_locked);
  g_assert_false (facts.no_other_pin);
  count_differing (bench, 0, 0, &facts);
  g_assert_false (facts.no_other_pin);
  mado_practice_card_add_pin (bench->card, fixture_text, 0x0011, "1234", 3, 0, 0x6984);
  count_differing (bench, 0, 0, &facts);
  g_assert_true (facts.no_other_pin);
  count_differing (bench, 0, 3, &facts);
  g_assert_false (facts.no_other_pin);
}

/* A forged CA with the key id of a real one, and a certificate that it made: the CA on the card is
 * not asked for, for the real one's key is known. */
static void
test_forged_ca (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();

  replace_file (bench, 0x000A, fixture_load ("auth-borrowed-key-id"));
  replace_file (bench, 0x000B, fixture_load ("ca-borrowed-key-id"));
  request.practice = FALSE;
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
  assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_UNASKED);
}

static void
test_password_certificate_malformed (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  replace_file (bench, 0x0001, fixture_load ("auth"));
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
}

/* How many commands it takes up to and with VERIFY: with a wrong password that is the last one. */
static guint
count_commands_to_verify (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  fixture_card_set_sign_tries (bench->card, 4, 0x63C0);
  put_in_again (bench);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
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
  put_in_again (bench);
  mado_practice_card_set_removal (bench->card, n, carried_out);
  asking_init (&asking, right ? FIXTURE_PASSWORD : "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
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
      assert_state (snapshot, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNSURE);
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
  put_in_again (bench);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, NULL, &error);
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
  put_in_again (bench);
  mado_practice_card_set_garble (bench->card, verify, nothing);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
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
      put_in_again (bench);
      mado_practice_card_set_garble (bench->card, verify, accepted);
      mado_practice_card_set_lose (bench->card, n > 0 ? verify + n : 0, FALSE);
      asking_init (&asking, "WRONG1");
      g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      MadoTries shown = mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN);
      g_test_message ("lost %u: %s, %d %u", n, error != NULL ? error->message : "none",
                      asking.tries.state, asking.tries.left);
      assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
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
      put_in_again (bench);
      mado_practice_card_set_lose (bench->card, verify, TRUE);
      mado_practice_card_set_garble (bench->card, n, nothing);
      asking_init (&asking, "WRONG1");
      g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      g_test_message ("command %u: %s", n - verify, error->message);
      if (!g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
        continue;
      n_untold++;
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
      assert_state (snapshot, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNSURE);
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
  put_in_again (bench);
  mado_practice_card_set_lose (bench->card, lost ? n : 0, FALSE);
  mado_practice_card_set_garble (bench->card, lost ? 0 : n, answer);
  asking_init (&asking, FIXTURE_PASSWORD);
  MadoSnapshot *snapshot = run (bench, &asking.request, &asking.tries, error);
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
      put_in_again (bench);
      mado_practice_card_set_removal (bench->card, all - back, FALSE);
      asking_init (&asking, FIXTURE_PASSWORD);
      g_autoptr (MadoSnapshot) snapshot = run (bench, &asking.request, &asking.tries, &error);
      asking_clear (&asking);
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      assert_state (whole, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
      assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
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
      assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE);
      g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_SIGN_CERTIFICATE),
                      MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
      mado_snapshot_get_facts (snapshot, &facts);
      g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, MADO_RECORD_UNREADABLE);
    }
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, G_N_ELEMENTS (contents));
}

/* --- the second half by itself ------------------------------------------------------------- */

static MadoSnapshot *
run_sign (
    Bench *bench, Asking *asking, MadoSnapshot *base, GCancellable *cancellable, GError **error)
{
  MadoSnapshot *snapshot = mado_reading_run_sign (MADO_TRANSPORT (bench->transport),
                                                  &asking->request, base, cancellable, error);

  asking->tries = asking->order->answer.tries;
  return snapshot;
}

/* Nor does a card that says so once, and something without sense when it is asked again. */
static void
test_password_perhaps_for_nothing (Bench *bench, gconstpointer data)
{
  g_autoptr (GBytes) filler = fixture_bytes ("\x00\x00\x00\x00", 4);
  g_autoptr (GBytes) senseless = fixture_bytes ("\x6F\x12", 2);
  guint n_sent = 0;

  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  assert_state (base, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);
  for (guint n = 1; n < 16; n++)
    {
      g_autoptr (GError) error = NULL;
      guint verifies = mado_practice_card_get_n_verifies (bench->card);
      Asking asking;

      mado_practice_card_set_garble (
          bench->card, mado_practice_card_get_n_commands (bench->card) + n, senseless);
      asking_init (&asking, FIXTURE_PASSWORD);
      g_autoptr (MadoSnapshot) snapshot = run_sign (bench, &asking, base, NULL, &error);
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
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, NULL, &error);
  g_assert_no_error (error);
  assert_only_differs (merged, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  g_assert_cmpint (mado_snapshot_get_chain (merged, MADO_KIND_SIGN), ==, MADO_CHAIN_PINNED);
  g_assert_cmpint (mado_snapshot_get_chain (merged, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);
  /* The old one is as it was. */
  assert_state (base, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
  g_assert_false (mado_practice_card_get_verified (bench->card, fixture_jpki, 0x001B));
  asking_clear (&asking);

  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) counted = run_sign (bench, &asking, base, NULL, &error);
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  g_assert_cmpuint (mado_snapshot_get_tries (counted, MADO_PIN_SIGN).left, ==, 4);
  asking_clear (&asking);
}

static void
test_sign_other_card (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  g_autoptr (MadoPracticeCard) other = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  Asking asking;

  mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
  mado_transport_practice_insert (bench->transport, FIXTURE_READER, other);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_assert_null (run_sign (bench, &asking, base, NULL, &error));
  asking_clear (&asking);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
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
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  Asking asking;

  /* Once VERIFY was sent nothing is cut short: the first publication is after it. */
  asking_init (&asking, FIXTURE_PASSWORD);
  asking.request.publish = on_publish_cancel_cb;
  asking.request.user_data = cancellable;
  g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, cancellable, &error);
  g_assert_no_error (error);
  assert_state (merged, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);

  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_null (run_sign (bench, &asking, base, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 1);
  asking_clear (&asking);
}

static void
on_committed_cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
}

/* Who has not heard that it is sent, and cancels, may be sure that it is not. */
static void
test_sign_cancelled_committing (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  asking.request.committed = on_committed_cancel_cb;
  asking.request.user_data = cancellable;
  g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, cancellable, &error);
  asking_clear (&asking);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

/* As if @snapshot had been read since the card was last put in. */
static void
note_insertion (Bench *bench, MadoSnapshot *snapshot)
{
  guint32 insertion = 0;

  g_assert_true (mado_transport_get_insertion (MADO_TRANSPORT (bench->transport), FIXTURE_READER,
                                               &insertion, NULL));
  mado_snapshot_set_insertion (snapshot, insertion);
}

/* Somebody else's tries are not used up, and their counter is not told as this card's. */
static void
test_sign_changed_unnoticed (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  Asking asking;

  replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3)); /* so that 0001 is asked */
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  guint n_untold = 0;
  for (guint n = 1; mado_practice_card_get_n_verifies (bench->card) == 0; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        g_autoptr (GError) error = NULL;

        asking_init (&asking, "WRONG1");

        g_test_message ("command %u", n);
        put_in_again (bench);
        note_insertion (bench, base);
        mado_practice_card_set_removal (bench->card, n, carried_out == 1);
        mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
        g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, NULL, &error);
        g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
        g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
        if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
          n_untold++;
        else
          g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        if (merged != NULL)
          g_assert_cmpuint (find_owners (merged), ==, 1);
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
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = make_request ();

  request.publish = on_publish_one_owner_cb;
  leave_verified (bench, 0x18, "1234");
  mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  g_autoptr (MadoSnapshot) snapshot = run (bench, &request, NULL, &error);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (find_owners (snapshot), ==, 1);
}

static void
test_sign_power_cycle (Bench *bench, gconstpointer changed)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  g_autoptr (GError) error = NULL;
  Asking asking;

  leave_verified (bench, 0x1B, FIXTURE_PASSWORD);
  guint n_verifies = mado_practice_card_get_n_verifies (bench->card);
  if (changed != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  asking_init (&asking, "WRONG1");
  g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, NULL, &error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  if (changed != NULL)
    {
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_cmpint (asking.tries.state, ==, MADO_TRIES_UNKNOWN);
      g_assert_cmpuint (find_owners (merged), ==, 1);
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

/* A change of the 利用者証明用暗証番号 to 8642. */
typedef struct
{
  MadoPinChange change;
  MadoTries tries;
  GError *error;
  MadoSnapshot *after;
} Changed;

static void
changed_clear (Changed *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->after, mado_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changed, changed_clear)

/* @cancellable: (nullable): cancelled at the last moment */
static void
run_change_cancelled (Bench *bench,
                      MadoSnapshot *base,
                      const char *typed,
                      GCancellable *cancellable,
                      Changed *changed)
{
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_AUTH, typed, NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_AUTH, "8642", NULL);
  g_autoptr (MadoPinOrder) order =
      mado_pin_order_new_change (MADO_PIN_AUTH, current, new_pin, FALSE);
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .order = order,
    .committed = cancellable != NULL ? on_committed_cancel_cb : NULL,
    .user_data = cancellable,
  };

  changed->after = mado_reading_run_change (MADO_TRANSPORT (bench->transport), &request, base,
                                            cancellable, &changed->error);
  changed->change = order->answer.change;
  changed->tries = order->answer.tries;
}

static void
run_change (Bench *bench, MadoSnapshot *base, const char *typed, Changed *changed)
{
  run_change_cancelled (bench, base, typed, NULL, changed);
}

static void
test_change_cancelled_committing (Bench *bench, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  g_auto (Changed) changed = { 0 };

  run_change_cancelled (bench, base, "1234", cancellable, &changed);
  g_assert_error (changed.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench->card), ==, 0);
}

static void
test_change_power_cycle (Bench *bench, gconstpointer with_other)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  g_auto (Changed) changed = { 0 };

  mado_practice_card_add_pin (other, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  leave_verified (bench, 0x18, "1234");
  if (with_other != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  run_change (bench, base, "1234", &changed);
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

  put_in_again (bench);
  note_insertion (bench, base);
  run_change (bench, base, "9999", &changed);
  g_assert_error (changed.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  mado_practice_card_add_pin (bench->card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  return mado_practice_card_get_n_commands (bench->card);
}

/* The counter that is asked for anew after an answer that makes no sense is the same card's, or
 * nothing is told. */
static void
test_change_puzzled (Bench *bench, gconstpointer with_other)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("\x69\x85", 2);
  g_auto (Changed) changed = { 0 };
  guint verify = find_verify (bench, base);

  put_in_again (bench);
  note_insertion (bench, base);
  mado_practice_card_set_garble (bench->card, verify, nonsense);
  if (with_other != NULL)
    mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
  run_change (bench, base, "1234", &changed);
  g_assert_error (changed.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
  g_assert_cmpint (changed.change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
  g_assert_cmpint (changed.tries.state, ==,
                   with_other != NULL ? MADO_TRIES_UNKNOWN : MADO_TRIES_LEFT);
  g_assert_true ((changed.after == NULL) == (with_other != NULL));
  if (with_other != NULL)
    return;
  g_assert_cmpint (mado_snapshot_get_tries (changed.after, MADO_PIN_AUTH).state, ==,
                   MADO_TRIES_LEFT);
  g_assert_cmpuint (find_owners (changed.after), ==, 1);
}

/* Changed after VERIFY: what is on the screen is not this card's any more. */
static void
test_sign_changed_after_verify (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (MadoSnapshot) base = run_whole (bench);
  guint before = mado_practice_card_get_n_commands (bench->card);
  Asking asking;

  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (GError) none = NULL;
  g_autoptr (MadoSnapshot) whole = run_sign (bench, &asking, base, NULL, &none);
  g_assert_no_error (none);
  asking_clear (&asking);
  guint n_commands = mado_practice_card_get_n_commands (bench->card) - before;

  for (guint n = n_commands - 4; n <= n_commands; n++)
    {
      g_autoptr (GError) error = NULL;

      asking_init (&asking, FIXTURE_PASSWORD);
      put_in_again (bench);
      note_insertion (bench, base);
      mado_practice_card_set_removal (bench->card, n, FALSE);
      mado_transport_practice_set_successor (bench->transport, FIXTURE_READER, other);
      g_autoptr (MadoSnapshot) merged = run_sign (bench, &asking, base, NULL, &error);
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_assert_null (mado_snapshot_get_certificate (merged, MADO_KIND_SIGN));
      asking_clear (&asking);
    }
}

/* ------------------------------------------------------------------------------------------- */

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

  add ("/reading/whole", test_whole);
  add ("/reading/order", test_order);
  add ("/reading/auth/absent", test_auth_absent);
  add ("/reading/auth/wins-over-availability", test_auth_wins_over_availability);
  add ("/reading/auth/hidden", test_auth_hidden);
  add ("/reading/auth/in-wrong-file", test_auth_in_wrong_file);
  add ("/reading/auth/malformed", test_auth_malformed);
  add ("/reading/sign/states", test_sign_states);
  add ("/reading/token/unknown", test_token_unknown);
  add ("/reading/locked", test_locked);
  add ("/reading/anchors", test_anchors);
  add ("/reading/ca-files", test_ca_files);
  add ("/reading/ca-missing", test_ca_missing);
  add ("/reading/no-end", test_no_end);
  add ("/reading/no-other-pin", test_no_other_pin);
  add ("/reading/forged-ca", test_forged_ca);
  add ("/reading/juki-differs", test_juki_differs);
  add ("/reading/issuer-unreadable", test_issuer_unreadable);
  add ("/reading/nothing-to-read", test_nothing_to_read);
  add ("/reading/cancelled", test_cancelled);
  add ("/reading/cancelled-before", test_cancelled_before);
  add ("/reading/held-by-another", test_held_by_another);
  add ("/reading/removed", test_removed);
  add ("/reading/garbled", test_garbled);
  add ("/reading/survives", test_survives);
  add ("/reading/survives/without-certificates", test_survives_without_certificates);
  add ("/reading/never-left", test_never_left);
  add ("/reading/reset-by-another", test_reset_by_another);
  add ("/reading/changed/unnoticed", test_changed_unnoticed);
  add ("/reading/changed/extended", test_changed_extended);
  add ("/reading/changed/without-certificate", test_changed_without_certificate);
  add ("/reading/changed/without-certificate-twice", test_changed_without_certificate_twice);
  add ("/reading/password/right", test_password);
  add ("/reading/password/erased", test_password_erased);
  add ("/reading/password/refused", test_password_refused);
  add ("/reading/password/without-certificate", test_password_without_certificate);
  add ("/reading/password/certificate-refused", test_password_certificate_refused);
  add ("/reading/password/certificate-malformed", test_password_certificate_malformed);
  add ("/reading/password/removed", test_password_removed);
  add ("/reading/password/answer-lost", test_password_answer_lost);
  add ("/reading/password/survives", test_password_survives);
  add ("/reading/password/contradicts", test_password_contradicts);
  add ("/reading/password/perhaps-for-nothing", test_password_perhaps_for_nothing);
  add ("/reading/password/untold", test_password_untold);
  add ("/reading/password/known-issuer-unread", test_password_issuer_removed);
  add ("/reading/password/for-nothing", test_password_for_nothing);
  add ("/reading/password/garbage", test_password_garbage);
  add ("/reading/password/not-verified", test_password_not_verified);
  add ("/reading/sign/merged", test_sign);
  add ("/reading/sign/other-card", test_sign_other_card);
  add ("/reading/sign/changed-unnoticed", test_sign_changed_unnoticed);
  add ("/reading/sign/changed-after-verify", test_sign_changed_after_verify);
  add ("/reading/power-cycle", test_changed_at_power_cycle);
  add_with ("/reading/power-cycle/sign", test_sign_power_cycle, NULL);
  add_with ("/reading/power-cycle/sign/changed", test_sign_power_cycle, "changed");
  add_with ("/reading/power-cycle/change", test_change_power_cycle, NULL);
  add_with ("/reading/power-cycle/change/changed", test_change_power_cycle, "changed");
  add_with ("/reading/power-cycle/puzzled", test_change_puzzled, NULL);
  add_with ("/reading/power-cycle/puzzled/changed", test_change_puzzled, "changed");
  add ("/reading/sign/cancelled", test_sign_cancelled);
  add ("/reading/sign/cancelled-committing", test_sign_cancelled_committing);
  add ("/reading/change/cancelled-committing", test_change_cancelled_committing);

  return g_test_run ();
}
