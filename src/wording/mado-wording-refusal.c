/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-refusal.h"

#include <glib/gi18n.h>

#include "mado-wording-clean.h"

/* Said of "[group] key", if there is one; what is written and what may be follow in brackets. */
static const char *const reasons[MADO_N_REFUSAL_REASONS] = {
  [MADO_REFUSAL_NOT_FOUND] = N_ ("その名前の自治体のデータはありません"),
  [MADO_REFUSAL_NOT_REGULAR] = N_ ("ふつうのファイルではありません"),
  [MADO_REFUSAL_UNREADABLE] = N_ ("読めません"),
  [MADO_REFUSAL_TOO_LARGE] = N_ ("ファイルの大きさ（バイト）が上限を超えています"),
  [MADO_REFUSAL_NUL] = N_ ("文字ではないデータ（NUL）が入っていて、ファイルが壊れています"),
  [MADO_REFUSAL_NOT_UTF8] = N_ ("文字コードがUTF-8ではありません"),
  [MADO_REFUSAL_CONTROL] = N_ ("使えない制御文字が入っています"),
  [MADO_REFUSAL_GROUP_FORM] = N_ ("見出しは [名前] の形で書いてください"),
  [MADO_REFUSAL_GROUP_TWICE] = N_ ("この見出しが二度書かれています"),
  [MADO_REFUSAL_GROUP_UNKNOWN] = N_ ("この見出しは使えません。打ち間違いかもしれません"),
  [MADO_REFUSAL_GROUP_MISSING] = N_ ("この見出しがありません"),
  [MADO_REFUSAL_KEY_FORM] = N_ ("「キー=値」の形ではありません。記号は半角で書いてください"),
  [MADO_REFUSAL_KEY_EARLY] = N_ ("最初の [見出し] より前にキーがあります"),
  [MADO_REFUSAL_KEY_TWICE] = N_ ("このキーが二度書かれています"),
  [MADO_REFUSAL_KEY_UNKNOWN] = N_ ("このキーは使えません。打ち間違いかもしれません"),
  [MADO_REFUSAL_KEY_MISSING] = N_ ("このキーがありません"),
  [MADO_REFUSAL_NUMBERING] = N_ ("これがありません。番号は1から続けます"),
  [MADO_REFUSAL_END_MISSING] =
      N_ ("最後の行の [end] がありません。書きかけのファイルかもしれません"),
  [MADO_REFUSAL_END_EARLY] = N_ ("[end] は最後の行に書いてください"),
  [MADO_REFUSAL_SYNTAX] = N_ ("読み取れません"),
  [MADO_REFUSAL_NO_VALUE] = N_ ("値がありません。わからない項目は行ごと省いてください"),
  [MADO_REFUSAL_ESCAPE] = N_ ("「\\」の使い方が正しくありません"),
  [MADO_REFUSAL_CHARACTER] = N_ ("使えない文字があります"),
  [MADO_REFUSAL_NUMBER] = N_ ("整数で書いてください"),
  [MADO_REFUSAL_DATE] = N_ ("2024-06-07 の形の、実際にある日付で書いてください"),
  [MADO_REFUSAL_URL] = N_ ("https:// か http:// で始まるアドレスで書いてください"),
  [MADO_REFUSAL_FLAG] = N_ ("true か false で書いてください"),
  [MADO_REFUSAL_VALUE] = N_ ("この値は使えません"),
  [MADO_REFUSAL_ID] = N_ ("半角の小文字と数字とハイフンで書いてください"),
  [MADO_REFUSAL_OTHER_ID] = N_ ("ファイルの名前（.ini の前）と同じにしてください"),
  [MADO_REFUSAL_FEB29] = N_ ("feb28、feb28-always、mar1 のどれかで書いてください"),
  [MADO_REFUSAL_WEEKDAYS] =
      N_ ("saturday,sunday のように書いてください。休みの曜日がなければ none です"),
  [MADO_REFUSAL_YEAR_END] = N_ ("12-29..01-03 の形で書いてください"),
  [MADO_REFUSAL_DAYS] = N_ ("2026-12-28,2027-01-04 のように、同じ日を二度書かずに並べてください"),
  [MADO_REFUSAL_NOTICE] = N_ ("earliest-months より大きくしないでください"),
  [MADO_REFUSAL_PRACTICE_DATE] =
      N_ ("today+60d や 2027-01-12 のような、計算できる日付で書いてください"),
  [MADO_REFUSAL_PRACTICE_YEAR] = N_ ("計算できる年の日付になりません"),
  [MADO_REFUSAL_PRACTICE_ORDER] = N_ ("日付の順番が、本物のカードにはないものです"),
  [MADO_REFUSAL_PRACTICE_TIME] = N_ ("10:23:45 のような時刻で書いてください"),
  [MADO_REFUSAL_TRACE_VERSION] = N_ (
      "カードとのやり取りの記録ではないか、新しい形の記録です。最初の行は madoguchi-trace=1 です"),
  [MADO_REFUSAL_TRACE_LATE] = N_ ("この行は、最初のやり取りより前に書いてください"),
  [MADO_REFUSAL_TRACE_LONG] = N_ ("値の長さ（バイト）が上限を超えています"),
  [MADO_REFUSAL_TRACE_TIME] = N_ ("行の最初は、ミリ秒の整数で書いてください"),
  [MADO_REFUSAL_TRACE_EVENT] =
      N_ ("2番目は connect、command、power-cycle、disconnect のどれかで書いてください"),
  [MADO_REFUSAL_TRACE_HEADER] = N_ ("3番目は、命令の頭の4バイトを16進の8桁で書いてください"),
  [MADO_REFUSAL_TRACE_FIELD] = N_ ("このキーか値は、ここでは使えません"),
  [MADO_REFUSAL_TRACE_CONTRADICTION] = N_ ("この行に書かれていることが、たがいに合いません"),
  [MADO_REFUSAL_TRACE_MANY] = N_ ("行の数が上限を超えています"),
  [MADO_REFUSAL_TRACE_EMPTY] = N_ ("カードとのやり取りが書かれていません"),
};

