/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-span.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* The counters and the days on which they are open, as words. */

/* 区民課区民係; Kumin-ka Kumin-gakari to who does not read Japanese, where the file has that. */
char *mado_wording_counter_name (const MadoCounter *counter);
/* Likewise. (nullable): not known */
char *mado_wording_counter_place (const MadoCounter *counter);
char *mado_wording_counter_telephone (const MadoCounter *counter);
/* 区民課区民係（区役所東棟1階、電話 03-3312-2111（代表））: what is known of it, nothing made up.
 */
char *mado_wording_counter (const MadoCounter *counter);
/* (nullable): the same without its name, part by part */
char *mado_wording_counter_detail (const MadoCounter *counter, const char *separator);
/* (nullable): that places, telephones or hours are not known here; NULL when all are. */
const char *mado_wording_counters_unknown (MadoMunicipality *municipality);
/**
 * mado_wording_counter_span:
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences on the first and the last day at
 *   the counter, why the last one comes sooner than the end, and on days when the national system
 *   may stop; none where the guide does not end at the counter
 */
char **mado_wording_counter_span (const MadoCounterSpan *span);
/* (nullable): that the national system may stop on the first or the last of those days */
const char *mado_wording_counter_caution (const MadoCounterSpan *span);
/* 窓口の休み：土曜日、日曜日、祝日、年末年始（12月29日〜1月3日）。 @today: what is past is left out
 */
char *mado_wording_closed_days (MadoMunicipality *municipality, const GDate *today);
/* 予約：https://… */
char *mado_wording_booking (const char *url);

G_END_DECLS
