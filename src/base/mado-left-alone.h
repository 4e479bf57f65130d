/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_left_alone_add:
 *
 * A thread sits in a call that may never return (PC/SC cannot be called back from it), and nobody
 * waits for it any more. It owns all that it touches, and says so with mado_left_alone_remove()
 * when it comes back after all. A program that ends meanwhile does so at once: pcsc-lite takes its
 * lists down when the program ends (destructor() in winscard_clnt.c), under the hands of a thread
 * that is still in it. Any thread.
 */
void mado_left_alone_add (void);
void mado_left_alone_remove (void);

G_END_DECLS
