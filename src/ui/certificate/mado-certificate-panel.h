/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-certificate-view.h"

G_BEGIN_DECLS

/**
 * MadoCertificatePanel:
 *
 * One certificate. Property: compact (set once): its state, its countdown, its end and
 * the tries of its PIN in few lines, where the other way has the timeline as well. The button for
 * the password activates the action `win.sign-password`, the one for another reading
 * `win.read-again`, the one for the details `win.certificate`.
 */
#define MADO_TYPE_CERTIFICATE_PANEL (mado_certificate_panel_get_type ())
G_DECLARE_FINAL_TYPE (MadoCertificatePanel, mado_certificate_panel, MADO, CERTIFICATE_PANEL, AdwBin)

void mado_certificate_panel_show (MadoCertificatePanel *self, const MadoCertificateView *view);

G_END_DECLS
