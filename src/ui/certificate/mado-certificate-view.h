/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-snapshot.h"
#include "mado-wording-state.h"
#include "mado-wording-verdict.h"

G_BEGIN_DECLS

/**
 * MadoCertificateView:
 * @advice: (unowned): of both certificates and the card
 * @countdown: Pango markup
 * @doubt: what is to be warned of in the chain to its issuer
 * @pin: which guards it, and @tries are of
 * @hint: what to do about @tries, unless the verdict above says so
 * @has_tries: %FALSE when there is no card, or none with PINs
 * @pending: it has not been read yet
 * @askable: its password may be asked for now
 * @readable: it has been read from the card, and so has details
 *
 * What a panel says of one certificate, as words; %NULL where there is nothing to say.
 */
typedef struct
{
  MadoKind kind;
  const MadoAdvice *advice;
  MadoPill pill;
  char *title;       /* (owned) */
  char *countdown;   /* (owned) (nullable) */
  char *detail;      /* (owned) (nullable) */
  char *expires;     /* (owned) (nullable) */
  char *renewed;     /* (owned) (nullable) */
  char *notes;       /* (owned) (nullable) */
  char *hint;        /* (owned) (nullable) */
  const char *doubt; /* (nullable) */
  MadoPin pin;
  MadoTries tries;
  gboolean has_tries;
  gboolean pending;
  gboolean askable;
  gboolean readable;
} MadoCertificateView;

/* @advice: lives as long as @self. @snapshot: (nullable): NULL for dates that a person typed.
 * @verdict: (nullable): what stands above it */
void mado_certificate_view_init (MadoCertificateView *self,
                                 MadoKind kind,
                                 const MadoAdvice *advice,
                                 MadoSnapshot *snapshot,
                                 const MadoVerdict *verdict,
                                 MadoAudience audience);
void mado_certificate_view_clear (MadoCertificateView *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoCertificateView, mado_certificate_view_clear)

G_END_DECLS
