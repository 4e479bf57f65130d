/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-practice-names.h"
#include "practice-hex.h"
#include "mado-practice-card-private.h"

#define SELECT_JPKI     "00A4040C0A D392F000260100000001"
#define SELECT_JUKI     "00A4040C0A D3921000310001010401"
#define SELECT_COMMON   "00A4040C0A D3921000310001010100"
#define SELECT_SIGN_PIN "00A4020C02 001B"
#define SELECT_AUTH_PIN "00A4020C02 0018"
#define QUERY           "00200080"
/* The ASCII of MADO1234 and of wrong ones. */
#define VERIFY_SIGN       "0020008008 4D41444F31323334"
#define VERIFY_SIGN_LOWER "0020008008 6D61646F31323334"
#define VERIFY_AUTH       "0020008004 31323334"
#define VERIFY_AUTH_WRONG "0020008004 30303030"

static const guint8 *const jpki = mado_practice_aid_jpki;
static const guint8 *const juki = mado_practice_aid_juki;
static const guint8 *const common = mado_practice_aid_common;

/* @length bytes counting up from 0. */
static GBytes *
make_content (gsize length)
{
  g_autofree guint8 *bytes = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8)i;
  return g_bytes_new (bytes, length);
}

static MadoPracticeCard *
make_card (guint16 locked_sw)
{
  MadoPracticeCard *card = mado_practice_card_new ();
  g_autoptr (GBytes) content = make_content (600);
  g_autoptr (GBytes) record = g_bytes_new_static ("\001\002AB", 4);

  mado_practice_card_add_application (card, jpki, 10);
  mado_practice_card_add_application (card, juki, 10);
  mado_practice_card_add_application (card, common, 10);
  mado_practice_card_add_file (card, jpki, 0x000A, content, 0);
  mado_practice_card_add_file (card, jpki, 0x0001, content, 0x001B);
  mado_practice_card_add_pin (card, jpki, 0x0018, "1234", 3, 3, locked_sw);
  mado_practice_card_add_pin (card, jpki, 0x001B, "MADO1234", 5, 5, locked_sw);
  mado_practice_card_add_pin (card, juki, 0x001C, "1234", 3, 3, locked_sw);
  mado_practice_card_set_change_key (card, juki, 0x001C);
  mado_practice_card_add_pin (card, common, 0x001C, "1234", 3, 3, locked_sw);
  mado_practice_card_set_change_key (card, common, 0x001C);
  mado_practice_card_add_record (card, common, 1, 1, record);
  mado_practice_card_power_up (card);
  return card;
}

/* --- selecting ---------------------------------------------------------------------------------
 */

static void
test_select (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  /* The master file is never to be had: first for its form, then for its name, then for nothing. */
  practice_assert_answer (card, "00A40000", "6A86");
  practice_assert_answer (card, "00A4000002 3F00", "6A82");
  practice_assert_answer (card, "00A4020C02 000A", "6A82");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00A40000", "9000");
  practice_assert_answer (card, "00A4000002 3F00", "6A82");
  practice_assert_answer (card, "00A4020C02 000A", "9000");
  practice_assert_answer (card, "00A4020C02 0099", "6A82");
  /* A failed select leaves the file as it was. */
  practice_assert_answer (card, "00B0000002", "00019000");
  /* With P2 = 00, and with Le. */
  practice_assert_answer (card, "00A404000A D392F000260100000001", "9000");
  practice_assert_answer (card, "00A404000A D392F000260100000001 00", "9000");
  /* The first letters of a name find it too. */
  practice_assert_answer (card, "00A4040C05 D392F00026", "9000");
  practice_assert_answer (card, "00A4040C0A D392F000260100000002", "6A82");
  practice_assert_answer (card, "00A4040C0B D392F00026010000000100", "6A82");
  practice_assert_answer (card, "00A4040C", "6700");
  practice_assert_answer (card, "00A4020C01 0A", "6700");
  practice_assert_answer (card, "00A4040300 ", "6A86");
  practice_assert_answer (card, "00A4080C02 000A", "6A86");
}

static void
test_select_application_forgets_file (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00A4020C02 000A", "9000");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0000002", "6986");
}

