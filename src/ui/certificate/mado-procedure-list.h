/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-advice.h"
#include "mado-audience.h"

G_BEGIN_DECLS

/* The procedures that fit now, then the others; each row activates `win.procedure`. */
#define MADO_TYPE_PROCEDURE_LIST (mado_procedure_list_get_type ())
G_DECLARE_FINAL_TYPE (MadoProcedureList, mado_procedure_list, MADO, PROCEDURE_LIST, AdwBin)

void mado_procedure_list_set_advice (MadoProcedureList *self,
                                     const MadoAdvice *advice,
                                     MadoAudience audience);
/* Without a card: all of them, each with what it is for. */
void mado_procedure_list_show_all (MadoProcedureList *self);

G_END_DECLS
