/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-facts.h"

G_BEGIN_DECLS

/* Two hexadecimal digits for each of the 20 bytes that X.509 allows (RFC 5280, 4.1.2.2), and some
 * more for those who do not keep to it. */
#define MADO_SERIAL_SIZE 72

/* What tells one certificate from another. */
typedef struct
{
  MadoRecord record;
  char serial[MADO_SERIAL_SIZE]; /* "" unless RECORDED */
  GDate issued;
  GDate expires;
} MadoCertificateMark;

/**
 * MadoCardMark:
 * @day: on which it was taken
 * @card_expires: the card's own end; cleared when not known
 *
 * What is kept of a card from before a renewal until after it: nothing of it names the person.
 */
typedef struct
{
  GDate day;
  GDate card_expires;
  MadoCertificateMark certificates[MADO_N_KINDS];
} MadoCardMark;

typedef enum
{
  MADO_COMPARISON_NOTHING,    /* one of the two was not seen */
  MADO_COMPARISON_WRITTEN,    /* there is a certificate that was issued since */
  MADO_COMPARISON_OLD,        /* it is still the same certificate */
  MADO_COMPARISON_MISSING,    /* the card has none now, or it cannot be read */
  MADO_COMPARISON_OTHER_CARD, /* nothing can be said: it is another card */
  MADO_COMPARISON_UNSURE,     /* it is another certificate, but may be on another card */
} MadoComparison;

/**
 * mado_policy_compare:
 * @before: taken before a renewal
 * @after: the card that is there now
 *
 * Whether a certificate was written to the card. A renewal changes everything in a certificate, and
 * a card tells no number of its own without personal data beside it; what stays is the card's own
 * end. So a card is the same one for certain when one certificate has stayed, another one when its
 * end differs, and else taken to be the same one if the new certificate was not issued before
 * @before was taken.
 */
MadoComparison
mado_policy_compare (const MadoCardMark *before, const MadoCardMark *after, MadoKind kind);

/* The one of both kinds that matters most, and in @kind which one it is. */
MadoComparison
mado_policy_compare_cards (const MadoCardMark *before, const MadoCardMark *after, MadoKind *kind);

G_END_DECLS
