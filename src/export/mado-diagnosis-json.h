/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

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

/* The parts of which it is made. "readers", without their serial numbers. */
void mado_diagnosis_json_add_readers (JsonBuilder *builder, GPtrArray *slots);
/* "links": the first @n_links of the way. */
void
mado_diagnosis_json_add_links (JsonBuilder *builder, const MadoDiagnosis *diagnosis, guint n_links);
/* "walls": of which the system keeps this program. */
void mado_diagnosis_json_add_walls (JsonBuilder *builder, MadoWalls walls);
/* An object without a name: "code", "text", "detail", "command". Not for NONE. */
void
mado_diagnosis_json_add_fault (JsonBuilder *builder, MadoFault fault, const MadoSystem *system);

G_END_DECLS
