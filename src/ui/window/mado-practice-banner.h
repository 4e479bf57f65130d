/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-practice.h"

G_BEGIN_DECLS

/* The mark 練習用, always on screen in practice mode, with the hands that move the card. */
#define MADO_TYPE_PRACTICE_BANNER (mado_practice_banner_get_type ())
G_DECLARE_FINAL_TYPE (MadoPracticeBanner, mado_practice_banner, MADO, PRACTICE_BANNER, GtkWidget)

/* @practice: (nullable): NULL hides it */
void mado_practice_banner_set_practice (MadoPracticeBanner *self, MadoPractice *practice);

G_END_DECLS
