/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-session.h"

G_BEGIN_DECLS

/* What the reader is doing, as a subtitle, after its name; empty at the start. @busy: more is
 * being read of the card, or a PIN is on its way to it. @broken: the reading broke off. @reader:
 * (nullable): its name */
char *
mado_wording_stage_of_reader (MadoStage stage, gboolean busy, gboolean broken, const char *reader);

/* What is said while no card is there. @interrupted: the last one left while it was being read */
const char *mado_wording_waiting_title (gboolean interrupted);
const char *mado_wording_waiting_detail (gboolean interrupted);

G_END_DECLS
