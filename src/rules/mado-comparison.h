/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-facts.h"

G_BEGIN_DECLS

/* Two hexadecimal digits for each of the 20 bytes that X.509 allows (RFC 5280, 4.1.2.2), and some
 * more for those who do not keep to it. */
#define MADO_SERIAL_SIZE 72
/* Two hexadecimal digits for each byte of a SHA-256. */
#define MADO_FINGERPRINT_SIZE 65

/* What tells one certificate from another. */
typedef struct
{
  MadoRecord record;
  char serial[MADO_SERIAL_SIZE]; /* "" unless RECORDED */
  GDate issued;
  GDate expires;
} MadoBaselineCertificate;

/**
 * MadoBaseline:
 * @day: on which it was taken
 * @fingerprint: of the card's own number, which cannot be read out of it; "" when not known
 * @card_expires: the card's own end; cleared when not known
 *
 * What is kept of a card from before a renewal until after it: nothing of it names the person.
 */
typedef struct
{
  GDate day;
  char fingerprint[MADO_FINGERPRINT_SIZE];
  GDate card_expires;
  MadoBaselineCertificate certificates[MADO_N_KINDS];
} MadoBaseline;

typedef enum
{
  MADO_COMPARISON_NOTHING,    /* one of the two was not seen */
  MADO_COMPARISON_WRITTEN,    /* there is a certificate that was issued since */
  MADO_COMPARISON_OLD,        /* it is still the same certificate */
  MADO_COMPARISON_MISSING,    /* the card has none now, or it cannot be read */
  MADO_COMPARISON_OTHER_CARD, /* nothing can be said: it is another card */
  MADO_COMPARISON_UNSURE,     /* nothing can be said: it may be another card */
} MadoComparison;

/**
 * mado_rules_compare:
 * @before: taken before a renewal
 * @after: the card that is there now
 *
 * Whether a certificate was written to the card. A renewal changes everything in a certificate;
 * what stays is the card's own number. It is another card when that differs. The layout of the
 * record that holds it is of a single source (card-protocol.md 2.3), so the same number alone does
 * not make it the same card: its end has to be the same, too, and the new certificate not to be
 * issued before @before was taken. A certificate that has stayed does.
 */
MadoComparison
mado_rules_compare (const MadoBaseline *before, const MadoBaseline *after, MadoKind kind);

/* The one of both kinds that matters most, and in @kind which one it is. */
MadoComparison
mado_rules_compare_cards (const MadoBaseline *before, const MadoBaseline *after, MadoKind *kind);

G_END_DECLS
