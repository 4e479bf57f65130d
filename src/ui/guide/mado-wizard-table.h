/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"

G_BEGIN_DECLS

/* The pages of the consultation's procedure, in their order; the one place where pages are named.
 * Returns: (transfer full) (element-type MadoWizardPage) */
GPtrArray *mado_wizard_table_create_pages (MadoConsultation *consultation);

G_END_DECLS
