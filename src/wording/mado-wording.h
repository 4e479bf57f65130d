/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-pin.h"

G_BEGIN_DECLS

/* Verdicts, dates, counters and errors as sentences, in the language in force. The one place where
 * words for people are made, used by the window and the terminal alike. All strings are
 * (transfer full) unless they are const. The split into files is by subject: mado-wording-date.h,
 * -state.h, -verdict.h, -pin.h, -procedure.h, -source.h, -error.h; mado-wording-language.h chooses
 * the language, mado-wording-clean.h makes foreign text fit to be shown. */

#include "mado-wording-clean.h"
#include "mado-wording-counter.h"
#include "mado-wording-date.h"
#include "mado-wording-error.h"
#include "mado-wording-guide.h"
#include "mado-wording-language.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"
#include "mado-wording-procedure.h"
#include "mado-wording-refusal.h"
#include "mado-wording-source.h"
#include "mado-wording-state.h"
#include "mado-wording-verdict.h"

G_END_DECLS
