/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * MadoAudience:
 * @MADO_AUDIENCE_CITIZEN: who is sent to the counter
 * @MADO_AUDIENCE_STAFF: who stands behind it, and knows the municipality's own rules
 *
 * To whom something is said. What is printed, copied or put out by the terminal is for a citizen,
 * whoever does it.
 */
typedef enum
{
  MADO_AUDIENCE_CITIZEN,
  MADO_AUDIENCE_STAFF,
} MadoAudience;
