/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-civil-date.h"

/* @text: "2027-06-15" */
static inline GDate
date_of (const char *text)
{
  GDate date;

  g_assert_true (mado_civil_date_parse (&date, text));
  return date;
}
