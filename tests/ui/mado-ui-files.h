/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The files that a test gives the program, in its own configuration folder. */

/* A practice card that comes to what "in-window" does, with the lines @more
 * (data/practice/README.md) after it. Returns its path, for "--practice". (transfer full) */
char *mado_ui_write_card (const char *more);

/* The settings, for GSETTINGS_BACKEND=keyfile: @lines, such as "mode='counter'\n", and no others.
 */
void mado_ui_write_settings (const char *lines);
/* What the disk has of them, all of it. (transfer full) */
char *mado_ui_read_settings (void);

G_END_DECLS
