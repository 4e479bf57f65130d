/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The program's windows as X has them, without a window manager between. */

/* Keeps a picture of what the windows cover of the screen as NAME.png in the folder of
 * MADO_PICTURES, for a person to look at, as soon as it stays the same. The screen is read from the
 * file into which with-display has its X server write it (MADO_SCREEN, in the format of xwd). */
void mado_screen_keep (const char *name);

/* Keeps a picture as mado_screen_keep() does, and has ZBar read the QR code that is on it. "":
 * there is none. */
char *mado_screen_read_code (const char *name);

/* How many different pictures are on the screen one after the other, from the watch on until it
 * stays the same. */
void mado_screen_watch (void);
guint mado_screen_count_frames (void);

/* What is on the screen, as soon as it stays the same. */
typedef struct _MadoPicture MadoPicture;
MadoPicture *mado_picture_new (void);
void mado_picture_free (MadoPicture *self);
/* How far the colour that is most of the area and the one that differs most from it stand apart, by
 * WCAG 2.2: from 1 to 21. 0 where the area is not on the screen. */
double mado_picture_get_contrast (MadoPicture *self, int x, int y, int width, int height);
/* How far, at the place where it has changed most, @after stands apart from @self. */
double mado_picture_get_change (MadoPicture *self, MadoPicture *after);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPicture, mado_picture_free)

/* Of all text, for programs that are started after this. */
void mado_screen_set_text_scale (int percent);

/* Makes the oldest window so large, and waits until it is painted. Pixels. */
void mado_screen_resize (int width, int height);

/* The least width, in pixels, to which the program says its windows can be made without anything
 * being cut off: of all windows the largest one. GTK computes it from what is in them. */
int mado_screen_get_least_width (void);

/* Asks the oldest window to close, as a window manager does for whoever presses its cross or Alt+F4
 * (ICCCM 4.2.8.1). */
void mado_screen_ask_to_close (void);

/* How many windows are on the screen. */
guint mado_screen_count_windows (void);

G_END_DECLS
