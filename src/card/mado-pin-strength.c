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

/* One or two characters over and over. */
static gboolean
is_repeated (const char *text)
{
  for (gsize i = 2; text[i] != '\0'; i++)
    if (text[i] != text[i - 2])
      return FALSE;
  return TRUE;
}

typedef enum
{
  STEP_NONE,
  STEP_SAME,
  STEP_UP,
  STEP_DOWN,
} Step;

/* Among digits, where 0 follows 9, or letters; none to the end of the text. */
static Step
find_step (char from, char to)
{
  if (to == from)
    return STEP_SAME;
  if (to == from + 1 || (from == '9' && to == '0'))
    return STEP_UP;
  if (to == from - 1 || (from == '0' && to == '9'))
    return STEP_DOWN;
  return STEP_NONE;
}

/* How many characters from @text on go by one step. */
static gsize
measure_run (const char *text)
{
  const Step step = find_step (text[0], text[1]);
  gsize run = 1;

  while (step != STEP_NONE && find_step (text[run - 1], text[run]) == step)
    run++;
  return run;
}

/* Nothing but runs of three and more; a single character beside them makes a password no better. */
static gboolean
is_sequence (MadoPin pin, const char *text)
{
  gsize n_loose = 0, run;

  for (const char *at = text; *at != '\0'; at += run)
    {
      run = measure_run (at);
      if (run < 3)
        n_loose += run;
    }
  return n_loose <= (pin == MADO_PIN_SIGN ? 1 : 0);
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
  /* 1985-3-7 as 8537, 1985-3-17 as 85317. */
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
  guint weaknesses = 0;

  if (is_repeated (text))
    weaknesses |= MADO_PIN_WEAK_REPEATED;
  else if (is_sequence (pin, text))
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
