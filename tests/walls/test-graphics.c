/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "mado-graphics.h"

/* Which machines have a graphics card: by what is in /dev, of which each row is an example. */
static const struct
{
  const char *machine;
  const char *devices[4];
  gboolean expected;
} machines[] = {
  { "nothing", { NULL }, FALSE },
  { "server", { "shm", "null", "fb0" }, FALSE },
  { "firmware's picture", { "dri/card0", "shm" }, FALSE },
  { "memory to share", { "dma_heap", "udmabuf", "shm" }, FALSE },
  { "usual", { "dri/card0", "dri/renderD128", "shm" }, TRUE },
  { "nvidia's own driver", { "dri/card0", "nvidia0", "nvidiactl" }, TRUE },
  { "Windows' Linux", { "dxg" }, TRUE },
  { "small board", { "dri/card0", "mali0" }, TRUE },
};

static void
put (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);
}

static void
drop (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  (void)g_remove (path);
}

static void
test_card (gconstpointer data)
{
  const char *const *devices = machines[GPOINTER_TO_UINT (data)].devices;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mado-graphics-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; devices[i] != NULL; i++)
    put (folder, devices[i]);
  g_assert_cmpint (mado_graphics_has_card (folder), ==, machines[GPOINTER_TO_UINT (data)].expected);
  for (guint i = 0; devices[i] != NULL; i++)
    drop (folder, devices[i]);
  drop (folder, "dri");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_devices (void)
{
  g_assert_false (mado_graphics_has_card ("/nowhere"));
}

static void
test_device (void)
{
  g_assert_true (mado_graphics_is_device ("dri"));
  g_assert_true (mado_graphics_is_device ("shm"));
  g_assert_true (mado_graphics_is_device ("nvidia-modeset"));
  g_assert_false (mado_graphics_is_device ("video0"));
  g_assert_false (mado_graphics_is_device ("input"));
  g_assert_false (mado_graphics_is_device ("tty1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/graphics/card/%s", machines[i].machine);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_card);
    }
  g_test_add_func ("/graphics/no-devices", test_no_devices);
  g_test_add_func ("/graphics/device", test_device);
  return g_test_run ();
}
