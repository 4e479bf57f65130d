/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the style sheets for dark and for high contrast to the default display while these are
 * wished for. style.css is libadwaita's to load. */
void mado_style_follow (void);
/* GTK's inspector has keys of its own in every window, dialogs included; it shows and changes
 * whatever is there. Developers still come by it: GTK_DEBUG=interactive. */
void mado_style_forbid_inspector (void);

G_END_DECLS
