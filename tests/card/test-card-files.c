/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"
#include "mado-extended-private.h"
#include "mado-script.h"

#include <string.h>

/* What the data sheet's certificate has: 30 82 06 2B … */
#define LENGTH         1583

#define SELECT_AUTH    "> 00A4020C02 000A < 9000"
#define SELECT_AUTH_CA "> 00A4020C02 000B < 9000"
#define SELECT_SIGN    "> 00A4020C02 0001 < 9000"

#define READ_0         "> 00B0000000 < @0+100 9000"
#define READ_1         "> 00B0010000 < @100+100 9000"
#define READ_2         "> 00B0020000 < @200+100 9000"
#define READ_3         "> 00B0030000 < @300+100 9000"
#define READ_4         "> 00B0040000 < @400+100 9000"
#define READ_5         "> 00B0050000 < @500+100 9000"
#define READ_6         "> 00B006002F < @600+2F 9000"

#define LINES(...)     ((const char *const[]){ "connect", SELECT_JPKI, __VA_ARGS__, NULL })

/* A certificate of @length bytes, with 100 bytes of @padding behind it. */
static GBytes *
make_file (gsize length, guint8 padding)
{
  guint8 *bytes = g_malloc (length + 100);

  for (gsize i = 0; i < length; i++)
    bytes[i] = i * 31 + i / 256;
  memset (bytes + length, padding, 100);
  if (length - 4 > 0xff)
    {
      const guint8 header[] = { 0x30, 0x82, (length - 4) >> 8, (length - 4) & 0xff };
      memcpy (bytes, header, sizeof header);
    }
  else if (length - 3 > 0x7f)
    {
      const guint8 header[] = { 0x30, 0x81, length - 3 };
      memcpy (bytes, header, sizeof header);
    }
  else
    {
      const guint8 header[] = { 0x30, length - 2 };
      memcpy (bytes, header, sizeof header);
    }
  return g_bytes_new_take (bytes, length + 100);
}

static void
assert_is_file (GBytes *der, GBytes *file, gsize length)
{
  g_assert_nonnull (der);
  g_assert_cmpmem (g_bytes_get_data (der, NULL), g_bytes_get_size (der),
                   g_bytes_get_data (file, NULL), length);
}

static void
finish (MadoCard *card, MadoScript *script)
{
  g_assert_finalize_object (card);
  mado_script_finish (script);
}

static void
assert_reads (MadoCardFile id, gsize length, guint8 padding, const char *const *lines)
{
  g_autoptr (GBytes) file = make_file (length, padding);
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, file);
  MadoCard *card = mado_script_open (script);
  g_autoptr (GBytes) der = mado_card_read_certificate (card, id, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_is_file (der, file, length);
  finish (card, script);
}

static void
assert_fails (GQuark domain, int code, const char *const *lines)
{
  g_autoptr (GBytes) file = make_file (LENGTH, 0);
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, file);
  MadoCard *card = mado_script_open (script);

  g_assert_null (
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  finish (card, script);
}

#define ASSERT_FAILS(code, ...)     assert_fails (MADO_CARD_ERROR, code, LINES (__VA_ARGS__, LEAVE))
#define ASSERT_TRANSPORT(code, ...) assert_fails (MADO_TRANSPORT_ERROR, code, LINES (__VA_ARGS__))

/* --- opening ---------------------------------------------------------------------------------- */

static void
assert_open_fails (GQuark domain, int code, const char *const *lines)
{
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, NULL);

  g_assert_null (mado_card_open (MADO_TRANSPORT (script), MADO_SCRIPT_READER, NULL, &error));
  g_assert_error (error, domain, code);
  mado_script_finish (script);
}

static void
test_open_foreign (void)
{
  static const char *const words[] = { "6A82", "6A86", "6A81", "6D00", "6E00", "6999", "6985",
                                       "6982", "6700", "6300", "6B00", "911C", "919D" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 00A4040C 0A D392F000260100000001 < %s", words[i]);
      const char *const lines[] = { "connect", line, LEAVE, NULL };
      g_test_message ("%s", words[i]);
      assert_open_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI, lines);
    }
}

static void
test_open_garbled (void)
{
  static const char *const answers[] = {
    "", "90", "1234", "0000", "FFFF", "6283", "6581", "AB9000"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("> 00A4040C 0A D392F000260100000001 < %s", answers[i]);
      const char *const lines[] = { "connect", line, LEAVE, NULL };
      g_test_message ("\"%s\"", answers[i]);
      assert_open_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, lines);
    }
}

/* The first command after power-up. */
static void
test_open_6f00 (void)
{
  static const char *const once[] = { "connect", "> 00A4040C 0A D392F000260100000001 < 6F00",
                                      SELECT_JPKI, LEAVE, NULL };
  static const char *const twice[] = { "connect",
                                       "> 00A4040C 0A D392F000260100000001 < 6F00",
                                       "> 00A4040C 0A D392F000260100000001 < 6F00",
                                       "power",
                                       "> 00A4040C 0A D392F000260100000001 < 6F00",
                                       "> 00A4040C 0A D392F000260100000001 < 6F00",
                                       LEAVE,
                                       NULL };
  static const char *const without_power[] = { "connect",
                                               "> 00A4040C 0A D392F000260100000001 < 6F00",
                                               "> 00A4040C 0A D392F000260100000001 < 6F00",
                                               "power",
                                               SELECT_JPKI,
                                               LEAVE,
                                               NULL };
  static const char *const removed[] = { "connect",
                                         "> 00A4040C 0A D392F000260100000001 < 6F00",
                                         "> 00A4040C 0A D392F000260100000001 < 6F00",
                                         "power ! REMOVED",
                                         LEAVE,
                                         NULL };
  MadoScript *script = mado_script_new (once, NULL);

  finish (mado_script_open (script), script);
  script = mado_script_new (without_power, NULL);
  finish (mado_script_open (script), script);
  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, removed);
  assert_open_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI, twice);
}

