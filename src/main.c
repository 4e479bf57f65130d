/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#ifdef __linux__
#include <malloc.h>
#endif

#include "mado-application.h"
#include "mado-secret.h"
#include "mado-wording-language.h"

/* A window has a dozen threads that hardly ever allocate at once, and glibc gives nearly each a
 * heap of its own; and it never gives back what lies under the last thing allocated, so what is
 * large and soon gone is better had from the system alone. */
static void
save_memory (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr (MadoApplication) application = NULL;

  save_memory ();
  mado_secret_harden_process ();
  mado_wording_init (NULL);
  g_set_prgname (MADO_APP_ID);
  application = mado_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  mado_secret_wipe_all ();
  return status;
}
