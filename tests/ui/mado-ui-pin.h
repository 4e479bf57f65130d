/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-change.h"
#include "mado-ui-words.h"

G_BEGIN_DECLS

/* The page on which a PIN is changed: a person at it, and what it has to come to. */

/* What a change broke off for. */
typedef enum
{
  MADO_UI_CAUSE_NONE,
  MADO_UI_CAUSE_REMOVED,    /* the card */
  MADO_UI_CAUSE_NO_SERVICE, /* it stopped */
  MADO_UI_CAUSE_GARBLED,    /* the card's answer */
  MADO_UI_CAUSE_DIFFERS,    /* what was typed twice on the reader */
  MADO_UI_CAUSE_CANCELLED,
} MadoUiCause;

typedef struct
{
  MadoPinChange change; /* what the card has said */
  MadoUiCause cause;
} MadoUiPinEnd;

/* From the result to the 利用者証明用 PIN, by its guide. */
void mado_ui_driver_open_pin_change (MadoUiDriver *self);
void mado_ui_driver_type_pins (
    MadoUiDriver *self, MadoPin pin, const char *current, const char *new_pin, const char *again);
/* Waits until what was typed twice is (or is not) the same. */
void mado_ui_driver_expect_typed_twice (MadoUiDriver *self, gboolean same);
/* FALSE when nothing can be written now. */
gboolean mado_ui_driver_try_write (MadoUiDriver *self);
/* Waits for the form, fills it in and writes it to the card. */
void mado_ui_driver_change_pin (MadoUiDriver *self,
                                MadoPin pin,
                                const char *current,
                                const char *new_pin);

/* The sentence that is said of it. (transfer full) */
char *mado_ui_say_pin_end (MadoPin pin, const MadoUiPinEnd *end);
/* Waits until it is said where the form was: in large, in a sentence, and what helps. */
void mado_ui_driver_expect_pin_end (MadoUiDriver *self, MadoPin pin, const MadoUiPinEnd *end);
/* ... and in the form itself, where it can be typed again. */
void mado_ui_driver_expect_pin_refused (MadoUiDriver *self, MadoPin pin, const MadoUiPinEnd *end);
/* That the current one is wrong, with so many tries left. */
void mado_ui_driver_expect_pin_wrong (MadoUiDriver *self, MadoPin pin, guint left);

G_END_DECLS
