/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-midnight.h"

G_BEGIN_DECLS

/* How many seconds to count where nothing else can be waited by: never too few, and no more than
 * a day and one, for the clock may have been set meanwhile. */
guint mado_midnight_wait (gint64 deadline, gint64 now);

G_END_DECLS
