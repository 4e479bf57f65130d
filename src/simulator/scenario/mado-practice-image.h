/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

/**
 * mado_practice_image_create:
 * @file: a scenario whose groups and keys have been checked
 * @name: its name; makes the serial numbers of its certificates
 * @today: the day the card is made for
 *
 * Issues the certificates and fills a new card with them, its PINs and its faults.
 */
MadoPracticeCard *
mado_practice_image_create (GKeyFile *file, const char *name, const GDate *today, GError **error);

G_END_DECLS
