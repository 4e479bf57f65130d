/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-wall.h"

#include <string.h>

#include "mado-cli-file.h"
#include "mado-wall-places.h"

#ifndef G_OS_WIN32
#include "mado-wall-fonts.h"
#endif

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
add_output (GPtrArray *outputs, const char *word, const char *next, gboolean *draws)
{
  static const char *const options[] = { "--pdf", "--calendar", "--trace" };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const char *output = find_value (word, options[i], next);

      if (output == NULL)
        continue;
      g_ptr_array_add (outputs, g_strdup (output));
      *draws |= i == 0;
    }
}

/* A file to be written is made beside its name, and then put in its place: for that its whole
 * folder would have to be open. So another process does it, if there can be one. */
static void
add_outputs (MadoWallPlaces *self, char **args)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);
  gboolean draws = FALSE;

  for (char **word = args + 1; args[0] != NULL && *word != NULL; word++)
    add_output (outputs, *word, word[1], &draws);
  if (outputs->len > 0 && !mado_cli_file_start_writer (outputs))
    for (guint i = 0; i < outputs->len; i++)
      {
        const char *name = g_ptr_array_index (outputs, i);

        g_ptr_array_add (self->writable, g_path_get_dirname (name));
        g_ptr_array_add (self->writable, g_strdup (name));
      }
#ifndef G_OS_WIN32
  /* What is drawn is written with them. */
  if (draws)
    mado_wall_fonts_add (self);
#endif
}

static void
add_named (MadoWallPlaces *self, char **args)
{
  for (char **word = args + 1; args[0] != NULL && *word != NULL; word++)
    {
      const char *value = find_value (*word, "--practice", word[1]);

      g_ptr_array_add (self->readable, g_strdup (value != NULL ? value : *word));
    }
}

void
mado_cli_wall_raise (char **args)
{
  g_auto (MadoWallPlaces) places = { 0 };

  mado_wall_places_init (&places);
  add_outputs (&places, args);
  add_named (&places, args);
  mado_wall_places_raise (&places, MADO_WALLS_ALL);
}
