/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-inquiry.h"

G_BEGIN_DECLS

/* What @certificate needs by its state. */
MadoNeed mado_need (MadoKind kind, const MadoCertificateAdvice *certificate, const GDate *today);
/* The procedure that fits the card best, which is not dead. Every "instead" that is not told by an
 * answer comes from here, and each procedure applies, or is to be asked, whenever this says so:
 * thus no chain comes back. */
MadoProcedure mado_recommended (MadoInquiry *self);

G_END_DECLS
