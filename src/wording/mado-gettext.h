/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-language.h"

G_BEGIN_DECLS

/**
 * mado_gettext_set_language:
 * @language: (not nullable): which stays for good
 *
 * From now on gettext() and its kin, called by whatever library of this process, look into the
 * catalogues of @language themselves, and of what is said instead, whatever the locale is.
 */
void mado_gettext_set_language (const MadoLanguage *language);

G_END_DECLS
