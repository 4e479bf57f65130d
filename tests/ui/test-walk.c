/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-screen.h"

/* The guide of every procedure, for every practice card that ships. */

/* Each with a card that it applies to, whose page is kept as a picture. */
static const struct
{
  const char *procedure;
  const char *card;
} procedures[] = {
  { "issue", "nothing-recorded" },
  { "renew", "in-window" },
  { "reissue", "expired" },
  { "change-pin", "healthy" },
  { "unlock", "pin-locked" },
  { "revoke", "healthy" },
  { "proxy", "in-window" },
  { "new-card", "new-card-too" },
  { "changed-details", "in-window" },
  { "continued-use", "in-window" },
  { "stay-period", "foreign-resident" },
  { "face-card", "face-auth" },
  { "overseas-move", "healthy" },
  { "lost-card", "healthy" },
};

typedef struct
{
  const char *card;
  const char *procedure;
  guint nameless; /* widgets */
} Place;

static void
complain (const Place *place, const char *what)
{
  g_test_message ("%s, %s: %s", place->card, place->procedure, what);
  g_test_fail ();
}

static void
count_nameless (const char *role, const char *name, gpointer user_data)
{
  Place *place = user_data;

  place->nameless += *name == '\0';
}

/* All that can be read, as soon as the guide is there. (transfer full) */
static char *
read_page (MadoUiDriver *driver, Place *place)
{
  gint64 begin = 0;

  for (;;)
    {
      g_autofree char *text = NULL;

      place->nameless = 0;
      text = mado_ui_driver_survey (driver, count_nameless, place);
      if (strstr (text, mado_ui_mark (MADO_UI_PAGE_GUIDE)) != NULL)
        return g_steal_pointer (&text);
      mado_ui_driver_be_patient (&begin);
    }
}

/* What every guide has, whatever it says. */
static void
check_page (MadoUiDriver *driver, Place *place)
{
  static const MadoUiItem always[] = { MADO_UI_COPY, MADO_UI_SHOW_SOURCES, MADO_UI_PART_TAKE };
  g_autofree char *text = read_page (driver, place);

  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    if (strstr (text, mado_ui_name (always[i])) == NULL)
      complain (place, mado_ui_name (always[i]));
  if (place->nameless > 0)
    complain (place, "something that can be worked has no name");
}

static void
keep (const Place *place)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", place->procedure, place->card);

  mado_screen_keep (name);
}

static void
walk (MadoUiDriver *driver, const char *card, const char *procedure, gboolean pictures)
{
  Place place = { card, procedure, 0 };

  mado_ui_driver_act (driver, "win.procedure", procedure);
  check_page (driver, &place);
  if (pictures)
    keep (&place);
  mado_ui_driver_act (driver, "win.back", NULL);
}

static void
walk_all (MadoUiDriver *driver, const char *card)
{
  for (gsize i = 0; i < G_N_ELEMENTS (procedures); i++)
    walk (driver, card, procedures[i].procedure, strcmp (procedures[i].card, card) == 0);
}

/* Put in, and read as far as it can be. */
static void
start_card (MadoUiDriver *driver, const char *card)
{
  g_autofree char *file = g_strconcat (card, ".ini", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MADO_PRACTICE_DIR"), file, NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  title = g_key_file_get_string (keys, "scenario", "title", NULL);
  mado_ui_driver_act (driver, "app.practice-start", card);
  mado_ui_driver_expect (driver, title);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_READING);
}

static MadoUiDriver *
start (void)
{
  static const char *const arguments[] = { "--practice", "healthy", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  return driver;
}

static void
test_cards (void)
{
  MadoUiDriver *driver = start ();
  g_autoptr (GDir) folder = g_dir_open (g_getenv ("MADO_PRACTICE_DIR"), 0, NULL);
  const char *file;
  guint n = 0;

  while ((file = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (file, ".ini"))
      {
        g_autofree char *card = g_strndup (file, strlen (file) - strlen (".ini"));

        start_card (driver, card);
        walk_all (driver, card);
        g_test_message ("%s", card);
        n++;
      }
  g_assert_cmpuint (n, >, 30);
  mado_ui_driver_stop (driver);
}

/* Without a card, too. */
static void
test_no_card (void)
{
  MadoUiDriver *driver = start ();

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  walk_all (driver, "no-card");
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/walk/no-card", test_no_card);
  g_test_add_func ("/walk/cards", test_cards);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
