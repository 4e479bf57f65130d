/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-idle.h"

/* How long before the screen is cleared it is told; half of the time where that is short. */
#define WARN_SECONDS 10

MadoIdle
mado_idle_look (int idle_seconds, gint64 passed_usec)
{
  int quiet_seconds = idle_seconds - MIN (WARN_SECONDS, idle_seconds / 2);
  /* To the nearest, since timers that are given in seconds do not come to the millisecond. */
  int passed = (int)((passed_usec + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);

  if (passed < quiet_seconds)
    return (MadoIdle){ .look_in = quiet_seconds - passed };
  if (passed < idle_seconds)
    return (MadoIdle){ .warned = TRUE, .look_in = idle_seconds - passed };
  return (MadoIdle){ .over = TRUE };
}
