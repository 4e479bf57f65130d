/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <sys/stat.h>
#endif

#include "mado-practice-dates.h"
#include "mado-practice-holder.h"
#include "mado-scenario-private.h"
#include "practice-reader.h"

/* --- the list ----------------------------------------------------------------------------------
 */

static void
test_list (void)
{
  static const char *const wanted[] = {
    "healthy",
    "in-window",
    "last-day",
    "expired",
    "sign-not-issued",
    "under-15",
    "pin-locked",
    "both-locked",
    "face-auth",
    "old-ca",
    "unknown-ca",
    "smartphone",
    "torn",
    "garbled",
    "not-my-number",
    "one-try-left",
    "new-card-too",
    "juki-card",
    "broken-chain",
    "not-yet-valid",
    "opens-tomorrow",
    "next-generation",
    "foreign-resident",
  };
  g_autoptr (GPtrArray) list = mado_scenario_list ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      MadoScenario *scenario = g_ptr_array_index (list, i);
      g_assert_true (g_hash_table_add (names, (gpointer)mado_scenario_get_name (scenario)));
      g_assert_true (g_hash_table_add (titles, (gpointer)mado_scenario_get_title (scenario)));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_hash_table_contains (names, wanted[i]));
  g_assert_cmpstr (mado_scenario_get_name (g_ptr_array_index (list, 0)), ==, "healthy");
}

