/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mado_pin_entry_protect:
 * @entry: an entry for a PIN or a password; not yet realized
 *
 * Keeps what is typed from getting out of the entry: it is shown to no input method and not told to
 * the accessibility bus, no history for undoing keeps it, and it is neither copied, nor dragged
 * away, nor given to who asks for what is selected. To be called once for every entry that a secret
 * is typed into.
 */
void mado_pin_entry_protect (GtkPasswordEntry *entry);

/**
 * mado_pin_entry_clear:
 * @entry: an entry that mado_pin_entry_protect() was called for
 *
 * Hides what is typed, if it was revealed, empties the entry, and wipes its memory.
 */
void mado_pin_entry_clear (GtkPasswordEntry *entry);

G_END_DECLS
