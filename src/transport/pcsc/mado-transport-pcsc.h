/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

#define MADO_TYPE_TRANSPORT_PCSC (mado_transport_pcsc_get_type ())
G_DECLARE_FINAL_TYPE (MadoTransportPcsc, mado_transport_pcsc, MADO, TRANSPORT_PCSC, GObject)

MadoTransport *mado_transport_pcsc_new (void);

G_END_DECLS
