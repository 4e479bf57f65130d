/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* posix_openpt() */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mado-civil-date.h"
#include "mado-cli-change-pin-private.h"
#include "mado-pin-pad-practice-private.h"
#include "mado-practice-names.h"
#include "mado-scenario.h"
#include "mado-wording-language.h"
#include "mado-practice-card-private.h"

/* madoguchi-cli change-pin at a terminal and at a reader with keys: nothing is asked for at the
 * terminal, on which nobody types here. */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
} Fixture;

static void
set_up (Fixture *self, const char *const *typed)
{
  GDate today;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load ("healthy", &error);

  g_assert_no_error (error);
  mado_civil_date_from_unix (&today, g_get_real_time () / G_USEC_PER_SEC);
  self->card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  self->transport = mado_transport_practice_new ();
  mado_pin_pad_practice_attach (self->transport, typed);
  mado_transport_practice_add_reader (self->transport, "PinPad 0");
  mado_transport_practice_insert (self->transport, "PinPad 0", self->card);
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->card);
}

/* The answer on stdout would be read as TAP. */
static MadoCliExit
change (Fixture *self, const char *pin)
{
  char *args[] = { (char *)"change-pin", (char *)"--pin", (char *)pin, NULL };
  int kept = dup (STDOUT_FILENO);
  int nowhere = open ("/dev/null", O_WRONLY);

  fflush (stdout);
  dup2 (nowhere, STDOUT_FILENO);
  MadoCliExit code = mado_cli_change_pin_at (args, MADO_TRANSPORT (self->transport));
  fflush (stdout);
  dup2 (kept, STDOUT_FILENO);
  close (nowhere);
  close (kept);
  return code;
}

static void
assert_pin (Fixture *self, const char *expected)
{
  g_autofree char *pin =
      mado_practice_card_dup_pin (self->card, mado_practice_aid_jpki, MADO_PRACTICE_FID_AUTH_PIN);

  g_assert_cmpstr (pin, ==, expected);
}

static void
test_changed (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", "8642", NULL };
  Fixture fixture;

  set_up (&fixture, typed);
  g_assert_cmpint (change (&fixture, "auth"), ==, MADO_CLI_DONE);
  assert_pin (&fixture, "8642");
  g_assert_cmpuint (mado_pin_pad_practice_get_n_typed (fixture.transport), ==, 4);
  tear_down (&fixture);
}

static void
test_wrong (void)
{
  static const char *const typed[] = { "9999", NULL };
  Fixture fixture;

  set_up (&fixture, typed);
  g_assert_cmpint (change (&fixture, "auth"), ==, MADO_CLI_WRONG_PASSWORD);
  assert_pin (&fixture, "1234");
  tear_down (&fixture);
}

static void
test_cancelled (void)
{
  static const char *const typed[] = { "1234", "cancel", NULL };
  Fixture fixture;

  set_up (&fixture, typed);
  g_assert_cmpint (change (&fixture, "auth"), ==, MADO_CLI_CARD_ERROR);
  assert_pin (&fixture, "1234");
  tear_down (&fixture);
}

/* Whichever answer is lost: that the reader has keys is not forgotten, and nothing is asked for at
 * the terminal, where this would wait for ever. */
static void
test_lost_answer (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", "8642", NULL };
  const guint8 lost[] = { 0x6F, 0x00 };
  g_autoptr (GBytes) answer = g_bytes_new_static (lost, sizeof lost);
  guint n_commands = 1, n_changed = 0;

  for (guint n = 1; n <= n_commands; n++)
    {
      Fixture fixture;

      set_up (&fixture, typed);
      mado_practice_card_set_garble (fixture.card, n, answer);
      MadoCliExit code = change (&fixture, "auth");
      if (code == MADO_CLI_DONE)
        {
          assert_pin (&fixture, "8642");
          g_assert_cmpuint (mado_pin_pad_practice_get_n_typed (fixture.transport), ==, 4);
          n_changed++;
        }
      n_commands = MAX (n_commands, mado_practice_card_get_n_commands (fixture.card));
      tear_down (&fixture);
    }
  /* All but a few of its own. */
  g_assert_cmpuint (n_changed, >, n_commands / 2);
}

/* A terminal as stdin, on which nobody types. */
static void
open_terminal (void)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY);

  g_assert_cmpint (master, >=, 0);
  g_assert_cmpint (grantpt (master), ==, 0);
  g_assert_cmpint (unlockpt (master), ==, 0);
  int slave = open (ptsname (master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (slave, >=, 0);
  g_assert_cmpint (dup2 (slave, STDIN_FILENO), ==, STDIN_FILENO);
  close (slave);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  open_terminal ();

  g_test_add_func ("/cli-pin-pad/changed", test_changed);
  g_test_add_func ("/cli-pin-pad/wrong", test_wrong);
  g_test_add_func ("/cli-pin-pad/cancelled", test_cancelled);
  g_test_add_func ("/cli-pin-pad/lost-answer", test_lost_answer);
  return g_test_run ();
}
