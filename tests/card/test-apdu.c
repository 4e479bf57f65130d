/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-apdu.h"
#include "mado-script.h"

#include <string.h>

/* Plays one line, wrapped in a connection, and returns what the APDU brought. */
typedef struct
{
  guint8 answer[70000];
  gsize length;
  guint16 sw;
  GError *error;
} Result;

static Result *
run (const MadoApdu *apdu, const char *const *lines)
{
  g_autoptr (GPtrArray) script_lines = g_ptr_array_new ();
  Result *result = g_new0 (Result, 1);

  /* What nobody has answered is nothing. */
  result->length = 1;
  result->sw = 0x9000;

  g_ptr_array_add (script_lines, (char *)"connect");
  for (; *lines != NULL; lines++)
    g_ptr_array_add (script_lines, (char *)*lines);
  g_ptr_array_add (script_lines, (char *)LEAVE);
  g_ptr_array_add (script_lines, NULL);

  guint8 bytes[65536];
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = i * 7;
  g_autoptr (GBytes) file = g_bytes_new (bytes, sizeof bytes);
  MadoScript *script = mado_script_new ((const char *const *)script_lines->pdata, file);
  MadoChannel *channel =
      mado_transport_connect (MADO_TRANSPORT (script), MADO_SCRIPT_READER, NULL, NULL);
  gboolean ok = mado_apdu_transmit (channel, apdu, apdu->expected > 0 ? result->answer : NULL,
                                    &result->length, &result->sw, &result->error);
  g_assert_cmpint (ok, ==, result->error == NULL);
  /* What arrived is the beginning of the file wherever the script took it from there in order. */
  if (ok)
    g_assert_cmpmem (result->answer, result->length, bytes, result->length);
  g_assert_finalize_object (channel);
  mado_script_finish (script);
  return result;
}

static void
free_result (Result *result)
{
  g_clear_error (&result->error);
  g_free (result);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, free_result)

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
assert_answer (const MadoApdu *apdu, const char *const *lines, gsize length, guint16 sw)
{
  g_autoptr (Result) result = run (apdu, lines);

  g_assert_no_error (result->error);
  g_assert_cmpuint (result->length, ==, length);
  g_assert_cmphex (result->sw, ==, sw);
}

static void
assert_protocol (const MadoApdu *apdu, const char *const *lines)
{
  g_autoptr (Result) result = run (apdu, lines);

  g_assert_error (result->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
}

static void
test_short_cases (void)
{
  static const guint8 data[] = { 0x00, 0x0A };

  MadoApdu one = { 0x00, 0x20, 0x00, 0x80, NULL, 0, 0 };
  assert_answer (&one, LINES ("> 00200080 < 63C3"), 0, 0x63C3);
  MadoApdu two = { 0x00, 0xB0, 0x06, 0x00, NULL, 0, 0x2F };
  assert_answer (&two, LINES ("> 00B006002F < @0+2F 9000"), 0x2F, 0x9000);
  MadoApdu two_256 = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 256 };
  assert_answer (&two_256, LINES ("> 00B0000000 < @0+100 9000"), 256, 0x9000);
  MadoApdu three = { 0x00, 0xA4, 0x02, 0x0C, data, sizeof data, 0 };
  assert_answer (&three, LINES ("> 00A4020C02000A < 9000"), 0, 0x9000);
  MadoApdu four = { 0x80, 0x2A, 0x00, 0x80, data, sizeof data, 256 };
  assert_answer (&four, LINES ("> 802A008002000A00 < @0+1 9000"), 1, 0x9000);
}

