/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the style sheets for dark and for high contrast to the default display while these are
 * wished for. style.css is libadwaita's to load. */
void mado_style_follow (void);
/* @scheme: "default" (what the system says), "light" or "dark"; FALSE: none of them */
gboolean mado_style_choose (const char *scheme);

G_END_DECLS
