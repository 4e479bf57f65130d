/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#ifdef __linux__
#include <malloc.h>
#endif

#include "mado-application.h"
#include "mado-broker.h"
#include "mado-secret.h"
#include "mado-streams.h"
#include "mado-wording-language.h"

#ifdef G_OS_WIN32
#include "mado-wall.h"
#else
#include "mado-graphics.h"
#include "mado-gtk-ways.h"
#include "mado-window-wall.h"
#endif

/* A window has a dozen threads that hardly ever allocate at once, and glibc gives nearly each a
 * heap of its own. Three are enough; with one, who reads the icons and who makes the window
 * meanwhile wait for each other, and the first picture takes a fifth longer. And glibc never gives
 * back what lies under the last thing allocated, so what is large and soon gone is better had from
 * the system alone. */
static void
save_memory (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 3);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

/* The process that is to stay outside the walls: first of all, when there is no second thread and
 * no secret. (nullable) (transfer none): the folder of temporary files */
static const char *
start_broker (void)
{
#ifndef G_OS_WIN32
  return mado_broker_start ();
#else
  return NULL;
#endif
}

/* On Windows the driver of the screen is always there. */
static void
choose_renderer (void)
{
#ifndef G_OS_WIN32
  if (!mado_graphics_has_card ("/dev"))
    mado_gtk_ways_draw_without_card ();
#endif
}

static void
raise_walls (char **args, const char *temporary)
{
#ifndef G_OS_WIN32
  /* Without the broker the browser is the window's to start, and files its to write. */
  if (mado_broker_is_there ())
    mado_window_wall_raise (args, temporary);
#else
  (void)args;
  (void)temporary;
  /* The browser is the window's to start, and the driver of the screen makes code. */
  mado_wall_raise (NULL, 0);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr (MadoApplication) application = NULL;

  mado_streams_hold_places ();
  save_memory ();
  mado_wording_init (NULL);
  const char *temporary = start_broker ();
  choose_renderer ();
  raise_walls (argv, temporary);
  mado_secret_harden_process ();
  g_set_prgname (MADO_APP_ID);
  application = mado_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  mado_secret_wipe_all ();
  return status;
}
