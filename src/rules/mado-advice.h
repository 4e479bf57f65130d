/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-facts.h"

G_BEGIN_DECLS

/* policy-rules.md 5, the state model. */
typedef enum
{
  MADO_STATE_UNKNOWN,
  MADO_STATE_NOT_RECORDED,
  MADO_STATE_HIDDEN,
  MADO_STATE_NOT_YET_VALID,
  MADO_STATE_VALID_EARLY, /* 更新期間前 */
  MADO_STATE_RENEWABLE,   /* 更新期間中 */
  MADO_STATE_LAST_DAY,
  MADO_STATE_EXPIRED,
  MADO_STATE_REVOKED,
  MADO_STATE_UNREADABLE,
  MADO_STATE_UNTRUSTED, /* the issuer's signature does not fit: no date of it is believed */
} MadoState;

/* The ward's procedures, and others to which people are wrongly not sent. */
typedef enum
{
  MADO_PROCEDURE_ISSUE,           /* 発行 */
  MADO_PROCEDURE_RENEW,           /* 更新 */
  MADO_PROCEDURE_REISSUE,         /* 期限切れ後・失効後の再発行 */
  MADO_PROCEDURE_CHANGE_PIN,      /* 暗証番号・パスワードの変更 */
  MADO_PROCEDURE_UNLOCK,          /* 忘れた・ロックされた */
  MADO_PROCEDURE_REVOKE,          /* 失効申請 */
  MADO_PROCEDURE_PROXY,           /* 代理人 */
  MADO_PROCEDURE_NEW_CARD,        /* カードの更新(電子証明書の手続きではない) */
  MADO_PROCEDURE_CHANGED_DETAILS, /* 住所・氏名・性別・生年月日が変わったとき */
  MADO_PROCEDURE_CONTINUED_USE,   /* 転入のあとの継続利用 */
  MADO_PROCEDURE_STAY_PERIOD, /* 在留期間の更新にともなうカードの有効期間の変更 */
  MADO_PROCEDURE_FACE_CARD,     /* 顔認証マイナンバーカード */
  MADO_PROCEDURE_OVERSEAS_MOVE, /* 国外転出 */
  MADO_PROCEDURE_LOST_CARD,     /* 紛失と一時利用停止 */
} MadoProcedure;
#define MADO_N_PROCEDURES 14

/* Whether a procedure can be done for a card on a day. */
typedef enum
{
  MADO_APPLIES_NOW,
  MADO_APPLIES_FROM, /* from a day that is named beside it */
  MADO_APPLIES_NOT,
  MADO_APPLIES_ASK, /* 窓口でご確認ください: unknown, or the sources disagree */
} MadoApplies;
#define MADO_N_APPLIES 4

/* What one certificate needs by its state. */
typedef enum
{
  MADO_NEED_UNKNOWN,
  MADO_NEED_RENEWAL,       /* in its window */
  MADO_NEED_LATER_RENEWAL, /* before its window */
  MADO_NEED_REISSUE,       /* expired or revoked */
  MADO_NEED_CHANGED,       /* 署名用 revoked by changed details */
  MADO_NEED_ISSUE,         /* not recorded */
} MadoNeed;

/* What the card alone says of a procedure, before anything was asked; @from: FROM only. */
typedef struct
{
  MadoApplies applies;
  GDate from;
  gboolean has_instead;
  MadoProcedure instead;
} MadoFit;

/* Why no 署名用 certificate is issued to this person, in principle (R8). One that was read from the
 * card exists all the same, and keeps its dates. */
typedef enum
{
  MADO_INELIGIBLE_NO,
  MADO_INELIGIBLE_UNDER_AGE,
  MADO_INELIGIBLE_GUARDIANSHIP,
} MadoIneligible;

/* Things that the screen must say beside the dates. */
typedef enum
{
  MADO_NOTE_COMPUTED = 1 << 0,       /* the expiry was computed: 計算による目安 */
  MADO_NOTE_FEB29 = 1 << 1,          /* born on 29 February: the card's own date comes first (D3) */
  MADO_NOTE_SIXTH_BIRTHDAY = 1 << 2, /* R2 was used: beyond the ward's page */
  MADO_NOTE_CAPPED_BY_CARD = 1 << 3, /* R5 */
  MADO_NOTE_CAPPED_BY_AUTH = 1 << 4, /* R5 */
  MADO_NOTE_OPENS_TOMORROW_HERE = 1 << 5, /* the national reading is open, this one opens on
                                             window_opens (policy-rules.md 2.3): tomorrow, with
                                             +2 */
  MADO_NOTE_MISMATCH = 1 << 6,      /* the read expiry differs from the computed one: read wins */
  MADO_NOTE_AGE_BOUNDARY = 1 << 7,  /* the day before the minimum age, today or as the day of
                                       issue:  ask at the counter */
  MADO_NOTE_CARD_LAPSED = 1 << 8,   /* the card's own expiry has passed */
  MADO_NOTE_CARD_ENDS_TOO = 1 << 9, /* it ends with the card: a new card, not a renewal */
  MADO_NOTE_OVERSEAS = 1 << 10,     /* R10 was used */
  MADO_NOTE_FACE_CARD = 1 << 11, /* looks like a 顔認証カード: 署名用 absent, no PIN usable */
  MADO_NOTE_NO_END = 1 << 12,    /* its own end is none, or later than dates are reckoned with */
  MADO_NOTE_UNPINNED_CHAIN = 1 << 13, /* the issuer is not one that is known */
  MADO_NOTE_LAST_TRY = 1 << 14,       /* one more mistake locks its PIN */
  MADO_NOTE_LATEST_BY_CARD = 1 << 15, /* only the card's own end bounds latest_expiry */
  /* policy-rules.md 1.7: a card ends with its holder's period of stay, or else on a birthday. */
  MADO_NOTE_STAY_POSSIBLE = 1 << 16, /* the birth date is not known */
  MADO_NOTE_STAY_LIKELY = 1 << 17,   /* it is, and the card ends on no birthday */
  MADO_NOTE_RENEWED =
      1 << 18, /* it came lately, and by a renewal: no first one runs so long (R2) */
  MADO_NOTE_FACE_POSSIBLE = 1 << 19, /* perhaps one: 署名用 absent and the PIN locked, no more */
  MADO_NOTE_CUT_SHORT = 1 << 20, /* the card's end cut it off, years before any birthday of R1: by a
                                    period of stay, or issued late in the card's life */
  MADO_NOTE_MINORS_CARD = 1 << 21, /* nobody told the card's end: it follows from the age at issue
                                      (policy-rules.md 1.6) */
  MADO_NOTE_CARD_ENDS_FIRST = 1 << 22, /* beside CARD_ENDS_TOO: its own date is later, and it is
                                          revoked with the card (policy-rules.md 5) */
} MadoNotes;

