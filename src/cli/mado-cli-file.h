/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MadoCliFileWay:
 * @MADO_CLI_FILE_ANY: an ordinary file is there whole or not at all, which means that another one
 *   takes its place; what is special, a device, a pipe or a link such as /dev/stdout, stays what it
 *   is; a pipe that nobody reads from is waited for some seconds
 * @MADO_CLI_FILE_NEW: only where there is nothing of that name, be it a pipe; for nobody else to
 *   read
 * @MADO_CLI_FILE_AGAIN: in place of an ordinary file, whole or not at all; for nobody else to read
 */
typedef enum /*< skip >*/
{
  MADO_CLI_FILE_ANY,
  MADO_CLI_FILE_NEW,
  MADO_CLI_FILE_AGAIN,
} MadoCliFileWay;

/**
 * mado_cli_file_write:
 * @name: in the file system's encoding
 *
 * By the process that mado_cli_file_start_writer() has made for this name, if there is one.
 *
 * Returns: %FALSE with an error of %G_FILE_ERROR, or %G_IO_ERROR_TIMED_OUT
 */
gboolean mado_cli_file_write (
    const char *name, MadoCliFileWay way, const void *data, gsize length, GError **error);

/**
 * mado_cli_file_start_writer:
 * @names: (element-type filename): (transfer none): kept to the end
 *
 * Makes a process that stays outside of the walls and writes these files, and no others. To be
 * called before there is a second thread.
 *
 * Returns: %FALSE where there is none
 */
gboolean mado_cli_file_start_writer (GPtrArray *names);

/* That @name could not be written. */
void mado_cli_file_complain (const char *name, const GError *error);

G_END_DECLS
