/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-midnight-private.h"

#ifdef __linux__
#include <sys/timerfd.h>
#include <unistd.h>
#endif

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

#ifdef __linux__

typedef struct
{
  GSource parent;
  int fd;
} MidnightSource;

/* The descriptor alone decides: it becomes readable at the deadline and, by
 * TFD_TIMER_CANCEL_ON_SET, when the wall clock jumps (timerfd_create(2)). */
static gboolean
midnight_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  callback (data);
  return G_SOURCE_REMOVE;
}

static void
midnight_finalize (GSource *source)
{
  close (((MidnightSource *)source)->fd);
}

static GSource *
create_wall_clock_source (gint64 deadline)
{
  static GSourceFuncs funcs = { .dispatch = midnight_dispatch, .finalize = midnight_finalize };
  struct itimerspec when = { .it_value = { .tv_sec = (time_t)deadline } };
  int fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);

  if (fd < 0)
    return NULL;
  if (timerfd_settime (fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) != 0)
    {
      close (fd);
      return NULL;
    }
  GSource *source = g_source_new (&funcs, sizeof (MidnightSource));
  ((MidnightSource *)source)->fd = fd;
  g_source_add_unix_fd (source, fd, G_IO_IN);
  return source;
}

#else

static GSource *
create_wall_clock_source (gint64 deadline)
{
  return NULL;
}

#endif

GSource *
mado_midnight_source_new (gint64 deadline)
{
  GSource *source = create_wall_clock_source (deadline);

  if (source == NULL)
    {
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      source = g_timeout_source_new_seconds (mado_midnight_wait (deadline, now));
    }
  g_source_set_static_name (source, "madoguchi midnight");
  return source;
}
