/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-refusal.h"

G_BEGIN_DECLS

/* nerima.ini:12: [window] moths: このキーは使えません。… where, and why a municipality's file is
 * refused. */
char *mado_wording_refusal (const MadoRefusal *refusal);
/* The same without the file and the line. */
char *mado_wording_refusal_reason (const MadoRefusal *refusal);

G_END_DECLS
