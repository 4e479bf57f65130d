/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-extended-private.h"
#include "mado-fuzz-liar.h"
#include "mado-fuzz.h"
#include "mado-practice-card-private.h"
#include "mado-reading-change.h"
#include "session-fixture.h"

#include <string.h>

/* A reading, and what a person asked for besides, of a card about which so many lies are told as
 * the input has (mado-fuzz-liar.h): no PIN goes to the card that the person did not order to be
 * sent, and of what became of it no more is said than was heard. The practice card is the judge.
 *
 * The first byte chooses what is done, the second how many tries are left. */
#define CHOICE_ACT        0x03
#define CHOICE_SIGN_PIN   0x04 /* not the four digits */
#define CHOICE_WRONG      0x08
#define CHOICE_CONFIRMED  0x10
#define CHOICE_KEYS       0x20 /* typed on the reader */
#define CHOICE_OWN_BASE   0x40 /* the reading before is a true one */
#define CHOICE_LIVES_LONG 0x80 /* what is verified stays so, and hides the retry counter */

#define INS_VERIFY        0x20
#define INS_CHANGE        0x24

typedef enum
{
  ACT_READ,
  ACT_PASSWORD,       /* in one go with the reading */
  ACT_PASSWORD_AFTER, /* over a connection of its own */
  ACT_CHANGE,
} Act;

typedef struct
{
  guint8 choice;
  Act act;
  MadoPin pin;
  MadoPracticeCard *card;
  MadoFuzzLiar *liar;
  MadoPinOrder *order; /* (nullable) */
  guint tries_before;
  guint n_before_commit; /* exchanges; G_MAXUINT: it was never said that there is no way back */
} Trial;

/* Nobody waits for another program to let go of the card. */
gint
g_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  return 0;
}

void
g_usleep (gulong microseconds)
{
}

static guint16
file_of (MadoPin pin)
{
  return pin == MADO_PIN_SIGN ? 0x001B : 0x0018;
}

/* --- what is done --- */

static MadoPinOrder *
make_order (const Trial *self)
{
  const gboolean sign = self->pin == MADO_PIN_SIGN;
  const gboolean wrong = (self->choice & CHOICE_WRONG) != 0;
  const gboolean confirmed = (self->choice & CHOICE_CONFIRMED) != 0;
  const char *right = sign ? FIXTURE_PASSWORD : "1234";

  if (self->act == ACT_READ)
    return NULL;
  if (self->act == ACT_CHANGE && (self->choice & CHOICE_KEYS) && !sign)
    return mado_pin_order_new_change (self->pin, NULL, NULL, confirmed);
  g_autoptr (MadoSecret) current =
      mado_pin_prepare (self->pin, wrong ? (sign ? "ABC124" : "1235") : right, NULL);
  if (self->act != ACT_CHANGE)
    return mado_pin_order_new_sign (current, confirmed);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (self->pin, sign ? "XYZ789" : "8642", NULL);
  return mado_pin_order_new_change (self->pin, current, new_pin, confirmed);
}

static const char *const *
get_typed (guint8 choice)
{
  static const char *const right[] = { "1234", "8642", "8642", NULL };
  static const char *const wrong[] = { "1235", "8642", "8642", NULL };
  static const char *const slips[] = { "1234", "8642", "8643", NULL }; /* at the proof */

  if (!(choice & CHOICE_KEYS))
    return NULL;
  return !(choice & CHOICE_WRONG) ? right : choice & CHOICE_CONFIRMED ? slips : wrong;
}

static MadoPracticeCard *
make_card (guint8 choice, guint tries)
{
  MadoPracticeCard *card = fixture_card_new ();

  fixture_card_set_sign_tries (card, tries % 6, 0x63C0);
  mado_practice_card_add_pin (card, fixture_jpki, 0x0018, "1234", 3, tries % 4, 0x6984);
  mado_practice_card_set_extended (card, (tries & 0x80) != 0);
  mado_practice_card_set_answers (card, 0x63C0, (choice & CHOICE_LIVES_LONG) != 0,
                                  (choice & CHOICE_LIVES_LONG) != 0);
  return card;
}

static void
on_committed_cb (gpointer data)
{
  Trial *self = data;

  MADO_FUZZ_CHECK (self->n_before_commit == G_MAXUINT);
  self->n_before_commit = mado_fuzz_liar_get_exchanges (self->liar)->len;
}

