/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "mado-card-error.h"
#include "mado-transport-error.h"

/* Who goes by it: the card layer connects to a card that has gone never again (== CARD) and reads
 * on in short blocks up to HELD; a reading goes on at NONE alone; the session waits for the reader
 * watch to say it, too, from CARD on. */
static const MadoLoss losses[] = {
  [MADO_TRANSPORT_ERROR_NO_SERVICE] = MADO_LOSS_SERVICE,
  [MADO_TRANSPORT_ERROR_NO_READER] = MADO_LOSS_CARD,
  [MADO_TRANSPORT_ERROR_NO_CARD] = MADO_LOSS_CARD,
  [MADO_TRANSPORT_ERROR_REMOVED] = MADO_LOSS_CARD,
  [MADO_TRANSPORT_ERROR_RESET] = MADO_LOSS_NONE,
  [MADO_TRANSPORT_ERROR_SHARING] = MADO_LOSS_HELD,
  [MADO_TRANSPORT_ERROR_MUTE] = MADO_LOSS_HELD,
  [MADO_TRANSPORT_ERROR_SILENT] = MADO_LOSS_GIVEN_UP,
  [MADO_TRANSPORT_ERROR_REFUSED] = MADO_LOSS_SERVICE,
  [MADO_TRANSPORT_ERROR_MISMATCH] = MADO_LOSS_SERVICE,
  [MADO_TRANSPORT_ERROR_FAILED] = MADO_LOSS_NONE,
};

static void
assert_loss (GQuark domain, int code, MadoLoss expected)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "");

  g_assert_cmpint (mado_transport_error_get_loss (error), ==, expected);
}

static void
test_loss (void)
{
  for (guint code = 0; code < G_N_ELEMENTS (losses); code++)
    assert_loss (MADO_TRANSPORT_ERROR, (int)code, losses[code]);
  assert_loss (G_IO_ERROR, G_IO_ERROR_CANCELLED, MADO_LOSS_GIVEN_UP);
  /* What a person does at the reader's keys, and what the card says, is nothing lost. */
  assert_loss (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, MADO_LOSS_NONE);
  assert_loss (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG, MADO_LOSS_NONE);
  g_assert_cmpint (mado_transport_error_get_loss (NULL), ==, MADO_LOSS_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport-error/loss", test_loss);
  return g_test_run ();
}
