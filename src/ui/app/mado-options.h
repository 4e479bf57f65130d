/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-mode.h"

G_BEGIN_DECLS

/**
 * MadoOptions:
 *
 * What was said on the command line. A part of the application, which outlives it.
 */
typedef struct
{
  char *practice;   /* (owned) (nullable): a name, or the whole path of an ".ini" */
  char *reader;     /* (owned) (nullable) */
  char *language;   /* (owned) (nullable): its code */
  char *today_text; /* (owned) (nullable) */
  GDate today;      /* cleared: Japan's today */
  gboolean counter;
  gboolean lobby;
  gboolean version;
} MadoOptions;

/* Has @application fill @self when it is run. */
void mado_options_add (MadoOptions *self, GApplication *application);
void mado_options_clear (MadoOptions *self);
/* Says what is wrong. -1 to go on, else the status to exit with. */
int mado_options_check (MadoOptions *self);
/* FALSE: none was asked for. */
gboolean mado_options_get_mode (const MadoOptions *self, MadoMode *mode);
/* Prints "MESSAGE: VALUE" and returns the status to exit with. @value: (nullable) */
int mado_options_refuse (const char *message, const char *value);
/* Whether there is something that a first one would have to be asked for. */
gboolean mado_options_has_wish (const MadoOptions *self);
/* What a second start asks the first one for. The exit code. */
int mado_options_ask_first (const MadoOptions *self, GApplication *application);

G_END_DECLS
