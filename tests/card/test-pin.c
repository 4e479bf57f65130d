/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin.h"

/* What may be typed as each PIN, and how often it may be wrong (docs/card-protocol.md 4.1). */

static const struct
{
  MadoPin pin;
  const char *text;
  MadoPinFormat format;
} formats[] = {
  { MADO_PIN_SIGN, "ABC12", MADO_PIN_FORMAT_TOO_SHORT },
  { MADO_PIN_SIGN, "ABC123", MADO_PIN_FORMAT_OK },
  { MADO_PIN_SIGN, "abc123", MADO_PIN_FORMAT_OK },
  { MADO_PIN_SIGN, "ABCDEFGH12345678", MADO_PIN_FORMAT_OK },
  { MADO_PIN_SIGN, "ABCDEFGH123456789", MADO_PIN_FORMAT_TOO_LONG },
  { MADO_PIN_SIGN, "123456", MADO_PIN_FORMAT_NEEDS_LETTER },
  { MADO_PIN_SIGN, "ABCDEF", MADO_PIN_FORMAT_NEEDS_DIGIT },
  { MADO_PIN_SIGN, "ABC-123", MADO_PIN_FORMAT_BAD_CHARACTER },
  { MADO_PIN_SIGN, "ＡＢＣ１２３", MADO_PIN_FORMAT_BAD_CHARACTER },
  { MADO_PIN_AUTH, "", MADO_PIN_FORMAT_TOO_SHORT },
  { MADO_PIN_AUTH, "123", MADO_PIN_FORMAT_TOO_SHORT },
  { MADO_PIN_AUTH, "1234", MADO_PIN_FORMAT_OK },
  { MADO_PIN_AUTH, "12345", MADO_PIN_FORMAT_TOO_LONG },
  { MADO_PIN_AUTH, "123A", MADO_PIN_FORMAT_BAD_CHARACTER },
  { MADO_PIN_AUTH, "１２３４", MADO_PIN_FORMAT_BAD_CHARACTER },
  { MADO_PIN_TEXT, "123", MADO_PIN_FORMAT_TOO_SHORT },
  { MADO_PIN_TEXT, "1234", MADO_PIN_FORMAT_OK },
  { MADO_PIN_TEXT, "12345", MADO_PIN_FORMAT_TOO_LONG },
  { MADO_PIN_TEXT, "123A", MADO_PIN_FORMAT_BAD_CHARACTER },
  { MADO_PIN_JUKI, "123", MADO_PIN_FORMAT_TOO_SHORT },
  { MADO_PIN_JUKI, "1234", MADO_PIN_FORMAT_OK },
  { MADO_PIN_JUKI, "12345", MADO_PIN_FORMAT_TOO_LONG },
  { MADO_PIN_JUKI, "123A", MADO_PIN_FORMAT_BAD_CHARACTER },
};

static void
test_format (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  MadoPinFormat format;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (formats[row].pin, formats[row].text, &format);

  g_assert_cmpint (mado_pin_check_format (formats[row].pin, formats[row].text), ==,
                   formats[row].format);
  g_assert_cmpint (format, ==, formats[row].format);
  g_assert_cmpint (secret != NULL, ==, formats[row].format == MADO_PIN_FORMAT_OK);
}

static void
test_tries (void)
{
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_SIGN), ==, 5);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_AUTH), ==, 3);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_TEXT), ==, 3);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_JUKI), ==, 3);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_JUKI_COMMON), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pin/format/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_format);
    }
  g_test_add_func ("/pin/tries", test_tries);
  return g_test_run ();
}
