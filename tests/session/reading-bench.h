/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-reading-change.h"
#include "session-fixture.h"

G_BEGIN_DECLS

/* One reading of one card. */
typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
} Bench;

void bench_set_up (Bench *bench, gconstpointer data);
void bench_tear_down (Bench *bench, gconstpointer data);
void bench_put_in_again (Bench *bench);
/* A file of the 公的個人認証 application; 0001 stays behind its password. @content: (transfer full)
 */
void bench_replace_file (Bench *bench, guint16 fid, GBytes *content);
/* Somebody else's: nothing that is read of it is as on the bench's card. */
MadoPracticeCard *bench_other_card_new (void);

MadoReadingRequest bench_make_request (void);
/* @tries: (nullable): what the order's answer says of them. (transfer full) (nullable) */
MadoSnapshot *
bench_run (Bench *bench, const MadoReadingRequest *request, MadoTries *tries, GError **error);
/* Without a fault. (transfer full) */
MadoSnapshot *bench_run_whole (Bench *bench);
/* Of a whole reading. */
guint bench_count_commands (Bench *bench);

void bench_assert_date (const GDate *date, const char *expected);
void bench_assert_state (MadoSnapshot *snapshot, MadoItem item, MadoItemState state);
/* All the others are as on fixture_card_new(), whose issuers are known. */
void bench_assert_only_differs (MadoSnapshot *snapshot, MadoItem item, MadoItemState state);
/* Whose data it is. Bits: 1 for the bench's card, 2 for the other one. */
guint bench_find_owners (MadoSnapshot *snapshot);
void bench_on_publish_one_owner_cb (MadoSnapshot *snapshot, gpointer data);
/* @data: a cancellable, that is cancelled. */
void bench_on_committed_cancel_cb (gpointer data);

/* Asking for the certificate behind the password. */
typedef struct
{
  MadoReadingRequest request;
  MadoPinOrder *order;
  MadoTries tries;
  MadoPracticeCard *card; /* where it is looked at */
  guint n_after;
} Asking;

void asking_init (Asking *asking, const char *password);
void asking_clear (Asking *asking);
/* The second half by itself. (transfer full) (nullable) */
MadoSnapshot *bench_run_sign (
    Bench *bench, Asking *asking, MadoSnapshot *base, GCancellable *cancellable, GError **error);
/* @snapshot was read of the card as it lies in the reader now. */
void bench_note_insertion (Bench *bench, MadoSnapshot *snapshot);

/* A change of the 利用者証明用暗証番号 to 8642. */
typedef struct
{
  MadoPinChange change;
  MadoTries tries;
  GError *error;
  MadoSnapshot *after;
} Changed;

void changed_clear (Changed *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changed, changed_clear)

/* @cancellable: (nullable): cancelled at the last moment */
void bench_run_change (Bench *bench,
                       MadoSnapshot *base,
                       const char *typed,
                       GCancellable *cancellable,
                       Changed *changed);

G_END_DECLS
