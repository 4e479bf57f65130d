/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-data.h"

static char *
dup_installation (void)
{
#ifdef G_OS_WIN32
  return g_win32_get_package_installation_directory_of_module (NULL);
#else
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  if (program == NULL)
    return NULL;
  g_autofree char *directory = g_path_get_dirname (program);
  return g_path_get_dirname (directory);
#endif
}

char *
mado_practice_data_dup_directory (void)
{
  const char *given = g_getenv ("MADO_PRACTICE_DIR");
  if (given != NULL && *given != '\0')
    return g_strdup (given);

  g_autofree char *installed = g_build_filename (MADO_PKGDATADIR, "practice", NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);

  g_autofree char *installation = dup_installation ();
  if (installation == NULL)
    return NULL;
  g_autofree char *moved = g_build_filename (installation, "share", "madoguchi", "practice", NULL);
  return g_file_test (moved, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&moved) : NULL;
}
