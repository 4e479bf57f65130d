/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A winscard.dll for tests. It answers as Windows' own does, from readers that hold practice cards;
 * the functions below stand for a person's hands, and are exported beside those of PC/SC. Names are
 * UTF-8.
 *
 * A process that does not call them finds what the environment says: MADO_FAKE_READER is the name
 * of a reader, MADO_FAKE_CARD the scenario of the card in it. */
#ifdef FAKE_WINSCARD_BUILD
#define FAKE_WINSCARD_EXPORT __declspec(dllexport)
#else
#define FAKE_WINSCARD_EXPORT __declspec(dllimport)
#endif

/* Windows starts its service with the first reader and stops it with the last one. */
FAKE_WINSCARD_EXPORT void fake_winscard_add_reader (const char *reader);
FAKE_WINSCARD_EXPORT void fake_winscard_remove_reader (const char *reader);
/* It goes on for a while without readers, and may run before the first one. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_lingering (gboolean lingering);
/* What all calls answer when the service has stopped; SCARD_S_SUCCESS for what is usual. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_stop_code (glong code);
/* The service says that it has started, and its functions say that it has not. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_broken (gboolean broken);
/* The reader holds no card yet. */
FAKE_WINSCARD_EXPORT void fake_winscard_insert (const char *reader, const char *scenario);
FAKE_WINSCARD_EXPORT void fake_winscard_remove (const char *reader);
/* Another program holds the card for itself, or gives it back. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_exclusive (const char *reader, gboolean exclusive);
/* Another program resets the card. */
FAKE_WINSCARD_EXPORT void fake_winscard_reset (const char *reader);
/* What an exchange answers when its card has been pulled out, until set otherwise
 * SCARD_W_REMOVED_CARD: the driver's own error. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_removal_code (glong code);
/* The reader has keys. @typed: NULL-terminated, as mado_pin_pad_practice_attach() takes it. */
FAKE_WINSCARD_EXPORT void fake_winscard_set_pin_pad (const char *reader, const char *const *typed);
/* How often PC/SC functions have been called: a program that waits does not call any. */
FAKE_WINSCARD_EXPORT guint fake_winscard_get_n_calls (void);
/* All as at the start, without readers. */
FAKE_WINSCARD_EXPORT void fake_winscard_clear (void);

G_END_DECLS
