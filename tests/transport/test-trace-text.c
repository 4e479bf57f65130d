/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-refusal.h"
#include "mado-trace.h"

/* The record as a file: what is written is read again, and what is broken is refused as a whole. */

#define HEAD "madoguchi-trace=1\n"

static const char whole[] =
    HEAD "program=0.1.0\n"
         "system=Debian GNU/Linux 12 (bookworm)\n"
         "library=pcsc-lite 1.9.9, GLib 2.74.6\n"
         "reader=カードリーダー \\x5C\\xE3\\x81 00\n"
         "atr=3BDA13FF8131FB468012392F31C173C601C03B\n"
         "outcome=ended:ok\n"
         "0 connect insertion=7 took=12\n"
         "1 connect failed=sharing code=8010000B\n"
         "2 command 00A4040C data=D392F000260100000001 answer=0 sw=9000\n"
         "3 command 00B00000 le=256 answer=256 sw=9000 bytes=30820622 took=20\n"
         "4 command 00B00000 le=65536 answer=2 sw=9000 fill=FF\n"
         "5 command 00B00100 le=256 failed=reset code=80100068\n"
         "6 command 00200080 answer=0 sw=63C3\n"
         "7 command 00200080 answer=1 sw=none\n"
         "8 power-cycle failed=timed-out took=4\n"
         "9 disconnect unpower=yes\n"
         "10 disconnect\n";

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTrace) trace = mado_trace_parse (whole, strlen (whole), "x", &error);
  g_assert_no_error (error);
  g_autofree char *text = mado_trace_to_text (trace);

  g_assert_cmpstr (text, ==, whole);
  g_assert_cmpstr (trace->reader, ==, "カードリーダー \\\xE3\x81 00");
  g_assert_cmpuint (mado_trace_get (trace, 3)->answer_length, ==, 256);
}

/* As it comes back from an editor and a mail program on Windows. */
static void
test_edited (void)
{
  static const char edited[] = "\xef\xbb\xbf# remark\r\n\r\nmadoguchi-trace=1\r\n# remark\r\n"
                               "reader=R\r\n0 disconnect\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTrace) trace = mado_trace_parse (edited, strlen (edited), "x", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (trace->reader, ==, "R");
  g_assert_cmpuint (trace->events->len, ==, 1);
}

static void
assert_refused (const GError *error, const char *name, guint line, MadoRefusalReason reason)
{
  g_assert_error (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
  const MadoRefusal *refusal = mado_refusal_of_error (error);
  g_assert_cmpstr (refusal->file, ==, name);
  g_assert_cmpuint (refusal->line, ==, line);
  g_assert_cmpint (refusal->reason, ==, reason);
}

static const struct
{
  const char *text;
  guint line; /* at which it is refused; 0: as a whole */
  MadoRefusalReason reason;
} broken[] = {
  { "", 0, MADO_REFUSAL_TRACE_VERSION },
  { "# only a remark\n", 0, MADO_REFUSAL_TRACE_VERSION },
  { "program=0.1.0\n", 1, MADO_REFUSAL_TRACE_VERSION },
  { "\nmadoguchi-trace=2\n", 2, MADO_REFUSAL_TRACE_VERSION },
  { HEAD "nonsense=1\n", 2, MADO_REFUSAL_KEY_UNKNOWN },
  { HEAD "reader\n", 2, MADO_REFUSAL_KEY_FORM },
  { HEAD "reader=a\nreader=b\n", 3, MADO_REFUSAL_KEY_TWICE },
  { HEAD "reader=\\xZZ\n", 2, MADO_REFUSAL_ESCAPE },
  { HEAD "reader=\\x00\n", 2, MADO_REFUSAL_ESCAPE },
  { HEAD "reader=\\", 2, MADO_REFUSAL_ESCAPE },
  { HEAD "atr=3B8\n", 2, MADO_REFUSAL_VALUE },
  { HEAD "atr=3B\natr=3B\n", 3, MADO_REFUSAL_KEY_TWICE },
  { HEAD "atr=000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F2021\n", 2,
    MADO_REFUSAL_VALUE },
  { HEAD "0 disconnect\nreader=a\n", 3, MADO_REFUSAL_TRACE_LATE },
  { HEAD "0\n", 2, MADO_REFUSAL_TRACE_EVENT },
  { HEAD "0 disconnect\n4294967296 disconnect\n", 3, MADO_REFUSAL_TRACE_TIME },
  { HEAD "0 explode\n", 2, MADO_REFUSAL_TRACE_EVENT },
  { HEAD "0 command\n", 2, MADO_REFUSAL_TRACE_HEADER },
  { HEAD "0 command 00B000\n", 2, MADO_REFUSAL_TRACE_HEADER },
  { HEAD "0 command 00B00000 le=0 answer=0 sw=9000\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 le=65537 answer=0 sw=9000\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 answer=65537 sw=9000\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 answer=0 sw=900\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 answer=0 sw=9000 fill=55\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 answer=0 sw=9000 fill=FF\n", 2, MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00B00000 answer=1 sw=9000 fill=FF bytes=FF\n", 2,
    MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00B00000 answer=2 sw=9000 bytes=308206\n", 2,
    MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00B00000 answer=64 sw=9000 bytes="
         "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20\n",
    2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 le=1  answer=0 sw=9000\n", 2, MADO_REFUSAL_KEY_FORM },
  { HEAD "0 command 00B00000 answer=0 sw=9000 frob=1\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 le\n", 2, MADO_REFUSAL_KEY_FORM },
  { HEAD "0 command 00B00000 failed=reset answer=3\n", 2, MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00B00000 failed=ok\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 command 00B00000 answer=2 sw=none\n", 2, MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00B00000 failed=reset code=00000000\n", 2, MADO_REFUSAL_TRACE_FIELD },
  /* A PIN has no place in it. */
  { HEAD "0 command 00200080 data=31323334 answer=0 sw=9000\n", 2,
    MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00240180 data=31323334 answer=0 sw=9000\n", 2,
    MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 command 00A4020C data=31323334 answer=0 sw=9000\n", 2,
    MADO_REFUSAL_TRACE_CONTRADICTION },
  { HEAD "0 disconnect le=1\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 disconnect unpower=no\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "0 disconnect insertion=1\n", 2, MADO_REFUSAL_TRACE_FIELD },
  { HEAD "reader=\xff\n", 0, MADO_REFUSAL_NOT_UTF8 },
};

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (
          mado_trace_parse (broken[i].text, strlen (broken[i].text), "name.txt", &error));
      assert_refused (error, "name.txt", broken[i].line, broken[i].reason);
    }
}

static void
assert_too_much (const char *line, guint n, guint at, MadoRefusalReason reason)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, line);
  g_assert_null (mado_trace_parse (text->str, text->len, "x", &error));
  assert_refused (error, "x", at, reason);
}

