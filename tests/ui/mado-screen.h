/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps a picture of the screen as NAME.png in the folder of MADO_PICTURES, for a person to look
 * at. The screen is read from the file into which with-display has its X server write it
 * (MADO_SCREEN, in the format of xwd). */
void mado_screen_keep (const char *name);

G_END_DECLS
