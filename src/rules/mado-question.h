/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can change which procedure applies, what to bring, where to go, or how often. */
typedef enum
{
  MADO_QUESTION_VISITOR,           /* who goes to the counter */
  MADO_QUESTION_ERRAND,            /* what the proxy is to do */
  MADO_QUESTION_UNDER_AGE,         /* 15歳未満; asked when the birth date is not known */
  MADO_QUESTION_GUARDIANSHIP,      /* 成年被後見人 */
  MADO_QUESTION_CHANGE,            /* address, name, sex or birth date since the issue */
  MADO_QUESTION_REPORTED,          /* whether the 届出 of it was made */
  MADO_QUESTION_CONTINUED_USE,     /* whether 継続利用 was done after moving in */
  MADO_QUESTION_WITHIN_90_DAYS,    /* of the 転入届 */
  MADO_QUESTION_CARD_ENDS_TOO,     /* asked when the card's own expiry is not known */
  MADO_QUESTION_PERIOD_OF_STAY,    /* a foreign resident with a 在留期間 */
  MADO_QUESTION_STAY_EXTENSION,    /* how far its extension has come */
  MADO_QUESTION_FACE_CARD,         /* 顔認証マイナンバーカード */
  MADO_QUESTION_SIGN_RECORDED,     /* asked when the chip does not say */
  MADO_QUESTION_WHICH_PIN,         /* which of the four */
  MADO_QUESTION_CURRENT_PIN,       /* whether the current one is known */
  MADO_QUESTION_OTHER_PIN,         /* whether the other certificate's is known */
  MADO_QUESTION_PINS_KNOWN,        /* those that the counter asks for */
  MADO_QUESTION_LETTER,            /* 照会書兼回答書 at hand */
  MADO_QUESTION_WHICH_CERTIFICATE, /* to be revoked */
  MADO_QUESTION_CARD_AT_HAND,
  MADO_QUESTION_SUSPENDED,        /* 一時利用停止 was asked for */
  MADO_QUESTION_CARD_REASON,      /* why a new card */
  MADO_QUESTION_LICENCE,          /* a driving licence on the card */
  MADO_QUESTION_JAPANESE,         /* Japanese national */
  MADO_QUESTION_BEFORE_DEPARTURE, /* of a move abroad */
  MADO_QUESTION_HOUSEHOLD,        /* whether the proxy is a member of the household */
} MadoQuestion;
#define MADO_N_QUESTIONS 26

typedef enum
{
  MADO_ANSWER_UNANSWERED, /* not said yet: the usual case is assumed */
  MADO_ANSWER_YES,
  MADO_ANSWER_NO,
  MADO_ANSWER_UNKNOWN, /* わからない: said, and leads to the counter where it matters */
  MADO_ANSWER_SELF,    /* 本人 */
  MADO_ANSWER_LEGAL,   /* 法定代理人 */
  MADO_ANSWER_PROXY,   /* 任意代理人 */
  MADO_ANSWER_SIGN,    /* 署名用 */
  MADO_ANSWER_AUTH,    /* 利用者証明用 */
  MADO_ANSWER_BOTH,
  MADO_ANSWER_TEXT, /* 券面事項入力補助用 */
  MADO_ANSWER_JUKI, /* 住民基本台帳用 */
  MADO_ANSWER_NONE,
  MADO_ANSWER_MOVE,    /* 転居: within the municipality */
  MADO_ANSWER_MOVE_IN, /* 転入: from another one */
  MADO_ANSWER_DETAILS, /* 氏名・性別・生年月日 */
  MADO_ANSWER_GRANTED,
  MADO_ANSWER_PENDING,
  MADO_ANSWER_EXPIRY,
  MADO_ANSWER_VOID, /* it lapsed for another reason: 継続利用 or 国外転出 */
  MADO_ANSWER_LOST,
  MADO_ANSWER_FULL,   /* 追記欄 */
  MADO_ANSWER_BROKEN, /* it cannot be read any more */
  MADO_ANSWER_ISSUE,
  MADO_ANSWER_RENEW,
  MADO_ANSWER_REISSUE,
  MADO_ANSWER_CHANGED_DETAILS,
  MADO_ANSWER_CHANGE_PIN,
  MADO_ANSWER_UNLOCK,
  MADO_ANSWER_REVOKE,
} MadoAnswer;
#define MADO_N_ANSWERS   30
#define MADO_MAX_CHOICES 7

/**
 * MadoAnswers:
 *
 * What was answered so far. Plain values; zero means nothing answered. An answer that a question
 * does not have counts as none.
 */
typedef struct
{
  MadoAnswer values[MADO_N_QUESTIONS];
} MadoAnswers;

/* The answers that @question has, in the order to be shown; without UNANSWERED. */
guint mado_question_get_choices (MadoQuestion question, MadoAnswer choices[MADO_MAX_CHOICES]);
gboolean mado_question_has_choice (MadoQuestion question, MadoAnswer answer);

/* The choice called @word ("self", "yes"); FALSE where @question has none of that name. */
gboolean mado_question_find_choice (MadoQuestion question, const char *word, MadoAnswer *answer);

G_END_DECLS
