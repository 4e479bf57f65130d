/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"

#include <string.h>

/* Plays the files of a folder to a fuzz target, so that what a fuzzer once found is tried again by
 * every compiler, not only by the one that has libFuzzer. */

static void
replay_file (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (data, &contents, &length, &error);
  g_assert_no_error (error);
  /* Exactly as long as it is, for the address sanitizer's sake. */
  g_autofree guint8 *copy = g_malloc (MAX (length, 1));
  memcpy (copy, contents, length);
  LLVMFuzzerTestOneInput (copy, length);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/replay/", name, NULL);
      char *path = g_build_filename (argv[1], name, NULL);
      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, replay_file);
    }
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
