/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-expiry-private.h"

#include "mado-civil-date.h"

static gboolean
is_leap_day (const GDate *date)
{
  return g_date_get_month (date) == G_DATE_FEBRUARY && g_date_get_day (date) == 29;
}

/* The birthday in @year of somebody born on @born; cleared out of range. */
static void
birthday_in_year (const GDate *born, gint64 year, MadoFeb29 feb29, GDate *birthday)
{
  GDateMonth month = g_date_get_month (born);
  GDateDay day = g_date_get_day (born);

  g_date_clear (birthday, 1);
  if (year < g_date_get_year (born) || year > 9999)
    return;
  if (is_leap_day (born) && feb29 == MADO_FEB29_FEB28_ALWAYS)
    day = 28;
  else if (is_leap_day (born) && !g_date_is_leap_year ((GDateYear)year))
    {
      month = feb29 == MADO_FEB29_MAR1 ? G_DATE_MARCH : G_DATE_FEBRUARY;
      day = feb29 == MADO_FEB29_MAR1 ? 1 : 28;
    }
  g_date_set_dmy (birthday, day, month, (GDateYear)year);
  if (!mado_civil_date_known (birthday))
    g_date_clear (birthday, 1);
}

void
mado_rules_nth_birthday (
    const GDate *born, const GDate *issued, guint n, MadoFeb29 feb29, GDate *result)
{
  GDate first;
  gint64 year;

  g_date_clear (result, 1);
  if (!mado_civil_date_known (born) || !mado_civil_date_known (issued) || n == 0 ||
      mado_civil_date_compare (issued, born) < 0)
    return;
  year = g_date_get_year (issued);
  birthday_in_year (born, year, feb29, &first);
  /* 発行の日後: a birthday on the day of issue itself does not count (policy-rules.md 1.2, D4).
   * Nor does the day of birth, on which FEB28_ALWAYS would put a birthday before it. */
  if (!mado_civil_date_known (&first) || mado_civil_date_compare (&first, issued) <= 0)
    year++;
  birthday_in_year (born, year + n - 1, feb29, result);
}

void
mado_rules_window_opens (const GDate *expires, guint months, guint offset_days, GDate *result)
{
  *result = *expires;
  mado_civil_date_subtract_months (result, months);
  mado_civil_date_add_days (result, (int)MIN (offset_days, 366));
  /* A large offset on a small window must not open it after its end. */
  if (mado_civil_date_known (result) && mado_civil_date_compare (result, expires) > 0)
    *result = *expires;
}

void
mado_rules_card_window_opens (const GDate *expires,
                              gboolean overseas,
                              const MadoRules *rules,
                              GDate *opens)
{
  mado_rules_window_opens (expires,
                           overseas ? rules->overseas_window_months : rules->card_window_months,
                           rules->card_window_offset_days, opens);
}

void
mado_expiry_statutory_opens (const GDate *expires, const MadoRules *rules, GDate *opens)
{
  mado_rules_window_opens (expires, rules->statutory_months, rules->statutory_offset_days, opens);
}

void
mado_expiry_age_reached (const GDate *born, guint age, GDate *day)
{
  /* Not R7: an age is reached when the day before the birthday is over (年齢計算ニ関スル法律), so
   * somebody born on 29 February certainly has it on 1 March. */
  birthday_in_year (born, (gint64)g_date_get_year (born) + age, MADO_FEB29_MAR1, day);
}

void
mado_expiry_eve_of_age (const GDate *born, guint age, GDate *eve)
{
  mado_expiry_age_reached (born, age, eve);
  mado_civil_date_add_days (eve, -1);
}

/* Before 2022-04-01 a card for ten birthdays was made from 20 on, since then from 18. */
static guint
adult_age (const GDate *issued)
{
  GDate change;

  g_date_clear (&change, 1);
  g_date_set_dmy (&change, 1, G_DATE_APRIL, 2022);
  return mado_civil_date_compare (issued, &change) < 0 ? 20 : 18;
}

/* On the day before the birthday nobody has said which of the two cards is made. */
gboolean
mado_expiry_is_on_minors_card (const GDate *born, const GDate *issued)
{
  GDate eve;

  if (!mado_civil_date_known (born) || !mado_civil_date_known (issued))
    return FALSE;
  mado_expiry_eve_of_age (born, adult_age (issued), &eve);
  return mado_civil_date_known (&eve) && mado_civil_date_compare (issued, &eve) < 0;
}

/* R2: it was a renewal, and the old certificate had less than 3 months left. */
static gboolean
is_renewal_in_time (const MadoExpiryInput *input, const MadoRules *rules)
{
  GDate opens;

  mado_expiry_statutory_opens (&input->renewed_from, rules, &opens);
  return mado_civil_date_known (&opens) && mado_civil_date_known (&input->issued) &&
         mado_civil_date_compare (&input->issued, &opens) >= 0 &&
         mado_civil_date_compare (&input->issued, &input->renewed_from) <= 0;
}

static gboolean
lower (GDate *expires, const GDate *cap)
{
  if (!mado_civil_date_known (cap) || mado_civil_date_compare (cap, expires) >= 0)
    return FALSE;
  *expires = *cap;
  return TRUE;
}

