/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-menu.h"

#include <glib/gi18n.h>

#include "mado-feature.h"
#include "mado-language.h"
#include "mado-reader-kind.h"
#include "mado-reader.h"
#include "mado-scenario.h"
#include "mado-wording-clean.h"

static void
append_choice (GMenu *menu, const char *label, const char *action, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_practice_menu (void)
{
  g_autoptr (GPtrArray) scenarios = mado_scenario_list ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < scenarios->len; i++)
    {
      MadoScenario *scenario = g_ptr_array_index (scenarios, i);

      append_choice (menu, _ (mado_scenario_get_title (scenario)), "app.practice-start",
                     mado_scenario_get_name (scenario));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_language_menu (void)
{
  GMenu *menu = g_menu_new ();
  const MadoLanguage *language;

  append_choice (menu, _ ("システムに合わせる"), "app.language", "");
  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    append_choice (menu, language->name, "app.language", language->code);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_appearance_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("システムに合わせる"), "app.colour-scheme", "default");
  append_choice (menu, _ ("明るい"), "app.colour-scheme", "light");
  append_choice (menu, _ ("暗い"), "app.colour-scheme", "dark");
  return G_MENU_MODEL (menu);
}

static void
append_submenu (GMenu *menu, const char *label, GMenuModel *submenu)
{
  g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

static GMenuModel *
create_practice_actions (void)
{
  static const char *const actions[][2] = {
    { N_ ("練習用カードを置く"), "app.practice-insert" },
    { N_ ("練習用カードを取り出す"), "app.practice-remove" },
    { N_ ("練習を終わる"), "app.practice-leave" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (actions[i][0]), actions[i][1]);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_primary_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) practice = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();
  g_autoptr (GMenuModel) practice_actions = create_practice_actions ();

  g_menu_append (work, _ ("もう一度読む"), "win.read-again");
  if (mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD))
    g_menu_append (work, _ ("カードなしで確認"), "win.manual");
  g_menu_append (work, _ ("手続きの案内"), "win.procedures");
  g_menu_append (work, _ ("診断"), "win.diagnosis");
  if (mado_feature_is_on (MADO_FEATURE_PRACTICE))
    append_submenu (practice, _ ("練習用カード"), create_practice_menu ());
  g_menu_append_section (practice, NULL, practice_actions);
  g_menu_append (choices, _ ("自治体…"), "win.municipality");
  /* Translators: keep the word "Language" so that everybody finds it. */
  append_submenu (choices, _ ("言語 (Language)"), create_language_menu ());
  append_submenu (choices, _ ("外観"), create_appearance_menu ());
  g_menu_append (program, _ ("ヘルプ"), "win.help");
  g_menu_append (program, _ ("キーの一覧"), "win.keys");
  g_menu_append (program, _ ("このアプリについて"), "app.about");
  g_menu_append (program, _ ("終了"), "app.quit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (practice));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  return G_MENU_MODEL (menu);
}

static void
fill (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, menu);
  g_object_unref (menu);
}

static void
on_primary_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  fill (button, create_primary_menu ());
}

static void
on_practice_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  fill (button, create_practice_menu ());
}

void
mado_menu_fill_primary_button (GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, on_primary_wanted_cb, NULL, NULL);
}

void
mado_menu_fill_practice_button (GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, on_practice_wanted_cb, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (button), mado_feature_is_on (MADO_FEATURE_PRACTICE));
}

void
mado_menu_fill_reader_button (GtkMenuButton *button, GListModel *readers)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = g_list_model_get_n_items (readers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (readers, i);
      g_autofree char *name = mado_wording_reader (mado_reader_get_name (reader));

      if (mado_reader_kind_is_usable (mado_reader_get_name (reader)))
        append_choice (menu, name, "win.reader", mado_reader_get_name (reader));
    }
  n = (guint)g_menu_model_get_n_items (G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (button, n > 1 ? G_MENU_MODEL (menu) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (button), n > 1);
}
