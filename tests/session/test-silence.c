/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"
#include "mado-left-alone-private.h"
#include "mado-practice-card-private.h"
#include "mado-reader-watch.h"
#include "session-fixture.h"

/* A card, a driver or a service that never answers. What is stuck stays so until the test ends, and
 * holds its transport and its card: nothing here looks whether those are gone. */

/* Nobody waits longer for what is stuck, and a busy machine is given its share. */
#define STOP_MAX_USEC (4 * G_TIME_SPAN_SECOND)

typedef struct
{
  gboolean answered;
  gboolean ok;
  MadoPinAnswer told;
  GError *error;
} Answer;

static MadoSession *
new_session (MadoPracticeCard *card, MadoTransportPractice **transport)
{
  *transport = fixture_transport_new (card);
  MadoSession *session = mado_session_new (MADO_TRANSPORT (*transport), TRUE);
  mado_session_set_practice_cas (session, fixture_get_cas ());
  return session;
}

static gboolean
is_idle_in (MadoSession *session, MadoStage stage)
{
  return mado_session_get_stage (session) == stage && !mado_session_get_busy (session);
}

static void
assert_stops_soon (MadoSession *session)
{
  gint64 start = g_get_monotonic_time ();

  mado_session_stop (session);
  g_assert_cmpint (g_get_monotonic_time () - start, <, STOP_MAX_USEC);
  g_assert_null (mado_session_get_snapshot (session));
  g_assert_cmpint (mado_session_get_stage (session), ==, MADO_STAGE_STARTING);
  g_assert_false (mado_session_get_silent (session));
  g_assert_finalize_object (session);
}

static void
on_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok =
      mado_session_order_finish (MADO_SESSION (source), result, &answer->told, &answer->error);
  answer->answered = TRUE;
}

static void
ask_with (MadoSession *session, const char *password, Answer *answer)
{
  MadoPinFormat format;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, password, &format);

  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (secret, FALSE);

  *answer = (Answer){ FALSE };
  mado_session_order_async (session, order, NULL, on_answer_cb, answer);
}

static void
ask (MadoSession *session, Answer *answer)
{
  ask_with (session, FIXTURE_PASSWORD, answer);
}

/* Of a card that is read, and does not answer VERIFY. */
static void
ask_in_vain (MadoSession *session, MadoPracticeCard *card, Answer *answer)
{
  mado_practice_card_set_count (card, MADO_PRACTICE_COUNT_VERIFY);
  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  ask (session, answer);
}

/* What was told of a session: how often, and what was true last. */
typedef struct
{
  guint n_silent;
  guint n_waiting;
  guint n_committed;
  gboolean committed;
} Told;

static void
on_silent_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  ((Told *)data)->n_silent++;
}

static void
on_waiting_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  ((Told *)data)->n_waiting++;
}

static void
on_committed_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Told *told = data;

  told->n_committed++;
  told->committed = mado_session_get_committed (session);
}

static void
listen (MadoSession *session, Told *told)
{
  *told = (Told){ 0 };
  g_signal_connect (session, "notify::silent", G_CALLBACK (on_silent_cb), told);
  g_signal_connect (session, "notify::waiting", G_CALLBACK (on_waiting_cb), told);
  g_signal_connect (session, "notify::committed", G_CALLBACK (on_committed_cb), told);
}

/* --- a reading ----------------------------------------------------------------------------- */

/* What it does not answer is what somebody who looks into it wants to know. */
static void
assert_recorded (MadoSession *session)
{
  g_autoptr (MadoTrace) trace = mado_session_dup_trace (session);

  g_assert_true (g_str_has_prefix (trace->outcome, "ended:silent"));
  g_assert_cmpint (mado_trace_get (trace, trace->events->len - 1)->end, ==, MADO_TRACE_SILENT);
}

/* It is told, and the card is read when it is put in again: by another thread, for the first one
 * never comes back. */
