/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-feature.h"
#include "mado-language.h"
#include "mado-practice.h"
#include "mado-wording-error.h"
#include "mado-wording-language.h"
#include "mado-ui-nicks.h"

#define DATA_KEY "mado-options"
/* Of all practice cards it is the one on which most can be seen. */
#define USUAL_CARD "in-window"

/* GApplication hands no data of ours to such a function, but there is only one application. */
static gboolean
take_practice (const char *option, const char *value, gpointer data, GError **error)
{
  MadoOptions *self = g_object_get_data (G_OBJECT (g_application_get_default ()), DATA_KEY);

  g_free (self->practice);
  self->practice = g_strdup (value != NULL ? value : USUAL_CARD);
  return TRUE;
}

void
mado_options_add (MadoOptions *self, GApplication *application)
{
  /* What an office has switched off is not in the help, and refused in words. */
  const int practice = mado_feature_is_on (MADO_FEATURE_PRACTICE) ? 0 : G_OPTION_FLAG_HIDDEN;
  const GOptionEntry entries[] = {
    { "counter", 0, 0, G_OPTION_ARG_NONE, &self->counter, _ ("職員用の画面で始める"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, _ ("この言語で始める"), _ ("言語") },
    { "lobby", 0, 0, G_OPTION_ARG_NONE, &self->lobby, _ ("ロビー用の画面で始める"), NULL },
    { "practice", 0, G_OPTION_FLAG_OPTIONAL_ARG | practice, G_OPTION_ARG_CALLBACK,
      (gpointer)take_practice, _ ("練習用カードを置いた状態で始める"), _ ("名前") },
    { "reader", 0, 0, G_OPTION_ARG_STRING, &self->reader, _ ("この名前のカードリーダーを使う"),
      _ ("名前") },
    { "today", 0, practice, G_OPTION_ARG_STRING, &self->today_text,
      _ ("この日の練習用カードを使う"), _ ("日付") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, _ ("バージョンを表示する"), NULL },
    { NULL },
  };

  g_date_clear (&self->today, 1);
  g_object_set_data (G_OBJECT (application), DATA_KEY, self);
  g_application_add_main_option_entries (application, entries);
}

void
mado_options_clear (MadoOptions *self)
{
  g_clear_pointer (&self->practice, g_free);
  g_clear_pointer (&self->reader, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->today_text, g_free);
}

static int
check_practice (MadoOptions *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoPractice) practice =
      mado_practice_new (self->practice, self->today_text != NULL ? &self->today : NULL, &error);
  g_autofree char *sentence = practice == NULL ? mado_wording_error (error) : NULL;

  if (practice == NULL)
    return mado_options_refuse (sentence, self->practice);
  if (mado_scenario_is_file (self->practice))
    {
      g_autofree char *given = g_steal_pointer (&self->practice);

      self->practice = g_canonicalize_filename (given, NULL);
    }
  return -1;
}

int
mado_options_check (MadoOptions *self)
{
  if (self->version)
    {
      g_print ("madoguchi %s\n", MADO_VERSION);
      return 0;
    }
  if (self->practice != NULL && !mado_feature_is_on (MADO_FEATURE_PRACTICE))
    return mado_options_refuse (_ ("練習用カードは、管理者が使えないようにしています"), NULL);
  if (self->today_text != NULL && !mado_civil_date_parse (&self->today, self->today_text))
    return mado_options_refuse (_ ("日付の形が違います（例：2027-06-15）"), self->today_text);
  if (self->today_text != NULL && self->practice == NULL)
    return mado_options_refuse (_ ("--today は --practice とともに指定してください"), NULL);
  if (self->language != NULL && mado_language_find (self->language) == NULL)
    {
      g_autofree char *message = mado_wording_languages ();

      return mado_options_refuse (message, self->language);
    }
  if (self->counter && self->lobby)
    return mado_options_refuse (_ ("画面の種類は、どちらか一つだけを指定してください"),
                                "--counter, --lobby");
  return self->practice != NULL ? check_practice (self) : -1;
}

gboolean
mado_options_get_mode (const MadoOptions *self, MadoMode *mode)
{
  if (!self->counter && !self->lobby)
    return FALSE;
  *mode = self->counter ? MADO_MODE_COUNTER : MADO_MODE_LOBBY;
  return TRUE;
}

gboolean
mado_options_has_wish (const MadoOptions *self)
{
  return self->counter || self->lobby || self->practice != NULL || self->language != NULL ||
         self->reader != NULL;
}

int
mado_options_refuse (const char *message, const char *value)
{
  if (value != NULL)
    g_printerr ("%s: %s\n", message, value);
  else
    g_printerr ("%s\n", message);
  return 2;
}

/* Whether the first one has another mode than what was asked for. */
static gboolean
differs_in_mode (const MadoOptions *self, GActionGroup *first)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (first, "mode");
  MadoMode mode;

  return mado_options_get_mode (self, &mode) &&
         (state == NULL ||
          strcmp (g_variant_get_string (state, NULL), mado_mode_to_string (mode)) != 0);
}

int
mado_options_ask_first (const MadoOptions *self, GApplication *application)
{
  GActionGroup *first = G_ACTION_GROUP (application);

  if (self->practice != NULL && mado_scenario_is_file (self->practice))
    return mado_options_refuse (
        _ ("練習用カードのファイルは、プログラムを閉じてから指定してください"), self->practice);
  if (self->today_text != NULL)
    return mado_options_refuse (_ ("練習の日は、プログラムを閉じてから指定してください"),
                                self->today_text);
  g_application_activate (application);
  if (differs_in_mode (self, first) || self->reader != NULL)
    return mado_options_refuse (_ ("すでに動いています。閉じてから、もう一度始めてください。"),
                                NULL);
  if (self->language != NULL)
    g_action_group_change_action_state (first, "language", g_variant_new_string (self->language));
  if (self->practice != NULL)
    g_action_group_activate_action (first, "practice-start", g_variant_new_string (self->practice));
  return 0;
}
