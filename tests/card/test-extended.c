/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-extended-private.h"

#include <string.h>

/* card-protocol.md 1.1, and made-up ones. */
static const struct
{
  const char *atr;
  gboolean declared;
} atrs[] = {
  { "3BE000FF8131FE4514", FALSE },
  { "3BDA13FF8131FB468012392F31C173C601C03B", TRUE },
  { "3BC5FF8131FB458073C601"
    "0000",
    FALSE },
  { "3BF59100FF918171FE40004200010"
    "0D1D6",
    FALSE },
  { "3B8880010000"
    "05E0B381A1007F",
    FALSE },
  { "3B8880010000"
    "14E0B38191005E",
    FALSE },
  /* Category 00, which is what a contactless reader makes up. */
  { "3B070073C601C09000", FALSE },
  { "3B058073C60140", TRUE },
  { "3B058073C601", FALSE }, /* cut off */
  { "3B048072C6C0", FALSE }, /* two bytes of capabilities only */
  { "3B068010"
    "73C601C0",
    TRUE },                     /* behind an empty object */
  { "3B03801FFF", FALSE },      /* an object longer than the ATR */
  { "3B048073C60140", FALSE },  /* what stands behind them is none of them */
  { "3B068074C6014000", TRUE }, /* more capabilities than are known */
  { "3B058072C6C0FF", FALSE },  /* another object behind two bytes */
  { "3B03801100", FALSE },      /* none */
  { "3B1596"
    "8073C60140",
    TRUE }, /* behind one interface byte */
  { "3B0080", FALSE },
  { "3B", FALSE },
  { "", FALSE },
  { "3BFF", FALSE },
  { "3BF0FFFFFFFF", FALSE },
};

static gsize
from_hex (const char *text, guint8 *bytes)
{
  gsize n = strlen (text) / 2;

  for (gsize i = 0; i < n; i++)
    bytes[i] = g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]);
  return n;
}

static void
test_declared (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (atrs); i++)
    {
      /* On the heap, and exactly as long, for the address sanitizer's sake. */
      gsize length = strlen (atrs[i].atr) / 2;
      g_autofree guint8 *atr = g_malloc (MAX (length, 1));
      from_hex (atrs[i].atr, atr);
      g_test_message ("%s", atrs[i].atr);
      g_assert_cmpint (mado_extended_declared (atr, length), ==, atrs[i].declared);
    }
  g_assert_false (mado_extended_declared (NULL, 0));
}

static void
test_memory (void)
{
  static const guint8 one[] = { 0x3B, 1 }, other[] = { 0x3B, 2 };

  mado_extended_forget_all ();
  g_assert_cmpint (mado_extended_recall ("A", one, 2), ==, MADO_EXTENDED_UNTRIED);
  mado_extended_remember ("A", one, 2, MADO_EXTENDED_WORKS);
  g_assert_cmpint (mado_extended_recall ("A", one, 2), ==, MADO_EXTENDED_WORKS);
  g_assert_cmpint (mado_extended_recall ("B", one, 2), ==, MADO_EXTENDED_UNTRIED);
  g_assert_cmpint (mado_extended_recall ("A", other, 2), ==, MADO_EXTENDED_UNTRIED);
  mado_extended_remember ("B", one, 2, MADO_EXTENDED_FAILS);
  g_assert_cmpint (mado_extended_recall ("A", one, 2), ==, MADO_EXTENDED_WORKS);
  mado_extended_remember ("A", one, 2, MADO_EXTENDED_FAILS);
  g_assert_cmpint (mado_extended_recall ("A", one, 2), ==, MADO_EXTENDED_FAILS);
  mado_extended_forget_all ();
  g_assert_cmpint (mado_extended_recall ("A", one, 2), ==, MADO_EXTENDED_UNTRIED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extended/declared", test_declared);
  g_test_add_func ("/extended/memory", test_memory);
  return g_test_run ();
}
