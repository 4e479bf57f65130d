/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"
#include "mado-session.h"

G_BEGIN_DECLS

/* The chain as the session sees it now, on this computer. */
void mado_session_diagnose (MadoSession *session, MadoDiagnosis *diagnosis, MadoSystem *system);
/* Names of all readers. (array zero-terminated=1) (transfer full) */
char **mado_session_list_readers (MadoSession *session);

G_END_DECLS
