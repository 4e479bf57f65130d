/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

#define MADO_TYPE_ADVICE (mado_advice_get_type ())
GType mado_advice_get_type (void);

/**
 * MadoAdvisor:
 *
 * The advice on one snapshot by one municipality's rules, kept true over Japan's midnight. Lives on
 * the main context. Without rules it waits for nothing.
 */
typedef struct _MadoAdvisor MadoAdvisor;

/* What advice is made of has changed: the snapshot, the rules or the day. Told without a snapshot,
 * too, for whoever advises by the rules and the day on what was typed. */
typedef void (*MadoAdvisorChanged) (gpointer user_data);

MadoAdvisor *mado_advisor_new (MadoAdvisorChanged changed, gpointer user_data);
void mado_advisor_free (MadoAdvisor *self);

/* Each advises anew at once, and says so. All nullable. @today: %NULL for Japan's date now. */
void mado_advisor_set_snapshot (MadoAdvisor *self, MadoSnapshot *snapshot);
void mado_advisor_set_municipality (MadoAdvisor *self, MadoMunicipality *municipality);
void mado_advisor_set_today (MadoAdvisor *self, const GDate *today);

/* The date that is advised for. */
void mado_advisor_get_today (MadoAdvisor *self, GDate *today);

MadoMunicipality *mado_advisor_get_municipality (MadoAdvisor *self);
/* (nullable): another one after every change of what it is made from */
MadoAdvice *mado_advisor_get_advice (MadoAdvisor *self);

G_END_DECLS
