/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mado-pin.h"

G_BEGIN_DECLS

/**
 * mado_cli_password_read:
 * @fd: where one line is read from; at a terminal it is asked for on stderr and not echoed
 * @format: (out): what is wrong with it
 *
 * Reads the 署名用パスワード byte by byte into memory that is wiped, never through a buffer of the
 * C library. Nothing after the line's end is taken from @fd.
 *
 * Returns: (transfer full) (nullable): NULL when it cannot be a password; nothing is sent then
 */
MadoSecret *mado_cli_password_read (int fd, MadoPinFormat *format);

G_END_DECLS
