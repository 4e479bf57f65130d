/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mado-language.h"

#include <string.h>

enum
{
  JAPANESE,
  EASY_JAPANESE,
  ENGLISH,
  CHINESE,
  KOREAN,
  PORTUGUESE,
  VIETNAMESE,
  N_LANGUAGES,
};

/* Those of Linux and Windows, and for the names that stay Japanese. Of a font for Japanese the
 * letters of Vietnamese would come one by one from elsewhere. */
#define FONTS         "Noto Sans CJK JP, Noto Sans JP, Yu Gothic UI, Meiryo, Hiragino Sans"
#define CHINESE_FONTS "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei UI, " FONTS
#define KOREAN_FONTS  "Noto Sans CJK KR, Noto Sans KR, Malgun Gothic, " FONTS
#define LATIN_FONTS   "Noto Sans, DejaVu Sans, Segoe UI, " FONTS

/* In the order in which they are offered. What only staff read (see po/update-po) is in Japanese
 * and English alone. */
static const MadoLanguage languages[N_LANGUAGES] = {
  [JAPANESE] = {
    .code = "ja",
    .name = "日本語",
    .tag = "ja",
    .fonts = FONTS,
    .complete = TRUE,
  },
  [EASY_JAPANESE] = {
    .code = "ja@easy",
    .name = "やさしい日本語",
    .tag = "ja",
    .fonts = FONTS,
    .complete = TRUE,
    .instead = &languages[JAPANESE],
  },
  [ENGLISH] = {
    .code = "en",
    .name = "English",
    .tag = "en",
    .fonts = FONTS,
    .plural = MADO_PLURAL_NOT_ONE,
    .complete = TRUE,
  },
  [CHINESE] = {
    .code = "zh_CN",
    .name = "中文（简体）",
    .tag = "zh-cn",
    .fonts = CHINESE_FONTS,
    .complete = TRUE,
    .instead = &languages[ENGLISH],
  },
  [KOREAN] = {
    .code = "ko",
    .name = "한국어",
    .tag = "ko",
    .fonts = KOREAN_FONTS,
    .complete = TRUE,
    .instead = &languages[ENGLISH],
  },
  [PORTUGUESE] = {
    .code = "pt_BR",
    .name = "Português",
    .tag = "pt-br",
    .fonts = FONTS,
    .plural = MADO_PLURAL_ABOVE_1,
    .complete = TRUE,
    .instead = &languages[ENGLISH],
  },
  [VIETNAMESE] = {
    .code = "vi",
    .name = "Tiếng Việt",
    .tag = "vi",
    .fonts = LATIN_FONTS,
    .complete = TRUE,
    .instead = &languages[ENGLISH],
  },
};

const MadoLanguage *
mado_language_at (guint index)
{
  for (guint i = 0; i < N_LANGUAGES; i++)
    if (languages[i].complete && index-- == 0)
      return &languages[i];
  return NULL;
}

const MadoLanguage *
mado_language_find (const char *code)
{
  for (guint i = 0; i < N_LANGUAGES; i++)
    if (languages[i].complete && g_str_equal (languages[i].code, code))
      return &languages[i];
  return NULL;
}

const MadoLanguage *
mado_language_find_for_locale (const char *name)
{
  const MadoLanguage *found = mado_language_find (name);

  for (guint i = 0; i < N_LANGUAGES && found == NULL; i++)
    if (languages[i].complete && strlen (name) == strcspn (languages[i].code, "_@") &&
        g_str_has_prefix (languages[i].code, name))
      found = &languages[i];
  return found;
}
