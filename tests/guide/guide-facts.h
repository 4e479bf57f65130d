/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-guide.h"

G_BEGIN_DECLS

/* Cards and persons for the tests of the guidance, told in words:
 *
 *   "sign=renewable auth=early,locked card=2031-10-10 born=1985-10-10"
 *
 * auth=, sign=: unknown, computed (early, by the date of issue), absent, hidden, future, early,
 * national (the day on which the ward's page and the national reading differ), renewable, last-day,
 * expired, revoked, changed, renamed, void, unreadable, forged, or a date; and ",locked". card=,
 * born=: a date. ward, overseas, telephone, juki-card, text-locked, juki-locked: flags.
 *
 * Today is 2026-11-23, a Monday. */
#define GUIDE_TODAY "2026-11-23"

void guide_facts_parse (MadoFacts *facts, const char *text);
void guide_rules_init (MadoRules *rules);
/* Fills @guide for the card @facts and the answers "visitor=proxy letter=yes"; @answers may be
 * NULL. */
void guide_make (MadoGuide *guide, const char *facts, MadoProcedure procedure, const char *answers);
/* … in a municipality of other rules and customs. */
void guide_make_by_rules (MadoGuide *guide,
                          const MadoRules *rules,
                          const char *facts,
                          MadoProcedure procedure,
                          const char *answers);
/* … on another day, NULL where nobody knows which. */
void guide_make_on (MadoGuide *guide, const char *day, const char *facts, MadoProcedure procedure);

G_END_DECLS
