/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-practice-names.h"
#include "mado-vpcd-private.h"
#include "practice-hex.h"
#include "mado-practice-card-private.h"

/* The reader's end of vpcd's protocol, played by the test. */
typedef struct
{
  GSocketListener *listener;
  guint16 port;
  GSocketConnection *reader; /* (nullable): what MadoVpcd has connected to */
  MadoVpcd *vpcd;
  MadoPracticeCard *card;
  GString *states; /* the first letter of each state that was reported */
} Fixture;

static void
on_state_changed_cb (MadoVpcd *vpcd, int state, gpointer user_data)
{
  g_string_append_c (user_data, "EWIL"[state]);
}

static void
listen_on (Fixture *fixture, guint16 port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocketAddress) effective = NULL;

  fixture->listener = g_socket_listener_new ();
  g_assert_true (g_socket_listener_add_address (fixture->listener, address, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error));
  g_assert_no_error (error);
  fixture->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  listen_on (fixture, 0);
  fixture->states = g_string_new (NULL);
  fixture->card = mado_practice_card_new ();
  /* So that the question for the counter tells whether a PIN is verified. */
  mado_practice_card_set_answers (fixture->card, 0x63C0, TRUE, FALSE);
  mado_practice_card_add_application (fixture->card, mado_practice_aid_jpki, 10);
  mado_practice_card_add_pin (fixture->card, mado_practice_aid_jpki, 0x0018, "1234", 3, 3, 0x6984);
  fixture->vpcd = mado_vpcd_new ("127.0.0.1", fixture->port, GPOINTER_TO_INT (data));
  g_signal_connect (fixture->vpcd, "state-changed", G_CALLBACK (on_state_changed_cb),
                    fixture->states);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mado_vpcd_remove (fixture->vpcd);
  g_assert_finalize_object (fixture->vpcd);
  g_assert_finalize_object (fixture->card);
  g_clear_object (&fixture->reader);
  g_clear_object (&fixture->listener);
  g_string_free (fixture->states, TRUE);
}

