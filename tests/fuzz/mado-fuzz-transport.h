/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoFuzzTransport:
 *
 * A reader with a card whose every answer is made of the fuzzer's bytes. For each exchange,
 * connect, begin and power cycle one byte says what happens:
 *
 *   00 … DF   so many bytes of data come, taken from the input, with a status word from it
 *   E0 … EF   as many bytes of data as were asked for, with 9000
 *   F0 … F7   MADO_TRANSPORT_ERROR of that number
 *   F8 … FF   no data, 9000
 *
 * Only F0 … F7 mean something to the three that carry no data. When the input is used up, the card
 * has left.
 */
#define MADO_TYPE_FUZZ_TRANSPORT (mado_fuzz_transport_get_type ())
G_DECLARE_FINAL_TYPE (MadoFuzzTransport, mado_fuzz_transport, MADO, FUZZ_TRANSPORT, GObject)

/* @data stays the caller's and must outlive the transport. */
MadoFuzzTransport *mado_fuzz_transport_new (const guint8 *data, gsize size);
/* A VERIFY that carried a PIN was among the commands so often. */
guint mado_fuzz_transport_get_n_verifies (MadoFuzzTransport *self);
guint mado_fuzz_transport_get_n_commands (MadoFuzzTransport *self);

G_END_DECLS
