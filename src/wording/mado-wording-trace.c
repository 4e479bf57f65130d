/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-trace.h"

#include <glib/gi18n.h>

char *
mado_wording_trace (const MadoTrace *trace)
{
  static const char *const lines[] = {
    N_ ("電子証明書の窓口：カードリーダーとカードのやり取りの記録です。"),
    N_ ("暗証番号を使わない読み取りを1回分、1行に1つずつ書いています。送る前に読んで確かめられます"
        "。"),
    N_ ("入っているもの：命令の名前と長さ、応答の長さと番号、かかった時間。カードリーダーの名前、カ"
        "ードの種類、証明書の長さと有無。暗証番号の残りの回数、読み取りの結果。"),
    N_ ("入っていないもの：暗証番号、氏名、住所、生年月日、マイナンバー、カードや証明書の番号、"
        "証明書の中身、有効期限、記録した日。"),
    N_ ("中身は、どのカードでも同じところ（bytes=）だけを書き、ほかは長さだけを書いています。"),
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *record = mado_trace_to_text (trace);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text, "# %s\n", _ (lines[i]));
  g_string_append (text, record);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
