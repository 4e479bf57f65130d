/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-timeline-scale.h"

static GDate
date (const char *text)
{
  GDate result;

  if (text == NULL)
    g_date_clear (&result, 1);
  else
    g_assert_true (mado_civil_date_parse (&result, text));
  return result;
}

static MadoCertificateAdvice
advise (const char *issued, const char *opens, const char *expires)
{
  MadoCertificateAdvice advice = { 0 };

  advice.issued = date (issued);
  advice.window_opens = date (opens);
  advice.expires = date (expires);
  return advice;
}

static double
place (const MadoTimelineScale *scale, const char *text)
{
  GDate day = date (text);

  return mado_timeline_scale_place (scale, &day);
}

static void
test_five_years (void)
{
  MadoCertificateAdvice advice = advise ("2022-06-20", "2027-03-17", "2027-06-15");
  GDate today = date ("2027-04-01");
  MadoTimelineScale scale;

  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2022-06-20"), ==, 0);
  g_assert_cmpfloat (place (&scale, "2027-06-15"), ==, 1);
  /* The last three months take more than a third of the line, not their twentieth. */
  g_assert_cmpfloat (place (&scale, "2027-03-17"), <, 0.65);
  g_assert_cmpfloat (place (&scale, "2027-03-17"), >, 0.3);
  /* Later is never further left, on any day of the line. */
  for (GDate day = date ("2022-06-19"); mado_civil_date_compare (&day, &advice.expires) < 0;)
    {
      double before = mado_timeline_scale_place (&scale, &day);

      mado_civil_date_add_days (&day, 1);
      g_assert_cmpfloat (mado_timeline_scale_place (&scale, &day), >=, before);
    }
}

/* The wide stretch begins five months before the end; abroad, whose window is a year, a month
 * before it opens. */
static void
test_wide_stretch (void)
{
  static const struct
  {
    const char *opens, *begins, *before;
  } rows[] = {
    { "2027-03-17", "2027-01-15", "2027-01-14" },
    { "2027-01-15", "2027-01-15", "2027-01-14" },
    { "2026-06-17", "2026-05-18", "2026-05-17" },
    { NULL, "2027-01-15", "2027-01-14" },
  };
  GDate today = date ("2026-04-01");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoCertificateAdvice advice = advise ("2022-06-20", rows[i].opens, "2027-06-15");
      MadoTimelineScale scale;

      g_test_message ("%s", rows[i].opens);
      g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
      g_assert_cmpfloat (place (&scale, rows[i].begins), ==, 0.3);
      g_assert_cmpfloat (place (&scale, rows[i].before), <, 0.3);
    }
}

static void
test_expired (void)
{
  MadoCertificateAdvice advice = advise ("2020-06-20", "2025-03-17", "2025-06-15");
  GDate today = date ("2026-11-23");
  MadoTimelineScale scale;

  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2025-06-15"), <, 1);
  g_assert_cmpfloat (place (&scale, "2025-06-15"), >, place (&scale, "2025-03-17"));
  g_assert_cmpfloat (place (&scale, "2026-11-23"), ==, 1);
}

static void
test_odd (void)
{
  MadoCertificateAdvice advice = advise (NULL, NULL, NULL);
  GDate today = date ("2026-11-23");
  MadoTimelineScale scale;

  g_assert_false (mado_timeline_scale_init (&scale, &advice, &today));

  /* Only the expiry is known. */
  advice = advise (NULL, NULL, "2027-06-15");
  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2026-11-23"), ==, 0);
  g_assert_cmpfloat (place (&scale, "2027-06-15"), ==, 1);

  /* A certificate that lives for some days only, and one that has not begun. */
  advice = advise ("2026-11-20", "2026-11-20", "2026-11-25");
  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2026-11-20"), ==, 0);
  g_assert_cmpfloat (place (&scale, "2026-11-25"), ==, 1);
  advice = advise ("2027-01-10", "2031-07-12", "2031-10-10");
  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2026-11-23"), ==, 0);
  g_assert_cmpfloat (place (&scale, "2027-01-10"), >, 0);

  /* Issued and ended on one day: the line begins on the day before. */
  advice = advise ("2026-11-23", NULL, "2026-11-23");
  g_assert_true (mado_timeline_scale_init (&scale, &advice, &today));
  g_assert_cmpfloat (place (&scale, "2026-11-22"), ==, 0);
  g_assert_cmpfloat (place (&scale, "2026-11-23"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-scale/five-years", test_five_years);
  g_test_add_func ("/timeline-scale/wide-stretch", test_wide_stretch);
  g_test_add_func ("/timeline-scale/expired", test_expired);
  g_test_add_func ("/timeline-scale/odd", test_odd);
  return g_test_run ();
}
