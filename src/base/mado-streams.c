/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-streams.h"

#ifdef G_OS_UNIX

#include <fcntl.h>
#include <unistd.h>

void
mado_streams_hold_places (void)
{
  /* open() takes the lowest number that is free: those before are taken by then. */
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
    if (fcntl (stream, F_GETFD) < 0)
      (void)open ("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

#else

/* Windows counts otherwise, and a window has none. */
void
mado_streams_hold_places (void)
{
}

#endif
