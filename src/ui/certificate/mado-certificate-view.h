/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-pin.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/**
 * MadoCertificateView:
 *
 * What a panel says of one certificate, as words: the value between the model and `.ui` bindings.
 * Immutable; a new one is made whenever the advice changes. All properties are strings, empty when
 * there is nothing to say: title, use, state, state-icon, countdown (Pango markup), detail,
 * expires, renewed, notes, chain, chain-icon.
 */
#define MADO_TYPE_CERTIFICATE_VIEW (mado_certificate_view_get_type ())
G_DECLARE_FINAL_TYPE (MadoCertificateView, mado_certificate_view, MADO, CERTIFICATE_VIEW, GObject)

/* @snapshot: (nullable): NULL for dates that a person typed. */
MadoCertificateView *mado_certificate_view_new (MadoKind kind,
                                                MadoAdvice *advice,
                                                MadoSnapshot *snapshot,
                                                MadoAudience audience);
MadoKind mado_certificate_view_get_kind (MadoCertificateView *self);
const MadoCertificateAdvice *mado_certificate_view_get_advice (MadoCertificateView *self);
/* Of both certificates and the card. */
const MadoAdvice *mado_certificate_view_get_all_advice (MadoCertificateView *self);
const GDate *mado_certificate_view_get_today (MadoCertificateView *self);
/* A CSS class, see mado_wording_state_tone(). */
const char *mado_certificate_view_get_tone (MadoCertificateView *self);
/* FALSE when there is no card and so no counter. */
gboolean mado_certificate_view_get_tries (MadoCertificateView *self, MadoTries *tries);
/* It has not been read yet. */
gboolean mado_certificate_view_get_pending (MadoCertificateView *self);
/* Its password may be asked for now. */
gboolean mado_certificate_view_get_askable (MadoCertificateView *self);
/* It has been read from the card, and so has details. */
gboolean mado_certificate_view_get_readable (MadoCertificateView *self);
/* The chain is in a state that deserves a warning. */
gboolean mado_certificate_view_get_chain_doubtful (MadoCertificateView *self);

G_END_DECLS
