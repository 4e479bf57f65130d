/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoLobbyWords:
 * @title: いま更新できます
 * @countdown: (nullable): あと75日　2027年6月15日（令和9年）まで
 * @what: in one sentence, what the person is to do, and where
 * @more: (nullable): in small print, what else there is to know, and what was not checked
 * @icon: themed symbolic icon name
 * @procedure: that whose next day is worth a place in a calendar
 * @has_procedure: FALSE: there is none
 *
 * What is said on a screen that everybody in the room can read: nothing of it names the person.
 */
typedef struct
{
  char *title;
  char *countdown;
  char *what;
  char *more;
  const char *icon;
  MadoProcedure procedure;
  gboolean has_procedure;
} MadoLobbyWords;

/* @interrupted: the last card left while it was being read. @broken: the reading broke off.
 * @advice: (nullable): that of the card, once its first certificate was read. @counter: the name of
 * the counter in @municipality that people are sent to; one that is not there counts as "": the
 * only counter there is, else the municipality's counters. */
MadoLobbyWords *mado_wording_lobby (MadoStage stage,
                                    gboolean interrupted,
                                    gboolean broken,
                                    const MadoAdvice *advice,
                                    MadoMunicipality *municipality,
                                    const char *counter);
void mado_lobby_words_free (MadoLobbyWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoLobbyWords, mado_lobby_words_free)

G_END_DECLS