static void
test_told (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  guint n_left = mado_left_alone_count ();
  Told told;

  listen (session, &told);
  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_CARD_ERROR));
  /* Silent, and no more: the next card need not be. Nothing was on its way to it, and nobody else
   * has it. */
  g_assert_cmpuint (told.n_silent, ==, 2);
  g_assert_cmpuint (told.n_waiting, ==, 0);
  g_assert_cmpuint (told.n_committed, ==, 0);
  g_assert_error (mado_session_get_error (session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SILENT);
  g_assert_cmpuint (mado_left_alone_count (), ==, n_left + 1);
  assert_recorded (session);

  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_NO_CARD));
  mado_transport_practice_insert (transport, FIXTURE_READER, card);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  g_assert_true (mado_snapshot_get_complete (mado_session_get_snapshot (session)));
  g_assert_cmpuint (mado_left_alone_count (), ==, n_left + 1);
  assert_stops_soon (session);
}

/* What was read stays, and nothing is said to be on its way. */
static void
test_told_in_the_middle (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);

  mado_practice_card_set_silence (card, 14);
  mado_session_start (session);
  fixture_spin_until (mado_session_get_stage (session) == MADO_STAGE_RESULT);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  assert_recorded (session);
  g_assert_error (mado_session_get_error (session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SILENT);
  MadoSnapshot *snapshot = mado_session_get_snapshot (session);
  g_assert_nonnull (mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH));
  guint n_unread = 0;
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      MadoItemState state = mado_snapshot_get_state (snapshot, item);
      g_assert_cmpint (state, !=, MADO_ITEM_PENDING);
      n_unread += state == MADO_ITEM_UNREADABLE || state == MADO_ITEM_UNSURE;
    }
  g_assert_cmpuint (n_unread, >, 0);
  assert_stops_soon (session);
}

static void
on_snapshot_gone_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  if (mado_session_get_snapshot (session) == NULL)
    mado_session_stop (session);
}

/* What was read of a card without a certificate is no result: whoever stops the session when that
 * is taken off the screen is obeyed. */
static void
test_stop_when_given_up (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (GBytes) empty = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, empty, 0);
  mado_practice_card_set_silence (card, 14);
  mado_session_start (session);
  fixture_spin_until (mado_session_get_stage (session) == MADO_STAGE_RESULT);
  g_signal_connect (session, "notify::snapshot", G_CALLBACK (on_snapshot_gone_cb), NULL);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_STARTING));
  g_assert_null (mado_session_get_error (session));
  assert_stops_soon (session);
}

/* Before anybody knows: the card goes, and the next one is not made to wait for it for ever. */
static void
test_next_card (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoPracticeCard) next = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);

  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (mado_practice_card_get_n_commands (card) == 1);
  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_NO_CARD));
  /* Nobody knows how that reading ended. */
  g_autoptr (MadoTrace) trace = mado_session_dup_trace (session);
  g_assert_cmpstr (trace->outcome, ==, NULL);
  mado_transport_practice_insert (transport, FIXTURE_READER, next);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  assert_stops_soon (session);
}

/* Whoever closes the window does not wait. */
static void
test_stop (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);

  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (mado_practice_card_get_n_commands (card) == 1);
  assert_stops_soon (session);
}

/* Who does something when it hears of silence, or that it is over. */
typedef struct
{
  const char *what;
  guint at; /* which of both it is */
  void (*act) (MadoSession *session);
  gboolean next_card; /* it is that card's reading that waits for the stuck one */
  /* while it runs */
  MadoPracticeCard *card, *next;
  MadoTransportPractice *transport;
  MadoSession *session;
  guint n_heard;
} Hearer;

static void
on_heard_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Hearer *hearer = data;

  if (++hearer->n_heard == hearer->at)
    hearer->act (session);
}

