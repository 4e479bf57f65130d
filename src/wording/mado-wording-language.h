/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-language.h"

G_BEGIN_DECLS

/**
 * mado_wording_init:
 * @localedir: (nullable): where the catalogues lie; %NULL for `MADO_LOCALE_DIR` of the environment,
 *   else the directory chosen at build time
 *
 * Sets the locale and the text domain. To be called once, first thing, on the main thread, before
 * any thread is started and before GTK is initialized.
 *
 * The words are Japanese in the source: whoever's languages (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)
 * name none that is known sees Japanese. A locale that is C, POSIX or not installed becomes
 * C.UTF-8, so that Japanese can be printed on a bare system.
 */
void mado_wording_init (const char *localedir);

/**
 * mado_wording_set_language:
 * @code: (nullable): of one that mado_language_find() finds; %NULL or "" for what the system says
 *
 * Every later gettext call of the process speaks it, whatever locales the system has. Main thread
 * only.
 *
 * Returns: %FALSE, and nothing is changed, when there is no such language
 */
gboolean mado_wording_set_language (const char *code);

/* The code of the language in force; the rest of it. */
const char *mado_wording_get_language (void);
const MadoLanguage *mado_wording_get_language_facts (void);

/* Whether its readers know eras, and the names of places in Japanese letters. */
gboolean mado_wording_is_japanese (void);

/**
 * mado_wording_heading:
 * @words: in the language in force
 * @japanese: the same in Japanese
 *
 * Returns: (transfer full): @words, and in another language the Japanese after them: it is what
 *   stands on letters, forms and signs
 */
char *mado_wording_heading (const char *words, const char *japanese);

/* (transfer full): for whoever asked for another one, which there are, by their codes */
char *mado_wording_languages (void);

G_END_DECLS
