/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MADO_N_HELP_QUESTIONS 10

/* What people ask of the program itself, most often first, and the answer. */
const char *mado_wording_help_question (guint index);
const char *mado_wording_help_answer (guint index);

G_END_DECLS
