/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-expiry.h"

G_BEGIN_DECLS

/* For tests only. */
/* R1: the @n-th birthday strictly after @issued. */
void mado_rules_nth_birthday (
    const GDate *born, const GDate *issued, guint n, MadoFeb29 feb29, GDate *result);

G_END_DECLS
