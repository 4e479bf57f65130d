/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/**
 * mado_diagnosis_to_json:
 * @slots: (element-type MadoSlot) (nullable): the readers
 * @outcome: (nullable): see mado_reading_dup_outcome()
 *
 * The diagnosis as one JSON object, pretty-printed, with a newline at the end. Its keys are the
 * contract of madoguchi-cli(1).
 */
char *mado_diagnosis_to_json (const MadoDiagnosis *diagnosis,
                              const MadoSystem *system,
                              GPtrArray *slots,
                              const char *outcome,
                              MadoMunicipality *municipality);

G_END_DECLS
