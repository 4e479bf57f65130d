/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_instance_claim:
 * @has_wishes: whether a mode or a practice card was asked for
 *
 * Lets one Madoguchi run at a time for a person who is logged in. Elsewhere GApplication does so by
 * D-Bus, which Windows does not have. With FALSE the other one's window was brought to the front;
 * it cannot be asked for @has_wishes, which a box then says.
 */
gboolean mado_instance_claim (gboolean has_wishes);

G_END_DECLS
