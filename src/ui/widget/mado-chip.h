/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of several choices, of which one is chosen: a radio button that looks like a chip and, while
 * it is chosen, like the chosen one.
 *
 * @group: (nullable): another of them
 * @question: (nullable): what is read out with it, beside @text
 *
 * Returns: (transfer floating)
 */
GtkCheckButton *mado_chip_new (const char *text, GtkCheckButton *group, GtkWidget *question);

G_END_DECLS
