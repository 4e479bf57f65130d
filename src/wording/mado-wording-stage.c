/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-stage.h"

#include <glib/gi18n.h>

const char *
mado_wording_stage (MadoStage stage)
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
      return _ ("カードを読み取りました");
    case MADO_STAGE_STARTING:
    default:
      return "";
    }
}
