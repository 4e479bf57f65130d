/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_memory_scan:
 * @veiled: what to look for, each byte XOR 0xA5: the search itself must not be a find
 *
 * Looks through all memory that this process may write, freed parts of the heap included.
 *
 * Returns: how often it is there; −1 where the system has no /proc
 */
int mado_memory_scan (const guint8 *veiled, gsize length);

/* Turns a veiled text into the plain one or back. */
void mado_memory_veil (guint8 *bytes, gsize length);

G_END_DECLS