static void
hearer_start (Hearer *hearer)
{
  hearer->card = fixture_card_new ();
  hearer->next = fixture_card_new ();
  hearer->session = new_session (hearer->card, &hearer->transport);
  g_signal_connect (hearer->session, "notify::silent", G_CALLBACK (on_heard_cb), hearer);
  mado_practice_card_set_silence (hearer->card, 1);
  mado_session_start (hearer->session);
  fixture_spin_until (mado_practice_card_get_n_commands (hearer->card) == 1);
  if (!hearer->next_card)
    return;
  mado_transport_practice_remove (hearer->transport, FIXTURE_READER);
  fixture_spin_until (is_idle_in (hearer->session, MADO_STAGE_NO_CARD));
  mado_transport_practice_insert (hearer->transport, FIXTURE_READER, hearer->next);
  fixture_spin_until (mado_session_get_stage (hearer->session) == MADO_STAGE_READING);
}

static void
hearer_end (Hearer *hearer)
{
  MadoStage expected = hearer->act == mado_session_stop ? MADO_STAGE_STARTING : MADO_STAGE_NO_CARD;

  g_test_message ("%s", hearer->what);
  g_assert_true (is_idle_in (hearer->session, expected));
  g_assert_null (mado_session_get_snapshot (hearer->session));
  g_assert_null (mado_session_get_error (hearer->session));
  g_assert_cmpuint (mado_practice_card_get_n_commands (hearer->next), ==, 0);
  assert_stops_soon (hearer->session);
  g_object_unref (hearer->transport);
  g_object_unref (hearer->card);
  g_object_unref (hearer->next);
}

/* It is obeyed: what was put away is not read again, and what is over is over. */
static void
test_hearers (void)
{
  Hearer hearers[] = {
    { "stop when silent", 1, mado_session_stop, FALSE },
    { "stop when over", 2, mado_session_stop, FALSE },
    { "clear when silent", 1, mado_session_clear, FALSE },
    { "clear when over", 2, mado_session_clear, FALSE },
    { "clear when silent, the next card", 1, mado_session_clear, TRUE },
    { "clear when over, the next card", 2, mado_session_clear, TRUE },
  };

  /* All at once, for each waits long. */
  for (guint i = 0; i < G_N_ELEMENTS (hearers); i++)
    hearer_start (&hearers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (hearers); i++)
    fixture_spin_until (hearers[i].n_heard >= hearers[i].at);
  fixture_spin_for (1500);
  for (guint i = 0; i < G_N_ELEMENTS (hearers); i++)
    hearer_end (&hearers[i]);
}

static void
on_silent_after_all_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_not_reached ();
}

static void
on_waiting_stop_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  mado_session_stop (session);
  g_signal_connect (session, "notify::silent", G_CALLBACK (on_silent_after_all_cb), NULL);
}

/* Its turn came, and it was silent, while the window was busy with something else: whoever stops
 * the session on hearing the first is not told the second of a session that is over. */
static void
test_stop_at_the_turn (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  g_autoptr (GError) error = NULL;
  MadoChannel *other =
      mado_transport_connect (MADO_TRANSPORT (transport), FIXTURE_READER, NULL, &error);

  g_assert_no_error (error);
  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (mado_session_get_waiting (session));
  g_signal_connect (session, "notify::waiting", G_CALLBACK (on_waiting_stop_cb), NULL);
  g_object_unref (other);
  g_usleep ((MADO_PATIENCE_SECONDS + 1) * G_USEC_PER_SEC);
  fixture_spin_until (mado_session_get_stage (session) == MADO_STAGE_STARTING);
  g_assert_false (mado_session_get_silent (session));
  assert_stops_soon (session);
}

/* --- a PIN --------------------------------------------------------------------------------- */

