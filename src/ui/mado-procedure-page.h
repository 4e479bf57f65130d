/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-advice.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* One procedure: what it is, when it fits, where it is done, and where that is written. */
#define MADO_TYPE_PROCEDURE_PAGE (mado_procedure_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoProcedurePage, mado_procedure_page, MADO, PROCEDURE_PAGE, GtkWidget)

/* @advice: (nullable): for the line on when it fits */
GtkWidget *mado_procedure_page_new (MadoProcedure procedure,
                                    const MadoAdvice *advice,
                                    MadoMunicipality *municipality);

G_END_DECLS
