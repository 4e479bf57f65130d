/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-key-lines.h"
#include "mado-refusal.h"

G_BEGIN_DECLS

/**
 * MadoKeyReader:
 *
 * Takes the values out of a key file, and refuses what is wrong with its line and the reason.
 */
typedef struct
{
  const char *origin;  /* the file's name, for people */
  MadoKeyLines *lines; /* (owned) (nullable) */
  GKeyFile *file;      /* (owned) (nullable) */
  GError **error;
} MadoKeyReader;

/* Refuses what is longer than @max, and what is no key file throughout; see mado_key_lines_scan().
 * UTF-8's byte order mark, which some editors put before the first line, is passed over. */
gboolean mado_key_reader_load (MadoKeyReader *self, const char *text, gsize length, gsize max);
void mado_key_reader_clear (MadoKeyReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoKeyReader, mado_key_reader_clear)

/* Always FALSE, so that a reader of something can return it. Without a line it is that of the key,
 * else of the group, else the first. */
gboolean mado_key_reader_refuse (MadoKeyReader *self, const MadoRefusal *refusal);
/* @key, @value: (nullable) */
gboolean mado_key_reader_refuse_value (MadoKeyReader *self,
                                       MadoRefusalReason reason,
                                       const char *group,
                                       const char *key,
                                       const char *value);
/* @key: (nullable): the group itself */
gboolean mado_key_reader_has (const MadoKeyReader *self, const char *group, const char *key);
guint mado_key_reader_line_of (const MadoKeyReader *self, const char *group, const char *key);
gboolean mado_key_reader_require (MadoKeyReader *self, const char *group, const char *key);

/* FALSE only on an error: a key that is not there leaves the value alone, or empty for a date and a
 * flag. */
gboolean mado_key_reader_take_optional (MadoKeyReader *self,
                                        const char *group,
                                        const char *key,
                                        char **value);
gboolean
mado_key_reader_take_date (MadoKeyReader *self, const char *group, const char *key, GDate *date);
gboolean
mado_key_reader_take_url (MadoKeyReader *self, const char *group, const char *key, char **url);
gboolean
mado_key_reader_take_flag (MadoKeyReader *self, const char *group, const char *key, gboolean *flag);
/* These must be there. */
gboolean mado_key_reader_take_required (MadoKeyReader *self,
                                        const char *group,
                                        const char *key,
                                        char **value);
gboolean mado_key_reader_take_number (MadoKeyReader *self,
                                      const char *group,
                                      const char *key,
                                      guint minimum,
                                      guint maximum,
                                      guint *number);

G_END_DECLS
