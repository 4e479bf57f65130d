/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advisor-private.h"
#include "mado-card-thread.h"
#include "mado-civil-date.h"
#include "mado-clock.h"
#include "mado-left-alone-private.h"
#include "mado-mailbox.h"
#include "mado-midnight-private.h"
#include "mado-reader-choice.h"
#include "mado-reader-name.h"
#include "mado-reader-private.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"

#include <time.h>

/* --- midnight ------------------------------------------------------------------------------ */

static void
test_midnight_after (void)
{
  static const struct
  {
    const char *now;
    const char *midnight;
  } table[] = {
    { "2026-11-23T14:59:59Z", "2026-11-23T15:00:00Z" },
    { "2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z" },
    { "2026-11-23T00:00:00Z", "2026-11-23T15:00:00Z" },
    { "2026-12-31T20:00:00Z", "2027-01-01T15:00:00Z" },
    { "1969-12-31T14:59:59Z", "1969-12-31T15:00:00Z" },
    { "1969-12-30T15:00:00Z", "1969-12-31T15:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (table[i].now, NULL);
      g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 (table[i].midnight, NULL);
      g_assert_cmpint (mado_midnight_after (g_date_time_to_unix (now)), ==,
                       g_date_time_to_unix (midnight));
    }
}

/* A second may be over but for a moment, so that there is one more of them. */
static void
test_midnight_wait (void)
{
  g_assert_cmpuint (mado_midnight_wait (1000, 1000), ==, 1);
  g_assert_cmpuint (mado_midnight_wait (1010, 1000), ==, 11);
  g_assert_cmpuint (mado_midnight_wait (900, 1000), ==, 1);
  g_assert_cmpuint (mado_midnight_wait (1000 + 86400, 1000), ==, 86401);
  g_assert_cmpuint (mado_midnight_wait (G_GINT64_CONSTANT (4102444800), 1000), ==, 86401);
}

static gboolean
on_midnight_cb (gpointer data)
{
  (*(guint *)data)++;
  return G_SOURCE_REMOVE;
}

static void
test_midnight_source (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint soon = 0;
  guint far = 0;
  g_autoptr (GSource) near_source = mado_midnight_source_new (now + 1);
  g_autoptr (GSource) far_source = mado_midnight_source_new (now + 1000);

  g_source_set_callback (near_source, on_midnight_cb, &soon, NULL);
  g_source_attach (near_source, NULL);
  g_source_set_callback (far_source, on_midnight_cb, &far, NULL);
  g_source_attach (far_source, NULL);
  fixture_spin_until (soon > 0);
  g_assert_cmpint (g_get_real_time () / G_USEC_PER_SEC, >=, now + 1);
  fixture_spin_for (20);
  g_assert_cmpuint (soon, ==, 1);
  g_assert_cmpuint (far, ==, 0);
  g_assert_true (g_source_is_destroyed (near_source));
  g_source_destroy (far_source);
}

/* --- the advisor --------------------------------------------------------------------------- */

static void
on_advice_changed_cb (gpointer data)
{
  (*(guint *)data)++;
}

/* A clock that stands: no machine is too slow for it. */
static gint64
read_standing_clock (gpointer data)
{
  return *(gint64 *)data;
}

static void
assert_today (MadoAdvisor *advisor, const char *expected)
{
  MadoAdvice *advice = mado_advisor_get_advice (advisor);
  g_autofree char *today = advice != NULL ? mado_civil_date_format (&advice->today) : NULL;

  g_assert_cmpstr (today, ==, expected);
}

static void
assert_clock (MadoAdvisor *advisor, const char *expected)
{
  GDate date;

  mado_advisor_get_today (advisor, &date);
  g_autofree char *today = mado_civil_date_format (&date);
  g_assert_cmpstr (today, ==, expected);
}

/* 2026-11-23 becomes the 24th in Japan at 15:00 UTC; once, and the next time is a day later. Told
 * without a card, too: whoever shows what was typed has no other clock. */
static void
test_advisor_midnight (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, &error);
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", TRUE);
  g_autoptr (GDateTime) before = g_date_time_new_from_iso8601 ("2026-11-23T14:59:58Z", NULL);
  gint64 now = g_date_time_to_unix (before);
  gint64 start = g_get_real_time () / G_USEC_PER_SEC;
  guint n_changes = 0;
  MadoAdvisor *advisor = mado_advisor_new (on_advice_changed_cb, &n_changes);

  g_assert_no_error (error);
  mado_advisor_set_clock (advisor, read_standing_clock, &now);
  mado_advisor_set_municipality (advisor, ward);
  if (data != NULL)
    mado_advisor_set_snapshot (advisor, snapshot);
  n_changes = 0;
  assert_today (advisor, data != NULL ? "2026-11-23" : NULL);
  assert_clock (advisor, "2026-11-23");

  now += 2;
  fixture_spin_until (n_changes == 1);
  g_assert_cmpint (g_get_real_time () / G_USEC_PER_SEC, >=, start + 2);
  assert_today (advisor, data != NULL ? "2026-11-24" : NULL);
  assert_clock (advisor, "2026-11-24");
  fixture_spin_for (1200);
  g_assert_cmpuint (n_changes, ==, 1);

  mado_advisor_set_snapshot (advisor, NULL);
  assert_today (advisor, NULL);
  mado_advisor_free (advisor);
}

