/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-guide-private.h"
#include "mado-rules-nicks.h"

/* Every procedure × state of both certificates × card × person × answer that is asked for. What
 * must hold of all of them, whatever they say. */

typedef struct
{
  const char *name; /* of the facts */
  MadoFacts facts;
  MadoAdvice advice;
  MadoRules rules;
  MadoProcedure procedure;
} Case;

static guint64 n_guides, n_facts;
static gboolean line_seen[MADO_N_LINES];
static gboolean question_seen[MADO_N_QUESTIONS];
static gboolean applies_seen[MADO_N_PROCEDURES][MADO_N_APPLIES];

static char *
describe (const Case *self, const MadoAnswers *answers)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s; %s;", self->name, mado_procedure_to_string (self->procedure));
  for (guint i = 0; i < MADO_N_QUESTIONS; i++)
    if (answers->values[i] != MADO_ANSWER_UNANSWERED)
      g_string_append_printf (text, " %s=%s", mado_question_to_string (i),
                              mado_answer_to_string (answers->values[i]));
  return g_string_free (text, FALSE);
}

#define REQUIRE(condition)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      g_error ("%s: %s", #condition, describe (self, answers));                                    \
  }                                                                                                \
  G_STMT_END

static void
make (const Case *self, MadoProcedure procedure, const MadoAnswers *answers, MadoGuide *guide)
{
  n_guides++;
  mado_guide_write (&self->facts, &self->advice, &self->rules, procedure, answers, guide);
}

static gboolean
is_empty (const MadoGuide *guide, MadoSection section)
{
  return guide->sections[section].n_lines == 0;
}

/* "Not, and nothing instead" is said only where nothing is needed. */
static gboolean
needs_nothing (const MadoGuide *guide)
{
  return mado_guide_has_line (guide, MADO_LINE_WHY_NOTHING_TO_REVOKE) ||
         mado_guide_has_line (guide, MADO_LINE_WHY_SMARTPHONE) ||
         mado_guide_has_line (guide, MADO_LINE_WHY_CARD_AT_HAND) ||
         mado_guide_has_line (guide, MADO_LINE_WHY_OVERSEAS_FOREIGN);
}

static void
check_applies (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  const GDate *today = &self->advice.today;

  REQUIRE (guide->procedure == self->procedure);
  REQUIRE ((guint)guide->applies < MADO_N_APPLIES);
  REQUIRE (!is_empty (guide, MADO_SECTION_WHY));
  REQUIRE ((guide->applies == MADO_APPLIES_FROM) == mado_civil_date_known (&guide->from));
  if (guide->applies == MADO_APPLIES_FROM)
    REQUIRE (mado_civil_date_compare (&guide->from, today) > 0);
  if (mado_civil_date_known (&guide->until) && guide->applies != MADO_APPLIES_NOT)
    REQUIRE (mado_civil_date_compare (&guide->until, today) >= 0);
  if (guide->applies == MADO_APPLIES_NOT)
    REQUIRE ((guide->has_instead || needs_nothing (guide)) &&
             is_empty (guide, MADO_SECTION_BRING) && is_empty (guide, MADO_SECTION_VISITS));
  else
    {
      REQUIRE (!guide->has_instead);
      REQUIRE (!is_empty (guide, MADO_SECTION_WHERE));
    }
  if (guide->applies == MADO_APPLIES_NOW || guide->applies == MADO_APPLIES_FROM)
    {
      REQUIRE (!is_empty (guide, MADO_SECTION_VISITS));
      REQUIRE (!is_empty (guide, MADO_SECTION_AFTER));
      /* By telephone nothing is brought. */
      REQUIRE (!is_empty (guide, MADO_SECTION_BRING) ||
               self->procedure == MADO_PROCEDURE_LOST_CARD);
    }
  if (guide->applies == MADO_APPLIES_ASK)
    {
      gboolean asks = FALSE;

      for (guint i = 0; i < guide->sections[MADO_SECTION_WHY].n_lines; i++)
        asks |= mado_line_is_ask (guide->sections[MADO_SECTION_WHY].lines[i]);
      REQUIRE (asks || self->procedure == MADO_PROCEDURE_FACE_CARD);
    }
}

