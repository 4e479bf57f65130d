/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a birth date. A family register may lack the day, or month and day. */
typedef struct
{
  gboolean told; /* the certificate has the item, be it readable or not */
  guint year;    /* Gregorian, 0 for unknown */
  guint month;   /* 0 for unknown */
  guint day;     /* likewise */
} MadoBirth;

/**
 * MadoBasicItems:
 * @name: (owned) (nullable): its holder's. What cannot be shown of a text is U+FFFD, and what is
 *   longer than 200 characters ends in "…"
 * @address: (owned) (nullable): likewise
 * @sex: 1 male, 2 female, 3 unknown, 0 not told
 * @born: cleared when not told, or when month or day are unknown
 *
 * The 基本4情報 of a 署名用 certificate, from the otherNames of its SubjectAltName
 * (card-protocol.md 6.2). An item that is missing is unset; one that makes no sense does not spoil
 * the others.
 */
typedef struct
{
  char *name;
  char *address;
  int sex;
  GDate born;
  MadoBirth birth;
} MadoBasicItems;

G_END_DECLS
