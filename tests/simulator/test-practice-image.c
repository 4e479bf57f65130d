/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "practice-hex.h"
#include "practice-reader.h"

/* --- the other files ---------------------------------------------------------------------------
 */

static void
test_small_files (void)
{
  static const struct
  {
    const char *name;
    const char *availability;
    const char *label; /* of 0006, in hexadecimal */
  } cases[] = {
    { "healthy", "8F8F009000", "4A504B494150494343544F4B454E322020" },
    { "sign-not-issued", "008F009000", "4A504B494150494343544F4B454E322020" },
    { "nothing-recorded", "0000009000", "4A504B494150494343544F4B454E322020" },
    { "no-availability", NULL, "4A504B494150494343544F4B454E322020" },
    { "juki-card", NULL, "4A504B494150494343544F4B454E202020" },
    { "smartphone", "8F8F009000", "4A504B49415047505345544F4B454E2020" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoPracticeCard) card =
          practice_make_card (cases[i].name, practice_make_date (2026, 11, 23));
      practice_assert_answer (card, SELECT_JPKI, "9000");
      g_autofree char *info = practice_hex_exchange (card, "00B0860000");
      g_assert_cmpuint (strlen (info), ==, 2 * (160 + 2));
      g_assert_true (g_str_has_prefix (info, cases[i].label));
      practice_assert_answer (card, "00B0880000",
                              cases[i].availability != NULL ? cases[i].availability : "6A82");
    }
}

static char *
read_card_record (const char *name)
{
  g_autoptr (MadoPracticeCard) card = practice_make_card (name, practice_make_date (2026, 11, 23));
  practice_assert_answer (card, SELECT_COMMON, "9000");
  return practice_hex_exchange (card, "00B2010C00");
}

static void
test_card_record (void)
{
  g_autofree char *record = read_card_record ("healthy");
  g_autofree char *before = read_card_record ("in-window");
  g_autofree char *after = read_card_record ("renewed");
  /* 01 1C, then a number that begins with 9, 13115 and 20340402 */
  g_assert_cmpuint (strlen (record), ==, 2 * (2 + 28 + 2));
  g_assert_true (g_str_has_prefix (record, "011C39"));
  g_assert_true (g_str_has_suffix (record, "3133313135"
                                           "3230333430343032"
                                           "9000"));
  /* Each card has its own number, and keeps it when it is renewed. */
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (strncmp (record, before, 2 * (2 + 15)), !=, 0);
}

static void
test_counters (void)
{
  static const struct
  {
    const char *name;
    const char *auth;
    const char *sign;
  } cases[] = {
    { "healthy", "63C3", "63C5" },         { "one-try-left", "63C1", "63C1" },
    { "pin-locked", "63C0", "63C5" },      { "sign-pin-locked", "63C3", "63C0" },
    { "both-locked", "63C0", "63C0" },     { "face-auth", "63C0", "63C0" },
    { "sign-not-issued", "63C3", "6A82" }, { "juki-card", "6A82", "63C5" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoPracticeCard) card =
          practice_make_card (cases[i].name, practice_make_date (2026, 11, 23));
      practice_assert_answer (card, SELECT_JPKI, "9000");
      practice_assert_answer (card, "00200098", cases[i].auth);
      practice_assert_answer (card, "0020009B", cases[i].sign);
    }
}

static void
test_hidden (void)
{
  g_autoptr (MadoPracticeCard) healthy =
      practice_make_card ("healthy", practice_make_date (2026, 11, 23));
  practice_assert_answer (healthy, SELECT_JPKI, "9000");
  practice_assert_answer (healthy, "00B0810001", "6982");
  practice_assert_answer (healthy, "00B08A0001", "309000");

  g_autoptr (MadoPracticeCard) phone =
      practice_make_card ("smartphone", practice_make_date (2026, 11, 23));
  practice_assert_answer (phone, SELECT_JPKI, "9000");
  practice_assert_answer (phone, "00B08A0001", "6982");
  practice_assert_answer (phone, "00B08B0001", "309000");
  practice_assert_answer (phone, SELECT_COMMON, "6A82");

  g_autoptr (MadoPracticeCard) none =
      practice_make_card ("sign-not-issued", practice_make_date (2026, 11, 23));
  practice_assert_answer (none, SELECT_JPKI, "9000");
  practice_assert_answer (none, "00B0810001", "6A82");
  g_autoptr (MadoPracticeCard) face =
      practice_make_card ("face-auth", practice_make_date (2026, 11, 23));
  practice_assert_answer (face, SELECT_JPKI, "9000");
  practice_assert_answer (face, "00B0810001", "6982");
}

/* What stands after the certificate: nothing, zeros or FF. */
static void
test_padding (void)
{
  static const struct
  {
    const char *name;
    gsize size;
    guint8 last;
  } cases[] = { { "healthy", 1583 + 417, 0x00 }, { "in-window", 1583 + 64, 0xFF } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoPracticeCard) card =
          practice_make_card (cases[i].name, practice_make_date (2026, 11, 23));
      practice_assert_answer (card, SELECT_JPKI, "9000");
      g_autoptr (GBytes) content = practice_read_file (card, 0x000A);
      gsize size;
      const guint8 *data = g_bytes_get_data (content, &size);
      g_assert_cmpuint (size, ==, cases[i].size);
      g_assert_cmphex (data[1583], ==, cases[i].last);
      g_assert_cmphex (data[size - 1], ==, cases[i].last);
    }
}

static void
test_faults (void)
{
  g_autoptr (MadoPracticeCard) removed =
      practice_make_card ("torn", practice_make_date (2026, 11, 23));
  for (guint i = 0; i < 4; i++)
    practice_assert_answer (removed, SELECT_JPKI, "9000");
  practice_assert_answer (removed, SELECT_JPKI, NULL);
  g_assert_true (mado_practice_card_is_removed (removed));

  g_autoptr (MadoPracticeCard) garbled =
      practice_make_card ("garbled", practice_make_date (2026, 11, 23));
  practice_assert_answer (garbled, SELECT_JPKI, "9000");
  g_autoptr (GBytes) content = practice_read_file (garbled, 0x000A);
  gnutls_x509_crt_t certificate;
  const gnutls_datum_t der = { (guint8 *)g_bytes_get_data (content, NULL),
                               (guint)g_bytes_get_size (content) };
  gnutls_x509_crt_init (&certificate);
  g_assert_cmpint (gnutls_x509_crt_import (certificate, &der, GNUTLS_X509_FMT_DER), <, 0);
  gnutls_x509_crt_deinit (certificate);

  g_autoptr (MadoPracticeCard) noise =
      practice_make_card ("garbled-answer", practice_make_date (2026, 11, 23));
  practice_assert_answer (noise, SELECT_JPKI, "9000");
  practice_assert_answer (noise, "00B08A0002", "30829000");
  practice_assert_answer (noise, "00B0000002", "CF7D9000");
  practice_assert_answer (noise, "00B0000002", "30829000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-image/small-files", test_small_files);
  g_test_add_func ("/practice-image/card-record", test_card_record);
  g_test_add_func ("/practice-image/counters", test_counters);
  g_test_add_func ("/practice-image/hidden", test_hidden);
  g_test_add_func ("/practice-image/padding", test_padding);
  g_test_add_func ("/practice-image/faults", test_faults);
  return g_test_run ();
}
