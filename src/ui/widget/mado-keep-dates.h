/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Japanese lines may break between any two characters, also in the middle of 2027年6月15日. These
 * keep each date, each 令和9年 and each あと75日 of a text in one piece. */

/* (transfer full) */
PangoAttrList *mado_keep_dates (const char *text);
/* For the label's present text. */
void mado_label_keep_dates (GtkLabel *label);

G_END_DECLS
