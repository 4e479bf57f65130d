/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "mado-robot.h"
#include "mado-screen.h"

/* X11/keysymdef.h */
#define KEY_SPACE  0x0020
#define KEY_TAB    0xff09
#define KEY_RETURN 0xff0d
#define KEY_ESCAPE 0xff1b

#define LAST_PAGE  "持っていく"
#define MAX_PAGES  8

static const char *const procedures[] = {
  "renew",       "change-pin", "unlock",        "revoke",          "issue",
  "reissue",     "proxy",      "new-card",      "changed-details", "continued-use",
  "stay-period", "face-card",  "overseas-move", "lost-card",
};
#define N_COMMON 3u

/* Cards that lead along different ways: each with what its renewal says first. */
static const struct
{
  const char *scenario;
  const char *renewal;
} cards[] = {
  { "in-window", "いま手続きできます" },
  { "healthy", "から手続きできます" },
  { "expired", "「期限切れ後・失効後の再発行」の案内へ" },
  { "pin-locked", "から手続きできます" },
};

static MadoRobot *
start_with (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_robot_start (arguments);
}

static void
go_on (MadoRobot *robot)
{
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "次へ");
}

static gboolean
reads (MadoRobot *robot, const char *words)
{
  g_autofree char *text = mado_robot_read (robot);

  return strstr (text, words) != NULL;
}

static void
check_name (AtspiAccessible *widget, gpointer user_data)
{
  g_autofree char *name = atspi_accessible_get_name (widget, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (widget, NULL);
  const char *place = user_data;

  if (name != NULL && *name != '\0')
    return;
  g_test_message ("A %s of %s has no name.", role, place);
  g_test_fail ();
}

/* From the first page to the last, each with a picture and with a name for whatever can be worked.
 */
static void
walk_wizard (MadoRobot *robot, const char *scenario, const char *procedure)
{
  guint page;

  mado_robot_act (robot, "win.procedure", procedure);
  mado_robot_expect (robot, "いま手続きできるか");
  for (page = 1; page <= MAX_PAGES; page++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%u", scenario, procedure, page);

      mado_robot_each_focusable (robot, check_name, name);
      mado_screen_keep (name);
      if (reads (robot, LAST_PAGE))
        break;
      go_on (robot);
    }
  g_assert_cmpuint (page, >=, 2);
  g_assert_cmpuint (page, <=, MAX_PAGES);
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "案内を閉じる");
  mado_robot_expect_gone (robot, LAST_PAGE);
}

static void
test_walk (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  MadoRobot *robot = start_with (cards[i].scenario);

  mado_robot_expect (robot, "失効の確認");
  /* All of them once, and with the other cards those that differ most. */
  for (gsize j = 0; j < (i == 0 ? G_N_ELEMENTS (procedures) : N_COMMON); j++)
    walk_wizard (robot, cards[i].scenario, procedures[j]);
  mado_robot_act (robot, "win.procedure", "renew");
  mado_robot_expect (robot, cards[i].renewal);
  mado_robot_stop (robot);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* See test-window.c. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_assert_cmpint (atspi_init (), <, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wizard/walk/%s", cards[i].scenario);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_walk);
    }

  status = g_test_run ();
  atspi_exit ();
  return status;
}