/* Lines with a date in them have that date. */
static void
check_dates (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  if (mado_guide_has_line (guide, MADO_LINE_WHY_WINDOW_OPEN) ||
      mado_guide_has_line (guide, MADO_LINE_WHY_OVERSEAS_OPEN))
    REQUIRE (mado_civil_date_known (&guide->until));
  if (mado_guide_has_line (guide, MADO_LINE_WHY_CARD_WINDOW_OPEN))
    REQUIRE (mado_civil_date_known (&guide->card_expires));
  REQUIRE (mado_guide_has_line (guide, MADO_LINE_WHY_APPLY_BY) ==
           mado_civil_date_known (&guide->apply_by));
  if (mado_civil_date_known (&guide->apply_by))
    REQUIRE (mado_civil_date_compare (&guide->apply_by, &self->advice.today) >= 0);
  if (mado_guide_has_line (guide, MADO_LINE_WHY_WINDOW_NOT_YET) ||
      mado_guide_has_line (guide, MADO_LINE_WHY_OVERSEAS_NOT_YET) ||
      mado_guide_has_line (guide, MADO_LINE_WHY_TURNS_AGE) ||
      mado_guide_has_line (guide, MADO_LINE_WHY_CARD_WINDOW_NOT_YET))
    REQUIRE (mado_civil_date_known (&guide->from));
  if (mado_guide_has_line (guide, MADO_LINE_AFTER_RENEWED_EXPIRY))
    REQUIRE (mado_civil_date_known (&guide->renewed_expiry));
  if (mado_guide_has_line (guide, MADO_LINE_AFTER_INSURANCE_GRACE) ||
      mado_guide_has_line (guide, MADO_LINE_AFTER_INSURANCE_CERTIFICATE) ||
      mado_guide_has_line (guide, MADO_LINE_AFTER_INSURANCE_CARD))
    REQUIRE (mado_civil_date_known (&guide->insurance_until));
}

static void
check_lines (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    for (guint i = 0; i < guide->sections[section].n_lines; i++)
      {
        const MadoLine line = guide->sections[section].lines[i];

        /* A reason may be any line. */
        REQUIRE (mado_line_get_section (line) == section || section == MADO_SECTION_WHY);
        line_seen[line] = TRUE;
      }
  /* Whose driving licence would be lost by it is not sent to apply there. */
  if (mado_guide_has_line (guide, MADO_LINE_WHERE_LICENCE_ONLINE))
    REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHERE_APPLY_COUNTER) &&
             !mado_guide_has_line (guide, MADO_LINE_WHERE_APPLY_POST) &&
             !mado_guide_has_line (guide, MADO_LINE_WHERE_APPLY_BOOTH) &&
             !mado_guide_has_line (guide, MADO_LINE_WHERE_EXPRESS));
  /* A proxy is always told to ask beforehand (the ward's page). */
  if (answers->values[MADO_QUESTION_VISITOR] == MADO_ANSWER_PROXY &&
      mado_guide_asks (guide, MADO_QUESTION_VISITOR) &&
      (guide->applies == MADO_APPLIES_NOW || guide->applies == MADO_APPLIES_FROM))
    REQUIRE (mado_guide_has_line (guide, MADO_LINE_CAUTION_PROXY));
  /* … and never given a PIN to carry. */
  if (mado_guide_has_line (guide, MADO_LINE_BRING_PROXY_ID))
    REQUIRE (!mado_guide_has_line (guide, MADO_LINE_BRING_PIN_SIGN) &&
             !mado_guide_has_line (guide, MADO_LINE_BRING_PIN_AUTH) &&
             !mado_guide_has_line (guide, MADO_LINE_BRING_PIN_JUKI) &&
             !mado_guide_has_line (guide, MADO_LINE_BRING_NEW_PIN) &&
             !mado_guide_has_line (guide, MADO_LINE_BRING_CURRENT_PIN));
}

