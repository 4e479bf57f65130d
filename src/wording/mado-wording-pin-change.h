/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-card-change.h"
#include "mado-pin-strength.h"

G_BEGIN_DECLS

/* What became of the PIN, and why: sentences that claim no more than is known. @error: (nullable):
 * as of mado_card_change_pin() */
char *mado_wording_pin_change (MadoPin pin,
                               MadoPinChange change,
                               const MadoTries *tries,
                               const GError *error);
/* (nullable): what to do next; for UNKNOWN, how to find out. @advice: (nullable): what is known of
 * the card */
char *mado_wording_pin_change_advice (MadoPin pin,
                                      MadoPinChange change,
                                      const MadoTries *tries,
                                      const GError *error,
                                      const MadoAdvice *advice,
                                      MadoAudience audience);
/* What to type on a reader with keys of its own, and in which order; see mado_card_change_pin(). */
char *mado_wording_pin_change_pin_pad (MadoPin pin);
/* Why a PIN that is not mado_pin_is_typable() is not typed on the reader's keys. */
const char *mado_wording_pin_not_typable (void);
/* Why a PIN that is not mado_pin_is_changeable() is not changed here, and where it is. */
char *mado_wording_pin_not_changeable (MadoPin pin);
/* One reason to advise against a new PIN; @weakness is a single bit. */
const char *mado_wording_pin_weakness (MadoPinWeakness weakness);

G_END_DECLS
