/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-snapshot.h"

G_BEGIN_DECLS

/* 利用者証明用電子証明書, …: the word for people. */
const char *mado_status_item_get_name (MadoItem item);
/* (transfer full) (nullable): one sentence when the item could not be read, or was not read before
 * the reading ended; NULL when there is nothing wrong with it. */
char *mado_status_item_dup_error (MadoSnapshot *snapshot, MadoItem item);
/* (nullable): "removed", "protocol", "malformed", …: the stable word for that sentence. */
const char *mado_status_item_get_error_word (MadoSnapshot *snapshot, MadoItem item);

G_END_DECLS
