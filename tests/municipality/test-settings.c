/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-settings.h"

/* What is set in the counter's and the lobby's mode holds for the run, and the disk, here GLib's
 * backend in memory, never hears of it. */
static void
test_forgetful (void)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  g_autoptr (MadoSettings) disk = mado_settings_new ();
  g_autofree char *here = NULL, *kept = NULL;

  mado_settings_set_int (settings, MADO_SETTINGS_WIDTH, 700);
  mado_settings_be_forgetful (settings);
  g_assert_cmpint (mado_settings_get_int (settings, MADO_SETTINGS_WIDTH), ==, 700);
  mado_settings_set_int (settings, MADO_SETTINGS_WIDTH, 800);
  mado_settings_set_string (settings, MADO_SETTINGS_LANGUAGE, "en");
  here = mado_settings_dup_string (settings, MADO_SETTINGS_LANGUAGE);
  kept = mado_settings_dup_string (disk, MADO_SETTINGS_LANGUAGE);
  g_assert_cmpstr (here, ==, "en");
  g_assert_cmpstr (kept, ==, "");
  g_assert_cmpint (mado_settings_get_int (settings, MADO_SETTINGS_WIDTH), ==, 800);
  g_assert_cmpint (mado_settings_get_int (disk, MADO_SETTINGS_WIDTH), ==, 700);
}

/* A build tree, a broken package. */
static void
test_without_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (MadoSettings) settings = mado_settings_new ();
      g_autofree char *mode = mado_settings_dup_string (settings, MADO_SETTINGS_MODE);

      g_assert_cmpstr (mode, ==, "home");
      g_assert_cmpint (mado_settings_get_int (settings, MADO_SETTINGS_WIDTH), ==, 900);
      mado_settings_set_int (settings, MADO_SETTINGS_WIDTH, 800);
      g_assert_cmpint (mado_settings_get_int (settings, MADO_SETTINGS_WIDTH), ==, 800);
      return;
    }
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/forgetful", test_forgetful);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  return g_test_run ();
}
