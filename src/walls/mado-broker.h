/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Behind its walls (mado-window-wall.h) the window can neither write where a person wants a file to
 * be nor start a browser. A process beside it, made before the walls, does both: but it writes no
 * program and nothing into a hidden folder, and opens the program's own sources alone, for who has
 * taken over the window can ask as well (mado-broker-judge.c). On Windows, which has no such walls,
 * and where no process could be made, the window does it itself. */

/* Before there is a second thread. Temporary files are then in a folder of their own.
 * (nullable) (transfer none): that folder */
const char *mado_broker_start (void);
gboolean mado_broker_is_there (void);

void mado_broker_save_async (GFile *file,
                             GBytes *contents,
                             GFileCreateFlags flags,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* @token: (nullable): of the screen's, see g_app_launch_context_get_startup_notify_id() */
void mado_broker_open_async (const char *uri,
                             const char *token,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* Of either. */
gboolean mado_broker_finish (GAsyncResult *result, GError **error);

G_END_DECLS
