/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoWalls:
 * @MADO_WALL_FILES: no file is read or written but those that were named (Landlock)
 * @MADO_WALL_NETWORK: no socket but those of this computer (seccomp)
 * @MADO_WALL_PROGRAMS: no other program is started, nor ended, nor told by the terminal what to do
 * (seccomp; on Windows neither a child process nor code that is in no file)
 *
 * What the system keeps the process from, whatever its code does from then on: that of a library
 * which a card's bytes have taken over, say. There is no way back.
 */
typedef enum /*< skip >*/
{
  MADO_WALL_FILES = 1 << 0,
  MADO_WALL_NETWORK = 1 << 1,
  MADO_WALL_PROGRAMS = 1 << 2,
} MadoWalls;

#define MADO_WALLS_ALL (MADO_WALL_FILES | MADO_WALL_NETWORK | MADO_WALL_PROGRAMS)

/**
 * MadoWallPaths:
 * @readable: (nullable): files, and folders with all that is in them
 * @writable: (nullable): the same, to be read as well; in a folder files may be made, replaced and
 *   removed
 * @listable: (nullable): folders whose names may be read, and folders made in them, for who is to
 *   choose a place there; not a file's content
 *
 * What is not there is left out.
 */
typedef struct
{
  const char *const *readable;
  const char *const *writable;
  const char *const *listable;
} MadoWallPaths;

/**
 * mado_wall_raise:
 * @wanted: which walls
 *
 * To be called before there is a second thread. On Windows the search for DLLs is narrowed as well,
 * whatever is @wanted. What the kernel does not know stays open:
 * mado_wall_get() tells.
 */
void mado_wall_raise (const MadoWallPaths *paths, MadoWalls wanted);
/* Which walls stand. */
MadoWalls mado_wall_get (void);

G_END_DECLS
