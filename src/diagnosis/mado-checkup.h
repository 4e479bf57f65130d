/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"
#include "mado-settings.h"

G_BEGIN_DECLS

/* How far the way goes that an administrator asks for: to a reader. Whoever looks at a hundred
 * computers has no card for each. */
#define MADO_CHECKUP_N_LINKS     (MADO_LINK_READER + 1)
#define MADO_CHECKUP_MOST_FAULTS 5

/**
 * MadoCheckup:
 * @slots: (owned) (element-type MadoSlot): the readers
 * none
 * @settings: (owned)
 * @municipality: (owned): the one in force
 * @faults: all that is wrong, @n_faults of them, in the order of the enum
 *
 * What an administrator asks of one of many computers: how the program is set up there, by whom,
 * and whether it can work.
 */
typedef struct
{
  MadoSystem system;
  MadoDiagnosis diagnosis;
  GPtrArray *slots;
  MadoSettings *settings;
  MadoMunicipality *municipality;
  MadoFault faults[MADO_CHECKUP_MOST_FAULTS];
  guint n_faults;
} MadoCheckup;

/* Finds the faults in all the rest. */
void mado_checkup_judge (MadoCheckup *self);
void mado_checkup_clear (MadoCheckup *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoCheckup, mado_checkup_clear)

G_END_DECLS
