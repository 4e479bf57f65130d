/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A reader is known by its name, and pcsc-lite's names are bytes: a driver's author may have
 * written them in another encoding, and pcscd cuts a name that is longer than 120 bytes wherever
 * that falls (RFAddReader() in readerfactory.c). In this program every name is UTF-8 all the same:
 * a byte that is none stands in it as a character of its own, of the private use area, so that the
 * very bytes can be had back. */

/* (transfer full) */
char *mado_reader_name_from_bytes (const char *bytes);
/* (transfer full): what PC/SC knows the reader by */
char *mado_reader_name_to_bytes (const char *name);
/* (transfer full): for the eye, and to be typed: such a byte is written "\xE3". Two readers never
 * look the same. */
char *mado_reader_name_to_label (const char *name);

G_END_DECLS
