/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoPageStack:
 *
 * Pages over a base, of which the uppermost is shown. Property: base (a #GtkWidget, set once).
 * Signal: changed, when another page is uppermost. libadwaita 1.4 has AdwNavigationView.
 */
#define MADO_TYPE_PAGE_STACK (mado_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (MadoPageStack, mado_page_stack, MADO, PAGE_STACK, AdwBin)

/* Takes @page, shows it and gives it the focus. */
void mado_page_stack_push (MadoPageStack *self, GtkWidget *page, const char *title);
/* The uppermost page is destroyed. There has to be one. */
void mado_page_stack_pop (MadoPageStack *self);
void mado_page_stack_pop_all (MadoPageStack *self);

guint mado_page_stack_get_n_pages (MadoPageStack *self);
/* The lowest is 0. */
GtkWidget *mado_page_stack_get_page (MadoPageStack *self, guint index);
/* (nullable): NULL when the base is shown */
GtkWidget *mado_page_stack_get_top (MadoPageStack *self);
/* (nullable): of the uppermost page */
const char *mado_page_stack_get_title (MadoPageStack *self);
gboolean mado_page_stack_has_type (MadoPageStack *self, GType type);

G_END_DECLS
