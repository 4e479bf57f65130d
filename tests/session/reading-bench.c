/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reading-bench.h"

#include "mado-civil-date.h"
#include "mado-snapshot-private.h"

void
bench_set_up (Bench *bench, gconstpointer data)
{
  bench->card = fixture_card_new ();
  bench->transport = fixture_transport_new (bench->card);
}

void
bench_tear_down (Bench *bench, gconstpointer data)
{
  g_assert_finalize_object (bench->transport);
  g_assert_finalize_object (bench->card);
}

MadoReadingRequest
bench_make_request (void)
{
  return (MadoReadingRequest){
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
  };
}

MadoSnapshot *
bench_run (Bench *bench, const MadoReadingRequest *request, MadoTries *tries, GError **error)
{
  MadoSnapshot *snapshot =
      mado_reading_run (MADO_TRANSPORT (bench->transport), request, NULL, error);

  if (tries != NULL)
    *tries = request->order->answer.tries;
  return snapshot;
}

MadoSnapshot *
bench_run_whole (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  MadoReadingRequest request = bench_make_request ();
  MadoSnapshot *snapshot = bench_run (bench, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  g_assert_true (mado_snapshot_get_complete (snapshot));
  return snapshot;
}

void
bench_put_in_again (Bench *bench)
{
  mado_transport_practice_insert (bench->transport, FIXTURE_READER, bench->card);
}

void
bench_replace_file (Bench *bench, guint16 fid, GBytes *content)
{
  mado_practice_card_add_file (bench->card, fixture_jpki, fid, content, fid == 1 ? 0x001B : 0);
  g_bytes_unref (content);
}

void
bench_assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = mado_civil_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

void
bench_assert_state (MadoSnapshot *snapshot, MadoItem item, MadoItemState state)
{
  g_assert_cmpint (mado_snapshot_get_state (snapshot, item), ==, state);
}

/* What an item is on fixture_card_new(), whose issuers are known. */
static MadoItemState
usual_state (MadoItem item)
{
  if (item == MADO_ITEM_AUTH_CA || item == MADO_ITEM_SIGN_CA)
    return MADO_ITEM_UNASKED;
  return item == MADO_ITEM_SIGN_CERTIFICATE ? MADO_ITEM_HIDDEN : MADO_ITEM_KNOWN;
}

void
bench_assert_only_differs (MadoSnapshot *snapshot, MadoItem item, MadoItemState state)
{
  for (MadoItem other = 0; other < MADO_N_ITEMS; other++)
    bench_assert_state (snapshot, other, other == item ? state : usual_state (other));
}

MadoPracticeCard *
bench_other_card_new (void)
{
  static const char record[] = "\xDF\x21\x1C"
                               "A98765432101234"
                               "13115"
                               "20310203";
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) auth = fixture_load ("auth-generation-2");
  g_autoptr (GBytes) common = g_bytes_new_static (record, sizeof record - 1);

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, auth, 0);
  mado_practice_card_add_record (card, fixture_common, 1, 1, common);
  fixture_card_set_sign_tries (card, 2, 0x63C0);
  mado_practice_card_add_pin (card, fixture_jpki, 0x0018, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_text, 0x0011, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_juki, 0x001C, "9999", 3, 1, 0x63C0);
  mado_practice_card_add_pin (card, fixture_common, 0x001C, "9999", 3, 1, 0x63C0);
  return card;
}

guint
bench_find_owners (MadoSnapshot *snapshot)
{
  static const guint left[MADO_N_REFERENCES] = { 5, 3, 3, 3, 3 };
  MadoCertificate *auth = mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH);
  guint owners = 0;
  MadoFacts facts;

  if (auth != NULL)
    {
      g_autoptr (GBytes) own = fixture_load ("auth");
      g_autoptr (GBytes) others = fixture_load ("auth-generation-2");
      if (g_bytes_equal (mado_certificate_get_der (auth), own))
        owners |= 1;
      else
        owners |= g_bytes_equal (mado_certificate_get_der (auth), others) ? 2 : 3;
    }
  for (MadoPin pin = 0; pin < MADO_N_REFERENCES; pin++)
    if (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN + pin) == MADO_ITEM_KNOWN)
      owners |= mado_snapshot_get_tries (snapshot, pin).left == left[pin] ? 1 : 2;
  mado_snapshot_get_facts (snapshot, &facts);
  if (g_date_valid (&facts.card_expires))
    owners |= g_date_get_year (&facts.card_expires) == 2035 ? 1 : 2;
  return owners;
}

void
bench_on_publish_one_owner_cb (MadoSnapshot *snapshot, gpointer data)
{
  g_assert_cmpuint (bench_find_owners (snapshot), !=, 3);
}

guint
bench_count_commands (Bench *bench)
{
  g_autoptr (MadoSnapshot) first = bench_run_whole (bench); /* tries extended length, once */
  bench_put_in_again (bench);
  g_autoptr (MadoSnapshot) whole = bench_run_whole (bench);
  g_assert_cmpuint (bench_find_owners (whole), ==, 1);
  return mado_practice_card_get_n_commands (bench->card);
}

void
asking_init (Asking *asking, const char *password)
{
  g_autoptr (MadoSecret) secret = mado_secret_new (password);

  *asking = (Asking){ .request = bench_make_request () };
  asking->order = mado_pin_order_new_sign (secret, FALSE);
  asking->request.order = asking->order;
}

void
asking_clear (Asking *asking)
{
  mado_pin_order_unref (asking->order);
}

MadoSnapshot *
bench_run_sign (
    Bench *bench, Asking *asking, MadoSnapshot *base, GCancellable *cancellable, GError **error)
{
  MadoSnapshot *snapshot = mado_reading_run_sign (MADO_TRANSPORT (bench->transport),
                                                  &asking->request, base, cancellable, error);

  asking->tries = asking->order->answer.tries;
  return snapshot;
}

void
bench_note_insertion (Bench *bench, MadoSnapshot *snapshot)
{
  guint32 insertion = 0;

  g_assert_true (mado_transport_get_insertion (MADO_TRANSPORT (bench->transport), FIXTURE_READER,
                                               &insertion, NULL));
  mado_snapshot_set_insertion (snapshot, insertion);
}

void
bench_on_committed_cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
}

void
changed_clear (Changed *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->after, mado_snapshot_unref);
}

void
bench_run_change (Bench *bench,
                  MadoSnapshot *base,
                  const char *typed,
                  GCancellable *cancellable,
                  Changed *changed)
{
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_AUTH, typed, NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_AUTH, "8642", NULL);
  g_autoptr (MadoPinOrder) order =
      mado_pin_order_new_change (MADO_PIN_AUTH, current, new_pin, FALSE);
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .order = order,
    .committed = cancellable != NULL ? bench_on_committed_cancel_cb : NULL,
    .user_data = cancellable,
  };

  changed->after = mado_reading_run_change (MADO_TRANSPORT (bench->transport), &request, base,
                                            cancellable, &changed->error);
  changed->change = order->answer.change;
  changed->tries = order->answer.tries;
}
