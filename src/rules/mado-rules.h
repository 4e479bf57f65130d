/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How somebody born on 29 February has a birthday in a common year (policy-rules.md 1.5, D3). */
typedef enum
{
  MADO_FEB29_FEB28,        /* 28 February in common years */
  MADO_FEB29_FEB28_ALWAYS, /* 28 February in every year */
  MADO_FEB29_MAR1,         /* 1 March in common years */
} MadoFeb29;

/* The rules of policy-rules.md section 0, each with its own source in a municipality's file. */
typedef enum
{
  MADO_RULE_VALIDITY,    /* R1 */
  MADO_RULE_RENEWAL,     /* R2 */
  MADO_RULE_WINDOW,      /* R3 */
  MADO_RULE_LAPSE,       /* R4 */
  MADO_RULE_CAPS,        /* R5 */
  MADO_RULE_JAPAN_TIME,  /* R6 */
  MADO_RULE_FEB29,       /* R7 */
  MADO_RULE_ELIGIBILITY, /* R8 */
  MADO_RULE_REVOCATION,  /* R9 */
  MADO_RULE_OVERSEAS,    /* R10 */
  MADO_RULE_NOTICE,      /* section 3 */
  MADO_RULE_CARD_WINDOW, /* section 2.5; a file need not tell it */
} MadoRule;
#define MADO_N_RULES 12

/* What some municipalities do and others do not: a [practice …] of its file each. */
typedef enum
{
  MADO_CUSTOM_BOOKING,              /* whether a visit is booked: REQUIRED, POSSIBLE, NONE */
  MADO_CUSTOM_HOUSEHOLD_MEMBER,     /* along with a move: SAME_DAY, TWO_VISITS */
  MADO_CUSTOM_POST_OFFICE,          /* whether some renew certificates: POSSIBLE, NONE */
  MADO_CUSTOM_PROXY_AT_POST_OFFICE, /* POSSIBLE, NONE */
  MADO_CUSTOM_PROXY_COLLECTS,       /* whether one may collect a new card: POSSIBLE, NONE */
} MadoCustom;
#define MADO_N_CUSTOMS 5

typedef enum
{
  MADO_WAY_UNTOLD, /* to be asked at the counter */
  MADO_WAY_REQUIRED,
  MADO_WAY_POSSIBLE,
  MADO_WAY_NONE,
  MADO_WAY_SAME_DAY,
  MADO_WAY_TWO_VISITS,
} MadoWay;

/**
 * MadoRules:
 *
 * The parameters by which dates are computed, and customs. Plain values; filled from a
 * municipality's file.
 */
typedef struct
{
  guint validity_birthdays;     /* 5: R1 */
  guint renewal_birthdays;      /* 6: R2 */
  guint window_months;          /* 3: R3 */
  guint window_offset_days;     /* 2 in Suginami, 1 elsewhere: R3 */
  guint statutory_months;       /* 3: R2's "less than 3 months left" */
  guint statutory_offset_days;  /* 1: decides between 5th and 6th birthday, and national_opens */
  guint sign_minimum_age;       /* 15: R8 */
  guint overseas_window_months; /* 12: R10 */
  guint notice_earliest_months; /* 3: the letter comes so many months before … */
  guint notice_latest_months;   /* 2: … to so many months before the expiry */
  MadoFeb29 feb29;              /* FEB28: R7 */
  /* From when on a new card can be applied for, before the card itself ends: 3 and 1 */
  guint card_window_months;
  guint card_window_offset_days;
  /* The same two for a card of the next generation; 0: the file does not tell. */
  guint next_validity_birthdays;
  guint next_renewal_birthdays;
  MadoWay customs[MADO_N_CUSTOMS];
  gboolean is_general;     /* usual practice: nobody's own counters are known */
  gboolean opens_sundays;  /* some Sunday a counter may be open */
  gboolean changes_no_pin; /* not the municipality's: this program is kept from it here */
} MadoRules;

G_END_DECLS
