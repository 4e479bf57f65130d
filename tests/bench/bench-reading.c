/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "mado-card.h"
#include "mado-reading.h"
#include "mado-scenario.h"
#include "mado-transport-pcsc.h"

/* bench-reading certificate|counters|status|stranger
 *
 * Reads the card in the first reader as the program does, and says on stdout how far it is, one
 * word a line as it happens: "certificate", "counters", "status". The first two words as argument
 * end the reading there, so that the card's own counters tell what that much costs. "status" knows
 * the practice CAs as the program knows the real ones; to "stranger" they are unknown, so that the
 * issuer's certificate is read from the card. */

static void
say (const char *word)
{
  puts (word);
  fflush (stdout);
}

static void
fail (const GError *error)
{
  fprintf (stderr, "bench-reading: %s\n", error->message);
  exit (EXIT_FAILURE);
}

static char *
first_reader (MadoTransport *transport)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, NULL, &error);
  if (slots == NULL)
    fail (error);
  if (slots->len == 0)
    {
      fputs ("bench-reading: no reader\n", stderr);
      exit (EXIT_FAILURE);
    }
  const MadoSlot *slot = g_ptr_array_index (slots, 0);
  return g_strdup (slot->reader);
}

/* As the reading begins; see mado_reading_run(). */
static void
read_part (MadoTransport *transport, const char *reader, gboolean counters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoCard) card = mado_card_open (transport, reader, NULL, &error);
  if (card == NULL)
    fail (error);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, &error);
  if (der == NULL)
    fail (error);
  say ("certificate");
  MadoTries tries;
  if (counters && (!mado_card_query_tries (card, MADO_PIN_AUTH, &tries, &error) ||
                   !mado_card_query_tries (card, MADO_PIN_SIGN, &tries, &error)))
    fail (error);
  if (counters)
    say ("counters");
  mado_card_close (card);
}

typedef struct
{
  gboolean certificate;
  gboolean counters;
} Said;

static gboolean
is_known (MadoSnapshot *snapshot, MadoItem item)
{
  return mado_snapshot_get_state (snapshot, item) == MADO_ITEM_KNOWN;
}

static void
on_publish (MadoSnapshot *snapshot, gpointer user_data)
{
  Said *said = user_data;
  if (!said->certificate && is_known (snapshot, MADO_ITEM_AUTH_CERTIFICATE))
    {
      said->certificate = TRUE;
      say ("certificate");
    }
  if (!said->counters && is_known (snapshot, MADO_ITEM_PIN_AUTH) &&
      is_known (snapshot, MADO_ITEM_PIN_SIGN))
    {
      said->counters = TRUE;
      say ("counters");
    }
}

static void
read_status (MadoTransport *transport, const char *reader, gboolean stranger)
{
  g_autoptr (GError) error = NULL;
  Said said = { FALSE, FALSE };
  const MadoReadingRequest request = {
    .reader = reader,
    .practice = TRUE,
    .practice_cas = stranger ? NULL : mado_scenario_get_practice_cas (),
    .publish = on_publish,
    .user_data = &said,
  };
  g_autoptr (MadoSnapshot) snapshot = mado_reading_run (transport, &request, NULL, &error);
  if (error != NULL)
    fail (error);
  say ("status");
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autofree char *reader = first_reader (transport);
  gboolean stranger = g_str_equal (argv[1], "stranger");
  if (stranger || g_str_equal (argv[1], "status"))
    read_status (transport, reader, stranger);
  else
    read_part (transport, reader, g_str_equal (argv[1], "counters"));
  return EXIT_SUCCESS;
}