/* --- the mailbox --------------------------------------------------------------------------- */

static gint n_freed;

static void
free_number (gpointer message)
{
  g_atomic_int_inc (&n_freed);
  g_free (message);
}

typedef struct
{
  guint n_delivered;
  guint last;
  guint close_at;
  MadoMailbox *mailbox;
  GThread *thread;
} Owner;

static void
deliver (gpointer owner, gpointer message)
{
  Owner *self = owner;
  guint number = *(guint *)message;

  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpuint (number, ==, self->last + 1);
  self->last = number;
  self->n_delivered++;
  if (number == self->close_at)
    mado_mailbox_close (self->mailbox);
}

static gpointer
post_thousand (gpointer data)
{
  for (guint i = 1; i <= 1000; i++)
    mado_mailbox_post (data, g_memdup2 (&i, sizeof i));
  mado_mailbox_unref (data);
  return NULL;
}

static void
mailbox_run (guint close_at)
{
  Owner owner = { .close_at = close_at, .thread = g_thread_self () };

  n_freed = 0;
  owner.mailbox = mado_mailbox_new (&owner, deliver, free_number);
  GThread *thread = g_thread_new ("poster", post_thousand, mado_mailbox_ref (owner.mailbox));
  fixture_spin_until (owner.n_delivered == (close_at != 0 ? close_at : 1000));
  g_thread_join (thread);
  fixture_spin_for (5);
  g_assert_cmpuint (owner.n_delivered, ==, close_at != 0 ? close_at : 1000);
  mado_mailbox_close (owner.mailbox);
  mado_mailbox_unref (owner.mailbox);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, 1000);
}

static void
test_mailbox_delivers (void)
{
  mailbox_run (0);
}

/* What comes after the close is dropped, and freed. */
static void
test_mailbox_closed (void)
{
  for (guint close_at = 1; close_at < 1000; close_at += 37)
    mailbox_run (close_at);
}

static void
test_mailbox_flush (void)
{
  Owner owner = { .thread = g_thread_self () };

  n_freed = 0;
  owner.mailbox = mado_mailbox_new (&owner, deliver, free_number);
  post_thousand (mado_mailbox_ref (owner.mailbox));
  mado_mailbox_flush (owner.mailbox);
  g_assert_cmpuint (owner.n_delivered, ==, 1000);
  mado_mailbox_close (owner.mailbox);
  mado_mailbox_unref (owner.mailbox);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (n_freed, ==, 1000);
}

/* --- the card thread ----------------------------------------------------------------------- */

static gint n_jobs_done;
static GThread *job_thread;

static void
do_job (gpointer data)
{
  g_assert_cmpint (GPOINTER_TO_INT (data), ==, g_atomic_int_add (&n_jobs_done, 1));
  if (job_thread == NULL)
    job_thread = g_thread_self ();
  g_assert_true (job_thread == g_thread_self ());
}

static void
test_card_thread (void)
{
  for (guint round = 0; round < 20; round++)
    {
      MadoCardThread *thread = mado_card_thread_new ();

      n_jobs_done = 0;
      job_thread = NULL;
      for (int i = 0; i < 50; i++)
        mado_card_thread_push (thread, do_job, GINT_TO_POINTER (i), NULL);
      g_assert_true (mado_card_thread_stop (thread, 20 * 1000));
      g_assert_cmpint (n_jobs_done, ==, 50);
      g_assert_true (job_thread != g_thread_self ());
      /* It is counted in and out where it is left alone, and only there. */
      g_assert_cmpuint (mado_left_alone_count (), ==, 0);
    }
}

