/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-clock.h"

#ifdef __linux__

#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  GSource parent;
  int fd;
} ClockSource;

/* The descriptor alone decides: it becomes readable when it is time and, by
 * TFD_TIMER_CANCEL_ON_SET, when the wall clock jumps (timerfd_create(2)). */
static gboolean
clock_source_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  callback (data);
  return G_SOURCE_REMOVE;
}

static void
clock_source_finalize (GSource *source)
{
  close (((ClockSource *)source)->fd);
}

static GSource *
create_source (clockid_t clock, int flags, time_t seconds)
{
  static GSourceFuncs funcs = { .dispatch = clock_source_dispatch,
                                .finalize = clock_source_finalize };
  struct itimerspec when = { .it_value = { .tv_sec = seconds } };
  int fd = timerfd_create (clock, TFD_CLOEXEC | TFD_NONBLOCK);

  if (fd < 0)
    return NULL;
  if (timerfd_settime (fd, flags, &when, NULL) != 0)
    {
      close (fd);
      return NULL;
    }
  GSource *source = g_source_new (&funcs, sizeof (ClockSource));
  ((ClockSource *)source)->fd = fd;
  g_source_add_unix_fd (source, fd, G_IO_IN);
  return source;
}

gint64
mado_clock_get_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

GSource *
mado_clock_source_in (guint seconds)
{
  g_return_val_if_fail (seconds > 0, NULL);

  GSource *source = create_source (CLOCK_BOOTTIME, 0, seconds);

  return source != NULL ? source : g_timeout_source_new_seconds (seconds);
}

GSource *
mado_clock_source_at (gint64 deadline)
{
  return create_source (CLOCK_REALTIME, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
                        (time_t)deadline);
}

#else

gint64
mado_clock_get_time (void)
{
  return g_get_monotonic_time ();
}

GSource *
mado_clock_source_in (guint seconds)
{
  g_return_val_if_fail (seconds > 0, NULL);
  return g_timeout_source_new_seconds (seconds);
}

GSource *
mado_clock_source_at (gint64 deadline)
{
  return NULL;
}

#endif
