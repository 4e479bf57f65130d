/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* A reader without a card: カードを置いてください. */
#define MADO_TYPE_WAITING_PAGE (mado_waiting_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoWaitingPage, mado_waiting_page, MADO, WAITING_PAGE, AdwBin)

GtkWidget *mado_waiting_page_new (MadoSession *session);

G_END_DECLS
