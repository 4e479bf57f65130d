/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"
#include "mado-page-stack.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoPageOpener:
 *
 * Opens the pages over the stage of a window, by actions of its own, and knows what they have in
 * common: each is open once only, none is left while a PIN is being changed there, and in another
 * language each is open as it was.
 */
#define MADO_TYPE_PAGE_OPENER (mado_page_opener_get_type ())
G_DECLARE_FINAL_TYPE (MadoPageOpener, mado_page_opener, MADO, PAGE_OPENER, GObject)

/* @stack outlives it. The actions are added to @actions. */
MadoPageOpener *mado_page_opener_new (MadoPageStack *stack, GActionMap *actions);
/* Closes what is open, which was another session's. */
void mado_page_opener_set_session (MadoPageOpener *self, MadoSession *session);
/* Opens a page that the caller has made; one of its type that is open already is closed, with what
 * lies over it. Not while it is busy. */
void mado_page_opener_open (MadoPageOpener *self, GtkWidget *page, const char *title);
/* The way back from the uppermost page; not while it is busy. */
void mado_page_opener_leave (MadoPageOpener *self);
/* Opens what is open in @old, as it is there, in the words of the language in force. */
void mado_page_opener_take_over (MadoPageOpener *self, MadoPageOpener *old);
/* A change of a PIN is under way, which must not be left alone. */
gboolean mado_page_opener_is_busy (MadoPageOpener *self);
/* (nullable) (transfer none): what is talked through, if that is what is on top */
MadoConsultation *mado_page_opener_get_consultation (MadoPageOpener *self);
/* (nullable) (transfer none): of what is shown, be it typed or the card's */
const MadoAdvice *mado_page_opener_get_advice (MadoPageOpener *self);

G_END_DECLS
