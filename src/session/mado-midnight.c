/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-midnight-private.h"

#include "mado-clock.h"

#define SECONDS_A_DAY        (24 * 60 * 60)
#define JAPAN_OFFSET_SECONDS (9 * 60 * 60)

gint64
mado_midnight_after (gint64 now)
{
  gint64 local = now + JAPAN_OFFSET_SECONDS;
  gint64 into_the_day = ((local % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;

  return now - into_the_day + SECONDS_A_DAY;
}

guint
mado_midnight_wait (gint64 deadline, gint64 now)
{
  return (guint)CLAMP (deadline - now, 0, SECONDS_A_DAY) + 1;
}

GSource *
mado_midnight_source_new (gint64 deadline)
{
  GSource *source = mado_clock_source_at (deadline);

  if (source == NULL)
    {
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      source = g_timeout_source_new_seconds (mado_midnight_wait (deadline, now));
    }
  g_source_set_static_name (source, "madoguchi midnight");
  return source;
}
