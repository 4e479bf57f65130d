/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-decimal.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    guint64 minimum, maximum;
    gint64 number; /* −1: refused */
  } rows[] = {
    { "0", 0, 9, 0 },
    { "7", 1, 99, 7 },
    { "007", 1, 99, 7 },
    { "99", 1, 99, 99 },
    { "100", 1, 99, -1 },
    { "0", 1, 99, -1 },
    { "", 0, 99, -1 },
    { " 7", 0, 99, -1 },
    { "7 ", 0, 99, -1 },
    { "+7", 0, 99, -1 },
    { "-7", 0, 99, -1 },
    { "7a", 0, 99, -1 },
    { "0x7", 0, 99, -1 },
    { "７", 0, 99, -1 },
    { "999999999999999999", 0, G_MAXUINT64, 999999999999999999 },
    { "1000000000000000000", 0, G_MAXUINT64, -1 },
    { "18446744073709551623", 0, 99, -1 }, /* 7 more than 64 bits hold */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint64 number = 12345;
      gboolean parsed =
          mado_decimal_parse (rows[i].text, rows[i].minimum, rows[i].maximum, &number);

      g_test_message ("“%s”", rows[i].text);
      g_assert_true (parsed == (rows[i].number >= 0));
      g_assert_cmpuint (number, ==, parsed ? (guint64)rows[i].number : 12345);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/parse", test_parse);
  return g_test_run ();
}
