/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoMunicipalityBanner:
 *
 * On screen as long as another municipality's data than the wanted one is in force: why, and the
 * way to choose. libadwaita 1.3 has AdwBanner, for this one; not for the two buttons of practice.
 */
#define MADO_TYPE_MUNICIPALITY_BANNER (mado_municipality_banner_get_type ())
G_DECLARE_FINAL_TYPE (
    MadoMunicipalityBanner, mado_municipality_banner, MADO, MUNICIPALITY_BANNER, GtkWidget)

/* @is_public: on a screen for everybody, where nobody can do anything about it */
void mado_municipality_banner_set_session (MadoMunicipalityBanner *self,
                                           MadoSession *session,
                                           gboolean is_public);

G_END_DECLS
