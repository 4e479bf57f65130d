/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"

G_BEGIN_DECLS

/* 更新, 再発行, 発行, … */
const char *mado_wording_procedure (MadoProcedure procedure);
/* (transfer full): the same as a heading: Renewal (更新) */
char *mado_wording_procedure_heading (MadoProcedure procedure);
/* Half a line beside it: いま手続きできます / 3月17日から / 期限切れのあと、期限はありません */
char *mado_wording_procedure_hint (MadoProcedure procedure,
                                   const MadoAdvice *advice,
                                   MadoAudience audience);
/* Themed icon name. */
const char *mado_wording_procedure_icon (MadoProcedure procedure);

G_END_DECLS
