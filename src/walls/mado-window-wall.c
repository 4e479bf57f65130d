/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-window-wall.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-graphics.h"
#include "mado-wall-fonts.h"
#include "mado-wall-places.h"

/* Beside what both programs read: the screen, the keyboard's input methods, icons, printers. */
static const char *const system_places[] = { "/run/opengl-driver", "/run/udev", "/run/cups",
                                             "/var/lib/dbus" };
static const char *const data_places[] = { "applications/mimeinfo.cache",
                                           "drirc.d",
                                           "gtk-4.0",
                                           "gvfs-metadata",
                                           "icons",
                                           "mime",
                                           "themes",
                                           "vulkan" };
/* Of the folders of looks the files, too, for some keep those elsewhere, behind a link. */
static const char *const config_places[] = { "fcitx",   "fcitx5",          "gtk-3.0",
                                             "gtk-4.0", "gtk-4.0/gtk.css", "gtk-4.0/settings.ini",
                                             "ibus",    "pango",           "user-dirs.dirs",
                                             "uim",     "user-dirs.locale" };
static const char *const home_places[] = { ".cups",       ".drirc",        ".ICEauthority",
                                           ".icons",      ".nv",           ".themes",
                                           ".XCompose",   ".Xauthority",   ".Xdefaults",
                                           ".Xresources", ".gtk-bookmarks" };
static const char *const caches[] = { "fontconfig",
                                      "gtk-4.0",
                                      "ibus",
                                      "mesa_shader_cache",
                                      "mesa_shader_cache_db",
                                      "nvidia",
                                      "radv_builtin_shaders64" };
static const char *const variables[] = {
  "CUPS_SERVERROOT",   "FONTCONFIG_FILE", "FONTCONFIG_PATH",    "GDK_PIXBUF_MODULE_FILE",
  "GIO_EXTRA_MODULES", "GTK_DATA_PREFIX", "GTK_EXE_PREFIX",     "GTK_IM_MODULE_FILE",
  "GTK_PATH",          "ICEAUTHORITY",    "LIBGL_DRIVERS_PATH", "VK_DRIVER_FILES",
  "XAUTHORITY",        "XCOMPOSEFILE",    "XCURSOR_PATH",       "XKB_CONFIG_ROOT",
  "XLOCALEDIR"
};

/* --- files --- */

/* A Flatpak's own folders are nobody else's, but for that of its data: from there rules are
 * believed, and with them the pages that the broker opens (mado-municipality.h). */
static gboolean
is_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_IS_REGULAR);
}

/* Where settings are in a file, GIO makes it; the folder is needed before. */
static void
add_settings (MadoWallPlaces *places)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);

  if (g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "keyfile") == 0)
    (void)g_mkdir_with_parents (folder, 0700);
  g_ptr_array_add (places->writable, g_steal_pointer (&folder));
}

static void
add_own (MadoWallPlaces *places, const char *temporary)
{
  if (is_flatpak ())
    {
      g_ptr_array_add (places->writable, g_strdup (g_get_user_cache_dir ()));
      g_ptr_array_add (places->writable, g_strdup (g_get_user_config_dir ()));
    }
  add_settings (places);
  mado_wall_places_add_below (places->writable, g_get_user_cache_dir (), caches,
                              G_N_ELEMENTS (caches));
  if (temporary != NULL)
    g_ptr_array_add (places->writable, g_strdup (temporary));
}

static void
add_read (MadoWallPlaces *places)
{
  for (gsize i = 0; i < G_N_ELEMENTS (system_places); i++)
    g_ptr_array_add (places->readable, g_strdup (system_places[i]));
  mado_wall_places_add_below (places->readable, g_get_user_data_dir (), data_places,
                              G_N_ELEMENTS (data_places));
  mado_wall_places_add_below (places->readable, g_get_user_config_dir (), config_places,
                              G_N_ELEMENTS (config_places));
  mado_wall_places_add_below (places->readable, g_get_home_dir (), home_places,
                              G_N_ELEMENTS (home_places));
  mado_wall_places_add_variables (places->readable, variables, G_N_ELEMENTS (variables));
}

static void
add_graphics (MadoWallPlaces *places)
{
  g_autoptr (GDir) folder = g_dir_open ("/dev", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (mado_graphics_is_device (name))
      g_ptr_array_add (places->writable, g_build_filename ("/dev", name, NULL));
}

/* Only a practice card can be a file, in the option's word or in the next. */
static void
add_named (MadoWallPlaces *places, char **args)
{
  static const char option[] = "--practice=";

  for (char **word = args; word != NULL && *word != NULL; word++)
    if (g_str_has_prefix (*word, option))
      g_ptr_array_add (places->readable, g_strdup (*word + strlen (option)));
    else if (word != args && **word != '-')
      g_ptr_array_add (places->readable, g_strdup (*word));
}

/* --- the network --- */

/* Where CUPS listens on every system (/var/run is /run). */
#define CUPS_SOCKET "/run/cups/cups.sock"

/* CUPS's client.conf(5). (nullable) (transfer full) */
static char *
dup_server_in (const char *path)
{
  static const char word[] = "ServerName";
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *start = g_strstrip (*line);

      if (g_ascii_strncasecmp (start, word, strlen (word)) == 0)
        return g_strdup (g_strchug ((char *)start + strlen (word)));
    }
  return NULL;
}

/* In CUPS's order. (nullable) (transfer full): NULL where none is named */
static char *
dup_print_server (void)
{
  const char *variable = g_getenv ("CUPS_SERVER");
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".cups", "client.conf", NULL);
  char *server = variable != NULL && *variable != '\0' ? g_strdup (variable) : NULL;

  if (server == NULL)
    server = dup_server_in (own);
  return server != NULL ? server : dup_server_in ("/etc/cups/client.conf");
}

/* What is named is reached by the network, be it "localhost", but for a socket. Where nothing is,
 * CUPS would take its socket if that is there when it is first asked, and else the network of this
 * computer for good, so that a service that is started later would never be found. */
static gboolean
prints_by_network (void)
{
  g_autofree char *server = dup_print_server ();

  if (server == NULL)
    g_setenv ("CUPS_SERVER", CUPS_SOCKET, TRUE);
  return server != NULL && *server != '/';
}

/* As "ssh -X" has it: localhost:10.0, which is a port. */
static gboolean
shows_elsewhere (void)
{
  const char *display = g_getenv ("DISPLAY");
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");

  return (wayland == NULL || *wayland == '\0') && display != NULL && *display != '\0' &&
         *display != ':' && *display != '/' && !g_str_has_prefix (display, "unix:");
}

void
mado_window_wall_raise (char **args, const char *temporary)
{
  g_auto (MadoWallPlaces) places = { 0 };
  MadoWalls wanted = MADO_WALLS_ALL;

  if (prints_by_network () || shows_elsewhere ())
    wanted &= ~(MadoWalls)MADO_WALL_NETWORK;
  mado_wall_places_init (&places);
  add_read (&places);
  mado_wall_fonts_add (&places);
  add_graphics (&places);
  add_own (&places, temporary);
  add_named (&places, args);
  g_ptr_array_add (places.listable, g_strdup ("/"));
  mado_wall_places_raise (&places, wanted);
}
