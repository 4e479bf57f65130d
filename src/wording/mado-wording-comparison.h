/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-comparison.h"
#include "mado-wording-state.h"

G_BEGIN_DECLS

/* 書き込みが確認できました / まだ古い証明書のままです / 別のカードです（比較できません） … */
MadoPill mado_wording_comparison (MadoComparison comparison);
/* What it follows from, and what to do. (transfer full) */
char *mado_wording_comparison_detail (MadoComparison comparison, MadoKind kind);
/* (nullable): why there is no certificate to be compared; NULL where there is one. */
const char *mado_wording_mark (const MadoBaselineCertificate *mark);

G_END_DECLS
