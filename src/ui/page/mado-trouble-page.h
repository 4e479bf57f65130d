/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* No service, no reader, another card, a card that cannot be read: which link is broken, and the
 * step that repairs it on this system. */
#define MADO_TYPE_TROUBLE_PAGE (mado_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoTroublePage, mado_trouble_page, MADO, TROUBLE_PAGE, AdwBin)

GtkWidget *mado_trouble_page_new (MadoSession *session);

G_END_DECLS
