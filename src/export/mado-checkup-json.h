/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-checkup.h"

G_BEGIN_DECLS

/* The check-up as one JSON object, pretty-printed, with a newline at the end. Its keys are the
 * contract of madoguchi-cli(1). */
char *mado_checkup_to_json (const MadoCheckup *checkup);

G_END_DECLS
