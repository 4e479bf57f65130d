/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-checkup.h"

#include <glib/gi18n.h>

#include "mado-slot.h"
#include "mado-wording-clean.h"
#include "mado-wording-diagnosis-private.h"
#include "mado-wording-source.h"

/* 管理者 · 利用者 · 初めの値: who has set a value. */
static const char *
name_setter (MadoSetter setter)
{
  switch (setter)
    {
    case MADO_SETTER_ADMINISTRATOR:
      return _ ("管理者");
    case MADO_SETTER_USER:
      return _ ("利用者");
    case MADO_SETTER_DEFAULT:
    default:
      return _ ("はじめの値");
    }
}

const char *
mado_wording_setup_fault (MadoFault fault)
{
  static const char *const words[] = {
    [MADO_FAULT_SETTINGS_MISSING] = N_ ("設定の定義が入っていません"),
    [MADO_FAULT_POLICY_REFUSED] = N_ ("管理者の設定（ポリシー）に、使えないものがあります"),
    [MADO_FAULT_MUNICIPALITY_UNCHOSEN] = N_ ("自治体が選ばれていません"),
    [MADO_FAULT_MUNICIPALITY_MISSING] = N_ ("選ばれた自治体のデータがありません"),
    [MADO_FAULT_MUNICIPALITY_REFUSED] = N_ ("自治体のデータに誤りがあります"),
    [MADO_FAULT_LOBBY_COUNTER_UNKNOWN] = N_ ("ロビー用の画面の窓口が、自治体のデータにありません"),
  };

  return (guint)fault < G_N_ELEMENTS (words) && words[fault] != NULL ? _ (words[fault]) : "";
}

const char *
mado_wording_setup_fault_detail (MadoFault fault)
{
  static const char *const words[] = {
    [MADO_FAULT_SETTINGS_MISSING] =
        N_ ("プログラムを入れ直してください。そのままでは、管理者の設定も使われません。"),
    [MADO_FAULT_POLICY_REFUSED] = N_ ("知らない名前の設定か、きまりに合わない値です。ポリシーを直し"
                                      "てください。それまで、その設定は使われません。"),
    [MADO_FAULT_MUNICIPALITY_UNCHOSEN] =
        N_ ("設定 municipality に、自治体のデータの名前を入れてください。それまでは、杉並区の"
            "データを使います。"),
    [MADO_FAULT_MUNICIPALITY_MISSING] =
        N_ ("設定 municipality の名前を確かめるか、その名前のファイルを置いてください。"),
    [MADO_FAULT_MUNICIPALITY_REFUSED] =
        N_ ("「madoguchi-cli municipality check ファイル」で、誤りの場所を確かめて直してくださ"
            "い。"),
    [MADO_FAULT_LOBBY_COUNTER_UNKNOWN] =
        N_ ("設定 lobby-counter を、自治体のデータにある窓口の名前と同じにしてください。"),
  };

  return (guint)fault < G_N_ELEMENTS (words) && words[fault] != NULL ? _ (words[fault]) : "";
}

static void
append_settings (GString *text, MadoSettings *settings)
{
  g_auto (GStrv) keys = mado_settings_list ();
  const char *const *refused = mado_settings_get_refused (settings);

  g_string_append_printf (text, "\n%s\n", _ ("設定："));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = mado_settings_dup_value (settings, keys[i]);
      g_autofree char *printed = g_variant_print (value, FALSE);
      g_autofree char *clean = mado_wording_clean (printed);

      g_string_append_printf (
          text, "  %s = %s  %s%s\n", keys[i], clean,
          name_setter (mado_settings_get_setter (settings, keys[i])),
          mado_settings_is_writable (settings, keys[i]) ? "" : _ ("（変えられません）"));
    }
  for (guint i = 0; refused[i] != NULL; i++)
    {
      g_autofree char *clean = mado_wording_clean (refused[i]);

      /* Translators: a setting that is not used, since its name or its value is wrong */
      g_string_append_printf (text, _ ("  %s  使えません"), clean);
      g_string_append_c (text, '\n');
    }
}

static void
append_municipality (GString *text, MadoMunicipality *municipality)
{
  g_autofree char *problem = mado_wording_municipality_problem (municipality, TRUE);
  g_autofree char *origin = mado_wording_clean (municipality->origin);

  g_string_append_printf (text, "%s: %s  %s\n", _ ("自治体のデータ"), municipality->id, origin);
  if (problem != NULL)
    g_string_append_printf (text, "%s\n", problem);
}

char *
mado_wording_checkup_report (const MadoCheckup *checkup)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; checkup->slots != NULL && i < checkup->slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (checkup->slots, i);
      g_strv_builder_add (names, slot->reader);
    }
  g_auto (GStrv) readers = g_strv_builder_end (names);
  mado_wording_append_computer (text, _ ("電子証明書の窓口 点検"), &checkup->system,
                                (const char *const *)readers);
  append_municipality (text, checkup->municipality);
  g_string_append_c (text, '\n');
  mado_wording_append_links (text, &checkup->diagnosis, MADO_CHECKUP_N_LINKS);
  append_settings (text, checkup->settings);
  for (guint i = 0; i < checkup->n_faults; i++)
    mado_wording_append_fault (text, checkup->faults[i], &checkup->system);
  if (checkup->n_faults == 0)
    g_string_append_printf (text, "\n%s\n", _ ("問題はありません。"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
