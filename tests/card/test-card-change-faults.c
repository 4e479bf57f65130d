/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-change.h"
#include "mado-transport-practice.h"
#include "mado-practice-card-private.h"

#include <string.h>

/* The change of a PIN on a practice card that is removed or answers garbage, at every command. The
 * card itself is the judge: what was claimed is compared with the PIN that is in it afterwards, and
 * the tries that are left with those that a person agreed to use up. */

#define READER "Practice 0"

static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
static const guint8 text[] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08 };

static const struct
{
  MadoPin pin;
  const guint8 *aid;
  guint16 fid;
  const char *old_pin;
  const char *new_pin;
  const char *wrong;
  guint max_tries;
} pins[] = {
  { MADO_PIN_SIGN, jpki, 0x001B, "ABC123", "XYZ78901", "ABC124", 5 },
  { MADO_PIN_AUTH, jpki, 0x0018, "1234", "8642", "1235", 3 },
  { MADO_PIN_TEXT, text, 0x0011, "4321", "9753", "4320", 3 },
};

typedef enum
{
  FAULT_NONE,
  FAULT_REMOVED_BEFORE, /* the card did not carry out the command */
  FAULT_REMOVED_AFTER,
  FAULT_GARBLED,
} FaultKind;

typedef struct
{
  FaultKind kind;
  guint at;         /* the number of the command */
  gboolean service; /* it is not the card that leaves then, but the service that stops */
  guint8 answer[8]; /* what comes instead, with FAULT_GARBLED */
  gsize n;
} Fault;

typedef struct
{
  guint which;    /* in pins[] */
  gboolean right; /* the current PIN was typed right */
  gboolean ok;
  MadoPinChange change;
  MadoTries tries;
  GError *error;
  gboolean is_new; /* the card's PIN is the new one */
  guint tries_left;
  guint n_verifies;
  guint n_commands;
  gboolean verified; /* still, after the connection was closed */
} Run;

