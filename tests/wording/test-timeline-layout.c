/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-timeline-layout.h"

static GDate
date (const char *text)
{
  GDate result;

  g_date_clear (&result, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse (&result, text));
  return result;
}

static void
init (MadoTimelineLayout *layout, const char *today_text, MadoNotes notes)
{
  const MadoCertificateAdvice advice = {
    .issued = date ("2022-06-20"),
    .expires = date ("2027-06-15"),
    .window_opens = date ("2027-03-17"),
    .window_closes = date ("2027-06-15"),
    .notice_from = date ("2027-03-01"),
    .notice_to = date ("2027-04-10"),
    .notes = notes,
  };
  const GDate today = date (today_text);

  mado_timeline_layout_init (layout, &advice, &today);
}

/* Which labels there are, and that what they stand at is in the order of time. */
static void
test_what (void)
{
  static const struct
  {
    const char *today;
    MadoNotes notes;
    gboolean has_window;
    gboolean has_notice;
    guint n_labels;
  } cases[] = {
    { "2026-11-23", 0, TRUE, TRUE, 3 },
    { "2027-04-10", 0, TRUE, TRUE, 3 },
    { "2027-04-11", 0, TRUE, FALSE, 2 },
    { "2027-07-01", 0, TRUE, FALSE, 2 },
    /* What ends with the card is not renewed. */
    { "2026-11-23", MADO_NOTE_CARD_ENDS_TOO, FALSE, TRUE, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MadoTimelineLayout) layout = { 0 };

      init (&layout, cases[i].today, cases[i].notes);
      g_assert_true (layout.is_drawn);
      g_assert_cmpint (layout.has_window, ==, cases[i].has_window);
      g_assert_cmpint (layout.has_notice, ==, cases[i].has_notice);
      g_assert_cmpuint (layout.n_labels, ==, cases[i].n_labels);
      for (guint k = 0; k < layout.n_labels; k++)
        g_assert_cmpint (layout.labels[k].is_estimate, ==,
                         layout.has_notice && k == layout.n_labels - 1);
      g_assert_cmpfloat (layout.labels[0].place, ==, 0);
      g_assert_cmpfloat (layout.today, >, 0);
      g_assert_cmpfloat (layout.expires, >, 0.5);
      if (layout.has_window)
        g_assert_cmpfloat (layout.opens, <, layout.closes);
      if (layout.has_notice)
        g_assert_cmpfloat (layout.notice_from, <, layout.notice_to);
      g_assert_cmpstr (layout.description, !=, "");
    }
}

/* The years and the last months have two scales: the line is broken between them, before the
 * window, of which the name and both ends are said, and the year where it changes. */
static void
test_break (void)
{
  static const struct
  {
    const char *issued, *opens, *closes;
    const char *label;
  } cases[] = {
    { "2022-06-20", "2027-03-17", "2027-06-15", "更新できる期間\n2027年3月17日〜6月15日" },
    { "2022-01-20", "2026-10-13", "2027-01-12", "更新できる期間\n2026年10月13日〜2027年1月12日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MadoTimelineLayout) layout = { 0 };
      const MadoCertificateAdvice advice = {
        .issued = date (cases[i].issued),
        .expires = date (cases[i].closes),
        .window_opens = date (cases[i].opens),
        .window_closes = date (cases[i].closes),
      };
      const GDate today = date ("2026-11-23");

      mado_timeline_layout_init (&layout, &advice, &today);
      g_assert_true (layout.has_break);
      g_assert_cmpfloat (layout.break_at, >, 0);
      g_assert_cmpfloat (layout.break_at, <, layout.opens);
      g_assert_cmpuint (layout.n_labels, ==, 2);
      g_assert_cmpstr (layout.labels[1].text, ==, cases[i].label);
      g_assert_cmpfloat (layout.labels[1].place, >, layout.opens);
      g_assert_cmpfloat (layout.labels[1].place, <, layout.closes);
    }
}

static void
test_nothing (void)
{
  g_auto (MadoTimelineLayout) layout = { 0 };
  const MadoCertificateAdvice advice = { .expires = date (NULL) };
  const GDate today = date ("2026-11-23");

  mado_timeline_layout_init (&layout, &advice, &today);
  g_assert_false (layout.is_drawn);
}

static void
assert_apart (const MadoTimelineLayout *layout, const MadoTimelineRoom *room)
{
  for (guint i = 0; i < layout->n_labels; i++)
    {
      const MadoTimelineLabel *label = &layout->labels[i];

      g_assert_cmpfloat (label->x, >=, room->first);
      if (label->width <= room->last - room->first)
        g_assert_cmpfloat (label->x + label->width, <=, room->last);
      for (guint k = 0; k < i; k++)
        {
          const MadoTimelineLabel *other = &layout->labels[k];

          g_assert_true (label->row != other->row || label->x >= other->x + other->width ||
                         other->x >= label->x + label->width);
          g_assert_true ((label->row == other->row) == (ABS (label->y - other->y) < 0.5));
        }
    }
}

/* However narrow it is, no label stands in another; it is the later ones that go down. */
static void
test_labels (void)
{
  for (guint width = 40; width <= 1000; width += 7)
    {
      g_auto (MadoTimelineLayout) layout = { 0 };
      const MadoTimelineRoom room = { 5, width - 5, 0, width, 6, 3 };
      double height;
      guint rows = 0;

      init (&layout, "2026-11-23", 0);
      for (guint i = 0; i < layout.n_labels; i++)
        {
          layout.labels[i].width = 80 + 10 * i;
          layout.labels[i].height = 30;
        }
      height = mado_timeline_layout_place_labels (&layout, &room);
      assert_apart (&layout, &room);
      g_assert_cmpuint (layout.labels[0].row, ==, 0);
      for (guint i = 0; i < layout.n_labels; i++)
        rows = MAX (rows, layout.labels[i].row + 1);
      g_assert_cmpfloat_with_epsilon (height, rows * 33.0, 0.01);
      if (width < 80)
        g_assert_cmpuint (rows, ==, 3);
      if (width > 900)
        g_assert_cmpuint (rows, <=, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/what", test_what);
  g_test_add_func ("/timeline-layout/break", test_break);
  g_test_add_func ("/timeline-layout/nothing", test_nothing);
  g_test_add_func ("/timeline-layout/labels", test_labels);
  return g_test_run ();
}
