/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-kept-pieces.h"

/* Dates and the like, and the end of a text, of which half a word would make a last line. The
 * pieces are short, so that they fit a narrow window with large text: the year of the era and the
 * day of the week may go to the next line by themselves. So no piece may touch another one, as
 * GtkLabel makes one attribute of two that do; brackets stay with their words without our help. */
#define DATES                                                                                      \
  "(?:[0-9]+年)?[0-9]+月[0-9]+日|(?<=（)(?:[^（）]{1,4}|[^（）]{1,3}[0-9]+年)(?=）)|["   \
  "月火水木金土日]曜日|あと[0-9]+[日回]"                                              \
  "|(?<=[^ -~（）])(?<![0-9][年日])(?<!曜日)(?<!あと[0-9]回)(?<!" KATAKANA ")(?:" ENDINGS          \
  "。?|[^ -~（）]{2}[。：）)]?)$"
#define ENDINGS                                                                                             \
  "(?:ください|ましたか|わかりますか|ますか|ですか|わかりません|できました|" \
  "(?<=[てで])いま(?:す|せん)|(?![てで]い)\\p{Hiragana}{2}ません|ませんでした|"          \
  "\\p{Hiragana}ました|できます|(?<!\\p{Han})\\p{Han}{2,3}です|"                                   \
  "(?:申請|手続き|変更)を見る)"
/* Words that stand in every title: what the page is about, the stem of what is done to it, and any
 * of Katakana that is no wider than a title in large text. */
#define WORDS                                                                                      \
  "電子証明書(?![0-9]|.{1,3}$)|\\p{Han}{1,2}\\p{Hiragana}{1,2}(?=[てで]い)|"               \
  "同じ日(?:です。?$)?|きまり(?=は)|"                                                    \
  "マイナンバ(?=ーカード)|(?<=マイナンバー)カード(?!" KATAKANA ")|"                                \
  "(?<!" KATAKANA ")(?:" KATAKANA "{2,4}です。?$|" KATAKANA "{2,6}(?!" KATAKANA "|[0-9]))"
#define KATAKANA "[\\x{30A1}-\\x{30FA}\\x{30FC}]"
/* Korean goes to the next line at a blank. What a word begins with may be a number, Latin letters
 * or the end of something in brackets. A longer word is rather broken than wider than the window.
 * By the letters' numbers: to \p{Hangul} a Japanese full stop belongs, too, as both scripts use it,
 * and it would touch a date behind it. */
#define HANGUL "\\x{1100}-\\x{11FF}\\x{3131}-\\x{318E}\\x{AC00}-\\x{D7A3}"
#define KOREAN_WORDS                                                                               \
  "(?<![0-9A-Za-z" HANGUL "])[)\\x{2019}]*[0-9A-Za-z]{0,9}[" HANGUL "]{1,9}(?![" HANGUL "])"

/* A short last word of a sentence in a language with blanks is no line of its own; in a title,
 * which is in large type, two words may be wider than the window. */
#define LATIN_END "^.{50,} \\K" LATIN "{1,9} " LATIN "{1,6}$"
#define LATIN     "[\\x{21}-\\x{24F}\\x{1E00}-\\x{1EFF}]"

static GRegex *
get_pieces (void)
{
  static GRegex *regex;

  if (regex == NULL)
    regex = g_regex_new (KOREAN_WORDS "|" LATIN_END "|" DATES "|" WORDS,
                         G_REGEX_OPTIMIZE | G_REGEX_MULTILINE, 0, NULL);
  return regex;
}

PangoAttrList *
mado_kept_pieces (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (get_pieces (), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      attribute->start_index = (guint)start;
      attribute->end_index = (guint)end;
      pango_attr_list_insert (attributes, attribute);
    }
  return attributes;
}
