/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-ui-driver.h"
#include "mado-wording-stage.h"
#include "mado-wording-verdict-title.h"

G_BEGIN_DECLS

/* What a test waits for on the screen. What does not come fails it, with what was there instead. */

/* Waits until @text can (or can no longer) be read. */
void mado_ui_driver_expect (MadoUiDriver *self, const char *text);
void mado_ui_driver_expect_gone (MadoUiDriver *self, const char *text);
/* Waits until the screen comes to @verdict, in whatever words that is said in Japanese: GTK 4.8
 * tells a screen reader no ids. */
void mado_ui_driver_expect_verdict (MadoUiDriver *self, MadoVerdictId verdict);
/* Likewise: until a card is waited for. */
void mado_ui_driver_expect_waiting (MadoUiDriver *self);
/* Waits until a widget of that name and role is scrolled into view: it ends above the button
 * @foot. */
void mado_ui_driver_expect_in_view (MadoUiDriver *self,
                                    AtspiRole role,
                                    const char *name,
                                    const char *foot);
/* Waits until a label with @text lies within the window, with nothing scrolled. */
void mado_ui_driver_expect_at_a_glance (MadoUiDriver *self, const char *text);

G_END_DECLS
