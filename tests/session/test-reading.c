/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-pin-pad-practice.h"
#include "mado-practice-card-private.h"
#include "mado-snapshot-private.h"
#include "mado-transport-practice-private.h"
#include "mado-transport-trace.h"
#include "reading-bench.h"

/* --- the whole ----------------------------------------------------------------------------- */

static void
test_whole (Bench *bench, gconstpointer data)
{
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  MadoFacts facts;

  bench_assert_only_differs (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
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
  bench_assert_date (&facts.card_expires, "2035-10-10");
  g_assert_cmpint (facts.medium, ==, MADO_MEDIUM_CARD);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_RECORDED);
  /* 2026-08-01T00:30Z is 9:30 in Japan; 2031-08-10T14:59:59Z the last second of that day there. */
  bench_assert_date (&facts.certificates[MADO_KIND_AUTH].issued, "2026-08-01");
  bench_assert_date (&facts.certificates[MADO_KIND_AUTH].expires, "2031-08-10");
  g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, MADO_RECORD_HIDDEN);
  g_assert_false (mado_civil_date_known (&facts.certificates[MADO_KIND_SIGN].expires));
  g_assert_false (mado_civil_date_known (&facts.born));
  g_assert_false (facts.certificates[MADO_KIND_SIGN].pin_locked);
  bench_assert_date (&facts.card_expires, "2035-10-10");
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
  MadoReadingRequest request = bench_make_request ();
  Recorder recorder;

  recorder_init (&recorder, bench);
  request.publish = on_publish_cb;
  request.progress = on_progress_cb;
  request.user_data = &recorder;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
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

static void
on_publish_keys_cb (MadoSnapshot *snapshot, gpointer data)
{
  guint *n_asked_for = data;

  for (guint pin = 0; pin < MADO_N_PINS; pin++)
    if (mado_snapshot_get_tries (snapshot, (MadoPin)pin).state != MADO_TRIES_UNKNOWN)
      {
        g_assert_true (mado_snapshot_get_has_pin_pad (snapshot));
        (*n_asked_for)++;
      }
}

/* A PIN is asked for as soon as its tries are known: by then it is known where it is to be typed,
 * be the reading not over, or be it broken off. */
static void
test_keys (Bench *bench, gconstpointer data)
{
  static const char *const typed[] = { NULL };
  MadoReadingRequest request = bench_make_request ();
  g_autoptr (GError) error = NULL;
  guint n_asked_for = 0;

  mado_pin_pad_practice_attach (bench->transport, typed);
  request.publish = on_publish_keys_cb;
  request.user_data = &n_asked_for;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mado_snapshot_get_has_pin_pad (snapshot));
  g_assert_cmpuint (n_asked_for, >, MADO_N_PINS);
}

/* --- an item fails, the others stay -------------------------------------------------------- */

static void
test_auth_absent (Bench *bench, gconstpointer data)
{
  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));

  /* 0008 says that it is there: the card contradicts itself. */
  g_autoptr (MadoSnapshot) contradicting = bench_run_whole (bench);
  bench_assert_only_differs (contradicting, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNSURE);
  g_assert_null (mado_snapshot_get_certificate (contradicting, MADO_KIND_AUTH));

  bench_replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  g_autoptr (MadoSnapshot) agreeing = bench_run_whole (bench);
  bench_assert_only_differs (agreeing, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);

  bench_replace_file (bench, 0x0008, fixture_bytes ("\xFF\xFF\xFF", 3));
  g_autoptr (MadoSnapshot) untold = bench_run_whole (bench);
  bench_assert_state (untold, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT);
  bench_assert_state (untold, MADO_ITEM_AVAILABILITY, MADO_ITEM_ABSENT);
}

static void
test_auth_wins_over_availability (Bench *bench, gconstpointer data)
{
  bench_replace_file (bench, 0x0008, fixture_bytes ("\x8F\x00\x00", 3));
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
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
  g_autoptr (MadoSnapshot) card = bench_run_whole (bench);
  bench_assert_state (card, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (card, MADO_ITEM_AUTH_CERTIFICATE), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);

  bench_replace_file (bench, 0x0006, fixture_bytes ("JPKIAPGPSETOKEN ", 16));
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_HIDDEN);
  /* Which is no failure either. */
  g_assert_no_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CERTIFICATE));
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_HIDDEN);
}