/* --- the clock --- */

#ifdef __linux__

static gint64
get_microseconds (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_BOOTTIME, &now), ==, 0);
  return now.tv_sec * G_TIME_SPAN_SECOND + now.tv_nsec / 1000;
}

/* Of a hundred looks at it at all parts of a second. */
static void
test_clock (void)
{
  for (guint i = 0; i < 100; i++)
    {
      gint64 before = get_microseconds ();
      gint64 now = mado_clock_get_time ();

      g_assert_cmpint (now, >=, before);
      g_assert_cmpint (now, <=, get_microseconds ());
      g_usleep (7 * G_TIME_SPAN_MILLISECOND);
    }
}

#endif

/* --- left alone --- */

typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean may_go;
  gint freed; /* (atomic) */
} Stuck;

static void
be_stuck (gpointer data)
{
  Stuck *stuck = data;

  g_mutex_lock (&stuck->lock);
  while (!stuck->may_go)
    g_cond_wait (&stuck->changed, &stuck->lock);
  g_mutex_unlock (&stuck->lock);
}

static void
note_freed (gpointer data)
{
  g_atomic_int_inc (&((Stuck *)data)->freed);
}

/* A thread that is stuck keeps nobody. What it holds, and what waits behind it, is given up when it
 * comes back. */
static void
test_card_thread_left_alone (void)
{
  Stuck stuck = { 0 };
  MadoCardThread *thread = mado_card_thread_new ();

  g_mutex_init (&stuck.lock);
  g_cond_init (&stuck.changed);
  mado_card_thread_push (thread, be_stuck, &stuck, note_freed);
  mado_card_thread_push (thread, be_stuck, &stuck, note_freed);
  g_assert_false (mado_card_thread_stop (thread, 10));
  g_assert_cmpuint (mado_left_alone_count (), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&stuck.freed), ==, 0);

  g_mutex_lock (&stuck.lock);
  stuck.may_go = TRUE;
  g_cond_broadcast (&stuck.changed);
  g_mutex_unlock (&stuck.lock);
  fixture_spin_until (mado_left_alone_count () == 0);
  g_assert_cmpint (g_atomic_int_get (&stuck.freed), ==, 2);
  g_mutex_clear (&stuck.lock);
  g_cond_clear (&stuck.changed);
}

/* --- the names of readers --- */

static const struct
{
  const char *bytes;
  const char *label;
} reader_names[] = {
  { "SCM SCR 3310 00 00", "SCM SCR 3310 00 00" },
  { "カードリーダー 00 00", "カードリーダー 00 00" },
  { "リー\xE3\x83 00 00", "リー\\xE3\\x83 00 00" },               /* cut inside a letter */
  { "\x83\x8A\x81[\x83_ 00 00", "\\x83\\x8A\\x81[\\x83_ 00 00" }, /* Shift_JIS */
  { "\xEE\xBF\xA3", "\\xEE\\xBF\\xA3" }, /* the letter that stands for a byte */
};

/* Names of any bytes are UTF-8 here, keep apart, and lead back to their reader. */
static void
test_reader_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reader_names); i++)
    {
      g_autofree char *name = mado_reader_name_from_bytes (reader_names[i].bytes);
      g_autofree char *bytes = mado_reader_name_to_bytes (name);
      g_autofree char *label = mado_reader_name_to_label (name);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpstr (bytes, ==, reader_names[i].bytes);
      g_assert_cmpstr (label, ==, reader_names[i].label);
    }
}

/* --- which reader -------------------------------------------------------------------------- */

typedef struct
{
  MadoReaderChoice *choice;
  GListStore *readers;
  MadoReader *a;
  MadoReader *b;
} Readers;

static void
readers_set_up (Readers *self, gconstpointer data)
{
  self->choice = mado_reader_choice_new ();
  self->readers = g_list_store_new (MADO_TYPE_READER);
  self->a = mado_reader_new ("A");
  self->b = mado_reader_new ("B");
  g_list_store_append (self->readers, self->a);
  g_list_store_append (self->readers, self->b);
}

static void
readers_tear_down (Readers *self, gconstpointer data)
{
  mado_reader_choice_free (self->choice);
  g_object_unref (self->readers);
  g_assert_finalize_object (self->a);
  g_assert_finalize_object (self->b);
}

