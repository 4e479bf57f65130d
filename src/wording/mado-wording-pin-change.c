/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-pin-change.h"

#include <glib/gi18n.h>

#include "mado-wording-error.h"
#include "mado-wording-pin.h"

static gboolean
is_card_error (const GError *error, MadoCardError code)
{
  return g_error_matches (error, MADO_CARD_ERROR, (int)code);
}

/* What broke it off. "While reading" would be the wrong thing to say of a change. */
static char *
find_cause (MadoPin pin, const GError *error)
{
  if (is_card_error (error, MADO_CARD_ERROR_PIN_UNTOLD))
    return g_strdup_printf (
        _ ("%sを送りましたが、カードの答えを受け取れませんでした。入力の1回分が使われたかもしれませ"
           "ん。カードを置き直して、残りの回数を確かめてください。"),
        mado_wording_pin_name (pin));
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED))
    return g_strdup (_ ("変更の途中でカードが離れました。"));
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
    return g_strdup (_ ("変更の途中でカードリーダーのサービスが止まりました。"));
  /* What the reader says of its own keys. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("リーダーでの入力が時間内に終わりませんでした。"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup (_ ("リーダーで入力された新しいものが、2回で違いました。"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    return g_strdup (_ ("リーダーで入力されたものは、4桁ではありません。"));
  return mado_wording_error (error);
}

/* --- not changed --------------------------------------------------------------------------------
 */

static char *
wrong (const char *name, const MadoTries *tries)
{
  if (tries->state == MADO_TRIES_LEFT)
    return g_strdup_printf (ngettext ("いまの%1$sが違います（あと%2$u回）。変更していません。",
                                      "いまの%1$sが違います（あと%2$u回）。変更していません。",
                                      tries->left),
                            name, tries->left);
  return g_strdup_printf (
      _ ("いまの%sが違います（残りの回数は確認できません）。変更していません。"), name);
}

static char *
unconfirmed (const char *name, const MadoTries *tries)
{
  if (tries->state == MADO_TRIES_LEFT)
    return g_strdup_printf (
        ngettext ("%1$sはあと%2$u回でロックされるため、カードに送りませんでした。変更していません"
                  "。",
                  "%1$sはあと%2$u回でロックされるため、カードに送りませんでした。変更していません"
                  "。",
                  tries->left),
        name, tries->left);
  return g_strdup_printf (
      _ ("%sの残りの回数がわからないため、カードに送りませんでした。変更していません。"), name);
}

static char *
not_changed (MadoPin pin, MadoPinChange change, const MadoTries *tries, const GError *error)
{
  const char *name = mado_wording_pin_name (pin);

  if (is_card_error (error, MADO_CARD_ERROR_PIN_WRONG))
    return wrong (name, tries);
  if (is_card_error (error, MADO_CARD_ERROR_PIN_CONFIRM))
    return unconfirmed (name, tries);
  if (is_card_error (error, MADO_CARD_ERROR_PIN_BLOCKED))
    return g_strdup_printf (_ ("%sはロックされています。変更していません。"), name);
  if (is_card_error (error, MADO_CARD_ERROR_PIN_REFUSED))
    return g_strdup_printf (_ ("カードが新しい%sを受け付けませんでした。前のままです。"), name);
  if (is_card_error (error, MADO_CARD_ERROR_NOT_JPKI))
    return mado_wording_error (error);
  if (is_card_error (error, MADO_CARD_ERROR_SMARTPHONE))
    return g_strdup_printf (
        _ ("スマートフォンの電子証明書の%sは、ここでは変更できません。変更していません。"), name);
  if (is_card_error (error, MADO_CARD_ERROR_ABSENT))
    return g_strdup_printf (_ ("このカードには%sがありません。"), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup_printf (_ ("取りやめました。%sは変更していません。"), name);

  if (change == MADO_PIN_CHANGE_NOT_SENT)
    {
      /* It came no further than to the reading before the change. */
      g_autofree char *why = mado_wording_error (error);
      /* Translators: %1$s is a sentence that says what went wrong, %2$s the name of the PIN */
      return g_strdup_printf (_ ("%1$s%2$sは変更していません。残りの回数も減っていません。"), why,
                              name);
    }
  g_autofree char *cause = find_cause (pin, error);
  /* Translators: %1$s is a sentence that says what went wrong, %2$s the name of the PIN */
  return g_strdup_printf (_ ("%1$s%2$sは変わっていません。"), cause, name);
}

/* --- all of it ----------------------------------------------------------------------------------
 */

char *
mado_wording_pin_change (MadoPin pin,
                         MadoPinChange change,
                         const MadoTries *tries,
                         const GError *error)
{
  g_return_val_if_fail (error != NULL || change == MADO_PIN_CHANGE_CHANGED, g_strdup (""));

  const char *name = mado_wording_pin_name (pin);
  if (error == NULL)
    return g_strdup_printf (_ ("%1$sを変更しました。新しい%1$sで照合できました。"), name);

  g_autofree char *cause = find_cause (pin, error);
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      /* Translators: %1$s is a sentence that says what went wrong, %2$s the name of the PIN */
      return g_strdup_printf (_ ("%1$sカードは、%2$sが変わったと答えました。新しい%2$"
                                 "sで照合できるかは、まだわかりません。"),
                              cause, name);
    case MADO_PIN_CHANGE_UNKNOWN:
      /* Translators: %1$s is a sentence that says what went wrong, %2$s the name of the PIN */
      return g_strdup_printf (_ ("%1$s%2$sが新しいものに変わったかどうかは、わかりません。"), cause,
                              name);
    case MADO_PIN_CHANGE_NOT_CHANGED:
    case MADO_PIN_CHANGE_NOT_SENT:
    default:
      return not_changed (pin, change, tries, error);
    }
}

