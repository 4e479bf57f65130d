/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-nick.h"

const char *
mado_nick_of (const MadoNick *nicks, guint value)
{
  while (nicks->nick != NULL && nicks->value != value)
    nicks++;
  return nicks->nick;
}

gboolean
mado_nick_find (const MadoNick *nicks, const char *nick, guint *value)
{
  for (; nicks->nick != NULL; nicks++)
    if (g_strcmp0 (nicks->nick, nick) == 0)
      {
        *value = nicks->value;
        return TRUE;
      }
  return FALSE;
}
