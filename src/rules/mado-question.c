/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-question.h"

#include <string.h>

typedef struct
{
  const char *word;
  MadoAnswer choices[MADO_MAX_CHOICES]; /* ends with UNANSWERED unless it is full */
} Question;

#define YES_NO                                                                                     \
  {                                                                                                \
    MADO_ANSWER_YES, MADO_ANSWER_NO                                                                \
  }
#define YES_NO_UNKNOWN                                                                             \
  {                                                                                                \
    MADO_ANSWER_YES, MADO_ANSWER_NO, MADO_ANSWER_UNKNOWN                                           \
  }

static const Question questions[MADO_N_QUESTIONS] = {
  [MADO_QUESTION_VISITOR] = { "visitor",
                              { MADO_ANSWER_SELF, MADO_ANSWER_LEGAL, MADO_ANSWER_PROXY } },
  [MADO_QUESTION_ERRAND] = { "errand",
                             { MADO_ANSWER_ISSUE, MADO_ANSWER_RENEW, MADO_ANSWER_REISSUE,
                               MADO_ANSWER_CHANGED_DETAILS, MADO_ANSWER_CHANGE_PIN,
                               MADO_ANSWER_UNLOCK, MADO_ANSWER_REVOKE } },
  [MADO_QUESTION_UNDER_AGE] = { "under-age", YES_NO_UNKNOWN },
  [MADO_QUESTION_GUARDIANSHIP] = { "guardianship", YES_NO_UNKNOWN },
  [MADO_QUESTION_CHANGE] = { "change",
                             { MADO_ANSWER_NONE, MADO_ANSWER_MOVE, MADO_ANSWER_MOVE_IN,
                               MADO_ANSWER_DETAILS, MADO_ANSWER_UNKNOWN } },
  [MADO_QUESTION_REPORTED] = { "reported", YES_NO },
  [MADO_QUESTION_CONTINUED_USE] = { "continued-use", YES_NO_UNKNOWN },
  [MADO_QUESTION_WITHIN_90_DAYS] = { "within-90-days", YES_NO_UNKNOWN },
  [MADO_QUESTION_CARD_ENDS_TOO] = { "card-ends-too", YES_NO_UNKNOWN },
  [MADO_QUESTION_PERIOD_OF_STAY] = { "period-of-stay", YES_NO_UNKNOWN },
  [MADO_QUESTION_STAY_EXTENSION] = { "stay-extension",
                                     { MADO_ANSWER_GRANTED, MADO_ANSWER_PENDING, MADO_ANSWER_NONE,
                                       MADO_ANSWER_UNKNOWN } },
  [MADO_QUESTION_FACE_CARD] = { "face-card", YES_NO_UNKNOWN },
  [MADO_QUESTION_SIGN_RECORDED] = { "sign-recorded", YES_NO_UNKNOWN },
  [MADO_QUESTION_WHICH_PIN] = { "which-pin",
                                { MADO_ANSWER_SIGN, MADO_ANSWER_AUTH, MADO_ANSWER_BOTH,
                                  MADO_ANSWER_TEXT, MADO_ANSWER_JUKI } },
  [MADO_QUESTION_CURRENT_PIN] = { "current-pin", YES_NO },
  [MADO_QUESTION_OTHER_PIN] = { "other-pin", YES_NO },
  [MADO_QUESTION_PINS_KNOWN] = { "pins-known", YES_NO },
  [MADO_QUESTION_LETTER] = { "letter", YES_NO },
  [MADO_QUESTION_WHICH_CERTIFICATE] = { "which-certificate",
                                        { MADO_ANSWER_SIGN, MADO_ANSWER_AUTH, MADO_ANSWER_BOTH } },
  [MADO_QUESTION_CARD_AT_HAND] = { "card-at-hand", YES_NO },
  [MADO_QUESTION_SUSPENDED] = { "suspended", YES_NO_UNKNOWN },
  [MADO_QUESTION_CARD_REASON] = { "card-reason",
                                  { MADO_ANSWER_EXPIRY, MADO_ANSWER_LOST, MADO_ANSWER_FULL,
                                    MADO_ANSWER_BROKEN, MADO_ANSWER_VOID } },
  [MADO_QUESTION_LICENCE] = { "licence", YES_NO },
  [MADO_QUESTION_JAPANESE] = { "japanese", YES_NO_UNKNOWN },
  [MADO_QUESTION_BEFORE_DEPARTURE] = { "before-departure", YES_NO_UNKNOWN },
  [MADO_QUESTION_HOUSEHOLD] = { "household", YES_NO },
};