/* Nobody is kept from leaving, and nobody is told more than is known. */
static void
test_password (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  Answer answer;
  Told told;

  listen (session, &told);
  ask_in_vain (session, card, &answer);
  fixture_spin_until (mado_session_get_committed (session));
  g_assert_true (told.committed);
  g_assert_false (mado_session_get_silent (session));
  g_assert_cmpuint (told.n_silent, ==, 0);
  fixture_spin_until (mado_session_get_silent (session));
  g_assert_cmpuint (told.n_silent, ==, 1);
  g_assert_false (mado_session_get_committed (session));
  g_assert_false (told.committed);
  g_assert_true (mado_session_get_busy (session));
  g_assert_false (answer.answered);

  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_UNKNOWN);
  g_assert_cmpuint (answer.told.tries.left, ==, 0);
  g_clear_error (&answer.error);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_NO_CARD));
  g_assert_false (mado_session_get_silent (session));

  mado_transport_practice_insert (transport, FIXTURE_READER, card);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 1);
  assert_stops_soon (session);
}

static void
lift (MadoSession *session, MadoTransportPractice *transport, MadoPracticeCard *card)
{
  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (session) == MADO_STAGE_NO_CARD);
}

static void
lift_and_lay (MadoSession *session, MadoTransportPractice *transport, MadoPracticeCard *card)
{
  lift (session, transport, card);
  mado_transport_practice_insert (transport, FIXTURE_READER, card);
}

static void
read_again (MadoSession *session, MadoTransportPractice *transport, MadoPracticeCard *card)
{
  mado_session_read_again (session);
}

typedef void (*GiveUp) (MadoSession *session,
                        MadoTransportPractice *transport,
                        MadoPracticeCard *card);

static const GiveUp give_up_lift = lift;
static const GiveUp give_up_lift_and_lay = lift_and_lay;
static const GiveUp give_up_read_again = read_again;

/* The card is given up before anybody knows that it does not answer. Whoever asked hears of it, the
 * next card is read, and the next PIN may be asked for. An answer that comes after all is nobody's
 * any more. */
static void
test_password_given_up (gconstpointer data)
{
  const GiveUp give_up = *(const GiveUp *)data;
  const guint n_left = mado_left_alone_count ();
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  Answer answer;

  ask_in_vain (session, card, &answer);
  fixture_spin_until (mado_practice_card_get_n_verifies (card) == 1);
  give_up (session, transport, card);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_UNKNOWN);
  g_assert_cmpuint (answer.told.tries.left, ==, 0);
  g_clear_error (&answer.error);
  fixture_spin_until (!mado_session_get_silent (session));
  g_assert_false (mado_session_get_committed (session));

  /* What is stuck keeps the card for itself as long as that lies there. */
  if (give_up == read_again)
    lift (session, transport, card);
  if (give_up != lift_and_lay)
    mado_transport_practice_insert (transport, FIXTURE_READER, card);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  ask (session, &answer);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 2);

  g_assert_cmpuint (mado_left_alone_count (), ==, n_left + 1);
  mado_practice_card_break_silence (card);
  fixture_spin_until (mado_left_alone_count () == n_left);
  fixture_spin_for (50);
  g_assert_true (is_idle_in (session, MADO_STAGE_RESULT));
  g_assert_null (mado_session_get_error (session));
  assert_stops_soon (session);
}

/* The window was busy with something else meanwhile, and looks at the card before it hears that the
 * PIN is on its way: that is no order to be called off. */
static void
test_heard_late (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  Answer answer;

  ask_in_vain (session, card, &answer);
  g_usleep ((MADO_PATIENCE_SECONDS + 1) * G_USEC_PER_SEC);
  fixture_spin_until (mado_session_get_silent (session));
  fixture_spin_for (600);
  g_assert_false (answer.answered);
  lift (session, transport, card);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  g_clear_error (&answer.error);
  assert_stops_soon (session);
}

/* One that is only slow is waited for when the window is closed: that a try was used up is told. */
static void
test_slow_answer (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  Answer answer;

  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  /* Longer than anything but a PIN is waited for, by all that is sent. */
  mado_practice_card_set_pace (card, 600, 0);
  ask_with (session, "WRONG1", &answer);
  fixture_spin_until (mado_session_get_committed (session));
  mado_session_stop (session);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  g_assert_cmpuint (answer.told.tries.left, ==, 4);
  g_clear_error (&answer.error);
  g_assert_finalize_object (session);
}

