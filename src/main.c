/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-application.h"
#include "mado-secret.h"
#include "mado-wording-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MadoApplication) application = NULL;

  mado_secret_harden_process ();
  mado_wording_init (NULL);
  g_set_prgname (MADO_APP_ID);
  application = mado_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  mado_secret_wipe_all ();
  return status;
}
