/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mado-card.h"
#include "mado-certificate.h"
#include "mado-refusal.h"
#include "mado-scenario.h"
#include "mado-transport.h"
#include "mado-wording-clean.h"
#include "mado-wording-refusal.h"

#ifdef G_OS_WIN32
#define SERVICE_ADVICE                                                                             \
  N_ ("Windows の「サービス」で「Smart "                                                  \
      "Card」を開始してください。カードリーダーをつなぐと自動で始まることもあります。")
#else
#define SERVICE_ADVICE N_ ("サービスを始めてください（例：sudo systemctl start pcscd.socket）。")
#endif

typedef struct
{
  const char *sentence;
  const char *advice; /* (nullable) */
} Words;

static const Words transport_words[] = {
  [MADO_TRANSPORT_ERROR_NO_SERVICE] = { N_ ("カードリーダーのサービス（PC/SC）が動いていません。"),
                                        SERVICE_ADVICE },
  [MADO_TRANSPORT_ERROR_NO_READER] = { N_ ("カードリーダーが見つかりません。"),
                                       N_ ("カードリーダーをつないでください。") },
  [MADO_TRANSPORT_ERROR_NO_CARD] = { N_ ("カードが置かれていません。"),
                                     N_ ("カードをリーダーに置いてください。") },
  [MADO_TRANSPORT_ERROR_REMOVED] = { N_ ("読み取りの途中でカードが離れました。"),
                                     N_ ("カードを置き直して、もう一度お試しください。") },
  [MADO_TRANSPORT_ERROR_RESET] = { N_ ("ほかのプログラムがカードをリセットしました。"),
                                   N_ ("カードを置き直して、もう一度お試しください。") },
  [MADO_TRANSPORT_ERROR_SHARING] = { N_ ("ほかのプログラムがカードを使っています。"),
                                     N_ ("ほかのプログラムを閉じてから、もう一度お試しください"
                                         "。") },
  [MADO_TRANSPORT_ERROR_MUTE] = { N_ ("カードが応答しません。"),
                                  N_ ("カードの向きと裏表を確かめて、置き直してください。") },
  [MADO_TRANSPORT_ERROR_SILENT] = { N_ ("カードかカードリーダーが応答しなくなりました。"),
                                    N_ ("カードを一度離して、置き直してください。変わらないときは、"
                                        "カードリーダーを抜いて、つなぎ直してください。") },
  [MADO_TRANSPORT_ERROR_REFUSED] = { N_ ("カードリーダーのサービス（PC/"
                                         "SC）が、この画面から使うことを許していません。"),
                                     N_ ("このパソコンの前でログインした画面から使ってください（離"
                                         "れた所からのログイン（ssh "
                                         "など）や、切り替えた裏の画面では使えません）。ほかの使い"
                                         "方は、パソコンの管理者に頼んでください。") },
  [MADO_TRANSPORT_ERROR_MISMATCH] = { N_ ("カードリーダーのサービス（PC/"
                                          "SC）とこのプログラムの版が合いません。"),
                                      N_ ("パソコンのソフトウェアを最新の状態にしてから、パソコンを"
                                          "再起動してください。") },
  [MADO_TRANSPORT_ERROR_FAILED] = { N_ ("カードリーダーとのやり取りに失敗しました。"),
                                    N_ ("カードを置き直して、もう一度お試しください。") },
};

static const Words card_words[] = {
  [MADO_CARD_ERROR_NOT_JPKI] = { N_ ("このカードはマイナンバーカードではありません。"),
                                 N_ ("マイナンバーカードを置いてください。") },
  [MADO_CARD_ERROR_ABSENT] = { N_ ("カードに記録されていません。"), NULL },
  [MADO_CARD_ERROR_HIDDEN] = { N_ ("パスワードで保護されています。"), NULL },
  [MADO_CARD_ERROR_PIN_WRONG] = { N_ ("パスワードが違います。"),
                                  N_ ("残りの回数を確かめてから、もう一度入力してください。") },
  [MADO_CARD_ERROR_PIN_BLOCKED] = { N_ ("パスワードがロックされています。"),
                                    N_ ("窓口で解除できます。") },
  [MADO_CARD_ERROR_PIN_CONFIRM] = { N_ ("残りの回数が少ないため、パスワードをカードに送りませんでし"
                                        "た。"),
                                    N_ ("確かでないときは入力せず、窓口で初期化してください。") },
  [MADO_CARD_ERROR_PIN_REFUSED] = { N_ ("カードが新しい暗証番号を受け付けませんでした。"),
                                    N_ ("別の暗証番号をお試しになるか、窓口で変更してください。") },
  /* the sentence says it all */
  [MADO_CARD_ERROR_PIN_UNTOLD] = { N_ ("パスワードを送りましたが、カードの答えを受け取れませんでし"
                                       "た。入力の1回分が使われたかもしれません。カードを置き直して"
                                       "、残りの回数を確かめてください。"),
                                   NULL },
  [MADO_CARD_ERROR_SMARTPHONE] = { N_ ("スマートフォンの電子証明書です。マイナンバーカードではあり"
                                       "ません。"),
                                   N_ ("手続きはスマートフォンで行います。") },
  [MADO_CARD_ERROR_PROTOCOL] = { N_ ("カードの応答を理解できませんでした。"),
                                 N_ ("カードを置き直して、もう一度お試しください。") },
};

