/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-basic-items.h"
#include "mado-x509.h"

G_BEGIN_DECLS

/* Fills @items, whatever it held before. */
void mado_basic_items_read (MadoBasicItems *items, MadoX509 *crt);
void mado_basic_items_clear (MadoBasicItems *items);

G_END_DECLS
