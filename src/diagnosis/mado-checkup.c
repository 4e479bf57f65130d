/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-checkup.h"

static MadoFault
judge_way (const MadoDiagnosis *diagnosis)
{
  for (guint i = 0; i < MADO_CHECKUP_N_LINKS; i++)
    if (diagnosis->links[i].fault != MADO_FAULT_NONE)
      return diagnosis->links[i].fault;
  return MADO_FAULT_NONE;
}

static MadoFault
judge_store (MadoSettings *settings)
{
  return mado_settings_has_schema (settings) ? MADO_FAULT_NONE : MADO_FAULT_SETTINGS_MISSING;
}

static MadoFault
judge_policy (MadoSettings *settings)
{
  return mado_settings_get_refused (settings)[0] == NULL ? MADO_FAULT_NONE
                                                         : MADO_FAULT_POLICY_REFUSED;
}

static MadoFault
judge_municipality (MadoSettings *settings, MadoMunicipality *municipality)
{
  const GError *problem = municipality->problem;
  if (problem != NULL)
    return mado_refusal_of_error (problem)->reason == MADO_REFUSAL_NOT_FOUND
               ? MADO_FAULT_MUNICIPALITY_MISSING
               : MADO_FAULT_MUNICIPALITY_REFUSED;
  return mado_settings_has_municipality (settings) ? MADO_FAULT_NONE
                                                   : MADO_FAULT_MUNICIPALITY_UNCHOSEN;
}

static MadoFault
judge_lobby_counter (MadoSettings *settings, MadoMunicipality *municipality)
{
  g_autofree char *name = mado_settings_dup_string (settings, MADO_SETTINGS_LOBBY_COUNTER);
  if (*name == '\0')
    return MADO_FAULT_NONE;
  for (guint i = 0; i < mado_municipality_get_n_counters (municipality); i++)
    if (g_strcmp0 (mado_municipality_get_counter (municipality, i)->japanese.name, name) == 0)
      return MADO_FAULT_NONE;
  return MADO_FAULT_LOBBY_COUNTER_UNKNOWN;
}

void
mado_checkup_judge (MadoCheckup *self)
{
  const MadoFault faults[MADO_CHECKUP_MOST_FAULTS] = {
    judge_way (&self->diagnosis),
    judge_store (self->settings),
    judge_policy (self->settings),
    judge_municipality (self->settings, self->municipality),
    judge_lobby_counter (self->settings, self->municipality),
  };
  self->n_faults = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i] != MADO_FAULT_NONE)
      self->faults[self->n_faults++] = faults[i];
}

void
mado_checkup_clear (MadoCheckup *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
}
