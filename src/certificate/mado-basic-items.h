/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-certificate.h"
#include "mado-x509.h"

G_BEGIN_DECLS

/**
 * MadoBasicItems:
 *
 * The 基本4情報 of a 署名用 certificate, from the otherNames of its SubjectAltName
 * (card-protocol.md 6.2). An item that is missing is unset; one that makes no sense does not spoil
 * the others.
 */
typedef struct
{
  char *name;    /* (owned) (nullable): mended where it could not be shown as it is */
  char *address; /* (owned) (nullable): likewise */
  int sex;       /* 1 male, 2 female, 3 unknown, 0 not told */
  GDate born;    /* cleared when not told, or when month or day are unknown */
  MadoBirth birth;
} MadoBasicItems;

/* Fills @items, whatever it held before. */
void mado_basic_items_read (MadoBasicItems *items, MadoX509 *crt);
void mado_basic_items_clear (MadoBasicItems *items);

G_END_DECLS