/**
 * MadoCertificateAdvice:
 *
 * All that follows for one certificate. Dates are cleared where they are not known or mean nothing.
 */
typedef struct
{
  MadoState state;
  GDate issued;
  GDate expires;
  GDate latest_expiry; /* HIDDEN only: it cannot end later (card-protocol.md 6.3) */
  GDate window_opens;  /* first and last day of the renewal, both inclusive */
  GDate window_closes;
  GDate national_opens; /* the first day by the national reading (+1) */
  GDate lapses;         /* the day after expires */
  GDate notice_from;    /* the letter's 目安 */
  GDate notice_to;
  GDate renewed_expiry; /* to what date a renewal made inside the window would run (R2, 目安) */
  gboolean days_known;
  int days_left;    /* expires − today: 0 on the last day, negative after */
  MadoEvents cause; /* REVOKED only: the events that did it, told or (the card's lapse) by date */
  MadoIneligible ineligible;
  MadoNeed need;
  MadoNotes notes;
  gboolean pin_locked; /* no revocation: the certificate stays valid */
  /* A forgotten password may be set anew at a convenience store, if the other one is known
   * (policy-rules.md 7.2). */
  gboolean store_reset;
  guint procedures; /* a set: bit 1 << MadoProcedure */
  /* The rules' numbers that are said in words. */
  guint minimum_age;       /* R8 */
  guint renewal_birthdays; /* R2 */
} MadoCertificateAdvice;

/**
 * MadoAdvice:
 * @urgent: the certificate that decides the verdict
 * @card_end_computed: nobody told @card_expires, it follows from the age at issue: 目安
 * @procedures: those that fit this card now, the most needed first
 * @fits: what the card says of every procedure; a list of procedures says no more than that, and
 * the guides go on from there. ASK also where only what a person tells can decide
 *
 * One that mado_advice_new() made is shared, and nobody changes it any more.
 */
typedef struct
{
  GDate today;
  MadoMedium medium; /* a スマホ用 certificate has none of the card's procedures */
  MadoKind urgent;
  MadoCertificateAdvice certificates[MADO_N_KINDS];
  gboolean card_lapsed;
  GDate card_expires;
  gboolean card_end_computed;
  GDate card_opens; /* from when on a new card can be applied for */
  MadoProcedure procedures[MADO_N_PROCEDURES];
  guint n_procedures;
  MadoFit fits[MADO_N_PROCEDURES];
} MadoAdvice;

/* Pure: today's date and the rules are arguments. Every field of @advice is set. */
void mado_rules_advise (const MadoFacts *facts,
                        const MadoRules *rules,
                        const GDate *today,
                        MadoAdvice *advice);

/* The same, to be shared. (transfer full) */
MadoAdvice *mado_advice_new (const MadoFacts *facts, const MadoRules *rules, const GDate *today);
MadoAdvice *mado_advice_ref (MadoAdvice *self);
/* Wiped with the last reference. */
void mado_advice_unref (MadoAdvice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoAdvice, mado_advice_unref)

/* VALID_EARLY, RENEWABLE or LAST_DAY */
gboolean mado_certificate_is_in_force (const MadoCertificateAdvice *certificate);
/* Whether @procedure is one of those that fit the card now. */
gboolean mado_advice_lists (const MadoAdvice *advice, MadoProcedure procedure);
/* Whether a new card can be applied for today in place of this one. FALSE where that is not known.
 */
gboolean mado_advice_is_card_open (const MadoAdvice *advice);
/* The card itself is of no use any more, or never was one of these. */
gboolean mado_advice_card_is_dead (const MadoAdvice *advice);

/* Whether the card's end asks for a change of its date before it asks for a new card: it ends with
 * a period of stay, or may well do so (policy-rules.md 1.7). The one place that decides it. */
gboolean mado_stay_comes_first (const MadoAdvice *advice);

/* R3: the first day of the window of a certificate that ends on @expires; never after it. */
void mado_rules_window_opens (const GDate *expires, guint months, guint offset_days, GDate *result);

/* The first day on which a new card can be applied for in place of one that ends on @expires
 * (policy-rules.md 2.5). */
void mado_rules_card_window_opens (const GDate *expires,
                                   gboolean overseas,
                                   const MadoRules *rules,
                                   GDate *opens);

/* How long a hospital takes the card after @auth_expires: to the end of the third month after that
 * month, 目安 (policy-rules.md 9, D9; beyond the ward's page). */
void mado_rules_insurance_until (const GDate *auth_expires, GDate *result);

G_END_DECLS
