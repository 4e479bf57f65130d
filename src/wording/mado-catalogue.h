/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A catalogue of gettext, a .mo file in UTF-8 as msgfmt writes it. */
typedef struct MadoCatalogue MadoCatalogue;

/**
 * mado_catalogue_open:
 *
 * Calls nothing that could ask for a translation.
 *
 * Returns: (nullable): %NULL when there is no such catalogue; what was opened stays until the
 * process ends, since its words may be held anywhere
 */
const MadoCatalogue *mado_catalogue_open (const char *path);

/**
 * mado_catalogue_find:
 * @msgid: with its context, if any, before it and U+0004; of two forms the first
 * @form: which of the plural's forms, from 0; the last serves for those after it
 *
 * Returns: (nullable): the words, which stay for good; %NULL when it has none
 */
const char *mado_catalogue_find (const MadoCatalogue *catalogue, const char *msgid, guint form);

G_END_DECLS
