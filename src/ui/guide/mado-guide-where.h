/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* The municipality tells something of it. */
gboolean mado_guide_where_is_told (MadoConsultation *consultation);
/* Adds what the municipality tells of its counters, where the procedure leads to them. */
void mado_guide_where_fill (GtkBox *box, MadoConsultation *consultation);

G_END_DECLS
