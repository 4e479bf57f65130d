/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoDetailsPage:
 *
 * One certificate of the card as other programs show it: each item can be copied, and the whole be
 * written to a file. When the card leaves, nothing of it stays.
 */
#define MADO_TYPE_DETAILS_PAGE (mado_details_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoDetailsPage, mado_details_page, MADO, DETAILS_PAGE, AdwBin)

/* @may_save: whether a file may be made of it */
GtkWidget *mado_details_page_new (MadoSession *session, MadoKind kind, gboolean may_save);

MadoKind mado_details_page_get_kind (MadoDetailsPage *self);
/* There is no such certificate any more. */
gboolean mado_details_page_is_empty (MadoDetailsPage *self);

G_END_DECLS
