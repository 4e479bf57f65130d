/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-checkup.h"

G_BEGIN_DECLS

/**
 * mado_wording_checkup_report:
 *
 * How the program is set up on this computer, by whom, and what is wrong. It is for the
 * administrator: of a municipality's file the folder is told, too, which may bear the name of the
 * person who has logged in.
 */
char *mado_wording_checkup_report (const MadoCheckup *checkup);

G_END_DECLS
