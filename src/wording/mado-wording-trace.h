/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-trace.h"

G_BEGIN_DECLS

/* The record as the file that is looked at, saved and sent: what is in it and what is not, in words
 * for the person who sends it, then the record itself. (transfer full) */
char *mado_wording_trace (const MadoTrace *trace);

G_END_DECLS
