/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/**
 * mado_status_to_text:
 * @snapshot: (nullable): %NULL when there was no card ("advise")
 * @kinds: a set of 1 << MadoKind: which certificates to tell of
 * @show_personal: also the name, address, birth date and sex of a 署名用 certificate that was read
 *
 * The status as text for a terminal and for the clipboard, made of the same words as the window.
 */
char *mado_status_to_text (MadoSnapshot *snapshot,
                           const MadoAdvice *advice,
                           MadoMunicipality *municipality,
                           guint kinds,
                           gboolean show_personal);

G_END_DECLS
