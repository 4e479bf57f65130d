/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-practice.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoFront:
 *
 * The window that the application shows a session in: what all modes' windows can do.
 */
#define MADO_TYPE_FRONT (mado_front_get_type ())
G_DECLARE_INTERFACE (MadoFront, mado_front, MADO, FRONT, GtkWindow)

struct _MadoFrontInterface
{
  GTypeInterface parent;

  void (*set_session) (MadoFront *self, MadoSession *session, MadoPractice *practice);
  void (*show_message) (MadoFront *self, const char *message);
};

/* @practice: (nullable): practice mode's table, when @session is of practice mode */
void mado_front_set_session (MadoFront *self, MadoSession *session, MadoPractice *practice);
/* A short message for whoever works with the program. */
void mado_front_show_message (MadoFront *self, const char *message);

G_END_DECLS
