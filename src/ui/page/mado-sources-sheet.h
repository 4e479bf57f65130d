/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-advice.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* 根拠: each rule that decided a date, in whose words, where it is written, and whether it goes
 * beyond the municipality's page. */
#define MADO_TYPE_SOURCES_SHEET (mado_sources_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MadoSourcesSheet, mado_sources_sheet, MADO, SOURCES_SHEET, AdwBin)

/* @advice: (nullable): NULL shows every rule */
GtkWidget *mado_sources_sheet_new (const MadoAdvice *advice, MadoMunicipality *municipality);

G_END_DECLS
