/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-guide-line.h"

G_BEGIN_DECLS

/* In Japanese, to be translated; with {placeholders}. */
typedef struct
{
  const char *all;
  const char *one; /* (nullable): where the guide is about one certificate */
} MadoLineWords;

/* Made by lines.py of data/guide/. */
extern const MadoLineWords mado_line_words[MADO_N_LINES];

G_END_DECLS
