/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-bounded-file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that somebody else may replace while it is read, by a pipe that nobody writes to. */

typedef struct
{
  char *folder;
  char *path;
  gint over; /* atomic */
} Fixture;

static char *
in_folder (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mado-file-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = in_folder (fixture, "file");
  g_file_set_contents (fixture->path, "words", -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = in_folder (fixture, "nowhere");
  gsize length = 0;

  g_autofree char *all = mado_bounded_file_read (fixture->path, 10, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (all, length, "words", 5);
  /* One byte more says that it is too long. */
  g_autofree char *some = mado_bounded_file_read (fixture->path, 3, &length, &error);
  g_assert_cmpmem (some, length, "word", 4);
  g_assert_null (mado_bounded_file_read (nowhere, 10, &length, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (mado_bounded_file_read (fixture->folder, 10, &length, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
}

static gpointer
exchange (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *pipe = in_folder (fixture, "pipe");
  g_autofree char *file = in_folder (fixture, "other");

  while (!g_atomic_int_get (&fixture->over))
    {
      g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
      g_assert_cmpint (g_rename (pipe, fixture->path), ==, 0);
      g_assert_true (g_file_set_contents (file, "words", -1, NULL));
      g_assert_cmpint (g_rename (file, fixture->path), ==, 0);
    }
  return NULL;
}

static void
test_exchanged (Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new ("exchange", exchange, fixture);

  alarm (60);
  for (guint i = 0; i < 20000; i++)
    {
      gsize length = 0;
      g_autofree char *words = mado_bounded_file_read (fixture->path, 10, &length, NULL);

      if (words != NULL)
        g_assert_cmpmem (words, length, "words", 5);
    }
  g_atomic_int_set (&fixture->over, TRUE);
  g_thread_join (thread);
  alarm (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/bounded-file/bounds", Fixture, NULL, set_up, test_bounds, tear_down);
  g_test_add ("/bounded-file/exchanged", Fixture, NULL, set_up, test_exchanged, tear_down);
  return g_test_run ();
}
