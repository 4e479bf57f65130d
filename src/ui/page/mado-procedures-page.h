/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* All the procedures, to choose one without a card. */
#define MADO_TYPE_PROCEDURES_PAGE (mado_procedures_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoProceduresPage, mado_procedures_page, MADO, PROCEDURES_PAGE, AdwBin)

GtkWidget *mado_procedures_page_new (MadoSession *session);

G_END_DECLS
