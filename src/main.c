/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#ifdef __linux__
#include <malloc.h>
#endif

#include "mado-application.h"
#include "mado-broker.h"
#include "mado-secret.h"
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

/* First the process that is to stay outside, and is no secret keeper. */
static void
raise_walls (char **args)
{
#ifndef G_OS_WIN32
  const char *temporary = mado_broker_start ();

  if (!mado_graphics_has_card ("/dev"))
    mado_gtk_ways_draw_without_card ();
  /* Without that process the browser is the window's to start, and files its to write. */
  if (mado_broker_is_there ())
    mado_window_wall_raise (args, temporary);
#else
  (void)args;
  /* The browser is the window's to start, and the driver of the screen makes code. */
  mado_wall_raise (NULL, 0);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr (MadoApplication) application = NULL;

  save_memory ();
  mado_wording_init (NULL);
  raise_walls (argv);
  mado_secret_harden_process ();
  g_set_prgname (MADO_APP_ID);
  application = mado_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  mado_secret_wipe_all ();
  return status;
}
