/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-stage.h"

#include <glib/gi18n.h>

#include "mado-wording-clean.h"

static const char *
describe (MadoStage stage, gboolean busy, gboolean broken)
{
  switch (stage)
    {
    case MADO_STAGE_NO_SERVICE:
      return _ ("カードリーダーを使えません");
    case MADO_STAGE_NO_READER:
      return _ ("カードリーダーがありません");
    case MADO_STAGE_NO_CARD:
      return _ ("カードがありません");
    case MADO_STAGE_READING:
      return _ ("読み取っています");
    case MADO_STAGE_FOREIGN_CARD:
      return _ ("別のカードです");
    case MADO_STAGE_CARD_ERROR:
      return _ ("カードを読めません");
    case MADO_STAGE_RESULT:
      if (busy)
        return _ ("カードを使っています");
      return broken ? _ ("カードを最後まで読めませんでした") : _ ("カードを読み取りました");
    case MADO_STAGE_STARTING:
    default:
      return "";
    }
}

char *
mado_wording_stage_of_reader (MadoStage stage, gboolean busy, gboolean broken, const char *reader)
{
  const char *state = describe (stage, busy, broken);
  g_autofree char *name = NULL;

  if (reader == NULL)
    return g_strdup (state);
  name = mado_wording_reader (reader);
  /* Translators: the reader's name and what it is doing. */
  return g_strdup_printf (_ ("%s — %s"), name, state);
}

const char *
mado_wording_waiting_title (gboolean interrupted)
{
  return interrupted ? _ ("もう一度、カードを置いてください") : _ ("カードを置いてください");
}

const char *
mado_wording_waiting_detail (gboolean interrupted)
{
  return interrupted ? _ ("読み取りの途中でカードが離れました。読み取りが終わるまで、動かさないでく"
                          "ださい。")
                     : _ ("マイナンバーカードをカードリーダーに置くと（差し込むと）、自動で読み取り"
                          "ます。暗証"
                          "番号はいりません。");
}
