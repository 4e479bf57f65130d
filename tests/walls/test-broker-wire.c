/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-broker-private.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* What a window that has been taken over may send along with its words: it is to leave nothing open
 * in the broker, which would have no room for more one day. */

#define MOST 4

static guint
count_descriptors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* @size: of the words; 0: none at all */
static void
send_with (int socket, const void *words, gsize size, gsize n_descriptors)
{
  union
  {
    struct cmsghdr header;
    char bytes[CMSG_SPACE (MOST * sizeof (int))];
  } attachment = { .header = { .cmsg_len = CMSG_LEN (n_descriptors * sizeof (int)),
                               .cmsg_level = SOL_SOCKET,
                               .cmsg_type = SCM_RIGHTS } };
  struct iovec part = { (void *)words, size };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = &attachment,
                            .msg_controllen = CMSG_SPACE (n_descriptors * sizeof (int)) };

  for (gsize i = 0; i < n_descriptors; i++)
    memcpy (CMSG_DATA (&attachment.header) + i * sizeof (int), &socket, sizeof socket);
  if (n_descriptors == 0)
    message.msg_controllen = 0;
  g_assert_cmpint (sendmsg (socket, &message, MSG_NOSIGNAL), ==, (int)size);
}

/* Returns the descriptor that was received. */
static int
pass (const void *words, gsize size, gsize n_descriptors, gboolean *understood)
{
  int ends[2], fd = 0;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
  send_with (ends[0], words, size, n_descriptors);
  g_autoptr (GVariant) question = mado_broker_receive (ends[1], MADO_BROKER_QUESTION, &fd);
  close (ends[0]);
  close (ends[1]);
  *understood = question != NULL;
  return fd;
}

static GVariant *
create_question (void)
{
  GVariant *question = g_variant_new ("(ussu)", MADO_BROKER_SAVE, "file:///nowhere", "", 0);

  return g_variant_ref_sink (question);
}

static void
test_descriptors (void)
{
  g_autoptr (GVariant) question = create_question ();

  for (gsize n = 0; n <= MOST; n++)
    {
      gboolean understood;
      guint before = count_descriptors ();
      int fd = pass (g_variant_get_data (question), g_variant_get_size (question), n, &understood);

      /* One is what the window itself sends. */
      g_assert_true (n > 1 || understood);
      g_assert_true ((n == 1) == (fd >= 0));
      if (fd >= 0)
        close (fd);
      g_assert_cmpuint (count_descriptors (), ==, before);
    }
}

static void
test_nonsense (void)
{
  for (gsize n = 0; n <= MOST; n++)
    for (gsize size = 0; size <= 3; size += 3)
      {
        gboolean understood;
        guint before = count_descriptors ();

        g_assert_cmpint (pass ("???", size, n, &understood), ==, -1);
        g_assert_false (understood);
        g_assert_cmpuint (count_descriptors (), ==, before);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/broker-wire/descriptors", test_descriptors);
  g_test_add_func ("/broker-wire/nonsense", test_nonsense);
  return g_test_run ();
}
