/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

/**
 * MadoVpcdState:
 * @MADO_VPCD_EMPTY: there is no card; the virtual reader shows none
 * @MADO_VPCD_WAITING: there is a card, and pcscd's virtual reader does not answer yet
 * @MADO_VPCD_INSERTED: the card is in the virtual reader
 * @MADO_VPCD_LOST: pcscd went away and nobody is to reconnect
 */
typedef enum
{
  MADO_VPCD_EMPTY,
  MADO_VPCD_WAITING,
  MADO_VPCD_INSERTED,
  MADO_VPCD_LOST,
} MadoVpcdState;

/**
 * MadoVpcd:
 *
 * Puts a practice card into the virtual reader of vsmartcard (vpcd) in pcscd. The reader listens on
 * a TCP port; a connection is a card. Lives on the thread-default main context.
 *
 * Signal: state-changed (state: #MadoVpcdState as int).
 */
#define MADO_TYPE_VPCD (mado_vpcd_get_type ())
G_DECLARE_FINAL_TYPE (MadoVpcd, mado_vpcd, MADO, VPCD, GObject)

/* @reconnect: tries again when pcscd is not there or goes away, in steps of 0.25 to 4 seconds. */
MadoVpcd *mado_vpcd_new (const char *host, guint16 port, gboolean reconnect);
/* (nullable) (transfer none) */
MadoPracticeCard *mado_vpcd_get_card (MadoVpcd *self);
/* Takes out what is in and puts @card in. Without reconnecting, %FALSE when pcscd does not answer;
 * else always %TRUE. */
gboolean mado_vpcd_insert (MadoVpcd *self, MadoPracticeCard *card, GError **error);
void mado_vpcd_remove (MadoVpcd *self);

G_END_DECLS
