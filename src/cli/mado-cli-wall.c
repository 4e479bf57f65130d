/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-wall.h"

#include <string.h>

#include "mado-wall.h"

/* What is read of a system: libraries and their data, fonts, the time zone, the readers on the bus,
 * terminals. Not /run as a whole, for it has other people's disks in it. */
static const char *const system_places[] = {
  "/usr",
  "/lib",
  "/lib32",
  "/lib64",
  "/bin",
  "/sbin",
  "/opt",
  "/etc",
  "/proc",
  "/sys",
  "/dev",
  "/app",
  "/nix/store",
  "/gnu/store",
  "/var/cache/fontconfig",
  "/run/pcscd",
  "/run/systemd",
  "/run/nscd",
  "/run/host",
  "/run/current-system",
  "/run/dconf",
  "/var/lib/flatpak",
};
/* Of a person's folders, so much. */
static const char *const data_places[] = { "madoguchi", "fonts", "glib-2.0" };
static const char *const config_places[] = { "dconf", "fontconfig", "glib-2.0" };
static const char *const folders_of_others[] = { "MADO_PRACTICE_DIR", "MADO_LOCALE_DIR",
                                                 "GSETTINGS_SCHEMA_DIR", "LD_LIBRARY_PATH",
                                                 "GIO_MODULE_DIR" };

typedef struct
{
  GPtrArray *readable; /* (owned) (element-type filename) */
  GPtrArray *writable; /* (owned) (element-type filename) */
} Places;

static void
places_clear (Places *self)
{
  g_clear_pointer (&self->readable, g_ptr_array_unref);
  g_clear_pointer (&self->writable, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static void
add_below (GPtrArray *places, const char *folder, const char *const *names, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (places, g_build_filename (folder, names[i], NULL));
}

/* What LeakSanitizer leaves be is in a file that it reads at the end. */
static void
add_suppressions (Places *self)
{
#ifdef __SANITIZE_ADDRESS__
  const char *value = g_getenv ("LSAN_OPTIONS");
  g_auto (GStrv) options = g_strsplit (value != NULL ? value : "", ":", -1);

  for (char **option = options; *option != NULL; option++)
    if (g_str_has_prefix (*option, "suppressions="))
      g_ptr_array_add (self->readable, g_strdup (strchr (*option, '=') + 1));
#endif
}

static void
add_program (Places *self)
{
  add_suppressions (self);
  for (gsize i = 0; i < G_N_ELEMENTS (system_places); i++)
    g_ptr_array_add (self->readable, g_strdup (system_places[i]));
  g_ptr_array_add (self->readable, g_strdup (MADO_PKGDATADIR));
  g_ptr_array_add (self->readable, g_strdup (MADO_LOCALEDIR));
  for (gsize i = 0; i < G_N_ELEMENTS (folders_of_others); i++)
    {
      const char *value = g_getenv (folders_of_others[i]);
      g_auto (GStrv) folders =
          g_strsplit (value != NULL ? value : "", G_SEARCHPATH_SEPARATOR_S, -1);

      for (char **folder = folders; *folder != NULL; folder++)
        if (**folder != '\0')
          g_ptr_array_add (self->readable, g_strdup (*folder));
    }
  g_ptr_array_add (self->writable, g_strdup ("/dev"));
}

static void
add_person (Places *self)
{
  const char *const *const lists[] = { g_get_system_data_dirs (), g_get_system_config_dirs () };
  const char *runtime = g_get_user_runtime_dir ();
  g_autofree char *dconf = g_build_filename (runtime, "dconf", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *folder = lists[i]; *folder != NULL; folder++)
      g_ptr_array_add (self->readable, g_strdup (*folder));
  add_below (self->readable, g_get_user_data_dir (), data_places, G_N_ELEMENTS (data_places));
  add_below (self->readable, g_get_user_config_dir (), config_places, G_N_ELEMENTS (config_places));
  g_ptr_array_add (self->readable, g_build_filename (g_get_home_dir (), ".fonts", NULL));
  g_ptr_array_add (self->writable, g_build_filename (g_get_user_cache_dir (), "fontconfig", NULL));
  /* dconf shares a page of memory with whoever changes a setting, and makes its folder. */
  g_ptr_array_add (self->writable, g_file_test (dconf, G_FILE_TEST_IS_DIR)
                                       ? g_steal_pointer (&dconf)
                                       : g_strdup (runtime));
}

/* A file to be written is made beside its name, and then put in its place. */
static void
add_output (Places *self, const char *name)
{
  g_ptr_array_add (self->writable, g_path_get_dirname (name));
  g_ptr_array_add (self->writable, g_strdup (name));
}

/* Whether @word is the option @name, with its value after "=" or in the @next word. (nullable) */
static const char *
find_value (const char *word, const char *name, const char *next)
{
  gsize length = strlen (name);

  if (strncmp (word, name, length) != 0 || (word[length] != '=' && word[length] != '\0'))
    return NULL;
  return word[length] == '=' ? word + length + 1 : next;
}

/* Before the options are parsed, which is not done without the settings, and those have a thread.
 * So what is an option to one command is taken for one by all. */
static void
add_named (Places *self, char **args)
{
  static const char *const outputs[] = { "--pdf", "--calendar", "--trace" };

  for (char **word = args + 1; args[0] != NULL && *word != NULL; word++)
    {
      const char *value = find_value (*word, "--practice", word[1]);

      for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
        {
          const char *output = find_value (*word, outputs[i], word[1]);
          if (output != NULL)
            add_output (self, output);
        }
      g_ptr_array_add (self->readable, g_strdup (value != NULL ? value : *word));
    }
}

void
mado_cli_wall_raise (char **args)
{
  g_auto (Places)
      places = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };

  add_program (&places);
  add_person (&places);
  add_named (&places, args);
  g_ptr_array_add (places.readable, NULL);
  g_ptr_array_add (places.writable, NULL);
  mado_wall_raise ((const char *const *)places.readable->pdata,
                   (const char *const *)places.writable->pdata);
}
