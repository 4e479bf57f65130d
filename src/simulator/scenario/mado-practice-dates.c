/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-dates.h"

#include <stdio.h>
#include <string.h>

#include "mado-scenario.h"

/* Dates may lean on each other; more steps than this are a circle. */
#define MAX_DEPTH 12
/* Each of which may ask for a date again: all of them together, or it would take for ever. */
#define MAX_STEPS 1000
/* Of what a file may say: no sum can then leave what GDate can hold. */
#define FIRST_YEAR 1868
#define LAST_YEAR  9999
#define MAX_YEARS  200
#define MAX_DAYS   (MAX_YEARS * 366)

/* policy-rules.md 2: 3 months before the end, clamped to the month's end, and the day after next.
 */
#define WINDOW_MONTHS 3
#define WINDOW_OFFSET 2

typedef struct
{
  GKeyFile *file;
  GDate today;
  guint depth;
  guint n_steps;
} Solver;

static gboolean
evaluate (Solver *self, const char *group, const char *text, GDate *date, GError **error);
static gboolean solve_expiry (Solver *self, const char *group, GDate *date, GError **error);

static gboolean
fail (const char *group, const char *text, GError **error)
{
  const MadoRefusal refusal = { .reason = MADO_REFUSAL_PRACTICE_DATE,
                                .group = group,
                                .value = *text != '\0' ? text : NULL };

  mado_scenario_set_refusal (&refusal, error);
  return FALSE;
}

static gboolean
check_range (const char *group, const GDate *date, GError **error)
{
  if (g_date_get_year (date) >= FIRST_YEAR && g_date_get_year (date) <= LAST_YEAR)
    return TRUE;
  const MadoRefusal refusal = { .reason = MADO_REFUSAL_PRACTICE_YEAR, .group = group };
  mado_scenario_set_refusal (&refusal, error);
  return FALSE;
}

static gboolean
is_recorded (Solver *self, const char *group)
{
  return !g_key_file_has_key (self->file, group, "recorded", NULL) ||
         g_key_file_get_boolean (self->file, group, "recorded", NULL);
}

/* --- birthdays ---------------------------------------------------------------------------------
 */

/* The birthday in @year; 28 February in common years for those born on the 29th, as the product
 * counts by default (policy-rules.md 1.5). */
static GDate
make_birthday (guint month, guint day, guint year)
{
  GDate date;
  g_date_clear (&date, 1);
  if (month == G_DATE_FEBRUARY && day == 29 && !g_date_is_leap_year ((GDateYear)year))
    day = 28;
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return date;
}

/* "MM-DD" */
static gboolean
parse_month_and_day (const char *text, guint *month, guint *day)
{
  return strlen (text) == 5 && sscanf (text, "%2u-%2u", month, day) == 2 &&
         g_date_valid_dmy ((GDateDay)*day, (GDateMonth)*month, 2000);
}

/* Month and day: what the scenario says, else those of the certificate's end. */
static gboolean
solve_birthday (Solver *self, guint *month, guint *day, GError **error)
{
  g_autofree char *given = g_key_file_get_string (self->file, "holder", "birthday", NULL);
  if (given != NULL && parse_month_and_day (given, month, day))
    return TRUE;

  GDate date;
  const char *group = is_recorded (self, "auth") ? "auth" : "sign";
  if (!is_recorded (self, group))
    group = "card";
  if (given != NULL ? !evaluate (self, "holder", given, &date, error)
                    : !solve_expiry (self, group, &date, error))
    return FALSE;
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
  return TRUE;
}

/* The @n-th birthday strictly after @date, or strictly before it for a negative @n. */
static gboolean
add_birthdays (Solver *self, GDate *date, int n, GError **error)
{
  guint month, day;
  if (!solve_birthday (self, &month, &day, error))
    return FALSE;

  int year = g_date_get_year (date);
  GDate this_year = make_birthday (month, day, (guint)year);
  int order = g_date_compare (&this_year, date);
  if (n > 0)
    year += order > 0 ? n - 1 : n;
  else
    year += order < 0 ? n + 1 : n;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return fail ("holder", "b", error);
  *date = make_birthday (month, day, (guint)year);
  return TRUE;
}

