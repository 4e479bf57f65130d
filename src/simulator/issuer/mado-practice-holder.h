/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* card-protocol.md 6.2, item 3. */
typedef enum
{
  MADO_PRACTICE_SEX_MALE = 1,
  MADO_PRACTICE_SEX_FEMALE = 2,
  MADO_PRACTICE_SEX_UNKNOWN = 3,
} MadoPracticeSex;

/* The fictitious person whose card it is; the strings belong to whoever filled it in. */
typedef struct
{
  const char *name; /* family and given name, U+3000 between */
  MadoPracticeSex sex;
  GDate born;
  const char *address;
  const char *prefecture; /* in Latin letters, for the certificate's names */
  const char *city;
} MadoPracticeHolder;

/* The date of birth as the certificate has it, `EYYYYMMDD`: the era's digit, then the year of the
 * common era (card-protocol.md 6.2, item 4). */
char *mado_practice_holder_dup_era_date (const MadoPracticeHolder *self);

G_END_DECLS
