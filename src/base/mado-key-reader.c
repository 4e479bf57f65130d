/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-key-reader.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-clean-text.h"
#include "mado-decimal.h"

#define UTF8_BOM "\xEF\xBB\xBF"

gboolean
mado_key_reader_load (MadoKeyReader *self, const char *text, gsize length, gsize max)
{
  g_autoptr (GError) local = NULL;

  if (length >= strlen (UTF8_BOM) && memcmp (text, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    {
      text += strlen (UTF8_BOM);
      length -= strlen (UTF8_BOM);
    }
  if (length > max)
    return mado_key_reader_refuse (
        self, &(MadoRefusal){ .reason = MADO_REFUSAL_TOO_LARGE, .maximum = (guint)max });
  self->lines = mado_key_lines_scan (text, length, self->origin, self->error);
  if (self->lines == NULL)
    return FALSE;
  self->file = g_key_file_new ();
  return g_key_file_load_from_data (self->file, text, length, G_KEY_FILE_NONE, &local) ||
         mado_key_reader_refuse_value (self, MADO_REFUSAL_SYNTAX, NULL, NULL, local->message);
}

void
mado_key_reader_clear (MadoKeyReader *self)
{
  g_clear_pointer (&self->lines, mado_key_lines_free);
  g_clear_pointer (&self->file, g_key_file_unref);
}

gboolean
mado_key_reader_refuse (MadoKeyReader *self, const MadoRefusal *refusal)
{
  MadoRefusal placed = *refusal;

  placed.file = self->origin;
  if (placed.line == 0 && placed.group != NULL)
    placed.line = mado_key_reader_line_of (self, placed.group, placed.key);
  if (placed.line == 0 && placed.group != NULL)
    placed.line = mado_key_reader_line_of (self, placed.group, NULL);
  placed.line = MAX (placed.line, 1);
  mado_refusal_set_error (&placed, self->error);
  return FALSE;
}

gboolean
mado_key_reader_refuse_value (MadoKeyReader *self,
                              MadoRefusalReason reason,
                              const char *group,
                              const char *key,
                              const char *value)
{
  const MadoRefusal refusal = {
    .reason = reason,
    .group = group,
    .key = key,
    .value = value,
  };

  return mado_key_reader_refuse (self, &refusal);
}

gboolean
mado_key_reader_has (const MadoKeyReader *self, const char *group, const char *key)
{
  return mado_key_lines_find (self->lines, group, key) != 0;
}

guint
mado_key_reader_line_of (const MadoKeyReader *self, const char *group, const char *key)
{
  return mado_key_lines_find (self->lines, group, key);
}

gboolean
mado_key_reader_require (MadoKeyReader *self, const char *group, const char *key)
{
  if (!mado_key_reader_has (self, group, NULL))
    return mado_key_reader_refuse_value (self, MADO_REFUSAL_GROUP_MISSING, group, NULL, NULL);
  if (key != NULL && !mado_key_reader_has (self, group, key))
    return mado_key_reader_refuse_value (self, MADO_REFUSAL_KEY_MISSING, group, key, NULL);
  return TRUE;
}

/* Those that GKeyFile knows. It is not asked itself: it hands out what it made of a wrong escape
 * beside its error, and of two wrong ones it reports the second on top of the first. */
static gboolean
has_known_escapes (const char *raw)
{
  for (const char *p = raw; *p != '\0'; p++)
    if (*p == '\\' && (*++p == '\0' || strchr ("sntr\\", *p) == NULL))
      return FALSE;
  return TRUE;
}

/* With the blanks of every script, which nobody sees either. */
static gboolean
is_blank (const char *value)
{
  while (*value != '\0' && g_unichar_isspace (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  return *value == '\0';
}

/* The first character that nobody is to be shown; 0 for none. A new line has to be asked for, by
 * \n. */
static gunichar
find_forbidden (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c != '\n' && !mado_clean_text_has (c))
        return c;
    }
  return 0;
}

/* NULL, with an error, when it cannot be read; it must be there. */
static char *
take_text (MadoKeyReader *self, const char *group, const char *key)
{
  g_autofree char *raw = g_key_file_get_value (self->file, group, key, NULL);
  g_autofree char *value = raw != NULL && has_known_escapes (raw)
                               ? g_key_file_get_string (self->file, group, key, NULL)
                               : NULL;

  if (value == NULL)
    {
      mado_key_reader_refuse_value (self, MADO_REFUSAL_ESCAPE, group, key, NULL);
      return NULL;
    }
  /* It leaves blanks at the end, which nobody sees. */
  if (is_blank (g_strstrip (value)))
    {
      mado_key_reader_refuse_value (self, MADO_REFUSAL_NO_VALUE, group, key, NULL);
      return NULL;
    }
  const gunichar forbidden = find_forbidden (value);
  if (forbidden != 0)
    {
      g_autofree char *name = g_strdup_printf ("U+%04X", forbidden);

      mado_key_reader_refuse_value (self, MADO_REFUSAL_CHARACTER, group, key, name);
      return NULL;
    }
  return g_steal_pointer (&value);
}

gboolean
mado_key_reader_take_optional (MadoKeyReader *self,
                               const char *group,
                               const char *key,
                               char **value)
{
  if (!mado_key_reader_has (self, group, key))
    return TRUE;
  *value = take_text (self, group, key);
  return *value != NULL;
}

gboolean
mado_key_reader_take_required (MadoKeyReader *self,
                               const char *group,
                               const char *key,
                               char **value)
{
  return mado_key_reader_require (self, group, key) &&
         mado_key_reader_take_optional (self, group, key, value);
}

gboolean
mado_key_reader_take_number (MadoKeyReader *self,
                             const char *group,
                             const char *key,
                             guint minimum,
                             guint maximum,
                             guint *number)
{
  g_autofree char *value = NULL;
  guint64 parsed;

  if (!mado_key_reader_take_required (self, group, key, &value))
    return FALSE;
  if (!mado_decimal_parse (value, minimum, maximum, &parsed))
    {
      const MadoRefusal refusal = {
        .reason = MADO_REFUSAL_NUMBER,
        .group = group,
        .key = key,
        .value = value,
        .minimum = minimum,
        .maximum = maximum,
      };

      return mado_key_reader_refuse (self, &refusal);
    }
  *number = (guint)parsed;
  return TRUE;
}

gboolean
mado_key_reader_take_date (MadoKeyReader *self, const char *group, const char *key, GDate *date)
{
  g_autofree char *value = NULL;

  if (!mado_key_reader_take_optional (self, group, key, &value))
    return FALSE;
  if (value != NULL && !mado_civil_date_parse (date, value))
    return mado_key_reader_refuse_value (self, MADO_REFUSAL_DATE, group, key, value);
  return TRUE;
}

/* Only what a browser may be handed. GUri alone lets blanks pass. */
static gboolean
is_web_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && strpbrk (url, " \t\r\n\"<>\\") == NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

gboolean
mado_key_reader_take_url (MadoKeyReader *self, const char *group, const char *key, char **url)
{
  if (!mado_key_reader_take_optional (self, group, key, url))
    return FALSE;
  if (*url != NULL && !is_web_address (*url))
    return mado_key_reader_refuse_value (self, MADO_REFUSAL_URL, group, key, *url);
  return TRUE;
}

gboolean
mado_key_reader_take_flag (MadoKeyReader *self, const char *group, const char *key, gboolean *flag)
{
  g_autofree char *value = NULL;

  *flag = FALSE;
  if (!mado_key_reader_take_optional (self, group, key, &value))
    return FALSE;
  if (value == NULL || g_str_equal (value, "false"))
    return TRUE;
  *flag = g_str_equal (value, "true");
  return *flag || mado_key_reader_refuse_value (self, MADO_REFUSAL_FLAG, group, key, value);
}
