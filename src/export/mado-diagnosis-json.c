/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-diagnosis-json.h"

#include "mado-json.h"
#include "mado-reader-kind.h"
#include "mado-trace.h"
#include "mado-wording-clean.h"
#include "mado-wording-diagnosis.h"
#include "mado-transport-nicks.h"
#include "mado-diagnosis-nicks.h"

void
mado_diagnosis_json_add_readers (JsonBuilder *builder, GPtrArray *slots)
{
  json_builder_set_member_name (builder, "readers");
  json_builder_begin_array (builder);
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *label = mado_wording_reader (slot->reader);
      g_autofree char *model = mado_trace_dup_model (label);
      g_autofree char *name = mado_wording_clean (model);
      const MadoReaderKind kind = mado_reader_kind_of (slot->reader);

      json_builder_begin_object (builder);
      mado_json_add_string (builder, "name", name);
      mado_json_add_string (builder, "state", mado_slot_state_to_string (slot->state));
      mado_json_add_string (builder, "ignored",
                            kind != MADO_READER_KIND_USUAL ? mado_reader_kind_to_string (kind)
                                                           : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
mado_diagnosis_json_add_links (JsonBuilder *builder, const MadoDiagnosis *diagnosis, guint n_links)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_links; i++)
    mado_json_add_string (builder, mado_link_to_string ((MadoLink)i),
                          mado_link_state_to_string (diagnosis->links[i].state));
  json_builder_end_object (builder);
}

void
mado_diagnosis_json_add_fault (JsonBuilder *builder, MadoFault fault, const MadoSystem *system)
{
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "code", mado_fault_to_string (fault));
  mado_json_add_string (builder, "text", mado_wording_fault (fault));
  mado_json_add_string (builder, "detail", mado_wording_fault_detail (fault, system));
  mado_json_add_string (builder, "command", mado_wording_fault_command (fault, system));
  json_builder_end_object (builder);
}

void
mado_diagnosis_json_add_walls (JsonBuilder *builder, MadoWalls walls)
{
  json_builder_set_member_name (builder, "walls");
  json_builder_begin_object (builder);
  mado_json_add_boolean (builder, "files", (walls & MADO_WALL_FILES) != 0);
  mado_json_add_boolean (builder, "network", (walls & MADO_WALL_NETWORK) != 0);
  mado_json_add_boolean (builder, "programs", (walls & MADO_WALL_PROGRAMS) != 0);
  json_builder_end_object (builder);
}

char *
mado_diagnosis_to_json (const MadoDiagnosis *diagnosis,
                        const MadoSystem *system,
                        GPtrArray *slots,
                        const char *outcome,
                        MadoMunicipality *municipality)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  MadoFault fault = mado_diagnosis_get_fault (diagnosis);

  json_builder_begin_object (builder);
  mado_json_add_string (builder, "version", MADO_VERSION);
  mado_json_add_municipality (builder, municipality, FALSE);
  mado_diagnosis_json_add_readers (builder, slots);
  mado_diagnosis_json_add_links (builder, diagnosis, MADO_N_LINKS);
  json_builder_set_member_name (builder, "fault");
  if (fault == MADO_FAULT_NONE)
    json_builder_add_null_value (builder);
  else
    mado_diagnosis_json_add_fault (builder, fault, system);
  mado_json_add_string (builder, "outcome", outcome);
  mado_diagnosis_json_add_walls (builder, system->walls);
  json_builder_end_object (builder);
  return mado_json_to_text (builder);
}
