/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-data.h"

/* Where the program was installed; on Windows that is known only while it runs. */
static char *
dup_installed (void)
{
#ifdef G_OS_WIN32
  g_autofree char *installation = g_win32_get_package_installation_directory_of_module (NULL);
  return g_build_filename (installation, "share", "madoguchi", "practice", NULL);
#else
  return g_build_filename (MADO_PKGDATADIR, "practice", NULL);
#endif
}

/* The same seen from the program, for one that was installed and then moved. */
static char *
dup_moved (void)
{
#ifdef G_OS_WIN32
  return NULL;
#else
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  if (program == NULL)
    return NULL;
  g_autofree char *directory = g_path_get_dirname (program);
  g_autofree char *installation = g_path_get_dirname (directory);
  return g_build_filename (installation, "share", "madoguchi", "practice", NULL);
#endif
}

char *
mado_practice_data_dup_directory (void)
{
  const char *given = g_getenv ("MADO_PRACTICE_DIR");
  if (given != NULL && *given != '\0')
    return g_strdup (given);

  g_autofree char *installed = dup_installed ();
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);
  g_autofree char *moved = dup_moved ();
  return moved != NULL && g_file_test (moved, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&moved) : NULL;
}