static void
test_class_and_length (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "08 A4040C0A D392F000260100000001", "6882");
  practice_assert_answer (card, "0C A4040C0A D392F000260100000001", "69FC");
  practice_assert_answer (card, "90 A4040C0A D392F000260100000001", "6E00");
  practice_assert_answer (card, "80 B0000000", "6E00");
  practice_assert_answer (card, "00 32008000", "6E00");
  practice_assert_answer (card, "00 2C008000", "6D00");
  practice_assert_answer (card, "80 2A008000", "6D00");
  practice_assert_answer (card, "00B0", "6700");
  /* Lc tells of more, and of less, than there is. */
  practice_assert_answer (card, "00A4020C03 000A", "6700");
  practice_assert_answer (card, "00A4020C02 000A 00 00", "6700");
}

/* --- reading -----------------------------------------------------------------------------------
 */

static void
test_read_binary (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, "00B0000004", "6986");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0000004", "6986");
  practice_assert_answer (card, "00A4020C02 000A", "9000");
  practice_assert_answer (card, "00B0000004", "000102039000");
  practice_assert_answer (card, "00B0010404", "040506079000");
  practice_assert_answer (card, "00B00000", "6700");
  practice_assert_answer (card, "00B0000001 00", "6700");

  /* Le = 00 is 256; the last block is short, and 9000 all the same. */
  g_autofree char *whole = practice_hex_exchange (card, "00B0000000");
  g_assert_cmpuint (strlen (whole), ==, 2 * (256 + 2));
  g_autofree char *last = practice_hex_exchange (card, "00B0020000");
  g_assert_cmpuint (strlen (last), ==, 2 * (600 - 512 + 2));
  g_assert_true (g_str_has_suffix (last, "9000"));
  practice_assert_answer (card, "00B0025705", "579000");
  practice_assert_answer (card, "00B0025801", "6B00");
  practice_assert_answer (card, "00B07FFF00", "6B00");
}

static void
test_read_binary_by_sfi (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, "00B08A0002", "6A82");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B08A1002", "10119000");
  /* It is the current file from then on. */
  practice_assert_answer (card, "00B0010002", "00019000");
  practice_assert_answer (card, "00B08C0002", "6A82");
  practice_assert_answer (card, "00B0AA0002", "6A86");
  practice_assert_answer (card, "00B0980002", "6981");
}

static void
test_extended (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00A4020C02 000A", "9000");
  practice_assert_answer (card, "00B00000 000000", "6700");
  mado_practice_card_set_extended (card, TRUE);
  g_autofree char *whole = practice_hex_exchange (card, "00B00000 000000");
  g_assert_cmpuint (strlen (whole), ==, 2 * (600 + 2));
  practice_assert_answer (card, "00B00000 000003", "0001029000");
  practice_assert_answer (card, "00A4020C 000002 000A", "9000");
  practice_assert_answer (card, "00A4020C 000002 000A 0000", "9000");
  practice_assert_answer (card, "00A4020C 000003 000A", "6700");
  practice_assert_answer (card, "00A4020C 000000 000A", "6700");
  practice_assert_answer (card, "00B00000 0000", "6700");
}

static void
test_read_record (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_COMMON, "9000");
  practice_assert_answer (card, "00B2010C00", "010241429000");
  practice_assert_answer (card, "00B2010C02", "01029000");
  practice_assert_answer (card, "00B2010400", "010241429000");
  practice_assert_answer (card, "00B2020C00", "6A83");
  practice_assert_answer (card, "00B2000C00", "6A83");
  practice_assert_answer (card, "00B2011400", "6A82");
  practice_assert_answer (card, "00B2010D00", "6A86");
  practice_assert_answer (card, "00B2010C", "6700");
  practice_assert_answer (card, "00B0810000", "6981");
}

/* --- PINs --------------------------------------------------------------------------------------
 */

static void
test_query (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, QUERY, "6985");
  practice_assert_answer (card, SELECT_AUTH_PIN, "9000");
  practice_assert_answer (card, QUERY, "63C3");
  practice_assert_answer (card, QUERY "00", "63C3");
  practice_assert_answer (card, "0020009B", "63C5");
  /* The short id has made it the current file. */
  practice_assert_answer (card, QUERY, "63C5");
  practice_assert_answer (card, "0020009D", "6A82");
  practice_assert_answer (card, "0020008A", "6981");
  practice_assert_answer (card, "00200000", "6A86");
  practice_assert_answer (card, "00200180", "6A86");
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 0);
}

