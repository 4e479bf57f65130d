/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <winscard.h>

G_BEGIN_DECLS

/* Of the functions of winscard.h, those that every service with one reader answers alike. The
 * others are defined by whoever is linked with this. */

#define ONE_READER  "Reader of the Test 00 00"
#define CARD_HANDLE 77

/* What SCardListReaders() answers. */
LONG one_reader_list (LPSTR readers, LPDWORD length);
/* What SCardTransmit() answers, where @answer has @room bytes. */
LONG
one_reader_answer (const guint8 *data, gsize n, guint8 *answer, DWORD room, LPDWORD answer_length);

G_END_DECLS
