/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-refusal.h"

G_BEGIN_DECLS

/**
 * MadoScenario:
 *
 * A practice card described by a key file of `data/practice/`: who holds it, which certificates it
 * has, with dates relative to today so that it never goes stale, its PINs, its faults. The
 * certificates are issued when the card is made, by the practice CA, whose keys are public and
 * which no real program trusts.
 */
#define MADO_TYPE_SCENARIO (mado_scenario_get_type ())
G_DECLARE_FINAL_TYPE (MadoScenario, mado_scenario, MADO, SCENARIO, GObject)

#define MADO_SCENARIO_ERROR (mado_scenario_error_quark ())
GQuark mado_scenario_error_quark (void);
typedef enum
{
  MADO_SCENARIO_ERROR_NOT_FOUND,
  MADO_SCENARIO_ERROR_INVALID,
  MADO_SCENARIO_ERROR_NO_DATA, /* the folder with the practice keys is not there */
  MADO_SCENARIO_ERROR_DAY,     /* no card can be made for that day */
} MadoScenarioError;

/* INVALID: what is wrong with the file, for wording/; its message is no text for people. */
void mado_scenario_set_refusal (const MadoRefusal *refusal, GError **error);
/* (nullable): what was set so; it lives as long as @error, which is of MADO_SCENARIO_ERROR. */
const MadoRefusal *mado_scenario_error_get_refusal (const GError *error);

/* All that ship, in the order of the menu: (element-type MadoScenario) (transfer container). */
GPtrArray *mado_scenario_list (void);
/* @name: the stem of its file ("healthy", "last-day", …), or a path ending in ".ini"; or in ".txt",
 * the record of a reading (mado-trace.h), which the card then plays. */
MadoScenario *mado_scenario_load (const char *name, GError **error);
/* Whether @name is such a path. */
gboolean mado_scenario_is_file (const char *name);
const char *mado_scenario_get_name (MadoScenario *self);
/* A Japanese msgid; the caller translates it. */
const char *mado_scenario_get_title (MadoScenario *self);
/* (nullable) (transfer full): what is typed on the keys of the reader it lies in, which has some
 * then; see mado_pin_pad_practice_attach() */
char **mado_scenario_dup_typed (MadoScenario *self);
/* From the first day on which all that the cards tell of the past is past, to the last one whose
 * certificates the practice CA outlives. */
#define MADO_SCENARIO_FIRST_YEAR 2026
#define MADO_SCENARIO_LAST_YEAR  2099
/* A new card in its starting state. @today decides all its dates; %MADO_SCENARIO_ERROR_DAY where it
 * is not in these years, or not known. */
MadoPracticeCard *
mado_scenario_create_card (MadoScenario *self, const GDate *today, GError **error);

/* (transfer none) (element-type GBytes): the practice CAs' certificates, trusted in practice mode
 * only */
GPtrArray *mado_scenario_get_practice_cas (void);

G_END_DECLS
