/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-feature.h"
#include "mado-machine-policy.h"
#include "mado-settings-nicks.h"
#include "mado-settings-private.h"

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

/* --- who has set it --- */

static GHashTable *
create_policy (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
}

static void
impose (GHashTable *policy, const char *key, GVariant *value)
{
  g_hash_table_insert (policy, g_strdup (key), g_variant_take_ref (value));
}

/* The schema of the tests says "suginami" as an administrator's override does. */
static void
test_setters (void)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  g_auto (GStrv) keys = mado_settings_list ();

  g_assert_true (g_strv_contains ((const char *const *)keys, MADO_SETTINGS_MODE));
  g_assert_cmpint (mado_settings_get_setter (settings, MADO_SETTINGS_IDLE), ==,
                   MADO_SETTER_DEFAULT);
  mado_settings_set_int (settings, MADO_SETTINGS_IDLE, 60);
  g_assert_cmpint (mado_settings_get_setter (settings, MADO_SETTINGS_IDLE), ==, MADO_SETTER_USER);
  g_assert_cmpint (mado_settings_get_setter (settings, MADO_SETTINGS_MUNICIPALITY), ==,
                   MADO_SETTER_ADMINISTRATOR);
  g_assert_true (mado_settings_has_schema (settings));
  g_assert_null (mado_settings_get_refused (settings)[0]);
}

/* What the computer's administrator says is above what the person has said, and cannot be set. */
static void
test_policy (void)
{
  g_autoptr (MadoSettings) person = mado_settings_new ();
  GHashTable *policy = create_policy ();

  mado_settings_set_string (person, MADO_SETTINGS_MODE, "lobby");
  impose (policy, MADO_SETTINGS_MODE, g_variant_new_string ("counter"));
  impose (policy, MADO_SETTINGS_IDLE, g_variant_new_uint32 (30));
  impose (policy, "allow-pin-change", g_variant_new_uint32 (0));
  g_autoptr (MadoSettings) settings = mado_settings_new_with_policy (policy);
  g_autofree char *mode = mado_settings_dup_string (settings, MADO_SETTINGS_MODE);

  g_assert_cmpstr (mode, ==, "counter");
  g_assert_cmpint (mado_settings_get_int (settings, MADO_SETTINGS_IDLE), ==, 30);
  g_assert_false (mado_settings_get_boolean (settings, "allow-pin-change"));
  g_assert_true (mado_settings_get_boolean (settings, "allow-practice"));
  g_assert_false (mado_settings_is_writable (settings, MADO_SETTINGS_MODE));
  g_assert_true (mado_settings_is_writable (settings, MADO_SETTINGS_LANGUAGE));
  g_assert_cmpint (mado_settings_get_setter (settings, MADO_SETTINGS_MODE), ==,
                   MADO_SETTER_ADMINISTRATOR);
  mado_settings_set_string (settings, MADO_SETTINGS_MODE, "home");
  g_autofree char *still = mado_settings_dup_string (settings, MADO_SETTINGS_MODE);
  g_autofree char *own = mado_settings_dup_string (person, MADO_SETTINGS_MODE);
  g_assert_cmpstr (still, ==, "counter");
  g_assert_cmpstr (own, ==, "lobby");
}

static const struct
{
  const char *key;
  const char *value; /* as g_variant_parse() reads it */
} nonsense[] = {
  { "mode", "'kiosk'" },          /* no such mode */
  { "mode", "uint32 1" },         /* of another type */
  { "idle-seconds", "uint32 2" }, /* less than may be */
  { "idle-seconds", "uint32 4294967295" },
  { "idle-seconds", "'30'" },
  { "allow-files", "uint32 2" },
  { "allow-everything", "uint32 1" }, /* no such setting */
  { "language", "()" },               /* what the registry has that is neither number nor text */
};

/* It has no effect, and is told of. */
static void
test_policy_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      GHashTable *policy = create_policy ();
      impose (policy, nonsense[i].key, g_variant_parse (NULL, nonsense[i].value, NULL, NULL, NULL));
      g_autoptr (MadoSettings) settings = mado_settings_new_with_policy (policy);
      const char *const *refused = mado_settings_get_refused (settings);

      g_test_message ("%s=%s", nonsense[i].key, nonsense[i].value);
      g_assert_cmpstr (refused[0], ==, nonsense[i].key);
      g_assert_null (refused[1]);
      g_assert_true (mado_settings_get_boolean (settings, "allow-files"));
      g_assert_true (mado_settings_is_writable (settings, MADO_SETTINGS_MODE));
    }
}

/* --- what an office may not want --- */

/* Each feature has its setting and each such setting its feature. */
static void
test_features (void)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  g_auto (GStrv) keys = mado_settings_list ();
  guint n = 0;

  for (guint i = 0; mado_feature_to_string ((MadoFeature)i) != NULL; i++)
    g_assert_true (mado_feature_is_on ((MadoFeature)i));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      MadoFeature feature;

      if (!g_str_has_prefix (keys[i], "allow-"))
        continue;
      g_assert_true (mado_feature_from_string (keys[i] + strlen ("allow-"), &feature));
      n++;
    }
  g_assert_cmpuint (n, ==, MADO_FEATURE_DIRECT_PRINT + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/forgetful", test_forgetful);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/setters", test_setters);
  g_test_add_func ("/settings/policy", test_policy);
  g_test_add_func ("/settings/policy/refused", test_policy_refused);
  g_test_add_func ("/settings/features", test_features);
  return g_test_run ();
}
