/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-question.h"

#include "mado-rules-nicks.h"

/* Each ends with UNANSWERED unless it is full. */
#define YES_NO                                                                                     \
  {                                                                                                \
    MADO_ANSWER_YES, MADO_ANSWER_NO                                                                \
  }
#define YES_NO_UNKNOWN                                                                             \
  {                                                                                                \
    MADO_ANSWER_YES, MADO_ANSWER_NO, MADO_ANSWER_UNKNOWN                                           \
  }
static const MadoAnswer choices_of[MADO_N_QUESTIONS][MADO_MAX_CHOICES] = {
  [MADO_QUESTION_VISITOR] = { MADO_ANSWER_SELF, MADO_ANSWER_LEGAL, MADO_ANSWER_PROXY },
  [MADO_QUESTION_ERRAND] = { MADO_ANSWER_ISSUE, MADO_ANSWER_RENEW, MADO_ANSWER_REISSUE,
                             MADO_ANSWER_CHANGED_DETAILS, MADO_ANSWER_CHANGE_PIN,
                             MADO_ANSWER_UNLOCK, MADO_ANSWER_REVOKE },
  [MADO_QUESTION_UNDER_AGE] = YES_NO_UNKNOWN,
  [MADO_QUESTION_GUARDIANSHIP] = YES_NO_UNKNOWN,
  [MADO_QUESTION_CHANGE] = { MADO_ANSWER_NONE, MADO_ANSWER_MOVE, MADO_ANSWER_MOVE_IN,
                             MADO_ANSWER_DETAILS, MADO_ANSWER_UNKNOWN },
  [MADO_QUESTION_REPORTED] = YES_NO,
  [MADO_QUESTION_CONTINUED_USE] = YES_NO_UNKNOWN,
  [MADO_QUESTION_WITHIN_90_DAYS] = YES_NO_UNKNOWN,
  [MADO_QUESTION_CARD_ENDS_TOO] = YES_NO_UNKNOWN,
  [MADO_QUESTION_PERIOD_OF_STAY] = YES_NO_UNKNOWN,
  [MADO_QUESTION_STAY_EXTENSION] = { MADO_ANSWER_GRANTED, MADO_ANSWER_PENDING, MADO_ANSWER_NONE,
                                     MADO_ANSWER_UNKNOWN },
  [MADO_QUESTION_FACE_CARD] = YES_NO_UNKNOWN,
  [MADO_QUESTION_SIGN_RECORDED] = YES_NO_UNKNOWN,
  [MADO_QUESTION_WHICH_PIN] = { MADO_ANSWER_SIGN, MADO_ANSWER_AUTH, MADO_ANSWER_BOTH,
                                MADO_ANSWER_TEXT, MADO_ANSWER_JUKI },
  [MADO_QUESTION_CURRENT_PIN] = YES_NO,
  [MADO_QUESTION_OTHER_PIN] = YES_NO,
  [MADO_QUESTION_PINS_KNOWN] = YES_NO,
  [MADO_QUESTION_LETTER] = YES_NO,
  [MADO_QUESTION_WHICH_CERTIFICATE] = { MADO_ANSWER_SIGN, MADO_ANSWER_AUTH, MADO_ANSWER_BOTH },
  [MADO_QUESTION_CARD_AT_HAND] = YES_NO,
  [MADO_QUESTION_SUSPENDED] = YES_NO_UNKNOWN,
  [MADO_QUESTION_CARD_REASON] = { MADO_ANSWER_EXPIRY, MADO_ANSWER_LOST, MADO_ANSWER_FULL,
                                  MADO_ANSWER_BROKEN, MADO_ANSWER_VOID },
  [MADO_QUESTION_LICENCE] = YES_NO,
  [MADO_QUESTION_JAPANESE] = YES_NO_UNKNOWN,
  [MADO_QUESTION_BEFORE_DEPARTURE] = YES_NO_UNKNOWN,
  [MADO_QUESTION_HOUSEHOLD] = YES_NO,
};

guint
mado_question_get_choices (MadoQuestion question, MadoAnswer choices[MADO_MAX_CHOICES])
{
  guint n = 0;

  g_return_val_if_fail ((guint)question < MADO_N_QUESTIONS, 0);

  while (n < MADO_MAX_CHOICES && choices_of[question][n] != MADO_ANSWER_UNANSWERED)
    {
      choices[n] = choices_of[question][n];
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

gboolean
mado_question_find_choice (MadoQuestion question, const char *word, MadoAnswer *answer)
{
  MadoAnswer found;

  if (!mado_answer_from_string (word, &found) || !mado_question_has_choice (question, found))
    return FALSE;
  *answer = found;
  return TRUE;
}
