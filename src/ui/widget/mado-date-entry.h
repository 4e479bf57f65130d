/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-era-date.h"

G_BEGIN_DECLS

/* A date, typed as year, month and day of the western calendar or of an era. Says beneath what it
 * has understood, or what is wrong. Properties: title, help. Signal: changed. */
#define MADO_TYPE_DATE_ENTRY (mado_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MadoDateEntry, mado_date_entry, MADO, DATE_ENTRY, AdwBin)

MadoTyped mado_date_entry_get_date (MadoDateEntry *self, GDate *date);
/* Takes what is typed in @old. */
void mado_date_entry_take_over (MadoDateEntry *self, MadoDateEntry *old);

G_END_DECLS
