/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-guide-private.h"
#include "mado-rules-nicks.h"

/* No line is said of a card of which it is not true, whatever the procedure and the answers. */

typedef struct
{
  const char *card;
  MadoFacts facts;
  MadoAdvice advice;
  MadoAnswers answers;
  MadoGuide guide;
} Case;

static guint64 n_guides;

static gboolean
says (const Case *self, MadoLine line)
{
  return mado_guide_has_line (&self->guide, line);
}

static MadoNeed
need (const Case *self, MadoKind kind)
{
  return self->advice.certificates[kind].need;
}

static gboolean
is_recorded (const Case *self, MadoKind kind)
{
  return self->advice.certificates[kind].state != MADO_STATE_NOT_RECORDED;
}

static gboolean
is_in_force (const Case *self, MadoKind kind)
{
  return mado_certificate_is_in_force (&self->advice.certificates[kind]);
}

static gboolean
is_face_card (const Case *self)
{
  return mado_guide_asks (&self->guide, MADO_QUESTION_FACE_CARD) &&
         self->answers.values[MADO_QUESTION_FACE_CARD] == MADO_ANSWER_YES;
}

#define ALLOW(line, condition)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (says (self, MADO_LINE_##line) && !(condition))                                             \
      {                                                                                            \
        g_test_message ("%s, %s: %s", self->card,                                                  \
                        mado_procedure_to_string (self->guide.procedure),                          \
                        mado_line_to_string (MADO_LINE_##line));                                   \
        g_test_fail ();                                                                            \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* What stays, ends or is made anew is there. */
static void
check_certificates (const Case *self)
{
  const MadoNeed sign = need (self, MADO_KIND_SIGN);

  ALLOW (WHY_AUTH_STAYS, is_in_force (self, MADO_KIND_AUTH));
  ALLOW (AFTER_FRESH_AUTH, is_in_force (self, MADO_KIND_AUTH));
  ALLOW (AFTER_SIGN_LEAVES,
         sign != MADO_NEED_ISSUE && sign != MADO_NEED_REISSUE && sign != MADO_NEED_CHANGED);
  /* “The other one” of two that have lapsed is none. */
  ALLOW (CAUTION_OTHER_LAPSED,
         self->guide.procedure != MADO_PROCEDURE_CHANGED_DETAILS || sign != MADO_NEED_REISSUE);
  ALLOW (AFTER_CONTINUED, is_in_force (self, MADO_KIND_AUTH));
  ALLOW (AFTER_FACE_SIGN_LAPSES, sign != MADO_NEED_ISSUE);
  ALLOW (CAUTION_NOT_COMPULSORY, self->guide.errand == MADO_PROCEDURE_RENEW);
  /* It is not lapsed but absent. */
  ALLOW (WHERE_STORE_NOT_NOW,
         is_recorded (self, MADO_KIND_AUTH) && is_recorded (self, MADO_KIND_SIGN));
}

/* A telephone has its certificates by the 署名用 one of a My Number card, and only that card holds
 * a driving licence. */
static void
check_medium (const Case *self)
{
  const gboolean is_juki_card = self->advice.medium == MADO_MEDIUM_JUKI_CARD;

  ALLOW (AFTER_SMARTPHONE, says (self, MADO_LINE_WHY_SMARTPHONE) ||
                               (!is_juki_card && is_recorded (self, MADO_KIND_SIGN)));
  ALLOW (WHERE_LICENCE_FIRST, !is_juki_card);
  ALLOW (CAUTION_LICENCE_LOST, !is_juki_card);
}

/* What needs a PIN is not promised of a card that has none. */
static void
check_face_card (const Case *self)
{
  ALLOW (AFTER_24_HOURS, !is_face_card (self));
  ALLOW (AFTER_STORE, !is_face_card (self));
  ALLOW (AFTER_STORE_REGISTER, !is_face_card (self));
  ALLOW (VISITS_UNLOCK_TOO, !mado_guide_asks (&self->guide, MADO_QUESTION_FACE_CARD) ||
                                self->answers.values[MADO_QUESTION_FACE_CARD] == MADO_ANSWER_NO);
}

/* The reasons lead to the procedure that is named. */
static void
check_instead (const Case *self)
{
  ALLOW (WHY_NOT_EXPIRED, self->guide.instead == MADO_PROCEDURE_RENEW);
  ALLOW (WHY_ENDS_WITH_CARD, !self->guide.has_instead ||
                                 self->guide.instead == MADO_PROCEDURE_NEW_CARD ||
                                 self->guide.instead == MADO_PROCEDURE_STAY_PERIOD);
}

static void
check_visit (const Case *self)
{
  ALLOW (BRING_PHOTO_ID,
         !says (self, MADO_LINE_BRING_PROXY_ID) && !says (self, MADO_LINE_BRING_REPRESENTATIVE_ID));
  ALLOW (WHERE_LANDING, !says (self, MADO_LINE_WHERE_REGISTERED));
}

static void
check (Case *self, const MadoRules *rules, MadoProcedure procedure)
{
  mado_guide_write (&self->facts, &self->advice, rules, procedure, &self->answers, &self->guide);
  check_certificates (self);
  check_medium (self);
  check_face_card (self);
  check_instead (self);
  check_visit (self);
  n_guides++;
}

static void
check_answers (Case *self, const MadoRules *rules, MadoProcedure procedure)
{
  MadoGuide open;

  self->answers = (MadoAnswers){ 0 };
  check (self, rules, procedure);
  open = self->guide;
  for (guint i = 0; i < open.n_questions; i++)
    {
      const MadoQuestion question = open.questions[i];
      MadoAnswer choices[MADO_MAX_CHOICES];
      const guint n = mado_question_get_choices (question, choices);

      for (guint j = 0; j < n; j++)
        {
          self->answers.values[question] = choices[j];
          check (self, rules, procedure);
        }
      self->answers.values[question] = MADO_ANSWER_UNANSWERED;
    }
}

static void
check_card (const char *card)
{
  Case self = { .card = card };
  MadoRules rules;
  GDate today;

  guide_rules_init (&rules);
  guide_facts_parse (&self.facts, card);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_rules_advise (&self.facts, &rules, &today, &self.advice);
  for (int procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    check_answers (&self, &rules, (MadoProcedure)procedure);
}

static void
test_fits (void)
{
  static const char *const states[] = { "unknown",   "computed", "absent",   "hidden", "future",
                                        "early",     "national", "last-day", "locked", "renewable",
                                        "cut-short", "expired",  "revoked",  "changed" };
  static const char *const persons[] = { "", "born=2015-10-10", "born=1985-10-10 card=2034-10-10",
                                         "born=1985-10-10 card=2027-01-10", "overseas" };

  for (gsize a = 0; a < G_N_ELEMENTS (states); a++)
    for (gsize s = 0; s < G_N_ELEMENTS (states); s++)
      for (gsize p = 0; p < G_N_ELEMENTS (persons); p++)
        {
          const char *auth = g_str_equal (states[a], "locked") ? "early,locked" : states[a];
          const char *sign = g_str_equal (states[s], "locked") ? "early,locked" : states[s];
          g_autofree char *card = g_strdup_printf ("auth=%s sign=%s %s", auth, sign, persons[p]);

          check_card (card);
        }
  check_card ("juki-card auth=absent sign=expired");
  check_card ("telephone auth=early sign=early");
  check_card ("auth=early,locked sign=absent,locked text-locked juki-locked");
  g_test_message ("%" G_GUINT64_FORMAT " guides", n_guides);
  g_assert_cmpuint (n_guides, >, 50000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-fits", test_fits);
  return g_test_run ();
}
