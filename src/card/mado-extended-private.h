/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-extended.h"

G_BEGIN_DECLS

/* For tests only. */
/* Forgets every pair, so that one test does not see what another proved. */
void mado_extended_forget_all (void);

G_END_DECLS
