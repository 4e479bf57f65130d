/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-facts.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-rules-nicks.h"

static const struct
{
  const char *word;
  MadoRecord record;
  const char *issued;
  const char *expires;
  MadoEvents events;
} states[] = {
  { "unknown", MADO_RECORD_UNKNOWN, NULL, NULL, 0 },
  { "computed", MADO_RECORD_RECORDED, "2024-11-01", NULL, 0 },
  { "absent", MADO_RECORD_NOT_RECORDED, NULL, NULL, 0 },
  { "hidden", MADO_RECORD_HIDDEN, NULL, NULL, 0 },
  { "future", MADO_RECORD_RECORDED, "2026-12-01", "2031-10-10", 0 },
  { "early", MADO_RECORD_RECORDED, "2024-11-01", "2029-10-10", 0 },
  { "national", MADO_RECORD_RECORDED, NULL, "2027-02-22", 0 },
  { "renewable", MADO_RECORD_RECORDED, "2021-11-01", "2027-01-10", 0 },
  { "last-day", MADO_RECORD_RECORDED, NULL, GUIDE_TODAY, 0 },
  { "expired", MADO_RECORD_RECORDED, NULL, "2026-10-10", 0 },
  { "revoked", MADO_RECORD_RECORDED, NULL, "2029-10-10", MADO_EVENT_REQUEST },
  { "changed", MADO_RECORD_RECORDED, NULL, "2029-10-10", MADO_EVENT_ADDRESS },
  { "renamed", MADO_RECORD_RECORDED, NULL, "2029-10-10", MADO_EVENT_NAME },
  { "void", MADO_RECORD_RECORDED, NULL, "2029-10-10", MADO_EVENT_CARD_LAPSED },
  { "unreadable", MADO_RECORD_UNREADABLE, NULL, NULL, 0 },
  { "forged", MADO_RECORD_RECORDED, NULL, "2029-10-10", 0 },
  /* What no birthday explains: the card's end cut it off. */
  { "cut-short", MADO_RECORD_RECORDED, "2026-01-20", "2027-01-20", 0 },
};

static void
set_date (GDate *date, const char *text)
{
  if (text != NULL && !mado_civil_date_parse (date, text))
    g_error ("not a date: %s", text);
}

static void
parse_certificate (MadoCertificateFacts *certificate, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  certificate->pin_locked = g_strcmp0 (words[1], "locked") == 0;
  certificate->chain_broken = strcmp (words[0], "forged") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (words[0], states[i].word) == 0)
      {
        certificate->record = states[i].record;
        certificate->events = states[i].events;
        set_date (&certificate->issued, states[i].issued);
        set_date (&certificate->expires, states[i].expires);
        return;
      }
  certificate->record = MADO_RECORD_RECORDED;
  set_date (&certificate->expires, words[0]);
}

static gboolean
take (const char *word, const char *prefix, const char **rest)
{
  if (!g_str_has_prefix (word, prefix))
    return FALSE;
  *rest = word + strlen (prefix);
  return TRUE;
}

static void
parse_word (MadoFacts *facts, const char *word)
{
  const char *rest;

  if (take (word, "auth=", &rest))
    parse_certificate (&facts->certificates[MADO_KIND_AUTH], rest);
  else if (take (word, "sign=", &rest))
    parse_certificate (&facts->certificates[MADO_KIND_SIGN], rest);
  else if (take (word, "card=", &rest))
    set_date (&facts->card_expires, rest);
  else if (take (word, "born=", &rest))
    set_date (&facts->born, rest);
  else if (strcmp (word, "ward") == 0)
    facts->guardianship = TRUE;
  else if (strcmp (word, "overseas") == 0)
    facts->overseas = TRUE;
  else if (strcmp (word, "telephone") == 0)
    facts->medium = MADO_MEDIUM_SMARTPHONE;
  else if (strcmp (word, "juki-card") == 0)
    facts->medium = MADO_MEDIUM_JUKI_CARD;
  else if (strcmp (word, "text-locked") == 0)
    facts->text_pin_locked = TRUE;
  else if (strcmp (word, "juki-locked") == 0)
    facts->juki_pin_locked = TRUE;
  else if (*word != '\0')
    g_error ("not a fact: %s", word);
}

void
guide_facts_parse (MadoFacts *facts, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  memset (facts, 0, sizeof *facts);
  for (guint i = 0; words[i] != NULL; i++)
    parse_word (facts, words[i]);
}

void
guide_rules_init (MadoRules *rules)
{
  *rules = (MadoRules){
    .validity_birthdays = 5,
    .renewal_birthdays = 6,
    .window_months = 3,
    .window_offset_days = 2,
    .statutory_months = 3,
    .statutory_offset_days = 1,
    .sign_minimum_age = 15,
    .overseas_window_months = 12,
    .notice_earliest_months = 3,
    .notice_latest_months = 2,
    .feb29 = MADO_FEB29_FEB28,
    .card_window_months = 3,
    .card_window_offset_days = 1,
  };
}

static void
parse_answers (MadoAnswers *answers, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  memset (answers, 0, sizeof *answers);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      MadoQuestion question;

      if (*words[i] == '\0')
        continue;
      if (!mado_question_from_string (pair[0], &question) ||
          !mado_question_find_choice (question, pair[1], &answers->values[question]))
        g_error ("not an answer: %s", words[i]);
    }
}

static void
make (MadoGuide *guide,
      const MadoRules *rules,
      const char *day,
      const char *facts_text,
      MadoProcedure procedure,
      const char *text)
{
  MadoFacts facts;
  MadoAdvice advice;
  MadoAnswers answers;
  GDate today;

  guide_facts_parse (&facts, facts_text);
  g_date_clear (&today, 1);
  set_date (&today, day);
  mado_rules_advise (&facts, rules, &today, &advice);
  parse_answers (&answers, text);
  mado_guide_write (&facts, &advice, rules, procedure, &answers, guide);
}

void
guide_make_by_rules (MadoGuide *guide,
                     const MadoRules *rules,
                     const char *facts,
                     MadoProcedure procedure,
                     const char *answers)
{
  make (guide, rules, GUIDE_TODAY, facts, procedure, answers);
}

void
guide_make_on (MadoGuide *guide, const char *day, const char *facts, MadoProcedure procedure)
{
  MadoRules rules;

  guide_rules_init (&rules);
  make (guide, &rules, day, facts, procedure, NULL);
}

void
guide_make (MadoGuide *guide, const char *facts_text, MadoProcedure procedure, const char *text)
{
  MadoRules rules;

  guide_rules_init (&rules);
  guide_make_by_rules (guide, &rules, facts_text, procedure, text);
}
