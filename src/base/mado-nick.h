/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value of an enum and its stable word. The tables, which end with a NULL word, are made from the
 * enums by glib-mkenums (src/meson.build). */
typedef struct
{
  guint value;
  const char *nick;
} MadoNick;

/* (nullable): NULL for what is no value of the enum */
const char *mado_nick_of (const MadoNick *nicks, guint value);
/* @nick: (nullable) */
gboolean mado_nick_find (const MadoNick *nicks, const char *nick, guint *value);

G_END_DECLS
