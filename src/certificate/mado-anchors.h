/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The CA generations of the 公的個人認証サービス whose certificates are known
 * (card-protocol.md 6.4). All generations of a CA have the same name, so that only key and
 * fingerprint tell them apart. */
typedef struct
{
  const char *name;        /* of the file on www.jpki.go.jp */
  const char *fingerprint; /* SHA-256 of the DER, hexadecimal */
  const char *key_id;      /* SubjectKeyIdentifier, hexadecimal */
} MadoAnchor;

/* (nullable): NULL past the last one */
const MadoAnchor *mado_anchors_get (guint index);
/* Whether @key_id is that of a known generation. */
gboolean mado_anchors_claim_key_id (const guint8 *key_id, gsize length);

G_END_DECLS
