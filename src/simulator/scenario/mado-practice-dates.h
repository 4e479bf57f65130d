/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoPracticeDates:
 * @born: the holder's date of birth
 * @card_expires: the day the card itself ends
 * @auth_issued, @auth_expires: of the 利用者証明用 certificate; cleared when there is none
 * @sign_issued, @sign_expires: of the 署名用 certificate; cleared when there is none
 *
 * All dates of one practice card on one day; civil dates of Japan.
 */
typedef struct
{
  GDate born;
  GDate card_expires;
  GDate auth_issued, auth_expires;
  GDate sign_issued, sign_expires;
} MadoPracticeDates;

/**
 * mado_practice_dates_compute:
 * @file: a scenario; the language of its dates is described in data/practice/README.md
 * @today: the day the card is made for
 * @dates: (out): filled in on success
 *
 * Works out what the scenario says and checks it against the rules that hold for real cards: issued
 * not after the end, 署名用 not after 利用者証明用 not after the card.
 *
 * Returns: %FALSE with %MADO_SCENARIO_ERROR_INVALID naming the group and the key
 */
gboolean mado_practice_dates_compute (GKeyFile *file,
                                      const GDate *today,
                                      MadoPracticeDates *dates,
                                      GError **error);

G_END_DECLS
