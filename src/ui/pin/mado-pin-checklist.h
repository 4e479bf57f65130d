/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-pin.h"

G_BEGIN_DECLS

/* The rules of a new PIN, each with an icon and in words whether what is being typed keeps it. */
#define MADO_TYPE_PIN_CHECKLIST (mado_pin_checklist_get_type ())
G_DECLARE_FINAL_TYPE (MadoPinChecklist, mado_pin_checklist, MADO, PIN_CHECKLIST, GtkWidget)

/* @text, @again: as typed, not kept. Returns whether all the rules are kept. */
gboolean
mado_pin_checklist_check (MadoPinChecklist *self, MadoPin pin, const char *text, const char *again);

G_END_DECLS
