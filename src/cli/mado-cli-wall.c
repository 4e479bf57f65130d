/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-wall.h"

#include <string.h>

#include "mado-wall-places.h"

#ifndef G_OS_WIN32
#include "mado-wall-fonts.h"
#endif

/* A file to be written is made beside its name, and then put in its place. */
static void
add_output (MadoWallPlaces *self, const char *name)
{
  g_ptr_array_add (self->writable, g_path_get_dirname (name));
  g_ptr_array_add (self->writable, g_strdup (name));
}

/* Whether @word is the option @name, with its value after "=" or in the @next word. (nullable) */
static const char *
find_value (const char *word, const char *name, const char *next)
{
  gsize length = strlen (name);

  if (strncmp (word, name, length) != 0 || (word[length] != '=' && word[length] != '\0'))
    return NULL;
  return word[length] == '=' ? word + length + 1 : next;
}

/* Before the options are parsed, which is not done without the settings, and those have a thread.
 * So what is an option to one command is taken for one by all. */
static void
add_named (MadoWallPlaces *self, char **args)
{
  static const char *const outputs[] = { "--pdf", "--calendar", "--trace" };

  for (char **word = args + 1; args[0] != NULL && *word != NULL; word++)
    {
      const char *value = find_value (*word, "--practice", word[1]);

      for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
        {
          const char *output = find_value (*word, outputs[i], word[1]);
          if (output != NULL)
            add_output (self, output);
#ifndef G_OS_WIN32
          /* What is drawn is written with them. */
          if (output != NULL && g_str_equal (outputs[i], "--pdf"))
            mado_wall_fonts_add (self);
#endif
        }
      g_ptr_array_add (self->readable, g_strdup (value != NULL ? value : *word));
    }
}

void
mado_cli_wall_raise (char **args)
{
  g_auto (MadoWallPlaces) places = { 0 };

  mado_wall_places_init (&places);
  add_named (&places, args);
  mado_wall_places_raise (&places, MADO_WALLS_ALL);
}