static void
test_extended_cases (void)
{
  guint8 data[256];
  memset (data, 0x5A, sizeof data);
  g_autoptr (GString) text = g_string_new (NULL);
  for (gsize i = 0; i < sizeof data; i++)
    g_string_append (text, "5A");

  MadoApdu two = { 0x00, 0xB0, 0x01, 0x00, NULL, 0, 1327 };
  assert_answer (&two, LINES ("> 00B00100 00 052F < @0+52F 9000"), 1327, 0x9000);
  MadoApdu two_most = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 65536 };
  assert_answer (&two_most, LINES ("> 00B00000 00 0000 < @0+FFFF 9000"), 65535, 0x9000);

  /* The longest that goes into a short one. */
  g_autofree char *short_line = g_strdup_printf ("> 00D60000 FF %.*s < 9000", 255 * 2, text->str);
  MadoApdu short_three = { 0x00, 0xD6, 0x00, 0x00, data, 255, 0 };
  assert_answer (&short_three, LINES (short_line), 0, 0x9000);
  g_autofree char *three_line = g_strdup_printf ("> 00D60000 00 0100 %s < 9000", text->str);
  MadoApdu three = { 0x00, 0xD6, 0x00, 0x00, data, sizeof data, 0 };
  assert_answer (&three, LINES (three_line), 0, 0x9000);
  g_autofree char *four_line = g_strdup_printf ("> 00CB0000 00 0100 %s 0100 < 9000", text->str);
  MadoApdu four = { 0x00, 0xCB, 0x00, 0x00, data, sizeof data, 256 };
  assert_answer (&four, LINES (four_line), 0, 0x9000);
  /* A small Lc in an extended command, because its Le is large. */
  MadoApdu mixed = { 0x00, 0xCB, 0x00, 0x00, data, 1, 257 };
  assert_answer (&mixed, LINES ("> 00CB0000 00 0001 5A 0101 < 6700"), 0, 0x6700);
}

static void
test_short_answers (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 4 };

  assert_protocol (&read, LINES ("> 00B0000004 < "));
  assert_protocol (&read, LINES ("> 00B0000004 < 90"));
  assert_answer (&read, LINES ("> 00B0000004 < 9000"), 0, 0x9000);
}

static void
test_long_answers (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 4 };
  MadoApdu select = { 0x00, 0xA4, 0x04, 0x0C, NULL, 0, 0 };

  assert_protocol (&read, LINES ("> 00B0000004 < @0+5 9000"));
  assert_protocol (&read, LINES ("> 00B0000004 < @0+100 9000"));
  assert_protocol (&select, LINES ("> 00A4040C < @0+1 9000"));
}

static void
test_follow_61 (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 200 };

  assert_answer (&read, LINES ("> 00B00000C8 < 61C8", "> 00C00000C8 < @0+C8 9000"), 200, 0x9000);
  /* In parts. */
  assert_answer (&read,
                 LINES ("> 00B00000C8 < @0+10 6110", "> 00C0000010 < @10+10 6101",
                        "> 00C0000001 < @20+1 9000"),
                 33, 0x9000);
  /* More than was asked for is left with the card. */
  assert_answer (&read, LINES ("> 00B00000C8 < 6100", "> 00C00000C8 < @0+C8 6138"), 200, 0x9000);
  /* The last part is asked for by what is still wanted, not by what is there. */
  assert_answer (
      &read,
      LINES ("> 00B00000C8 < 61C0", "> 00C00000C0 < @0+C0 61FF", "> 00C0000008 < @C0+8 6101"), 200,
      0x9000);
  /* 00 is 256, in a command that is short all the same. */
  MadoApdu read_more = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 600 };
  assert_answer (&read_more, LINES ("> 00B00000 00 0258 < 6100", "> 00C0000000 < @0+100 9000"), 256,
                 0x9000);
  /* An error on the way is the answer. */
  assert_answer (&read, LINES ("> 00B00000C8 < 61C8", "> 00C00000C8 < 6F00"), 0, 0x6F00);
  /* Announced, never given. */
  assert_protocol (&read, LINES ("> 00B00000C8 < 6110", "> 00C0000010 < 6110"));
}

static void
test_61_without_le (void)
{
  MadoApdu select = { 0x00, 0xA4, 0x04, 0x0C, NULL, 0, 0 };

  /* A card that has an FCI to give, which nobody wanted. */
  assert_answer (&select, LINES ("> 00A4040C < 6110"), 0, 0x9000);
}

