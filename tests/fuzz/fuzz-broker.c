/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-broker-private.h"
#include "mado-fuzz.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* What a window that has been taken over sends its broker: the bytes are a packet. What is no
 * question is none; and of what is asked for nothing is allowed that is hidden, the system's, a
 * program or on another computer, nor a page that is no source of the program's. */

static void
check_place (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GBytes) contents = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GFile) place = mado_broker_judge_place (file, contents);
  g_autofree char *path = place != NULL ? g_file_get_path (place) : NULL;

  if (place == NULL)
    return;
  MADO_FUZZ_CHECK (path != NULL);
  MADO_FUZZ_CHECK (g_path_is_absolute (path) && strstr (path, "/.") == NULL);
  MADO_FUZZ_CHECK (!g_str_has_prefix (path, "/proc/") && !g_str_has_prefix (path, "/dev/"));
  MADO_FUZZ_CHECK (!g_str_has_suffix (path, ".desktop"));
}

static void
check_page (const char *uri)
{
  if (mado_broker_may_open (uri))
    MADO_FUZZ_CHECK (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int ends[2];
  int fd = -1;
  const char *uri, *token;
  guint wish, flags;

  if (size == 0)
    return 0;
  g_setenv ("HOME", "/nowhere", TRUE);
  MADO_FUZZ_CHECK (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0);
  MADO_FUZZ_CHECK (send (ends[0], data, size, MSG_NOSIGNAL) == (gssize)size);
  g_autoptr (GVariant) question = mado_broker_receive (ends[1], MADO_BROKER_QUESTION, &fd);
  MADO_FUZZ_CHECK (fd == -1);
  close (ends[0]);
  close (ends[1]);
  if (question == NULL)
    return 0;
  g_variant_get (question, "(u&s&su)", &wish, &uri, &token, &flags);
  MADO_FUZZ_CHECK (g_utf8_validate (uri, -1, NULL));
  check_place (uri);
  check_page (uri);
  return 0;
}
