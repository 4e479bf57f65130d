/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lie-plan.h"
#include "lying-pcsclite.h"
#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-practice-card-private.h"
#include "mado-reading-change.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "mado-transport-pcsc.h"
#include "mado-wording.h"
#include "session-fixture.h"

#include <string.h>
#include <unistd.h>

/* A service, a reader or a card that lies once, at every place and in every way: whatever it says,
 * nothing crashes or hangs, no PIN is sent that the person did not order to be sent, and nothing is
 * said of the card that is not so. The practice card is the judge. */

#define HANG_SECONDS 20

static const struct
{
  const char *name;
  gboolean has_order;
  gboolean is_change;
  MadoPin pin;
  const char *current; /* what is typed */
  const char *new_pin;
  gboolean right; /* it is the PIN in force */
} acts[] = {
  { .name = "status" },
  { "password", TRUE, FALSE, MADO_PIN_SIGN, FIXTURE_PASSWORD, NULL, TRUE },
  { "password-wrong", TRUE, FALSE, MADO_PIN_SIGN, "ABC124", NULL, FALSE },
  { "change-auth", TRUE, TRUE, MADO_PIN_AUTH, "1234", "8642", TRUE },
  { "change-auth-wrong", TRUE, TRUE, MADO_PIN_AUTH, "1235", "8642", FALSE },
  { "change-sign", TRUE, TRUE, MADO_PIN_SIGN, FIXTURE_PASSWORD, "XYZ78901", TRUE },
};

#define N_ACTS G_N_ELEMENTS (acts)

static const guint16 files[MADO_N_PINS] = { [MADO_PIN_SIGN] = 0x001B, [MADO_PIN_AUTH] = 0x0018 };
static const char *const pins[MADO_N_PINS] = {
  [MADO_PIN_SIGN] = FIXTURE_PASSWORD, [MADO_PIN_AUTH] = "1234"
};

static MadoPracticeCard *card;
static MadoMunicipality *municipality;
static MadoSnapshot *base;    /* what an honest reading gives */
static MadoAdvice advices[2]; /* what is made of it; of one with the password */
static Honest honest[N_ACTS];

/* One trial. */
typedef struct
{
  guint act;
  const Lie *lie;
  MadoSnapshot *snapshot; /* (owned) (nullable) */
  MadoAdvice advice;      /* of the snapshot */
  MadoPinOrder *order;    /* (owned) (nullable) */
  GError *error;          /* (owned) (nullable) */
  Honest honest;
  gboolean is_new; /* the card's PIN is the new one */
  guint tries_left;
} Trial;

