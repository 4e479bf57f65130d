/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What PC/SC's name tells of a reader. All but the usual ones hold a card of their own that nobody
 * put there, and can hold no other (data/reader/ignored.ini). */
typedef enum
{
  MADO_READER_KIND_USUAL,
  MADO_READER_KIND_SECURITY_KEY,
  MADO_READER_KIND_WINDOWS_HELLO,
  MADO_READER_KIND_VIRTUAL_CARD, /* in a computer's TPM */
  MADO_READER_KIND_SIM,          /* of a computer's own modem */
  MADO_READER_KIND_REMOTE_DESKTOP,
} MadoReaderKind;

MadoReaderKind mado_reader_kind_of (const char *name);
/* Whether a My Number Card can be put there. */
gboolean mado_reader_kind_is_usable (const char *name);

G_END_DECLS
