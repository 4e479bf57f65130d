/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-error.h"

GQuark
mado_card_error_quark (void)
{
  return g_quark_from_static_string ("mado-card-error-quark");
}
