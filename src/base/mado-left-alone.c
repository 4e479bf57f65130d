/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-left-alone-private.h"

#include <stdio.h>
#ifdef G_OS_UNIX
#include <stdlib.h>
#include <unistd.h>
#endif

static gint n_left; /* (atomic) */

#ifdef __GLIBC__

#ifdef MADO_COVERAGE_DIR
/* GCC's: what has been counted would be lost. */
void __gcov_dump (void);
#endif

/* Nothing more is run then: all that the program had to do is done. */
static void
end_at_once (int status, void *data)
{
  if (g_atomic_int_get (&n_left) == 0)
    return;
  fflush (NULL);
#ifdef MADO_COVERAGE_DIR
  __gcov_dump ();
#endif
  _exit (status);
}

static void
prepare_for_the_end (void)
{
  static gsize prepared = 0;

  if (!g_once_init_enter (&prepared))
    return;
  on_exit (end_at_once, NULL);
  g_once_init_leave (&prepared, 1);
}

#else

/* Windows ends all other threads first. */
static void
prepare_for_the_end (void)
{
}

#endif

void
mado_left_alone_add (void)
{
  prepare_for_the_end ();
  g_atomic_int_inc (&n_left);
}

void
mado_left_alone_remove (void)
{
  g_atomic_int_add (&n_left, -1);
}

guint
mado_left_alone_count (void)
{
  return (guint)g_atomic_int_get (&n_left);
}
