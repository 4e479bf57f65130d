/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-graphics.h"

/* How a driver calls its devices, by the beginnings of their names. */
static const char *const cards[] = { "dxg",    "galcore", "kfd",   "kgsl", "mali",
                                     "nvhost", "nvidia",  "nvmap", "pvr",  NULL };
static const char *const shared[] = { "dma_heap", "dri", "shm", "udmabuf", NULL };

static gboolean
begins_with (const char *name, const char *const *beginnings)
{
  for (; *beginnings != NULL; beginnings++)
    if (g_str_has_prefix (name, *beginnings))
      return TRUE;
  return FALSE;
}

gboolean
mado_graphics_is_device (const char *name)
{
  return begins_with (name, cards) || begins_with (name, shared);
}

static gboolean
has_any (const char *folder, const char *const *beginnings)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    if (begins_with (name, beginnings))
      return TRUE;
  return FALSE;
}

gboolean
mado_graphics_has_card (const char *devices)
{
  /* Beside it "card0" may be no more than a picture that the firmware left. */
  static const char *const renderers[] = { "renderD", NULL };
  g_autofree char *dri = g_build_filename (devices, "dri", NULL);

  return has_any (dri, renderers) || has_any (devices, cards);
}