static MadoReader *
pick (Readers *self, MadoReader *current)
{
  return mado_reader_choice_pick (self->choice, G_LIST_MODEL (self->readers), current);
}

static void
test_choice (Readers *self, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING, "held");

  /* All empty: the one in use, else the first. */
  g_assert_true (pick (self, NULL) == self->a);
  g_assert_true (pick (self, self->b) == self->b);

  g_assert_true (mado_reader_update (self->b, MADO_SLOT_CARD, 1));
  g_assert_true (pick (self, self->a) == self->b);
  g_assert_true (mado_reader_update (self->a, MADO_SLOT_CARD, 2));
  g_assert_true (pick (self, self->b) == self->b);

  /* A foreign card does not hide the other; nor does an error. */
  mado_reader_choice_note (self->choice, self->b, MADO_OUTCOME_FOREIGN, NULL);
  g_assert_true (pick (self, self->b) == self->a);
  mado_reader_choice_note (self->choice, self->a, MADO_OUTCOME_ERROR, error);
  g_assert_true (pick (self, self->b) == self->a);
  g_assert_error (mado_reader_choice_get_error (self->choice, self->a), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SHARING);

  /* An error holds while the slot is as it was; foreign as long as the card is. */
  g_assert_true (mado_reader_update (self->a, MADO_SLOT_BUSY, 2));
  g_assert_cmpint (mado_reader_choice_get (self->choice, self->a), ==, MADO_OUTCOME_NONE);
  g_assert_true (mado_reader_update (self->b, MADO_SLOT_CARD, 3));
  g_assert_cmpint (mado_reader_choice_get (self->choice, self->b), ==, MADO_OUTCOME_NONE);

  mado_reader_choice_note (self->choice, self->b, MADO_OUTCOME_RESULT, NULL);
  g_assert_true (pick (self, self->a) == self->b);
  g_assert_true (mado_reader_update (self->b, MADO_SLOT_BUSY, 3));
  g_assert_true (pick (self, self->a) == self->b);
  mado_reader_choice_note (self->choice, self->b, MADO_OUTCOME_CLEARED, NULL);
  g_assert_true (pick (self, self->b) == self->a);
  g_assert_true (mado_reader_update (self->b, MADO_SLOT_EMPTY, 4));
  g_assert_cmpint (mado_reader_choice_get (self->choice, self->b), ==, MADO_OUTCOME_NONE);
  g_assert_false (mado_reader_update (self->b, MADO_SLOT_EMPTY, 4));

  g_list_store_remove_all (self->readers);
  g_assert_null (pick (self, self->b));
}

static MadoOutcome
get_a (Readers *self)
{
  return mado_reader_choice_get (self->choice, self->a);
}

/* What is known of a card is forgotten when it has left, or its reader has; only that a card was
 * put away is kept, for a reader that is plugged in again with it. */
static void
test_choice_prune (Readers *self, gconstpointer data)
{
  g_autoptr (GListStore) none = g_list_store_new (MADO_TYPE_READER);

  mado_reader_update (self->a, MADO_SLOT_CARD, 1);
  mado_reader_choice_note (self->choice, self->a, MADO_OUTCOME_RESULT, NULL);
  mado_reader_choice_prune (self->choice, G_LIST_MODEL (self->readers));
  g_assert_cmpint (get_a (self), ==, MADO_OUTCOME_RESULT);

  mado_reader_update (self->a, MADO_SLOT_EMPTY, 1);
  mado_reader_choice_prune (self->choice, G_LIST_MODEL (self->readers));
  mado_reader_update (self->a, MADO_SLOT_CARD, 1);
  g_assert_cmpint (get_a (self), ==, MADO_OUTCOME_NONE);

  mado_reader_choice_note (self->choice, self->a, MADO_OUTCOME_FOREIGN, NULL);
  mado_reader_choice_prune (self->choice, G_LIST_MODEL (none));
  g_assert_cmpint (get_a (self), ==, MADO_OUTCOME_NONE);
  mado_reader_choice_note (self->choice, self->a, MADO_OUTCOME_CLEARED, NULL);
  mado_reader_choice_prune (self->choice, G_LIST_MODEL (none));
  g_assert_cmpint (get_a (self), ==, MADO_OUTCOME_CLEARED);
  mado_reader_update (self->a, MADO_SLOT_EMPTY, 1);
  mado_reader_choice_prune (self->choice, G_LIST_MODEL (self->readers));
  mado_reader_update (self->a, MADO_SLOT_CARD, 1);
  g_assert_cmpint (get_a (self), ==, MADO_OUTCOME_NONE);
  g_assert_null (mado_reader_choice_get_error (self->choice, self->a));
}

