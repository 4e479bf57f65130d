/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"

G_BEGIN_DECLS

/* The parts that the report of a diagnosis and that of a check-up have in common. */

/* The program, the system and the readers. @title: of the report */
void mado_wording_append_computer (GString *text,
                                   const char *title,
                                   const MadoSystem *system,
                                   const char *const *readers);
/* The first @n_links of the way, a line each. */
void mado_wording_append_links (GString *text, const MadoDiagnosis *diagnosis, guint n_links);
/* What is wrong and what helps; nothing for NONE. */
void mado_wording_append_fault (GString *text, MadoFault fault, const MadoSystem *system);

/* The faults of how the program is set up, of which mado_wording_fault() and
 * mado_wording_fault_detail() make no words themselves. */
const char *mado_wording_setup_fault (MadoFault fault);
const char *mado_wording_setup_fault_detail (MadoFault fault);

G_END_DECLS
