/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text as it may be shown: what came from a card, a reader or a command line
 * never brings control characters, line breaks, directional overrides or broken UTF-8 with it; each
 * becomes U+FFFD. NULL gives "". */
char *mado_wording_clean (const char *text);
/* (nullable): what a data file tells in Japanese and, where it does, in Latin letters, as whoever
 * reads the language in force can read it. @latin: (nullable) */
char *mado_wording_to_reader (const char *japanese, const char *latin);
/* The same for one word in a sentence: of what somebody wrote, at most 60 characters. */
char *mado_wording_clean_word (const char *word);
/* The same for the name of a reader (mado-reader-name.h). (nullable) */
char *mado_wording_reader (const char *name);

G_END_DECLS
