/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "mado-civil-date.h"
#include "mado-consultation.h"
#include "mado-scenario.h"
#include "session-fixture.h"

/* A guide and the card that it is about, which comes and goes. */

typedef struct
{
  MadoTransportPractice *transport;
  MadoSession *session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  GDate today;

  self->transport = fixture_transport_new (NULL);
  self->session = mado_session_new (MADO_TRANSPORT (self->transport), TRUE);
  mado_session_set_practice_cas (self->session, fixture_get_cas ());
  mado_session_set_municipality (self->session, ward);
  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  mado_session_set_today (self->session, &today);
  mado_session_start (self->session);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->transport);
}

static void
lay_down (Fixture *self, MadoPracticeCard *card)
{
  fixture_lay_down (self->transport, self->session, card);
}

static void
take_away (Fixture *self)
{
  fixture_take_away (self->transport, self->session);
}

static gboolean
knows_expiry (MadoConsultation *consultation)
{
  MadoHandout handout;

  mado_consultation_get_handout (consultation, &handout);
  return mado_civil_date_known (&handout.advice->certificates[MADO_KIND_AUTH].expires);
}

static void
test_same_card (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) consultation = NULL;
  g_autoptr (MadoConsultation) next = NULL;

  lay_down (self, card);
  consultation = mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  g_assert_true (knows_expiry (consultation));
  mado_consultation_set_answer (consultation, MADO_QUESTION_VISITOR, MADO_ANSWER_PROXY);
  take_away (self);
  g_assert_true (mado_consultation_get_card_left (consultation));
  g_assert_false (knows_expiry (consultation));

  next = mado_consultation_go_on (consultation, MADO_PROCEDURE_UNLOCK);
  lay_down (self, card);
  g_assert_false (mado_consultation_get_card_left (consultation));
  g_assert_true (knows_expiry (consultation));
  g_assert_cmpint (mado_consultation_get_answer (consultation, MADO_QUESTION_VISITOR), ==,
                   MADO_ANSWER_PROXY);
  g_assert_false (mado_consultation_get_card_left (next));
  g_assert_true (knows_expiry (next));
}

/* Somebody else's, or one that does not tell its number. */
static void
test_other_card (Fixture *self, gconstpointer data)
{
  const char other_number[] = "\xC0\x1C"
                              "999999999999999"
                              "13115"
                              "20351010";
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoPracticeCard) other = fixture_card_new ();
  g_autoptr (MadoPracticeCard) mute = fixture_card_new ();
  g_autoptr (GBytes) record = g_bytes_new (other_number, sizeof other_number - 1);
  g_autoptr (GBytes) nothing = g_bytes_new ("\xC0", 1);
  g_autoptr (MadoConsultation) consultation = NULL;

  mado_practice_card_add_record (other, fixture_common, 1, 1, record);
  mado_practice_card_add_record (mute, fixture_common, 1, 1, nothing);
  lay_down (self, card);
  consultation = mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  take_away (self);
  lay_down (self, other);
  g_assert_true (mado_consultation_get_card_left (consultation));
  g_assert_false (knows_expiry (consultation));
  take_away (self);
  lay_down (self, mute);
  g_assert_true (mado_consultation_get_card_left (consultation));
  g_assert_false (knows_expiry (consultation));
  take_away (self);
  lay_down (self, card);
  g_assert_true (knows_expiry (consultation));
}

/* Opened without one, it is about none. */
static void
test_no_card (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) consultation =
      mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);

  lay_down (self, card);
  g_assert_false (mado_consultation_get_card_left (consultation));
  g_assert_false (knows_expiry (consultation));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What it is made of has changed: it is made anew once, with a card in the reader or without. */
static void
check_made_once (Fixture *self, MadoConsultation *consultation)
{
  g_autoptr (MadoMunicipality) national = mado_municipality_load ("national", NULL, NULL);
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  guint n_made = 0;
  GDate today;

  g_signal_connect_swapped (consultation, "changed", G_CALLBACK (count_cb), &n_made);
  mado_session_set_municipality (self->session, national);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_true (mado_civil_date_parse (&today, "2026-11-24"));
  mado_session_set_today (self->session, &today);
  g_assert_cmpuint (n_made, ==, 2);
  mado_session_set_municipality (self->session, ward);
  g_assert_cmpuint (n_made, ==, 3);
  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  mado_session_set_today (self->session, &today);
  g_assert_cmpuint (n_made, ==, 4);
  g_signal_handlers_disconnect_by_data (consultation, &n_made);
}

