/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-private.h"

#include <stdlib.h>
#include <string.h>

#include "mado-bounded-file.h"
#include "mado-municipality-builtin.h"

#define BUILTIN_ORIGIN "(built-in)"

static void
source_clear (MadoSource *source)
{
  g_free (source->title);
  g_free (source->title_en);
  g_free (source->url);
  g_free (source->words);
}

MadoMunicipality *
mado_municipality_ref (MadoMunicipality *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
counter_facts_clear (MadoCounterFacts *self)
{
  g_free (self->name);
  g_free (self->place);
  g_free (self->telephone);
  g_free (self->hours);
}

void
mado_counter_clear (MadoCounter *self)
{
  counter_facts_clear (&self->japanese);
  counter_facts_clear (&self->latin);
}

void
mado_municipality_unref (MadoMunicipality *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->origin);
  g_free (self->wanted);
  g_clear_error (&self->problem);
  source_clear (&self->page);
  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    source_clear (&self->sources[rule]);
  for (guint custom = 0; custom < MADO_N_CUSTOMS; custom++)
    source_clear (&self->custom_sources[custom]);
  g_free (self->booking_url);
  source_clear (&self->calendar_source);
  g_ptr_array_unref (self->counters);
  mado_counter_clear (&self->contact);
  g_strfreev (self->notes);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (MadoMunicipality,
                     mado_municipality,
                     mado_municipality_ref,
                     mado_municipality_unref)

/* It becomes a file's name: nothing in it may lead out of the folder. */
gboolean
mado_municipality_id_is_valid (const char *id)
{
  const gsize length = strlen (id);

  return length >= 1 && length <= MADO_MUNICIPALITY_MAX_ID &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* On Windows GLib counts folders to the system's that anybody may write to (ProgramData): there it
 * is the program's own alone, unless the person who runs it says otherwise. */
static GStrv
dup_system_folders (void)
{
#ifdef G_OS_WIN32
  if (g_getenv ("XDG_DATA_DIRS") != NULL)
    return g_strdupv ((char **)g_get_system_data_dirs ());
  g_autofree char *installation = g_win32_get_package_installation_directory_of_module (NULL);
  g_autofree char *share = g_build_filename (installation, "share", NULL);
  const char *folders[] = { share, NULL };
  return g_strdupv ((char **)folders);
#else
  return g_strdupv ((char **)g_get_system_data_dirs ());
#endif
}

/* The folders that may hold files, the strongest first. */
static GStrv
list_folders (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_auto (GStrv) system = dup_system_folders ();
  g_autofree char *user =
      g_build_filename (g_get_user_data_dir (), "madoguchi", "municipality", NULL);

  g_strv_builder_add (folders, user);
  for (guint i = 0; system[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (system[i], "madoguchi", "municipality", NULL);

      g_strv_builder_add (folders, folder);
    }
  return g_strv_builder_end (folders);
}

static void
refuse_file (const char *origin, MadoRefusalReason reason, const char *value, GError **error)
{
  const MadoRefusal refusal = { .reason = reason, .file = origin, .value = value };

  mado_refusal_set_error (&refusal, error);
}

static MadoMunicipality *
load_file (const char *path, const char *id, GError **error)
{
  g_autofree char *origin = g_filename_display_name (path);
  g_autoptr (GError) local = NULL;
  gsize length = 0;
  g_autofree char *text =
      mado_bounded_file_read (path, MADO_MUNICIPALITY_MAX_BYTES, &length, &local);

  if (text != NULL)
    return mado_municipality_parse_as (text, length, origin, id, error);
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_INVAL))
    refuse_file (origin, MADO_REFUSAL_NOT_REGULAR, NULL, error);
  else
    refuse_file (origin, MADO_REFUSAL_UNREADABLE, local->message, error);
  return NULL;
}

MadoMunicipality *
mado_municipality_load_file (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *id =
      g_str_has_suffix (name, ".ini") ? g_strndup (name, strlen (name) - strlen (".ini")) : NULL;

  return load_file (path, id, error);
}

/* @refused: the first file that was there and could not be used. */
static MadoMunicipality *
load_from_folders (const char *id, GError **refused)
{
  g_auto (GStrv) folders = list_folders ();
  g_autofree char *name = g_strconcat (id, ".ini", NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], name, NULL);
      MadoMunicipality *found;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      found = load_file (path, id, *refused == NULL ? refused : NULL);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static MadoMunicipality *
load_builtin (const char *id, GError **error)
{
  for (const MadoMunicipalityBuiltin *file = mado_municipality_builtin; file->id != NULL; file++)
    if (g_str_equal (file->id, id))
      return mado_municipality_parse_as ((const char *)file->text, file->length, BUILTIN_ORIGIN, id,
                                         error);
  return NULL;
}

static void
set_not_found (const char *id, GError **error)
{
  /* An id may have been typed on a command line, in any encoding. */
  g_autofree char *shown = g_utf8_make_valid (id, -1);

  refuse_file (NULL, MADO_REFUSAL_NOT_FOUND, shown, error);
}

MadoMunicipality *
mado_municipality_load (const char *id, GError **problem, GError **error)
{
  g_autoptr (GError) refused = NULL;
  MadoMunicipality *found;

  g_return_val_if_fail (id != NULL, NULL);

  if (!mado_municipality_id_is_valid (id))
    {
      set_not_found (id, error);
      return NULL;
    }
  found = load_from_folders (id, &refused);
  if (found == NULL)
    found = load_builtin (id, refused == NULL ? error : NULL);
  if (found != NULL)
    {
      found->wanted = g_strdup (id);
      found->problem = g_steal_pointer (&refused);
      if (problem != NULL && found->problem != NULL)
        *problem = g_error_copy (found->problem);
    }
  else if (refused != NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  else if (error != NULL && *error == NULL)
    set_not_found (id, error);
  return found;
}

MadoMunicipality *
mado_municipality_load_or_national (const char *id)
{
  const char *wanted = *id != '\0' ? id : MADO_MUNICIPALITY_DEFAULT;
  g_autoptr (GError) error = NULL;
  MadoMunicipality *found = mado_municipality_load (wanted, NULL, &error);

  if (found != NULL)
    return found;
  found = mado_municipality_load (MADO_MUNICIPALITY_NATIONAL, NULL, NULL);
  g_free (found->wanted);
  found->wanted = g_utf8_make_valid (wanted, -1);
  g_clear_error (&found->problem);
  found->problem = g_steal_pointer (&error);
  return found;
}

static void
add_ids_of_folder (const char *folder, GHashTable *ids)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *id = NULL;

      if (!g_str_has_suffix (name, ".ini") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      id = g_strndup (name, strlen (name) - strlen (".ini"));
      if (mado_municipality_id_is_valid (id))
        g_hash_table_add (ids, g_steal_pointer (&id));
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *)a, *second = *(const char *const *)b;

  if (g_str_equal (first, MADO_MUNICIPALITY_DEFAULT))
    return -1;
  return g_str_equal (second, MADO_MUNICIPALITY_DEFAULT) ? 1 : strcmp (first, second);
}

char **
mado_municipality_list (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) folders = list_folders ();
  g_autofree const char **sorted = NULL;
  guint n_ids;

  for (const MadoMunicipalityBuiltin *file = mado_municipality_builtin; file->id != NULL; file++)
    g_hash_table_add (ids, g_strdup (file->id));
  for (guint i = 0; folders[i] != NULL; i++)
    add_ids_of_folder (folders[i], ids);
  sorted = (const char **)g_hash_table_get_keys_as_array (ids, &n_ids);
  qsort (sorted, n_ids, sizeof *sorted, compare_ids);
  return g_strdupv ((char **)sorted);
}

const MadoSource *
mado_municipality_get_custom_source (MadoMunicipality *self, MadoCustom custom)
{
  g_return_val_if_fail ((guint)custom < MADO_N_CUSTOMS, NULL);

  return self->rules.customs[custom] != MADO_WAY_UNTOLD ? &self->custom_sources[custom] : NULL;
}

guint
mado_municipality_get_n_counters (MadoMunicipality *self)
{
  return self->counters->len;
}

const MadoCounter *
mado_municipality_get_counter (MadoMunicipality *self, guint index)
{
  g_return_val_if_fail (index < self->counters->len, NULL);

  return g_ptr_array_index (self->counters, index);
}

const MadoSource *
mado_municipality_get_calendar_source (MadoMunicipality *self)
{
  return self->has_calendar ? &self->calendar_source : NULL;
}

const MadoCounter *
mado_municipality_get_contact (MadoMunicipality *self)
{
  return self->contact.japanese.name != NULL ? &self->contact : NULL;
}

const char *const *
mado_municipality_get_notes (MadoMunicipality *self)
{
  return (const char *const *)self->notes;
}
