/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-session.h"

G_BEGIN_DECLS

/* What the reader is doing, as a subtitle; empty at the start. */
const char *mado_wording_stage (MadoStage stage);

G_END_DECLS
