/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"

G_BEGIN_DECLS

/* The exit code of `doctor` for each fault that it looks for; 0 for any other. */
int mado_cli_doctor_get_code (MadoFault fault);

G_END_DECLS
