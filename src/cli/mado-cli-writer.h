/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What writes a file, in the @way that was asked for. An error is one of G_FILE_ERROR or
 * G_IO_ERROR. */
typedef gboolean (*MadoCliWriterWork) (
    guint way, const char *name, const void *data, gsize length, GError **error);

/* A process of its own for @work with these @names, which ends with this one. FALSE where there is
 * none: on Windows, and where the system has no more processes. @names: (transfer none): kept */
gboolean mado_cli_writer_start (GPtrArray *names, MadoCliWriterWork work);
/* Whether @name is one of those that it writes. */
gboolean mado_cli_writer_has (const char *name);
/* Has it written. */
gboolean
mado_cli_writer_ask (guint way, const char *name, const void *data, gsize length, GError **error);

G_END_DECLS