static void
run_clear (Run *self)
{
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static MadoPracticeCard *
new_card (void)
{
  MadoPracticeCard *card = mado_practice_card_new ();

  mado_practice_card_add_application (card, jpki, sizeof jpki);
  mado_practice_card_add_application (card, text, sizeof text);
  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    mado_practice_card_add_pin (card, pins[i].aid, pins[i].fid, pins[i].old_pin, pins[i].max_tries,
                                pins[i].max_tries, 0x6984);
  return card;
}

static void
set_fault (MadoPracticeCard *card, const Fault *fault)
{
  g_autoptr (GBytes) answer = g_bytes_new (fault->answer, fault->n);

  if (fault->kind == FAULT_REMOVED_BEFORE || fault->kind == FAULT_REMOVED_AFTER)
    {
      mado_practice_card_set_removal (card, fault->at, fault->kind == FAULT_REMOVED_AFTER);
      mado_practice_card_set_removal_stops_service (card, fault->service);
    }
  else if (fault->kind == FAULT_GARBLED)
    mado_practice_card_set_garble (card, fault->at, answer);
}

/* What is in the card afterwards. It must be the old PIN or the new one. */
static void
look (MadoPracticeCard *card, Run *run)
{
  const guint8 *aid = pins[run->which].aid;
  guint16 fid = pins[run->which].fid;
  g_autofree char *pin = mado_practice_card_dup_pin (card, aid, fid);

  run->is_new = strcmp (pin, pins[run->which].new_pin) == 0;
  g_assert_true (run->is_new || strcmp (pin, pins[run->which].old_pin) == 0);
  run->tries_left = mado_practice_card_get_tries_left (card, aid, fid);
  run->n_verifies = mado_practice_card_get_n_verifies (card);
  run->n_commands = mado_practice_card_get_n_commands (card);
  run->verified = mado_practice_card_get_verified (card, aid, fid);
  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    if (i != run->which)
      g_assert_cmpuint (mado_practice_card_get_tries_left (card, pins[i].aid, pins[i].fid), ==,
                        pins[i].max_tries);
}

static void
change (MadoCard *card, Run *run)
{
  MadoPin pin = pins[run->which].pin;
  const char *typed = run->right ? pins[run->which].old_pin : pins[run->which].wrong;
  g_autoptr (MadoSecret) current = mado_pin_prepare (pin, typed, NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (pin, pins[run->which].new_pin, NULL);

  run->ok = mado_card_change_pin (card, pin, current, new_pin, FALSE, &run->change, &run->tries,
                                  &run->error);
}

static Run
run_with (guint which, gboolean right, const Fault *fault)
{
  Run run = { .which = which, .right = right };
  MadoTransportPractice *transport = mado_transport_practice_new ();
  MadoPracticeCard *practice = new_card ();

  mado_transport_practice_add_reader (transport, READER);
  mado_transport_practice_insert (transport, READER, practice);
  set_fault (practice, fault);
  MadoCard *card = mado_card_open (MADO_TRANSPORT (transport), READER, NULL, &run.error);
  if (card != NULL)
    {
      change (card, &run);
      mado_card_close (card);
      g_assert_finalize_object (card);
    }
  look (practice, &run);
  g_assert_finalize_object (transport);
  g_assert_finalize_object (practice);
  return run;
}

/* --- what must be true whatever happens --- */

static void
check_claim (const Run *run)
{
  if (run->change == MADO_PIN_CHANGE_CHANGED)
    g_assert_true (run->is_new);
  if (run->change == MADO_PIN_CHANGE_NOT_CHANGED)
    g_assert_false (run->is_new);
  g_assert_true (run->ok == (run->error == NULL));
  if (run->ok)
    g_assert_cmpint (run->change, ==, MADO_PIN_CHANGE_CHANGED);
}

/* Never a try that nobody agreed to: with the right PIN none, with a wrong one at most one. */
static void
check_cost (const Run *run)
{
  guint max = pins[run->which].max_tries;

  g_assert_cmpuint (run->n_verifies, <=, run->right ? 2 : 1);
  g_assert_cmpuint (run->tries_left, ==, run->right ? max : max - run->n_verifies);
  g_assert_false (run->verified);
}

static void
check (const Run *run)
{
  check_claim (run);
  check_cost (run);
}

/* The number of a whole change's commands; the last three are VERIFY, CHANGE and the proof. */
static guint
count_commands (guint which, gboolean right)
{
  const Fault none = { FAULT_NONE };
  g_auto (Run) run = run_with (which, right, &none);

  check (&run);
  g_assert_true (run.ok == right);
  g_assert_true (run.is_new == right);
  g_assert_cmpuint (run.n_verifies, ==, right ? 2 : 1);
  g_assert_cmpuint (run.n_commands, >=, 5);
  return run.n_commands;
}

/* --- removed --- */

static MadoPinChange
expect_removed (guint at, guint n_commands)
{
  if (at == n_commands) /* at the proof */
    return MADO_PIN_CHANGE_CHANGED;
  return at == n_commands - 1 ? MADO_PIN_CHANGE_UNKNOWN : MADO_PIN_CHANGE_NOT_CHANGED;
}

static void
test_removed (void)
{
  for (guint which = 0; which < G_N_ELEMENTS (pins); which++)
    {
      guint n = count_commands (which, TRUE);
      for (guint at = 1; at <= n; at++)
        for (FaultKind kind = FAULT_REMOVED_BEFORE; kind <= FAULT_REMOVED_AFTER; kind++)
          {
            const Fault fault = { .kind = kind, .at = at };
            g_auto (Run) run = run_with (which, TRUE, &fault);
            g_test_message ("PIN %u, command %u of %u, %d", which, at, n, (int)kind);
            g_assert_error (run.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
            g_assert_cmpint (run.change, ==, expect_removed (at, n));
            check (&run);
          }
    }
}

static void
test_removed_wrong (void)
{
  for (guint which = 0; which < G_N_ELEMENTS (pins); which++)
    {
      guint n = count_commands (which, FALSE);
      for (guint at = 1; at <= n; at++)
        for (FaultKind kind = FAULT_REMOVED_BEFORE; kind <= FAULT_REMOVED_AFTER; kind++)
          {
            const Fault fault = { .kind = kind, .at = at };
            g_auto (Run) run = run_with (which, FALSE, &fault);
            g_assert_error (run.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
            g_assert_cmpint (run.change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
            check (&run);
          }
    }
}

/* --- garbled --- */

typedef void (*Visit) (guint which, guint at, guint n_commands, const Fault *fault);

/* Every status word that differs from "done" in one byte, every length from nothing to two bytes
 * too many, and status words that mean something. */
static void
visit_answers (guint which, guint at, guint n_commands, Visit visit)
{
  static const guint16 words[] = { 0x0000, 0xFFFF, 0x63C0, 0x63C1, 0x63C2, 0x63C3, 0x63C5,
                                   0x6300, 0x6581, 0x6700, 0x6982, 0x6983, 0x6984, 0x6985,
                                   0x6986, 0x6A80, 0x6A82, 0x6A86, 0x6B00, 0x6C05, 0x6105,
                                   0x6D00, 0x6E00, 0x6F00, 0x9000 };
  Fault fault = { .kind = FAULT_GARBLED, .at = at, .n = 2 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      fault.answer[0] = words[i] >> 8;
      fault.answer[1] = words[i] & 0xff;
      visit (which, at, n_commands, &fault);
    }
  for (guint byte = 0; byte < 256; byte++)
    {
      fault.answer[0] = byte;
      fault.answer[1] = 0x00;
      visit (which, at, n_commands, &fault);
      fault.answer[0] = 0x90;
      fault.answer[1] = byte;
      visit (which, at, n_commands, &fault);
    }
  fault.answer[1] = 0x00;
  for (fault.n = 0; fault.n <= 4; fault.n++)
    visit (which, at, n_commands, &fault);
}

static gboolean
speaks_of_tries (const Fault *fault)
{
  return fault->n == 2 &&
         (fault->answer[0] == 0x63 ||
          (fault->answer[0] == 0x69 && (fault->answer[1] == 0x83 || fault->answer[1] == 0x84)));
}

/* More tries than the PIN has: an answer that means nothing. */
static gboolean
is_no_counter (guint which, const Fault *fault)
{
  return fault->n == 2 && fault->answer[0] == 0x63 && (fault->answer[1] & 0xf0) == 0xC0 &&
         (fault->answer[1] & 0x0fu) > pins[which].max_tries;
}

static gboolean
is_done (const Fault *fault)
{
  return fault->n == 2 && fault->answer[0] == 0x90 && fault->answer[1] == 0x00;
}

static void
visit_right (guint which, guint at, guint n, const Fault *fault)
{
  g_auto (Run) run = run_with (which, TRUE, fault);

  check (&run);
  if (at < n - 1)
    /* Before CHANGE there is never a doubt. */
    g_assert_cmpint (run.change, !=, MADO_PIN_CHANGE_UNKNOWN);
  else if (is_done (fault))
    g_assert_no_error (run.error);
  else if (speaks_of_tries (fault) && !(at == n && is_no_counter (which, fault)))
    g_assert_cmpint (run.change, ==, MADO_PIN_CHANGE_UNKNOWN);
  else
    {
      /* The answer to CHANGE is made good by the second; the proof's is missed, and said to be. */
      g_assert_cmpint (run.change, ==, MADO_PIN_CHANGE_CHANGED);
      g_assert_true (run.ok == (at == n - 1));
    }
}

static void
visit_wrong (guint which, guint at, guint n, const Fault *fault)
{
  g_auto (Run) run = run_with (which, FALSE, fault);

  check (&run);
  g_assert_false (run.is_new);
  g_assert_false (run.ok);
  /* Only where the card's "wrong" was turned into "right", for CHANGE was sent then. */
  if (at != n || !is_done (fault))
    g_assert_cmpint (run.change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
}

static void
test_garbled (void)
{
  for (guint which = 0; which < G_N_ELEMENTS (pins); which++)
    {
      guint n = count_commands (which, TRUE);
      for (guint at = 1; at <= n; at++)
        visit_answers (which, at, n, visit_right);
    }
}

static void
test_garbled_wrong (void)
{
  for (guint which = 0; which < G_N_ELEMENTS (pins); which++)
    {
      guint n = count_commands (which, FALSE);
      for (guint at = 1; at <= n; at++)
        visit_answers (which, at, n, visit_wrong);
    }
}

/* --- the service stops --- */

static void
test_service_stops (void)
{
  guint n = count_commands (1, TRUE);

  for (guint at = 1; at <= n; at++)
    for (FaultKind kind = FAULT_REMOVED_BEFORE; kind <= FAULT_REMOVED_AFTER; kind++)
      {
        const Fault fault = { .kind = kind, .at = at, .service = TRUE };
        g_auto (Run) run = run_with (1, TRUE, &fault);
        g_assert_error (run.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
        g_assert_cmpint (run.change, ==, expect_removed (at, n));
        check (&run);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-faults/removed", test_removed);
  g_test_add_func ("/change-faults/removed-wrong", test_removed_wrong);
  g_test_add_func ("/change-faults/garbled", test_garbled);
  g_test_add_func ("/change-faults/garbled-wrong", test_garbled_wrong);
  g_test_add_func ("/change-faults/service-stops", test_service_stops);
  return g_test_run ();
}
