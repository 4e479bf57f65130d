/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-pin.h"

#include <glib/gi18n.h>

#include "mado-wording-audience.h"

const char *
mado_wording_pin_name (MadoPin pin)
{
  switch (pin)
    {
    case MADO_PIN_SIGN:
      return _ ("署名用パスワード");
    case MADO_PIN_AUTH:
      return _ ("利用者証明用暗証番号");
    case MADO_PIN_TEXT:
      return _ ("券面事項入力補助用暗証番号");
    case MADO_PIN_JUKI:
      return _ ("住民基本台帳用暗証番号");
    case MADO_PIN_JUKI_COMMON:
      return _ ("住民基本台帳用暗証番号（もう一つの記録）");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
mado_wording_pin_shape (MadoPin pin)
{
  return pin == MADO_PIN_SIGN ? _ ("英数字6〜16文字") : _ ("数字4桁");
}

char *
mado_wording_tries (MadoPin pin, const MadoTries *tries)
{
  switch (tries->state)
    {
    case MADO_TRIES_LEFT:
      return g_strdup_printf (ngettext ("あと%u回", "あと%u回", tries->left), tries->left);
    case MADO_TRIES_LOCKED:
      return g_strdup (_ ("ロックされています"));
    case MADO_TRIES_ABSENT:
      return g_strdup (_ ("このカードにはありません"));
    case MADO_TRIES_NOT_REPORTED:
      return g_strdup (_ ("残りの回数はいま確認できません"));
    case MADO_TRIES_UNKNOWN:
    case MADO_TRIES_UNREADABLE:
    default:
      return g_strdup (_ ("確認できません"));
    }
}

char *
mado_wording_pin_field (MadoPin pin, const MadoTries *tries)
{
  g_autofree char *left = mado_wording_tries (pin, tries);

  /* Translators: what is said of a field for a PIN: how many tries are left, and what it is made of
   */
  return g_strdup_printf (_ ("%1$s。%2$s"), left, mado_wording_pin_shape (pin));
}

const char *
mado_wording_store_reset (MadoPin pin, const MadoAdvice *advice)
{
  const MadoKind kind = pin == MADO_PIN_SIGN ? MADO_KIND_SIGN : MADO_KIND_AUTH;

  if (advice != NULL && !advice->certificates[kind].store_reset)
    return NULL;
  switch (pin)
    {
    case MADO_PIN_SIGN:
      return _ ("電子証明書が期限内で、利用者証明用の暗証番号がわかるときは、コンビニでも初期化でき"
                "ます。先にスマートフォンのアプリで予約します。");
    case MADO_PIN_AUTH:
      return _ ("電子証明書が期限内で、署名用のパスワードがわかるときは、コンビニでも初期化できます"
                "。先にスマートフォンのアプリで予約します。");
    case MADO_PIN_TEXT:
    case MADO_PIN_JUKI:
    case MADO_PIN_JUKI_COMMON:
    default:
      return NULL;
    }
}

static char *
locked_advice (MadoPin pin, const MadoAdvice *advice, MadoAudience audience)
{
  const char *counter =
      mado_wording_to (audience, _ ("窓口で解除できます。"), _ ("この窓口で解除できます。"));
  const char *store = mado_wording_store_reset (pin, advice);

  if (store == NULL)
    return g_strdup (counter);
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_ ("%1$s%2$s"), counter, store);
}

static char *
advise (MadoPin pin, const MadoTries *tries, const MadoAdvice *advice, MadoAudience audience)
{
  if (tries->state == MADO_TRIES_LOCKED)
    {
      /* A 顔認証 card has no PIN to unlock: no counter and no shop is to be named. */
      if (advice != NULL && (advice->certificates[MADO_KIND_AUTH].notes & MADO_NOTE_FACE_CARD) != 0)
        return NULL;
      return locked_advice (pin, advice, audience);
    }
  if (tries->state == MADO_TRIES_LEFT && tries->left == 1)
    return g_strdup (_ ("次に間違えるとロックされます。"));
  return NULL;
}

char *
mado_wording_tries_advice (MadoPin pin,
                           const MadoTries *tries,
                           const MadoAdvice *advice,
                           MadoAudience audience)
{
  g_autofree char *hint = advise (pin, tries, advice, audience);
  /* It is shown only where it is not what the first one is. */
  const char *why = _ ("この暗証番号の残りの回数は、カードの中に2つあり、違っています。");

  if (pin != MADO_PIN_JUKI_COMMON)
    return g_steal_pointer (&hint);
  if (hint == NULL)
    return g_strdup (why);
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_ ("%1$s%2$s"), why, hint);
}

char *
mado_wording_lock (MadoPin pin, const MadoAdvice *advice, MadoAudience audience)
{
  const MadoTries locked = { .state = MADO_TRIES_LOCKED };
  char *hint = mado_wording_tries_advice (pin, &locked, advice, audience);

  return hint != NULL
             ? hint
             : g_strdup (_ ("顔認証マイナンバーカードのようです。暗証番号と署名用は使いません。"));
}

char *
mado_wording_locked (MadoPin pin, const MadoAdvice *advice, MadoAudience audience)
{
  g_autofree char *state =
      g_strdup_printf (_ ("%sはロックされています。"), mado_wording_pin_name (pin));
  g_autofree char *lock = mado_wording_lock (pin, advice, audience);

  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_ ("%1$s%2$s"), state, lock);
}

/* The card's digits and letters are half-width only, and people do not see the difference. */
static const char *
bad_character (MadoPin pin)
{
  return pin == MADO_PIN_SIGN ? _ ("半角の英字と数字だけが使えます。")
                              : _ ("半角の数字だけが使えます。");
}

const char *
mado_wording_pin_format (MadoPin pin, MadoPinFormat format)
{
  gboolean sign = pin == MADO_PIN_SIGN;
  switch (format)
    {
    case MADO_PIN_FORMAT_OK:
      return NULL;
    case MADO_PIN_FORMAT_TOO_SHORT:
      return sign ? _ ("6文字以上で入力してください。") : _ ("4桁で入力してください。");
    case MADO_PIN_FORMAT_TOO_LONG:
      return sign ? _ ("16文字までで入力してください。") : _ ("4桁で入力してください。");
    case MADO_PIN_FORMAT_BAD_CHARACTER:
      return bad_character (pin);
    case MADO_PIN_FORMAT_NEEDS_LETTER:
      return _ ("英字を1文字以上ふくめてください。");
    case MADO_PIN_FORMAT_NEEDS_DIGIT:
      return _ ("数字を1文字以上ふくめてください。");
    default:
      g_return_val_if_reached (NULL);
    }
}
