/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-strength.h"

#define BORN     MADO_PIN_WEAK_BIRTH_DATE
#define REPEATED MADO_PIN_WEAK_REPEATED
#define SEQUENCE MADO_PIN_WEAK_SEQUENCE
#define COMMON   MADO_PIN_WEAK_COMMON

static const struct
{
  MadoPin pin;
  const char *text;
  guint weaknesses;
} table[] = {
  /* four digits */
  { MADO_PIN_AUTH, "9999", REPEATED },
  { MADO_PIN_AUTH, "1212", REPEATED },
  { MADO_PIN_AUTH, "1221", 0 },
  { MADO_PIN_AUTH, "1234", SEQUENCE },
  { MADO_PIN_TEXT, "4321", SEQUENCE },
  { MADO_PIN_AUTH, "7890", SEQUENCE },
  { MADO_PIN_AUTH, "9012", SEQUENCE },
  { MADO_PIN_AUTH, "0987", SEQUENCE },
  { MADO_PIN_AUTH, "1235", 0 },
  { MADO_PIN_AUTH, "5987", 0 },
  { MADO_PIN_AUTH, "1159", 0 },
  { MADO_PIN_AUTH, "0007", COMMON },
  { MADO_PIN_AUTH, "1357", COMMON },
  { MADO_PIN_AUTH, "2580", COMMON },
  { MADO_PIN_JUKI, "4649", COMMON },
  { MADO_PIN_AUTH, "8642", 0 },
  { MADO_PIN_AUTH, "7305", 0 },
  { MADO_PIN_AUTH, "1112", 0 },
  { MADO_PIN_AUTH, "0912", 0 },
  { MADO_PIN_AUTH, "9010", 0 },
  { MADO_PIN_AUTH, "0000", REPEATED },
  /* 7 March 1985, Showa 60 */
  { MADO_PIN_AUTH, "0307", BORN },
  { MADO_PIN_AUTH, "0703", BORN },
  { MADO_PIN_AUTH, "1985", BORN },
  { MADO_PIN_AUTH, "8503", BORN },
  { MADO_PIN_AUTH, "0385", BORN },
  { MADO_PIN_AUTH, "6003", BORN },
  { MADO_PIN_AUTH, "8537", BORN },
  { MADO_PIN_AUTH, "6037", BORN },
  { MADO_PIN_AUTH, "8507", 0 },
  { MADO_PIN_AUTH, "1986", 0 },
  /* passwords */
  { MADO_PIN_SIGN, "A1A1A1", REPEATED },
  { MADO_PIN_SIGN, "abc123", SEQUENCE | COMMON },
  { MADO_PIN_SIGN, "ABCD4321", SEQUENCE },
  { MADO_PIN_SIGN, "A123456", SEQUENCE },
  { MADO_PIN_SIGN, "AAA111", SEQUENCE },
  { MADO_PIN_SIGN, "AB12345", 0 },
  { MADO_PIN_SIGN, "12345A", SEQUENCE },
  { MADO_PIN_SIGN, "1A2345", 0 },
  { MADO_PIN_SIGN, "ABC9XYZ", SEQUENCE },
  { MADO_PIN_SIGN, "Password1", COMMON },
  { MADO_PIN_SIGN, "XQWERTY9", COMMON },
  { MADO_PIN_SIGN, "HANAKO0307", BORN },
  { MADO_PIN_SIGN, "H1985K", BORN },
  { MADO_PIN_SIGN, "S600307", BORN },
  { MADO_PIN_SIGN, "K7TR92WD", 0 },
  { MADO_PIN_SIGN, "K7TR92WDX4QH8ZVB", 0 }, /* the longest */
};

static guint
judge (MadoPin pin, const char *text, const GDate *born)
{
  g_autoptr (MadoSecret) secret = mado_pin_prepare (pin, text, NULL);

  g_assert_nonnull (secret);
  return mado_pin_judge (pin, secret, NULL, born);
}

static void
test_table (void)
{
  g_autoptr (GDate) born = g_date_new_dmy (7, G_DATE_MARCH, 1985);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].text);
      g_assert_cmpuint (judge (table[i].pin, table[i].text, born), ==, table[i].weaknesses);
      g_assert_cmpuint (judge (table[i].pin, table[i].text, NULL), ==,
                        table[i].weaknesses & ~(guint)BORN);
    }
}

/* One person's birth date in each calendar's way, by its era: the year of a change belongs to both,
 * the next one does not, and there is no year 0. */
static void
test_eras (void)
{
  static const struct
  {
    GDateYear year;
    const char *text;
    guint weaknesses;
  } eras[] = {
    { 1912, "4512", BORN }, { 1912, "0112", BORN }, { 1926, "1512", BORN }, { 1926, "0112", BORN },
    { 1989, "6412", BORN }, { 1989, "0112", BORN }, { 1990, "6512", 0 },    { 2018, "0012", 0 },
    { 2019, "3112", BORN }, { 2019, "0112", BORN }, { 2030, "1212", BORN }, { 2001, "1312", BORN },
    { 2000, "2000", BORN }, { 1985, "8530", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      g_autoptr (GDate) born = g_date_new_dmy (30, G_DATE_DECEMBER, eras[i].year);
      g_test_message ("%u %s", eras[i].year, eras[i].text);
      g_assert_cmpuint (judge (MADO_PIN_AUTH, eras[i].text, born) & BORN, ==, eras[i].weaknesses);
    }
}

/* A number of two digits stands as it is. */
static void
test_two_digits (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (17, G_DATE_MARCH, 1985);
  g_autoptr (GDate) month = g_date_new_dmy (7, G_DATE_DECEMBER, 1985);

  g_assert_cmpuint (judge (MADO_PIN_SIGN, "K85317X", day), ==, BORN);
  g_assert_cmpuint (judge (MADO_PIN_SIGN, "K85127X", month), ==, BORN);
  g_assert_cmpuint (judge (MADO_PIN_SIGN, "K85317X", month), ==, 0);
}

static void
test_no_date (void)
{
  GDate unset;

  g_date_clear (&unset, 1);
  g_assert_cmpuint (judge (MADO_PIN_AUTH, "0307", &unset), ==, 0);
}

static void
test_same (void)
{
  g_autoptr (MadoSecret) one = mado_pin_prepare (MADO_PIN_SIGN, "k7tr92wd", NULL);
  g_autoptr (MadoSecret) same = mado_pin_prepare (MADO_PIN_SIGN, "K7TR92WD", NULL);
  g_autoptr (MadoSecret) longer = mado_pin_prepare (MADO_PIN_SIGN, "K7TR92WDX", NULL);
  g_autoptr (MadoSecret) poor = mado_pin_prepare (MADO_PIN_SIGN, "ABC123", NULL);

  g_assert_cmpuint (mado_pin_judge (MADO_PIN_SIGN, one, same, NULL), ==,
                    MADO_PIN_WEAK_SAME_AS_CURRENT);
  g_assert_cmpuint (mado_pin_judge (MADO_PIN_SIGN, one, longer, NULL), ==, 0);
  g_assert_cmpuint (mado_pin_judge (MADO_PIN_SIGN, one, NULL, NULL), ==, 0);
  g_assert_cmpuint (mado_pin_judge (MADO_PIN_SIGN, poor, one, NULL), ==, SEQUENCE | COMMON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pin-strength/table", test_table);
  g_test_add_func ("/pin-strength/eras", test_eras);
  g_test_add_func ("/pin-strength/two-digits", test_two_digits);
  g_test_add_func ("/pin-strength/no-date", test_no_date);
  g_test_add_func ("/pin-strength/same", test_same);
  return g_test_run ();
}
