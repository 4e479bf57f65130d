/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-handout.h"

/* What every form of a handout is told by the guide that it is of. */

typedef struct
{
  MadoMunicipality *ward;
  MadoMunicipality booked; /* the same, with an address for bookings */
  MadoGuide guide;
  MadoAnswers answers;
  MadoAdvice advice;
  MadoHandout handout;
} Fixture;

static const char booking_url[] = "https://www.example.jp/booking";

static void
set_up (Fixture *self, gconstpointer data)
{
  self->ward = mado_municipality_load ("suginami", NULL, NULL);
  self->booked = *self->ward;
  self->booked.booking_url = (char *)booking_url;
  self->handout = (MadoHandout){
    .advice = &self->advice,
    .guide = &self->guide,
    .answers = &self->answers,
    .municipality = &self->booked,
  };
  g_assert_true (mado_civil_date_parse (&self->advice.today, "2026-11-24"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mado_municipality_unref (self->ward);
}

/* @line is all that is said of where to go. */
static void
say_where (Fixture *self, MadoLine line)
{
  self->guide.sections[MADO_SECTION_WHERE].lines[0] = line;
  self->guide.sections[MADO_SECTION_WHERE].n_lines = 1;
}

/* Where no visit is spoken of nobody is sent to book one. */
static void
test_booking (Fixture *self, gconstpointer data)
{
  g_assert_null (mado_handout_get_booking_url (&self->handout));
  say_where (self, MADO_LINE_WHERE_BOOKING_REQUIRED);
  g_assert_cmpstr (mado_handout_get_booking_url (&self->handout), ==, booking_url);
  say_where (self, MADO_LINE_WHERE_BOOKING_POSSIBLE);
  g_assert_cmpstr (mado_handout_get_booking_url (&self->handout), ==, booking_url);
  say_where (self, MADO_LINE_WHERE_COUNTER);
  g_assert_null (mado_handout_get_booking_url (&self->handout));
}

static void
test_counters (Fixture *self, gconstpointer data)
{
  MadoCounterSpan span;

  self->guide.applies = MADO_APPLIES_NOW;
  g_assert_false (mado_handout_is_at_counters (&self->handout));
  mado_handout_get_counter_span (&self->handout, &span);
  g_assert_false (span.at_counter);
  say_where (self, MADO_LINE_WHERE_COUNTER);
  g_assert_true (mado_handout_is_at_counters (&self->handout));
  mado_handout_get_counter_span (&self->handout, &span);
  g_assert_true (span.at_counter);
  /* On the day of the handout. */
  g_assert_cmpint (mado_civil_date_compare (&span.opens, &self->advice.today), ==, 0);
}

/* In the guide's order, without those that are answered. */
static void
test_open_questions (Fixture *self, gconstpointer data)
{
  static const MadoQuestion asked[] = {
    MADO_QUESTION_VISITOR,
    MADO_QUESTION_CARD_AT_HAND,
    MADO_QUESTION_PINS_KNOWN,
  };
  MadoQuestion questions[MADO_N_QUESTIONS];

  g_assert_cmpuint (mado_handout_get_open_questions (&self->handout, questions), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    self->guide.questions[self->guide.n_questions++] = asked[i];
  g_assert_cmpuint (mado_handout_get_open_questions (&self->handout, questions), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_cmpint (questions[i], ==, asked[i]);

  self->answers.values[MADO_QUESTION_CARD_AT_HAND] = MADO_ANSWER_YES;
  g_assert_cmpuint (mado_handout_get_open_questions (&self->handout, questions), ==, 2);
  g_assert_cmpint (questions[0], ==, MADO_QUESTION_VISITOR);
  g_assert_cmpint (questions[1], ==, MADO_QUESTION_PINS_KNOWN);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/handout/booking", test_booking);
  ADD ("/handout/counters", test_counters);
  ADD ("/handout/open-questions", test_open_questions);
  return g_test_run ();
}
