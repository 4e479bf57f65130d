/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-authorities.h"

G_BEGIN_DECLS

/* For tests only. */
guint mado_authorities_get_n (MadoAuthorities *self);
MadoCertificate *mado_authorities_get (MadoAuthorities *self, guint index);

G_END_DECLS
