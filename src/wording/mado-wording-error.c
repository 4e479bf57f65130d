/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "mado-card.h"
#include "mado-certificate.h"
#include "mado-refusal.h"
#include "mado-scenario.h"
#include "mado-transport.h"
#include "mado-wording-clean.h"
#include "mado-wording-refusal.h"

static const char *
transport_error (int code)
{
  switch ((MadoTransportError)code)
    {
    case MADO_TRANSPORT_ERROR_NO_SERVICE:
      return _ ("カードリーダーのサービス（PC/SC）が動いていません。");
    case MADO_TRANSPORT_ERROR_NO_READER:
      return _ ("カードリーダーが見つかりません。");
    case MADO_TRANSPORT_ERROR_NO_CARD:
      return _ ("カードが置かれていません。");
    case MADO_TRANSPORT_ERROR_REMOVED:
      return _ ("読み取りの途中でカードが離れました。");
    case MADO_TRANSPORT_ERROR_RESET:
      return _ ("ほかのプログラムがカードをリセットしました。");
    case MADO_TRANSPORT_ERROR_SHARING:
      return _ ("ほかのプログラムがカードを使っています。");
    case MADO_TRANSPORT_ERROR_MUTE:
      return _ ("カードが応答しません。");
    case MADO_TRANSPORT_ERROR_SILENT:
      return _ ("カードかカードリーダーが応答しなくなりました。");
    case MADO_TRANSPORT_ERROR_REFUSED:
      return _ ("カードリーダーのサービス（PC/SC）が、この画面から使うことを許していません。");
    case MADO_TRANSPORT_ERROR_MISMATCH:
      return _ ("カードリーダーのサービス（PC/SC）とこのプログラムの版が合いません。");
    case MADO_TRANSPORT_ERROR_FAILED:
    default:
      return _ ("カードリーダーとのやり取りに失敗しました。");
    }
}

static const char *
transport_advice (int code)
{
  switch ((MadoTransportError)code)
    {
    case MADO_TRANSPORT_ERROR_NO_SERVICE:
#ifdef G_OS_WIN32
      return _ ("Windows の「サービス」で「Smart "
                "Card」を開始してください。カードリーダーをつなぐと自動で始まることもあります。");
#else
      return _ ("サービスを始めてください（例：sudo systemctl start pcscd.socket）。");
#endif
    case MADO_TRANSPORT_ERROR_NO_READER:
      return _ ("カードリーダーをつないでください。");
    case MADO_TRANSPORT_ERROR_NO_CARD:
      return _ ("カードをリーダーに置いてください。");
    case MADO_TRANSPORT_ERROR_SHARING:
      return _ ("ほかのプログラムを閉じてから、もう一度お試しください。");
    case MADO_TRANSPORT_ERROR_MUTE:
      return _ ("カードの向きと裏表を確かめて、置き直してください。");
    case MADO_TRANSPORT_ERROR_SILENT:
      return _ ("カードを一度離して、置き直してください。変わらないときは、カードリーダーを抜いて、"
                "つなぎ直してください。");
    case MADO_TRANSPORT_ERROR_REFUSED:
      return _ ("このパソコンの前でログインした画面から使ってください（離れた所からのログイン（ssh "
                "など）や、切り替えた裏の画面では使えません）。ほかの使い方は、パソコンの管理者に頼"
                "んでください。");
    case MADO_TRANSPORT_ERROR_MISMATCH:
      return _ ("パソコンのソフトウェアを最新の状態にしてから、パソコンを再起動してください。");
    case MADO_TRANSPORT_ERROR_REMOVED:
    case MADO_TRANSPORT_ERROR_RESET:
    case MADO_TRANSPORT_ERROR_FAILED:
    default:
      return _ ("カードを置き直して、もう一度お試しください。");
    }
}

static const char *
card_error (int code)
{
  switch ((MadoCardError)code)
    {
    case MADO_CARD_ERROR_NOT_JPKI:
      return _ ("このカードはマイナンバーカードではありません。");
    case MADO_CARD_ERROR_ABSENT:
      return _ ("カードに記録されていません。");
    case MADO_CARD_ERROR_HIDDEN:
      return _ ("パスワードで保護されています。");
    case MADO_CARD_ERROR_PIN_WRONG:
      return _ ("パスワードが違います。");
    case MADO_CARD_ERROR_PIN_BLOCKED:
      return _ ("パスワードがロックされています。");
    case MADO_CARD_ERROR_PIN_CONFIRM:
      return _ ("残りの回数が少ないため、パスワードをカードに送りませんでした。");
    case MADO_CARD_ERROR_PIN_REFUSED:
      return _ ("カードが新しい暗証番号を受け付けませんでした。");
    case MADO_CARD_ERROR_PIN_UNTOLD:
      return _ ("パスワードを送りましたが、カードの答えを受け取れませんでした。入力の1回分が使われ"
                "たかもしれません。カードを置き直して、残りの回数を確かめてください。");
    case MADO_CARD_ERROR_SMARTPHONE:
      return _ ("スマートフォンの電子証明書です。マイナンバーカードではありません。");
    case MADO_CARD_ERROR_PROTOCOL:
    default:
      return _ ("カードの応答を理解できませんでした。");
    }
}

static const char *
card_advice (int code)
{
  switch ((MadoCardError)code)
    {
    case MADO_CARD_ERROR_NOT_JPKI:
      return _ ("マイナンバーカードを置いてください。");
    case MADO_CARD_ERROR_PIN_WRONG:
      return _ ("残りの回数を確かめてから、もう一度入力してください。");
    case MADO_CARD_ERROR_PIN_BLOCKED:
      return _ ("窓口で解除できます。");
    case MADO_CARD_ERROR_PIN_CONFIRM:
      return _ ("確かでないときは入力せず、窓口で初期化してください。");
    case MADO_CARD_ERROR_PIN_REFUSED:
      return _ ("別の暗証番号をお試しになるか、窓口で変更してください。");
    case MADO_CARD_ERROR_SMARTPHONE:
      return _ ("手続きはスマートフォンで行います。");
    case MADO_CARD_ERROR_PROTOCOL:
      return _ ("カードを置き直して、もう一度お試しください。");
    case MADO_CARD_ERROR_ABSENT:
    case MADO_CARD_ERROR_HIDDEN:
    case MADO_CARD_ERROR_PIN_UNTOLD: /* the sentence says it all */
    default:
      return NULL;
    }
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
  g_autofree char *message = mado_wording_clean (error->message);
  /* Translators: %s is the fault in a file */
  return g_strdup_printf (_ ("練習用カードのファイルに誤りがあります：%s"), message);
}

char *
mado_wording_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, g_strdup (""));

  if (error->domain == MADO_TRANSPORT_ERROR)
    return g_strdup (transport_error (error->code));
  if (error->domain == MADO_CARD_ERROR)
    return g_strdup (card_error (error->code));
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
mado_wording_error_advice (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == MADO_TRANSPORT_ERROR)
    return g_strdup (transport_advice (error->code));
  if (error->domain == MADO_CARD_ERROR)
    return g_strdup (card_advice (error->code));
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
  return g_strdup_printf (_ ("%1$s%2$s"), transport_error (MADO_TRANSPORT_ERROR_SILENT),
                          transport_advice (MADO_TRANSPORT_ERROR_SILENT));
}

const char *
mado_wording_silence_advice (void)
{
  return transport_advice (MADO_TRANSPORT_ERROR_SILENT);
}

const char *
mado_wording_file_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return _ ("パイプから読み取るプログラムがありません");
  switch (error->domain == G_FILE_ERROR ? error->code : G_FILE_ERROR_FAILED)
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
