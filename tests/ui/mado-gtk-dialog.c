/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-gtk-dialog.h"

#include <libintl.h>

#include "mado-catalogue.h"

/* X11/keysymdef.h */
#define KEY_RETURN 0xff0d

char *
mado_gtk_dialog_dup_word (const char *msgid)
{
  static const char *const file = "ja/LC_MESSAGES/gtk40.mo";
  g_autofree char *path = g_build_filename (bindtextdomain ("gtk40", NULL), file, NULL);
  const MadoCatalogue *catalogue = mado_catalogue_open (path);
  const char *words = catalogue != NULL ? mado_catalogue_find (catalogue, msgid, 0) : NULL;
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : msgid, "_", -1);

  return g_strjoinv (NULL, parts);
}

void
mado_gtk_dialog_press (MadoUiDriver *driver, const char *msgid)
{
  g_autofree char *word = mado_gtk_dialog_dup_word (msgid);

  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, word);
}

void
mado_gtk_dialog_save_as (MadoUiDriver *driver, const char *path)
{
  g_autofree char *name = mado_gtk_dialog_dup_word ("Name");

  mado_ui_driver_type_into (driver, ATSPI_ROLE_TEXT, name, path);
  mado_ui_driver_key (driver, KEY_RETURN);
}