static char *
describe_limits (const MadoRefusal *refusal)
{
  if (refusal->maximum == 0)
    return NULL;
  if (refusal->reason == MADO_REFUSAL_NUMBER)
    return g_strdup_printf (_ ("%1$uから%2$uまで"), refusal->minimum, refusal->maximum);
  return g_strdup_printf (_ ("%uまで"), refusal->maximum);
}

static char *
describe_value (const MadoRefusal *refusal)
{
  g_autofree char *value = mado_wording_clean_word (refusal->value);

  if (refusal->value == NULL)
    return NULL;
  return refusal->key != NULL && refusal->reason != MADO_REFUSAL_CHARACTER
             /* Translators: %s is what a line of a file says */
             ? g_strdup_printf (_ ("いまは「%s」"), value)
             : g_strdup_printf (_ ("「%s」"), value);
}

/* "整数で書いてください（0から31まで、いまは「32」）。" */
static char *
sentence_of (const MadoRefusal *refusal)
{
  const char *words = _ (reasons[refusal->reason]);
  g_autofree char *limits = describe_limits (refusal);
  g_autofree char *value = describe_value (refusal);

  if (limits != NULL && value != NULL)
    /* Translators: what is wrong, what may be, and what is written */
    return g_strdup_printf (_ ("%1$s（%2$s、%3$s）。"), words, limits, value);
  if (limits != NULL || value != NULL)
    /* Translators: what is wrong, and either what may be or what is written */
    return g_strdup_printf (_ ("%1$s（%2$s）。"), words, limits != NULL ? limits : value);
  return g_strdup_printf (_ ("%s。"), words);
}

char *
mado_wording_refusal_reason (const MadoRefusal *refusal)
{
  g_autofree char *sentence = sentence_of (refusal);
  g_autofree char *group = mado_wording_clean_word (refusal->group);
  g_autofree char *key = mado_wording_clean_word (refusal->key);

  if (refusal->group == NULL)
    return g_steal_pointer (&sentence);
  return refusal->key != NULL ? g_strdup_printf ("[%s] %s: %s", group, key, sentence)
                              : g_strdup_printf ("[%s]: %s", group, sentence);
}

char *
mado_wording_refusal (const MadoRefusal *refusal)
{
  g_autofree char *reason = mado_wording_refusal_reason (refusal);
  g_autofree char *file = mado_wording_clean (refusal->file);

  if (refusal->file == NULL)
    return g_steal_pointer (&reason);
  return refusal->line != 0 ? g_strdup_printf ("%s:%u: %s", file, refusal->line, reason)
                            : g_strdup_printf ("%s: %s", file, reason);
}
