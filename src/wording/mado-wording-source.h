/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* 有効期間は5回目の誕生日まで: what the rule says, with the municipality's numbers in it. */
char *mado_wording_rule (MadoRule rule, const MadoRules *rules);
/* 「電子証明書(マイナンバーカード)」2024年6月7日(令和6年)更新; beyond the page it is marked. */
char *mado_wording_source (const MadoSource *source);
/* 根拠:杉並区「電子証明書(マイナンバーカード)」…: one line for the foot of a screen. */
char *mado_wording_source_line (MadoMunicipality *municipality);
/* きまりは2024年6月7日（令和6年）版: how old the rules are. (nullable): its page shows no date */
char *mado_wording_edition (MadoMunicipality *municipality);
/* 杉並区の窓口; where the name is not that of a 区, 市, 町 or 村: お住まいの市区町村の窓口. For
 * staff it is where they are: この窓口. */
char *mado_wording_place (MadoMunicipality *municipality, MadoAudience audience);
/* Which rules decided @certificate's dates, in the order to be shown: (array) (transfer full) */
GArray *mado_wording_rules_used (const MadoCertificateAdvice *certificate);

/* (nullable): why another file than the wanted one is in force, and which, in two sentences.
 * @with_folder: where the file is, which may bear a person's name */
char *mado_wording_municipality_problem (MadoMunicipality *municipality, gboolean with_folder);
/* (nullable): the same for everybody to read: neither a file's name nor what is wrong with it */
char *mado_wording_municipality_problem_in_public (MadoMunicipality *municipality);
/* 杉並区; Suginami City in another language, where its file has such a name */
char *mado_wording_municipality (MadoMunicipality *municipality);

G_END_DECLS
