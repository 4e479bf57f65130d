/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_bounded_file_read:
 * @max: in bytes
 *
 * Reads a file that a person named, which may be anything: never the whole of something endless,
 * and nothing that would wait for somebody. Of what is larger than @max one byte more than that
 * comes, so that whoever takes the text apart refuses it.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_FILE_ERROR, %G_FILE_ERROR_INVAL
 *   where it is no regular file
 */
char *mado_bounded_file_read (const char *path, gsize max, gsize *length, GError **error);

G_END_DECLS
