/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-turn.h"

#include <glib/gi18n.h>
#include <signal.h>

#include "mado-cli.h"
#include "mado-reading.h"

/* One wait with an end, and no looking now and then. */
static gpointer
tell_when_late (gpointer data)
{
  MadoCliTurn *self = data;
  gint64 late = g_get_monotonic_time () + MADO_READING_TURN_SECONDS * G_TIME_SPAN_SECOND;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (!self->over)
    if (!g_cond_wait_until (&self->changed, &self->lock, late))
      break;
  if (self->over || self->told)
    return NULL;
  self->told = TRUE;
  mado_cli_complain (_ ("ほかのプログラムがカードを使い終わるのを待っています。"));
  return NULL;
}

static void
end_waiting (MadoCliTurn *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
mado_cli_turn_init (MadoCliTurn *self)
{
  *self = (MadoCliTurn){ .told = FALSE };
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

void
mado_cli_turn_clear (MadoCliTurn *self)
{
  end_waiting (self);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
}

void
mado_cli_turn_cb (gboolean waiting, gpointer user_data)
{
  MadoCliTurn *self = user_data;

  end_waiting (self);
  if (!waiting || self->told)
    return;
  self->over = FALSE;
  self->thread = g_thread_new ("turn", tell_when_late, self);
}

void
mado_cli_committed_cb (gpointer user_data)
{
  static const int signals[] = {
    SIGINT, SIGTERM,
#ifdef G_OS_UNIX
    SIGHUP, SIGQUIT, SIGTSTP,
#endif
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], SIG_IGN);
}
