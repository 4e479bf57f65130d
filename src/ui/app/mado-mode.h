/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-counter-desk.h"
#include "mado-front.h"
#include "mado-settings.h"

G_BEGIN_DECLS

/**
 * MadoMode:
 * @MADO_MODE_HOME: a person at their own computer
 * @MADO_MODE_COUNTER: 職員用, a clerk with a queue: large type, keys, cleared when nobody is there
 * @MADO_MODE_LOBBY: ロビー用, a screen that anybody can walk up to: one page and nothing to open
 *
 * For whom the program runs. Chosen at its start; it decides which window there is.
 */
typedef enum
{
  MADO_MODE_HOME,
  MADO_MODE_COUNTER,
  MADO_MODE_LOBBY,
} MadoMode;

/* FALSE: an administrator has locked the setting, and the command line may not say otherwise. */
gboolean mado_mode_may_be_chosen (void);
/* At the end of the program: a clerk's screen leaves no names of files behind. */
void mado_mode_forget_files (MadoMode mode);
/* The window for it, not shown yet. @desk: (nullable): in the counter mode. @usual_language: which
 * the lobby goes back to */
MadoFront *mado_mode_create_front (MadoMode mode,
                                   AdwApplication *application,
                                   MadoSettings *settings,
                                   MadoCounterDesk *desk,
                                   const char *usual_language);
/* For the next one that is made. */
void mado_mode_save_size (MadoFront *front, MadoSettings *settings);

G_END_DECLS
