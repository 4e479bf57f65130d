/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoResultPage:
 *
 * What one card says: verdict, the two certificates, the card itself, procedures, sources. It is
 * made for one card and destroyed when that card leaves, so that nothing of it can remain.
 */
#define MADO_TYPE_RESULT_PAGE (mado_result_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoResultPage, mado_result_page, MADO, RESULT_PAGE, AdwBin)

GtkWidget *mado_result_page_new (MadoSession *session);

G_END_DECLS
