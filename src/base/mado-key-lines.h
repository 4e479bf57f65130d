/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* On which line of a key file each group and key stands. GKeyFile reads the
 * values but tells no line, takes the last of two equal keys, and joins two equal groups. */

typedef struct
{
  char *group; /* (owned) */
  char *key;   /* (owned) (nullable): NULL for the group's own line */
  guint line;  /* 1 … */
} MadoKeyLine;

typedef struct _MadoKeyLines MadoKeyLines;

/**
 * mado_key_lines_scan:
 * @file: its name, for people
 *
 * Refuses what is not UTF-8, control characters, lines that are neither a group nor a key with a
 * value, and a group or key that comes twice.
 *
 * Returns: (nullable): %NULL on failure
 */
MadoKeyLines *
mado_key_lines_scan (const char *text, gsize length, const char *file, GError **error);
void mado_key_lines_free (MadoKeyLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoKeyLines, mado_key_lines_free)

/* In the order of the file. */
guint mado_key_lines_get_n (const MadoKeyLines *self);
const MadoKeyLine *mado_key_lines_get (const MadoKeyLines *self, guint index);
/* @key NULL: the group's own line. 0 when it is not there. */
guint mado_key_lines_find (const MadoKeyLines *self, const char *group, const char *key);
/* The last line that is not empty; at least 1. */
guint mado_key_lines_get_last_line (const MadoKeyLines *self);

G_END_DECLS
