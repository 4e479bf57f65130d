/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/* The virtual reader's first slot, and how many slots it has (vsmartcard's vpcd). */
#define RIG_READER    "Virtual PCD 00 00"
#define RIG_N_READERS 2
/* Of the second slot: 0x8C7B + 1. */
#define RIG_SECOND_PORT "35964"

/**
 * Rig:
 *
 * A real pcscd of our own with the virtual reader, and the practice card program as the card in it.
 * Made to run inside with-pcscd --no-daemon. Every wait in it fails the test after %RIG_PATIENCE.
 */
typedef struct _Rig Rig;

#define RIG_PATIENCE_SECONDS 20

/* The service runs, no card program does. */
Rig *rig_new (void);
/* Ends all processes and checks that none is left, not even a zombie. */
void rig_free (Rig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rig, rig_free)

/* Returns when the service answers. */
void rig_start_service (Rig *self);
/* A service that knows of no reader at all. */
void rig_start_service_without_readers (Rig *self);
/* Its readers' name is longer than pcscd keeps: cut inside a letter. */
void rig_start_service_with_long_name (Rig *self);
/* Its readers are called @name. */
void rig_start_service_named (Rig *self, const char *name);
/* Stops and continues it: meanwhile it is there, and answers nothing. */
void rig_freeze_service (Rig *self, gboolean frozen);
/* With SIGKILL: no time to say good-bye, and a stale socket stays. */
void rig_kill_service (Rig *self);

/* Starts the practice card program with the card called @name, and puts it in. */
void rig_put_card (Rig *self, const char *name);
/* Likewise, in the second reader; whoever ends that program pulls the plug. (transfer full) */
GSubprocess *rig_put_second_card (const char *name);
/* Stops and continues that program: meanwhile its card answers nothing, not even to power. */
void rig_freeze_card (Rig *self, gboolean frozen);
/* "insert", "remove" or "swap NAME" to the card program; returns when that is done. */
void rig_tell_card (Rig *self, const char *line);
/* The number called @key in the card program's answer to "counters". */
guint rig_get_counter (Rig *self, const char *key);
/* Ends the card program, as when its plug is pulled. */
void rig_drop_card (Rig *self);
/* Until the service says that the card is in, or out. */
void rig_await_card (Rig *self, gboolean present);

/* Runs a program; what it wrote to stdout, and its exit code. */
char *rig_run (const char *const *argv, int *exit_code);
/* The same with @input on its stdin. */
char *rig_run_with_input (const char *const *argv, const char *input, int *exit_code);

/* Another program at the same card; @mode is a word of holder-pcsc.c. */
GSubprocess *rig_start_holder (const char *mode);
gboolean rig_holder_is_ready (GSubprocess *holder);
void rig_await_holder (GSubprocess *holder);
/* Both: returns when it has the card. */
GSubprocess *rig_hold_card (const char *mode);
/* Ends that program and returns when it has let go. */
void rig_release_card (GSubprocess *holder);

G_END_DECLS
