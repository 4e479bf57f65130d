/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-rules.h"

G_BEGIN_DECLS

typedef enum
{
  MADO_KIND_AUTH, /* 利用者証明用電子証明書 */
  MADO_KIND_SIGN, /* 署名用電子証明書 */
} MadoKind;
#define MADO_N_KINDS 2
/* A set of them is the sum of these bits. */
#define MADO_KIND_BIT(kind) (1u << (kind))
#define MADO_BOTH_KINDS     (MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN))

/* What is known of a certificate being on the card. */
typedef enum
{
  MADO_RECORD_UNKNOWN,
  MADO_RECORD_RECORDED,
  MADO_RECORD_NOT_RECORDED,
  MADO_RECORD_HIDDEN,     /* behind its password: recorded or not, its dates cannot be seen */
  MADO_RECORD_UNREADABLE, /* it should be readable and was not */
} MadoRecord;

/* Events that revoke a certificate (policy-rules.md 5). */
typedef enum
{
  MADO_EVENT_NONE = 0,
  MADO_EVENT_ADDRESS = 1 << 0,
  MADO_EVENT_NAME = 1 << 1,
  MADO_EVENT_SEX = 1 << 2,
  MADO_EVENT_BIRTH_DATE = 1 << 3,
  MADO_EVENT_CARD_LAPSED = 1 << 4,
  MADO_EVENT_REQUEST = 1 << 5,
  MADO_EVENT_JLIS = 1 << 6,
} MadoEvents;

typedef enum
{
  MADO_MEDIUM_CARD,       /* a My Number Card */
  MADO_MEDIUM_JUKI_CARD,  /* the old 住基カード */
  MADO_MEDIUM_SMARTPHONE, /* スマホ用電子証明書 */
  MADO_MEDIUM_UNKNOWN,
} MadoMedium;

/* A planned card's certificates are to run longer. No card tells its generation yet. */
typedef enum
{
  MADO_GENERATION_UNKNOWN, /* counts as CURRENT */
  MADO_GENERATION_CURRENT,
  MADO_GENERATION_NEXT, /* 次期カード */
} MadoGeneration;

typedef struct
{
  MadoRecord record;
  GDate issued;    /* the certificate's own, or typed: 発行日 */
  GDate expires;   /* the certificate's own date, or as printed; cleared: compute it */
  gboolean no_end; /* its own date is there, and none that can be reckoned with: nor compute it */
  GDate renewed_from; /* the expiry of the certificate that this one replaced, if by a renewal */
  MadoEvents events;
  gboolean pin_locked;
  gboolean pin_last_try;   /* one more mistake locks it */
  gboolean chain_broken;   /* the issuer's signature does not fit */
  gboolean chain_unpinned; /* it fits an issuer that is not known */
} MadoCertificateFacts;

/**
 * MadoFacts:
 *
 * All that the rules are told. Plain values; zero means nothing known. They never see a
 * certificate.
 */
typedef struct
{
  MadoMedium medium;
  MadoGeneration generation;
  GDate born;
  GDate card_expires;
  gboolean guardianship; /* 成年被後見人 */
  gboolean overseas;     /* lives abroad with a 継続利用 card */
  gboolean text_pin_locked;
  gboolean juki_pin_locked;
  gboolean no_other_pin; /* the two others were asked for, and neither can be used */
  MadoCertificateFacts certificates[MADO_N_KINDS];
} MadoFacts;

G_END_DECLS
