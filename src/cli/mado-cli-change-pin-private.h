/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/* mado_cli_change_pin() with readers of the caller's. @transport: (nullable): those that the
 * options name */
MadoCliExit mado_cli_change_pin_at (char **args, MadoTransport *transport);

G_END_DECLS
