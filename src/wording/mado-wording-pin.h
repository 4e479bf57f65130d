/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-pin.h"

G_BEGIN_DECLS

/* 署名用パスワード(英数字6~16文字), 利用者証明用暗証番号(数字4桁), … */
const char *mado_wording_pin_name (MadoPin pin);
const char *mado_wording_pin_shape (MadoPin pin);
/* あと3回 · ロックされています · 確認できません · このカードにはありません */
char *mado_wording_tries (MadoPin pin, const MadoTries *tries);
/* Both, for whoever hears of the field into which it is typed: あと3回。数字4桁 */
char *mado_wording_pin_field (MadoPin pin, const MadoTries *tries);
/* (nullable): where to go when it is locked, or a warning when one try is left. @advice:
 * (nullable): what is known of the card */
char *mado_wording_tries_advice (MadoPin pin,
                                 const MadoTries *tries,
                                 const MadoAdvice *advice,
                                 MadoAudience audience);
/* What to say where a locked PIN stands in the way: where it is unlocked, or that nothing unlocks
 * those of a 顔認証 card. @advice: (nullable) */
char *mado_wording_lock (MadoPin pin, const MadoAdvice *advice, MadoAudience audience);
/* That it is locked, and that. */
char *mado_wording_locked (MadoPin pin, const MadoAdvice *advice, MadoAudience audience);
/* (nullable): when a convenience store can set it anew, too; NULL when none can. @advice:
 * (nullable)
 */
const char *mado_wording_store_reset (MadoPin pin, const MadoAdvice *advice);
/* (nullable): what is wrong with what was typed; NULL for OK. */
const char *mado_wording_pin_format (MadoPin pin, MadoPinFormat format);

G_END_DECLS
