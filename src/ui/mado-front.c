/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-front.h"

G_DEFINE_INTERFACE (MadoFront, mado_front, GTK_TYPE_WINDOW)

static void
mado_front_default_init (MadoFrontInterface *iface)
{
}

void
mado_front_set_session (MadoFront *self, MadoSession *session, MadoPractice *practice)
{
  g_return_if_fail (MADO_IS_FRONT (self));

  MADO_FRONT_GET_IFACE (self)->set_session (self, session, practice);
}

void
mado_front_show_message (MadoFront *self, const char *message)
{
  g_return_if_fail (MADO_IS_FRONT (self));

  MADO_FRONT_GET_IFACE (self)->show_message (self, message);
}
