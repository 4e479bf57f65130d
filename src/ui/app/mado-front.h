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
  void (*take_over) (MadoFront *self, MadoFront *old); /* (nullable) */
  gboolean (*is_busy) (MadoFront *self);               /* (nullable) */
  gboolean (*keeps_input) (MadoFront *self);           /* (nullable) */
};

/* @practice: (nullable): practice mode's table, when @session is of practice mode */
void mado_front_set_session (MadoFront *self, MadoSession *session, MadoPractice *practice);
/* Opens what is open in @old, as it is there, if the two are of one type: they have the same
 * session, and words of different languages. */
void mado_front_take_over (MadoFront *self, MadoFront *old);
/* Something is being done that must not be left alone. */
gboolean mado_front_is_busy (MadoFront *self);
/* Something is typed into a dialog for a password: brings it to the front. */
gboolean mado_front_keeps_input (MadoFront *self);
/* A short message for whoever works with the program. */
void mado_front_show_message (MadoFront *self, const char *message);

G_END_DECLS
