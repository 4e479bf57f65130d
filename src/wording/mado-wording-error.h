/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One sentence for what happened; knows the error domains of transport, card, certificate,
 * municipality and practice. Never shows @error's own message of a foreign domain alone. */
char *mado_wording_error (const GError *error);
/* The same for a heading, which has no full stop. */
char *mado_wording_error_title (const GError *error);
/* (nullable): one sentence for what the person can do now. */
char *mado_wording_error_advice (const GError *error);
/* Both, a line each. */
char *mado_wording_error_in_full (const GError *error);

/* For a card that does not answer while a PIN is on its way: what it is, and what to do. */
char *mado_wording_silence (void);
/* What is to be done then. */
const char *mado_wording_silence_advice (void);
/* Why a file could not be written, to stand in a sentence; knows %G_FILE_ERROR and
 * %G_IO_ERROR, where %G_IO_ERROR_TIMED_OUT is a pipe's. */
const char *mado_wording_file_error (const GError *error);

G_END_DECLS
