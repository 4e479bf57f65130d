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

void
mado_front_take_over (MadoFront *self, MadoFront *old)
{
  MadoFrontInterface *iface;

  g_return_if_fail (MADO_IS_FRONT (self) && MADO_IS_FRONT (old));

  iface = MADO_FRONT_GET_IFACE (self);
  if (iface->take_over != NULL && G_OBJECT_TYPE (self) == G_OBJECT_TYPE (old))
    iface->take_over (self, old);
}

gboolean
mado_front_is_busy (MadoFront *self)
{
  MadoFrontInterface *iface;

  g_return_val_if_fail (MADO_IS_FRONT (self), FALSE);

  iface = MADO_FRONT_GET_IFACE (self);
  return iface->is_busy != NULL && iface->is_busy (self);
}

gboolean
mado_front_keeps_input (MadoFront *self)
{
  MadoFrontInterface *iface;

  g_return_val_if_fail (MADO_IS_FRONT (self), FALSE);

  iface = MADO_FRONT_GET_IFACE (self);
  return iface->keeps_input != NULL && iface->keeps_input (self);
}