/* Nobody waits at all for one that is known not to answer; of three, a machine that has other work
 * lets one end in time. */
static void
test_stop_silent (void)
{
  gint64 shortest = G_MAXINT64;
  Answer answers[3];
  MadoSession *sessions[3];
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      MadoPracticeCard *card = fixture_card_new ();
      MadoTransportPractice *transport;

      sessions[i] = new_session (card, &transport);
      g_ptr_array_add (rest, card);
      g_ptr_array_add (rest, transport);
      ask_in_vain (sessions[i], card, &answers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    fixture_spin_until (mado_session_get_silent (sessions[i]));
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      gint64 start = g_get_monotonic_time ();

      mado_session_stop (sessions[i]);
      shortest = MIN (shortest, g_get_monotonic_time () - start);
      fixture_spin_until (answers[i].answered);
      g_assert_error (answers[i].error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
      g_clear_error (&answers[i].error);
      g_assert_finalize_object (sessions[i]);
    }
  g_assert_cmpint (shortest, <, 900 * G_TIME_SPAN_MILLISECOND);
}

static void
test_change (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoTransportPractice) transport = NULL;
  MadoSession *session = new_session (card, &transport);
  MadoPinFormat format;
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_SIGN, FIXTURE_PASSWORD, &format);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_SIGN, "NEW456", &format);
  g_autoptr (MadoPinOrder) order =
      mado_pin_order_new_change (MADO_PIN_SIGN, current, new_pin, FALSE);
  Answer answer = { FALSE };

  mado_practice_card_set_count (card, MADO_PRACTICE_COUNT_CHANGE);
  mado_practice_card_set_silence (card, 1);
  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  mado_session_order_async (session, order, NULL, on_answer_cb, &answer);
  fixture_spin_until (mado_session_get_silent (session));
  gint64 start = g_get_monotonic_time ();
  mado_session_stop (session);
  g_assert_cmpint (g_get_monotonic_time () - start, <, STOP_MAX_USEC);
  fixture_spin_until (answer.answered);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_UNKNOWN);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  g_clear_error (&answer.error);
  g_assert_finalize_object (session);
}

/* --- a service ----------------------------------------------------------------------------- */

/* A practice reader's, which at times does not come back from one of its functions. */
#define TYPE_HANGING_TRANSPORT (hanging_transport_get_type ())
G_DECLARE_FINAL_TYPE (HangingTransport, hanging_transport, HANGING, TRANSPORT, GObject)

struct _HangingTransport
{
  GObject parent_instance;

  MadoTransport *inner; /* (owned) */

  /* under lock */
  GMutex lock;
  GCond changed;
  gboolean hangs_in_connect;
  gboolean hangs_in_insertion;
  guint n_hanging;
};

static void
hang_while (HangingTransport *self, const gboolean *hangs)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->n_hanging++;
  while (*hangs)
    g_cond_wait (&self->changed, &self->lock);
  self->n_hanging--;
}

static void
hanging_set (HangingTransport *self, gboolean *hangs, gboolean value)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  *hangs = value;
  g_cond_broadcast (&self->changed);
}

static guint
hanging_count (HangingTransport *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->n_hanging;
}

static GPtrArray *
hanging_wait (MadoTransport *transport, GPtrArray *known, GCancellable *cancellable, GError **error)
{
  return mado_transport_wait (HANGING_TRANSPORT (transport)->inner, known, cancellable, error);
}

static gboolean
hanging_wait_service (MadoTransport *transport, GCancellable *cancellable, GError **error)
{
  return mado_transport_wait_service (HANGING_TRANSPORT (transport)->inner, cancellable, error);
}