/* The listening socket takes connections before anybody accepts them. */
static void
accept_card (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_clear_object (&fixture->reader);
  fixture->reader = g_socket_listener_accept (fixture->listener, NULL, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (g_socket_connection_get_socket (fixture->reader), 10);
}

static void
insert (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (mado_vpcd_insert (fixture->vpcd, fixture->card, &error));
  g_assert_no_error (error);
  accept_card (fixture);
}

static void
send_bytes (Fixture *fixture, const char *hex)
{
  g_autoptr (GByteArray) bytes = practice_hex_parse (hex);
  GSocket *socket = g_socket_connection_get_socket (fixture->reader);
  g_assert_cmpint (g_socket_send (socket, (char *)bytes->data, bytes->len, NULL, NULL), ==,
                   bytes->len);
}

static gboolean
on_late_cb (gpointer user_data)
{
  g_error ("nothing happened in 10 seconds");
  return G_SOURCE_REMOVE;
}

/* Lets the card's side work until there is something to read, and reads it in one piece. */
static char *
receive (Fixture *fixture)
{
  GSocket *socket = g_socket_connection_get_socket (fixture->reader);
  guint late = g_timeout_add_seconds (10, on_late_cb, NULL);
  while (g_socket_condition_check (socket, G_IO_IN) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);

  guint8 buffer[1024];
  gssize length = g_socket_receive (socket, (char *)buffer, sizeof buffer, NULL, NULL);
  GString *hex = g_string_new (NULL);
  for (gssize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02X", buffer[i]);
  return g_string_free (hex, FALSE);
}

static gboolean
is_closed (Fixture *fixture)
{
  g_autofree char *got = receive (fixture);
  return *got == '\0';
}

static void
wait_for_state (Fixture *fixture, MadoVpcdState state)
{
  guint late = g_timeout_add_seconds (10, on_late_cb, NULL);
  while (mado_vpcd_get_state (fixture->vpcd) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

#define SELECT_MESSAGE "000F 00A4040C0A D392F000260100000001"

static void
assert_exchange (Fixture *fixture, const char *message, const char *expected)
{
  send_bytes (fixture, message);
  g_autofree char *got = receive (fixture);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_conversation (Fixture *fixture, gconstpointer data)
{
  insert (fixture);
  g_assert_cmpstr (fixture->states->str, ==, "I");
  /* The ATR can be had without power, a command cannot. */
  assert_exchange (fixture, "0001 04", "00133BDA13FF8131FB468012392F31C173C601C03B");
  assert_exchange (fixture, SELECT_MESSAGE, "00026F00");
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  assert_exchange (fixture, "0009 0020009804 31323334", "00029000");

  /* A reset leaves the verified state, the loss of power does not. */
  send_bytes (fixture, "0001 02");
  assert_exchange (fixture, "0004 00200098", "00026A82");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  assert_exchange (fixture, "0004 00200098", "00029000");
  send_bytes (fixture, "0001 00 0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  assert_exchange (fixture, "0004 00200098", "000263C3");
}

/* TCP knows no messages: one may come in pieces, and two at once. */
static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  insert (fixture);
  send_bytes (fixture, "0001 01 00");
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, FALSE);
  send_bytes (fixture, "0F 00A4040C0A D392F0002601");
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, FALSE);
  assert_exchange (fixture, "00000001", "00029000");

  send_bytes (fixture, "0004 00200098 0004 00200098");
  g_autofree char *first = receive (fixture);
  g_autofree char *second = strlen (first) == 8 ? receive (fixture) : g_strdup ("");
  g_autofree char *both = g_strconcat (first, second, NULL);
  g_assert_cmpstr (both, ==, "000263C3000263C3");
  /* An empty message says nothing and harms nothing. */
  assert_exchange (fixture, "0000 0004 00200098", "000263C3");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  insert (fixture);
  mado_vpcd_remove (fixture->vpcd);
  g_assert_true (is_closed (fixture));
  g_assert_null (mado_vpcd_get_card (fixture->vpcd));
  insert (fixture);
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  g_assert_cmpstr (fixture->states->str, ==, "IEI");
}

static void
test_removal (Fixture *fixture, gconstpointer data)
{
  mado_practice_card_set_removal (fixture->card, 2, FALSE);
  insert (fixture);
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  send_bytes (fixture, "0004 00200098");
  g_assert_true (is_closed (fixture));
  g_assert_cmpstr (fixture->states->str, ==, "IE");
  insert (fixture);
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  assert_exchange (fixture, "0004 00200098", "000263C3");
}

/* pcscd goes and comes back: the card is in again, without power in between. */
static void
test_reconnect (Fixture *fixture, gconstpointer data)
{
  insert (fixture);
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  assert_exchange (fixture, "0009 0020009804 31323334", "00029000");

  g_socket_listener_close (fixture->listener);
  g_clear_object (&fixture->listener);
  g_io_stream_close (G_IO_STREAM (fixture->reader), NULL, NULL);
  wait_for_state (fixture, MADO_VPCD_WAITING);
  g_assert_false (mado_practice_card_get_verified (fixture->card, mado_practice_aid_jpki, 0x0018));

  listen_on (fixture, fixture->port);
  wait_for_state (fixture, MADO_VPCD_INSERTED);
  accept_card (fixture);
  send_bytes (fixture, "0001 01");
  assert_exchange (fixture, SELECT_MESSAGE, "00029000");
  g_assert_cmpstr (fixture->states->str, ==, "IWI");
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  insert (fixture);
  g_io_stream_close (G_IO_STREAM (fixture->reader), NULL, NULL);
  wait_for_state (fixture, MADO_VPCD_LOST);
  g_assert_null (mado_vpcd_get_card (fixture->vpcd));

  g_socket_listener_close (fixture->listener);
  g_assert_false (mado_vpcd_insert (fixture->vpcd, fixture->card, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

#define ADD(name, reconnect, function)                                                             \
  g_test_add ("/vpcd/" name, Fixture, GINT_TO_POINTER (reconnect), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("conversation", TRUE, test_conversation);
  ADD ("pieces", TRUE, test_pieces);
  ADD ("remove", TRUE, test_remove);
  ADD ("tear", TRUE, test_removal);
  ADD ("reconnect", TRUE, test_reconnect);
  ADD ("once", FALSE, test_once);
  return g_test_run ();
}
