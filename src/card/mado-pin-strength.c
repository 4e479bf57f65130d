/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-strength.h"

#include <string.h>

#include "mado-era.h"

/* Neither repeated nor runs: lines and corners of a PIN pad, every other digit, and numbers that
 * read as words. */
static const char *const common_numbers[] = {
  "0007", "0070", "0700", "0852", "1000", "1004", "1122", "1357", "1379", "1397", "1470",
  "1590", "2000", "2468", "2580", "3570", "3690", "3776", "4126", "4649", "5963", "8739",
};
static const char *const common_words[] = {
  "PASSWORD", "PASSWD", "PASUWAADO", "QWERTY", "ASDFGH", "1QAZ2WSX", "QAZWSX", "ADMIN",
  "MYNUMBER", "MAINA",  "SHOMEI",    "SIGN",   "TEST",   "ABC123",   "A1B2C3",
};

/* --- shapes -------------------------------------------------------------------------------------
 */

/* @period characters over and over. */
static gboolean
has_period (const char *text, gsize length, gsize period)
{
  for (gsize i = period; i < length; i++)
    if (text[i] != text[i - period])
      return FALSE;
  return TRUE;
}

static gboolean
is_repeated (const char *text, gsize length)
{
  return has_period (text, length, 1) || has_period (text, length, 2);
}

/* +1 or −1 for neighbours among digits or letters, where 0 follows 9; 0 for all else. */
static int
find_step (char from, char to)
{
  if (g_ascii_isdigit (from) != g_ascii_isdigit (to))
    return 0;
  if (to == from + 1 || (from == '9' && to == '0'))
    return 1;
  if (to == from - 1 || (from == '0' && to == '9'))
    return -1;
  return 0;
}

/* How many characters from @text on go by one step, or stay the same. */
static gsize
measure_run (const char *text, gsize length)
{
  gsize run = 1;
  if (length < 2)
    return length;

  int step = find_step (text[0], text[1]);
  if (step == 0 && text[0] != text[1])
    return 1;
  while (run < length &&
         (step != 0 ? find_step (text[run - 1], text[run]) == step : text[run] == text[run - 1]))
    run++;
  return run;
}

/* Nothing but runs of three and more; a single character beside them makes it no better. */
static gboolean
is_sequence (const char *text, gsize length)
{
  guint n_loose = 0, n_runs = 0;

  for (gsize at = 0; at < length;)
    {
      gsize run = measure_run (text + at, length - at);
      if (run >= 3)
        n_runs++;
      else
        n_loose += (guint)run;
      at += run;
    }
  return n_runs > 0 && n_loose <= (length > 4 ? 1 : 0);
}

static gboolean
is_common (MadoPin pin, const char *text)
{
  if (pin == MADO_PIN_SIGN)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (common_words); i++)
        if (strstr (text, common_words[i]) != NULL)
          return TRUE;
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (common_numbers); i++)
    if (g_str_equal (text, common_numbers[i]))
      return TRUE;
  return FALSE;
}

/* --- the birth date -----------------------------------------------------------------------------
 */

/* Within a password, a part that is long enough to be meant; else the whole. Both numbers are
 * below 100. */
static gboolean
says_pair (const char *text, int first, int second)
{
  char part[8];

  g_snprintf (part, sizeof part, "%02d%02d", first % 100, second % 100);
  return strstr (text, part) != NULL;
}

static gboolean
says_year_and_day (const char *text, int year, int month, int day)
{
  char part[8];

  if (says_pair (text, year, month) || says_pair (text, month, year))
    return TRUE;
  /* 1985-3-7 as 8537. */
  if (month > 9 || day > 9)
    return FALSE;
  g_snprintf (part, sizeof part, "%02d%d%d", year % 100, month, day);
  return strstr (text, part) != NULL;
}

static gboolean
says_birth_date (const char *text, const GDate *born)
{
  int year = g_date_get_year (born);
  int month = (int)g_date_get_month (born);
  int day = g_date_get_day (born);

  if (says_pair (text, month, day) || says_pair (text, day, month) ||
      says_pair (text, year / 100, year % 100) || says_year_and_day (text, year, month, day))
    return TRUE;
  for (MadoEra era = MADO_ERA_REIWA; era < MADO_N_ERAS; era++)
    {
      int in_era = year - (int)mado_era_get_offset (era);
      /* The year of a change belongs to both. */
      gboolean past =
          era != MADO_ERA_REIWA && year > (int)mado_era_get_offset ((MadoEra)(era - 1)) + 1;
      if (in_era >= 1 && !past && says_year_and_day (text, in_era, month, day))
        return TRUE;
    }
  return FALSE;
}

/* --- all of it ----------------------------------------------------------------------------------
 */

static guint
judge_text (MadoPin pin, const char *text, const GDate *born)
{
  gsize length = strlen (text);
  guint weaknesses = 0;

  if (is_repeated (text, length))
    weaknesses |= MADO_PIN_WEAK_REPEATED;
  else if (is_sequence (text, length))
    weaknesses |= MADO_PIN_WEAK_SEQUENCE;
  if (is_common (pin, text))
    weaknesses |= MADO_PIN_WEAK_COMMON;
  if (born != NULL && g_date_valid (born) && says_birth_date (text, born))
    weaknesses |= MADO_PIN_WEAK_BIRTH_DATE;
  return weaknesses;
}

static gboolean
is_same (MadoSecret *one, MadoSecret *other)
{
  gsize length = 0, other_length = 0;
  const guint8 *bytes = mado_secret_get_bytes (one, &length);
  const guint8 *other_bytes = mado_secret_get_bytes (other, &other_length);

  return length == other_length && memcmp (bytes, other_bytes, length) == 0;
}

guint
mado_pin_judge (MadoPin pin, MadoSecret *secret, MadoSecret *current, const GDate *born)
{
  g_return_val_if_fail ((guint)pin < MADO_N_PINS, 0);
  g_return_val_if_fail (secret != NULL, 0);

  char text[MADO_SECRET_MAX + 1] = { 0 };
  gsize length = 0;
  const guint8 *bytes = mado_secret_get_bytes (secret, &length);
  memcpy (text, bytes, length);

  guint weaknesses = judge_text (pin, text, born);
  mado_secret_wipe (text, sizeof text);
  if (current != NULL && is_same (secret, current))
    weaknesses |= MADO_PIN_WEAK_SAME_AS_CURRENT;
  return weaknesses;
}