static void
hanging_interrupt (MadoTransport *transport)
{
  mado_transport_interrupt (HANGING_TRANSPORT (transport)->inner);
}

static MadoChannel *
hanging_connect (MadoTransport *transport,
                 const char *reader,
                 GCancellable *cancellable,
                 GError **error)
{
  HangingTransport *self = HANGING_TRANSPORT (transport);

  hang_while (self, &self->hangs_in_connect);
  return mado_transport_connect (self->inner, reader, cancellable, error);
}

static gboolean
hanging_get_insertion (MadoTransport *transport,
                       const char *reader,
                       guint32 *insertion,
                       GError **error)
{
  HangingTransport *self = HANGING_TRANSPORT (transport);

  hang_while (self, &self->hangs_in_insertion);
  return mado_transport_get_insertion (self->inner, reader, insertion, error);
}

static void
hanging_transport_iface_init (MadoTransportInterface *iface)
{
  iface->wait = hanging_wait;
  iface->wait_service = hanging_wait_service;
  iface->interrupt = hanging_interrupt;
  iface->connect = hanging_connect;
  iface->get_insertion = hanging_get_insertion;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HangingTransport,
                               hanging_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      hanging_transport_iface_init))

static void
hanging_transport_finalize (GObject *object)
{
  HangingTransport *self = HANGING_TRANSPORT (object);

  g_object_unref (self->inner);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (hanging_transport_parent_class)->finalize (object);
}

static void
hanging_transport_class_init (HangingTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hanging_transport_finalize;
}

static void
hanging_transport_init (HangingTransport *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

static HangingTransport *
hanging_new (MadoPracticeCard *card)
{
  HangingTransport *self = g_object_new (TYPE_HANGING_TRANSPORT, NULL);

  self->inner = MADO_TRANSPORT (fixture_transport_new (card));
  return self;
}

static MadoSession *
hanging_session_new (HangingTransport *transport, Told *told)
{
  MadoSession *session = mado_session_new (MADO_TRANSPORT (transport), TRUE);

  mado_session_set_practice_cas (session, fixture_get_cas ());
  listen (session, told);
  return session;
}

/* It is silent, and no other program has the card. */
static void
test_connect (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (HangingTransport) transport = hanging_new (card);
  Told told;
  MadoSession *session = hanging_session_new (transport, &told);
  guint n_left = mado_left_alone_count ();

  hanging_set (transport, &transport->hangs_in_connect, TRUE);
  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_CARD_ERROR));
  g_assert_error (mado_session_get_error (session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SILENT);
  g_assert_cmpuint (told.n_waiting, ==, 0);
  g_assert_cmpuint (told.n_silent, ==, 2);

  hanging_set (transport, &transport->hangs_in_connect, FALSE);
  fixture_spin_until (mado_left_alone_count () == n_left);
  mado_session_read_again (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  assert_stops_soon (session);
}

/* Asked whether it is still the same card, before a PIN is sent: none goes to one that nobody waits
 * for any more, and whoever asked hears of it. */
static void
test_insertion (void)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (HangingTransport) transport = hanging_new (card);
  Told told;
  MadoSession *session = hanging_session_new (transport, &told);
  guint n_left = mado_left_alone_count ();
  Answer answer;

  mado_session_start (session);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  hanging_set (transport, &transport->hangs_in_insertion, TRUE);
  ask (session, &answer);
  fixture_spin_until (hanging_count (transport) == 1);
  g_assert_false (answer.answered);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_PIN_ANSWER_NONE.tries.state);
  g_clear_error (&answer.error);
  g_assert_cmpuint (told.n_waiting, ==, 0);
  g_assert_cmpuint (told.n_committed, ==, 0);
  fixture_spin_until (is_idle_in (session, MADO_STAGE_RESULT));
  g_assert_false (mado_session_get_silent (session));
  g_assert_cmpuint (mado_left_alone_count (), ==, n_left + 1);

  hanging_set (transport, &transport->hangs_in_insertion, FALSE);
  fixture_spin_until (mado_left_alone_count () == n_left);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 0);
  ask (session, &answer);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 1);
  assert_stops_soon (session);
}

