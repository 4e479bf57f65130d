/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-audience.h"
#include "mado-counter-span.h"
#include "mado-guide.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* The guidance of mado-guide.h as words, the same for the window, the terminal and the printed
 * sheet. */

/* いま手続きできます / 2027年3月17日(令和9年)水曜日から手続きできます / … @span: the days of
 * @guide; with the last day at the counter, or the first, and its weekday */
char *mado_wording_guide_answer (const MadoGuide *guide,
                                 const MadoCounterSpan *span,
                                 MadoAudience audience);
/* (nullable): what beside the answer has to be known of the days: 今日は窓口が休みです。… */
char *mado_wording_guide_days (const MadoGuide *guide, const MadoCounterSpan *span);
/* (nullable): that the visits of a representative no longer fit before the end, and what helps */
char *mado_wording_second_visit (const MadoGuide *guide, const MadoCounterSpan *span);
/* For paper, where the reasons are read along with it and name the expiry: with the last day at the
 * counter where that comes sooner. */
char *mado_wording_guide_headline (const MadoGuide *guide, const MadoCounterSpan *span);
/* なぜ, 持ち物, 手続きの場所, 窓口へ行く回数, 手続きのあと, 知っておくこと */
const char *mado_wording_section (MadoSection section);
/* One sentence, with the guide's own dates in it. */
char *mado_wording_guide_line (MadoLine line, const MadoGuide *guide);
/* (nullable): 目安 / 窓口でご確認ください (to staff: 要確認（内規）) / both; to be shown beside the
 * line. 目安 is said of a day, an amount or a number, never of a thing to bring. */
const char *mado_wording_line_mark (const MadoGuide *guide, MadoLine line, MadoAudience audience);
/* (nullable): ほかの資料による / 推測: of a line that is beyond the page, where its sources are not
 * shown. What is usual in all of Japan has no page of its own: there only 推測 is said. */
const char *mado_wording_line_origin (MadoLine line, MadoMunicipality *municipality);
/* Whether @line is still to be asked about; not where the result in large has said so. */
gboolean mado_wording_line_asks (const MadoGuide *guide, MadoLine line, MadoAudience audience);
/* Whether the result in large says all that @line does, which is not said again then. */
gboolean
mado_wording_result_says_line (const MadoGuide *guide, MadoLine line, MadoAudience audience);
/* Whether @municipality's own page does not say it: to be marked as beyond the page. The lines were
 * written after the page of Suginami ward; for another municipality all of them are beyond. */
gboolean mado_wording_line_is_beyond (MadoLine line, MadoMunicipality *municipality);
/* (nullable): the source of the rule of @municipality's file that @line tells, where it is none of
 * the line's: another municipality's window opens on another day than Suginami's page says. */
const MadoSource *mado_wording_line_rule (MadoLine line, MadoMunicipality *municipality);
/* Adds the name of who says it, once; none where nobody does. (element-type utf8) */
void mado_wording_add_publisher (GPtrArray *publishers, const MadoGuideSource *source);
/* 杉並区 / 高知市、鶴ヶ島市 / 杉並区からの推測: who says it; of a municipality's custom with the
 * title that its file names: 青葉市「予約の案内」2026年2月1日（令和8年）更新. */
char *mado_wording_line_source (MadoLine line, MadoMunicipality *municipality);
/* 杉並区 / ほかの資料：高知市、鶴ヶ島市 / 杉並区からの推測: who says it, and whether that is
 * another than the page. */
char *mado_wording_line_basis (MadoLine line, MadoMunicipality *municipality);
/* 杉並区／窓口でご確認ください: what stands behind the line in a text, its basis and its mark
 * together. */
char *
mado_wording_line_note (const MadoGuide *guide, MadoLine line, MadoMunicipality *municipality);

/* どなたが窓口へ行きますか。 */
char *mado_wording_question (MadoQuestion question, const MadoGuide *guide);
/* The answer as a choice of @question: 本人, はい, … */
const char *mado_wording_answer (MadoQuestion question, MadoAnswer answer);

/* The same where it stands without its question: 住所・氏名などは変わっていない (nullable): "yes"
 * and "unknown" say nothing there */
const char *mado_wording_case (MadoQuestion question, MadoAnswer answer);
/* For which case @guide is, where some of it is taken for granted:
 * 次の場合の案内です：ご本人が行く、 市区町村の中で引っ越した (nullable) */
char *
mado_wording_cases (const MadoGuide *guide, const MadoAnswers *answers, const MadoAnswers *cases);

/* 窓口が開いている最後の日は2026年11月20日(令和8年)金曜日です… for the search of @day between
 * @opens and @closes; NULL when that is @closes itself and nothing has to be told. */
char *mado_wording_first_counter_day (MadoSearch search, const GDate *day, const GDate *opens);
char *mado_wording_last_counter_day (MadoSearch search, const GDate *day, const GDate *closes);

G_END_DECLS