static void
test_auth_in_wrong_file (Bench *bench, gconstpointer data)
{
  static const char *const stems[] = { "sign", "ca-generation-3" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      bench_replace_file (bench, 0x000A, fixture_load (stems[i]));
      g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
      bench_assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
      g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CERTIFICATE),
                      MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
    }
  /* One that does not say what it is for is taken. */
  bench_replace_file (bench, 0x000A, fixture_load ("no-use-at-all"));
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
}

static void
test_auth_malformed (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  bench_replace_file (bench, 0x000A, fixture_load ("dates-reversed"));
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_only_differs (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE);
  g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CERTIFICATE),
                  MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_DATES);
  mado_snapshot_get_facts (snapshot, &facts);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_UNREADABLE);
}

static void
on_publish_not_absent_cb (MadoSnapshot *snapshot, gpointer data)
{
  g_assert_cmpint (mado_snapshot_get_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE), !=,
                   MADO_ITEM_ABSENT);
}

/* Nor is it said for a moment not to be there, before the file is asked. */
static void
test_sign_untold (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  guint known = bench_count_commands (bench);

  bench_put_in_again (bench);
  bench_replace_file (bench, 0x0008, fixture_bytes ("\xFF\xFF\xFF", 3));
  request.publish = on_publish_not_absent_cb;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
  /* 0008 once more, from the selection of the application on, and the file once. */
  g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, known + 3 + 2);
}

/* A counter that is answered with nonsense cannot be read, which is not that it was never asked. */
static void
test_tries_unreadable (Bench *bench, gconstpointer data)
{
  /* Of that PIN there are five tries. */
  mado_practice_card_add_pin (bench->card, fixture_jpki, 0x001B, FIXTURE_PASSWORD, 7, 7, 0x63C0);
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_only_differs (snapshot, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNREADABLE);
  g_assert_cmpint (mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN).state, ==,
                   MADO_TRIES_UNREADABLE);
}

static void
on_publish_talk_nonsense_cb (MadoSnapshot *snapshot, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GBytes) nonsense = fixture_bytes ("\x12", 1);

  mado_practice_card_set_garble (bench->card, MADO_PRACTICE_EVERY, nonsense);
}

/* Nor one where not even the selection makes sense. The card has its power as before: by nothing
 * does it show that it was put in before the service looked. */
static void
test_nonsense (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  /* No certificate that could be compared. */
  bench_replace_file (bench, 0x000A, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  request.publish = on_publish_talk_nonsense_cb;
  request.user_data = bench;
  guint power_session = bench->card->power_session;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  for (MadoPin pin = 0; pin < MADO_N_REFERENCES; pin++)
    {
      bench_assert_state (snapshot, MADO_ITEM_PIN_SIGN + pin, MADO_ITEM_UNREADABLE);
      g_assert_cmpint (mado_snapshot_get_tries (snapshot, pin).state, ==, MADO_TRIES_UNREADABLE);
    }
  /* Nothing is known of the one behind its password, and why. */
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE);
  g_assert_error (mado_snapshot_get_error (snapshot, MADO_ITEM_SIGN_CERTIFICATE), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);
  g_assert_cmpuint (bench->card->power_session, ==, power_session);
}

static void
test_sign_states (Bench *bench, gconstpointer data)
{
  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
  g_autoptr (MadoSnapshot) not_recorded = bench_run_whole (bench);
  bench_assert_only_differs (not_recorded, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);

  /* 0008 does not tell: the file is asked. 6982 only says that it is behind its password. */
  bench_replace_file (bench, 0x0008, fixture_bytes ("\xFF\xFF\xFF", 3));
  g_autoptr (MadoSnapshot) hidden = bench_run_whole (bench);
  bench_assert_state (hidden, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN);
  g_assert_no_error (mado_snapshot_get_error (hidden, MADO_ITEM_SIGN_CERTIFICATE));

  g_autoptr (GBytes) filler = fixture_bytes ("\x00\x00\x00\x00", 4);
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, filler, 0);
  g_autoptr (MadoSnapshot) absent = bench_run_whole (bench);
  bench_assert_state (absent, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT);

  g_autoptr (GBytes) nonsense = fixture_bytes ("\x12\x34\x56\x78", 4);
  mado_practice_card_add_file (bench->card, fixture_jpki, 0x0001, nonsense, 0);
  g_autoptr (MadoSnapshot) unsure = bench_run_whole (bench);
  bench_assert_state (unsure, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE);
}

