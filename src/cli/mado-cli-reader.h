/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli-wait.h"

G_BEGIN_DECLS

/* mado_transport_wait() for what is there now; says on stderr when the service does not answer. */
GPtrArray *mado_cli_look_at_readers (MadoTransport *transport, GError **error);
/* @slots: (nullable). The readers' names. (array zero-terminated=1) (transfer full) */
char **mado_cli_list_names (GPtrArray *slots);
/**
 * mado_cli_find_readers:
 * @wanted: (nullable): the reader's name, or the beginning or a part of it that only one has
 *
 * Returns: (transfer full) (nullable): the names of the readers to try, in order: those that hold a
 *   card that was put there, or only the wanted one, whatever it is. Errors: NO_SERVICE, NO_READER,
 * NO_CARD, and %G_OPTION_ERROR for a name that fits several.
 */
char **mado_cli_find_readers (MadoTransport *transport, const char *wanted, GError **error);

/* For work that is waited for, and has sent no PIN: returns when one of @readers, whose cards
 * another program holds for itself, is free. FALSE when that cannot be seen, or was cancelled. */
gboolean mado_cli_await_release (MadoTransport *transport, char **readers, MadoCliWait *wait);

G_END_DECLS
