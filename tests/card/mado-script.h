/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoScript:
 *
 * A transport that knows by heart what must be asked of it and what it answers. Anything else, and
 * anything left over at the end, ends the test. A script is a list of lines:
 *
 *   connect                     the next call must be a connect; it succeeds
 *   power                       a power cycle
 *   disconnect LEAVE|UNPOWER    with this disposition
 *   > COMMAND < ANSWER          a command and its answer with the status word, in hexadecimal;
 *                               spaces do not count. @OFFSET+LENGTH (hexadecimal) stands for that
 *                               part of the script's file
 *   … ! ERROR                   instead of an answer, or after connect and power: the code of
 *                               MADO_TRANSPORT_ERROR, by its name (RESET, REMOVED, …)
 *   cancel                      before the next line is played, the script's cancellable is
 *                               cancelled
 */
#define MADO_TYPE_SCRIPT (mado_script_get_type ())
G_DECLARE_FINAL_TYPE (MadoScript, mado_script, MADO, SCRIPT, GObject)

#define MADO_SCRIPT_READER "Script 0"

/* Lines that most scripts have in common. */
#define SELECT_JPKI   "> 00A4040C 0A D392F000260100000001 < 9000"
#define SELECT_TEXT   "> 00A4040C 0A D3921000310001010408 < 9000"
#define SELECT_JUKI   "> 00A4040C 0A D3921000310001010401 < 9000"
#define SELECT_COMMON "> 00A4040C 0A D3921000310001010100 < 9000"
#define LEAVE         "disconnect LEAVE"
#define UNPOWER       "disconnect UNPOWER"

/* @lines: NULL-terminated, static. @file: (nullable): what @OFFSET+LENGTH refers to. */
MadoScript *mado_script_new (const char *const *lines, GBytes *file);
void mado_script_set_atr (MadoScript *self, const guint8 *atr, gsize length);
GCancellable *mado_script_get_cancellable (MadoScript *self);
guint mado_script_get_n_commands (MadoScript *self);
/* All lines were played and every channel is gone. Unrefs @self. */
void mado_script_finish (MadoScript *self);

/* mado_card_open() on the script's reader, which must succeed. */
MadoCard *mado_script_open (MadoScript *self);

G_END_DECLS
