/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a card is known by again: made of its own number with a key that lives as long as the
 * process, so that it tells nothing of the card, and nobody else can make it. Thread-safe.
 * (transfer full) */
char *mado_card_fingerprint_new (const char *serial);

G_END_DECLS
