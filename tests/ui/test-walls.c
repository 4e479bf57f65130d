/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "mado-ui-item.h"
#include "mado-ui-words.h"

/* The window behind its walls: the kernel's word for it, and that links open all the same. */

static char *
read_status (MadoUiDriver *driver)
{
  g_autofree char *path =
      g_build_filename ("/proc", mado_ui_driver_get_pid (driver), "status", NULL);
  g_autoptr (GError) error = NULL;
  char *status = NULL;

  g_file_get_contents (path, &status, NULL, &error);
  g_assert_no_error (error);
  return status;
}

static void
test_stand (void)
{
  const char *const arguments[] = { "--practice", "healthy", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  g_autofree char *status = read_status (driver);
  g_assert_nonnull (strstr (status, "\nNoNewPrivs:\t1\n"));
  g_assert_nonnull (strstr (status, "\nSeccomp:\t2\n"));
  mado_ui_driver_stop (driver);
}

static void
write_below (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* A browser that writes down which page it was to show. */
static char *
make_browser (void)
{
  char *shown = g_build_filename (g_get_user_data_dir (), "shown", NULL);
  g_autofree char *program = g_build_filename (g_get_user_data_dir (), "browser", NULL);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\necho \"$1\" > '%s.new' && mv '%s.new' '%s'\n", shown, shown, shown);
  g_autofree char *entry =
      g_strdup_printf ("[Desktop Entry]\nType=Application\nName=browser\nExec=%s %%u\n"
                       "MimeType=x-scheme-handler/https;x-scheme-handler/http;\n",
                       program);

  write_below (g_get_user_data_dir (), "browser", script);
  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  write_below (g_get_user_data_dir (), "applications/browser.desktop", entry);
  write_below (g_get_user_config_dir (), "mimeapps.list",
               "[Default Applications]\nx-scheme-handler/https=browser.desktop\n"
               "x-scheme-handler/http=browser.desktop\n");
  return shown;
}

static void
test_link (void)
{
  const char *const arguments[] = { "--practice", "healthy", NULL };
  g_autofree char *shown = make_browser ();
  g_autofree char *page = NULL;
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sources", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_OPEN_SOURCE);
  mado_ui_driver_press (driver, ATSPI_ROLE_LINK, mado_ui_name (MADO_UI_OPEN_SOURCE));
  for (gint64 begin = 0; !g_file_test (shown, G_FILE_TEST_EXISTS);)
    mado_ui_driver_be_patient (&begin);
  g_assert_true (g_file_get_contents (shown, &page, NULL, NULL));
  g_assert_true (g_str_has_prefix (page, "https://"));
  mado_ui_driver_stop (driver);
}

/* All that the system has but its programs. (transfer full) */
static char *
make_system_without_browser (void)
{
  static const char system[] = "/usr/share";
  char *folder = g_build_filename (g_get_user_data_dir (), "system", NULL);
  g_autoptr (GDir) names = g_dir_open (system, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *there = g_build_filename (system, name, NULL);
      g_autofree char *here = g_build_filename (folder, name, NULL);

      if (!g_str_equal (name, "applications"))
        g_assert_cmpint (symlink (there, here), ==, 0);
    }
  return folder;
}

/* Where there is no browser, or none for that page, whoever pressed it is told, with the address.
 */
static void
test_link_in_vain (void)
{
  const char *const arguments[] = { "--practice", "healthy", NULL };
  g_autofree char *folder = make_system_without_browser ();
  g_autofree char *usual = g_strdup (g_getenv ("XDG_DATA_DIRS"));
  MadoUiDriver *driver;

  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  driver = mado_ui_driver_start (arguments);
  if (usual != NULL)
    g_setenv ("XDG_DATA_DIRS", usual, TRUE);
  else
    g_unsetenv ("XDG_DATA_DIRS");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sources", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_OPEN_SOURCE);
  mado_ui_driver_press (driver, ATSPI_ROLE_LINK, mado_ui_name (MADO_UI_OPEN_SOURCE));
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOT_OPENED);
  mado_ui_driver_expect (driver, "https://");
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/walls/stand", test_stand);
  /* Before there is a browser. */
  g_test_add_func ("/walls/link-in-vain", test_link_in_vain);
  g_test_add_func ("/walls/link", test_link);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