#define TYPE_STUCK_TRANSPORT (stuck_transport_get_type ())
G_DECLARE_FINAL_TYPE (StuckTransport, stuck_transport, STUCK, TRANSPORT, GObject)

struct _StuckTransport
{
  GObject parent_instance;
};

static GMutex stuck_lock;
static GCond stuck_changed;
static gboolean may_go;

static void
be_stuck (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stuck_lock);
  while (!may_go)
    g_cond_wait (&stuck_changed, &stuck_lock);
}

static GPtrArray *
stuck_wait (MadoTransport *transport, GPtrArray *known, GCancellable *cancellable, GError **error)
{
  be_stuck ();
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE, "gone");
  return NULL;
}

static void
stuck_interrupt (MadoTransport *transport)
{
  be_stuck ();
}

static void
stuck_transport_iface_init (MadoTransportInterface *iface)
{
  iface->wait = stuck_wait;
  iface->interrupt = stuck_interrupt;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StuckTransport,
                               stuck_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      stuck_transport_iface_init))

static void
stuck_transport_class_init (StuckTransportClass *klass)
{
}

static void
stuck_transport_init (StuckTransport *self)
{
}

/* A service that hangs also keeps the one who interrupts a wait for it. */
static void
test_service (void)
{
  StuckTransport *transport = g_object_new (TYPE_STUCK_TRANSPORT, NULL);
  MadoReaderWatch *watch = mado_reader_watch_new (MADO_TRANSPORT (transport));
  guint n_left = mado_left_alone_count ();
  gint64 start = g_get_monotonic_time ();

  mado_reader_watch_start (watch);
  fixture_spin_for (50);
  mado_reader_watch_retry (watch);
  mado_reader_watch_stop (watch);
  g_assert_cmpint (g_get_monotonic_time () - start, <, STOP_MAX_USEC);
  g_assert_finalize_object (watch);
  g_assert_cmpuint (mado_left_alone_count (), ==, n_left + 1);

  /* What comes back at last takes all down that it had. */
  g_mutex_lock (&stuck_lock);
  may_go = TRUE;
  g_cond_broadcast (&stuck_changed);
  g_mutex_unlock (&stuck_lock);
  fixture_spin_until (mado_left_alone_count () == n_left);
  g_assert_finalize_object (transport);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/silence/reading/told", test_told);
  g_test_add_func ("/silence/reading/told-in-the-middle", test_told_in_the_middle);
  g_test_add_func ("/silence/reading/stop-when-given-up", test_stop_when_given_up);
  g_test_add_func ("/silence/reading/next-card", test_next_card);
  g_test_add_func ("/silence/reading/stop", test_stop);
  g_test_add_func ("/silence/reading/hearers", test_hearers);
  g_test_add_func ("/silence/reading/stop-at-the-turn", test_stop_at_the_turn);
  g_test_add_func ("/silence/pin/password", test_password);
  g_test_add_data_func ("/silence/pin/password/lifted", &give_up_lift, test_password_given_up);
  g_test_add_data_func ("/silence/pin/password/laid-again", &give_up_lift_and_lay,
                        test_password_given_up);
  g_test_add_data_func ("/silence/pin/password/read-again", &give_up_read_again,
                        test_password_given_up);
  g_test_add_func ("/silence/pin/heard-late", test_heard_late);
  g_test_add_func ("/silence/pin/slow-answer", test_slow_answer);
  g_test_add_func ("/silence/pin/stop", test_stop_silent);
  g_test_add_func ("/silence/pin/change", test_change);
  g_test_add_func ("/silence/service", test_service);
  g_test_add_func ("/silence/service/connect", test_connect);
  g_test_add_func ("/silence/service/insertion", test_insertion);

  return g_test_run ();
}
