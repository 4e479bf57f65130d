/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mado-pin.h"

G_BEGIN_DECLS

/**
 * mado_cli_pin_read:
 * @fd: where one line is read from; at a terminal it is asked for on stderr and not echoed
 * @prompt: the question at a terminal
 * @format: (out): what is wrong with it
 *
 * Reads a PIN byte by byte into memory that is wiped, never through a buffer of the C library.
 * Nothing after the line's end is taken from @fd.
 *
 * Returns: (transfer full) (nullable): NULL when it cannot be such a PIN; nothing is sent then
 */
MadoSecret *mado_cli_pin_read (int fd, MadoPin pin, const char *prompt, MadoPinFormat *format);
gboolean mado_cli_is_terminal (int fd);

G_END_DECLS
