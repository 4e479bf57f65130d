/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

/* Certificates of a card that means harm (tests/certificate/certs/make-certs, whose CAs are the
 * only ones that are trusted here), each with what is to be said of it. */
typedef struct
{
  const char *stem;
  const char *said; /* the certificate's state, chain and last day in JSON */
  const char *line; /* (nullable): of the text; makes it a 署名用 certificate */
} LyingCertificate;

extern const LyingCertificate lying_certificates[];
extern const guint lying_certificates_n;

/* (transfer full) */
MadoPracticeCard *lying_certificate_create_card (const LyingCertificate *self);
/* Nothing in @text moves a cursor, turns a line around, or makes two lines of one. */
void lying_certificate_check_clean (const char *text);

G_END_DECLS