static gboolean
solve_born (Solver *self, GDate *born, GError **error)
{
  g_autofree char *given = g_key_file_get_string (self->file, "holder", "born", NULL);
  if (given != NULL)
    return evaluate (self, "holder", given, born, error);

  guint month, day;
  if (!solve_birthday (self, &month, &day, error))
    return FALSE;
  int age = g_key_file_get_integer (self->file, "holder", "age", NULL);
  guint year = g_date_get_year (&self->today) - (guint)age;
  GDate birthday = make_birthday (month, day, g_date_get_year (&self->today));
  if (g_date_compare (&birthday, &self->today) > 0)
    year--;
  /* Nobody is born on 29 February of a common year: rather younger than older, so that somebody
   * under 15 or 18 stays so. */
  while (month == G_DATE_FEBRUARY && day == 29 && !g_date_is_leap_year ((GDateYear)year))
    year++;
  *born = make_birthday (month, day, year);
  return TRUE;
}

/* --- expressions -------------------------------------------------------------------------------
 */

static gboolean
evaluate_key (Solver *self, const char *group, const char *key, GDate *date, GError **error)
{
  g_autofree char *text = g_key_file_get_string (self->file, group, key, NULL);
  return evaluate (self, group, text, date, error);
}

static gboolean
parse_iso (const char *text, GDate *date)
{
  guint year, month, day;
  if (strlen (text) != 10 || sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

static gboolean
evaluate_base (Solver *self, const char *group, const char *base, GDate *date, GError **error)
{
  if (parse_iso (base, date))
    return TRUE;
  if (g_str_equal (base, "today"))
    {
      *date = self->today;
      return TRUE;
    }
  if (g_str_equal (base, "expires"))
    return solve_expiry (self, group, date, error);
  if (g_str_equal (base, "auth") || g_str_equal (base, "sign") || g_str_equal (base, "card"))
    return solve_expiry (self, base, date, error);
  return fail (group, base, error);
}

/* @date, in range, may be left out of it, but not of what GDate can hold: @n is of that size. */
static gboolean
add_step (Solver *self, const char *group, GDate *date, int n, char unit, GError **error)
{
  const char unit_text[] = { unit, '\0' };

  if (++self->n_steps > MAX_STEPS || ABS (n) > (unit == 'd'   ? MAX_DAYS
                                                : unit == 'm' ? MAX_YEARS * 12
                                                              : MAX_YEARS))
    return fail (group, unit_text, error);
  switch (unit)
    {
    case 'd':
      g_date_set_julian (date, (guint32)((int)g_date_get_julian (date) + n));
      return TRUE;
    case 'm':
      (n < 0 ? g_date_subtract_months : g_date_add_months) (date, (guint)ABS (n));
      return TRUE;
    case 'y':
      (n < 0 ? g_date_subtract_years : g_date_add_years) (date, (guint)ABS (n));
      return TRUE;
    case 'b':
      return n == 0 || add_birthdays (self, date, n, error);
    default:
      return fail (group, unit_text, error);
    }
}

/* `BASE`, then any number of `+Nunit` and `-Nunit`. */
static gboolean
evaluate_text (Solver *self, const char *group, const char *text, GDate *date, GError **error)
{
  g_autoptr (GDate) iso = g_date_new ();
  gsize base_length = strcspn (text, "+-");
  g_autofree char *start = g_strndup (text, 10);
  if (parse_iso (start, iso))
    base_length = 10;
  g_autofree char *base = g_strndup (text, base_length);
  if (!evaluate_base (self, group, base, date, error) || !check_range (group, date, error))
    return FALSE;

  const char *rest = text + base_length;
  while (*rest != '\0')
    {
      int n, used = 0;
      char unit;
      if ((*rest != '+' && *rest != '-') || sscanf (rest, "%6d%c%n", &n, &unit, &used) != 2 ||
          used == 0)
        return fail (group, text, error);
      if (!add_step (self, group, date, n, unit, error) || !check_range (group, date, error))
        return FALSE;
      rest += used;
    }
  return TRUE;
}

static gboolean
evaluate (Solver *self, const char *group, const char *text, GDate *date, GError **error)
{
  if (text == NULL || ++self->depth > MAX_DEPTH || ++self->n_steps > MAX_STEPS)
    return fail (group, text != NULL ? text : "", error);
  gboolean done = evaluate_text (self, group, text, date, error);
  self->depth--;
  return done;
}

/* --- certificates and the card -----------------------------------------------------------------
 */

/* The first end whose renewal window opens on @opens or, where the clamping at a month's end leaves
 * no such end, as soon after it as can be. */
static GDate
find_end_of_window (const GDate *opens)
{
  GDate end = *opens;
  g_date_add_months (&end, WINDOW_MONTHS);
  g_date_subtract_days (&end, 6);
  while (TRUE)
    {
      GDate begin = end;
      g_date_subtract_months (&begin, WINDOW_MONTHS);
      g_date_add_days (&begin, WINDOW_OFFSET);
      if (g_date_compare (&begin, opens) >= 0)
        return end;
      g_date_add_days (&end, 1);
    }
}

static gboolean
solve_expiry (Solver *self, const char *group, GDate *date, GError **error)
{
  if (g_key_file_has_key (self->file, group, "window-opens", NULL))
    {
      GDate opens;
      if (!evaluate_key (self, group, "window-opens", &opens, error))
        return FALSE;
      *date = find_end_of_window (&opens);
      return check_range (group, date, error);
    }
  if (g_key_file_has_key (self->file, group, "expires", NULL))
    return evaluate_key (self, group, "expires", date, error);
  if (g_str_equal (group, "sign"))
    return evaluate (self, group, is_recorded (self, "auth") ? "auth" : "card", date, error);
  if (g_str_equal (group, "card"))
    return evaluate (self, group, is_recorded (self, "auth") ? "auth+5b" : "sign+5b", date, error);
  return fail (group, "", error);
}

static gboolean
solve_certificate (Solver *self, const char *group, GDate *issued, GDate *expires, GError **error)
{
  g_date_clear (issued, 1);
  g_date_clear (expires, 1);
  if (!is_recorded (self, group))
    return TRUE;
  if (!solve_expiry (self, group, expires, error))
    return FALSE;
  if (g_key_file_has_key (self->file, group, "issued", NULL))
    return evaluate_key (self, group, "issued", issued, error);
  if (g_str_equal (group, "sign") && is_recorded (self, "auth"))
    {
      GDate auth_expires;
      return solve_certificate (self, "auth", issued, &auth_expires, error);
    }
  /* Five birthdays strictly after it: any day of that year would do. */
  return evaluate (self, group, "expires-5b+148d", issued, error);
}

static gboolean
check_order (const char *group, const GDate *first, const GDate *second, GError **error)
{
  if (!g_date_valid (first) || !g_date_valid (second) || g_date_compare (first, second) <= 0)
    return TRUE;
  const MadoRefusal refusal = { .reason = MADO_REFUSAL_PRACTICE_ORDER, .group = group };
  mado_scenario_set_refusal (&refusal, error);
  return FALSE;
}

gboolean
mado_practice_dates_compute (GKeyFile *file,
                             const GDate *today,
                             MadoPracticeDates *dates,
                             GError **error)
{
  Solver self = { .file = file, .today = *today };

  g_date_clear (&dates->born, 1);
  g_date_clear (&dates->card_expires, 1);
  return solve_certificate (&self, "auth", &dates->auth_issued, &dates->auth_expires, error) &&
         solve_certificate (&self, "sign", &dates->sign_issued, &dates->sign_expires, error) &&
         solve_expiry (&self, "card", &dates->card_expires, error) &&
         solve_born (&self, &dates->born, error) &&
         check_order ("auth", &dates->auth_issued, &dates->auth_expires, error) &&
         check_order ("sign", &dates->sign_issued, &dates->sign_expires, error) &&
         check_order ("sign", &dates->sign_expires, &dates->auth_expires, error) &&
         check_order ("auth", &dates->auth_expires, &dates->card_expires, error) &&
         check_order ("sign", &dates->sign_expires, &dates->card_expires, error) &&
         check_order ("holder", &dates->born, &dates->auth_issued, error);
}