static void
test_made_once (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) of_none =
      mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  g_autoptr (MadoConsultation) of_card = NULL;
  guint n_made = 0;

  check_made_once (self, of_none);
  /* Nor does a card that it is not about make it anew, at any step of the reading. */
  g_signal_connect_swapped (of_none, "changed", G_CALLBACK (count_cb), &n_made);
  lay_down (self, card);
  g_assert_cmpuint (n_made, ==, 0);
  g_signal_handlers_disconnect_by_data (of_none, &n_made);
  check_made_once (self, of_none);
  of_card = mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  check_made_once (self, of_card);
}

/* About what was typed: no card that comes or goes says anything to it, and a birthday on 29
 * February is read as the person reads it. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) typed = NULL;
  g_autoptr (MadoConsultation) next = NULL;
  MadoFacts facts = { 0 };
  MadoHandout handout;
  GDate end;

  facts.certificates[MADO_KIND_AUTH].record = MADO_RECORD_RECORDED;
  g_assert_true (mado_civil_date_parse (&facts.born, "1992-02-29"));
  g_assert_true (mado_civil_date_parse (&facts.certificates[MADO_KIND_AUTH].issued, "2022-06-01"));
  lay_down (self, card);
  typed =
      mado_consultation_new_typed (self->session, MADO_PROCEDURE_RENEW, &facts, MADO_FEB29_MAR1);
  g_assert_true (mado_consultation_get_session (typed) == self->session);
  g_assert_cmpint (mado_consultation_get_procedure (typed), ==, MADO_PROCEDURE_RENEW);
  mado_consultation_get_handout (typed, &handout);
  g_assert_true (mado_civil_date_parse (&end, "2027-03-01"));
  g_assert_cmpint (
      mado_civil_date_compare (&handout.advice->certificates[MADO_KIND_AUTH].expires, &end), ==, 0);
  g_assert_false (handout.practice);
  take_away (self);
  g_assert_false (mado_consultation_get_card_left (typed));
  g_assert_true (knows_expiry (typed));

  next = mado_consultation_go_on (typed, MADO_PROCEDURE_UNLOCK);
  mado_consultation_get_handout (next, &handout);
  g_assert_cmpint (
      mado_civil_date_compare (&handout.advice->certificates[MADO_KIND_AUTH].expires, &end), ==, 0);
}

/* What is answered changes the guide and is told; the same answer again, and what is laid ready,
 * are no news. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) consultation = NULL;
  guint n_made = 0;

  lay_down (self, card);
  consultation = mado_consultation_new (self->session, MADO_PROCEDURE_LOST_CARD);
  g_signal_connect_swapped (consultation, "changed", G_CALLBACK (count_cb), &n_made);
  g_assert_true (
      mado_guide_has_line (mado_consultation_get_guide (consultation), MADO_LINE_WHY_LOST_STOP));
  /* Nobody has answered; the guide takes one for granted. */
  g_assert_cmpint (mado_consultation_get_answer (consultation, MADO_QUESTION_CARD_AT_HAND), ==,
                   MADO_ANSWER_UNANSWERED);
  g_assert_cmpint (mado_consultation_get_case (consultation, MADO_QUESTION_CARD_AT_HAND), ==,
                   MADO_ANSWER_NO);
  mado_consultation_set_answer (consultation, MADO_QUESTION_CARD_AT_HAND, MADO_ANSWER_YES);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_false (
      mado_guide_has_line (mado_consultation_get_guide (consultation), MADO_LINE_WHY_LOST_STOP));
  g_assert_cmpint (mado_consultation_get_case (consultation, MADO_QUESTION_CARD_AT_HAND), ==,
                   MADO_ANSWER_YES);
  mado_consultation_set_answer (consultation, MADO_QUESTION_CARD_AT_HAND, MADO_ANSWER_YES);
  g_assert_cmpuint (n_made, ==, 1);

  g_assert_false (mado_consultation_get_ticked (consultation, MADO_LINE_BRING_CARD));
  mado_consultation_set_ticked (consultation, MADO_LINE_BRING_CARD, TRUE);
  g_assert_true (mado_consultation_get_ticked (consultation, MADO_LINE_BRING_CARD));
  g_assert_false (mado_consultation_get_ticked (consultation, MADO_LINE_BRING_LETTER));
  mado_consultation_set_ticked (consultation, MADO_LINE_BRING_CARD, FALSE);
  g_assert_false (mado_consultation_get_ticked (consultation, MADO_LINE_BRING_CARD));
  g_assert_cmpuint (n_made, ==, 1);
}

