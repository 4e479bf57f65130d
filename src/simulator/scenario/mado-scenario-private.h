/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-scenario.h"

G_BEGIN_DECLS

/* For tests only. */
/* @text: what its file holds; @name: the stem of it */
MadoScenario *
mado_scenario_parse (const char *text, gsize length, const char *name, GError **error);

G_END_DECLS