static void
test_verify (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "6982");
  practice_assert_answer (card, SELECT_SIGN_PIN, "9000");
  /* No case folding on the card. */
  practice_assert_answer (card, VERIFY_SIGN_LOWER, "63C4");
  practice_assert_answer (card, "0020008007 4D41444F313233", "63C3");
  practice_assert_answer (card, VERIFY_SIGN, "9000");
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x001B), ==, 5);
  practice_assert_answer (card, QUERY, "63C5");
  practice_assert_answer (card, "0020009B08 4D41444F31323334", "9000");
  practice_assert_answer (card, "00B0810001", "009000");
  /* The other PIN is not verified by it. */
  practice_assert_answer (card, "00200098", "63C3");
  g_assert_cmpuint (mado_practice_card_get_n_verifies (card), ==, 4);
  practice_assert_answer (card, "0020009B11 4D41444F313233344D41444F3132333430", "6700");
  /* A wrong one takes the state away again. */
  practice_assert_answer (card, "0020009B01 30", "63C4");
  practice_assert_answer (card, "00B0810001", "6982");
}

static void
test_verified_state (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "0020009B08 4D41444F31323334", "9000");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "009000");
  mado_practice_card_warm_reset (card);
  practice_assert_answer (card, "00B0000001", "6986");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "009000");
  g_assert_true (mado_practice_card_get_verified (card, jpki, 0x001B));

  /* Another application's selection ends it; one that is not there is not selected. */
  practice_assert_answer (card, "00A4040C0A A0000001510000000000", "6A82");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "009000");
  practice_assert_answer (card, SELECT_JUKI, "9000");
  g_assert_false (mado_practice_card_get_verified (card, jpki, 0x001B));
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "6982");

  practice_assert_answer (card, "0020009B08 4D41444F31323334", "9000");
  mado_practice_card_power_off (card);
  practice_assert_answer (card, SELECT_JPKI, NULL);
  mado_practice_card_power_up (card);
  g_assert_false (mado_practice_card_get_verified (card, jpki, 0x001B));
  practice_assert_answer (card, "00A40000", "6A86");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "6982");
}

/* The answers that only some cards give, or none that was seen. */
static void
test_other_answers (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_answers (card, 0x6983, TRUE, TRUE);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "0020009B08 4D41444F31323334", "9000");
  practice_assert_answer (card, "0020009B", "9000");
  practice_assert_answer (card, SELECT_JUKI, "9000");
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00B0810001", "009000");
  practice_assert_answer (card, "0020009804 30303030", "63C2");
  practice_assert_answer (card, "0020009804 30303030", "63C1");
  practice_assert_answer (card, "0020009804 30303030", "63C0");
  practice_assert_answer (card, "00200098", "6983");
}

static void
test_locked (gconstpointer data)
{
  guint16 sw = (guint16)GPOINTER_TO_UINT (data);
  g_autofree char *locked = g_strdup_printf ("%04X", sw);
  g_autoptr (MadoPracticeCard) card = make_card (sw);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, SELECT_AUTH_PIN, "9000");
  practice_assert_answer (card, VERIFY_AUTH_WRONG, "63C2");
  practice_assert_answer (card, VERIFY_AUTH_WRONG, "63C1");
  practice_assert_answer (card, VERIFY_AUTH_WRONG, "63C0");
  practice_assert_answer (card, QUERY, "63C0");
  practice_assert_answer (card, VERIFY_AUTH_WRONG, locked);
  /* Not even the right one, and not after losing the power. */
  practice_assert_answer (card, VERIFY_AUTH, locked);
  mado_practice_card_power_off (card);
  mado_practice_card_power_up (card);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "00200098", "63C0");
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x0018), ==, 0);
}