/* A card that answers nothing is given its power once, and no more. */
static void
test_open_failed (void)
{
  static const char *const for_ever[] = { "connect", "> 00A4040C 0A D392F000260100000001 ! FAILED",
                                          "power",   "> 00A4040C 0A D392F000260100000001 ! FAILED",
                                          LEAVE,     NULL };
  static const char *const once[] = { "connect", "> 00A4040C 0A D392F000260100000001 ! FAILED",
                                      "power",   SELECT_JPKI,
                                      LEAVE,     NULL };
  MadoScript *script = mado_script_new (once, NULL);

  finish (mado_script_open (script), script);
  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED, for_ever);
}

static void
test_open_transport (void)
{
  static const char *const no_card[] = { "connect ! NO_CARD", NULL };
  static const char *const mute[] = { "connect ! MUTE", NULL };
  static const char *const removed[] = { "connect", "> 00A4040C 0A D392F000260100000001 ! REMOVED",
                                         LEAVE, NULL };
  static const char *const at_the_second[] = {
    "connect",
    "> 00A4040C 0A D392F000260100000001 < 6F00",
    "> 00A4040C 0A D392F000260100000001 ! REMOVED",
    LEAVE,
    NULL,
  };
  static const char *const resets[] = { "connect",
                                        "> 00A4040C 0A D392F000260100000001 ! RESET",
                                        LEAVE,
                                        "connect",
                                        "> 00A4040C 0A D392F000260100000001 ! RESET",
                                        LEAVE,
                                        "connect",
                                        SELECT_JPKI,
                                        LEAVE,
                                        NULL };

  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD, no_card);
  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MUTE, mute);
  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, removed);
  assert_open_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, at_the_second);
  MadoScript *script = mado_script_new (resets, NULL);
  finish (mado_script_open (script), script);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
test_certificate (void)
{
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, LENGTH, 0x00,
                LINES (SELECT_AUTH, READ_0, READ_1, READ_2, READ_3, READ_4, READ_5, READ_6, LEAVE));
}

/* Card in to both counters: 11 commands. */
static void
test_eleven_commands (void)
{
  g_autoptr (GBytes) file = make_file (LENGTH, 0);
  MadoScript *script =
      mado_script_new (LINES (SELECT_AUTH, READ_0, READ_1, READ_2, READ_3, READ_4, READ_5, READ_6,
                              "> 00200098 < 63C3", "> 0020009B < 63C5", LEAVE),
                       file);
  MadoCard *card = mado_script_open (script);
  MadoTries auth, sign;

  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
  g_assert_true (mado_card_query_tries (card, MADO_PIN_AUTH, &auth, NULL));
  g_assert_true (mado_card_query_tries (card, MADO_PIN_SIGN, &sign, NULL));

  assert_is_file (der, file, LENGTH);
  g_assert_cmpuint (auth.left, ==, 3);
  g_assert_cmpuint (sign.left, ==, 5);
  g_assert_cmpuint (mado_script_get_n_commands (script), ==, 11);
  finish (card, script);
}

static void
test_selected_once (void)
{
  g_autoptr (GBytes) file = make_file (200, 0);
  MadoScript *script = mado_script_new (
      LINES (SELECT_AUTH, "> 00B0000000 < @0+100 9000", "> 00B0000000 < @0+100 9000", SELECT_TEXT,
             "> 00200091 < 63C3", SELECT_JPKI, SELECT_AUTH, "> 00B0000000 < @0+100 9000", LEAVE),
      file);
  MadoCard *card = mado_script_open (script);
  MadoTries tries;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) der =
          mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
      assert_is_file (der, file, 200);
      if (i == 1)
        g_assert_true (mado_card_query_tries (card, MADO_PIN_TEXT, &tries, NULL));
    }
  finish (card, script);
}

static void
test_lengths (void)
{
  /* One block and not a byte more, and one byte more. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 256, 0xff, LINES (SELECT_AUTH, READ_0, LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 257, 0xff,
                LINES (SELECT_AUTH, READ_0, "> 00B0010001 < @100+1 9000", LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 512, 0xff,
                LINES (SELECT_AUTH, READ_0, READ_1, LEAVE));
  /* The other forms of a DER length, and the least there may be. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 200, 0x00, LINES (SELECT_AUTH, READ_0, LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 64, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < @0+A0 9000", LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 129, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < @0+A0 9000", LEAVE));
}

static void
test_short_blocks (void)
{
  /* A reader that passes 224 bytes at a time. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 600, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < @0+E0 9000", "> 00B000E000 < @E0+E0 9000",
                       "> 00B001C098 < @1C0+98 9000", LEAVE));
  /* The length arrives in pieces. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 300, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < @0+1 9000", "> 00B0000100 < @1+2 9000",
                       "> 00B0000300 < @3+100 9000", "> 00B0010329 < @103+29 9000", LEAVE));
  /* No more of it than is needed for the length, which is not asked for again. */
  assert_reads (
      MADO_CARD_FILE_AUTH_CERTIFICATE, 64, 0x00,
      LINES (SELECT_AUTH, "> 00B0000000 < @0+2 9000", "> 00B000023E < @2+3E 9000", LEAVE));
  /* 6282 brings what there is. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 300, 0x00,
                LINES (SELECT_AUTH, READ_0, "> 00B001002C < @100+2C 6282", LEAVE));
}

/* A reader breaks on a long answer, or a card refuses an Le of 00. What has proved itself is kept
 * to for as long as the connection lasts; a block that breaks after another one came whole was not
 * too long. */
static void
test_smaller_blocks (void)
{
  static const char *const words[] = { "! FAILED", "< 6700", "< 90", "<" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *at_256 = g_strconcat ("> 00B0000000 ", words[i], NULL);
      g_autofree char *at_224 = g_strconcat ("> 00B00000E0 ", words[i], NULL);
      g_autofree char *at_128 = g_strconcat ("> 00B0000080 ", words[i], NULL);
      g_test_message ("%s", words[i]);
      assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 300, 0x00,
                    LINES (SELECT_AUTH, at_256, "> 00B00000E0 < @0+E0 9000",
                           "> 00B000E04C < @E0+4C 9000", LEAVE));
      assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 300, 0x00,
                    LINES (SELECT_AUTH, at_256, at_224, "> 00B0000080 < @0+80 9000",
                           "> 00B0008080 < @80+80 9000", "> 00B001002C < @100+2C 9000", LEAVE));
      assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 100, 0x00,
                    LINES (SELECT_AUTH, at_256, at_224, at_128, "> 00B0000040 < @0+40 9000",
                           "> 00B0004024 < @40+24 9000", LEAVE));
    }
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_FAILED, SELECT_AUTH, "> 00B0000000 ! FAILED",
                    "> 00B00000E0 < @0+E0 9000", "> 00B000E0E0 ! FAILED", LEAVE);
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6700");
}

