/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "date-of.h"
#include "mado-advice.h"

/* What the advice tells of a certificate in @state, as of 2027-04-01. */
static inline MadoCertificateAdvice
certificate_in (MadoState state)
{
  MadoCertificateAdvice advice = { .state = state };
  if (state == MADO_STATE_UNKNOWN || state == MADO_STATE_NOT_RECORDED ||
      state == MADO_STATE_UNREADABLE)
    return advice;
  if (state == MADO_STATE_HIDDEN)
    {
      advice.latest_expiry = date_of ("2027-06-15");
      return advice;
    }
  advice.issued = date_of ("2022-06-20");
  advice.expires = date_of ("2027-06-15");
  advice.window_opens = date_of ("2027-03-17");
  advice.window_closes = advice.expires;
  advice.lapses = date_of ("2027-06-16");
  advice.days_known = TRUE;
  advice.days_left = 75;
  return advice;
}
