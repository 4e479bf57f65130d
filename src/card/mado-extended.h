/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known, in this process, of a reader and a card taking extended length commands together.
 * No source shows an extended READ over a contact reader (card-protocol.md 3.2), so each pair has
 * to prove itself first. */
typedef enum
{
  MADO_EXTENDED_UNTRIED,
  MADO_EXTENDED_WORKS,
  MADO_EXTENDED_FAILS,
} MadoExtended;

/* Whether the ATR's historical bytes (compact-TLV, tag 7: card capabilities, third byte, ISO 7816-4
 * 12.1.1.9) say that the card takes extended Lc and Le. Of two My Number Cards on record one says
 * so (73 C6 01 C0) and one does not (73 C6 01 00). */
gboolean mado_extended_declared (const guint8 *atr, gsize length);

/* Thread safe. The pair is known by the reader's name and the whole ATR. */
MadoExtended mado_extended_recall (const char *reader, const guint8 *atr, gsize length);
void
mado_extended_remember (const char *reader, const guint8 *atr, gsize length, MadoExtended verdict);

G_END_DECLS
