/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mado-wall.h"

/* landlock(7); older headers do not have them, and both are the same on every machine. */
#define KERNEL_LANDLOCK_CREATE_RULESET         444
#define KERNEL_LANDLOCK_CREATE_RULESET_VERSION 1

/* Which walls the kernel has, whatever the program makes of them: those have to stand. */
static inline MadoWalls
get_walls_of_kernel (void)
{
  MadoWalls walls = 0;

  if (syscall (KERNEL_LANDLOCK_CREATE_RULESET, NULL, 0, KERNEL_LANDLOCK_CREATE_RULESET_VERSION) > 0)
    walls |= MADO_WALL_FILES;
#if defined(__x86_64__) || defined(__aarch64__)
  guint32 action = SECCOMP_RET_ERRNO;
  if (syscall (SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0)
    walls |= MADO_WALL_NETWORK | MADO_WALL_PROGRAMS;
#endif
  return walls;
}

/* At the end of a test that had less to look at than it is for. */
static inline void
tell_missing_walls (void)
{
  const MadoWalls walls = get_walls_of_kernel ();

  if (!(walls & MADO_WALL_FILES))
    g_test_skip ("this kernel has no Landlock: nothing is claimed of files");
  if (!(walls & MADO_WALL_NETWORK))
    g_test_skip (
        "no system calls are filtered on this kernel or machine: nothing is claimed of the "
        "network and of other programs");
}
