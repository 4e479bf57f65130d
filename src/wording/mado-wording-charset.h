/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asks the locale that the environment has just set, before anything changes it. */
void mado_wording_find_charset (void);
/* The character set of the terminal, by its locale, also by one that is not installed; %NULL is
 * UTF-8, in which all words are, and stands for C and POSIX, too. (nullable) */
const char *mado_wording_get_charset (void);

G_END_DECLS