static void
assert_refused (const char *text, MadoScenarioError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("scenario-XXXXXX.ini", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (mado_scenario_load (path, &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, (int)code);
  g_assert_cmpstr (mado_scenario_error_get_refusal (error)->file, ==, path);
  g_assert_cmpint (g_remove (path), ==, 0);
}

#define HEAD "[scenario]\ntitle=a\ndescription=b\n"

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mado_scenario_load ("no-such-card", &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mado_scenario_load ("../practice/healthy", &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mado_scenario_load ("/nowhere/x.ini", &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND);

  g_assert_null (mado_scenario_error_get_refusal (error));

  assert_refused ("nonsense", MADO_SCENARIO_ERROR_INVALID);
  assert_refused ("[scenario]\ntitle=a\n[auth]\nexpires=today\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpired=today\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auht]\nexpires=today\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=tomorrow\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today+3w\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today3d\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today+d\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=2026-02-30\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=card\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today+1b\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\n[holder]\nbirthday=13-01\n",
                  MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\nrecorded=maybe\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\ngeneration=last\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\n[faults]\ntear=-1\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "comes-to=riches\n[auth]\nexpires=today\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "comes-to=no-need\ncomes-to=expired\n[auth]\nexpires=today\n",
                  MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\n[auth]\nissued=today\n",
                  MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "comes-to=;\n[auth]\nexpires=today\n", MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\n[card]\npadding-byte=F\n",
                  MADO_SCENARIO_ERROR_INVALID);
  /* No card has these: 署名用 beyond 利用者証明用, 利用者証明用 beyond the card. */
  assert_refused (HEAD "[auth]\nexpires=today\n[sign]\nexpires=today+1d\n",
                  MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\n[card]\nexpires=today-1d\n",
                  MADO_SCENARIO_ERROR_INVALID);
  assert_refused (HEAD "[auth]\nexpires=today\nissued=today+1d\n", MADO_SCENARIO_ERROR_INVALID);
}

#define MAX_BYTES (256 * 1024)

static void
assert_key (const char *group, const char *key, const char *value, gboolean good)
{
  const gboolean of_scenario = strcmp (group, "scenario") == 0;
  const gboolean of_holder = strcmp (group, "holder") == 0;
  g_autofree char *line = g_strdup_printf ("%s=%s\n", key, value);
  g_autofree char *other = g_strdup_printf ("[%s]\n%s", group, line);
  g_autofree char *text =
      g_strconcat (HEAD, of_scenario ? line : "", "[auth]\nexpires=today+60d\n[holder]\n",
                   strcmp (key, "age") == 0 ? "" : "age=41\n", of_holder ? line : "",
                   of_scenario || of_holder ? "" : other, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_parse (text, strlen (text), "bounds", &error);

  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID);
  g_assert_true (error == NULL || strlen (error->message) < 400);
}

/* What would take for ever, or all the memory, or leave what can be computed. */
static void
test_bounds (void)
{
  static const struct
  {
    const char *group, *key, *last, *beyond;
  } numbers[] = {
    { "scenario", "order", "9999", "10000" },
    { "holder", "age", "130", "131" },
    { "card", "padding", "4096", "2000000000" },
    { "card", "padding-byte", "FF", "FFFF" },
    { "pins", "sign-tries", "15", "16" },
    { "pins", "auth-tries", "15", "16" },
    { "pins", "text-tries", "15", "16" },
    { "pins", "juki-tries", "15", "16" },
    { "pins", "auth", "1234567890123456", "12345678901234567" },
    { "faults", "tear", "10000", "10001" },
    { "faults", "garble", "10000", "10001" },
    { "faults", "milliseconds-per-command", "10000", "10001" },
    { "faults", "bits-per-second", "100000000", "100000001" },
    { "faults", "bits-per-second", "1000", "1" },
    { "sign", "expires", "today-60d", "today-999999d" },
    { "sign", "expires", "today+1m", "today+999999m" },
    { "sign", "expires", "today-1y", "today-999999y" },
    { "sign", "expires", "today-1b", "today-999999b" },
    { "card", "expires", "9999-12-31", "9999-12-31+1d" },
    { "holder", "born", "1868-01-01", "1867-12-31" },
  };
  g_autofree char *name = g_strnfill (60000, 'x');
  g_autofree char *fits = g_strnfill (1000, 'x');
  g_autoptr (GString) steps = g_string_new ("today");

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_test_message ("[%s] %s", numbers[i].group, numbers[i].key);
      assert_key (numbers[i].group, numbers[i].key, numbers[i].last, TRUE);
      assert_key (numbers[i].group, numbers[i].key, numbers[i].beyond, FALSE);
    }
  assert_key ("holder", "name", fits, TRUE);
  assert_key ("holder", "name", name, FALSE);
  assert_key ("holder", "name", "\xff", FALSE);
  assert_key ("holder", name, "x", FALSE);
  assert_key (name, "x", "x", FALSE);
  for (guint i = 0; i < 30; i++)
    g_string_append (steps, "+1b");
  assert_key ("sign", "expires", steps->str, FALSE);
}

/* A link to whatever file: its lines are nobody's to read. */
static void
test_foreign_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      mado_scenario_parse ("root:secret:0:0\n", strlen ("root:secret:0:0\n"), "x", &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID);
  g_assert_null (strstr (error->message, "secret"));
}

/* A clock that is far off. */
static void
test_day (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) healthy = mado_scenario_load ("healthy", &error);
  GDate unknown;

  g_assert_no_error (error);
  g_date_clear (&unknown, 1);
  g_assert_null (mado_scenario_create_card (healthy, &unknown, &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_DAY);
}

static void
test_too_large (void)
{
  g_autofree char *card = g_build_filename (g_getenv ("MADO_PRACTICE_DIR"), "healthy.ini", NULL);
  GString *text = g_string_new (NULL);
  g_autofree char *healthy = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mado-large-card.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = NULL;

  g_assert_true (g_file_get_contents (card, &healthy, NULL, &error));
  g_string_append_printf (text, "%s\n#", healthy);
  while (text->len < MAX_BYTES)
    g_string_append_c (text, 'x');
  g_assert_true (g_file_set_contents (path, text->str, MAX_BYTES, &error));
  scenario = mado_scenario_load (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scenario);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_string_append_c (text, 'x');
  assert_refused (text->str, MADO_SCENARIO_ERROR_INVALID);
  g_string_free (text, TRUE);
}

#ifdef G_OS_UNIX
/* Nobody ever writes to it: whoever opened it would wait for good. */
static void
test_pipe (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("scenario-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "pipe.ini", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (mado_scenario_load (path, &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID);
  g_assert_cmpint (mado_scenario_error_get_refusal (error)->reason, ==, MADO_REFUSAL_NOT_REGULAR);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
#endif

/* --- dates -------------------------------------------------------------------------------------
 */

static GDate
get_birthday (const GDate *born, guint year)
{
  guint month = g_date_get_month (born), day = g_date_get_day (born);
  if (month == 2 && day == 29 && !g_date_is_leap_year ((GDateYear)year))
    day = 28;
  return practice_make_date (year, month, day);
}

static gboolean
is_birthday (const GDate *date, const GDate *born)
{
  GDate birthday = get_birthday (born, g_date_get_year (date));
  return g_date_compare (&birthday, date) == 0;
}

/* How many birthdays there are after @from, up to and with @to. */
static guint
count_birthdays (const GDate *from, const GDate *to, const GDate *born)
{
  guint n = 0;
  for (guint year = g_date_get_year (from); year <= g_date_get_year (to); year++)
    {
      GDate birthday = get_birthday (born, year);
      n += g_date_compare (&birthday, from) > 0 && g_date_compare (&birthday, to) <= 0;
    }
  return n;
}

static guint
get_age (const GDate *born, const GDate *today)
{
  return count_birthdays (born, today, born);
}

static GDate
get_window (const GDate *expiry, guint offset)
{
  GDate date = *expiry;
  g_date_subtract_months (&date, 3);
  g_date_add_days (&date, offset);
  return date;
}

/* What the name of each scenario promises; TRUE also where it promises nothing. */
static gboolean
keeps_promise (const char *name, const MadoPracticeDates *dates, const GDate *today)
{
  const GDate *expiry = &dates->auth_expires;
  if (!g_date_valid (expiry))
    return TRUE;
  GDate opens = get_window (expiry, 2);
  gboolean open = g_date_compare (&opens, today) <= 0 && g_date_compare (today, expiry) <= 0;

  if (g_str_equal (name, "healthy") || g_str_equal (name, "pin-locked"))
    return g_date_compare (today, &opens) < 0;
  if (g_str_equal (name, "in-window") || g_str_equal (name, "locked-in-window"))
    return open;
  if (g_str_equal (name, "new-card-too"))
    return open && get_age (&dates->born, today) < 18 &&
           g_date_compare (expiry, &dates->card_expires) == 0;
  if (g_str_equal (name, "under-15"))
    return get_age (&dates->born, today) < 15 && !g_date_valid (&dates->sign_expires) &&
           g_date_compare (expiry, &dates->card_expires) == 0;
  if (g_str_equal (name, "last-cycle"))
    return open && g_date_compare (expiry, &dates->card_expires) == 0;
  if (g_str_equal (name, "last-day"))
    return g_date_compare (today, expiry) == 0;
  if (g_str_equal (name, "expired"))
    return g_date_compare (today, expiry) > 0;
  if (g_str_equal (name, "sign-ends-earlier"))
    return g_date_compare (&dates->sign_expires, expiry) < 0;
  if (g_str_equal (name, "not-yet-valid"))
    return g_date_compare (today, &dates->auth_issued) < 0;
  if (g_str_equal (name, "foreign-resident"))
    return open && !is_birthday (expiry, &dates->born) &&
           g_date_compare (expiry, &dates->card_expires) == 0;
  return TRUE;
}

static void
check_day (const char *name, GKeyFile *file, const GDate *today)
{
  g_autoptr (GError) error = NULL;
  MadoPracticeDates dates;
  gboolean bounded = g_str_equal (name, "foreign-resident");

  if (!mado_practice_dates_compute (file, today, &dates, &error))
    g_error ("%s on %u-%u-%u: %s", name, g_date_get_year (today), g_date_get_month (today),
             g_date_get_day (today), error->message);
  if (!keeps_promise (name, &dates, today))
    g_error ("%s does not keep its promise on %u-%u-%u", name, g_date_get_year (today),
             g_date_get_month (today), g_date_get_day (today));
  g_assert_true (g_date_valid (&dates.born));
  g_assert_true (g_date_valid (&dates.card_expires));
  if (!g_date_valid (&dates.auth_expires))
    return;

  guint birthdays = count_birthdays (&dates.auth_issued, &dates.auth_expires, &dates.born);
  if (bounded)
    g_assert_cmpuint (birthdays, <=, 5);
  else
    {
      g_assert_true (is_birthday (&dates.auth_expires, &dates.born));
      g_assert_true (is_birthday (&dates.card_expires, &dates.born));
      g_assert_cmpuint (birthdays, >=, 5);
      g_assert_cmpuint (birthdays, <=, 6);
    }
  if (!g_str_equal (name, "not-yet-valid"))
    g_assert_cmpint (g_date_compare (&dates.auth_issued, today), <=, 0);
  if (g_date_valid (&dates.sign_expires))
    {
      if (!g_str_equal (name, "not-yet-valid"))
        g_assert_cmpint (g_date_compare (&dates.sign_issued, today), <=, 0);
      /* 署名用 is for those who are 15. */
      g_assert_cmpuint (get_age (&dates.born, &dates.sign_expires), >=, 15);
    }
}

/* Each scenario on each day of nine years, two leap days among them. */
static void
test_every_day (void)
{
  g_autoptr (GPtrArray) list = mado_scenario_list ();
  GDate end = practice_make_date (2035, 1, 1);

  for (guint i = 0; i < list->len; i++)
    {
      const char *name = mado_scenario_get_name (g_ptr_array_index (list, i));
      g_autoptr (GKeyFile) file = practice_load_file (name);
      if (g_str_equal (name, "not-my-number"))
        continue;
      for (GDate today = practice_make_date (2026, 1, 1); g_date_compare (&today, &end) < 0;
           g_date_add_days (&today, 1))
        check_day (name, file, &today);
    }
}

/* The window opens tomorrow by the ward's rule and today by the country's; on the few days on which
 * no end does that, it opens after tomorrow. */
static void
test_opens_tomorrow (void)
{
  g_autoptr (GKeyFile) file = practice_load_file ("opens-tomorrow");
  GDate end = practice_make_date (2030, 1, 1);
  guint n_days = 0, n_exact = 0;

  for (GDate today = practice_make_date (2026, 1, 1); g_date_compare (&today, &end) < 0;
       g_date_add_days (&today, 1))
    {
      MadoPracticeDates dates;
      g_assert_true (mado_practice_dates_compute (file, &today, &dates, NULL));
      GDate national = get_window (&dates.auth_expires, 1);
      int days = g_date_days_between (&today, &national);
      g_assert_cmpint (days, >=, 0);
      g_assert_cmpint (days, <=, 3);
      n_days++;
      n_exact += days == 0;
    }
  g_assert_cmpuint (n_exact * 100, >, n_days * 97);
}

/* The card after its renewal is the same person's, and ends on the same day. */
static void
test_renewed (void)
{
  g_autoptr (GKeyFile) before = practice_load_file ("in-window");
  g_autoptr (GKeyFile) after = practice_load_file ("renewed");
  GDate end = practice_make_date (2030, 1, 1);

  for (GDate today = practice_make_date (2026, 1, 1); g_date_compare (&today, &end) < 0;
       g_date_add_days (&today, 1))
    {
      MadoPracticeDates old, new;
      g_assert_true (mado_practice_dates_compute (before, &today, &old, NULL));
      g_assert_true (mado_practice_dates_compute (after, &today, &new, NULL));
      g_assert_cmpint (g_date_compare (&old.born, &new.born), ==, 0);
      g_assert_cmpint (g_date_compare (&old.card_expires, &new.card_expires), ==, 0);
    }
}

static void
test_leap_day (void)
{
  g_autoptr (GKeyFile) file = practice_load_file ("born-on-29-february");
  MadoPracticeDates dates;
  GDate today = practice_make_date (2028, 2, 29);

  g_assert_true (mado_practice_dates_compute (file, &today, &dates, NULL));
  GDate expected = practice_make_date (2030, 2, 28);
  g_assert_cmpint (g_date_compare (&dates.auth_expires, &expected), ==, 0);
  g_assert_cmpuint (g_date_get_day (&dates.born), ==, 29);
  g_assert_cmpuint (g_date_get_month (&dates.born), ==, 2);
}

static void
test_era_dates (void)
{
  static const struct
  {
    guint year, month, day;
    const char *text;
  } cases[] = {
    { 1912, 7, 29, "119120729" },  { 1912, 7, 30, "219120730" }, { 1926, 12, 24, "219261224" },
    { 1926, 12, 25, "319261225" }, { 1989, 1, 7, "319890107" },  { 1989, 1, 8, "419890108" },
    { 2019, 4, 30, "420190430" },  { 2019, 5, 1, "520190501" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoPracticeHolder holder = { .born = practice_make_date (cases[i].year, cases[i].month,
                                                                cases[i].day) };
      g_autofree char *text = mado_practice_holder_dup_era_date (&holder);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario/list", test_list);
  g_test_add_func ("/scenario/refused", test_refused);
  g_test_add_func ("/scenario/bounds", test_bounds);
  g_test_add_func ("/scenario/foreign-file", test_foreign_file);
  g_test_add_func ("/scenario/day", test_day);
  g_test_add_func ("/scenario/too-large", test_too_large);
#ifdef G_OS_UNIX
  g_test_add_func ("/scenario/pipe", test_pipe);
#endif
  g_test_add_func ("/scenario/every-day", test_every_day);
  g_test_add_func ("/scenario/opens-tomorrow", test_opens_tomorrow);
  g_test_add_func ("/scenario/renewed", test_renewed);
  g_test_add_func ("/scenario/leap-day", test_leap_day);
  g_test_add_func ("/scenario/era-dates", test_era_dates);
  return g_test_run ();
}
