/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mado_cli_file_write:
 * @name: in the file system's encoding
 *
 * An ordinary file is there whole or not at all, which means that another one takes its place. What
 * is special, a device, a pipe or a link such as /dev/stdout, stays what it is; a pipe that nobody
 * reads from is waited for some seconds.
 *
 * Returns: %FALSE with an error of %G_FILE_ERROR, or %G_IO_ERROR_TIMED_OUT
 */
gboolean mado_cli_file_write (const char *name, const void *data, gsize length, GError **error);

/* That @name could not be written. */
void mado_cli_file_complain (const char *name, const GError *error);

G_END_DECLS