/* A try is spent only if the new one is not it, and the right one gives all tries back. */
static char *
how_to_find_out (MadoPin pin)
{
  const char *name = mado_wording_pin_name (pin);

  return g_strdup_printf (_ ("前の%1$sか新しい%1$"
                             "sの、どちらか一方が使えます。カードを置き直して、残りの回数を確かめて"
                             "ください。2回以上残っているときは、新しいほうを「いまの%1$"
                             "s」として一度だけお試しください。違うと言われたら、前のほうのままです"
                             "。正しいものが照合されると、残りの回数はもとに戻ります。"),
                          name);
}

char *
mado_wording_pin_change_advice (MadoPin pin,
                                MadoPinChange change,
                                const MadoTries *tries,
                                const GError *error,
                                const MadoAdvice *advice,
                                MadoAudience audience)
{
  /* The guide has told of the counter, too. */
  if (error == NULL && change == MADO_PIN_CHANGE_CHANGED)
    return g_strdup (_ ("これで変更は終わりです。窓口での手続きはいりません。"));
  if (error == NULL)
    return NULL;
  if (change == MADO_PIN_CHANGE_UNKNOWN)
    return how_to_find_out (pin);
  if (change == MADO_PIN_CHANGE_CHANGED)
    return g_strdup_printf (_ ("次からは新しい%sをお使いください。"), mado_wording_pin_name (pin));
  if (is_card_error (error, MADO_CARD_ERROR_PIN_BLOCKED))
    return mado_wording_tries_advice (pin, &(MadoTries){ .state = MADO_TRIES_LOCKED }, advice,
                                      audience);
  if (is_card_error (error, MADO_CARD_ERROR_PIN_WRONG) && tries->state == MADO_TRIES_LEFT &&
      tries->left == 1)
    return mado_wording_tries_advice (pin, tries, advice, audience);
  return mado_wording_error_advice (error);
}

char *
mado_wording_pin_change_pin_pad (MadoPin pin)
{
  /* Translators: %s is the name of a PIN */
  return g_strdup_printf (_ ("次の順に入力します。\n1. いまの%1$s\n2. 新しい%1$s\n3. "
                             "新しい%1$s（確認）\n4. 新しい%1$s（もう一度確認）"),
                          mado_wording_pin_name (pin));
}

const char *
mado_wording_pin_not_typable (void)
{
  return _ ("リーダーのキーには英字がないため、パソコンのキーボードで入力します。");
}

char *
mado_wording_pin_not_changeable (MadoPin pin)
{
  return g_strdup_printf (_ ("%sは、このプログラムでは変更できません。マイナンバーカードがあれば、"
                             "窓口で変更できます。"),
                          mado_wording_pin_name (pin));
}

const char *
mado_wording_pin_weakness (MadoPinWeakness weakness)
{
  switch (weakness)
    {
    case MADO_PIN_WEAK_BIRTH_DATE:
      return _ ("生年月日がふくまれていて、推測されやすいものです。");
    case MADO_PIN_WEAK_REPEATED:
      return _ ("同じ文字のくり返しで、推測されやすいものです。");
    case MADO_PIN_WEAK_SEQUENCE:
      return _ ("順番に並んだ文字で、推測されやすいものです。");
    case MADO_PIN_WEAK_COMMON:
      return _ ("よく使われていて、推測されやすいものです。");
    case MADO_PIN_WEAK_SAME_AS_CURRENT:
      return _ ("いまと同じものです。");
    default:
      g_return_val_if_reached ("");
    }
}
