/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/* The real readers or, with the name of a practice card, one in this process that holds it, made
 * for @today. (transfer full) (nullable): NULL after a complaint. */
MadoTransport *mado_cli_open_transport (const char *practice, const GDate *today);
/* Tells why there is no reader to use; @wanted: (nullable): as asked for, @error as of
 * mado_cli_find_readers(). The exit code. */
MadoCliExit mado_cli_complain_of_readers (const char *wanted, const GError *error);

G_END_DECLS
