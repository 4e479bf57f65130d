/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-screen.h"
#include "mado-ui-driver.h"

/* What a clerk asks first has its answer on the screen before anything is scrolled: can it be
 * renewed, until when, which PIN is locked, when does the card itself end, and what next. */

typedef struct
{
  const char *card;
  const char *verdict;
  const char *until; /* (nullable): where there is a day to be told */
  const char *next;  /* (nullable): the button */
} Case;

static const Case cases[] = {
  { "in-window", "いま更新できます", "2027年", "更新の手続きを見る" },
  { "healthy", "いまは更新の必要はありません", "期限は", NULL },
  { "last-day", "今日が最終日です", "今日", "更新の手続きを見る" },
  { "expired", "期限が切れています", "切れ", "再発行の手続きを見る" },
  { "both-locked", "ロックされています", NULL, "ロック解除の手続きを見る" },
  { "locked-in-window", "いま更新できます", "2026年12月", "更新の手続きを見る" },
  { "one-try-left", "いまは更新の必要はありません", "期限は", NULL },
};

/* As the window opens, and on an office's computer, less its panel. */
static const struct
{
  int width;
  int height;
} sizes[] = { { 900, 680 }, { 1366, 768 } };

static void
look (const char *mode)
{
  MadoUiDriver *driver = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      const char *const arguments[] = { "--practice", one->card, mode, NULL };

      if (driver == NULL)
        driver = mado_ui_driver_start (arguments);
      else
        mado_ui_driver_act (driver, "app.practice-start", one->card);
      mado_ui_driver_expect (driver, one->verdict);
      mado_ui_driver_expect (driver, "失効の有無");
      for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          mado_screen_resize (sizes[k].width, sizes[k].height);
          mado_ui_driver_expect_at_a_glance (driver, one->verdict);
          if (one->until != NULL)
            mado_ui_driver_expect_at_a_glance (driver, one->until);
          if (one->next != NULL)
            mado_ui_driver_expect_at_a_glance (driver, one->next);
          mado_ui_driver_expect_at_a_glance (driver, "署名用パスワード");
          mado_ui_driver_expect_at_a_glance (driver, "利用者証明用暗証番号");
          mado_ui_driver_expect_at_a_glance (driver, "カード本体の期限");
        }
    }
  mado_ui_driver_stop (driver);
}

static void
test_home (void)
{
  look (NULL);
}

static void
test_counter (void)
{
  look ("--counter");
}

static void
add_tests (void)
{
  g_test_add_func ("/glance/home", test_home);
  g_test_add_func ("/glance/counter", test_counter);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
