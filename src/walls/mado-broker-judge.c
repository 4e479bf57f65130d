/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-broker-private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "mado-municipality.h"

/* --- files --- */

/* How what a computer runs begins. The program makes documents and texts in all its languages,
 * whose beginnings nobody could list; where they may lie is what matters. */
static const char *const programs[] = { "#!", "\177ELF", "MZ" };

/* As far as a desktop looks for the heading of such an entry, in a file of whatever name. */
#define ENTRY_WITHIN 256

static gboolean
is_document (GBytes *contents)
{
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    if (size >= strlen (programs[i]) && memcmp (data, programs[i], strlen (programs[i])) == 0)
      return FALSE;
  return size > 0 &&
         g_strstr_len (data, (gssize)MIN (size, ENTRY_WITHIN), "[Desktop Entry]") == NULL;
}

/* Without links. (nullable): NULL where its folder is not there, or it is a link to nothing, behind
 * which whoever writes makes a file */
static char *
resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  struct stat status;
  char *there = realpath (path, NULL);
  char *parent = there == NULL && lstat (path, &status) != 0 ? realpath (folder, NULL) : NULL;
  char *resolved = there != NULL    ? g_strdup (there)
                   : parent != NULL ? g_build_filename (parent, name, NULL)
                                    : NULL;

  free (there);
  free (parent);
  return resolved;
}

/* What comes of @path behind @folder and a slash. (nullable): NULL where it is not in it */
static const char *
skip_folder (const char *path, const char *folder)
{
  char *real = realpath (folder, NULL);
  gsize length = real != NULL ? strlen (real) : 0;
  gboolean below = length > 1 && strncmp (path, real, length) == 0 && path[length] == '/';

  free (real);
  return below ? path + length + 1 : NULL;
}

/* What is above the person's own folder is not theirs to name. */
static gboolean
is_hidden (const char *path)
{
  const char *in_home = skip_folder (path, g_get_home_dir ());

  return in_home != NULL ? *in_home == '.' || strstr (in_home, "/.") != NULL
                         : strstr (path, "/.") != NULL;
}

/* What D-Bus and systemd are told until the person logs out. Beside it lie the files that a Flatpak
 * was given for one to be saved in, and what is mounted of other computers. */
static gboolean
is_of_session (const char *path)
{
  const char *inside = skip_folder (path, g_get_user_runtime_dir ());

  return inside != NULL && !g_str_has_prefix (inside, "doc/") &&
         !g_str_has_prefix (inside, "gvfs/");
}

/* As a rule these are hidden, but a person may have said otherwise. */
static gboolean
is_of_programs (const char *path)
{
  const char *const folders[] = { g_get_user_config_dir (), g_get_user_data_dir (),
                                  g_get_user_state_dir (), g_get_user_cache_dir () };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    if (skip_folder (path, folders[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What looks like a file there tells the kernel, or a device, what to do. */
static gboolean
is_of_system (const char *path)
{
  return g_str_has_prefix (path, "/proc/") || g_str_has_prefix (path, "/sys/") ||
         g_str_has_prefix (path, "/dev/");
}

/* What a desktop shows as a program, by its name in whatever letters. */
static gboolean
is_entry (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".desktop");
}

/* A hidden folder is where programs keep what they are told to do: ~/.config/autostart, ~/.ssh. A
 * file that can be run may be run by somebody; so may one that a desktop shows as a program. */
static gboolean
may_write_to (const char *resolved)
{
  struct stat status;

  if (is_hidden (resolved) || is_of_session (resolved) || is_of_programs (resolved) ||
      is_of_system (resolved) || is_entry (resolved))
    return FALSE;
  return stat (resolved, &status) != 0 ||
         (S_ISREG (status.st_mode) && (status.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)) == 0);
}

GFile *
mado_broker_judge_place (GFile *file, GBytes *contents)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *resolved = path != NULL ? resolve (path) : NULL;

  /* What has no path is on another computer (gvfs, without its folder of them): nobody could see
   * there where links lead, and what is run. */
  return resolved != NULL && may_write_to (resolved) && is_document (contents)
             ? g_file_new_for_path (resolved)
             : NULL;
}

/* --- pages --- */

static gboolean
is_of_municipality (const char *id, const char *uri)
{
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load (id, NULL, NULL);

  for (guint rule = 0; municipality != NULL && rule < MADO_N_RULES; rule++)
    {
      const MadoSource *source = &municipality->sources[rule];

      if (source != NULL && g_strcmp0 (source->url, uri) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
mado_broker_may_open (const char *uri)
{
  g_auto (GStrv) ids = mado_municipality_list ();

  if (!g_str_has_prefix (uri, "https://") && !g_str_has_prefix (uri, "http://"))
    return FALSE;
  /* Of the window "about". */
  if (g_str_equal (uri, "https://www.gnu.org/licenses/gpl-3.0.html"))
    return TRUE;
  for (char **id = ids; *id != NULL; id++)
    if (is_of_municipality (*id, uri))
      return TRUE;
  return FALSE;
}
