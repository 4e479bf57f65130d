/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-day.h"

G_BEGIN_DECLS

/* For tests only. */
/* Whether @self makes sense: every date exists, some day of the week is open. */
gboolean mado_calendar_is_valid (const MadoCalendar *self);
/* The Sunday after the third Saturday of its month. */
gboolean mado_counter_day_is_caution (const GDate *day);

G_END_DECLS
