/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoCliTurn:
 *
 * Says once on stderr that another program keeps us from the card, when that has lasted for
 * %MADO_READING_TURN_SECONDS: the thread that waits cannot say so itself.
 */
typedef struct
{
  GMutex lock;
  GCond changed;
  GThread *thread; /* (owned) (nullable): while the card is waited for */
  gboolean over;
  gboolean told; /* once is enough, however many readers there are */
} MadoCliTurn;

void mado_cli_turn_init (MadoCliTurn *self);
void mado_cli_turn_clear (MadoCliTurn *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoCliTurn, mado_cli_turn_clear)

/* A #MadoReadingTurn; @user_data is the #MadoCliTurn. */
void mado_cli_turn_cb (gboolean waiting, gpointer user_data);
/* For the point of no return, with any user data: whoever interrupts the program from here on would
 * have no answer. It takes a moment only. */
void mado_cli_committed_cb (gpointer user_data);

G_END_DECLS