/* What is asked for with fewer bytes than a block was not too long, and a block that came short
 * has not proved itself. */
static void
test_smaller_blocks_probed (void)
{
  g_autoptr (GBytes) file = make_file (100, 0);
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (
      LINES (SELECT_SIGN, "> 00B0000001 < 6700", "> 00B0000001 < @0+1 9000", SELECT_AUTH,
             "> 00B0000000 ! FAILED", "> 00B00000E0 < @0+64 9000", LEAVE),
      file);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_probe_sign_certificate (card, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
  g_assert_true (mado_card_probe_sign_certificate (card, NULL));
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
  assert_is_file (der, file, 100);
  finish (card, script);
}

/* The record is read once only: what is refused is asked for in a smaller block at once. */
static void
test_smaller_blocks_record (void)
{
  g_autoptr (GError) error = NULL;
  char serial[MADO_CARD_SERIAL_SIZE];
  GDate expiry;
  MadoScript *script = mado_script_new (
      LINES (SELECT_COMMON, "> 00B2010C00 < 6700", "> 00B2010CE0 < 9000", LEAVE), NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_read_expiry (card, &expiry, serial, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT);
  finish (card, script);
}

/* The next file and the record are asked for in blocks that work from the beginning. */
static void
test_smaller_blocks_stay (void)
{
  g_autoptr (GBytes) file = make_file (300, 0);
  MadoScript *script = mado_script_new (
      LINES (SELECT_AUTH, "> 00B0000000 ! FAILED", "> 00B00000E0 < @0+E0 9000",
             "> 00B000E04C ! FAILED", "> 00B00000E0 < @0+E0 9000", "> 00B000E04C < @E0+4C 9000",
             SELECT_COMMON, "> 00B2010CE0 < 9000", LEAVE),
      file);
  MadoCard *card = mado_script_open (script);
  g_autoptr (GError) error = NULL;
  char serial[MADO_CARD_SERIAL_SIZE];
  GDate expiry;

  g_assert_null (
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
  assert_is_file (der, file, 300);
  g_assert_false (mado_card_read_expiry (card, &expiry, serial, NULL));
  finish (card, script);
}

static void
test_followed (void)
{
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 300, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < 6100", "> 00C0000000 < @0+100 9000",
                       "> 00B001002C < 6C2C", "> 00B001002C < @100+2C 9000", LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 100, 0x00,
                LINES (SELECT_AUTH, "> 00B0000000 < 6C64", "> 00B0000064 < @0+64 9000", LEAVE));
}

static void
test_broken_off (void)
{
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6B00");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 9000");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6282");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6A82");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 90");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6F00");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, READ_0, "> 00B0010000 < 6985");
  ASSERT_FAILS (MADO_CARD_ERROR_HIDDEN, SELECT_AUTH, READ_0, "> 00B0010000 < 6982");
}

static void
test_absent (void)
{
  g_autoptr (GString) zeros = g_string_new ("> 00B0000000 < ");
  g_autoptr (GString) ones = g_string_new ("> 00B0000000 < ");

  for (guint i = 0; i < 256; i++)
    {
      g_string_append (zeros, "00");
      g_string_append (ones, "FF");
    }
  g_string_append (zeros, "9000");
  g_string_append (ones, "9000");

  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, "> 00A4020C02 000A < 6A82");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < 6B00");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < 6A82");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < 6985");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < 9000");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < 6282");
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, zeros->str);
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, ones->str);
  ASSERT_FAILS (MADO_CARD_ERROR_ABSENT, SELECT_AUTH, "> 00B0000000 < FF 9000");
}

static void
test_hidden (void)
{
  ASSERT_FAILS (MADO_CARD_ERROR_HIDDEN, SELECT_AUTH, "> 00B0000000 < 6982");
  ASSERT_FAILS (MADO_CARD_ERROR_HIDDEN, "> 00A4020C02 000A < 6982");
}

static void
test_not_a_certificate (void)
{
  static const char *const beginnings[] = {
    "3182 0600 00",                                   /* no SEQUENCE */
    "00FF 0000 00",                                   /* neither filler nor certificate */
    "3080 0600 00",                                   /* indefinite length, which is not DER */
    "3083 000600 00",                                 /* 16 MB */
    "3082 FFFF 00",                                   /* past the reach of READ BINARY */
    "3082 7FFD 00",                                   /* by one byte */
    "3082 0000 00",   "3000 0000 00", "303D 0000 00", /* 63 bytes */
    "CF7D F9D4 00",                                   /* inverted */
    "FF01 0101 01",                                   /* filler but for its first byte */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 00B0000000 < %s 9000", beginnings[i]);
      g_test_message ("%s", beginnings[i]);
      ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, line);
    }
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, "> 00A4020C02 000A < 6F00");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, "> 00B0000000 < 6986");
  ASSERT_FAILS (MADO_CARD_ERROR_PROTOCOL, SELECT_AUTH, "> 00B0000000 < 00", "> 00B00000E0 < 00",
                "> 00B0000080 < 00", "> 00B0000040 < 00");
}

