/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-era-date.h"
#include "mado-fuzz.h"
#include "mado-ical.h"
#include "mado-pin.h"

/* The bytes are what somebody pasted: as a date in one entry or, a line each, in three; as a PIN;
 * and as a text that goes into a calendar's file. */

static void
check_date (const char *year, const char *month, const char *day)
{
  for (guint era = 0; era < MADO_N_ERAS; era++)
    {
      GDate date;
      MadoTyped typed = mado_era_date_parse ((MadoEra)era, year, month, day, &date);

      MADO_FUZZ_CHECK (g_date_valid (&date) == (typed == MADO_TYPED_DATE));
      MADO_FUZZ_CHECK (typed != MADO_TYPED_DATE ||
                       (g_date_get_year (&date) >= 1868 && g_date_get_year (&date) <= 2200));
    }
}

/* What goes to a card is capital letters and digits, as many as it takes; or nothing. */
static void
check_pin (MadoPin pin, const char *text)
{
  MadoPinFormat format;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (pin, text, &format);
  gsize length = 0;

  MADO_FUZZ_CHECK ((secret != NULL) == (format == MADO_PIN_FORMAT_OK));
  MADO_FUZZ_CHECK (format == mado_pin_check_format (pin, text));
  if (secret == NULL)
    return;
  const guint8 *bytes = mado_secret_get_bytes (secret, &length);
  MADO_FUZZ_CHECK (pin == MADO_PIN_SIGN ? length >= 6 && length <= 16 : length == 4);
  for (gsize i = 0; i < length; i++)
    MADO_FUZZ_CHECK (g_ascii_isdigit (bytes[i]) ||
                     (pin == MADO_PIN_SIGN && g_ascii_isupper (bytes[i])));
}

/* Whole lines, none too long, and the same text again without the folds. */
static void
check_calendar (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);

  mado_ical_add_text (folded, "SUMMARY", text);
  g_auto (GStrv) lines = g_strsplit (folded->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      MADO_FUZZ_CHECK (strlen (lines[i]) <= 75);
      MADO_FUZZ_CHECK (g_utf8_validate (lines[i], -1, NULL));
      g_string_append (plain,
                       i == 0 ? lines[i] + strlen ("SUMMARY:") : lines[i] + (*lines[i] == ' '));
    }
  for (const char *p = plain->str; *p != '\0'; p++)
    {
      if (*p == '\\')
        p++;
      MADO_FUZZ_CHECK (*p != '\0' && (!g_ascii_iscntrl (*p) || *p == '\t'));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);

  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", 3);
  const guint n = g_strv_length (lines);

  check_date (text, "", "");
  check_date (n > 0 ? lines[0] : "", n > 1 ? lines[1] : "", n > 2 ? lines[2] : "");
  for (MadoPin pin = 0; pin < MADO_N_PINS; pin++)
    check_pin (pin, n > 0 ? lines[0] : "");
  check_calendar (text);
  return 0;
}