void
mado_expiry_compute (const MadoExpiryInput *input,
                     const MadoRules *rules,
                     guint birthdays,
                     GDate *expires,
                     MadoNotes *notes)
{
  *notes = 0;
  mado_rules_nth_birthday (&input->born, &input->issued, birthdays, rules->feb29, expires);
  if (!mado_civil_date_known (expires))
    return;
  *notes = MADO_NOTE_COMPUTED;
  if (lower (expires, &input->card_expires))
    *notes |= MADO_NOTE_CAPPED_BY_CARD;
  /* A 利用者証明用 certificate that was over before this one was issued was no cap to it. */
  if (input->under_auth && mado_civil_date_known (&input->auth_expires) &&
      mado_civil_date_compare (&input->auth_expires, &input->issued) >= 0 &&
      lower (expires, &input->auth_expires))
    *notes = (*notes & ~MADO_NOTE_CAPPED_BY_CARD) | MADO_NOTE_CAPPED_BY_AUTH;
  /* Issued after the card had ended: what was told contradicts itself. */
  if (mado_civil_date_compare (expires, &input->issued) < 0)
    {
      g_date_clear (expires, 1);
      *notes = 0;
    }
}

static gboolean
is_birthday (const GDate *born, const GDate *date, MadoFeb29 feb29)
{
  GDate birthday;

  birthday_in_year (born, g_date_get_year (date), feb29, &birthday);
  return mado_civil_date_known (&birthday) && mado_civil_date_compare (&birthday, date) == 0;
}

gboolean
mado_expiry_is_any_birthday (const GDate *born, const GDate *date)
{
  return is_birthday (born, date, MADO_FEB29_FEB28) ||
         is_birthday (born, date, MADO_FEB29_FEB28_ALWAYS) ||
         is_birthday (born, date, MADO_FEB29_MAR1);
}

/* A cap whose date is not known here may be why a certificate ends before its birthday: the end of
 * the other certificate, or that of a card, which is seldom a birthday of a shorter count. */
static gboolean
may_be_unknown_cap (const MadoExpiryInput *input, const MadoRules *rules)
{
  if (input->under_auth && !mado_civil_date_known (&input->auth_expires))
    return TRUE;
  return !mado_civil_date_known (&input->card_expires) &&
         !is_birthday (&input->born, &input->own, rules->feb29);
}

/* Whether @birthdays explain the certificate's own date, or nothing can be said of that. */
static gboolean
explains (const MadoExpiryInput *input, const MadoRules *rules, guint birthdays)
{
  GDate computed;
  MadoNotes notes;
  int order;

  mado_expiry_compute (input, rules, birthdays, &computed, &notes);
  if (!mado_civil_date_known (&computed))
    return TRUE;
  order = mado_civil_date_compare (&input->own, &computed);
  return order <= 0 && (order == 0 || may_be_unknown_cap (input, rules));
}

/* Whether the certificate was a renewal is often not known: then both ends are right. */
static gboolean
is_explained (const MadoExpiryInput *input, const MadoRules *rules, guint validity, guint renewal)
{
  const gboolean renewal_known = mado_civil_date_known (&input->renewed_from);
  const gboolean in_time = is_renewal_in_time (input, rules);

  return (explains (input, rules, validity) && !in_time) ||
         (explains (input, rules, renewal) && (in_time || !renewal_known));
}

/* A difference is said, never corrected. Where the card may be of the next generation, its ends are
 * right too, if the file tells them. */
static gboolean
is_mismatch (const MadoExpiryInput *input, const MadoRules *rules)
{
  if (is_explained (input, rules, rules->validity_birthdays, rules->renewal_birthdays))
    return FALSE;
  return !input->may_be_next || rules->next_validity_birthdays == 0 ||
         rules->next_renewal_birthdays == 0 ||
         !is_explained (input, rules, rules->next_validity_birthdays,
                        rules->next_renewal_birthdays);
}

static void
decide_by_own_date (MadoExpiryInput *input,
                    const MadoRules *rules,
                    GDate *expires,
                    MadoNotes *notes)
{
  *expires = input->own;
  *notes = 0;
  if (mado_civil_date_known (&input->issued) &&
      mado_civil_date_compare (&input->issued, &input->own) > 0)
    {
      g_date_clear (&input->issued, 1);
      *notes = MADO_NOTE_MISMATCH;
    }
  else if (is_mismatch (input, rules))
    *notes = MADO_NOTE_MISMATCH;
}

void
mado_expiry_decide (MadoExpiryInput *input,
                    const MadoRules *rules,
                    GDate *expires,
                    MadoNotes *notes)
{
  const gboolean in_time = is_renewal_in_time (input, rules);

  if (mado_civil_date_known (&input->own))
    decide_by_own_date (input, rules, expires, notes);
  else
    {
      mado_expiry_compute (input, rules,
                           in_time ? rules->renewal_birthdays : rules->validity_birthdays, expires,
                           notes);
      if (in_time && mado_civil_date_known (expires))
        *notes |= MADO_NOTE_SIXTH_BIRTHDAY;
    }
  if (mado_civil_date_known (expires) && mado_civil_date_known (&input->born) &&
      is_leap_day (&input->born))
    *notes |= MADO_NOTE_FEB29;
}