/* The longest that READ BINARY reaches. */
static void
test_longest (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup ("connect"));
  g_ptr_array_add (lines, g_strdup (SELECT_JPKI));
  g_ptr_array_add (lines, g_strdup (SELECT_AUTH));
  for (guint i = 0; i < 128; i++)
    g_ptr_array_add (lines, g_strdup_printf ("> 00B0%02X0000 < @%X+100 9000", i, i * 256));
  g_ptr_array_add (lines, g_strdup (LEAVE));
  g_ptr_array_add (lines, NULL);
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 32768, 0x00, (const char *const *)lines->pdata);
}

/* A card that gives a byte at a time is asked no 1,583 times. */
static void
test_short_reads (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup ("connect"));
  g_ptr_array_add (lines, g_strdup (SELECT_JPKI));
  g_ptr_array_add (lines, g_strdup (SELECT_AUTH));
  for (guint i = 0; i <= 8 + LENGTH / 32; i++)
    g_ptr_array_add (lines, g_strdup_printf ("> 00B000%02X00 < @%X+1 9000", i, i));
  g_ptr_array_add (lines, g_strdup (LEAVE));
  g_ptr_array_add (lines, NULL);
  assert_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, (const char *const *)lines->pdata);
}

typedef struct
{
  guint n;
  gsize done, total;
} Seen;

static void
on_progress (gsize done, gsize total, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_cmpuint (done, >, seen->done);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (total, >, 0);
  seen->n++;
  seen->done = done;
  seen->total = total;
}

static void
test_progress (void)
{
  g_autoptr (GBytes) file = make_file (LENGTH, 0);
  Seen seen = { 0 };
  MadoScript *script = mado_script_new (
      LINES (SELECT_AUTH, READ_0, READ_1, READ_2, READ_3, READ_4, READ_5, READ_6, LEAVE), file);
  MadoCard *card = mado_script_open (script);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, on_progress, &seen, NULL);

  g_assert_nonnull (der);
  g_assert_cmpuint (seen.n, ==, 7);
  g_assert_cmpuint (seen.done, ==, LENGTH);
  g_assert_cmpuint (seen.total, ==, LENGTH);
  finish (card, script);
}

/* Nothing is told before it is known how much there is. */
static void
test_progress_in_pieces (void)
{
  g_autoptr (GBytes) file = make_file (200, 0);
  Seen seen = { 0 };
  MadoScript *script = mado_script_new (
      LINES (SELECT_AUTH, "> 00B0000000 < @0+1 9000", "> 00B0000100 < @1+C7 9000", LEAVE), file);
  MadoCard *card = mado_script_open (script);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, on_progress, &seen, NULL);

  assert_is_file (der, file, 200);
  g_assert_cmpuint (seen.n, ==, 1);
  finish (card, script);
}

/* --- other programs, departures, cancelling -----------------------------------------------------
 */

static void
test_reset (void)
{
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, LENGTH, 0x00,
                LINES (SELECT_AUTH, READ_0, READ_1, "> 00B0020000 ! RESET", LEAVE, "connect",
                       SELECT_JPKI, SELECT_AUTH, READ_2, READ_3, READ_4, READ_5, READ_6, LEAVE));
  /* At every other place. */
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 200, 0x00,
                LINES ("> 00A4020C02 000A ! RESET", LEAVE, "connect", SELECT_JPKI, SELECT_AUTH,
                       "> 00B0000000 ! RESET", LEAVE, "connect",
                       "> 00A4040C 0A D392F000260100000001 ! RESET", LEAVE, "connect", SELECT_JPKI,
                       SELECT_AUTH, READ_0, LEAVE));
  assert_reads (MADO_CARD_FILE_AUTH_CERTIFICATE, 200, 0x00,
                LINES ("> 00A4020C02 000A ! RESET", LEAVE, "connect ! RESET", "connect",
                       SELECT_JPKI, SELECT_AUTH, READ_0, LEAVE));
}

static void
test_reset_for_ever (void)
{
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_RESET, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE,
                    "connect ! RESET", "connect ! RESET", "connect ! RESET");
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_RESET, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE,
                    "connect", SELECT_JPKI, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE, "connect",
                    SELECT_JPKI, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE, "connect", SELECT_JPKI,
                    SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE);
}

static void
test_reset_then_gone (void)
{
  /* An empty reader, to whoever was reading, is a card that has left. */
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_REMOVED, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE,
                    "connect ! NO_CARD");
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_NO_READER, SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE,
                    "connect ! NO_READER");
}

