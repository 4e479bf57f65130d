/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-comparison.h"

#include <glib/gi18n.h>

static const MadoPill pills[] = {
  [MADO_COMPARISON_NOTHING] = { N_ ("比べていません"), "mado-info-symbolic", "mado-none" },
  [MADO_COMPARISON_WRITTEN] = { N_ ("書き込みが確認できました"), "object-select-symbolic",
                                "mado-act" },
  [MADO_COMPARISON_OLD] = { N_ ("まだ古い証明書のままです"), "dialog-warning-symbolic",
                            "mado-warn" },
  [MADO_COMPARISON_MISSING] = { N_ ("新しい証明書を読み取れません"), "dialog-warning-symbolic",
                                "mado-warn" },
  [MADO_COMPARISON_OTHER_CARD] = { N_ ("別のカードです（比較できません）"),
                                   "dialog-warning-symbolic", "mado-warn" },
  [MADO_COMPARISON_UNSURE] = { N_ ("同じカードか確認できません"), "dialog-warning-symbolic",
                               "mado-warn" },
};

MadoPill
mado_wording_comparison (MadoComparison comparison)
{
  MadoPill pill = pills[comparison];

  pill.text = _ (pill.text);
  return pill;
}

char *
mado_wording_comparison_detail (MadoComparison comparison, MadoKind kind)
{
  const char *name = mado_wording_kind (kind);

  switch (comparison)
    {
    case MADO_COMPARISON_WRITTEN:
      /* Translators: %s is the name of a certificate */
      return g_strdup_printf (
          _ ("%sが、控えたあとに発行されたものに変わっています。同じカードかどうかは、カード本体の"
             "番号と有効期限で見分けています。失効の有無は確認していません。"),
          name);
    case MADO_COMPARISON_OLD:
      /* Translators: %s is the name of a certificate */
      return g_strdup_printf (_ ("%sは、控えたときと同じです。端末での書き込みが終わっているか確か"
                                 "めて、もう一度カードを置いてください。"),
                              name);
    case MADO_COMPARISON_MISSING:
      /* Translators: %s is the name of a certificate */
      return g_strdup_printf (
          _ ("%sがカードに記録されていないか、読み取れません。端末での手続きを確かめてください。"),
          name);
    case MADO_COMPARISON_OTHER_CARD:
      return g_strdup (_ ("カード本体の番号が、控えたカードと違います。"));
    case MADO_COMPARISON_UNSURE:
      /* Translators: %s is the name of a certificate */
      return g_strdup_printf (
          _ ("カード本体の番号と有効期限を比べられません。または、%"
             "sが控えた日より前に発行されたものです。ほかの方のカードかもしれません。"),
          name);
    case MADO_COMPARISON_NOTHING:
    default:
      /* Translators: %s is the name of a certificate */
      return g_strdup_printf (_ ("%sは、控えたときといまの両方で読み取ると比べられます。"), name);
    }
}

const char *
mado_wording_mark (const MadoBaselineCertificate *mark)
{
  switch (mark->record)
    {
    case MADO_RECORD_RECORDED:
      return NULL;
    case MADO_RECORD_NOT_RECORDED:
      return _ ("記録されていません");
    case MADO_RECORD_UNREADABLE:
      return _ ("読み取れません");
    case MADO_RECORD_HIDDEN:
    case MADO_RECORD_UNKNOWN:
    default:
      return _ ("読み取っていません");
    }
}