static void
count_cb (MadoReader *reader, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* Each is told where it has changed. That a card came and went too fast to be seen in a reader that
 * is as empty as before is nothing to look at. */
static void
test_reader_update (Readers *self, gconstpointer data)
{
  guint n_states = 0, n_insertions = 0;

  g_signal_connect (self->a, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect (self->a, "notify::insertion", G_CALLBACK (count_cb), &n_insertions);
  g_assert_false (mado_reader_update (self->a, MADO_SLOT_EMPTY, 0));
  g_assert_cmpuint (n_states + n_insertions, ==, 0);
  g_assert_false (mado_reader_update (self->a, MADO_SLOT_EMPTY, 2));
  g_assert_cmpuint (n_states, ==, 0);
  g_assert_cmpuint (n_insertions, ==, 1);
  g_assert_true (mado_reader_update (self->a, MADO_SLOT_CARD, 2));
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_insertions, ==, 1);
  g_assert_false (mado_reader_update (self->a, MADO_SLOT_CARD, 2));
  g_assert_true (mado_reader_update (self->a, MADO_SLOT_CARD, 4));
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_insertions, ==, 2);
  g_assert_true (mado_reader_update (self->a, MADO_SLOT_EMPTY, 5));
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (n_insertions, ==, 3);
  g_signal_handlers_disconnect_by_data (self->a, &n_states);
  g_signal_handlers_disconnect_by_data (self->a, &n_insertions);
}

static void
put (Readers *self, MadoReader *reader, const MadoOutcome *outcome)
{
  mado_reader_update (reader, outcome != NULL ? MADO_SLOT_CARD : MADO_SLOT_EMPTY,
                      mado_reader_get_insertion (reader) + 1);
  if (outcome != NULL)
    mado_reader_choice_note (self->choice, reader, *outcome, NULL);
}

/* The most telling card is turned to, whichever reader was in use before. */
static void
test_choice_order (Readers *self, gconstpointer data)
{
  static const MadoOutcome outcomes[] = {
    MADO_OUTCOME_RESULT,  MADO_OUTCOME_NONE,    MADO_OUTCOME_ERROR,
    MADO_OUTCOME_FOREIGN, MADO_OUTCOME_CLEARED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      /* The next best one, or none. */
      put (self, self->a, i + 1 < G_N_ELEMENTS (outcomes) ? &outcomes[i + 1] : NULL);
      put (self, self->b, &outcomes[i]);
      g_test_message ("outcome %d", (int)outcomes[i]);
      g_assert_true (pick (self, self->a) == self->b);
      g_assert_true (pick (self, NULL) == self->b);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/midnight/after", test_midnight_after);
  g_test_add_func ("/midnight/wait", test_midnight_wait);
  g_test_add_func ("/midnight/source", test_midnight_source);
  g_test_add_data_func ("/advisor/midnight/card", "card", test_advisor_midnight);
  g_test_add_data_func ("/advisor/midnight/no-card", NULL, test_advisor_midnight);
  g_test_add_func ("/mailbox/delivers", test_mailbox_delivers);
  g_test_add_func ("/mailbox/closed", test_mailbox_closed);
  g_test_add_func ("/mailbox/flush", test_mailbox_flush);
#ifdef __linux__
  g_test_add_func ("/clock", test_clock);
#endif
  g_test_add_func ("/card-thread/jobs", test_card_thread);
  g_test_add_func ("/reader-names", test_reader_names);
  g_test_add_func ("/card-thread/left-alone", test_card_thread_left_alone);
  g_test_add ("/choice/prune", Readers, NULL, readers_set_up, test_choice_prune, readers_tear_down);
  g_test_add ("/reader/update", Readers, NULL, readers_set_up, test_reader_update,
              readers_tear_down);
  g_test_add ("/choice/order", Readers, NULL, readers_set_up, test_choice_order, readers_tear_down);
  g_test_add ("/choice/pick", Readers, NULL, readers_set_up, test_choice, readers_tear_down);

  return g_test_run ();
}
