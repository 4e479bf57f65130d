/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"
#include "mado-session.h"

G_BEGIN_DECLS

/* Why the service of a watch is of no use; NONE where it runs, or tells no reason. */
MadoFault mado_diagnosis_get_fault_of_service (MadoService service);
/* The chain as the session sees it now, on this computer. */
void mado_session_diagnose (MadoSession *session, MadoDiagnosis *diagnosis, MadoSystem *system);
/* Names of all readers. (array zero-terminated=1) (transfer full) */
char **mado_session_list_readers (MadoSession *session);

G_END_DECLS
