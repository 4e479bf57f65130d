/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a program draws through the file of this name in /dev: the device of a graphics card, or
 * memory that is shared with the screen. */
gboolean mado_graphics_is_device (const char *name);

/* Whether @devices, which is /dev but in tests, has a graphics card that can be drawn by. What
 * shows a picture and cannot draw one, as a virtual machine or a server has it, is none. */
gboolean mado_graphics_has_card (const char *devices);

G_END_DECLS
