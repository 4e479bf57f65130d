/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-guide.h"

G_BEGIN_DECLS

/* Whether they say the same to a person; what they ask is no part of it. */
gboolean mado_guide_is_same (const MadoGuide *a, const MadoGuide *b);

G_END_DECLS
