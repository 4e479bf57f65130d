/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-status-item.h"

#include <glib/gi18n.h>

#include "mado-wording.h"
#include "mado-transport-nicks.h"

static const char *const items[MADO_N_ITEMS] = {
  [MADO_ITEM_AUTH_CERTIFICATE] = N_ ("利用者証明用電子証明書"),
  [MADO_ITEM_SIGN_CERTIFICATE] = N_ ("署名用電子証明書"),
  [MADO_ITEM_AUTH_CA] = N_ ("利用者証明用の発行元の証明書"),
  [MADO_ITEM_SIGN_CA] = N_ ("署名用の発行元の証明書"),
  [MADO_ITEM_TOKEN] = N_ ("カードの種類"),
  [MADO_ITEM_AVAILABILITY] = N_ ("電子証明書の有無"),
  [MADO_ITEM_CARD_EXPIRY] = N_ ("カード本体の有効期限"),
  [MADO_ITEM_PIN_SIGN] = N_ ("署名用パスワードの残り回数"),
  [MADO_ITEM_PIN_AUTH] = N_ ("利用者証明用暗証番号の残り回数"),
  [MADO_ITEM_PIN_TEXT] = N_ ("券面事項入力補助用暗証番号の残り回数"),
  [MADO_ITEM_PIN_JUKI] = N_ ("住民基本台帳用暗証番号の残り回数"),
  [MADO_ITEM_PIN_JUKI_COMMON] = N_ ("住民基本台帳用暗証番号の残り回数（もう一つの記録）"),
};

const char *
mado_status_item_get_name (MadoItem item)
{
  g_return_val_if_fail ((guint)item < MADO_N_ITEMS, "");

  return _ (items[item]);
}

char *
mado_status_item_dup_error (MadoSnapshot *snapshot, MadoItem item)
{
  MadoItemState state = mado_snapshot_get_state (snapshot, item);
  if (state == MADO_ITEM_PENDING)
    return g_strdup (_ ("読み取る前に終わりました。"));
  if (state != MADO_ITEM_UNREADABLE)
    return NULL;
  const GError *error = mado_snapshot_get_error (snapshot, item);
  return error != NULL ? mado_wording_error (error) : g_strdup (_ ("読み取れませんでした。"));
}

/* The other errors of the card layer are no errors of an item: absent and hidden are states. */
static const char *
card_word (int code)
{
  return code == MADO_CARD_ERROR_PROTOCOL ? "protocol" : "failed";
}

const char *
mado_status_item_get_error_word (MadoSnapshot *snapshot, MadoItem item)
{
  MadoItemState state = mado_snapshot_get_state (snapshot, item);
  if (state == MADO_ITEM_PENDING)
    return "not-read";
  if (state != MADO_ITEM_UNREADABLE)
    return NULL;
  const GError *error = mado_snapshot_get_error (snapshot, item);
  if (error == NULL)
    return "failed";
  if (error->domain == MADO_TRANSPORT_ERROR)
    return mado_transport_error_to_string ((MadoTransportError)error->code);
  if (error->domain == MADO_CARD_ERROR)
    return card_word (error->code);
  if (error->domain == MADO_CERTIFICATE_ERROR)
    return error->code == MADO_CERTIFICATE_ERROR_DATES ? "dates" : "malformed";
  return "failed";
}
