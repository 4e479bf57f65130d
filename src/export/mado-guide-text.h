/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"

G_BEGIN_DECLS

/**
 * mado_guide_to_text:
 * @with_keys: also the words of the command line beside procedures, questions and answers; for the
 *   terminal
 *
 * The guidance as text for a terminal and for the clipboard: every section, what is not answered
 * yet, and behind each line its source and how far it may be trusted.
 */
char *mado_guide_to_text (const MadoHandout *handout, gboolean with_keys);

G_END_DECLS
