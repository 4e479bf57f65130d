/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-certificate.h"

G_BEGIN_DECLS

/* 利用者証明用電子証明書 / 署名用電子証明書 */
const char *mado_wording_kind (MadoKind kind);
/* (transfer full): the same as a heading: Signature certificate (署名用電子証明書) */
char *mado_wording_kind_heading (MadoKind kind);
/* マイナポータル・コンビニ交付・健康保険証 / e-Taxなどの電子申請 */
const char *mado_wording_kind_use (MadoKind kind);
/* What is waited for: the window beside "not yet", else the end. NULL: nothing is, or not known */
char *mado_wording_certificate_countdown (const MadoCertificateAdvice *advice, const GDate *today);
/* 更新できる期間です, まだ更新できません, 今日が最終日です, 期限が切れています … */
const char *mado_wording_state (MadoState state);
/* The same, after what it is that hides it: a password or a 暗証番号. */
const char *mado_wording_state_of (MadoKind kind, MadoState state);
/* Themed symbolic icon name, so that a state is never told by colour alone. */
const char *mado_wording_state_icon (MadoState state);
/* CSS class of the state's tone: "mado-calm", "mado-act", "mado-warn", "mado-ended", "mado-none".
 */
const char *mado_wording_state_tone (MadoState state);
/* What stands over a certificate's panel. Static strings. */
typedef struct
{
  const char *text;
  const char *icon;
  const char *tone;
} MadoPill;

/* The state's words, icon and tone, unless the issuer's signature or the card's end says more. */
MadoPill mado_wording_pill (MadoKind kind, const MadoCertificateAdvice *advice, const GDate *today);
/* Whether the days of renewal are known and mean something: not where the card ends too. */
gboolean mado_wording_shows_window (const MadoCertificateAdvice *advice);
/* One or two sentences for the panel: what the state means for this person. */
char *mado_wording_state_detail (MadoKind kind,
                                 const MadoCertificateAdvice *advice,
                                 const GDate *today,
                                 MadoAudience audience);
/* What a panel has to say beside the pill, the drawing and the last day, which tell the rest.
 * (nullable): nothing */
char *mado_wording_panel_detail (MadoKind kind, const MadoAdvice *advice, MadoAudience audience);
/* (array zero-terminated): the notes of @advice as sentences, incl. 目安 marks. (transfer full) */
char **
mado_wording_notes (const MadoCertificateAdvice *advice, const GDate *today, MadoAudience audience);
/* Parts of the same, without what a verdict tells: what is to be minded, and what is only to be
 * expected. (transfer full) */
char **mado_wording_warnings (const MadoCertificateAdvice *advice, MadoAudience audience);
char **mado_wording_estimates (const MadoCertificateAdvice *advice, const GDate *today);
/* That other municipalities may take it up today already, which is to be asked for. */
const char *mado_wording_others_take_today (MadoAudience audience);
/* 発行元を確認しました / 発行元の確認ができません / … never more than what was checked. */
const char *mado_wording_chain (MadoChain chain);
/* Whether there is a certificate that could have been revoked. */
gboolean mado_wording_needs_revocation (const MadoAdvice *advice);
/* That this is not the place, and why dates alone never prove validity, and where it can be
 * checked. */
const char *mado_wording_revocation (void);
const char *mado_wording_revocation_detail (void);
/* Above all that is said of a practice card. */
const char *mado_wording_practice (void);
/* The card's own expiry: the sentence that it does not lapse when the certificates do. */
char *mado_wording_card_expiry (const MadoAdvice *advice);
/* (nullable): %NULL for a card that has lapsed, or ends with its certificates, which their part
 * tells */
const char *mado_wording_card_detail (const MadoAdvice *advice);
const char *mado_wording_medium (MadoMedium medium);

G_END_DECLS
