/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mado-audience.h"

G_BEGIN_DECLS

/* Which of the two is said to @audience: a clerk is not told to go and ask at the counter. */
static inline const char *
mado_wording_to (MadoAudience audience, const char *citizen, const char *staff) G_GNUC_FORMAT (2)
    G_GNUC_FORMAT (3);

static inline const char *
mado_wording_to (MadoAudience audience, const char *citizen, const char *staff)
{
  return audience == MADO_AUDIENCE_STAFF ? staff : citizen;
}

G_END_DECLS
