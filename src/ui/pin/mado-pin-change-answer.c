/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-change-answer.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "mado-card-error.h"

static gboolean
is_card_error (const GError *error, MadoCardError code)
{
  return g_error_matches (error, MADO_CARD_ERROR, (int)code);
}

/* What the reader says of its own keys (see mado_card_change_pin()). */
static gboolean
is_pin_pad_error (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static gboolean
invites_another_try (const GError *error)
{
  return is_card_error (error, MADO_CARD_ERROR_PIN_WRONG) ||
         is_card_error (error, MADO_CARD_ERROR_PIN_CONFIRM) ||
         is_card_error (error, MADO_CARD_ERROR_PIN_REFUSED) || is_pin_pad_error (error) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static MadoWriteOutcomeKind
get_kind (MadoPinChange change)
{
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      return MADO_WRITE_OUTCOME_DONE;
    case MADO_PIN_CHANGE_UNKNOWN:
      return MADO_WRITE_OUTCOME_UNKNOWN;
    case MADO_PIN_CHANGE_NOT_CHANGED:
    case MADO_PIN_CHANGE_NOT_SENT:
    default:
      return MADO_WRITE_OUTCOME_NOTHING;
    }
}

static const char *
get_title (MadoPinChange change)
{
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      return _ ("変更しました");
    case MADO_PIN_CHANGE_UNKNOWN:
      return _ ("変わったかどうか、わかりません");
    case MADO_PIN_CHANGE_NOT_CHANGED:
    case MADO_PIN_CHANGE_NOT_SENT:
    default:
      return _ ("変更していません");
    }
}

gboolean
mado_pin_change_can_go_on (MadoPinChange change, const GError *error)
{
  return mado_pin_change_is_unchanged (change) && invites_another_try (error);
}

void
mado_pin_change_show (MadoWriteOutcome *outcome,
                      MadoPinChange change,
                      const char *sentence,
                      const char *advice)
{
  g_return_if_fail (MADO_IS_WRITE_OUTCOME (outcome));

  mado_write_outcome_set (outcome, get_kind (change), get_title (change), sentence, advice);
}
