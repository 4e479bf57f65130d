/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advisor.h"

G_BEGIN_DECLS

/* For tests only. */
/* Seconds since 1970. */
typedef gint64 (*MadoAdvisorClock) (gpointer user_data);

/* Another clock than the computer's, as fast as it. */
void mado_advisor_set_clock (MadoAdvisor *self, MadoAdvisorClock clock, gpointer user_data);

G_END_DECLS
