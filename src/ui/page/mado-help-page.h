/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoHelpPage:
 *
 * What people ask of the program itself, with the answers, and the ways to the diagnosis and to the
 * list of keys.
 */
#define MADO_TYPE_HELP_PAGE (mado_help_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoHelpPage, mado_help_page, MADO, HELP_PAGE, AdwBin)

GtkWidget *mado_help_page_new (void);

G_END_DECLS