/* It speaks to whom the session does. */
static void
test_audience (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoConsultation) consultation =
      mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);

  g_assert_cmpint (mado_consultation_get_audience (consultation), ==, MADO_AUDIENCE_CITIZEN);
  mado_session_set_audience (self->session, MADO_AUDIENCE_STAFF);
  g_assert_cmpint (mado_consultation_get_audience (consultation), ==, MADO_AUDIENCE_STAFF);
}

/* Read once more, it has not left. */
static void
test_read_again (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (MadoConsultation) consultation = NULL;

  lay_down (self, card);
  consultation = mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  mado_session_read_again (self->session);
  g_assert_cmpint (mado_session_get_stage (self->session), ==, MADO_STAGE_READING);
  g_assert_false (mado_consultation_get_card_left (consultation));
  fixture_spin_until (fixture_is_idle_in (self->session, MADO_STAGE_RESULT));
  g_assert_false (mado_consultation_get_card_left (consultation));
  g_assert_true (knows_expiry (consultation));
}

/* By no rules at all nothing is made, and what was made stays. */
static void
test_no_municipality (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoConsultation) consultation =
      mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  guint n_made = 0;

  g_signal_connect_swapped (consultation, "changed", G_CALLBACK (count_cb), &n_made);
  mado_session_set_municipality (self->session, NULL);
  g_assert_cmpuint (n_made, ==, 0);
  mado_session_set_municipality (self->session, ward);
  g_assert_cmpuint (n_made, ==, 1);
  g_signal_handlers_disconnect_by_data (consultation, &n_made);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoPinAnswer answer;

  mado_session_order_finish (MADO_SESSION (source), result, &answer, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

/* Of somebody born on 29 February, whose certificates can be renewed. */
static MadoPracticeCard *
born_on_leap_day_card_new (void)
{
  static const char text[] = "[scenario]\ntitle=t\ndescription=d\n"
                             "[holder]\nage=34\nbirthday=02-29\n"
                             "[card]\nexpires=today+9b\n"
                             "[auth]\nexpires=today+43d\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "leap.ini", NULL);
  GDate today;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_autoptr (MadoScenario) scenario = mado_scenario_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  MadoPracticeCard *card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return card;
}

/* Until when a renewal runs. */
static GDate
renew_by (Fixture *self, MadoFeb29 feb29)
{
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoConsultation) consultation = NULL;

  municipality->rules.feb29 = feb29;
  mado_session_set_municipality (self->session, municipality);
  consultation = mado_consultation_new (self->session, MADO_PROCEDURE_RENEW);
  return mado_consultation_get_guide (consultation)->renewed_expiry;
}

/* Where nobody has typed how a birthday on 29 February is read, the municipality says it. */
static void
test_leap_day (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = born_on_leap_day_card_new ();
  g_autoptr (MadoSecret) password = mado_secret_new ("MADO1234");
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  gboolean read = FALSE;

  mado_session_set_practice_cas (self->session, mado_scenario_get_practice_cas ());
  lay_down (self, card);
  mado_session_order_async (self->session, order, NULL, on_read_cb, &read);
  fixture_spin_until (read);
  GDate march = renew_by (self, MADO_FEB29_MAR1);
  GDate february = renew_by (self, MADO_FEB29_FEB28_ALWAYS);
  g_assert_true (mado_civil_date_known (&march));
  g_assert_true (mado_civil_date_known (&february));
  g_assert_cmpint (g_date_get_day (&february), ==, 28);
  g_assert_cmpint (mado_civil_date_compare (&march, &february), >, 0);
  take_away (self);
}

/* What this program may do it says of itself. */
static void
test_pin_change (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoConsultation) consultation =
      mado_consultation_new (self->session, MADO_PROCEDURE_CHANGE_PIN);

  g_assert_true (
      mado_guide_has_line (mado_consultation_get_guide (consultation), MADO_LINE_WHERE_HERE));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/consultation/same-card", test_same_card);
  ADD ("/consultation/other-card", test_other_card);
  ADD ("/consultation/no-card", test_no_card);
  ADD ("/consultation/made-once", test_made_once);
  ADD ("/consultation/typed", test_typed);
  ADD ("/consultation/answers", test_answers);
  ADD ("/consultation/audience", test_audience);
  ADD ("/consultation/read-again", test_read_again);
  ADD ("/consultation/no-municipality", test_no_municipality);
  ADD ("/consultation/leap-day", test_leap_day);
  ADD ("/consultation/pin-change", test_pin_change);
  return g_test_run ();
}
