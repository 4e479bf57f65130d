/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-counter-day.h"
#include "mado-municipality-private.h"

/* --- helpers --- */

static char *
read_shipped (const char *name, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (MUNICIPALITY_DIR, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
}

/* @text without the line that begins with @start, or with @replacement for it. @start NULL: the
 * replacement comes before everything. The number of the changed line in @line. */
static char *
change_line (const char *text, const char *start, const char *replacement, guint *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *changed = g_string_new (NULL);
  gboolean found = start == NULL;

  *line = 1;
  if (start == NULL)
    g_string_append_printf (changed, "%s\n", replacement);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gboolean is_it = !found && g_str_has_prefix (lines[i], start);

      if (is_it)
        *line = i + 1;
      found |= is_it;
      if (!is_it)
        g_string_append_printf (changed, lines[i + 1] == NULL ? "%s" : "%s\n", lines[i]);
      else if (replacement != NULL)
        g_string_append_printf (changed, "%s\n", replacement);
    }
  g_assert_true (found);
  return g_string_free (changed, FALSE);
}

static void
assert_refused (const char *text, gssize length, guint line, const char *reason)
{
  g_autoptr (GError) error = NULL;
  MadoMunicipality *parsed = mado_municipality_parse (text, length, "test.ini", &error);
  g_autofree char *start = g_strdup_printf ("test.ini:%u: ", line);

  g_assert_null (parsed);
  g_assert_error (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static MadoMunicipality *
parse (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  MadoMunicipality *parsed = mado_municipality_parse (text, length, "test.ini", &error);

  g_assert_no_error (error);
  return parsed;
}

/* --- what ships --- */

static void
test_suginami (void)
{
  static const char *const counters[] = { "井草区民事務所",   "西荻窪区民事務所",
                                          "荻窪区民事務所",   "高円寺区民事務所",
                                          "高井戸区民事務所", "永福和泉区民事務所",
                                          "区民課区民係" };
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  g_autoptr (MadoMunicipality) ward = parse (text, (gssize)length);
  const MadoRules *rules = &ward->rules;
  const MadoSource *page = &ward->page;

  g_assert_cmpstr (ward->id, ==, "suginami");
  g_assert_cmpstr (ward->name, ==, "杉並区");
  g_assert_cmpstr (ward->origin, ==, "test.ini");
  g_assert_cmpuint (rules->validity_birthdays, ==, 5);
  g_assert_cmpuint (rules->renewal_birthdays, ==, 6);
  g_assert_cmpuint (rules->window_months, ==, 3);
  g_assert_cmpuint (rules->window_offset_days, ==, 2);
  g_assert_cmpuint (rules->statutory_months, ==, 3);
  g_assert_cmpuint (rules->statutory_offset_days, ==, 1);
  g_assert_cmpuint (rules->sign_minimum_age, ==, 15);
  g_assert_cmpuint (rules->overseas_window_months, ==, 12);
  g_assert_cmpuint (rules->notice_earliest_months, ==, 3);
  g_assert_cmpuint (rules->notice_latest_months, ==, 2);
  g_assert_cmpint (rules->feb29, ==, MADO_FEB29_FEB28);

  assert_date (&page->date, "2024-06-07");
  g_assert_true (g_str_has_suffix (page->url, "/guide/koseki/shomei/1023044.html"));
  g_assert_false (page->beyond_page);

  g_assert_cmpuint (mado_municipality_get_n_counters (ward), ==, G_N_ELEMENTS (counters));
  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (ward, i);

      g_assert_cmpstr (counter->japanese.name, ==, counters[i]);
      /* The page tells none, and none is made up. */
      g_assert_null (counter->japanese.hours);
      g_assert_true ((counter->japanese.place != NULL) == (i == 6));
    }
  g_assert_cmpstr (mado_municipality_get_contact (ward)->japanese.name, ==,
                   "区民生活部区民課区民係");
  g_assert_nonnull (
      strstr (mado_municipality_get_contact (ward)->japanese.place, "阿佐谷南1丁目15番1号"));
  g_assert_true (
      g_str_has_prefix (mado_municipality_get_contact (ward)->japanese.telephone, "03-3312-2111"));
  g_assert_cmpuint (g_strv_length ((char **)mado_municipality_get_notes (ward)), ==, 4);
}

/* policy-rules.md 0: which rules the ward's page states, and which come from elsewhere. */
static void
test_suginami_sources (void)
{
  static const gboolean beyond[MADO_N_RULES] = {
    [MADO_RULE_RENEWAL] = TRUE, [MADO_RULE_CAPS] = TRUE,     [MADO_RULE_JAPAN_TIME] = TRUE,
    [MADO_RULE_FEB29] = TRUE,   [MADO_RULE_OVERSEAS] = TRUE, [MADO_RULE_CARD_WINDOW] = TRUE,
  };
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  g_autoptr (MadoMunicipality) ward = parse (text, (gssize)length);
  const MadoSource *page = &ward->page;

  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    {
      const MadoSource *source = &ward->sources[rule];

      g_assert_cmpint (source->beyond_page, ==, beyond[rule]);
      g_assert_true ((g_strcmp0 (source->url, page->url) == 0) == !beyond[rule]);
      g_assert_nonnull (source->title);
      if (beyond[rule])
        continue;
      assert_date (&source->date, "2024-06-07");
      g_assert_nonnull (source->words);
    }
  g_assert_nonnull (strstr (ward->sources[MADO_RULE_WINDOW].words, "翌々日"));
}

static void
test_national (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("national.ini", &length);
  g_autoptr (MadoMunicipality) national = parse (text, (gssize)length);
  const MadoRules *rules = &national->rules;

  g_assert_cmpstr (national->id, ==, "national");
  g_assert_cmpuint (rules->window_months, ==, 3);
  g_assert_cmpuint (rules->window_offset_days, ==, 1);
  g_assert_cmpuint (mado_municipality_get_n_counters (national), ==, 0);
  g_assert_null (mado_municipality_get_contact (national));
  assert_date (&national->sources[MADO_RULE_WINDOW].date, "2023-11-06");
  assert_date (&national->sources[MADO_RULE_JAPAN_TIME].date, NULL);
}

/* --- broken off --- */

static void
check_truncations (const char *name)
{
  gsize length;
  g_autofree char *text = read_shipped (name, &length);
  g_autoptr (MadoMunicipality) whole = NULL;

  g_assert_true (g_str_has_suffix (text, "\n[end]\n"));
  for (gsize cut = 0; cut + 1 < length; cut++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *part = g_memdup2 (text, cut + 1);
      MadoMunicipality *parsed = mado_municipality_parse (part, (gssize)cut, "cut.ini", &error);

      g_assert_null (parsed);
      g_assert_error (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
    }
  /* Without the last newline nothing is lost. */
  whole = parse (text, (gssize)length - 1);
  g_assert_nonnull (whole);
}

static void
test_truncated (void)
{
  check_truncations ("suginami.ini");
  check_truncations ("national.ini");
}

/* A disk that was full, or power that failed, leaves zeros or an old tail. */
static void
test_zeroed_tail (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);

  for (gsize at = length - 1; at > length - 600; at -= 7)
    {
      g_autofree char *damaged = g_memdup2 (text, length + 1);
      g_autoptr (GError) error = NULL;

      memset (damaged + at, 0, length - at);
      g_assert_null (mado_municipality_parse (damaged, (gssize)length, "cut.ini", &error));
      g_assert_error (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
    }
}

static void
test_any_changed_byte (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("national.ini", &length);

  /* Whether it is taken or not, it must not crash, warn or leak, and an error is well-formed. */
  for (gsize at = 0; at < length; at++)
    {
      static const char bytes[] = { '\0', '\n', '=', '[', ']', '#', '\\', '9', '\xff', ' ' };
      g_autofree char *damaged = g_memdup2 (text, length + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoMunicipality) parsed = NULL;

      damaged[at] = bytes[at % G_N_ELEMENTS (bytes)];
      parsed = mado_municipality_parse (damaged, (gssize)length, "damaged.ini", &error);
      g_assert_true ((parsed == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_true (g_str_has_prefix (error->message, "damaged.ini:"));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

/* --- refused with the line and the reason --- */

typedef struct
{
  const char *start;       /* the line that is changed; NULL: before the first */
  const char *replacement; /* NULL: the line is taken out */
  const char *reason;      /* a part of it */
} Broken;

static const Broken broken_lines[] = {
  /* Not the form of a key file. */
  { "name=杉並区", "name", "key-form" },
  { "name=杉並区", "=杉並区", "key-form" },
  { "name=杉並区", "name\xEF\xBC\x9D杉並区", "key-form" },
  { "name=杉並区", "; name=杉並区", "key-unknown [municipality] ; name" },
  { NULL, "name=杉並区", "key-early" },
  { "[page]", "[page", "group-form" },
  { "[page]", "[]", "group-form" },
  { "[page]", "[page] # 出典", "group-form" },
  { "[page]", "[[page]]", "group-form" },
  { "name=杉並区", "name=", "no-value [municipality] name" },
  { "name=杉並区", "name=   ", "no-value [municipality] name" },
  { "name=杉並区", "name=\\s\\t", "no-value [municipality] name" },
  { "name=杉並区", "name=杉\x01並区", "control" },
  { "name=杉並区", "name=\u3000", "no-value [municipality] name" },
  { "name=杉並区", "name= \u3000\u2003\u00a0 ", "no-value [municipality] name" },
  { "name=杉並区", "name=杉\t並区", "U+0009" },
  { "name=杉並区", "name=杉\\t並区", "U+0009" },
  { "name=杉並区", "name=杉\\r並区", "U+000D" },
  { "name=杉並区", "name=杉\xc2\x85並区", "U+0085" },
  { "name=杉並区", "name=杉\xc2\x9b並区", "U+009B" },
  { "name=杉並区", "name=杉\u202e並区", "U+202E" },
  { "name=杉並区", "name=杉\u2066並区", "U+2066" },
  { "name=杉並区", "name=杉\u2069並区", "U+2069" },
  { "name=杉並区", "name=杉\u200b並区", "U+200B" },
  { "name=杉並区", "name=杉\u200f並区", "U+200F" },
  { "name=杉並区", "name=杉\u2028並区", "U+2028" },
  { "name=杉並区", "name=杉\u2029並区", "U+2029" },
  { "name=杉並区", "name=杉\ufeff並区", "U+FEFF" },
  { "1=受付場所", "1=一行め\\r\\n二行め", "U+000D" },
  { "name=杉並区", "name=杉\rsmall=1", "control" },
  { "name=杉並区", "name=杉\xE4\xB8", "not-utf8" },
  { "name=杉並区", "name=\x90\x99\x95\xC0\x8B\xE6", "not-utf8" },
  { "name=杉並区", "name=杉並\\区", "escape [municipality] name" },
  { "name=杉並区", "name=杉並区\\", "escape [municipality] name" },
  /* GLib reports the second on top of the first, and warns of it (found by tests/fuzz). */
  { "name=杉並区", "name=\\杉並区\\", "escape [municipality] name" },
  /* Names. */
  { "[page]", "[pages]", "group-unknown [pages]" },
  { "offset-days=2", "ofset-days=2", "key-unknown [window] ofset-days" },
  { "offset-days=2", "offset-days[ja]=2", "key-unknown [window] offset-days[ja]" },
  { "offset-days=2", "Offset-Days=2", "key-unknown [window] Offset-Days" },
  { "date=2024-06-07", "updated=2024-06-07", "key-unknown [page] updated" },
  { "place=", "adress=区役所", "key-unknown [counter 7] adress" },
  { "birthdays=5", "reading=feb28", "key-unknown [validity] reading" },
  { "reading=feb28", "birthdays=5", "key-unknown [feb29] birthdays" },
  { "[counter 1]", "[counter 0]", "group-unknown [counter 0]" },
  { "[counter 1]", "[counter 01]", "group-unknown" },
  { "[counter 1]", "[counter 100]", "group-unknown" },
  { "[counter 1]", "[counter x]", "group-unknown" },
  { "1=受付場所", "a=受付場所", "key-unknown [notes] a" },
  { "1=受付場所", "01=受付場所", "key-unknown [notes] 01" },
  { "[end]", "[end]\ncomplete=true", "end-early" },
  { "[end]", "[end]\n# 以上", "end-early" },
  { "[end]", "[end]\n[end]", "group-twice [end]" },
  /* Twice. */
  { "offset-days=2", "months=4", "key-twice [window] months" },
  { "[notes]", "[contact]", "group-twice [contact]" },
  /* Numbers. */
  { "offset-days=2", "offset-days=32", "number [window] offset-days" },
  { "offset-days=2", "offset-days=-1", "number [window] offset-days" },
  { "offset-days=2", "offset-days=2日", "number [window] offset-days" },
  { "offset-days=2", "offset-days=0x2", "number [window] offset-days" },
  { "offset-days=2", "offset-days=2.0", "number [window] offset-days" },
  { "offset-days=2", "offset-days=99999999999999999999", "number [window] offset-days" },
  { "offset-days=2", "offset-days=\xEF\xBC\x92", "number [window] offset-days" },
  { "birthdays=5", "birthdays=0", "number [validity] birthdays" },
  { "birthdays=5", "birthdays=21", "number [validity] birthdays" },
  { "birthdays=6", "birthdays=0", "number [renewal] birthdays" },
  { "sign-minimum-age=15", "sign-minimum-age=31", "number [eligibility] sign-minimum-age" },
  { "window-months=12", "window-months=25", "number [overseas] window-months" },
  { "window-months=12", "window-months=0", "number [overseas] window-months" },
  { "latest-months=2", "latest-months=4", "notice [notice] latest-months" },
  { "reading=feb28", "reading=feb30", "feb29 [feb29] reading (feb30)" },
  { "beyond-page=true", "beyond-page=yes", "flag [" },
  /* The days on which the counters are closed. */
  { "closed-weekdays=", "closed-weekdays=saturday sunday", "weekdays [calendar] closed-weekdays" },
  { "closed-weekdays=", "closed-weekdays=saturday,saturday",
    "weekdays [calendar] closed-weekdays" },
  { "closed-weekdays=", "closed-weekdays=Saturday", "weekdays [calendar] closed-weekdays" },
  { "closed-weekdays=", "closed-weekdays=monday,tuesday,wednesday,thursday,friday,saturday,sunday",
    "weekdays [calendar] closed-weekdays" },
  { "closed-weekdays=", "weekdays=saturday", "key-unknown [calendar] weekdays" },
  { "closed-holidays=", "closed-holidays=yes", "flag [" },
  { "closed-year-end=", "closed-year-end=12-29", "year-end [calendar] closed-year-end" },
  { "closed-year-end=", "closed-year-end=12-29..02-29", "year-end [calendar] closed-year-end" },
  { "closed-year-end=", "closed-year-end=12-29..01-03..01-04",
    "year-end [calendar] closed-year-end" },
  { "closed-year-end=", "closed-days=2026-12-32", "days [calendar]" },
  { "closed-year-end=", "open-days=2026-12-28,2026-12-28", "days [calendar] open-days" },
  { "closed-year-end=", "open-days=2026-12-28,", "days [calendar]" },
  { "[notes]", "[practice parking]", "group-unknown [practice parking]" },
  { "[notes]", "[practice]", "group-unknown [practice]" },
  /* Dates and addresses. */
  { "date=2024-06-07", "date=2024-02-30", "date [" },
  { "date=2024-06-07", "date=2024年6月7日", "date [" },
  { "date=2024-06-07", "date=2024-6-7", "date [" },
  { "source-date=2019-11-13", "source-date=2019-11-31", "date [" },
  { "url=", "url=www.city.suginami.tokyo.jp", "url [page] url" },
  { "url=", "url=file:///etc/passwd", "url [page] url" },
  { "url=", "url=javascript:alert(1)", "url [page] url" },
  { "url=", "url=https://a b/", "url [page] url" },
  { "url=", "url=https://", "url [page] url" },
  { "url=", "url=https:///a", "url [page] url" },
  { "url=", "url=https:a", "url [page] url" },
  { "url=", "url=https://a.example/\\nb", "url [page] url" },
  { "url=", "url=https://a.example:port/", "url [page] url" },
  { "id=suginami", "id=Suginami", "id [municipality] id" },
  { "id=suginami", "id=../suginami", "id [municipality] id" },
  { "id=suginami", "id=杉並", "id [municipality] id" },
};

static void
test_broken_lines (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);

  for (guint i = 0; i < G_N_ELEMENTS (broken_lines); i++)
    {
      const Broken *broken = &broken_lines[i];
      guint line;
      g_autofree char *changed = change_line (text, broken->start, broken->replacement, &line);

      /* What is written twice is told where it comes the second time. */
      if (g_strcmp0 (broken->replacement, "[end]\n[end]") == 0)
        line++;
      assert_refused (changed, -1, line, broken->reason);
    }
}

/* What is missing is told at its group, or at the first line. */
static void
test_missing (void)
{
  static const struct
  {
    const char *start;
    const char *group; /* NULL: the first line */
    const char *reason;
  } rows[] = {
    { "id=", "[municipality]", "key-missing [municipality] id" },
    { "name=杉並区", "[municipality]", "key-missing [municipality] name" },
    { "title=", "[page]", "key-missing [page] title" },
    { "birthdays=5", "[validity]", "key-missing [validity] birthdays" },
    { "offset-days=2", "[window]", "key-missing [window] offset-days" },
    { "reading=", "[feb29]", "key-missing [feb29] reading" },
    { "sign-minimum-age=", "[eligibility]", "key-missing [eligibility] sign-minimum-age" },
    { "window-months=", "[overseas]", "key-missing [overseas] window-months" },
    { "latest-months=", "[notice]", "key-missing [notice] latest-months" },
    { "source-title=", "[renewal]", "key-missing [renewal] source-title" },
    { "name=井草", "[counter 1]", "key-missing [counter 1] name" },
    { "closed-weekdays=", "[calendar]", "key-missing [calendar] closed-weekdays" },
    { "closed-holidays=", "[calendar]", "key-missing [calendar] closed-holidays" },
    { "name=区民生活部", "[contact]", "key-missing [contact] name" },
  };
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint line, ignored;
      g_autofree char *changed = change_line (text, rows[i].start, NULL, &ignored);
      g_autofree char *probe = change_line (changed, rows[i].group, NULL, &line);

      g_assert_nonnull (probe);
      assert_refused (changed, -1, line, rows[i].reason);
    }
}

/* Who is known by a copy on a stranger's host has a title and no address. */
static void
test_no_address (void)
{
  gsize length;
  guint ignored;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  g_autofree char *without_page = change_line (text, "url=", NULL, &ignored);
  g_autofree char *without = change_line (without_page, "source-url=", NULL, &ignored);
  g_autoptr (MadoMunicipality) ward = parse (without, -1);

  g_assert_nonnull (ward->page.title);
  g_assert_null (ward->page.url);
  g_assert_null (ward->sources[MADO_RULE_WINDOW].url);
}

/* What stands in a custom's group; where it is refused, counted from the group; how. */
static void
test_broken_customs (void)
{
  static const struct
  {
    const char *text;
    guint line;
    const char *reason;
  } rows[] = {
    { "[practice booking]", 0, "key-missing [practice booking] answer" },
    { "[practice booking]\nanswer=perhaps", 1, "value [practice booking] answer" },
    { "[practice booking]\nanswer=same-day", 1, "value [practice booking] answer" },
    { "[practice post-office]\nanswer=required", 1, "value [practice post-office] answer" },
    { "[practice post-office]\nanswer=none\nbooking-url=https://a.example/", 2,
      "key-unknown [practice post-office] booking-url" },
    { "[practice booking]\nanswer=none\nbooking-url=a.example", 2,
      "url [practice booking] booking-url" },
    { "[practice booking]\nanswer=none\nbeyond-page=true", 0,
      "key-missing [practice booking] source-title" },
    { "[practice booking]\nanswer=none\nname=a", 2, "key-unknown [practice booking] name" },
  };
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint line;
      g_autofree char *group = g_strconcat (rows[i].text, "\n[end]", NULL);
      g_autofree char *changed = change_line (text, "[end]", group, &line);

      assert_refused (changed, -1, line + rows[i].line, rows[i].reason);
    }
}

/* Each of the groups that must be there, taken out with all its keys. */
static void
test_missing_groups (void)
{
  static const char *const groups[] = { "municipality", "page",        "validity",   "renewal",
                                        "window",       "lapse",       "caps",       "japan-time",
                                        "feb29",        "eligibility", "revocation", "overseas",
                                        "notice" };
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *head = g_strdup_printf ("\n[%s]\n", groups[i]);
      g_autofree char *reason = g_strdup_printf ("group-missing [%s]", groups[i]);
      const char *from = strstr (text, head);
      g_autoptr (GString) without = g_string_new (NULL);

      g_assert_nonnull (from);
      g_string_append_len (without, text, from + 1 - text);
      g_string_append (without, strstr (from + 2, "\n["));
      assert_refused (without->str, -1, 1, reason);
    }
}

/* Of files from before it was there, and of pages that are silent: what is usual, with its source.
 */
static void
test_card_window (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  const char *from = strstr (text, "[card-window]\n");
  const char *to = strstr (from + 1, "\n[");
  g_autoptr (GString) without = g_string_new_len (text, from - text);
  g_autoptr (GString) other = g_string_new_len (text, from - text);

  g_string_append (without, to + 1);
  g_string_append (other, "[card-window]\nmonths=4\noffset-days=0\n");
  g_string_append (other, to + 1);
  g_autoptr (MadoMunicipality) untold = parse (without->str, -1);
  g_autoptr (MadoMunicipality) told = parse (other->str, -1);
  const MadoSource *source = &untold->sources[MADO_RULE_CARD_WINDOW];
  g_assert_cmpuint (untold->rules.card_window_months, ==, 3);
  g_assert_cmpuint (untold->rules.card_window_offset_days, ==, 1);
  g_assert_true (source->beyond_page);
  g_assert_cmpstr (source->title, ==, "所沢市の案内");
  g_assert_cmpstr (source->title_en, ==, "Guidance of Tokorozawa City");
  g_assert_nonnull (source->url);
  g_assert_cmpuint (told->rules.card_window_months, ==, 4);
  g_assert_cmpuint (told->rules.card_window_offset_days, ==, 0);
  /* A rule without a source of its own stands on the page. */
  source = &told->sources[MADO_RULE_CARD_WINDOW];
  g_assert_cmpstr (source->title_en, ==, "Digital certificates (My Number Card)");
}

/* Whose counters it is about: a ward closed on Sundays, with a Sunday that is open, or nobody's. */
static void
test_counters_of (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  g_autofree char *general = read_shipped ("national.ini", &length);
  g_autoptr (GString) open = g_string_new (text);

  g_string_replace (open, "closed-holidays=true\n", "closed-holidays=true\nopen-days=2026-12-13\n",
                    1);
  g_autoptr (MadoMunicipality) ward = parse (text, -1);
  g_autoptr (MadoMunicipality) sunday = parse (open->str, -1);
  g_autoptr (MadoMunicipality) nobody = parse (general, -1);
  g_assert_false (ward->rules.opens_sundays);
  g_assert_false (ward->rules.is_general);
  g_assert_true (sunday->rules.opens_sundays);
  g_assert_true (nobody->rules.opens_sundays);
  g_assert_true (nobody->rules.is_general);
}

static void
test_gaps (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  guint line, fourth;
  g_autofree char *no_counter = change_line (text, "[counter 3]", "[counter 8]", &line);
  g_autofree char *probe = change_line (no_counter, "[counter 4]", NULL, &fourth);
  g_autofree char *no_note = change_line (text, "2=発行", NULL, &line);

  g_assert_nonnull (probe);
  assert_refused (no_counter, -1, fourth, "numbering [counter 3]");
  /* The note after the gap has moved up to the gap's line. */
  assert_refused (no_note, -1, line, "numbering [notes] 2");
}

static void
test_no_file_at_all (void)
{
  g_autofree char *large = g_strnfill (256 * 1024 + 1, '#');
  g_autofree char *many = g_strnfill (1024, '\n');

  assert_refused ("", 0, 1, "end-missing");
  assert_refused ("\n\n\n", -1, 1, "end-missing");
  assert_refused (many, -1, 1, "end-missing");
  assert_refused ("[end]", -1, 1, "group-missing [municipality]");
  assert_refused ("\0\0\0", 3, 1, "nul");
  assert_refused ("# a\n# \0b\n", 9, 2, "nul");
  assert_refused ("\xff\xfe[\0", 4, 1, "nul");
  assert_refused ("<!DOCTYPE html>\n", -1, 1, "key-form");
  assert_refused (large, -1, 1, "too-large");
  large[256 * 1024] = '\0';
  assert_refused (large, -1, 1, "end-missing");
}

static void
test_error_may_be_unwanted (void)
{
  g_assert_null (mado_municipality_parse ("x", -1, "test.ini", NULL));
}

/* --- taken --- */

/* As editors on Windows write it. */
static void
test_windows_text (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *with_bom = g_strconcat ("\xEF\xBB\xBF", crlf, NULL);
  g_autoptr (MadoMunicipality) plain = parse (crlf, -1);
  g_autoptr (MadoMunicipality) marked = parse (with_bom, -1);

  g_assert_cmpstr (plain->name, ==, "杉並区");
  g_assert_cmpstr (marked->name, ==, "杉並区");
  g_assert_cmpstr (mado_municipality_get_counter (marked, 6)->japanese.place, ==, "区役所東棟1階");
}

static void
test_written_freely (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  guint line;
  g_autofree char *spaced = change_line (text, "name=杉並区", "  name =  杉並区  ", &line);
  g_autofree char *broken_note = change_line (spaced, "1=受付場所", "1=一行め\\n二行め\\\\", &line);
  g_autofree char *false_flag =
      change_line (broken_note, "words=マイナンバー", "beyond-page=false", &line);
  g_autofree char *no_date = change_line (false_flag, "date=2024-06-07", NULL, &line);
  g_autofree char *after = g_strconcat (no_date, "\n \n\t\n", NULL);
  g_autoptr (MadoMunicipality) parsed = parse (after, -1);

  g_assert_cmpstr (parsed->name, ==, "杉並区");
  g_assert_cmpstr (mado_municipality_get_notes (parsed)[0], ==, "一行め\n二行め\\");
  g_assert_false (parsed->sources[MADO_RULE_VALIDITY].beyond_page);
  g_assert_null (parsed->sources[MADO_RULE_VALIDITY].words);
  assert_date (&parsed->page.date, NULL);
  assert_date (&parsed->sources[MADO_RULE_LAPSE].date, NULL);
}

/* policy-rules.md S4: the ward office was closed from 12/27, a Saturday, to 1/4, a Sunday. */
static void
test_calendar (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  guint line;
  g_autofree char *changed = change_line (
      text, "closed-year-end=", "closed-days=2026-11-20\nopen-days=2026-11-21,2026-11-23", &line);
  g_autoptr (MadoMunicipality) shipped = mado_municipality_parse (text, -1, "a", NULL);
  g_autoptr (MadoMunicipality) other = mado_municipality_parse (changed, -1, "b", NULL);
  const MadoCalendar *calendar = &shipped->calendar;
  GDate from, to, day;

  g_assert_true (mado_municipality_get_calendar_source (shipped)->beyond_page);
  mado_civil_date_parse (&from, "2025-12-27");
  mado_civil_date_parse (&to, "2026-01-04");
  g_assert_cmpint (mado_counter_day_first (calendar, &from, &to, &day), ==, MADO_SEARCH_NONE);
  g_assert_nonnull (other);
  calendar = &other->calendar;
  g_assert_cmpuint (calendar->year_end_from, ==, 0);
  mado_civil_date_parse (&from, "2026-11-20");
  g_assert_cmpint (mado_counter_day_next (calendar, &from, &day), ==, MADO_SEARCH_FOUND);
  g_assert_cmpuint (g_date_get_day (&day), ==, 21);
}

static void
test_without_calendar (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  const char *from = strstr (text, "\n[calendar]\n");
  g_autoptr (GString) without = g_string_new (NULL);
  g_autoptr (MadoMunicipality) parsed = NULL;

  g_string_append_len (without, text, from + 1 - text);
  g_string_append (without, strstr (from, "[contact]"));
  parsed = mado_municipality_parse (without->str, -1, "a", NULL);
  g_assert_nonnull (parsed);
  g_assert_null (mado_municipality_get_calendar_source (parsed));
  g_assert_true (parsed->calendar.closed_holidays);
  g_assert_cmpuint (parsed->calendar.year_end_from, ==, 1229);
}

/* As a municipality would tell them; the shipped files do not, since their pages do not. */
static void
test_customs (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  guint line;
  g_autofree char *changed =
      change_line (text, "[end]",
                   "[practice booking]\nanswer=required\nbooking-url=https://example.jp/yoyaku\n"
                   "words=予約制です。\nsource-title=予約の案内\nsource-date=2026-02-01\n"
                   "[practice post-office]\nanswer=none\n[end]",
                   &line);
  g_autoptr (MadoMunicipality) shipped = parse (text, -1);
  g_autoptr (MadoMunicipality) told = parse (changed, -1);
  const MadoWay *customs = told->rules.customs;
  const MadoSource *source = mado_municipality_get_custom_source (told, MADO_CUSTOM_BOOKING);

  g_assert_cmpint (customs[MADO_CUSTOM_BOOKING], ==, MADO_WAY_REQUIRED);
  g_assert_cmpint (customs[MADO_CUSTOM_HOUSEHOLD_MEMBER], ==, MADO_WAY_UNTOLD);
  g_assert_cmpint (customs[MADO_CUSTOM_POST_OFFICE], ==, MADO_WAY_NONE);
  g_assert_cmpint (customs[MADO_CUSTOM_PROXY_AT_POST_OFFICE], ==, MADO_WAY_UNTOLD);
  g_assert_cmpstr (source->title, ==, "予約の案内");
  assert_date (&source->date, "2026-02-01");
  g_assert_cmpstr (told->booking_url, ==, "https://example.jp/yoyaku");
  /* Without a source of its own it stands on the page. */
  source = mado_municipality_get_custom_source (told, MADO_CUSTOM_POST_OFFICE);
  g_assert_cmpstr (source->url, ==, told->page.url);
  g_assert_null (mado_municipality_get_custom_source (told, MADO_CUSTOM_HOUSEHOLD_MEMBER));

  for (guint custom = 0; custom < MADO_N_CUSTOMS; custom++)
    g_assert_null (mado_municipality_get_custom_source (shipped, custom));
  g_assert_null (shipped->booking_url);
}

static void
test_without_notes (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("national.ini", &length);
  const char *notes = strstr (text, "[notes]");
  g_autofree char *head = g_strndup (text, notes - text);
  g_autofree char *without = g_strconcat (head, "[end]\n", NULL);
  g_autoptr (MadoMunicipality) parsed = parse (without, -1);

  g_assert_cmpuint (g_strv_length ((char **)mado_municipality_get_notes (parsed)), ==, 0);
}

static void
test_extreme_numbers (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("suginami.ini", &length);
  guint line;
  g_autofree char *one = change_line (text, "offset-days=2", "offset-days=31  ", &line);
  g_autofree char *two = change_line (one, "birthdays=5", "birthdays=20\nnext-birthdays=10", &line);
  g_autofree char *three = change_line (two, "sign-minimum-age", "sign-minimum-age=0", &line);
  g_autofree char *four = change_line (three, "reading=", "reading=mar1", &line);
  g_autoptr (MadoMunicipality) parsed = parse (four, -1);
  const MadoRules *rules = &parsed->rules;

  g_assert_cmpuint (rules->window_offset_days, ==, 31);
  g_assert_cmpuint (rules->validity_birthdays, ==, 20);
  g_assert_cmpuint (rules->next_validity_birthdays, ==, 10);
  g_assert_cmpuint (rules->next_renewal_birthdays, ==, 0);
  g_assert_cmpuint (rules->sign_minimum_age, ==, 0);
  g_assert_cmpint (rules->feb29, ==, MADO_FEB29_MAR1);
}

static void
test_references (void)
{
  gsize length;
  g_autofree char *text = read_shipped ("national.ini", &length);
  MadoMunicipality *parsed = parse (text, (gssize)length);

  g_assert_true (mado_municipality_ref (parsed) == parsed);
  mado_municipality_unref (parsed);
  g_assert_cmpstr (parsed->id, ==, "national");
  mado_municipality_unref (parsed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/municipality/suginami", test_suginami);
  g_test_add_func ("/municipality/suginami/sources", test_suginami_sources);
  g_test_add_func ("/municipality/national", test_national);
  g_test_add_func ("/municipality/refused/truncated", test_truncated);
  g_test_add_func ("/municipality/refused/zeroed-tail", test_zeroed_tail);
  g_test_add_func ("/municipality/refused/any-changed-byte", test_any_changed_byte);
  g_test_add_func ("/municipality/refused/lines", test_broken_lines);
  g_test_add_func ("/municipality/refused/missing", test_missing);
  g_test_add_func ("/municipality-parse/no-address", test_no_address);
  g_test_add_func ("/municipality/refused/customs", test_broken_customs);
  g_test_add_func ("/municipality/refused/missing-groups", test_missing_groups);
  g_test_add_func ("/municipality/refused/gaps", test_gaps);
  g_test_add_func ("/municipality/parse/card-window", test_card_window);
  g_test_add_func ("/municipality/parse/counters-of", test_counters_of);
  g_test_add_func ("/municipality/refused/no-file-at-all", test_no_file_at_all);
  g_test_add_func ("/municipality/refused/error-unwanted", test_error_may_be_unwanted);
  g_test_add_func ("/municipality/taken/windows-text", test_windows_text);
  g_test_add_func ("/municipality/taken/written-freely", test_written_freely);
  g_test_add_func ("/municipality/taken/calendar", test_calendar);
  g_test_add_func ("/municipality/taken/without-calendar", test_without_calendar);
  g_test_add_func ("/municipality/taken/customs", test_customs);
  g_test_add_func ("/municipality/taken/without-notes", test_without_notes);
  g_test_add_func ("/municipality/taken/extreme-numbers", test_extreme_numbers);
  g_test_add_func ("/municipality/references", test_references);
  return g_test_run ();
}
