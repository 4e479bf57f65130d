/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-diagnosis.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* PC/SCサービス, カードリーダーのドライバー, … */
const char *mado_wording_link (MadoLink link);
/* 正常 · 問題があります · 未確認 */
const char *mado_wording_link_state (MadoLinkState state);
/* Themed symbolic icon name and CSS class, so that a state is never told by colour alone. */
const char *mado_wording_link_icon (MadoLinkState state);
const char *mado_wording_link_tone (MadoLinkState state);
/* The broken link in a few words: カードリーダーが見つかりません. Not for NONE. */
const char *mado_wording_fault (MadoFault fault);
/* What happened, and what the person does about it on this system. */
const char *mado_wording_fault_detail (MadoFault fault, const MadoSystem *system);
/* (nullable): the command that repairs it here, to be typed in a terminal. */
const char *mado_wording_fault_command (MadoFault fault, const MadoSystem *system);
/* (nullable) (transfer full): what else is worth knowing here: Flatpak, RC-S380; and, where a
 * reader is missed, which of @readers, the names that PC/SC tells, are none, without their serial
 * numbers. */
char *
mado_wording_fault_note (MadoFault fault, const MadoSystem *system, const char *const *readers);
/**
 * mado_wording_diagnosis_report:
 * @readers: (array zero-terminated=1): names of the readers as PC/SC gives them; serial numbers in
 *   them are left out
 * @municipality: the one in force; of a file that cannot be used its name is told, not its folder
 *
 * The whole diagnosis as text to be sent to somebody who helps. It says nothing of a person or a
 * card: no name, no date, no serial number, no ATR (a contactless card's may tell one card from
 * another).
 */
char *mado_wording_diagnosis_report (const MadoDiagnosis *diagnosis,
                                     const MadoSystem *system,
                                     const char *const *readers,
                                     MadoMunicipality *municipality);

G_END_DECLS
