/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* 自治体：杉並区、きまりは2024年6月7日（令和6年）版（変更…）: whose rules a verdict is by and how
 * old they are, beside it, and the way to change it. */
#define MADO_TYPE_MUNICIPALITY_LINE (mado_municipality_line_get_type ())
G_DECLARE_FINAL_TYPE (MadoMunicipalityLine, mado_municipality_line, MADO, MUNICIPALITY_LINE, AdwBin)

void mado_municipality_line_set_session (MadoMunicipalityLine *self, MadoSession *session);

G_END_DECLS
