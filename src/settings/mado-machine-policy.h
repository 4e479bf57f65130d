/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where an administrator of Windows sets up every account of the computer. Whoever is no
 * administrator cannot write there. */
#define MADO_MACHINE_POLICY_KEY "Software\\Policies\\Madoguchi"

/* Returns: (transfer full) (element-type utf8 GVariant): what stands there, by its name: a number
 * ("u") or a text ("s"). Empty on other systems, where dconf has locks for this. */
GHashTable *mado_machine_policy_read (void);

/* @value as a setting of @type: 0 and 1 are the two booleans. (nullable) (transfer floating): NULL
 * where it is nothing of that type */
GVariant *mado_machine_policy_fit (GVariant *value, const GVariantType *type);

G_END_DECLS