/* Nobody can bring a PIN that the card says is locked. */
static void
check_locked (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  const MadoCertificateFacts *facts = self->facts.certificates;

  REQUIRE (!facts[MADO_KIND_AUTH].pin_locked ||
           !mado_guide_has_line (guide, MADO_LINE_BRING_PIN_AUTH));
  REQUIRE (!facts[MADO_KIND_SIGN].pin_locked ||
           !mado_guide_has_line (guide, MADO_LINE_BRING_PIN_SIGN));
  REQUIRE (!self->facts.juki_pin_locked || !mado_guide_has_line (guide, MADO_LINE_BRING_PIN_JUKI));
}

/* What is said of other cities' counters is not said of the ward's. */
static void
check_counters (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  if (!self->rules.opens_sundays && !self->facts.overseas)
    REQUIRE (!mado_guide_has_line (guide, MADO_LINE_CAUTION_MAINTENANCE));
  if (!self->rules.is_general && !self->facts.overseas)
    REQUIRE (!mado_guide_has_line (guide, MADO_LINE_CAUTION_BUSY));
}

/* Only the municipality where somebody lives is told by its own page and file. */
static void
check_abroad (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  if (!self->facts.overseas)
    return;
  REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHERE_COUNTER));
  REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHERE_REGISTERED));
  REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHERE_POST_OFFICE));
  REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHY_WINDOW_OPEN));
  REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHY_WINDOW_NOT_YET));
}

/* No proxy is served at a post office, unless the municipality says so. */
static void
check_post_office (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  if (mado_guide_has_line (guide, MADO_LINE_BRING_PROXY_ID) &&
      self->rules.customs[MADO_CUSTOM_PROXY_AT_POST_OFFICE] != MADO_WAY_POSSIBLE)
    REQUIRE (!mado_guide_has_line (guide, MADO_LINE_WHERE_POST_OFFICE) &&
             !mado_guide_has_line (guide, MADO_LINE_WHERE_POST_OFFICE_HERE));
}

/* Nothing is said twice: in no two places, nor in other words. */
static void
check_twice (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  gboolean said[MADO_N_LINES] = { FALSE };

  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    for (guint i = 0; i < guide->sections[section].n_lines; i++)
      {
        REQUIRE (!said[guide->sections[section].lines[i]]);
        said[guide->sections[section].lines[i]] = TRUE;
      }
  REQUIRE (!said[MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN] ||
           !said[MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE]);
}

/* Of the first level: the counters are a list of their own. */
static guint
count_first_level (const MadoGuide *guide, MadoSection section)
{
  const MadoGuideLines *lines = &guide->sections[section];
  guint n = 0;

  for (guint i = 0; i < lines->n_lines; i++)
    n += !mado_line_is_detail (lines->lines[i]) && lines->lines[i] != MADO_LINE_WHERE_COUNTER;
  return n;
}

/* Whether there is more to be told than whoever comes with their own card needs. */
static gboolean
is_special (const MadoGuide *guide)
{
  static const MadoLine more[] = { MADO_LINE_BRING_REPRESENTATIVE_ID, MADO_LINE_BRING_PROXY_ID,
                                   MADO_LINE_CAUTION_COMPUTED, MADO_LINE_CAUTION_FEB29,
                                   MADO_LINE_WHERE_BOOKING_REQUIRED };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (mado_guide_has_line (guide, more[i]))
      return TRUE;
  return guide->errand != MADO_PROCEDURE_UNLOCK &&
         mado_guide_has_line (guide, MADO_LINE_BRING_EXTRA_ID);
}

/* What everybody needs is read at once: five to nine lines, while nothing was answered. The reasons
 * stand above them. Where somebody else goes or a PIN is forgotten it is more, since all that is to
 * be brought is there. */
static void
check_first_level (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  const MadoAnswers none = { 0 };
  const gboolean usual = memcmp (answers, &none, sizeof none) == 0 && !is_special (guide);
  guint n = 0;

  for (guint section = MADO_SECTION_BRING; section < MADO_N_SECTIONS; section++)
    n += count_first_level (guide, section);
  if (!usual)
    return;
  REQUIRE (n <= 9);
  if (guide->applies == MADO_APPLIES_NOW)
    REQUIRE (n + count_first_level (guide, MADO_SECTION_WHY) >= 5);
}