static void
test_token_unknown (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  bench_replace_file (bench, 0x0006, fixture_bytes ("SOMETHINGELSE", 13));
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_only_differs (snapshot, MADO_ITEM_TOKEN, MADO_ITEM_UNSURE);
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
      g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
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
  MadoReadingRequest request = bench_make_request ();

  request.practice_cas = NULL;
  g_autoptr (MadoSnapshot) none = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (none, MADO_KIND_AUTH), ==, MADO_CHAIN_UNPINNED);

  /* The practice CAs mean nothing for a real card. */
  request = bench_make_request ();
  request.practice = FALSE;
  g_autoptr (MadoSnapshot) real = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (mado_snapshot_get_practice (real));
  g_assert_cmpint (mado_snapshot_get_chain (real, MADO_KIND_AUTH), ==, MADO_CHAIN_UNPINNED);

  bench_replace_file (bench, 0x000A, fixture_load ("auth-wrong-signature"));
  g_autoptr (MadoSnapshot) broken = bench_run_whole (bench);
  g_assert_cmpint (mado_snapshot_get_chain (broken, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
}

/* Ends that are there and not to be reckoned with, from the certificate to the facts. */
static void
test_no_end (Bench *bench, gconstpointer data)
{
  static const char *const stems[] = { "dates-without-end", "dates-after-2200" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      MadoFacts facts;
      bench_replace_file (bench, 0x000A, fixture_load (stems[i]));
      g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
      mado_snapshot_get_facts (snapshot, &facts);
      g_assert_true (facts.certificates[MADO_KIND_AUTH].no_end);
      g_assert_false (mado_civil_date_known (&facts.certificates[MADO_KIND_AUTH].expires));
      g_assert_true (mado_civil_date_known (&facts.certificates[MADO_KIND_AUTH].issued));
    }
}

/* Whose it is cannot be told, and why is. */
static void
test_issuer_unreadable (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  request.practice_cas = NULL;
  bench_replace_file (bench, 0x000B, fixture_load ("auth-generation-2"));
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_UNCHECKED);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_UNREADABLE);
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
  MadoReadingRequest request = bench_make_request ();

  mado_transport_practice_insert (bench->transport, FIXTURE_READER, foreign);
  g_assert_null (bench_run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI);
  g_clear_error (&error);

  mado_transport_practice_remove (bench->transport, FIXTURE_READER);
  g_assert_null (bench_run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&error);

  request.reader = "Nowhere";
  g_assert_null (bench_run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER);
  g_clear_error (&error);

  mado_transport_practice_set_service (bench->transport, FALSE);
  request = bench_make_request ();
  g_assert_null (bench_run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
}

