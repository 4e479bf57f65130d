/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_gettext_set_language:
 * @language: (not nullable): "ja" or "en", a constant
 *
 * From now on gettext() and its kin, called by whatever library of this process, look into the
 * catalogues of @language themselves, whatever the locale is.
 */
void mado_gettext_set_language (const char *language);

G_END_DECLS
