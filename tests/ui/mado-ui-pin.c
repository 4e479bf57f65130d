/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-pin.h"

#include <gio/gio.h>

#include "mado-card-error.h"
#include "mado-transport-error.h"
#include "mado-ui-item.h"
#include "mado-wording-pin-change.h"

/* X11/keysymdef.h */
#define KEY_UP 0xff52

void
mado_ui_driver_open_pin_change (MadoUiDriver *self)
{
  mado_ui_driver_act (self, "win.procedure", "change-pin");
  mado_ui_driver_expect_question (self, MADO_QUESTION_WHICH_PIN);
  mado_ui_driver_answer (self, MADO_QUESTION_WHICH_PIN, MADO_ANSWER_BOTH, KEY_UP, MADO_ANSWER_AUTH);
  mado_ui_driver_press_item (self, MADO_UI_CHANGE_HERE);
  mado_ui_driver_expect_no_page (self, MADO_UI_PAGE_GUIDE);
}

void
mado_ui_driver_type_pins (
    MadoUiDriver *self, MadoPin pin, const char *current, const char *new_pin, const char *again)
{
  const gboolean sign = pin == MADO_PIN_SIGN;

  mado_ui_driver_type_item (self, sign ? MADO_UI_CURRENT_PASSWORD : MADO_UI_CURRENT_PIN, current);
  mado_ui_driver_type_item (self, sign ? MADO_UI_NEW_PASSWORD : MADO_UI_NEW_PIN, new_pin);
  mado_ui_driver_type_item (self, sign ? MADO_UI_NEW_PASSWORD_AGAIN : MADO_UI_NEW_PIN_AGAIN, again);
}

void
mado_ui_driver_expect_typed_twice (MadoUiDriver *self, gboolean same)
{
  mado_ui_driver_expect_item (self, same ? MADO_UI_SAID_AGAIN_SAME : MADO_UI_SAID_AGAIN_NOT_YET);
}

gboolean
mado_ui_driver_try_write (MadoUiDriver *self)
{
  return mado_ui_driver_try_press (self, ATSPI_ROLE_PUSH_BUTTON, mado_ui_name (MADO_UI_WRITE));
}

void
mado_ui_driver_change_pin (MadoUiDriver *self,
                           MadoPin pin,
                           const char *current,
                           const char *new_pin)
{
  mado_ui_driver_expect_item (self, pin == MADO_PIN_SIGN ? MADO_UI_CURRENT_PASSWORD
                                                         : MADO_UI_CURRENT_PIN);
  mado_ui_driver_type_pins (self, pin, current, new_pin, new_pin);
  mado_ui_driver_expect_typed_twice (self, TRUE);
  g_assert_true (mado_ui_driver_try_write (self));
}

/* The tries matter to a PIN that is wrong alone. */
static const MadoTries unknown = { MADO_TRIES_UNKNOWN, 0 };

/* (transfer full) (nullable) */
static GError *
make_error (MadoUiCause cause)
{
  switch (cause)
    {
    case MADO_UI_CAUSE_REMOVED:
      return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, "");
    case MADO_UI_CAUSE_NO_SERVICE:
      return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE, "");
    case MADO_UI_CAUSE_GARBLED:
      return g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "");
    case MADO_UI_CAUSE_DIFFERS:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "");
    case MADO_UI_CAUSE_CANCELLED:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    case MADO_UI_CAUSE_NONE:
    default:
      return NULL;
    }
}

char *
mado_ui_say_pin_end (MadoPin pin, const MadoUiPinEnd *end)
{
  g_autoptr (GError) error = make_error (end->cause);

  return mado_wording_pin_change (pin, end->change, &unknown, error);
}

void
mado_ui_driver_expect_pin_refused (MadoUiDriver *self, MadoPin pin, const MadoUiPinEnd *end)
{
  g_autoptr (GError) error = make_error (end->cause);
  g_autofree char *sentence = mado_ui_say_pin_end (pin, end);
  g_autofree char *advice = mado_wording_pin_change_advice (pin, end->change, &unknown, error, NULL,
                                                            MADO_AUDIENCE_CITIZEN);

  mado_ui_driver_expect (self, sentence);
  if (advice != NULL)
    mado_ui_driver_expect (self, advice);
}

void
mado_ui_driver_expect_pin_end (MadoUiDriver *self, MadoPin pin, const MadoUiPinEnd *end)
{
  static const MadoUiItem titles[] = {
    [MADO_PIN_CHANGE_NOT_SENT] = MADO_UI_SAID_NOT_CHANGED,
    [MADO_PIN_CHANGE_NOT_CHANGED] = MADO_UI_SAID_NOT_CHANGED,
    [MADO_PIN_CHANGE_CHANGED] = MADO_UI_SAID_CHANGED,
    [MADO_PIN_CHANGE_UNKNOWN] = MADO_UI_SAID_CHANGE_UNKNOWN,
  };

  mado_ui_driver_expect_item (self, titles[end->change]);
  mado_ui_driver_expect_pin_refused (self, pin, end);
}

void
mado_ui_driver_expect_pin_wrong (MadoUiDriver *self, MadoPin pin, guint left)
{
  const MadoTries tries = { MADO_TRIES_LEFT, left };
  g_autoptr (GError) error = g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG, "");
  g_autofree char *words =
      mado_wording_pin_change (pin, MADO_PIN_CHANGE_NOT_CHANGED, &tries, error);

  mado_ui_driver_expect (self, words);
}