/* A card that comes after one that left may be somebody else's: it is never read on. */
static void
test_removed_stays_removed (void)
{
  g_autoptr (GError) error = NULL;
  MadoAvailability sign, auth;
  MadoScript *script = mado_script_new (
      LINES (SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE, "connect ! NO_CARD"), NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_null (
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL));
  g_assert_false (mado_card_read_availability (card, &sign, &auth, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  finish (card, script);
}

/* One that another program took for itself is asked for again by the next operation. */
static void
test_sharing_and_back (void)
{
  g_autoptr (GBytes) file = make_file (200, 0);
  g_autoptr (GError) error = NULL;
  MadoScript *script =
      mado_script_new (LINES (SELECT_AUTH, "> 00B0000000 ! RESET", LEAVE, "connect ! SHARING",
                              "connect", SELECT_JPKI, SELECT_AUTH, READ_0, LEAVE),
                       file);
  MadoCard *card = mado_script_open (script);

  g_assert_null (
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
  assert_is_file (der, file, 200);
  finish (card, script);
}

static void
test_transport_errors (void)
{
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_REMOVED, SELECT_AUTH, READ_0, "> 00B0010000 ! REMOVED",
                    LEAVE);
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_FAILED, SELECT_AUTH, READ_0, "> 00B0010000 ! FAILED",
                    LEAVE);
  ASSERT_TRANSPORT (MADO_TRANSPORT_ERROR_NO_SERVICE, "> 00A4020C02 000A ! NO_SERVICE", LEAVE);
}

static void
test_cancelled (void)
{
  assert_fails (G_IO_ERROR, G_IO_ERROR_CANCELLED, LINES (SELECT_AUTH, READ_0, "cancel", LEAVE));
}

/* The power is taken from a card that this program has not verified, as long as it is there. */
static void
test_restore_power (void)
{
  MadoScript *script = mado_script_new (LINES ("power", LEAVE), NULL);
  MadoCard *card = mado_script_open (script);

  mado_card_restore_power (card);
  mado_card_close (card);
  mado_card_restore_power (card);
  finish (card, script);

  script = mado_script_new (LINES (SELECT_SIGN, "> 00B0000001 ! REMOVED", LEAVE), NULL);
  card = mado_script_open (script);
  g_assert_false (mado_card_probe_sign_certificate (card, NULL));
  mado_card_restore_power (card);
  finish (card, script);

  script = mado_script_new (LINES (SELECT_SIGN, "> 00B0000001 ! RESET", LEAVE, "connect ! SHARING"),
                            NULL);
  card = mado_script_open (script);
  g_assert_false (mado_card_probe_sign_certificate (card, NULL));
  mado_card_restore_power (card);
  finish (card, script);
}

static void
test_closed (void)
{
  g_autoptr (GError) error = NULL;
  MadoToken token;
  MadoScript *script = mado_script_new (LINES (LEAVE), NULL);
  MadoCard *card = mado_script_open (script);

  mado_card_close (card);
  mado_card_close (card);
  g_assert_false (mado_card_read_token (card, &token, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  finish (card, script);
}

/* --- extended length -------------------------------------------------------------------------- */

static const guint8 able_atr[] = { 0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12,
                                   0x39, 0x2F, 0x31, 0xC1, 0x73, 0xC6, 0x01, 0xC0, 0x3B };

static void
read_with_atr (MadoCardFile id, gsize length, gboolean able, const char *const *lines)
{
  g_autoptr (GBytes) file = make_file (length, 0x00);
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, file);
  if (able)
    mado_script_set_atr (script, able_atr, sizeof able_atr);
  MadoCard *card = mado_script_open (script);
  g_autoptr (GBytes) der = mado_card_read_certificate (card, id, NULL, NULL, &error);

  g_assert_no_error (error);
  assert_is_file (der, file, length);
  finish (card, script);
}

#define READ_REST "> 00B00100 00 0300 < @100+300 9000"

static const char *const ca_short[] = { "connect", SELECT_JPKI, SELECT_AUTH_CA, READ_0, READ_1,
                                        READ_2,    READ_3,      LEAVE,          NULL };
static const char *const ca_extended[] = { "connect", SELECT_JPKI, SELECT_AUTH_CA,
                                           READ_0,    READ_REST,   LEAVE,
                                           NULL };
static const char *const auth_short[] = { "connect", SELECT_JPKI, SELECT_AUTH, READ_0, READ_1,
                                          READ_2,    READ_3,      LEAVE,       NULL };
static const char *const auth_extended[] = { "connect", SELECT_JPKI, SELECT_AUTH, READ_0,
                                             READ_REST, LEAVE,       NULL };

static void
test_extended_proves_itself (void)
{
  mado_extended_forget_all ();
  /* Not on the certificate that somebody waits for; then on the CA's; then everywhere. */
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE, auth_short);
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE, ca_extended);
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE, auth_extended);
  /* Never for a card that does not say that it is able. */
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, FALSE, ca_short);
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, FALSE, auth_short);
  /* A rest of one block is one short command anyway. */
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 512, TRUE,
                 LINES (SELECT_AUTH, READ_0, READ_1, LEAVE));
}

/* A short command proves nothing; and the rest is asked for from where the first block ended. */
static void
test_extended_from_anywhere (void)
{
  mado_extended_forget_all ();
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 512, TRUE, LINES (SELECT_AUTH_CA, READ_0, READ_1, LEAVE));
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE, auth_short);
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE,
                 LINES (SELECT_AUTH_CA, "> 00B0000000 < @0+65 9000",
                        "> 00B00065 00 039B < @65+39B 9000", LEAVE));
}

static void
assert_falls_back (const char *const *lines)
{
  mado_extended_forget_all ();
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE, lines);
  /* And is not tried again. */
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE, ca_short);
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE, auth_short);
}

static void
test_extended_falls_back (void)
{
  static const char *const answers[] = {
    "< 6700",          "< 6F00", "< 6985",          "< @100+2FF 9000",
    "< @100+300 6282", "< 9000", "< @100+100 9000", "< 90",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 00B00100 00 0300 %s", answers[i]);
      g_test_message ("%s", answers[i]);
      assert_falls_back (LINES (SELECT_AUTH_CA, READ_0, line, READ_1, READ_2, READ_3, LEAVE));
    }
  /* The exchange itself fails, as with a driver that knows no extended length. */
  assert_falls_back (LINES (SELECT_AUTH_CA, READ_0, "> 00B00100 00 0300 ! FAILED", LEAVE, "connect",
                            SELECT_JPKI, SELECT_AUTH_CA, READ_1, READ_2, READ_3, LEAVE));
  assert_falls_back (LINES (SELECT_AUTH_CA, READ_0, "> 00B00100 00 0300 ! MUTE", LEAVE, "connect",
                            SELECT_JPKI, SELECT_AUTH_CA, READ_1, READ_2, READ_3, LEAVE));
  assert_falls_back (LINES (SELECT_AUTH_CA, READ_0, "> 00B00100 00 0300 ! RESET", LEAVE, "connect",
                            SELECT_JPKI, SELECT_AUTH_CA, READ_1, READ_2, READ_3, LEAVE));
}