/* Going on never comes back, and ends where something can be done or asked. */

static void
check_chain (const Case *self, const MadoAnswers *answers, const MadoGuide *first)
{
  MadoAnswers carried = *answers;
  MadoGuide guide = *first;
  guint visited = 1u << guide.procedure;

  while (guide.has_instead)
    {
      const MadoProcedure next = guide.instead;

      REQUIRE ((visited & 1u << next) == 0);
      visited |= 1u << next;
      mado_guide_carry (&guide, &carried);
      make (self, next, &carried, &guide);
    }
  REQUIRE (guide.applies != MADO_APPLIES_NOT || needs_nothing (&guide));
}

static void
check_also (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  MadoAnswers carried = *answers;
  MadoGuide also;

  if (!guide->has_also)
    return;
  mado_guide_carry (guide, &carried);
  make (self, guide->also, &carried, &also);
  REQUIRE (guide->also != guide->procedure);
  REQUIRE (guide->applies != MADO_APPLIES_NOT);
  REQUIRE (also.applies != MADO_APPLIES_NOT);
}

/* A question that changes nothing is not asked: put when those before it are answered, and those
 * that it may call up are not. */
static void
check_flip (const Case *self, const MadoAnswers *answers, const MadoGuide *asking, guint index)
{
  const MadoQuestion question = asking->questions[index];
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n_choices = mado_question_get_choices (question, choices);
  MadoAnswers other = *answers;
  MadoGuide first, guide;
  gboolean differs = FALSE;

  for (guint i = index; i < asking->n_questions; i++)
    other.values[asking->questions[i]] = MADO_ANSWER_UNANSWERED;
  other.values[question] = choices[0];
  make (self, self->procedure, &other, &first);
  for (guint i = 1; i < n_choices && !differs; i++)
    {
      other.values[question] = choices[i];
      make (self, self->procedure, &other, &guide);
      differs = !mado_guide_is_same (&first, &guide);
    }
  if (!differs)
    g_error ("%s is asked, and no answer changes anything: %s", mado_question_to_string (question),
             describe (self, answers));
}

/* What is not asked changes nothing. */
static void
check_unasked (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  MadoAnswers other = *answers;
  MadoGuide again;

  for (guint question = 0; question < MADO_N_QUESTIONS; question++)
    if (!mado_guide_asks (guide, question))
      {
        MadoAnswer choices[MADO_MAX_CHOICES];
        const guint n_choices = mado_question_get_choices (question, choices);

        other.values[question] = choices[n_guides % n_choices];
      }
  make (self, self->procedure, &other, &again);
  REQUIRE (mado_guide_is_same (guide, &again));
  REQUIRE (guide->n_questions == again.n_questions);
}

static void
check (const Case *self, const MadoAnswers *answers, const MadoGuide *guide)
{
  applies_seen[self->procedure][guide->applies] = TRUE;
  check_applies (self, answers, guide);
  check_dates (self, answers, guide);
  check_lines (self, answers, guide);
  check_locked (self, answers, guide);
  check_counters (self, answers, guide);
  check_abroad (self, answers, guide);
  check_post_office (self, answers, guide);
  check_twice (self, answers, guide);
  check_first_level (self, answers, guide);
  check_chain (self, answers, guide);
  check_also (self, answers, guide);
  check_unasked (self, answers, guide);
}

static gboolean
find_unanswered (const MadoGuide *guide, const MadoAnswers *answers, guint *index)
{
  for (guint i = 0; i < guide->n_questions; i++)
    if (answers->values[guide->questions[i]] == MADO_ANSWER_UNANSWERED)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* Every answer to every question that is asked, and to those that come up by them: each is put once
 * on the way down. */
static void
walk (const Case *self, MadoAnswers *answers)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  MadoQuestion question;
  MadoGuide guide;
  guint index, n_choices;

  make (self, self->procedure, answers, &guide);
  check (self, answers, &guide);
  if (!find_unanswered (&guide, answers, &index))
    return;
  question = guide.questions[index];
  question_seen[question] = TRUE;
  check_flip (self, answers, &guide, index);
  n_choices = mado_question_get_choices (question, choices);
  for (guint choice = 0; choice < n_choices; choice++)
    {
      answers->values[question] = choices[choice];
      walk (self, answers);
    }
  answers->values[question] = MADO_ANSWER_UNANSWERED;
}

