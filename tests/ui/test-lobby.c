/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "mado-screen.h"
#include "mado-ui-item.h"
#include "mado-wording-language.h"

/* What the lobby says is on the screen as a whole, in every language, in any window and with text
 * of MADO_TEXT_SCALE percent: nothing goes under the languages, and they lie in the window and not
 * on one another. */

/* The longest words of each kind. */
static const struct
{
  const char *card;
  MadoVerdictId verdict;
} cards[] = {
  { "in-window", MADO_VERDICT_RENEWABLE },     { "expired", MADO_VERDICT_EXPIRED },
  { "last-day", MADO_VERDICT_LAST_DAY },       { "pin-locked", MADO_VERDICT_AUTH_LOCKED },
  { "both-locked", MADO_VERDICT_BOTH_LOCKED }, { "foreign-resident", MADO_VERDICT_CARD_ENDS },
  { "last-cycle", MADO_VERDICT_NEW_CARD },     { "broken-chain", MADO_VERDICT_BROKEN_CHAIN },
};

static const struct
{
  int width;
  int height;
} sizes[] = { { 900, 680 }, { 1366, 768 }, { 1920, 1080 } };

/* Pixels, of text of 100 %. In less room than that the words may be scrolled, but for the title. */
#define LEAST_WIDTH 650

static int text_scale; /* percent */

static MadoUiDriver *driver; /* (owned) (nullable) */

typedef struct
{
  MadoExtents buttons[16];
  guint n_buttons;
  int title, foot; /* where it, and the lowest of the words, ends */
  int room;        /* where the room for them ends */
} Found;

static gboolean
is_language (const char *name)
{
  const MadoLanguage *language;

  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    if (strcmp (language->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The code for a telephone, which may be scrolled to, comes after the words: what it is for, and
 * the picture. */
static void
find (Found *found)
{
  MadoTree *tree = mado_ui_driver_get_tree (driver);
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  gboolean words = FALSE;
  int before = 0;

  *found = (Found){ 0 };
  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      words |= node->role == ATSPI_ROLE_HEADING;
      if (!mado_tree_get_extents (tree, node, &extents))
        continue;
      if (strcmp (node->name, _ (mado_ui_name (MADO_UI_CONTENT))) == 0)
        found->room = extents.y + extents.height;
      if (node->role == ATSPI_ROLE_TOGGLE_BUTTON || node->role == ATSPI_ROLE_PUSH_BUTTON)
        {
          words = FALSE;
          if (is_language (node->name))
            found->buttons[found->n_buttons++] = extents;
        }
      else if (words && node->role == ATSPI_ROLE_IMAGE)
        {
          words = FALSE;
          found->foot = before;
        }
      else if (words && (node->role == ATSPI_ROLE_LABEL || node->role == ATSPI_ROLE_HEADING))
        {
          if (node->role == ATSPI_ROLE_HEADING)
            found->title = extents.y + extents.height;
          before = found->foot;
          found->foot = MAX (before, extents.y + extents.height);
        }
    }
}

static gboolean
overlap (const MadoExtents *a, const MadoExtents *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_clear (int width, int height)
{
  const gboolean all = width * 100 >= LEAST_WIDTH * text_scale;
  Found found;

  find (&found);
  g_test_message ("%u languages, the first at %d; words to %d of %d", found.n_buttons,
                  found.buttons[0].y, found.foot, found.room);
  if (found.n_buttons != 7 || found.foot == 0 || (all ? found.foot : found.title) > found.room)
    return FALSE;
  for (guint i = 0; i < found.n_buttons; i++)
    {
      const MadoExtents *button = &found.buttons[i];

      if (button->x < 0 || button->x + button->width > width ||
          button->y + button->height > height || found.room > button->y)
        return FALSE;
      for (guint k = 0; k < i; k++)
        if (overlap (button, &found.buttons[k]))
          return FALSE;
    }
  return TRUE;
}

static void
look_at (int width, int height)
{
  gint64 begin = 0;

  mado_screen_resize (width, height);
  while (!is_clear (width, height))
    mado_ui_driver_be_patient (&begin);
}

static void
look (const char *language, guint card)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("lobby-%d-%s-%s-%d", text_scale, language,
                                               cards[card].card, sizes[i].width);

      g_test_message ("%s", name);
      look_at (sizes[i].width, sizes[i].height);
      if (i == 0)
        mado_screen_keep (name);
    }
}

static void
test_language (gconstpointer data)
{
  const char *language = data;
  g_autofree char *option = g_strdup_printf ("--language=%s", language);
  const char *const arguments[] = { "--lobby", option, "--practice", cards[0].card, NULL };

  mado_wording_set_language (language);
  driver = mado_ui_driver_start (arguments);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      if (i > 0)
        mado_ui_driver_act (driver, "app.practice-start", cards[i].card);
      mado_ui_driver_expect (driver, mado_wording_verdict_title (cards[i].verdict));
      look (language, i);
    }
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* Wherever the next smaller type is due: what is around the words counts, too. Steps of less than
 * that. */
static void
test_heights (void)
{
  const char *const arguments[] = { "--lobby", "--language=pt_BR", "--practice", cards[0].card,
                                    NULL };

  mado_wording_set_language ("pt_BR");
  driver = mado_ui_driver_start (arguments);
  mado_ui_driver_expect (driver, mado_wording_verdict_title (cards[0].verdict));
  for (int height = 640; height <= 960; height += 16)
    look_at (1366, height);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
add_tests (void)
{
  const MadoLanguage *language;

  mado_wording_init (NULL);
  text_scale = atoi (g_getenv ("MADO_TEXT_SCALE"));
  mado_screen_set_text_scale (text_scale);
  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/lobby/%s", language->code);
      g_test_add_data_func (path, language->code, test_language);
    }
  g_test_add_func ("/lobby/heights", test_heights);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
