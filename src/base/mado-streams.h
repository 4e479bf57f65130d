/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_streams_hold_places:
 *
 * A program may be started with one of its standard streams closed ("2>&-" in a shell, some
 * supervisors). What it opens next would get that number, and what is said would be written into
 * it: a socket of ours, or a file. So the place is taken, by something that can be neither read
 * from nor written to, in the direction in which it would be used: whoever does is told. First of
 * all, before anything is opened.
 */
void mado_streams_hold_places (void);

G_END_DECLS
