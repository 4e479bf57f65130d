/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-municipality.h"

G_BEGIN_DECLS

/* For municipality/ only. */

/* A file larger than this is no municipality's file. */
#define MADO_MUNICIPALITY_MAX_BYTES (256 * 1024)
#define MADO_MUNICIPALITY_MAX_ID    64
/* The id of the rules for all of Japan. */
#define MADO_MUNICIPALITY_NATIONAL "national"

gboolean mado_municipality_id_is_valid (const char *id);
/* As mado_municipality_parse(), but refuses a file whose id is not @expected_id (nullable). */
MadoMunicipality *mado_municipality_parse_as (
    const char *text, gsize length, const char *origin, const char *expected_id, GError **error);

/* For tests only. */
/* @origin: the file's name for messages. Pure. */
MadoMunicipality *
mado_municipality_parse (const char *text, gssize length, const char *origin, GError **error);

/* Frees what it holds. */
void mado_counter_clear (MadoCounter *self);

G_END_DECLS
