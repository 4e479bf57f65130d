/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wall-places.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is read of a system: libraries and their data, fonts, the time zone, the readers on the bus.
 * Not /run as a whole, for it has other people's disks in it. */
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
/* Not the camera, the keyboard or another terminal. */
static const char *const devices[] = { "/dev/full",   "/dev/null",    "/dev/tty",
                                       "/dev/random", "/dev/urandom", "/dev/zero" };
/* Of a person's folders, so much. */
static const char *const data_places[] = { "madoguchi", "fonts", "glib-2.0" };
static const char *const config_places[] = { "dconf", "fontconfig", "glib-2.0" };
static const char *const folders_of_others[] = { "MADO_PRACTICE_DIR", "MADO_LOCALE_DIR",
                                                 "GSETTINGS_SCHEMA_DIR", "LD_LIBRARY_PATH",
                                                 "GIO_MODULE_DIR" };

void
mado_wall_places_add_below (GPtrArray *places,
                            const char *folder,
                            const char *const *names,
                            gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    g_ptr_array_add (places, g_build_filename (folder, names[i], NULL));
}

void
mado_wall_places_add_variables (GPtrArray *places, const char *const *variables, gsize n_variables)
{
  for (gsize i = 0; i < n_variables; i++)
    {
      const char *value = g_getenv (variables[i]);
      g_auto (GStrv) paths = g_strsplit (value != NULL ? value : "", G_SEARCHPATH_SEPARATOR_S, -1);

      for (char **path = paths; *path != NULL; path++)
        if (**path != '\0')
          g_ptr_array_add (places, g_strdup (*path));
    }
}

/* What LeakSanitizer leaves be is in a file that it reads at the end. */
static void
add_suppressions (MadoWallPlaces *self)
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
add_program (MadoWallPlaces *self)
{
  add_suppressions (self);
  for (gsize i = 0; i < G_N_ELEMENTS (system_places); i++)
    g_ptr_array_add (self->readable, g_strdup (system_places[i]));
  g_ptr_array_add (self->readable, g_strdup (MADO_PKGDATADIR));
  g_ptr_array_add (self->readable, g_strdup (MADO_LOCALEDIR));
  mado_wall_places_add_variables (self->readable, folders_of_others,
                                  G_N_ELEMENTS (folders_of_others));
  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    g_ptr_array_add (self->writable, g_strdup (devices[i]));
#ifdef MADO_COVERAGE_DIR
  g_ptr_array_add (self->writable, g_strdup (MADO_COVERAGE_DIR));
#endif
}

/* Where dconf's profile is named by its path, its databases are beside it. */
static void
add_profile (MadoWallPlaces *self)
{
  const char *profile = g_getenv ("DCONF_PROFILE");

  if (profile != NULL && g_path_is_absolute (profile))
    g_ptr_array_add (self->readable, g_path_get_dirname (profile));
}

static void
add_person (MadoWallPlaces *self)
{
  const char *const *const lists[] = { g_get_system_data_dirs (), g_get_system_config_dirs () };
  const char *runtime = g_get_user_runtime_dir ();
  g_autofree char *dconf = g_build_filename (runtime, "dconf", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *folder = lists[i]; *folder != NULL; folder++)
      g_ptr_array_add (self->readable, g_strdup (*folder));
  mado_wall_places_add_below (self->readable, g_get_user_data_dir (), data_places,
                              G_N_ELEMENTS (data_places));
  mado_wall_places_add_below (self->readable, g_get_user_config_dir (), config_places,
                              G_N_ELEMENTS (config_places));
  g_ptr_array_add (self->readable, g_build_filename (g_get_home_dir (), ".fonts", NULL));
  g_ptr_array_add (self->writable, g_build_filename (g_get_user_cache_dir (), "fontconfig", NULL));
  /* dconf shares a page of memory with whoever changes a setting, in a folder that it would make.
   */
  if (g_file_test (runtime, G_FILE_TEST_IS_DIR))
    (void)g_mkdir (dconf, 0700);
  g_ptr_array_add (self->writable, g_steal_pointer (&dconf));
}

void
mado_wall_places_init (MadoWallPlaces *self)
{
  self->readable = g_ptr_array_new_with_free_func (g_free);
  self->writable = g_ptr_array_new_with_free_func (g_free);
  self->listable = g_ptr_array_new_with_free_func (g_free);
  add_program (self);
  add_profile (self);
  add_person (self);
}

void
mado_wall_places_clear (MadoWallPlaces *self)
{
  g_clear_pointer (&self->readable, g_ptr_array_unref);
  g_clear_pointer (&self->writable, g_ptr_array_unref);
  g_clear_pointer (&self->listable, g_ptr_array_unref);
}

static const char *const *
end (GPtrArray *places)
{
  g_ptr_array_add (places, NULL);
  return (const char *const *)places->pdata;
}

void
mado_wall_places_raise (MadoWallPlaces *self, MadoWalls wanted)
{
  const MadoWallPaths paths = { end (self->readable), end (self->writable), end (self->listable) };

  mado_wall_raise (&paths, wanted);
}
