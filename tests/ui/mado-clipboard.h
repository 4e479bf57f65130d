/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What another program would paste now, as text; empty for nothing. (transfer full) */
char *mado_clipboard_read (void);
/* The same for the middle button of the mouse: what is selected. (transfer full) */
char *mado_clipboard_read_primary (void);

G_END_DECLS
