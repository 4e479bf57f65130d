/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-driver.h"
#include "mado-screen.h"

/* Every wizard from its first page to its last, for every practice card that ships. */

#define MAX_PAGES 8
/* Looks at a page that does not come, and microseconds between them. */
#define PATIENCE 400
#define STEP     20000

/* Each with a card that it applies to, whose pages are kept as pictures. */
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
  guint page;
  guint nameless; /* widgets */
} Place;

static void
complain (const Place *place, const char *what)
{
  g_test_message ("%s, %s, page %u: %s", place->card, place->procedure, place->page, what);
  g_test_fail ();
}

static void
count_nameless (const char *role, const char *name, gpointer user_data)
{
  Place *place = user_data;

  place->nameless += *name == '\0';
}

/* How many pages there are, by the words that tell which one this is; 0 while it is another. */
static guint
find_n_pages (const char *text, guint page)
{
  g_autofree char *here = g_strdup_printf ("ページ中の%uページ目", page);
  const char *found = strstr (text, here);

  if (found == NULL)
    return 0;
  while (found > text && g_ascii_isdigit (found[-1]))
    found--;
  return (guint)g_ascii_strtoull (found, NULL, 10);
}

/* The last page, and no other, offers something to take along and is the end. */
static void
check_page (const Place *place, const char *text, guint n_pages)
{
  if ((strstr (text, "印刷…") != NULL) != (place->page == n_pages))
    complain (place, "it is not the last page, or lacks what the last one has");
  if ((strstr (text, "案内を閉じる") != NULL) != (place->page == n_pages))
    complain (place, "the way on is not called what it is");
}

/* Waits for the page, and tells how many there are. */
static guint
read_page (MadoUiDriver *driver, Place *place)
{
  for (int i = 0; i < PATIENCE; i++)
    {
      g_autofree char *text = NULL;
      guint n_pages;

      place->nameless = 0;
      text = mado_ui_driver_survey (driver, count_nameless, place);
      n_pages = find_n_pages (text, place->page);
      if (n_pages > 0)
        {
          check_page (place, text, n_pages);
          if (place->nameless > 0)
            complain (place, "something that can be worked has no name");
          return n_pages;
        }
      g_usleep (STEP);
    }
  g_error ("%s, %s: there is no page %u.", place->card, place->procedure, place->page);
}

static void
keep (const Place *place)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%u", place->procedure, place->card, place->page);

  mado_screen_keep (name);
}

static void
walk (MadoUiDriver *driver, const char *card, const char *procedure, gboolean pictures)
{
  Place place = { card, procedure, 0, 0 };
  guint n_pages = 1;

  mado_ui_driver_act (driver, "win.procedure", procedure);
  for (place.page = 1; place.page <= n_pages; place.page++)
    {
      n_pages = read_page (driver, &place);
      if (pictures)
        keep (&place);
      if (place.page < n_pages)
        mado_ui_driver_act (driver, "win.next", NULL);
    }
  g_assert_cmpuint (n_pages, >=, 2);
  g_assert_cmpuint (n_pages, <=, MAX_PAGES);
  mado_ui_driver_act (driver, "win.leave", NULL);
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
  mado_ui_driver_expect_gone (driver, "読み取っています");
}

static MadoUiDriver *
start (void)
{
  static const char *const arguments[] = { "--practice", "healthy", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect (driver, "失効の有無");
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
  mado_ui_driver_expect (driver, "カードを置いてください");
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
