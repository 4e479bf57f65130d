/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is asked: to save the descriptor's content in the file of an URI, with flags, or to open an
 * URI, with a token of the screen's by which the browser may come to the front. */
typedef enum
{
  MADO_BROKER_SAVE,
  MADO_BROKER_OPEN,
} MadoBrokerWish;

/* A wish, the URI, the token, the flags. */
#define MADO_BROKER_QUESTION ((const GVariantType *)"(ussu)")
/* The domain, code and message of an error; a domain of "" where there is none. */
#define MADO_BROKER_ANSWER ((const GVariantType *)"(sis)")

/* --- mado-broker-wire.c: one value a packet --- */

/* @fd: -1 where there is none; it stays the caller's */
gboolean mado_broker_send (int socket, GVariant *value, int fd);
/* (nullable) (transfer full): NULL at the end, or where what came is not of @type.
 * @fd: (out): the caller's; -1 where there is none */
GVariant *mado_broker_receive (int socket, const GVariantType *type, int *fd);
/* -1 on failure. */
int mado_broker_put (GBytes *contents);
/* (nullable) (transfer full): what mado_broker_put() put there, or, from a stranger, an ordinary
 * file that is not too large; else NULL */
GBytes *mado_broker_take (int fd);

/* --- mado-broker-judge.c: what whoever has taken over the window may still ask for --- */

/* Only what the program itself makes, and not where it would be run, or tell another program what
 * to do. (nullable) (transfer full): where to write, which is where @file leads by its links as
 * they are now */
GFile *mado_broker_judge_place (GFile *file, GBytes *contents);
/* Only what the program itself shows: the sources of the rules, and its licence. */
gboolean mado_broker_may_open (const char *uri);

/* --- mado-broker-service.c --- */

/* The process beside the window, until @socket is closed. Takes the files in @temporary (nullable)
 * away, and the folder. */
void mado_broker_serve (int socket, const char *temporary);

G_END_DECLS
