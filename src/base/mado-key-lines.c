/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-key-lines.h"

#include <string.h>

#include "mado-refusal.h"

struct _MadoKeyLines
{
  GPtrArray *lines;  /* (owned) (element-type MadoKeyLine) */
  GHashTable *index; /* (owned): "group\nkey" → MadoKeyLine of lines */
  const char *group; /* of the line being read, in lines */
  guint last_line;
};

/* The line being read. */
typedef struct
{
  const char *file;
  guint line;
  GError **error;
} Place;

static void
key_line_free (gpointer data)
{
  MadoKeyLine *line = data;

  g_free (line->group);
  g_free (line->key);
  g_free (line);
}

void
mado_key_lines_free (MadoKeyLines *self)
{
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static char *
index_key (const char *group, const char *key)
{
  return g_strconcat (group, "\n", key, NULL);
}

/* FALSE when it is there already. */
static gboolean
add (MadoKeyLines *self, const char *group, const char *key, guint number)
{
  MadoKeyLine *line;
  char *name = index_key (group, key);

  if (g_hash_table_contains (self->index, name))
    {
      g_free (name);
      return FALSE;
    }
  line = g_new0 (MadoKeyLine, 1);
  line->group = g_strdup (group);
  line->key = g_strdup (key);
  line->line = number;
  g_ptr_array_add (self->lines, line);
  g_hash_table_insert (self->index, name, line);
  if (key == NULL)
    self->group = line->group;
  return TRUE;
}

static gboolean
has_control_character (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\t')
      return TRUE;
  return FALSE;
}

static gboolean
refuse (const Place *place, MadoRefusalReason reason, const char *group, const char *key)
{
  const MadoRefusal refusal = {
    .reason = reason,
    .file = place->file,
    .line = place->line,
    .group = group,
    .key = key,
  };

  mado_refusal_set_error (&refusal, place->error);
  return FALSE;
}

/* @text: one line, stripped, that begins with "[". */
static gboolean
take_group (MadoKeyLines *self, char *text, const Place *place)
{
  const gsize length = strlen (text);

  if (length < 3 || text[length - 1] != ']' || strcspn (text + 1, "[]") != length - 2)
    return refuse (place, MADO_REFUSAL_GROUP_FORM, NULL, NULL);
  text[length - 1] = '\0';
  return add (self, text + 1, NULL, place->line) ||
         refuse (place, MADO_REFUSAL_GROUP_TWICE, text + 1, NULL);
}

/* @text: one line, stripped, that ought to be "key=value". */
static gboolean
take_key (MadoKeyLines *self, char *text, const Place *place)
{
  char *equals = strchr (text, '=');

  if (equals == NULL || equals == text)
    return refuse (place, MADO_REFUSAL_KEY_FORM, self->group, NULL);
  if (self->group == NULL)
    return refuse (place, MADO_REFUSAL_KEY_EARLY, NULL, NULL);
  *equals = '\0';
  g_strchomp (text);
  if (*g_strchug (equals + 1) == '\0')
    return refuse (place, MADO_REFUSAL_NO_VALUE, self->group, text);
  return add (self, self->group, text, place->line) ||
         refuse (place, MADO_REFUSAL_KEY_TWICE, self->group, text);
}

static gboolean
take_line (MadoKeyLines *self, char *text, const Place *place)
{
  const gsize length = strlen (text);

  /* A file from Windows ends its lines with CR LF. */
  if (length > 0 && text[length - 1] == '\r')
    text[length - 1] = '\0';
  if (has_control_character (text))
    return refuse (place, MADO_REFUSAL_CONTROL, NULL, NULL);
  g_strstrip (text);
  if (*text == '\0')
    return TRUE;
  self->last_line = place->line;
  if (*text == '#')
    return TRUE;
  return *text == '[' ? take_group (self, text, place) : take_key (self, text, place);
}

static guint
line_at (const char *text, const char *at)
{
  guint line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* What would make the text unfit to be cut into lines. */
static gboolean
check_bytes (const char *text, gsize length, Place *place)
{
  const char *nul = memchr (text, '\0', length);
  const char *end;

  if (nul != NULL)
    {
      place->line = line_at (text, nul);
      return refuse (place, MADO_REFUSAL_NUL, NULL, NULL);
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      place->line = line_at (text, end);
      return refuse (place, MADO_REFUSAL_NOT_UTF8, NULL, NULL);
    }
  return TRUE;
}

MadoKeyLines *
mado_key_lines_scan (const char *text, gsize length, const char *file, GError **error)
{
  g_autoptr (MadoKeyLines) self = g_new0 (MadoKeyLines, 1);
  g_autofree char *copy = NULL;
  Place place = { file, 0, error };

  self->lines = g_ptr_array_new_with_free_func (key_line_free);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last_line = 1;
  if (!check_bytes (text, length, &place))
    return NULL;
  copy = g_strndup (text, length);
  for (char *line = copy, *next; line != NULL; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      place.line++;
      if (!take_line (self, line, &place))
        return NULL;
    }
  return g_steal_pointer (&self);
}

guint
mado_key_lines_get_n (const MadoKeyLines *self)
{
  return self->lines->len;
}

const MadoKeyLine *
mado_key_lines_get (const MadoKeyLines *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

guint
mado_key_lines_find (const MadoKeyLines *self, const char *group, const char *key)
{
  g_autofree char *name = index_key (group, key);
  const MadoKeyLine *line = g_hash_table_lookup (self->index, name);

  return line == NULL ? 0 : line->line;
}

guint
mado_key_lines_get_last_line (const MadoKeyLines *self)
{
  return self->last_line;
}
