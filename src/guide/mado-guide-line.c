/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-line-private.h"

const char *
mado_line_to_string (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, NULL);

  return mado_line_rows[line].id;
}

MadoSection
mado_line_get_section (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, MADO_SECTION_WHY);

  return mado_line_rows[line].section;
}

MadoOrigin
mado_line_get_origin (MadoLine line)
{
  const MadoGuideSource *const *sources = mado_line_get_sources (line);

  g_return_val_if_fail (sources != NULL && sources[0] != NULL, MADO_ORIGIN_INFERRED);

  for (guint i = 0; sources[i] != NULL; i++)
    if (sources[i]->kind == MADO_GUIDE_SOURCE_INFERRED)
      return MADO_ORIGIN_INFERRED;
  if (sources[0]->kind == MADO_GUIDE_SOURCE_OWN)
    return MADO_ORIGIN_OWN;
  return sources[0]->kind == MADO_GUIDE_SOURCE_PAGE ? MADO_ORIGIN_PAGE : MADO_ORIGIN_BEYOND;
}

MadoCustom
mado_line_get_custom (MadoLine line)
{
  g_return_val_if_fail (mado_line_get_origin (line) == MADO_ORIGIN_OWN, MADO_CUSTOM_BOOKING);

  return mado_line_rows[line].custom;
}

gboolean
mado_line_get_rule (MadoLine line, MadoRule *rule)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES && rule != NULL, FALSE);

  *rule = mado_line_rows[line].rule;
  return mado_line_rows[line].has_rule;
}

gboolean
mado_line_is_estimate (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, FALSE);

  return (mado_line_rows[line].flags & MADO_LINE_FLAG_ESTIMATE) != 0;
}

gboolean
mado_line_is_ask (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, FALSE);

  return (mado_line_rows[line].flags & MADO_LINE_FLAG_ASK) != 0;
}

gboolean
mado_line_is_detail (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, FALSE);

  return (mado_line_rows[line].flags & MADO_LINE_FLAG_DETAIL) != 0;
}

const MadoGuideSource *const *
mado_line_get_sources (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, NULL);

  return mado_line_rows[line].sources;
}
