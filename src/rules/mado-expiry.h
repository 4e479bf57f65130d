/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* For rules/ only: until when a certificate runs (R1, R2, R5, R7). */

/* What decides the expiry of one certificate. Cleared dates are not known. */
typedef struct
{
  GDate born;
  GDate issued;
  GDate own;          /* the certificate's own date: it is the truth (golden rule) */
  GDate renewed_from; /* the expiry of the one it replaced */
  GDate card_expires;
  gboolean may_be_next; /* of the next generation: nobody has said */
  gboolean under_auth;  /* 署名用: it never outlives the other one (R5) */
  GDate auth_expires;   /* of that other one */
} MadoExpiryInput;

/* The expiry, and in @notes how it came about. Clears @input->issued where it contradicts the
 * certificate's own date. Clears @expires when it does not follow from what is known. */
void mado_expiry_decide (MadoExpiryInput *input,
                         const MadoRules *rules,
                         GDate *expires,
                         MadoNotes *notes);
/* The expiry of a certificate issued on @input->issued that runs for @birthdays, capped (R5). */
void mado_expiry_compute (const MadoExpiryInput *input,
                          const MadoRules *rules,
                          guint birthdays,
                          GDate *expires,
                          MadoNotes *notes);
/* The day on which R2's "less than 3 months left" begins for a certificate ending on @expires. */
void mado_expiry_statutory_opens (const GDate *expires, const MadoRules *rules, GDate *opens);
/* The day on which somebody born on @born has certainly reached @age. */
void mado_expiry_age_reached (const GDate *born, guint age, GDate *day);

/* The day before that, which the law may count as well (policy-rules.md 1.6): for the counter to
 * decide. Cleared when not known. */
void mado_expiry_eve_of_age (const GDate *born, guint age, GDate *eve);

/* Whether a card that got a certificate on @issued was made for a minor: then it runs for as many
 * birthdays as a certificate (policy-rules.md 1.6). FALSE where that is not certain. */
gboolean mado_expiry_is_on_minors_card (const GDate *born, const GDate *issued);

/* Whether @date is a birthday of somebody born on @born, by any reading of R7. */
gboolean mado_expiry_is_any_birthday (const GDate *born, const GDate *date);

G_END_DECLS