/* What an honest card of the same kind says; its insertion is the liar's first. */
static MadoSnapshot *
read_truly (const MadoReadingRequest *request)
{
  static MadoSnapshot *base = NULL;

  if (base != NULL)
    return base;
  g_autoptr (MadoPracticeCard) card = make_card (0, 5);
  g_autoptr (MadoFuzzLiar) reader = mado_fuzz_liar_new (card, NULL, 0, NULL);
  MadoReadingRequest plain = *request;
  plain.order = NULL;
  plain.committed = NULL;
  base = mado_reading_run (MADO_TRANSPORT (reader), &plain, NULL, NULL);
  MADO_FUZZ_CHECK (base != NULL);
  return base;
}

/* Without the PIN first, with all lies told of it that are told. */
static MadoSnapshot *
read_before (Trial *self, const MadoReadingRequest *request, GError **error)
{
  if (self->choice & CHOICE_OWN_BASE)
    return mado_snapshot_ref (read_truly (request));
  MadoReadingRequest plain = *request;
  plain.order = NULL;
  return mado_reading_run (MADO_TRANSPORT (self->liar), &plain, NULL, error);
}

static MadoSnapshot *
act (Trial *self, const MadoReadingRequest *request, GError **error)
{
  MadoTransport *transport = MADO_TRANSPORT (self->liar);

  if (self->act == ACT_READ || self->act == ACT_PASSWORD)
    return mado_reading_run (transport, request, NULL, error);
  g_autoptr (MadoSnapshot) base = read_before (self, request, error);
  if (base == NULL || *error != NULL)
    return g_steal_pointer (&base);
  if (self->act == ACT_CHANGE)
    return mado_reading_run_change (transport, request, base, NULL, error);
  return mado_reading_run_sign (transport, request, base, NULL, error);
}

/* --- what was sent --- */

/* Whether a VERIFY may follow what the card was last heard to say of its tries. */
static gboolean
may_send (const Trial *self, guint16 heard)
{
  if (heard == 0x63C0 || heard == 0x6983 || heard == 0x6984)
    return FALSE;
  return self->order->confirmed_last_try || ((heard & 0xFFF0) == 0x63C0 && heard > 0x63C1);
}

/* PINs go to the card in one order only, each after what allows it. */
static void
check_sent (const Trial *self)
{
  const GArray *exchanges = mado_fuzz_liar_get_exchanges (self->liar);
  guint16 question = 0, verify = 0, change = 0;
  guint n_verifies = 0, n_changes = 0;

  for (guint i = 0; i < exchanges->len; i++)
    {
      const MadoFuzzExchange *heard = &g_array_index (exchanges, MadoFuzzExchange, i);

      if (heard->ins == INS_VERIFY && !heard->has_data)
        question = heard->sw;
      if (!(heard->ins == INS_VERIFY && heard->has_data) && heard->ins != INS_CHANGE)
        continue;
      MADO_FUZZ_CHECK (self->order != NULL);
      MADO_FUZZ_CHECK (self->n_before_commit <= i);
      if (heard->ins == INS_CHANGE)
        {
          MADO_FUZZ_CHECK (self->act == ACT_CHANGE && ++n_changes <= 2);
          MADO_FUZZ_CHECK (n_verifies == 1 && verify == 0x9000 && change != 0x9000);
          change = heard->sw;
          continue;
        }
      n_verifies++;
      if (n_verifies == 1)
        MADO_FUZZ_CHECK (may_send (self, question));
      else
        MADO_FUZZ_CHECK (n_verifies == 2 && change == 0x9000);
      verify = heard->sw;
    }
  if (self->order == NULL || self->act != ACT_CHANGE)
    return;
  if (self->order->answer.change == MADO_PIN_CHANGE_NOT_SENT)
    MADO_FUZZ_CHECK (n_verifies == 0);
  if (self->order->answer.change == MADO_PIN_CHANGE_CHANGED)
    MADO_FUZZ_CHECK (change == 0x9000);
}

/* --- what is said --- */

/* Lies about a command that sends a PIN. */
static guint
count_lies (const Trial *self, guint8 ins, gboolean has_data)
{
  const GArray *exchanges = mado_fuzz_liar_get_exchanges (self->liar);
  guint n = 0;

  for (guint i = 0; i < exchanges->len; i++)
    {
      const MadoFuzzExchange *heard = &g_array_index (exchanges, MadoFuzzExchange, i);
      n += heard->lied && heard->ins == ins && heard->has_data == has_data;
    }
  return n;
}

