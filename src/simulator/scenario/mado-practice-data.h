/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_practice_data_dup_directory:
 *
 * Where the practice cards and keys lie: the environment's MADO_PRACTICE_DIR (development, tests),
 * else the place they were installed to, else `../share/madoguchi/practice` seen from the program
 * itself (an unpacked or moved installation; Windows). %NULL when there is none of these.
 */
char *mado_practice_data_dup_directory (void);

G_END_DECLS