static const char *const answers[MADO_N_ANSWERS] = {
  [MADO_ANSWER_UNANSWERED] = "unanswered",
  [MADO_ANSWER_YES] = "yes",
  [MADO_ANSWER_NO] = "no",
  [MADO_ANSWER_UNKNOWN] = "unknown",
  [MADO_ANSWER_SELF] = "self",
  [MADO_ANSWER_LEGAL] = "legal",
  [MADO_ANSWER_PROXY] = "proxy",
  [MADO_ANSWER_SIGN] = "sign",
  [MADO_ANSWER_AUTH] = "auth",
  [MADO_ANSWER_BOTH] = "both",
  [MADO_ANSWER_TEXT] = "text",
  [MADO_ANSWER_JUKI] = "juki",
  [MADO_ANSWER_NONE] = "none",
  [MADO_ANSWER_MOVE] = "move",
  [MADO_ANSWER_MOVE_IN] = "move-in",
  [MADO_ANSWER_DETAILS] = "details",
  [MADO_ANSWER_GRANTED] = "granted",
  [MADO_ANSWER_PENDING] = "pending",
  [MADO_ANSWER_EXPIRY] = "expiry",
  [MADO_ANSWER_VOID] = "void",
  [MADO_ANSWER_LOST] = "lost",
  [MADO_ANSWER_FULL] = "full",
  [MADO_ANSWER_BROKEN] = "broken",
  [MADO_ANSWER_ISSUE] = "issue",
  [MADO_ANSWER_RENEW] = "renew",
  [MADO_ANSWER_REISSUE] = "reissue",
  [MADO_ANSWER_CHANGED_DETAILS] = "changed-details",
  [MADO_ANSWER_CHANGE_PIN] = "change-pin",
  [MADO_ANSWER_UNLOCK] = "unlock",
  [MADO_ANSWER_REVOKE] = "revoke",
};

guint
mado_question_get_choices (MadoQuestion question, MadoAnswer choices[MADO_MAX_CHOICES])
{
  guint n = 0;

  g_return_val_if_fail ((guint)question < MADO_N_QUESTIONS, 0);

  while (n < G_N_ELEMENTS (questions[question].choices) &&
         questions[question].choices[n] != MADO_ANSWER_UNANSWERED)
    {
      choices[n] = questions[question].choices[n];
      n++;
    }
  return n;
}

gboolean
mado_question_has_choice (MadoQuestion question, MadoAnswer answer)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n_choices = mado_question_get_choices (question, choices);

  for (guint i = 0; i < n_choices; i++)
    if (choices[i] == answer)
      return TRUE;
  return FALSE;
}

const char *
mado_question_to_string (MadoQuestion question)
{
  g_return_val_if_fail ((guint)question < MADO_N_QUESTIONS, NULL);

  return questions[question].word;
}

gboolean
mado_question_from_string (const char *text, MadoQuestion *question)
{
  for (guint i = 0; i < MADO_N_QUESTIONS; i++)
    if (g_strcmp0 (questions[i].word, text) == 0)
      {
        *question = (MadoQuestion)i;
        return TRUE;
      }
  return FALSE;
}

const char *
mado_answer_to_string (MadoAnswer answer)
{
  g_return_val_if_fail ((guint)answer < MADO_N_ANSWERS, NULL);

  return answers[answer];
}

gboolean
mado_answer_from_string (MadoQuestion question, const char *text, MadoAnswer *answer)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n_choices = mado_question_get_choices (question, choices);

  for (guint i = 0; i < n_choices; i++)
    if (g_strcmp0 (answers[choices[i]], text) == 0)
      {
        *answer = choices[i];
        return TRUE;
      }
  return FALSE;
}
