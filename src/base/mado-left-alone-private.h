/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-left-alone.h"

G_BEGIN_DECLS

/* For tests only. */
guint mado_left_alone_count (void);

G_END_DECLS
