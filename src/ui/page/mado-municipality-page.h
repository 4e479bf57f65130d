/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoMunicipalityPage:
 *
 * Which municipality? Asked once at the first start, and whenever somebody wants another one. The
 * answer goes to the action "app.municipality"; where that is not enabled, an administrator has
 * answered.
 */
#define MADO_TYPE_MUNICIPALITY_PAGE (mado_municipality_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoMunicipalityPage, mado_municipality_page, MADO, MUNICIPALITY_PAGE, AdwBin)

/* @id: the one to be found chosen */
GtkWidget *mado_municipality_page_new (const char *id);

G_END_DECLS