static void
test_bounds (void)
{
  g_autofree char *name = g_strnfill (1001, 'R');
  g_autofree char *reader = g_strdup_printf ("reader=%s\n", name);

  assert_too_much ("0 disconnect\n", MADO_TRACE_EVENTS_MAX + 1, MADO_TRACE_EVENTS_MAX + 2,
                   MADO_REFUSAL_TRACE_MANY);
  assert_too_much ("# remark\n", MADO_TRACE_SIZE_MAX / 9 + 1, 0, MADO_REFUSAL_TOO_LARGE);
  assert_too_much (reader, 1, 2, MADO_REFUSAL_TRACE_LONG);
}

/* --- what is left out before anything is written --- */

static void
test_reader (void)
{
  static const struct
  {
    const char *name;
    const char *model;
  } cases[] = {
    { "Sony RC-S300", "Sony RC-S300" },
    { "SCR 3310 [CCID Interface] (53311424205847) 00 00", "SCR 3310 [CCID Interface] 00 00" },
    { "\xff (12345678) 00", "\xff 00" },
    { "PC Twin Reader (70D7E2EE) 00 00", "PC Twin Reader 00 00" },
    { "Reader [Slot] (a-b_c 1) 01 0A", "Reader [Slot] 01 0A" },
    { "Reader (Contactless) 1", "Reader (Contactless) 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *model = mado_trace_dup_model (cases[i].name);
      g_assert_cmpstr (model, ==, cases[i].model);
    }
}

static void
assert_atr (const char *hex, const char *expected)
{
  g_autofree char *text = g_strdup_printf (HEAD "atr=%s\n", hex);
  g_autofree char *line = g_strdup_printf (HEAD "atr=%s\n", expected);
  g_autoptr (MadoTrace) trace = mado_trace_parse (text, strlen (text), "x", NULL);
  g_autoptr (MadoTrace) masked = mado_trace_copy (trace);

  mado_trace_set_atr (masked, trace->atr, trace->atr_length);
  g_autofree char *written = mado_trace_to_text (masked);
  g_assert_cmpstr (written, ==, line);
}

/* What a contactless card says of itself is the card's, not the kind's. */
static void
test_atr (void)
{
  assert_atr ("3BDA13FF8131FB468012392F31C173C601C03B", "3BDA13FF8131FB468012392F31C173C601C03B");
  assert_atr ("3B888001DEADBEEFB381A100AA", "3B88800100000000B381A1009A");
  assert_atr ("3B848001DEADBEEFAA", "3B8480010000000005");
  assert_atr ("3B8801", "3B8801");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace-text/round-trip", test_round_trip);
  g_test_add_func ("/trace-text/edited", test_edited);
  g_test_add_func ("/trace-text/broken", test_broken);
  g_test_add_func ("/trace-text/bounds", test_bounds);
  g_test_add_func ("/trace-text/reader", test_reader);
  g_test_add_func ("/trace-text/atr", test_atr);
  return g_test_run ();
}
