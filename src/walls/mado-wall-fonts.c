/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wall-fonts.h"

#include <fontconfig/fontconfig.h>

static void
add_folders (GPtrArray *places)
{
  FcStrList *folders = FcConfigGetFontDirs (NULL);
  const FcChar8 *folder;

  while (folders != NULL && (folder = FcStrListNext (folders)) != NULL)
    g_ptr_array_add (places, g_strdup ((const char *)folder));
  if (folders != NULL)
    FcStrListDone (folders);
}

/* What leads out of those folders: into a person's own collection, say. */
static void
add_links (GPtrArray *places)
{
  const FcFontSet *fonts = FcConfigGetFonts (NULL, FcSetSystem);

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *file = NULL;

      if (FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &file) != FcResultMatch)
        continue;
      const char *path = (const char *)file;
      if (!g_str_has_prefix (path, "/usr/") && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        g_ptr_array_add (places, g_strdup (path));
    }
}

void
mado_wall_fonts_add (MadoWallPlaces *places)
{
  add_folders (places->readable);
  add_links (places->readable);
}