/* Once proven, a failure still falls back. */
static void
test_extended_unproves_itself (void)
{
  mado_extended_forget_all ();
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE, ca_extended);
  read_with_atr (
      MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE,
      LINES (SELECT_AUTH, READ_0, "> 00B00100 00 0300 < 6F00", READ_1, READ_2, READ_3, LEAVE));
  read_with_atr (MADO_CARD_FILE_AUTH_CERTIFICATE, 1024, TRUE, auth_short);
}

/* A card that is removed during the trial is no proof of anything. */
static void
test_extended_removed (void)
{
  g_autoptr (GBytes) file = make_file (1024, 0);
  g_autoptr (GError) error = NULL;
  MadoScript *script =
      mado_script_new (LINES (SELECT_AUTH_CA, READ_0, "> 00B00100 00 0300 ! REMOVED", LEAVE), file);

  mado_extended_forget_all ();
  mado_script_set_atr (script, able_atr, sizeof able_atr);
  MadoCard *card = mado_script_open (script);
  g_assert_null (mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CA, NULL, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  finish (card, script);
  read_with_atr (MADO_CARD_FILE_AUTH_CA, 1024, TRUE, ca_extended);
}

/* --- the small files -------------------------------------------------------------------------- */

#define LABEL_2 "4A504B494150494343544F4B454E32 2020202020202020202020202020202020"
#define LABEL_1 "4A504B494150494343544F4B454E 202020202020202020202020202020202020"
#define LABEL_A "4A504B4941504750534554 4F4B454E 2020202020202020202020202020202020"
#define LABEL_I "4A504B494150494F53544F4B454E 202020202020202020202020202020202020"
#define LABEL_X "4A504B494150494343544F4B454E33 2020202020202020202020202020202020"

static void
test_token (void)
{
  static const struct
  {
    const char *line;
    MadoToken token;
  } cases[] = {
    { "> 00B0000020 <" LABEL_2 "9000", MADO_TOKEN_MY_NUMBER_CARD },
    { "> 00B0000020 <" LABEL_1 "9000", MADO_TOKEN_JUKI_CARD },
    { "> 00B0000020 <" LABEL_A "9000", MADO_TOKEN_ANDROID },
    { "> 00B0000020 <" LABEL_I "9000", MADO_TOKEN_IPHONE },
    { "> 00B0000020 <" LABEL_X "9000", MADO_TOKEN_UNKNOWN },
    { "> 00B0000020 < 4A504B494150494343544F4B454E32 9000", MADO_TOKEN_MY_NUMBER_CARD },
    { "> 00B0000020 < 4A 9000", MADO_TOKEN_UNKNOWN },
    { "> 00B0000020 < 4A504B494150494343544F4B454E32 00000000000000 6282",
      MADO_TOKEN_MY_NUMBER_CARD },
    /* Padded with NUL, as other cards and telephones do (card-protocol.md 3.1). */
    { "> 00B0000020 < 4A504B494150494343544F4B454E32 0000000000000000000000000000000000 9000",
      MADO_TOKEN_MY_NUMBER_CARD },
    { "> 00B0000020 < 4A504B494150494343544F4B454E 000000000000000000000000000000000000 9000",
      MADO_TOKEN_JUKI_CARD },
    { "> 00B0000020 < 4A504B4941504750534554 4F4B454E 0000000000000000000000000000000000 9000",
      MADO_TOKEN_ANDROID },
    { "> 00B0000020 < 4A504B494150494F53544F4B454E 000000000000000000000000000000000000 9000",
      MADO_TOKEN_IPHONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoToken token = MADO_TOKEN_UNKNOWN;
      g_autoptr (GError) error = NULL;
      MadoScript *script =
          mado_script_new (LINES ("> 00A4020C02 0006 < 9000", cases[i].line, LEAVE), NULL);
      MadoCard *card = mado_script_open (script);
      g_test_message ("%s", cases[i].line);
      g_assert_true (mado_card_read_token (card, &token, &error));
      g_assert_no_error (error);
      g_assert_cmpint (token, ==, cases[i].token);
      finish (card, script);
    }
}

static void
assert_token_fails (MadoCardError code, const char *line)
{
  MadoToken token = MADO_TOKEN_IPHONE;
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (LINES ("> 00A4020C02 0006 < 9000", line, LEAVE), NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_read_token (card, &token, &error));
  g_assert_error (error, MADO_CARD_ERROR, (int)code);
  g_assert_cmpint (token, ==, MADO_TOKEN_UNKNOWN);
  finish (card, script);
}

static void
test_token_fails (void)
{
  assert_token_fails (MADO_CARD_ERROR_ABSENT, "> 00B0000020 < 9000");
  /* A file that was never set (card-protocol.md 3.1). */
  assert_token_fails (MADO_CARD_ERROR_ABSENT,
                      "> 00B0000020 < FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 9000");
  assert_token_fails (MADO_CARD_ERROR_ABSENT, "> 00B0000020 < 0000000000000000 9000");
  assert_token_fails (MADO_CARD_ERROR_ABSENT, "> 00B0000020 < 6B00");
  assert_token_fails (MADO_CARD_ERROR_HIDDEN, "> 00B0000020 < 6982");
  assert_token_fails (MADO_CARD_ERROR_PROTOCOL, "> 00B0000020 < 6985");
  assert_token_fails (MADO_CARD_ERROR_PROTOCOL, "> 00B0000020 < 00");
  assert_token_fails (MADO_CARD_ERROR_PROTOCOL, "> 00B0000020 < 6F00");
}

static void
test_availability (void)
{
  static const struct
  {
    const char *line;
    MadoAvailability sign, auth;
    int error; /* −1: none */
  } cases[] = {
    { "8F8F00 9000", MADO_AVAILABILITY_RECORDED, MADO_AVAILABILITY_RECORDED, -1 },
    { "008F00 9000", MADO_AVAILABILITY_NOT_RECORDED, MADO_AVAILABILITY_RECORDED, -1 },
    { "8F0000 9000", MADO_AVAILABILITY_RECORDED, MADO_AVAILABILITY_NOT_RECORDED, -1 },
    { "000000 9000", MADO_AVAILABILITY_NOT_RECORDED, MADO_AVAILABILITY_NOT_RECORDED, -1 },
    { "8F8F 6282", MADO_AVAILABILITY_RECORDED, MADO_AVAILABILITY_RECORDED, -1 },
    { "FF8F00 9000", MADO_AVAILABILITY_NOT_RECORDED, MADO_AVAILABILITY_RECORDED, -1 },
    { "FFFFFF 9000", 0, 0, MADO_CARD_ERROR_ABSENT },
    { "9000", 0, 0, MADO_CARD_ERROR_ABSENT },
    { "6B00", 0, 0, MADO_CARD_ERROR_ABSENT },
    { "8F 9000", 0, 0, MADO_CARD_ERROR_PROTOCOL },
    { "8F8F0000 9000", 0, 0, MADO_CARD_ERROR_PROTOCOL },
    { "6982", 0, 0, MADO_CARD_ERROR_HIDDEN },
    { "90", 0, 0, MADO_CARD_ERROR_PROTOCOL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoAvailability sign = MADO_AVAILABILITY_RECORDED, auth = MADO_AVAILABILITY_RECORDED;
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf ("> 00B0000003 < %s", cases[i].line);
      MadoScript *script = mado_script_new (LINES ("> 00A4020C02 0008 < 9000", line, LEAVE), NULL);
      MadoCard *card = mado_script_open (script);

      g_test_message ("%s", cases[i].line);
      gboolean ok = mado_card_read_availability (card, &sign, &auth, &error);
      g_assert_cmpint (ok, ==, cases[i].error < 0);
      if (!ok)
        g_assert_error (error, MADO_CARD_ERROR, cases[i].error);
      g_assert_cmpint (sign, ==, cases[i].sign);
      g_assert_cmpint (auth, ==, cases[i].auth);
      finish (card, script);
    }
}

static void
test_probe (void)
{
  static const struct
  {
    const char *answer;
    int error; /* −1: none */
  } cases[] = {
    { "30 9000", -1 },
    { "6982", MADO_CARD_ERROR_HIDDEN },
    { "6A82", MADO_CARD_ERROR_ABSENT },
    { "6985", MADO_CARD_ERROR_ABSENT },
    { "6B00", MADO_CARD_ERROR_ABSENT },
    { "9000", MADO_CARD_ERROR_ABSENT },
    { "00 9000", MADO_CARD_ERROR_ABSENT },
    { "FF 9000", MADO_CARD_ERROR_ABSENT },
    { "CF 9000", MADO_CARD_ERROR_PROTOCOL },
    { "6F00", MADO_CARD_ERROR_PROTOCOL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf ("> 00B0000001 < %s", cases[i].answer);
      MadoScript *script = mado_script_new (LINES (SELECT_SIGN, line, LEAVE), NULL);
      MadoCard *card = mado_script_open (script);

      g_test_message ("%s", cases[i].answer);
      g_assert_cmpint (mado_card_probe_sign_certificate (card, &error), ==, cases[i].error < 0);
      if (cases[i].error >= 0)
        g_assert_error (error, MADO_CARD_ERROR, cases[i].error);
      finish (card, script);
    }
}

/* 15 of serial, 5 of municipality; the date follows. */
#define SERIAL "303132333435363738394142434445 3133313135"
#define DATE   "3230333531303130" /* 2035-10-10 */

static const struct
{
  const char *answer;
  guint year, month, day;
  int error;
} expiries[] = {
  { "C11C" SERIAL DATE "9000", 2035, 10, 10, -1 },
  /* Within another object, behind others, before padding, alone. */
  { "701E C11C" SERIAL DATE "9000", 2035, 10, 10, -1 },
  { "C00101 C11C" SERIAL DATE "FFFFFFFFFFFF 9000", 2035, 10, 10, -1 },
  { "DF21 1C" SERIAL DATE "9000", 2035, 10, 10, -1 },
  { SERIAL DATE "9000", 2035, 10, 10, -1 },
  { "1C" SERIAL DATE "9000", 2035, 10, 10, -1 },
  /* Behind what only begins like one: no serial, and no municipality. */
  { "1C 2F3132333435363738394142434445 3133313135 3230333030313031 C11C" SERIAL DATE "9000", 2035,
    10, 10, -1 },
  { "1C 303132333435363738394142434445 4133313135 3230333030313031 C11C" SERIAL DATE "9000", 2035,
    10, 10, -1 },
  { "2F3132333435363738394142434445 3133313135" DATE "9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
  { SERIAL DATE "FF 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
  /* The first and the last year. */
  { "C11C" SERIAL "3230313630313031 9000", 2016, 1, 1, -1 },
  { "C11C" SERIAL "3231303031323331 9000", 2100, 12, 31, -1 },
  { "C11C" SERIAL "3230323430323239 6282", 2024, 2, 29, -1 },
  { "C11C" SERIAL "3230323530323239 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL }, /* no such day */
  { "C11C" SERIAL "3230313531323331 9000", 0, 0, 0,
    MADO_CARD_ERROR_PROTOCOL }, /* before any card */
  { "C11C" SERIAL "3231303130313031 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL }, /* 2101 */
  { "C11C" SERIAL "3230333531333130 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL }, /* month 13 */
  { "C11C" SERIAL "3230333541313130 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL }, /* a letter */
  /* A card of the makers' test series, and a file that was never set (card-protocol.md 2.3,
   * 3.1). */
  { "011C 343030303030303132373139383433 3133323231 3230333530323137 9000", 2035, 2, 17, -1 },
  { "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 9000", 0, 0, 0, MADO_CARD_ERROR_ABSENT },
  { "C11B" SERIAL DATE "9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
  { "C11C" SERIAL "32303335313031 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL }, /* cut off */
  { "C1 9000", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
  { "FFFFFFFF 9000", 0, 0, 0, MADO_CARD_ERROR_ABSENT },
  { "9000", 0, 0, 0, MADO_CARD_ERROR_ABSENT },
  { "6A83", 0, 0, 0, MADO_CARD_ERROR_ABSENT },
  { "6A82", 0, 0, 0, MADO_CARD_ERROR_ABSENT },
  { "6982", 0, 0, 0, MADO_CARD_ERROR_HIDDEN },
  { "6F00", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
  { "90", 0, 0, 0, MADO_CARD_ERROR_PROTOCOL },
};

static void
test_expiry (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expiries); i++)
    {
      GDate expiry;
      char serial[MADO_CARD_SERIAL_SIZE];
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf ("> 00B2010C00 < %s", expiries[i].answer);
      MadoScript *script = mado_script_new (LINES (SELECT_COMMON, line, LEAVE), NULL);
      MadoCard *card = mado_script_open (script);

      g_test_message ("%s", expiries[i].answer);
      gboolean ok = mado_card_read_expiry (card, &expiry, serial, &error);
      g_assert_cmpint (ok, ==, expiries[i].error < 0);
      g_assert_cmpint (g_date_valid (&expiry), ==, ok);
      g_assert_cmpuint (strlen (serial), ==, ok ? 15 : 0);
      if (ok)
        {
          g_assert_cmpuint (g_date_get_year (&expiry), ==, expiries[i].year);
          g_assert_cmpint (g_date_get_month (&expiry), ==, (int)expiries[i].month);
          g_assert_cmpuint (g_date_get_day (&expiry), ==, expiries[i].day);
        }
      else
        g_assert_error (error, MADO_CARD_ERROR, expiries[i].error);
      finish (card, script);
    }
}

static void
test_expiry_without_application (void)
{
  GDate expiry;
  char serial[MADO_CARD_SERIAL_SIZE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = make_file (200, 0);
  MadoScript *script = mado_script_new (
      LINES ("> 00A4040C 0A D3921000310001010100 < 6A82", SELECT_JPKI, SELECT_AUTH, READ_0, LEAVE),
      file);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_read_expiry (card, &expiry, serial, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT);
  /* What is selected after that is not taken for granted. */
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, NULL);
  assert_is_file (der, file, 200);
  finish (card, script);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/open/foreign", test_open_foreign);
  g_test_add_func ("/card/open/garbled", test_open_garbled);
  g_test_add_func ("/card/open/6f00", test_open_6f00);
  g_test_add_func ("/card/open/failed", test_open_failed);
  g_test_add_func ("/card/open/transport", test_open_transport);
  g_test_add_func ("/card/certificate", test_certificate);
  g_test_add_func ("/card/eleven-commands", test_eleven_commands);
  g_test_add_func ("/card/selected-once", test_selected_once);
  g_test_add_func ("/card/lengths", test_lengths);
  g_test_add_func ("/card/short-blocks", test_short_blocks);
  g_test_add_func ("/card/smaller-blocks", test_smaller_blocks);
  g_test_add_func ("/card/smaller-blocks/probed", test_smaller_blocks_probed);
  g_test_add_func ("/card/smaller-blocks/record", test_smaller_blocks_record);
  g_test_add_func ("/card/smaller-blocks/stay", test_smaller_blocks_stay);
  g_test_add_func ("/card/followed", test_followed);
  g_test_add_func ("/card/broken-off", test_broken_off);
  g_test_add_func ("/card/absent", test_absent);
  g_test_add_func ("/card/hidden", test_hidden);
  g_test_add_func ("/card/not-a-certificate", test_not_a_certificate);
  g_test_add_func ("/card/longest", test_longest);
  g_test_add_func ("/card/short-reads", test_short_reads);
  g_test_add_func ("/card/progress", test_progress);
  g_test_add_func ("/card/progress/in-pieces", test_progress_in_pieces);
  g_test_add_func ("/card/reset", test_reset);
  g_test_add_func ("/card/reset-for-ever", test_reset_for_ever);
  g_test_add_func ("/card/reset-then-gone", test_reset_then_gone);
  g_test_add_func ("/card/removed-stays-removed", test_removed_stays_removed);
  g_test_add_func ("/card/sharing-and-back", test_sharing_and_back);
  g_test_add_func ("/card/transport-errors", test_transport_errors);
  g_test_add_func ("/card/cancelled", test_cancelled);
  g_test_add_func ("/card/restore-power", test_restore_power);
  g_test_add_func ("/card/closed", test_closed);
  g_test_add_func ("/card/extended/proves-itself", test_extended_proves_itself);
  g_test_add_func ("/card/extended/from-anywhere", test_extended_from_anywhere);
  g_test_add_func ("/card/extended/falls-back", test_extended_falls_back);
  g_test_add_func ("/card/extended/unproves-itself", test_extended_unproves_itself);
  g_test_add_func ("/card/extended/removed", test_extended_removed);
  g_test_add_func ("/card/token", test_token);
  g_test_add_func ("/card/token-fails", test_token_fails);
  g_test_add_func ("/card/availability", test_availability);
  g_test_add_func ("/card/probe", test_probe);
  g_test_add_func ("/card/expiry", test_expiry);
  g_test_add_func ("/card/expiry-without-application", test_expiry_without_application);
  return g_test_run ();
}