/* What the front page offers as fitting now is not refused here, and what a list says beside a
 * procedure is what its guide begins with. */
static void
check_advice (const Case *self)
{
  const MadoAnswers none = { 0 };
  const MadoAnswers *answers = &none;
  MadoGuide guide;

  for (guint i = 0; i < self->advice.n_procedures; i++)
    {
      make (self, self->advice.procedures[i], answers, &guide);
      if (guide.applies == MADO_APPLIES_NOT)
        g_error ("advised, but refused: %s: %s", self->name,
                 mado_procedure_to_string (self->advice.procedures[i]));
    }
  for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      const MadoFit *fit = &self->advice.fits[procedure];

      /* ASK may be another result by what a person tells. */
      if (fit->applies == MADO_APPLIES_ASK)
        continue;
      make (self, procedure, answers, &guide);
      REQUIRE (guide.applies == fit->applies);
      REQUIRE (mado_civil_date_known (&guide.from) == mado_civil_date_known (&fit->from) &&
               (!mado_civil_date_known (&fit->from) ||
                mado_civil_date_compare (&guide.from, &fit->from) == 0));
      REQUIRE (guide.has_instead == fit->has_instead && guide.instead == fit->instead);
    }
}

/* Of the municipality that is walked through. */
static MadoWay customs[MADO_N_CUSTOMS];
static gboolean general;

static void
walk_facts (const char *text)
{
  Case self = { .name = text };
  GDate today;

  n_facts++;
  guide_facts_parse (&self.facts, text);
  guide_rules_init (&self.rules);
  memcpy (self.rules.customs, customs, sizeof customs);
  self.rules.is_general = self.rules.opens_sundays = general;
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_rules_advise (&self.facts, &self.rules, &today, &self.advice);
  check_advice (&self);
  for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      MadoAnswers answers = { 0 };

      self.procedure = procedure;
      walk (&self, &answers);
    }
}

static const char *const auth_states[] = {
  "unknown",   "computed", "absent",  "future",  "early", "national",
  "renewable", "last-day", "expired", "revoked", "void",  "unreadable",
};
static const char *const sign_states[] = {
  "unknown",   "computed", "absent",  "hidden",  "future",  "early", "national",
  "renewable", "last-day", "expired", "revoked", "changed", "void",  "unreadable",
};

static void
walk_states (const char *rest, const char *auth_suffix, const char *sign_suffix)
{
  for (guint i = 0; i < G_N_ELEMENTS (auth_states); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sign_states); j++)
      {
        /* A card lapses with both. */
        if (g_str_equal (auth_states[i], "void") != g_str_equal (sign_states[j], "void"))
          continue;
        g_autofree char *text = g_strdup_printf ("auth=%s%s sign=%s%s %s", auth_states[i],
                                                 auth_suffix, sign_states[j], sign_suffix, rest);

        walk_facts (text);
      }
}

static void
report (const char *what)
{
  g_test_message ("%s: %" G_GUINT64_FORMAT " cards, %" G_GUINT64_FORMAT " guides", what, n_facts,
                  n_guides);
}

/* The card's own date: not known, far, in its window, ending with the certificates, past. */
static void
test_cards (void)
{
  static const char *const cards[] = { "",
                                       "card=2034-10-10",
                                       "card=2027-01-10",
                                       "card=2027-02-22",
                                       "card=2029-10-10",
                                       "card=2026-10-10" };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *rest = g_strconcat (cards[i], " born=1985-10-10", NULL);

      walk_states (rest, "", "");
    }
  walk_facts ("auth=forged sign=hidden");
  walk_facts ("auth=early sign=forged");
  report ("cards");
}

