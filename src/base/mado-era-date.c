/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-era-date.h"

#include <string.h>

#include "mado-trim.h"

/* How an era is written before its year. */
static const struct
{
  const char *name;
  MadoEra era;
} names[] = {
  { "西暦", MADO_ERA_WESTERN }, { "令和", MADO_ERA_REIWA },  { "令", MADO_ERA_REIWA },
  { "R", MADO_ERA_REIWA },      { "平成", MADO_ERA_HEISEI }, { "平", MADO_ERA_HEISEI },
  { "H", MADO_ERA_HEISEI },     { "昭和", MADO_ERA_SHOWA },  { "昭", MADO_ERA_SHOWA },
  { "S", MADO_ERA_SHOWA },      { "大正", MADO_ERA_TAISHO }, { "大", MADO_ERA_TAISHO },
  { "T", MADO_ERA_TAISHO },
};

/* The years of mado-civil-date.h. */
#define FIRST_YEAR 1868
#define LAST_YEAR  2200

/* A whole date, after narrow (): also as this program writes it, 2027年6月15日（令和9年）. */
#define ERA      "(西暦|令和|令|R|平成|平|H|昭和|昭|S|大正|大|T)?"
#define MARK     "[-\\x{2010}-\\x{2015}\\x{2212}ー/.・]"
#define BRACKETS "(?:\\s*\\([^()]*\\))?"
#define WHOLE                                                                                      \
  "^" ERA "\\s*(元|[0-9]{1,4})(?:\\s*年" BRACKETS "\\s*|\\s*" MARK "\\s*|\\s+)"                    \
  "([0-9]{1,2})(?:\\s*月\\s*|\\s*" MARK "\\s*|\\s+)([0-9]{1,2})\\s*日?" BRACKETS "$"
/* 20270615 */
#define IN_A_ROW "^()([0-9]{4})([0-9]{2})([0-9]{2})$"

/* FALSE for anything but digits. What is too large for any year stays too large. */
static gboolean
parse_number (const char *text, guint *number)
{
  *number = 0;
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      *number = MIN (*number * 10 + (guint)(*p - '0'), 99999);
    }
  return TRUE;
}

/* Returns what is after the era at the start of @text, if one is there. */
static const char *
take_era (const char *text, MadoEra *era)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text, names[i].name))
      {
        *era = names[i].era;
        text += strlen (names[i].name);
        return text + strspn (text, " ");
      }
  return text;
}

static gboolean
parse_year (MadoEra era, const char *text, guint *year)
{
  if (era != MADO_ERA_WESTERN && strcmp (text, "元") == 0)
    *year = 1;
  else if (!parse_number (text, year))
    return FALSE;
  *year += mado_era_get_offset (era);
  return TRUE;
}

/* Of one width and in capitals, without what cannot be seen. Digits that mean something else, ² or
 * ①, must not become plain ones on the way. (transfer full) */
static char *
narrow (const char *text)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *plain = NULL;
  gsize length;
  gboolean odd = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      odd |= type == G_UNICODE_OTHER_NUMBER;
      if (type != G_UNICODE_FORMAT)
        g_string_append_unichar (seen, g_utf8_get_char (p));
    }
  plain = g_utf8_normalize (seen->str, -1, odd ? G_NORMALIZE_NFC : G_NORMALIZE_NFKC);
  length = plain != NULL ? strlen (plain) : 0;
  return g_utf8_strup (mado_trim (plain != NULL ? plain : "", &length), (gssize)length);
}

/* @unit: what may be written after the number. (transfer full) */
static char *
clean (const char *text, const char *unit)
{
  char *part = narrow (text);

  if (g_str_has_suffix (part, unit))
    part[strlen (part) - strlen (unit)] = '\0';
  return g_strchomp (part);
}

gboolean
mado_era_date_take_apart (const char *text, MadoEra *era, char **year, char **month, char **day)
{
  static const char *const forms[] = { WHOLE, IN_A_ROW };
  g_autofree char *plain = narrow (text);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (forms[i], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;

      if (!g_regex_match (regex, plain, 0, &match))
        continue;
      name = g_match_info_fetch (match, 1);
      *year = g_match_info_fetch (match, 2);
      *month = g_match_info_fetch (match, 3);
      *day = g_match_info_fetch (match, 4);
      if (*name == '\0' && strlen (*year) == 4)
        *era = MADO_ERA_WESTERN;
      take_era (name, era);
      return TRUE;
    }
  return FALSE;
}

static MadoTyped
parse_parts (MadoEra era, const char *y, const char *m, const char *d, GDate *date)
{
  const char *number = take_era (y, &era);
  guint year, month, day;

  if (!parse_year (era, number, &year) || !parse_number (m, &month) || !parse_number (d, &day))
    return MADO_TYPED_NO_NUMBER;
  if (era == MADO_ERA_WESTERN && year < 1000)
    return MADO_TYPED_NO_ERA;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return MADO_TYPED_OUT_OF_RANGE;
  if (month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return MADO_TYPED_NO_SUCH_DAY;
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return MADO_TYPED_DATE;
}

MadoTyped
mado_era_date_parse (
    MadoEra era, const char *year_text, const char *month_text, const char *day_text, GDate *date)
{
  g_autofree char *y = clean (year_text, "年");
  g_autofree char *m = clean (month_text, "月");
  g_autofree char *d = clean (day_text, "日");
  g_autofree char *year = NULL, *month = NULL, *day = NULL;

  g_date_clear (date, 1);
  if (*y == '\0' && *m == '\0' && *d == '\0')
    return MADO_TYPED_EMPTY;
  if (*m == '\0' && *d == '\0' && mado_era_date_take_apart (year_text, &era, &year, &month, &day))
    return parse_parts (era, year, month, day, date);
  if (*y == '\0' || *m == '\0' || *d == '\0')
    return MADO_TYPED_INCOMPLETE;
  return parse_parts (era, y, m, d, date);
}
