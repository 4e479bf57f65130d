/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-change.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"
#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"

#include <string.h>

/* Whether a PIN goes to the card that lies there, by what is known of the one on the screen. */

typedef enum
{
  UNTOLD,
  SAME,
  OTHER,
} Known;

#define NO_ERROR (-1)

static const struct
{
  const char *what;
  Known certificate;    /* on the screen, beside the card's own */
  Known insertion;      /* likewise */
  const char *own;      /* (nullable): the card's own is no certificate but these bytes */
  gboolean own_is_read; /* with the PIN that is asked for */
  int transport_error;
  int card_error;
} rows[] = {
  { "same", SAME, SAME, NULL, FALSE, NO_ERROR, NO_ERROR },
  { "laid-again", SAME, OTHER, NULL, FALSE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  { "laid-untold", SAME, UNTOLD, NULL, FALSE, NO_ERROR, NO_ERROR },
  { "other-certificate", OTHER, SAME, NULL, FALSE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  { "other-untold", OTHER, UNTOLD, NULL, FALSE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  /* Without a certificate of its own only the insertion tells. */
  { "nothing-same", UNTOLD, SAME, NULL, FALSE, NO_ERROR, NO_ERROR },
  { "nothing-other", UNTOLD, OTHER, NULL, FALSE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  { "nothing-untold", UNTOLD, UNTOLD, NULL, FALSE, MADO_TRANSPORT_ERROR_FAILED, NO_ERROR },
  /* One that has none now, or hides it, is another card; one that cannot be read is perhaps not. */
  { "empty", SAME, SAME, "\xFF\xFF\xFF\xFF", FALSE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  { "hidden", SAME, SAME, "\xFF\xFF\xFF\xFF", TRUE, MADO_TRANSPORT_ERROR_REMOVED, NO_ERROR },
  { "garbage", SAME, SAME, "\x01\x02\x03\x04", FALSE, NO_ERROR, MADO_CARD_ERROR_PROTOCOL },
};

typedef struct
{
  MadoPracticeCard *card;
  MadoTransportPractice *transport;
  MadoPinOrder *order;
  guint n_committed;
  GCancellable *cancellable; /* (nullable) (not owned) */
} Bench;

static void
on_committed_cb (gpointer data)
{
  Bench *bench = data;
  bench->n_committed++;
}

static MadoPinOrder *
order_new (gboolean change)
{
  g_autoptr (MadoSecret) password = mado_secret_new (FIXTURE_PASSWORD);
  g_autoptr (MadoSecret) current = mado_secret_new ("1234");
  g_autoptr (MadoSecret) new_pin = mado_secret_new ("8642");

  return change ? mado_pin_order_new_change (MADO_PIN_AUTH, current, new_pin, FALSE)
                : mado_pin_order_new_sign (password, FALSE);
}

static MadoSnapshot *
carry_out (Bench *bench, MadoSnapshot *base, GError **error)
{
  MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = bench->order,
    .committed = on_committed_cb,
    .user_data = bench,
  };
  MadoTransport *transport = MADO_TRANSPORT (bench->transport);

  return bench->order->is_change ? mado_reading_run_change (transport, &request, base, NULL, error)
                                 : mado_reading_run_sign (transport, &request, base, NULL, error);
}

static MadoSnapshot *
shown_new (Bench *bench, Known certificate, Known insertion)
{
  g_autoptr (GBytes) der = fixture_load (certificate == SAME ? "auth" : "auth-generation-2");
  g_autoptr (MadoCertificate) auth = mado_certificate_new (der, NULL);
  MadoSnapshot *shown = mado_snapshot_new (FIXTURE_READER, TRUE);
  guint32 now = 0;

  g_assert_true (
      mado_transport_get_insertion (MADO_TRANSPORT (bench->transport), FIXTURE_READER, &now, NULL));
  if (certificate != UNTOLD)
    mado_snapshot_set_certificate (shown, MADO_KIND_AUTH, auth);
  if (insertion != UNTOLD)
    mado_snapshot_set_insertion (shown, insertion == SAME ? now : now + 1);
  return shown;
}

static void
bench_init (Bench *bench, gboolean change)
{
  *bench = (Bench){ .card = fixture_card_new () };
  bench->transport = fixture_transport_new (bench->card);
  bench->order = order_new (change);
}

static void
bench_clear (Bench *bench)
{
  mado_pin_order_unref (bench->order);
  g_assert_finalize_object (bench->transport);
  g_assert_finalize_object (bench->card);
}

static void
check_row (guint row, gboolean change)
{
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, change);
  if (rows[row].own != NULL)
    {
      g_autoptr (GBytes) own = fixture_bytes (rows[row].own, 4);
      mado_practice_card_add_file (bench.card, fixture_jpki, 0x000A, own,
                                   rows[row].own_is_read ? 0x0018 : 0);
    }
  g_autoptr (MadoSnapshot) shown = shown_new (&bench, rows[row].certificate, rows[row].insertion);
  g_autoptr (MadoSnapshot) after = carry_out (&bench, shown, &error);
  gboolean sent = rows[row].transport_error == NO_ERROR && rows[row].card_error == NO_ERROR;

  if (sent)
    g_assert_no_error (error);
  else if (rows[row].card_error != NO_ERROR)
    g_assert_error (error, MADO_CARD_ERROR, rows[row].card_error);
  else
    g_assert_error (error, MADO_TRANSPORT_ERROR, rows[row].transport_error);
  g_assert_cmpint (mado_practice_card_get_n_verifies (bench.card) > 0, ==, sent);
  g_assert_cmpuint (bench.n_committed, ==, sent ? 1 : 0);
  g_assert_cmpint (after != NULL, ==, sent);
  bench_clear (&bench);
}

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  check_row (row, FALSE);
  check_row (row, TRUE);
}

static void
on_publish_cb (MadoSnapshot *snapshot, gpointer data)
{
  Bench *bench = data;

  /* Whoever has called it off hears nothing more. */
  g_assert_false (g_cancellable_is_cancelled (bench->cancellable));
  if (mado_snapshot_get_complete (snapshot))
    g_cancellable_cancel (bench->cancellable);
}

/* Called off when all is read and nothing is sent: nobody is told that it can be called off no
 * more. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, FALSE);
  bench.cancellable = cancellable;
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = bench.order,
    .publish = on_publish_cb,
    .committed = on_committed_cb,
    .user_data = &bench,
  };
  g_autoptr (MadoSnapshot) snapshot =
      mado_reading_run (MADO_TRANSPORT (bench.transport), &request, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (mado_snapshot_get_complete (snapshot));
  g_assert_cmpuint (bench.n_committed, ==, 0);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench.card), ==, 0);
  bench_clear (&bench);
}

/* A card without a certificate loses its power on the way, and another one like it is there: no PIN
 * of the first is sent to it, whenever it happens. */
static void
test_changed (gconstpointer data)
{
  gboolean change = GPOINTER_TO_INT (data);
  guint n_changed = 0;

  for (guint n = 1; n < 24; n++)
    {
      g_autoptr (MadoPracticeCard) other = fixture_card_new ();
      g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
      g_autoptr (GBytes) verified = fixture_bytes ("\x90\x00", 2);
      g_autoptr (GError) error = NULL;
      Bench bench;

      bench_init (&bench, change);
      mado_practice_card_add_file (bench.card, fixture_jpki, 0x000A, filler, 0);
      mado_practice_card_add_file (other, fixture_jpki, 0x000A, filler, 0);
      g_autoptr (MadoSnapshot) shown = shown_new (&bench, UNTOLD, SAME);
      mado_practice_card_set_garble (bench.card, n, verified);
      mado_transport_practice_set_successor (bench.transport, FIXTURE_READER, other);
      g_autoptr (MadoSnapshot) after = carry_out (&bench, shown, &error);
      g_test_message ("command %u: %s", n, error != NULL ? error->message : "done");
      g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
      n_changed += mado_practice_card_get_n_commands (other) > 0;
      bench_clear (&bench);
    }
  g_assert_cmpuint (n_changed, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/before-pin/", rows[i].what, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/before-pin/cancelled", test_cancelled);
  g_test_add_data_func ("/before-pin/changed/sign", GINT_TO_POINTER (FALSE), test_changed);
  g_test_add_data_func ("/before-pin/changed/change", GINT_TO_POINTER (TRUE), test_changed);
  return g_test_run ();
}
