/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-mode.h"

#include "mado-counter-bar.h"
#include "mado-lobby-window.h"
#include "mado-window.h"

gboolean
mado_mode_may_be_chosen (void)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();

  return mado_settings_is_writable (settings, MADO_SETTINGS_MODE);
}

/* GTK notes each file that its dialog has chosen in the list that all programs have in common. Told
 * not to, it would empty that list for all of them; so what it has noted is taken out again. */
void
mado_mode_forget_files (MadoMode mode)
{
  g_autolist (GtkRecentInfo) files = NULL;
  GtkRecentManager *manager;

  /* No dialog, no note. */
  if (mode == MADO_MODE_HOME || g_type_class_peek (GTK_TYPE_FILE_CHOOSER_WIDGET) == NULL)
    return;
  manager = gtk_recent_manager_get_default ();
  files = gtk_recent_manager_get_items (manager);
  for (GList *l = files; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, g_get_application_name ()))
      gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (l->data), NULL);
}

static MadoFront *
create_lobby (AdwApplication *application, MadoSettings *settings, const char *usual_language)
{
  g_autofree char *counter = mado_settings_dup_string (settings, MADO_SETTINGS_LOBBY_COUNTER);

  return MADO_FRONT (mado_lobby_window_new (application, counter, usual_language));
}

MadoFront *
mado_mode_create_front (MadoMode mode,
                        AdwApplication *application,
                        MadoSettings *settings,
                        MadoCounterDesk *desk,
                        const char *usual_language)
{
  MadoWindow *window;

  if (mode == MADO_MODE_LOBBY)
    return create_lobby (application, settings, usual_language);
  window = mado_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window),
                               mado_settings_get_int (settings, MADO_SETTINGS_WIDTH),
                               mado_settings_get_int (settings, MADO_SETTINGS_HEIGHT));
  if (desk != NULL)
    mado_counter_bar_attach (desk, window);
  return MADO_FRONT (window);
}

void
mado_mode_save_size (MadoFront *front, MadoSettings *settings)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (front), &width, &height);
  /* One that has not been on the screen, or has filled it from the start, has none. */
  if (width <= 0 || height <= 0)
    return;
  mado_settings_set_int (settings, MADO_SETTINGS_WIDTH, width);
  mado_settings_set_int (settings, MADO_SETTINGS_HEIGHT, height);
}
