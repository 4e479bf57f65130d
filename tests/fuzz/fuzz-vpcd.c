/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"
#include "mado-practice-names.h"
#include "mado-vpcd-private.h"

#include <string.h>
#include <sys/socket.h>

/* What a virtual reader sends, in pieces as long as their first byte says: the protocol of vpcd,
 * and the practice card's commands in it. Each message has one answer at most, with its length
 * before it, and nothing is answered that was not asked. */

typedef struct
{
  GSocketListener *listener;
  guint16 port;
} Service;

static Service *
listen_once (void)
{
  static Service service;

  if (service.listener != NULL)
    return &service;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) effective = NULL;
  service.listener = g_socket_listener_new ();
  MADO_FUZZ_CHECK (g_socket_listener_add_address (service.listener, address, G_SOCKET_TYPE_STREAM,
                                                  G_SOCKET_PROTOCOL_TCP, NULL, &effective, NULL));
  service.port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  return &service;
}

static MadoPracticeCard *
make_card (void)
{
  MadoPracticeCard *card = mado_practice_card_new ();
  g_autoptr (GBytes) file = g_bytes_new_static ("\x30\x03\x02\x01\x05", 5);

  mado_practice_card_add_application (card, mado_practice_aid_jpki, 10);
  mado_practice_card_add_file (card, mado_practice_aid_jpki, 0x000A, file, 0);
  mado_practice_card_add_file (card, mado_practice_aid_jpki, 0x0001, file, 0x001B);
  mado_practice_card_add_pin (card, mado_practice_aid_jpki, 0x0018, "1234", 3, 3, 0x6984);
  mado_practice_card_add_pin (card, mado_practice_aid_jpki, 0x001B, "ABC123", 5, 5, 0x63C0);
  return card;
}

/* How many messages can have an answer: the whole ones among these bytes. */
static guint
count_messages (const GByteArray *sent)
{
  guint n = 0;

  for (gsize at = 0; at + 2 <= sent->len; n++)
    {
      at += 2u + (sent->data[at] << 8 | sent->data[at + 1]);
      if (at > sent->len)
        break;
    }
  return n;
}

/* All that has come back. The socket does not wait. */
static void
take_answers (GSocket *socket, GByteArray *answers)
{
  guint8 buffer[4096];
  gssize length;

  while ((length = g_socket_receive_with_blocking (socket, (char *)buffer, sizeof buffer, FALSE,
                                                   NULL, NULL)) > 0)
    g_byte_array_append (answers, buffer, (guint)length);
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The kernel brings a reset when it comes to it, on a busy machine after the call that sent it has
 * returned. One that never comes is the fuzzer's limit of time. */
static void
wait_for_the_end (MadoVpcd *vpcd)
{
  while (mado_vpcd_get_state (vpcd) == MADO_VPCD_INSERTED)
    g_main_context_iteration (NULL, TRUE);
}

static void
converse (GSocket *socket, const guint8 *data, gsize size, GByteArray *sent, GByteArray *answers)
{
  while (size > 0)
    {
      const gsize length = MIN ((gsize)data[0] + 1, size - 1);

      if (length > 0 && g_socket_send (socket, (const char *)data + 1, length, NULL, NULL) > 0)
        g_byte_array_append (sent, data + 1, (guint)length);
      data += 1 + length;
      size -= 1 + length;
      turn ();
      take_answers (socket, answers);
    }
}

static void
check_answers (const GByteArray *sent, const GByteArray *answers)
{
  MADO_FUZZ_CHECK (count_messages (answers) <= count_messages (sent));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  Service *service = listen_once ();
  /* Closed by a reset, a port can be used again at once. */
  const struct linger at_once = { .l_onoff = 1 };
  g_autoptr (MadoPracticeCard) card = make_card ();
  g_autoptr (MadoVpcd) vpcd = mado_vpcd_new ("127.0.0.1", service->port, FALSE);
  g_autoptr (GByteArray) sent = g_byte_array_new ();
  g_autoptr (GByteArray) answers = g_byte_array_new ();

  MADO_FUZZ_CHECK (mado_vpcd_insert (vpcd, card, NULL));
  g_autoptr (GSocketConnection) reader =
      g_socket_listener_accept (service->listener, NULL, NULL, NULL);
  MADO_FUZZ_CHECK (reader != NULL);
  GSocket *socket = g_socket_connection_get_socket (reader);
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  converse (socket, data, size, sent, answers);
  check_answers (sent, answers);

  g_io_stream_close (G_IO_STREAM (reader), NULL, NULL);
  wait_for_the_end (vpcd);
  MADO_FUZZ_CHECK (mado_vpcd_get_state (vpcd) == MADO_VPCD_LOST);
  MADO_FUZZ_CHECK (mado_vpcd_get_card (vpcd) == NULL);
  return 0;
}
