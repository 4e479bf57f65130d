/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoCountPcsc:
 *
 * How often a card was put into a reader or taken out, by the service's own count. Any thread, also
 * one that was left alone while another one has taken its place: no two of them are in one context
 * at a time, see #MadoContextPcsc.
 */
typedef struct _MadoCountPcsc MadoCountPcsc;

MadoCountPcsc *mado_count_pcsc_new (void);
void mado_count_pcsc_free (MadoCountPcsc *self);
/* @insertion: (out): as of mado_transport_get_insertion() */
gboolean
mado_count_pcsc_get (MadoCountPcsc *self, const char *reader, guint32 *insertion, GError **error);

G_END_DECLS