static void
trial_clear (Trial *self)
{
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_pointer (&self->order, mado_pin_order_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* --- a trial --- */

static MadoPinOrder *
make_order (guint act)
{
  g_autoptr (MadoSecret) current = NULL;
  g_autoptr (MadoSecret) new_pin = NULL;

  if (!acts[act].has_order)
    return NULL;
  current = mado_pin_prepare (acts[act].pin, acts[act].current, NULL);
  if (!acts[act].is_change)
    return mado_pin_order_new_sign (current, FALSE);
  new_pin = mado_pin_prepare (acts[act].pin, acts[act].new_pin, NULL);
  return mado_pin_order_new_change (acts[act].pin, current, new_pin, FALSE);
}

/* As the terminal program does it: the readers first. */
static void
act (Trial *self, MadoTransport *transport)
{
  MadoReadingRequest request = {
    .reader = ONE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = self->order,
  };
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, NULL, &self->error);

  if (slots == NULL)
    return;
  if (acts[self->act].is_change)
    self->snapshot = mado_reading_run_change (transport, &request, base, NULL, &self->error);
  else
    self->snapshot = mado_reading_run (transport, &request, NULL, &self->error);
}

/* All that is said of it. */
static void
say (Trial *self)
{
  MadoFacts facts;
  GDate today;

  if (self->error != NULL)
    {
      g_autofree char *words = mado_wording_error (self->error);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  if (self->order != NULL && acts[self->act].is_change)
    {
      const MadoPinAnswer *answer = &self->order->answer;
      g_autofree char *words = mado_wording_pin_change (acts[self->act].pin, answer->change,
                                                        &answer->tries, self->error);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  if (self->snapshot == NULL)
    return;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_NOVEMBER, 2026);
  mado_snapshot_get_facts (self->snapshot, &facts);
  mado_rules_advise (&facts, &municipality->rules, &today, &self->advice);
  g_autofree char *text =
      mado_status_to_text (self->snapshot, &self->advice, municipality, MADO_BOTH_KINDS, TRUE);
  g_autofree char *json = mado_status_to_json (self->snapshot, &self->advice, municipality, NULL);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (json, -1, NULL));
}

static void
look (Trial *self)
{
  MadoPin pin = acts[self->act].pin;
  g_autofree char *now = mado_practice_card_dup_pin (card, fixture_jpki, files[pin]);

  self->is_new = g_strcmp0 (now, acts[self->act].new_pin) == 0;
  g_assert_true (self->is_new || strcmp (now, pins[pin]) == 0);
  self->tries_left = mado_practice_card_get_tries_left (card, fixture_jpki, files[pin]);
}

static Trial
run (guint which, const Lie *lie)
{
  Trial self = { .act = which, .lie = lie, .order = make_order (which) };
  MadoTransport *transport = mado_transport_pcsc_new ();

  alarm (HANG_SECONDS);
  mado_practice_card_add_pin (card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  fixture_card_set_sign_tries (card, 5, 0x63C0);
  lying_pcsclite_set_up (card, lie);
  act (&self, transport);
  g_assert_finalize_object (transport);
  lying_pcsclite_tear_down (&self.honest);
  look (&self);
  say (&self);
  mado_practice_card_power_off (card);
  alarm (0);
  return self;
}

/* --- what must be so --- */

static gboolean
is_code_lie (const Trial *self)
{
  return self->lie->call != 0;
}

static guint16
lied_word (const Trial *self)
{
  const Lie *lie = self->lie;

  if (lie->exchange == 0 || lie->length < 2)
    return 0;
  return lie->answer[lie->length - 2] << 8 | lie->answer[lie->length - 1];
}

/* The replaced answer was itself one of those that tell how many tries are left: nobody can know
 * better than the card that says so. */
static gboolean
lies_of_tries (const Trial *self)
{
  guint16 sw = lied_word (self);

  return (self->honest.lied_about[1] == 0x20 || self->honest.lied_about[1] == 0x24) &&
         ((sw & 0xFFF0) == 0x63C0 || sw == 0x6300 || sw == 0x6983 || sw == 0x6984);
}

/* A PIN that the card never got, or refused, was answered with "done": the proof of the change,
 * which the person ordered with it, finds out, and may cost a try. */
static gboolean
lies_of_success (const Trial *self)
{
  return lied_word (self) == 0x9000 &&
         (self->honest.lied_about[1] == 0x20 || self->honest.lied_about[1] == 0x24);
}

static void
check_cost (const Trial *self)
{
  gboolean right = acts[self->act].right;
  gboolean changes = acts[self->act].is_change;
  guint max = acts[self->act].pin == MADO_PIN_SIGN ? 5 : 3;

  if (!acts[self->act].has_order)
    {
      g_assert_cmpuint (self->honest.n_verifies + self->honest.n_changes, ==, 0);
      return;
    }
  /* The proof of a change is a second one; CHANGE is sent again where that does no harm. */
  g_assert_cmpuint (self->honest.n_verifies, <=,
                    changes && (right || lies_of_success (self)) ? 2 : 1);
  g_assert_cmpuint (self->honest.n_changes, <=, changes ? 2 : 0);
  g_assert_cmpuint (
      self->tries_left + (right && !lies_of_success (self) ? 0 : self->honest.n_verifies), >=, max);
  if (!is_code_lie (self))
    g_assert_false (
        mado_practice_card_get_verified (card, fixture_jpki, files[acts[self->act].pin]));
}

static void
check_change (const Trial *self)
{
  if (!acts[self->act].is_change)
    return;
  MadoPinChange change = self->order->answer.change;
  if (change == MADO_PIN_CHANGE_CHANGED)
    g_assert_true (self->is_new);
  if (mado_pin_change_is_unchanged (change))
    g_assert_false (self->is_new);
  if (change == MADO_PIN_CHANGE_NOT_SENT)
    g_assert_cmpuint (self->honest.n_verifies, ==, 0);
  if (self->order->answer.tries.state == MADO_TRIES_LEFT && !lies_of_tries (self))
    g_assert_cmpuint (self->order->answer.tries.left, ==, self->tries_left);
}

/* Things that are said of a card only when it says them twice. */
static void
check_error (const Trial *self)
{
  static const MadoCardError never[] = { MADO_CARD_ERROR_NOT_JPKI, MADO_CARD_ERROR_ABSENT,
                                         MADO_CARD_ERROR_HIDDEN, MADO_CARD_ERROR_SMARTPHONE };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (g_error_matches (self->error, MADO_CARD_ERROR, (gint)never[i]));
  if (!lies_of_tries (self))
    g_assert_false (g_error_matches (self->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED));
  if (!lies_of_tries (self) && acts[self->act].right)
    g_assert_false (g_error_matches (self->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG));
}

static void
check_certificate (const Trial *self, MadoKind kind)
{
  const MadoCertificateAdvice *said = &self->advice.certificates[kind];
  const MadoCertificateAdvice *more = &advices[1].certificates[kind];
  const MadoCertificateAdvice *less = &advices[0].certificates[kind];

  g_assert_true (said->state == more->state || said->state == less->state ||
                 said->state == MADO_STATE_UNKNOWN || said->state == MADO_STATE_UNREADABLE);
  if (g_date_valid (&said->expires))
    g_assert_cmpint (g_date_compare (&said->expires, &more->expires), ==, 0);
  if (g_date_valid (&said->window_opens))
    g_assert_cmpint (g_date_compare (&said->window_opens, &more->window_opens), ==, 0);
}

static void
check_said (const Trial *self)
{
  MadoSnapshot *snapshot = self->snapshot;

  if (snapshot == NULL)
    return;
  check_certificate (self, MADO_KIND_AUTH);
  check_certificate (self, MADO_KIND_SIGN);
  if (mado_snapshot_get_state (snapshot, MADO_ITEM_CARD_EXPIRY) == MADO_ITEM_KNOWN)
    g_assert_cmpint (g_date_compare (&self->advice.card_expires, &advices[0].card_expires), ==, 0);
  g_assert_true (mado_snapshot_get_token (snapshot) == MADO_TOKEN_UNKNOWN ||
                 mado_snapshot_get_token (snapshot) == MADO_TOKEN_MY_NUMBER_CARD);
  for (MadoPin pin = 0; pin < MADO_N_REFERENCES && !lies_of_tries (self); pin++)
    {
      const MadoTries tries = mado_snapshot_get_tries (snapshot, pin);
      const MadoTries truth = acts[self->act].has_order && pin == acts[self->act].pin
                                  ? (MadoTries){ MADO_TRIES_LEFT, self->tries_left }
                                  : mado_snapshot_get_tries (base, pin);

      g_assert_cmpint (tries.state, !=, MADO_TRIES_ABSENT);
      g_assert_cmpint (tries.state, !=, MADO_TRIES_LOCKED);
      if (tries.state == MADO_TRIES_LEFT)
        g_assert_cmpuint (tries.left, ==, truth.left);
    }
}

/* Told before it is judged: a failure, a crash and a hang have the trial's name above them. */
static const Lie *running;

static void
on_fatal_cb (int number)
{
  char line[512];
  int length = lie_plan_describe (running, line, sizeof line);

  if (write (STDERR_FILENO, line, length) < 0)
    _exit (2);
  signal (number, SIG_DFL);
  raise (number);
}

static void
try_lie (guint which, const Lie *lie)
{
  running = lie;
  g_auto (Trial) trial = run (which, lie);

  check_cost (&trial);
  /* A card that never says the truth again is believed as far as it can be. */
  if (lie->lasting && !is_code_lie (&trial))
    return;
  check_change (&trial);
  check_error (&trial);
  check_said (&trial);
}

/* --- */

static void
set_up (void)
{
  static const Lie none = { 0 };

  municipality = mado_municipality_load (MADO_MUNICIPALITY_DEFAULT, NULL, NULL);
  g_assert_nonnull (municipality);
  card = fixture_card_new ();
  for (guint i = 0; i < N_ACTS; i++)
    {
      g_auto (Trial) trial = run (i, &none);
      honest[i] = trial.honest;
      g_assert_true ((trial.error == NULL) == (!acts[i].has_order || acts[i].right));
      if (i == 0)
        base = mado_snapshot_ref (trial.snapshot);
      if (i <= 1)
        advices[i] = trial.advice;
      g_assert_true (trial.is_new == (acts[i].is_change && acts[i].right));
    }
}

/* As many of each kind as there are places to lie at; 0: all. */
static guint n_trials;
/* From this one on, if they come in pieces; else those that tell most come all. */
static guint first_trial;
static gboolean in_pieces;

static void
test_lies (gconstpointer data)
{
  const LieKind kind = GPOINTER_TO_UINT (data);
  guint64 n_all = 0;
  guint n_done = 0;

  for (guint i = 0; i < N_ACTS; i++)
    n_all += lie_plan_count (kind, honest[i].n_exchanges, honest[i].n_calls);
  for (guint i = 0; i < N_ACTS; i++)
    {
      guint64 n = lie_plan_count (kind, honest[i].n_exchanges, honest[i].n_calls);
      guint64 from = MIN (n, (guint64)first_trial * n / n_all);
      guint64 to = MIN (n, ((guint64)first_trial + n_trials) * n / n_all);
      if (n_trials == 0 || (kind == LIE_TELLING && !in_pieces))
        to = n;
      for (guint64 k = from; k < to; k++, n_done++)
        {
          Lie lie;
          lie_plan_make (kind, honest[i].n_exchanges, lie_plan_pick (k, n), &lie);
          try_lie (i, &lie);
        }
    }
  g_test_message ("%u of %" G_GUINT64_FORMAT " lies", n_done, n_all);
}

static guint
to_number (const char *word)
{
  return word != NULL && g_ascii_isdigit (word[0]) ? (guint)g_ascii_strtoull (word, NULL, 10) : 0;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  n_trials = to_number (argc > 1 ? argv[1] : NULL);
  first_trial = to_number (argc > 2 ? argv[2] : NULL);
  in_pieces = argc > 2;
  signal (SIGALRM, on_fatal_cb);
  signal (SIGABRT, on_fatal_cb);
  signal (SIGSEGV, on_fatal_cb);
  set_up ();

  g_test_add_data_func ("/replaced/telling", GUINT_TO_POINTER (LIE_TELLING), test_lies);
  g_test_add_data_func ("/replaced/words", GUINT_TO_POINTER (LIE_WORD), test_lies);
  g_test_add_data_func ("/replaced/data", GUINT_TO_POINTER (LIE_DATA), test_lies);
  g_test_add_data_func ("/replaced/codes", GUINT_TO_POINTER (LIE_CODE), test_lies);
  int status = g_test_run ();
  g_clear_pointer (&base, mado_snapshot_unref);
  g_clear_pointer (&municipality, mado_municipality_unref);
  g_clear_object (&card);
  return status;
}
