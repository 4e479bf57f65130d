/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-guide-line.h"

G_BEGIN_DECLS

#define MADO_LINE_FLAG_ASK      (1u << 0)
#define MADO_LINE_FLAG_ESTIMATE (1u << 1)
#define MADO_LINE_FLAG_DETAIL   (1u << 2)

typedef struct
{
  const char *id;
  MadoSection section;
  guint flags;
  const MadoGuideSource *const *sources; /* ends with NULL; never none */
  MadoCustom custom;                     /* of who is of MADO_ORIGIN_OWN */
  gboolean has_rule;
  MadoRule rule; /* whose numbers it tells */
} MadoLineRow;

/* Made by lines.py of data/guide/. */
extern const MadoLineRow mado_line_rows[MADO_N_LINES];

G_END_DECLS