static void
check_order (const Trial *self, const GError *error)
{
  const MadoPinAnswer *answer = &self->order->answer;
  g_autofree char *now = mado_practice_card_dup_pin (self->card, fixture_jpki, file_of (self->pin));
  const gboolean is_new = strcmp (now, self->pin == MADO_PIN_SIGN ? FIXTURE_PASSWORD : "1234") != 0;
  const guint left =
      mado_practice_card_get_tries_left (self->card, fixture_jpki, file_of (self->pin));
  const guint verify_lies =
      count_lies (self, INS_VERIFY, TRUE) + count_lies (self, INS_VERIFY, FALSE);
  const guint change_lies = count_lies (self, INS_CHANGE, TRUE);

  /* A lie is heard once; that it was refused has to be heard twice, but of a reader's own keys. */
  if (mado_pin_change_is_unchanged (answer->change) && is_new)
    MADO_FUZZ_CHECK (change_lies >= (self->choice & CHOICE_KEYS ? 1 : 2));
  if (answer->change == MADO_PIN_CHANGE_CHANGED && !is_new)
    MADO_FUZZ_CHECK (change_lies > 0);
  if (answer->tries.state == MADO_TRIES_LEFT && answer->tries.left != left)
    MADO_FUZZ_CHECK (verify_lies + change_lies > 0);
  if (answer->tries.state == MADO_TRIES_LOCKED && left > 0)
    MADO_FUZZ_CHECK (verify_lies + change_lies > 0);
  /* One try is what the person gave; the proof of a change is the only other one, where there was a
   * lie, or on the reader's keys a slip. */
  const gboolean on_keys = self->order->is_change && self->order->current == NULL;
  MADO_FUZZ_CHECK (left + 1 + (change_lies + verify_lies > 0 || on_keys) >= self->tries_before);
  if (!mado_fuzz_liar_has_lied (self->liar) && self->act == ACT_CHANGE && !on_keys)
    MADO_FUZZ_CHECK ((error == NULL) == is_new);
  /* Nobody after us uses what was verified for us. */
  if (!mado_fuzz_liar_keeps_out (self->liar))
    MADO_FUZZ_CHECK (!mado_practice_card_get_verified (self->card, fixture_jpki, 0x001B) &&
                     !mado_practice_card_get_verified (self->card, fixture_jpki, 0x0018));
}

static void
check_snapshot (MadoSnapshot *snapshot)
{
  static const char *const stems[MADO_N_KINDS] = { "auth", "sign" };

  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    MADO_FUZZ_CHECK (mado_snapshot_get_state (snapshot, item) != MADO_ITEM_PENDING);
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    {
      MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, kind);

      if (certificate == NULL || mado_snapshot_get_chain (snapshot, kind) != MADO_CHAIN_PINNED)
        continue;
      g_autoptr (GBytes) own = fixture_load (stems[kind]);
      MADO_FUZZ_CHECK (g_bytes_equal (mado_certificate_get_der (certificate), own));
    }
}

static void
set_up_once (void)
{
  g_autofree char *certs = g_build_filename (MADO_FUZZ_SOURCE, "..", "certificate", "certs", NULL);

  g_setenv ("MADO_TEST_CERTS", certs, TRUE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static gsize initialised = 0;
  g_autoptr (GError) error = NULL;

  if (size < 2)
    return 0;
  if (g_once_init_enter (&initialised))
    {
      set_up_once ();
      g_once_init_leave (&initialised, 1);
    }
  mado_extended_forget_all ();

  Trial self = { .choice = data[0], .act = data[0] & CHOICE_ACT, .n_before_commit = G_MAXUINT };
  self.pin =
      self.act != ACT_CHANGE || (self.choice & CHOICE_SIGN_PIN) ? MADO_PIN_SIGN : MADO_PIN_AUTH;
  g_autoptr (MadoPracticeCard) card = make_card (self.choice, data[1]);
  g_autoptr (MadoFuzzLiar) liar =
      mado_fuzz_liar_new (card, data + 2, size - 2, get_typed (self.choice));
  g_autoptr (MadoPinOrder) order = make_order (&self);
  self.card = card;
  self.liar = liar;
  self.order = order;
  self.tries_before = mado_practice_card_get_tries_left (card, fixture_jpki, file_of (self.pin));
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = order,
    .committed = on_committed_cb,
    .user_data = &self,
  };
  g_autoptr (MadoSnapshot) snapshot = act (&self, &request, &error);
  check_sent (&self);
  if (order != NULL)
    check_order (&self, error);
  if (snapshot != NULL)
    check_snapshot (snapshot);
  MADO_FUZZ_CHECK (snapshot != NULL || error != NULL);
  return 0;
}
