/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps @window, from now on, out of pictures, recordings and shared screens, where the system can
 * do so. That is Windows; on the others it is nobody's to ask for. */
void mado_capture_forbid (GtkWindow *window);

G_END_DECLS
