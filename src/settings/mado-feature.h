/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-settings.h"

G_BEGIN_DECLS

/* What an office may not want: each can be switched off, and is absent then. The setting is called
 * "allow-" and the name of the value. */
typedef enum
{
  MADO_FEATURE_PIN_CHANGE,    /* a PIN or password is changed on the card */
  MADO_FEATURE_SIGN_PASSWORD, /* the 署名用 password is asked for */
  MADO_FEATURE_PRACTICE,      /* practice cards */
  MADO_FEATURE_FILES,         /* the guidance as a PDF, its days as a calendar */
  MADO_FEATURE_WITHOUT_CARD,  /* カードなしで確認 */
  MADO_FEATURE_DIRECT_PRINT,  /* printing at once, without a dialog */
} MadoFeature;

/* What the settings said when it was asked for the first time in this process: nothing comes or
 * goes while the program runs. On any thread. */
gboolean mado_feature_is_on (MadoFeature feature);

G_END_DECLS
