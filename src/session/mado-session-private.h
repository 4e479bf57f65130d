/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advisor.h"
#include "mado-reader-choice.h"
#include "mado-session-job.h"
#include "mado-session.h"

G_BEGIN_DECLS

/* Shared by mado-session.c (which card is looked at), mado-session-shown.c (what is shown of it),
 * mado-session-card.c (the card in hand) and mado-session-order.c (what a PIN was typed for). */

struct _MadoSession
{
  GObject parent_instance;

  MadoTransport *transport; /* (owned): records the readings */
  gboolean practice;
  MadoAudience audience;
  GPtrArray *practice_cas;  /* (owned) (nullable) (element-type GBytes) */
  MadoReaderWatch *watch;   /* (owned) */
  MadoCardThread *thread;   /* (owned) (nullable): while started */
  MadoPatience *patience;   /* (owned) (nullable): of that thread */
  gint64 reading_since;     /* monotonic time: when the reading was asked for */
  MadoReaderChoice *choice; /* (owned) */

  MadoReader *wanted; /* (owned) (nullable): the person's choice */
  char *usual;        /* (owned) (nullable): the label of the one without a choice */
  MadoReader *reader; /* (owned) (nullable): the one in use */

  /* The card in hand: being read, or read. */
  gboolean in_hand;
  guint32 insertion;
  guint card_serial;         /* another one for every card and every reading anew */
  GCancellable *cancellable; /* (owned) (nullable): of the PIN-free reading, while it runs */
  MadoMailbox *mailbox;      /* (owned) (nullable): likewise */
  MadoSnapshot *snapshot;    /* (owned) (nullable) */
  double progress;
  gboolean waiting;
  gboolean silent;
  GSource *look;         /* (owned) (nullable): at the patience, while busy */
  GSource *grace;        /* (owned) (nullable): see GRACE_MILLISECONDS */
  guint n_unnoticed;     /* how often the card at hand was read anew after it */
  GSource *interruption; /* (owned) (nullable): while the last card is said to have left too soon */
  guint interruption_seconds; /* for how long that is said */

  /* What a PIN was typed for, until it is answered. */
  MadoPinOrder *order;              /* (owned) (nullable) */
  GTask *order_task;                /* (owned) (nullable): answers who asked */
  GCancellable *order_cancellable;  /* (owned) (nullable): follows the caller's */
  MadoMailbox *order_mailbox;       /* (owned) (nullable): once it is the card thread's */
  const MadoJobMessage *order_done; /* (unowned) (nullable): the answer, while it is being told */
  guint order_serial;               /* which card it is for */
  gboolean committed;               /* it can no longer be called off */

  MadoStage stage;
  GError *error; /* (owned) (nullable) */
  gboolean busy;

  MadoAdvisor *advisor; /* (owned) */
};

/* --- mado-session-shown.c --- */

void mado_session_set_progress (MadoSession *self, double progress);
void mado_session_set_waiting (MadoSession *self, gboolean waiting);
/* The card left while it was being read. */
void mado_session_note_interruption (MadoSession *self, gboolean interrupted);
/* For tests only: for how long that is said, instead of 20 seconds. */
void mado_session_set_interruption_seconds (MadoSession *self, guint seconds);
/* @snapshot: (nullable) */
void mado_session_set_snapshot (MadoSession *self, MadoSnapshot *snapshot);
void mado_session_update_busy (MadoSession *self);
/* The stage is found last: whoever hears of the others may have stopped the session. */
void mado_session_update_stage (MadoSession *self);
/* @error: (nullable) */
void mado_session_set_error (MadoSession *self, const GError *error);
/* --- mado-session.c --- */

/* Whatever happened: makes what is shown true again. */
void mado_session_reconsider (MadoSession *self);

/* --- mado-session-silence.c --- */

/* Busy has changed: while the session is, somebody looks whether the card answers, and whether
 * another program keeps it. */
void mado_session_look_at_patience (MadoSession *self);
/* What was seen at the last look may be over: asked before something is given up for it. */
void mado_session_update_silence (MadoSession *self);
/* A card thread, with patience of its own. */
void mado_session_new_thread (MadoSession *self);
/* Another card thread in place of one whose card does not answer. */
void mado_session_leave_thread (MadoSession *self);
/* The end of @thread, which is not the session's any more. */
void mado_session_stop_thread (MadoSession *self, MadoCardThread *thread);

/* --- mado-session-card.c --- */

/* Takes up the card in the reader in use. */
void mado_session_start_reading (MadoSession *self);
/* The reading ends here, with what it has come to. */
void mado_session_break_reading (MadoSession *self, const GError *error);
/* Nothing of the card in hand stays. The stage is left to the caller. */
void mado_session_drop_card (MadoSession *self);
/* The card thread knows that the card is gone; the reader watch will say so in a moment. */
void mado_session_note_gone (MadoSession *self, const GError *error);
gboolean mado_session_is_card_in_hand (MadoSession *self, MadoReader *reader);
MadoSessionJob *
mado_session_new_job (MadoSession *self, GCancellable *cancellable, MadoMailbox *mailbox);

/* --- mado-session-order.c --- */

/* The PIN-free reading of this card is over. */
void mado_session_launch_order (MadoSession *self);
/* The card has left, or is put away. Nothing is sent any more, if nothing was sent yet; an answer
 * that is on its way is waited for, because it may tell of a used-up try or of a new PIN; not one
 * of a card that does not answer. */
void mado_session_abandon_order (MadoSession *self);
/* The session is over, and the card thread joined or left alone: whoever asked has the answer now.
 */
void mado_session_end_order (MadoSession *self);

G_END_DECLS
