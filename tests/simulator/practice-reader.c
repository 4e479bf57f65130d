/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice-reader.h"

#include <string.h>

#include "mado-scenario.h"
#include "practice-hex.h"

GDate
practice_make_date (guint year, guint month, guint day)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return date;
}

MadoPracticeCard *
practice_make_card (const char *name, GDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (name, &error);
  g_assert_no_error (error);
  MadoPracticeCard *card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  mado_practice_card_power_up (card);
  return card;
}

GKeyFile *
practice_load_file (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_strconcat (name, ".ini", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MADO_PRACTICE_DIR"), base, NULL);
  GKeyFile *file = g_key_file_new ();
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return file;
}

GBytes *
practice_read_file (MadoPracticeCard *card, guint fid)
{
  g_autofree char *select = g_strdup_printf ("00A4020C02 %04X", fid);
  g_autofree char *selected = practice_hex_exchange (card, select);
  if (g_strcmp0 (selected, "9000") != 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint offset = 0;; offset += 256)
    {
      g_autofree char *command = g_strdup_printf ("00B0%04X00", offset);
      g_autofree char *answer = practice_hex_exchange (card, command);
      gsize length = answer != NULL ? strlen (answer) : 0;
      if (length <= 4)
        break;
      g_string_append_len (text, answer, (gssize)length - 4);
    }
  g_autofree char *hex = g_string_free (text, FALSE);
  return *hex == '\0' ? NULL : g_byte_array_free_to_bytes (practice_hex_parse (hex));
}
