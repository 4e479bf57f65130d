/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* Each link from the service to the card, what is wrong with it, and a report without personal data
 * to copy or to save. Follows the session while it is open. */
#define MADO_TYPE_DIAGNOSIS_PAGE (mado_diagnosis_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoDiagnosisPage, mado_diagnosis_page, MADO, DIAGNOSIS_PAGE, AdwBin)

GtkWidget *mado_diagnosis_page_new (MadoSession *session);

G_END_DECLS
