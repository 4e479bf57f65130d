/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-key-reader.h"

G_BEGIN_DECLS

/* The words of [card] kind, in their order. */
typedef enum
{
  MADO_PRACTICE_KIND_MY_NUMBER,
  MADO_PRACTICE_KIND_JUKI,
  MADO_PRACTICE_KIND_ANDROID,
  MADO_PRACTICE_KIND_IPHONE,
  MADO_PRACTICE_KIND_OTHER,
} MadoPracticeKind;

/* The words of [card] availability, in their order. */
typedef enum
{
  MADO_PRACTICE_AVAILABILITY_TRUE,    /* tells what is there */
  MADO_PRACTICE_AVAILABILITY_FALSE,   /* tells that nothing is there, whatever is */
  MADO_PRACTICE_AVAILABILITY_UNCLEAR, /* a file of a length nobody has described */
  MADO_PRACTICE_AVAILABILITY_MISSING, /* no such file */
} MadoPracticeAvailability;

/* The groups and keys of a scenario's file, described in data/practice/README.md. */

/* Whether all groups, keys and words of what was read are known; dates are not looked at. */
gboolean mado_practice_keys_check (MadoKeyReader *reader);

/* The values of a checked file; @otherwise where the key is missing. A word is its place among the
 * words that the key may have. A text is interned. */
guint
mado_practice_keys_get_word (GKeyFile *file, const char *group, const char *key, guint otherwise);
gboolean mado_practice_keys_get_boolean (GKeyFile *file,
                                         const char *group,
                                         const char *key,
                                         gboolean otherwise);
guint
mado_practice_keys_get_number (GKeyFile *file, const char *group, const char *key, guint otherwise);
const char *mado_practice_keys_get_text (GKeyFile *file,
                                         const char *group,
                                         const char *key,
                                         const char *otherwise);

/* (nullable) */
GBytes *mado_practice_keys_get_hex (GKeyFile *file, const char *group, const char *key);

G_END_DECLS
