/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-mode.h"

static const char *const names[] = {
  [MADO_MODE_HOME] = "home",
  [MADO_MODE_COUNTER] = "counter",
  [MADO_MODE_LOBBY] = "lobby",
};

const char *
mado_mode_to_string (MadoMode mode)
{
  return names[mode];
}

gboolean
mado_mode_from_string (const char *text, MadoMode *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], text) == 0)
      {
        *mode = i;
        return TRUE;
      }
  return FALSE;
}
