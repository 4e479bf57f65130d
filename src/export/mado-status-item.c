/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-status-item.h"

#include <glib/gi18n.h>

#include "mado-wording.h"

static const struct
{
  const char *key;
  const char *name;
} items[MADO_N_ITEMS] = {
  [MADO_ITEM_AUTH_CERTIFICATE] = { "auth-certificate", N_ ("利用者証明用電子証明書") },
  [MADO_ITEM_SIGN_CERTIFICATE] = { "sign-certificate", N_ ("署名用電子証明書") },
  [MADO_ITEM_AUTH_CA] = { "auth-ca", N_ ("利用者証明用の発行元の証明書") },
  [MADO_ITEM_SIGN_CA] = { "sign-ca", N_ ("署名用の発行元の証明書") },
  [MADO_ITEM_TOKEN] = { "token", N_ ("カードの種類") },
  [MADO_ITEM_AVAILABILITY] = { "availability", N_ ("電子証明書の有無") },
  [MADO_ITEM_CARD_EXPIRY] = { "card-expiry", N_ ("カード本体の有効期限") },
  [MADO_ITEM_PIN_SIGN] = { "pin-sign", N_ ("署名用パスワードの残り回数") },
  [MADO_ITEM_PIN_AUTH] = { "pin-auth", N_ ("利用者証明用暗証番号の残り回数") },
  [MADO_ITEM_PIN_TEXT] = { "pin-text", N_ ("券面事項入力補助用暗証番号の残り回数") },
  [MADO_ITEM_PIN_JUKI] = { "pin-juki", N_ ("住民基本台帳用暗証番号の残り回数") },
  [MADO_ITEM_PIN_JUKI_COMMON] = { "pin-juki-common",
                                  N_ ("住民基本台帳用暗証番号の残り回数（もう一つの記録）") },
};

const char *
mado_status_item_get_key (MadoItem item)
{
  g_return_val_if_fail ((guint)item < MADO_N_ITEMS, "");

  return items[item].key;
}

const char *
mado_status_item_get_name (MadoItem item)
{
  g_return_val_if_fail ((guint)item < MADO_N_ITEMS, "");

  return _ (items[item].name);
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

static const char *
transport_word (int code)
{
  switch ((MadoTransportError)code)
    {
    case MADO_TRANSPORT_ERROR_NO_SERVICE:
      return "no-service";
    case MADO_TRANSPORT_ERROR_NO_READER:
      return "no-reader";
    case MADO_TRANSPORT_ERROR_NO_CARD:
      return "no-card";
    case MADO_TRANSPORT_ERROR_REMOVED:
      return "removed";
    case MADO_TRANSPORT_ERROR_RESET:
      return "reset";
    case MADO_TRANSPORT_ERROR_SHARING:
      return "sharing";
    case MADO_TRANSPORT_ERROR_MUTE:
      return "mute";
    case MADO_TRANSPORT_ERROR_SILENT:
      return "silent";
    case MADO_TRANSPORT_ERROR_REFUSED:
      return "refused";
    case MADO_TRANSPORT_ERROR_MISMATCH:
      return "mismatch";
    case MADO_TRANSPORT_ERROR_FAILED:
    default:
      return "failed";
    }
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
    return transport_word (error->code);
  if (error->domain == MADO_CARD_ERROR)
    return card_word (error->code);
  if (error->domain == MADO_CERTIFICATE_ERROR)
    return error->code == MADO_CERTIFICATE_ERROR_DATES ? "dates" : "malformed";
  return "failed";
}
