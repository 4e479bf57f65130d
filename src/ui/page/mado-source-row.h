/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-municipality.h"

G_BEGIN_DECLS

/* One rule: what it says, the words of its source, the source with a link, and its mark when it is
 * beyond the municipality's page. */
#define MADO_TYPE_SOURCE_ROW (mado_source_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoSourceRow, mado_source_row, MADO, SOURCE_ROW, AdwBin)

GtkWidget *mado_source_row_new (MadoRule rule, MadoMunicipality *municipality);

G_END_DECLS
