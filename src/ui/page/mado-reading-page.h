/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* While the readers are looked for, and while a card is read: how far it has come. */
#define MADO_TYPE_READING_PAGE (mado_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoReadingPage, mado_reading_page, MADO, READING_PAGE, AdwBin)

GtkWidget *mado_reading_page_new (MadoSession *session);

G_END_DECLS
