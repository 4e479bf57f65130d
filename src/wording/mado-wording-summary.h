/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* What a procedure is for and what it takes, in two or three sentences. */
const char *mado_wording_procedure_summary (MadoProcedure procedure);

G_END_DECLS