static void
test_change (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, SELECT_AUTH_PIN, "9000");
  practice_assert_answer (card, "0024018004 35363738", "6982");
  practice_assert_answer (card, VERIFY_AUTH, "9000");
  /* Old and new in one command is no form of this card's; nor is the other command. */
  practice_assert_answer (card, "0024008008 3132333435363738", "6A86");
  practice_assert_answer (card, "8032008004 35363738", "6D00");
  practice_assert_answer (card, "00240180", "6700");
  practice_assert_answer (card, "0024018004 35363738", "9000");

  g_autofree char *pin = mado_practice_card_dup_pin (card, jpki, 0x0018);
  g_assert_cmpstr (pin, ==, "5678");
  practice_assert_answer (card, VERIFY_AUTH, "63C2");
  practice_assert_answer (card, "0024018004 31323334", "6982");
  practice_assert_answer (card, "0020008004 35363738", "9000");
}

static void
test_change_key (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  practice_assert_answer (card, SELECT_JUKI, "9000");
  practice_assert_answer (card, "0020009C04 30303030", "63C2");
  /* One PIN to its holder, and two to the card. */
  practice_assert_answer (card, SELECT_COMMON, "9000");
  practice_assert_answer (card, "0020009C", "63C3");
  practice_assert_answer (card, "8032008004 35363738", "6982");
  practice_assert_answer (card, "0020009C04 31323334", "9000");
  practice_assert_answer (card, "0024018004 35363738", "6D00");
  practice_assert_answer (card, "8032018004 35363738", "6A86");
  practice_assert_answer (card, "8032008004 35363738", "9000");
  g_autofree char *pin = mado_practice_card_dup_pin (card, common, 0x001C);
  g_assert_cmpstr (pin, ==, "5678");
  g_autofree char *other = mado_practice_card_dup_pin (card, juki, 0x001C);
  g_assert_cmpstr (other, ==, "1234");
  g_assert_true (mado_practice_card_has_pin (card, common, 0x001C));
  g_assert_false (mado_practice_card_has_pin (card, common, 0x0018));
}

/* --- faults ------------------------------------------------------------------------------------
 */

static void
test_removal (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_removal (card, 3, FALSE);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  /* The count goes on over a loss of power. */
  mado_practice_card_power_off (card);
  mado_practice_card_power_up (card);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  g_assert_false (mado_practice_card_is_removed (card));
  practice_assert_answer (card, "0020009804 30303030", NULL);
  g_assert_true (mado_practice_card_is_removed (card));
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x0018), ==, 3);
  mado_practice_card_power_up (card);
  practice_assert_answer (card, SELECT_JPKI, NULL);

  /* Put in again it is whole, and counts anew. */
  mado_practice_card_insert (card);
  g_assert_cmpuint (mado_practice_card_get_n_commands (card), ==, 0);
  mado_practice_card_power_up (card);
  for (guint i = 0; i < 5; i++)
    practice_assert_answer (card, SELECT_JPKI, "9000");
  g_assert_cmpuint (mado_practice_card_get_n_commands (card), ==, 5);
  g_assert_cmpuint (mado_practice_card_get_n_bytes (card), ==, 5 * (15 + 2));
}

static void
test_removal_carried_out (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_removal (card, 2, TRUE);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, "0020009804 30303030", NULL);
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x0018), ==, 2);
}

/* Only the commands that are counted can be hit. */
static void
test_count (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_count (card, MADO_PRACTICE_COUNT_VERIFY);
  mado_practice_card_set_removal (card, 2, FALSE);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, SELECT_AUTH_PIN, "9000");
  practice_assert_answer (card, QUERY, "63C3");
  practice_assert_answer (card, VERIFY_AUTH, "9000");
  practice_assert_answer (card, SELECT_AUTH_PIN, "9000");
  practice_assert_answer (card, VERIFY_AUTH_WRONG, NULL);
  g_assert_true (mado_practice_card_is_removed (card));
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x0018), ==, 3);
}

/* The card stays where it is, without power, and says it once. */
static void
test_service_stop (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_removal (card, 2, TRUE);
  mado_practice_card_set_removal_stops_service (card, TRUE);
  practice_assert_answer (card, SELECT_JPKI, "9000");
  g_assert_false (mado_practice_card_take_service_stop (card));
  practice_assert_answer (card, "0020009804 30303030", NULL);
  g_assert_false (mado_practice_card_is_removed (card));
  g_assert_true (mado_practice_card_take_service_stop (card));
  g_assert_false (mado_practice_card_take_service_stop (card));
  g_assert_cmpuint (mado_practice_card_get_tries_left (card, jpki, 0x0018), ==, 2);
  mado_practice_card_power_up (card);
  practice_assert_answer (card, SELECT_JPKI, "9000");
}

