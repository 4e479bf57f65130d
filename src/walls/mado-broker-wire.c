/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "config.h"

#include "mado-broker-private.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a packet; an address on the web is far below. */
#define LONGEST 65536
/* Of a file. A page is less than a megabyte. */
#define LARGEST (32 << 20)

typedef union
{
  struct cmsghdr header;
  char bytes[CMSG_SPACE (sizeof (int))];
} Attachment;

gboolean
mado_broker_send (int socket, GVariant *value, int fd)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  Attachment attachment = { .header = { .cmsg_len = CMSG_LEN (sizeof fd),
                                        .cmsg_level = SOL_SOCKET,
                                        .cmsg_type = SCM_RIGHTS } };
  struct iovec part = { (void *)g_variant_get_data (owned), g_variant_get_size (owned) };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  gssize sent;

  if (part.iov_len > LONGEST)
    return FALSE;
  if (fd >= 0)
    {
      memcpy (CMSG_DATA (&attachment.header), &fd, sizeof fd);
      message.msg_control = &attachment;
      message.msg_controllen = sizeof attachment.bytes;
    }
  do
    sent = sendmsg (socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == (gssize)part.iov_len;
}

/* The one that came, which is the caller's. There is room for two where four bytes are padded to
 * eight, and what has come is open: of more than one none is kept. */
static int
take_descriptor (struct msghdr *message)
{
  struct cmsghdr *header = CMSG_FIRSTHDR (message);
  gsize n = 0;
  int fd = -1;

  if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
    n = (header->cmsg_len - CMSG_LEN (0)) / sizeof fd;
  for (gsize i = 0; i < n; i++)
    {
      memcpy (&fd, CMSG_DATA (header) + i * sizeof fd, sizeof fd);
      if (n > 1)
        close (fd);
    }
  return n == 1 ? fd : -1;
}

GVariant *
mado_broker_receive (int socket, const GVariantType *type, int *fd)
{
  g_autofree char *room = g_malloc (LONGEST);
  g_autoptr (GVariant) value = NULL;
  Attachment attachment = { 0 };
  struct iovec part = { room, LONGEST };
  struct msghdr message = { .msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = &attachment,
                            .msg_controllen = sizeof attachment.bytes };
  gssize length;

  do
    length = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (length < 0 && errno == EINTR);
  *fd = length >= 0 ? take_descriptor (&message) : -1;
  if (length > 0 && !(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (room, (gsize)length);
      value = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
    }
  if (value != NULL && g_variant_is_normal_form (value))
    return g_steal_pointer (&value);
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
  return NULL;
}

int
mado_broker_put (GBytes *contents)
{
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);
  int fd = memfd_create ("madoguchi", MFD_CLOEXEC);

  for (gsize done = 0; fd >= 0 && done < size;)
    {
      gssize written = write (fd, data + done, size - done);
      if (written > 0)
        done += (gsize)written;
      else if (written == 0 || errno != EINTR)
        {
          close (fd);
          fd = -1;
        }
    }
  return fd;
}

GBytes *
mado_broker_take (int fd)
{
  struct stat status;
  g_autofree char *data = NULL;
  gsize done = 0;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > LARGEST)
    return NULL;
  data = g_malloc ((gsize)status.st_size + 1);
  while (done < (gsize)status.st_size)
    {
      gssize got = pread (fd, data + done, (gsize)status.st_size - done, (off_t)done);
      if (got > 0)
        done += (gsize)got;
      else if (got == 0 || errno != EINTR)
        return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), done);
}
