/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"

G_BEGIN_DECLS

/**
 * mado_guide_to_json:
 *
 * The guidance as one JSON object, pretty-printed, with a newline at the end. Its keys are the
 * contract of madoguchi-cli(1): always the same, what is not known null, dates ISO 8601. It carries
 * no name and no number.
 *
 * Returns: (transfer full)
 */
char *mado_guide_to_json (const MadoHandout *handout);

G_END_DECLS
