/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-pin.h"

G_BEGIN_DECLS

/**
 * MadoPinForm:
 *
 * Where a PIN is typed to be changed: the one in force, and the new one twice, with the rules and
 * what is poor about it while it is being typed. On a reader with keys of its own there is nothing
 * to type here, and the form says what to type there. At one try left it wants a yes.
 *
 * Signals: changed, when is_ready() may have; submit, from the last entry.
 */
#define MADO_TYPE_PIN_FORM (mado_pin_form_get_type ())
G_DECLARE_FINAL_TYPE (MadoPinForm, mado_pin_form, MADO, PIN_FORM, AdwBin)

/* Which PIN, and whether the reader has keys, on which it is typed if it is mado_pin_is_typable().
 * What was typed is wiped if that is new. */
void mado_pin_form_set_pin (MadoPinForm *self, MadoPin pin, gboolean has_pin_pad);
gboolean mado_pin_form_is_on_reader (MadoPinForm *self);
/* A yes to the last try counts for one retry counter only. */
void mado_pin_form_set_tries (MadoPinForm *self, const MadoTries *tries);
/* Whose PIN it is, to advise against the birthday. @born: (nullable) */
void mado_pin_form_set_born (MadoPinForm *self, const GDate *born);
/* Nothing can be typed while it is being written. */
void mado_pin_form_set_busy (MadoPinForm *self, gboolean busy);

/* All is typed: what is below the entries comes next. */
gboolean mado_pin_form_wants_end (MadoPinForm *self);
/* All is there that is needed to write it. */
gboolean mado_pin_form_is_ready (MadoPinForm *self);
gboolean mado_pin_form_has_input (MadoPinForm *self);
/* The person has said yes to the last try. */
gboolean mado_pin_form_is_confirmed (MadoPinForm *self);
/* What was typed: both NULL where it is typed on the reader. FALSE when it is not ready.
 * @current, @new_pin: (out) (transfer full) (nullable) */
gboolean mado_pin_form_get_pins (MadoPinForm *self, MadoSecret **current, MadoSecret **new_pin);
void mado_pin_form_wipe (MadoPinForm *self);

G_END_DECLS
