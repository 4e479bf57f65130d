/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-files.h"

#include <glib/gstdio.h>

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
mado_ui_write_card (const char *more)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("card-%u.ini", n++);
  g_autofree char *text = g_strconcat ("[scenario]\ntitle=練習\ndescription=練習\n"
                                       "[holder]\nage=41\n[auth]\nexpires=today+60d\n",
                                       more, NULL);
  char *path = g_build_filename (g_get_user_config_dir (), name, NULL);

  write_file (path, text);
  return path;
}

/* GLib's own place. (transfer full) */
static char *
get_settings_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
}

void
mado_ui_write_settings (const char *lines)
{
  g_autofree char *folder = get_settings_folder ();
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text = g_strconcat ("[io/github/madoguchi/Madoguchi]\n", lines, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (path, text);
}

char *
mado_ui_read_settings (void)
{
  g_autofree char *folder = get_settings_folder ();
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}
