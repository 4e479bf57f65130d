/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoIdle:
 * @warned: the screen is about to be cleared
 * @over: it is time for that
 * @look_in: in how many seconds that has to be looked at again; 0 where it is over
 *
 * What is due where nobody has done anything for a while.
 */
typedef struct
{
  gboolean warned;
  gboolean over;
  int look_in;
} MadoIdle;

/* @idle_seconds: after how long it is over @passed_usec: for how long nobody has done anything, in
 * microseconds */
MadoIdle mado_idle_look (int idle_seconds, gint64 passed_usec);

G_END_DECLS
