/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-settings.h"

G_BEGIN_DECLS

/* For tests only. */
/* @policy: (transfer full): as of mado_machine_policy_read() */
MadoSettings *mado_settings_new_with_policy (GHashTable *policy);

G_END_DECLS
