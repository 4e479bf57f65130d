/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-details.h"

#include <glib/gi18n.h>

static const char *const names[MADO_N_CERTIFICATE_DETAILS] = {
  [MADO_CERTIFICATE_DETAIL_SERIAL] = N_ ("シリアル番号"),
  [MADO_CERTIFICATE_DETAIL_ISSUER] = N_ ("発行者"),
  [MADO_CERTIFICATE_DETAIL_SUBJECT] = N_ ("発行先"),
  [MADO_CERTIFICATE_DETAIL_NOT_BEFORE] = N_ ("有効期間の開始（日本時間）"),
  [MADO_CERTIFICATE_DETAIL_NOT_AFTER] = N_ ("有効期間の終了（日本時間）"),
  [MADO_CERTIFICATE_DETAIL_KEY] = N_ ("公開鍵の種類"),
  [MADO_CERTIFICATE_DETAIL_KEY_ID] = N_ ("公開鍵の識別子"),
  [MADO_CERTIFICATE_DETAIL_ISSUER_KEY_ID] = N_ ("発行者の鍵の識別子"),
  [MADO_CERTIFICATE_DETAIL_SIGNATURE] = N_ ("署名の方式"),
  [MADO_CERTIFICATE_DETAIL_POLICY] = N_ ("証明書ポリシー"),
  [MADO_CERTIFICATE_DETAIL_SHA256] = N_ ("フィンガープリント（SHA-256）"),
  [MADO_CERTIFICATE_DETAIL_SHA1] = N_ ("フィンガープリント（SHA-1）"),
};

const char *
mado_wording_certificate_detail (MadoCertificateDetail detail)
{
  g_return_val_if_fail ((guint)detail < MADO_N_CERTIFICATE_DETAILS, "");

  return _ (names[detail]);
}

const char *
mado_wording_certificate_file (MadoKind kind)
{
  return kind == MADO_KIND_SIGN
             ? _ ("署名用電子証明書のファイルには、氏名、住所、生年月日、性別が入ります。渡す相手と"
                  "置き場所に気をつけてください。秘密鍵と暗証番号は入りません。")
             : _ ("利用者証明用電子証明書のファイルに、氏名や住所は入りません。シリアル番号は、"
                  "カードの持ち主ごとに違う番号です。秘密鍵と暗証番号は入りません。");
}