static void
test_61_for_long (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 65536 };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  /* A byte at a time, and always one more to come. */
  g_ptr_array_add (lines, g_strdup ("> 00B00000 00 0000 < @0+1 6101"));
  for (guint i = 1; i <= 258; i++)
    g_ptr_array_add (lines, g_strdup_printf ("> 00C0000001 < @%X+1 6101", i));
  g_ptr_array_add (lines, NULL);
  assert_protocol (&read, (const char *const *)lines->pdata);
}

static void
test_follow_6c (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 256 };
  MadoApdu little = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 4 };

  assert_answer (&read, LINES ("> 00B0000000 < 6C2F", "> 00B000002F < @0+2F 9000"), 47, 0x9000);
  assert_answer (&read, LINES ("> 00B0000000 < 6C2E", "> 00B000002E < @0+2E 9000"), 46, 0x9000);
  assert_answer (&read, LINES ("> 00B0000000 < 6C01", "> 00B0000001 < @0+1 9000"), 1, 0x9000);
  assert_answer (&read, LINES ("> 00B0000000 < 6C00", "> 00B0000000 < @0+100 9000"), 256, 0x9000);
  /* Once, not for ever. */
  assert_answer (&read, LINES ("> 00B0000000 < 6C2F", "> 00B000002F < 6C2E"), 0, 0x6C2E);
  /* The length wanted by the card is more than there is room for. */
  assert_answer (&little, LINES ("> 00B0000004 < 6C05"), 0, 0x6C05);
  assert_answer (&little, LINES ("> 00B0000004 < 6C00"), 0, 0x6C00);
  /* And 61xx after it. */
  assert_answer (
      &read, LINES ("> 00B0000000 < 6C10", "> 00B0000010 < @0+8 6108", "> 00C0000008 < @8+8 9000"),
      16, 0x9000);
}

static void
test_pins_are_not_followed (void)
{
  static const guint8 pin[] = { '1', '2', '3', '4' };
  MadoApdu verify = { 0x00, 0x20, 0x00, 0x80, pin, sizeof pin, 0 };
  MadoApdu change = { 0x00, 0x24, 0x01, 0x80, pin, sizeof pin, 0 };
  MadoApdu change_key = { 0x80, 0x32, 0x00, 0x80, pin, sizeof pin, 0 };

  assert_answer (&verify, LINES ("> 0020008004 31323334 < 6C04"), 0, 0x6C04);
  assert_answer (&verify, LINES ("> 0020008004 31323334 < 6104"), 0, 0x6104);
  assert_answer (&change, LINES ("> 0024018004 31323334 < 6C04"), 0, 0x6C04);
  assert_answer (&change, LINES ("> 0024018004 31323334 < 6104"), 0, 0x6104);
  assert_answer (&change_key, LINES ("> 8032008004 31323334 < 6104"), 0, 0x6104);
}

static void
test_transport_errors (void)
{
  MadoApdu read = { 0x00, 0xB0, 0x00, 0x00, NULL, 0, 256 };
  g_autoptr (Result) first = run (&read, LINES ("> 00B0000000 ! RESET"));
  g_autoptr (Result) second = run (&read, LINES ("> 00B0000000 < 6C10", "> 00B0000010 ! REMOVED"));
  g_autoptr (Result) third = run (&read, LINES ("> 00B0000000 < 6110", "> 00C0000010 ! FAILED"));

  g_assert_error (first->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET);
  g_assert_cmpuint (first->length, ==, 0);
  g_assert_cmphex (first->sw, ==, 0);
  g_assert_error (second->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_error (third->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/apdu/short-cases", test_short_cases);
  g_test_add_func ("/apdu/extended-cases", test_extended_cases);
  g_test_add_func ("/apdu/short-answers", test_short_answers);
  g_test_add_func ("/apdu/long-answers", test_long_answers);
  g_test_add_func ("/apdu/follow-61", test_follow_61);
  g_test_add_func ("/apdu/61-without-le", test_61_without_le);
  g_test_add_func ("/apdu/61-for-long", test_61_for_long);
  g_test_add_func ("/apdu/follow-6c", test_follow_6c);
  g_test_add_func ("/apdu/pins-are-not-followed", test_pins_are_not_followed);
  g_test_add_func ("/apdu/transport-errors", test_transport_errors);
  return g_test_run ();
}
