/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-holder.h"

G_BEGIN_DECLS

/* The two lines of certificates, each with CAs of its own. */
typedef enum
{
  MADO_PRACTICE_ROLE_AUTH, /* 利用者証明用 */
  MADO_PRACTICE_ROLE_SIGN, /* 署名用 */
} MadoPracticeRole;
#define MADO_PRACTICE_N_ROLES 2

/**
 * MadoPracticeGeneration:
 * @MADO_PRACTICE_GENERATION_FIRST: as long-lived as the real first generation, ended in 2025
 * @MADO_PRACTICE_GENERATION_CURRENT: covers every day a practice card may be made for
 * @MADO_PRACTICE_GENERATION_NEXT: the same in ECDSA P-384 with SHA-384, as announced for the next
 *   card (card-protocol.md 8)
 * @MADO_PRACTICE_GENERATION_UNKNOWN: calls itself by the same name, but is not among the trusted
 */
typedef enum
{
  MADO_PRACTICE_GENERATION_FIRST,
  MADO_PRACTICE_GENERATION_CURRENT,
  MADO_PRACTICE_GENERATION_NEXT,
  MADO_PRACTICE_GENERATION_UNKNOWN,
} MadoPracticeGeneration;
#define MADO_PRACTICE_N_GENERATIONS 4

/**
 * MadoPracticeRequest:
 * @holder: whose certificate it is
 * @serial: four bytes, the first in 0x01 … 0x7F
 * @common_name: the opaque CN
 * @not_before: in seconds since 1970 UTC
 * @not_after: in seconds since 1970 UTC
 * @forged: signed by a CA of the same name that is not the one its key id tells
 * @length: so many bytes it is to have, where it would have fewer; 0: as it comes
 */
typedef struct
{
  const MadoPracticeHolder *holder;
  guint8 serial[4];
  const char *common_name;
  gint64 not_before;
  gint64 not_after;
  gboolean forged;
  guint length;
} MadoPracticeRequest;

/**
 * MadoPracticeAuthority:
 *
 * One CA of the practice cards, with the profile of card-protocol.md 6. The same key and dates make
 * the same bytes on every run, so that its fingerprint can be trusted in practice mode. Its key is
 * public; nothing outside practice mode trusts it.
 */
typedef struct _MadoPracticeAuthority MadoPracticeAuthority;

/* Errors: %G_FILE_ERROR when its key cannot be read, %MADO_SCENARIO_ERROR_INVALID otherwise. */
MadoPracticeAuthority *mado_practice_authority_new (MadoPracticeRole role,
                                                    MadoPracticeGeneration generation,
                                                    GError **error);
void mado_practice_authority_free (MadoPracticeAuthority *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPracticeAuthority, mado_practice_authority_free)

/* Its own certificate in DER. (transfer none) */
GBytes *mado_practice_authority_get_certificate (MadoPracticeAuthority *self);
/* A person's certificate in DER, of this CA's role and generation. */
GBytes *mado_practice_authority_issue (MadoPracticeAuthority *self,
                                       const MadoPracticeRequest *request,
                                       GError **error);

G_END_DECLS