/* Who it is: a child, the eve of the 15th birthday, a ward, abroad, nothing known. */
static void
test_persons (void)
{
  static const char *const persons[] = {
    "card=2034-10-10 born=2015-10-10",
    "card=2034-10-10 born=2011-11-24",
    "card=2034-10-10 born=1985-10-10 ward",
    "card=2034-10-10 born=1985-10-10 overseas",
    "card=2034-10-10",
    "born=1984-02-29 card=2034-02-28",
  };

  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    walk_states (persons[i], "", "");
  /* So long ago that the health insurance does not go on any more. */
  walk_facts ("auth=2026-07-10 sign=2026-07-10 born=1985-07-10 card=2034-07-10");
  walk_facts ("auth=2026-07-10 sign=2026-07-10 born=1985-07-10 card=2026-07-10");
  /* What the card's end cut short: due, and not yet. */
  walk_facts ("auth=cut-short sign=hidden card=2027-01-20");
  walk_facts ("auth=cut-short sign=cut-short card=2027-01-20");
  walk_facts ("auth=cut-short,locked sign=absent card=2027-01-20");
  report ("persons");
}

static void
test_locks (void)
{
  static const char *const locks[][2] = { { ",locked", "" },
                                          { "", ",locked" },
                                          { ",locked", ",locked" } };

  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    walk_states ("card=2034-10-10 born=1985-10-10", locks[i][0], locks[i][1]);
  walk_states ("card=2034-10-10 born=1985-10-10 text-locked", "", "");
  walk_states ("card=2034-10-10 born=1985-10-10 juki-locked", "", "");
  report ("locks");
}

static void
test_holders (void)
{
  walk_states ("telephone born=1985-10-10", "", "");
  walk_states ("juki-card born=1985-10-10", "", "");
  report ("holders");
}

/* Each way of each custom, with all that a municipality may have told besides. */
static void
test_customs (void)
{
  static const MadoWay ways[][MADO_N_CUSTOMS] = {
    { MADO_WAY_REQUIRED, MADO_WAY_SAME_DAY, MADO_WAY_POSSIBLE, MADO_WAY_POSSIBLE,
      MADO_WAY_POSSIBLE },
    { MADO_WAY_POSSIBLE, MADO_WAY_TWO_VISITS, MADO_WAY_POSSIBLE, MADO_WAY_NONE, MADO_WAY_NONE },
    { MADO_WAY_NONE, MADO_WAY_UNTOLD, MADO_WAY_NONE, MADO_WAY_UNTOLD, MADO_WAY_UNTOLD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      memcpy (customs, ways[i], sizeof customs);
      general = i == 0;
      walk_states ("card=2034-10-10 born=1985-10-10", "", "");
    }
  memset (customs, 0, sizeof customs);
  general = FALSE;
  report ("customs");
}

/* No line, question or result is there for nothing; run after the others. */
static void
test_everything_is_reached (void)
{
  for (guint line = 0; line < MADO_N_LINES; line++)
    if (!line_seen[line])
      g_error ("never said: %s", mado_line_to_string (line));
  for (guint question = 0; question < MADO_N_QUESTIONS; question++)
    if (!question_seen[question])
      g_error ("never asked: %s", mado_question_to_string (question));
  for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      /* Proxies always ask beforehand; a lost card is never refused but to who has it. */
      g_assert_true (procedure == MADO_PROCEDURE_PROXY ||
                     applies_seen[procedure][MADO_APPLIES_NOW]);
      g_assert_true (applies_seen[procedure][MADO_APPLIES_ASK]);
      g_assert_true (procedure == MADO_PROCEDURE_NEW_CARD ||
                     applies_seen[procedure][MADO_APPLIES_NOT]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-all/cards", test_cards);
  g_test_add_func ("/guide-all/persons", test_persons);
  g_test_add_func ("/guide-all/locks", test_locks);
  g_test_add_func ("/guide-all/holders", test_holders);
  g_test_add_func ("/guide-all/customs", test_customs);
  g_test_add_func ("/guide-all/everything-is-reached", test_everything_is_reached);
  return g_test_run ();
}