static void
test_garble (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);
  g_autoptr (GBytes) odd = g_bytes_new_static ("\x12", 1);

  practice_assert_answer (card, SELECT_JPKI, "9000");
  mado_practice_card_set_garble (card, 2, NULL);
  practice_assert_answer (card, "00B08A0002", "FFFE9000");
  practice_assert_answer (card, "00B08A0002", "00019000");
  mado_practice_card_set_garble (card, 4, odd);
  practice_assert_answer (card, "00B08A0002", "12");
  practice_assert_answer (card, "00B08A0002", "00019000");
}

static gpointer
power_off_soon (gpointer data)
{
  g_usleep (50 * 1000);
  mado_practice_card_power_off (data);
  return NULL;
}

static void
test_pace (void)
{
  g_autoptr (MadoPracticeCard) card = make_card (0x6984);

  mado_practice_card_set_pace (card, 30, 8000); /* a byte takes a millisecond */
  gint64 begin = g_get_monotonic_time ();
  practice_assert_answer (card, SELECT_JPKI, "9000");
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, (30 + 17) * 1000);

  /* Taking the power away ends the wait; nobody could look while the card worked otherwise. */
  mado_practice_card_set_pace (card, 60 * 1000, 0);
  begin = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("power-off", power_off_soon, card);
  practice_assert_answer (card, SELECT_JPKI, NULL);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 30 * G_USEC_PER_SEC);
  g_assert_false (mado_practice_card_is_removed (card));
}

static void
test_atr (void)
{
  static const guint8 atr[] = { 0x3B, 0x80, 0x01 };
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();
  gsize length;

  const guint8 *first = mado_practice_card_get_atr (card, &length);
  g_assert_cmpuint (length, ==, 19);
  g_assert_cmphex (first[0], ==, 0x3B);
  /* The check byte: T=1 is offered, so all after TS makes 0 by exclusive or. */
  guint8 check = 0;
  for (gsize i = 1; i < length; i++)
    check ^= first[i];
  g_assert_cmphex (check, ==, 0);
  mado_practice_card_set_atr (card, atr, sizeof atr);
  const guint8 *second = mado_practice_card_get_atr (card, &length);
  g_assert_cmpmem (second, length, atr, sizeof atr);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-card/select", test_select);
  g_test_add_func ("/practice-card/select-application-forgets-file",
                   test_select_application_forgets_file);
  g_test_add_func ("/practice-card/class-and-length", test_class_and_length);
  g_test_add_func ("/practice-card/read-binary", test_read_binary);
  g_test_add_func ("/practice-card/read-binary-by-sfi", test_read_binary_by_sfi);
  g_test_add_func ("/practice-card/extended", test_extended);
  g_test_add_func ("/practice-card/read-record", test_read_record);
  g_test_add_func ("/practice-card/query", test_query);
  g_test_add_func ("/practice-card/verify", test_verify);
  g_test_add_func ("/practice-card/verified-state", test_verified_state);
  g_test_add_func ("/practice-card/other-answers", test_other_answers);
  g_test_add_data_func ("/practice-card/locked/63C0", GUINT_TO_POINTER (0x63C0), test_locked);
  g_test_add_data_func ("/practice-card/locked/6983", GUINT_TO_POINTER (0x6983), test_locked);
  g_test_add_data_func ("/practice-card/locked/6984", GUINT_TO_POINTER (0x6984), test_locked);
  g_test_add_func ("/practice-card/change", test_change);
  g_test_add_func ("/practice-card/change-key", test_change_key);
  g_test_add_func ("/practice-card/tear", test_removal);
  g_test_add_func ("/practice-card/tear-carried-out", test_removal_carried_out);
  g_test_add_func ("/practice-card/count", test_count);
  g_test_add_func ("/practice-card/service-stop", test_service_stop);
  g_test_add_func ("/practice-card/garble", test_garble);
  g_test_add_func ("/practice-card/pace", test_pace);
  g_test_add_func ("/practice-card/atr", test_atr);
  return g_test_run ();
}