static void
test_cancelled (Bench *bench, gconstpointer data)
{
  for (guint at = 1; at <= 10; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      MadoReadingRequest request = bench_make_request ();
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
      bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
      bench_assert_state (snapshot, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_UNREADABLE);
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
  MadoReadingRequest request = bench_make_request ();
  gint64 start = g_get_monotonic_time ();

  mado_transport_practice_set_slot_state (bench->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  g_assert_null (bench_run (bench, &request, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 800 * 1000);

  GThread *thread = g_thread_new ("another program", let_go_later, bench->transport);
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_KNOWN);
  g_thread_join (thread);
}

/* The record is shown as that of the last reading; one that is not begun takes nothing from it. */
static void
test_cancelled_before (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MadoTransport) transport =
      mado_transport_trace_new (MADO_TRANSPORT (bench->transport));
  MadoReadingRequest request = bench_make_request ();

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

/* --- the counters -------------------------------------------------------------------------- */

static guint
count_differing (Bench *bench, guint juki, guint common, MadoFacts *facts)
{
  mado_practice_card_add_pin (bench->card, fixture_juki, 0x001C, "1234", 3, juki, 0x6984);
  mado_practice_card_add_pin (bench->card, fixture_common, 0x001C, "1234", 3, common, 0x6984);
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
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

/* The signs of a 顔認証 card: that no PIN of it can be used, not that one is locked. */
static void
test_no_other_pin (Bench *bench, gconstpointer data)
{
  MadoFacts facts;

  mado_practice_card_add_pin (bench->card, fixture_jpki, 0x0018, "1234", 3, 0, 0x6984);
  bench_replace_file (bench, 0x0008, fixture_bytes ("\x00\x8F\x00", 3));
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

/* --- the issuers --------------------------------------------------------------------------- */

static MadoChain
read_sign_chain (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Asking asking;

  bench_put_in_again (bench);
  asking_init (&asking, FIXTURE_PASSWORD);
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &asking.request, &asking.tries, &error);
  asking_clear (&asking);
  g_assert_no_error (error);
  bench_assert_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_KNOWN);
  return mado_snapshot_get_chain (snapshot, MADO_KIND_SIGN);
}

/* Files 0002 and 000B are read only where the issuer is a stranger. */
static void
test_ca_files (Bench *bench, gconstpointer data)
{
  guint known = bench_count_commands (bench);
  /* Nothing is asked, nor selected, again that is as it should be. */
  g_assert_cmpuint (known, ==, 19);
  g_assert_cmpint (read_sign_chain (bench), ==, MADO_CHAIN_PINNED);
  guint known_with_sign = mado_practice_card_get_n_commands (bench->card);

  fixture_set_strangers (TRUE);
  guint strange = bench_count_commands (bench);
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

  guint n_commands = bench_count_commands (bench);
  bench_replace_file (bench, 0x000B, fixture_bytes ("\xFF\xFF\xFF\xFF", 4));
  bench_put_in_again (bench);
  fixture_set_strangers (TRUE);
  g_autoptr (MadoSnapshot) snapshot = bench_run_whole (bench);
  fixture_set_strangers (FALSE);
  /* Said twice, from the selection of the application on, it is believed: whether it is still the
   * same card is not asked for it. */
  g_assert_cmpuint (mado_practice_card_get_n_commands (bench->card), ==, n_commands + 2 + 3);
  mado_snapshot_get_facts (snapshot, &facts);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_ABSENT);
  g_assert_no_error (mado_snapshot_get_error (snapshot, MADO_ITEM_AUTH_CA));
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_UNCHECKED);
  g_assert_true (facts.certificates[MADO_KIND_AUTH].chain_unpinned);
  g_assert_false (facts.certificates[MADO_KIND_AUTH].chain_broken);
}

/* A forged CA with the key id of a real one, and a certificate that it made: the CA on the card is
 * not asked for, for the real one's key is known. */
static void
test_forged_ca (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();

  bench_replace_file (bench, 0x000A, fixture_load ("auth-borrowed-key-id"));
  bench_replace_file (bench, 0x000B, fixture_load ("ca-borrowed-key-id"));
  request.practice = FALSE;
  g_autoptr (MadoSnapshot) snapshot = bench_run (bench, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_BROKEN);
  bench_assert_state (snapshot, MADO_ITEM_AUTH_CA, MADO_ITEM_UNASKED);
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

  add ("/reading/whole", test_whole);
  add ("/reading/order", test_order);
  add ("/reading/keys", test_keys);
  add ("/reading/auth/absent", test_auth_absent);
  add ("/reading/auth/wins-over-availability", test_auth_wins_over_availability);
  add ("/reading/auth/hidden", test_auth_hidden);
  add ("/reading/auth/in-wrong-file", test_auth_in_wrong_file);
  add ("/reading/auth/malformed", test_auth_malformed);
  add ("/reading/sign/states", test_sign_states);
  add ("/reading/sign/untold", test_sign_untold);
  add ("/reading/tries/unreadable", test_tries_unreadable);
  add ("/reading/nonsense", test_nonsense);
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

  return g_test_run ();
}