/* (nullable) */
static const Words *
find_words (const GError *error)
{
  guint code = (guint)error->code;

  if (error->domain == MADO_TRANSPORT_ERROR)
    return &transport_words[code < G_N_ELEMENTS (transport_words) ? code
                                                                  : MADO_TRANSPORT_ERROR_FAILED];
  if (error->domain == MADO_CARD_ERROR)
    return &card_words[code < G_N_ELEMENTS (card_words) ? code : MADO_CARD_ERROR_PROTOCOL];
  return NULL;
}

static const char *
certificate_error (int code)
{
  switch ((MadoCertificateError)code)
    {
    case MADO_CERTIFICATE_ERROR_DATES:
      return _ ("電子証明書の有効期間を読み取れませんでした。");
    case MADO_CERTIFICATE_ERROR_MALFORMED:
    default:
      return _ ("電子証明書のデータが壊れています。");
    }
}

static char *
municipality_error (const GError *error)
{
  g_autofree char *where = mado_wording_refusal (mado_refusal_of_error (error));

  if (error->code == MADO_REFUSAL_ERROR_NOT_FOUND)
    return g_steal_pointer (&where);
  /* Translators: %s is "FILE:LINE: reason." */
  return g_strdup_printf (_ ("自治体のデータを使えません：%s"), where);
}

static char *
scenario_error (const GError *error)
{
  if (error->code == MADO_SCENARIO_ERROR_NOT_FOUND)
    return g_strdup (_ ("その名前の練習用カードはありません。"));
  if (error->code == MADO_SCENARIO_ERROR_NO_DATA)
    return g_strdup (_ ("練習用カードを作るためのデータが見つかりません。"));
  if (error->code == MADO_SCENARIO_ERROR_DAY)
    /* Translators: two years */
    return g_strdup_printf (_ ("練習用カードを作れるのは、%1$d年から%2$d年までの日です。"),
                            MADO_SCENARIO_FIRST_YEAR, MADO_SCENARIO_LAST_YEAR);
  const MadoRefusal *refusal = mado_scenario_error_get_refusal (error);
  g_autofree char *message =
      refusal != NULL ? mado_wording_refusal (refusal) : mado_wording_clean (error->message);
  /* Translators: %s is "FILE:LINE: reason." */
  return g_strdup_printf (_ ("練習用カードのファイルに誤りがあります：%s"), message);
}

char *
mado_wording_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, g_strdup (""));

  const Words *words = find_words (error);
  if (words != NULL)
    return g_strdup (_ (words->sentence));
  if (error->domain == MADO_CERTIFICATE_ERROR)
    return g_strdup (certificate_error (error->code));
  if (error->domain == MADO_REFUSAL_ERROR)
    return municipality_error (error);
  if (error->domain == MADO_SCENARIO_ERROR)
    return scenario_error (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("取りやめました。"));

  g_autofree char *message = mado_wording_clean (error->message);
  /* Translators: %s is a message of the system */
  return g_strdup_printf (_ ("予期しない誤りが起きました（%s）。"), message);
}

char *
mado_wording_error_title (const GError *error)
{
  /* Those of all languages that the program speaks. */
  static const char *const stops[] = { "。", "." };
  char *title = mado_wording_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    if (g_str_has_suffix (title, stops[i]))
      title[strlen (title) - strlen (stops[i])] = '\0';
  return title;
}

char *
mado_wording_error_advice (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  const Words *words = find_words (error);
  if (words != NULL)
    return words->advice != NULL ? g_strdup (_ (words->advice)) : NULL;
  if (error->domain == MADO_CERTIFICATE_ERROR)
    return g_strdup (_ ("もう一度読み取っても同じときは、電子証明書が壊れているかもしれません。窓口"
                        "で発行し直せます。"));
  if (error->domain == MADO_REFUSAL_ERROR)
    return g_strdup (_ ("ファイルを直すか、取り除いてください。"));
  return NULL;
}

char *
mado_wording_error_in_full (const GError *error)
{
  g_autofree char *sentence = mado_wording_error (error);
  g_autofree char *advice = mado_wording_error_advice (error);

  return g_strconcat (sentence, advice != NULL ? "\n" : "", advice, NULL);
}

char *
mado_wording_silence (void)
{
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_ ("%1$s%2$s"), _ (transport_words[MADO_TRANSPORT_ERROR_SILENT].sentence),
                          mado_wording_silence_advice ());
}

const char *
mado_wording_silence_advice (void)
{
  return _ (transport_words[MADO_TRANSPORT_ERROR_SILENT].advice);
}

/* GIO's errors in the words of GLib's own. */
static int
get_file_code (const GError *error)
{
  static const struct
  {
    int io;
    int file;
  } codes[] = {
    { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES },
    { G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS },
    { G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT },
    { G_IO_ERROR_NOT_DIRECTORY, G_FILE_ERROR_NOTDIR },
    { G_IO_ERROR_IS_DIRECTORY, G_FILE_ERROR_ISDIR },
    { G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC },
    { G_IO_ERROR_FILENAME_TOO_LONG, G_FILE_ERROR_NAMETOOLONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i].io))
      return codes[i].file;
  return error->domain == G_FILE_ERROR ? error->code : G_FILE_ERROR_FAILED;
}

const char *
mado_wording_file_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return _ ("パイプから読み取るプログラムがありません");
  switch (get_file_code (error))
    {
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return _ ("書き込む許可がありません");
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return _ ("その場所がありません");
    case G_FILE_ERROR_ISDIR:
      return _ ("フォルダーです");
    case G_FILE_ERROR_NOSPC:
      return _ ("空きがありません");
    case G_FILE_ERROR_NAMETOOLONG:
      return _ ("名前が長すぎます");
    default:
      return _ ("書き込みに失敗しました");
    }
}
