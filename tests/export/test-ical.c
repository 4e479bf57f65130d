/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libical/ical.h>
#include <string.h>

#include "mado-ical.h"

/* The lines of a calendar file, read back by libical. */

static icalcomponent *
read_back (const GString *file)
{
  icalcomponent *root = icalparser_parse_string (file->str);

  g_assert_nonnull (root);
  g_assert_cmpint (icalcomponent_count_errors (root), ==, 0);
  return root;
}

/* Every length of a line, of letters of one octet and of three. */
static void
test_fold (void)
{
  for (guint n = 1; n < 400; n++)
    for (guint wide = 0; wide < 2; wide++)
      {
        g_autoptr (GString) line = g_string_new (NULL);
        for (guint i = 0; i < n; i++)
          g_string_append (line, wide == 0 ? "x" : "窓");
        g_autofree char *plain = g_strdup_printf ("X:%s\r\nEND:X\r\n", line->str);
        g_autoptr (GString) folded = g_string_new (NULL);

        mado_ical_add (folded, "X", line->str);
        mado_ical_end (folded, "X");
        g_auto (GStrv) lines = g_strsplit (folded->str, "\r\n", -1);
        for (guint i = 0; lines[i] != NULL; i++)
          {
            g_assert_cmpuint (strlen (lines[i]), <=, 75);
            g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          }
        g_string_replace (folded, "\r\n ", "", 0);
        g_assert_cmpstr (folded->str, ==, plain);
      }
}

/* However an escape lies to the end of a line. */
static void
test_fold_escape (void)
{
  static const char *const texts[] = { "\n", "\\", "\\\\\n", ",;", "窓\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint before = 0; before < 160; before++)
      {
        g_autofree char *filler = g_strnfill (before, 'x');
        g_autofree char *text = g_strconcat (filler, texts[i], texts[i], texts[i], "z", NULL);
        g_autoptr (GString) folded = g_string_new (NULL);
        icalcomponent *root = NULL;

        mado_ical_begin (folded, "VEVENT");
        mado_ical_add_text (folded, "SUMMARY", text);
        mado_ical_end (folded, "VEVENT");
        g_auto (GStrv) lines = g_strsplit (folded->str, "\r\n", -1);
        for (guint n = 0; lines[n] != NULL; n++)
          {
            const gsize length = strlen (lines[n]);
            gsize backslashes = 0;

            while (backslashes < length && lines[n][length - 1 - backslashes] == '\\')
              backslashes++;
            g_assert_cmpuint (length, <=, 75);
            g_assert_cmpuint (backslashes % 2, ==, 0);
          }
        root = read_back (folded);
        g_assert_cmpstr (icalcomponent_get_summary (root), ==, text);
        icalcomponent_free (root);
      }
}

static void
test_text (void)
{
  static const char *const texts[] = {
    "窓口", "a,b;c:d\\e\"f\"", "一行目\n二行目\n", "\\n", "\\,;\n", "改行\tタブ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) file = g_string_new (NULL);

      mado_ical_begin (file, "VEVENT");
      mado_ical_add_text (file, "SUMMARY", texts[i]);
      mado_ical_add_text (file, "UID", "after");
      mado_ical_end (file, "VEVENT");
      icalcomponent *root = read_back (file);
      g_assert_cmpstr (icalcomponent_get_summary (root), ==, texts[i]);
      g_assert_cmpstr (icalcomponent_get_uid (root), ==, "after");
      icalcomponent_free (root);
    }
}

/* No text makes a line of its own. */
static void
test_control_characters (void)
{
  g_autoptr (GString) file = g_string_new (NULL);

  mado_ical_add_text (file, "SUMMARY", "a\r\nEND:VEVENT\x07\x1b\x7f");
  g_assert_cmpstr (file->str, ==, "SUMMARY:a\\nEND:VEVENT\r\n");
}

static void
test_dates (void)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 29, G_DATE_FEBRUARY, 2028);
  g_autoptr (GString) file = g_string_new (NULL);

  mado_ical_begin (file, "VEVENT");
  mado_ical_add_date (file, "DTSTART", &date);
  mado_ical_add_time (file, "DTSTAMP", 1795000000);
  mado_ical_end (file, "VEVENT");
  icalcomponent *root = read_back (file);
  const icaltimetype start = icalcomponent_get_dtstart (root);
  const icaltimetype stamp = icalcomponent_get_dtstamp (root);

  g_assert_true (icaltime_is_date (start));
  g_assert_cmpint (start.year, ==, 2028);
  g_assert_cmpint (start.month, ==, 2);
  g_assert_cmpint (start.day, ==, 29);
  g_assert_true (icaltime_is_utc (stamp));
  g_assert_cmpint (icaltime_as_timet (stamp), ==, 1795000000);
  icalcomponent_free (root);
}

static void
test_hours (void)
{
  for (int hours = -200; hours <= 200; hours++)
    {
      g_autoptr (GString) file = g_string_new (NULL);

      mado_ical_begin (file, "VALARM");
      mado_ical_add_hours (file, "TRIGGER", hours);
      mado_ical_end (file, "VALARM");
      icalcomponent *root = read_back (file);
      icalproperty *trigger = icalcomponent_get_first_property (root, ICAL_TRIGGER_PROPERTY);
      g_assert_cmpint (icaldurationtype_as_int (icalproperty_get_trigger (trigger).duration), ==,
                       hours * 60 * 60);
      icalcomponent_free (root);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  icalerror_set_errors_are_fatal (0);

  g_test_add_func ("/ical/fold", test_fold);
  g_test_add_func ("/ical/fold-escape", test_fold_escape);
  g_test_add_func ("/ical/text", test_text);
  g_test_add_func ("/ical/control-characters", test_control_characters);
  g_test_add_func ("/ical/dates", test_dates);
  g_test_add_func ("/ical/hours", test_hours);

  return g_test_run ();
}
