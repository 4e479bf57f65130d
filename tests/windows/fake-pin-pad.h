/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-system.h"

G_BEGIN_DECLS

#define FAKE_PIN_PAD_COMMAND_MAX 32

/* A reader's keys, as PC/SC part 10 has them. Both functions with the lock held; @answer_length is
 * the room before, the length after. */

/* What it says of itself: which features it has, and that it has a display. FALSE: @control asks
 * for something else. */
gboolean fake_pin_pad_tell (DWORD control, guint8 *answer, DWORD *answer_length);
/* Lets somebody type what @request asks for. Returns the length of the command that goes to the
 * card, or 0 with the reader's own answer. Fails the test when @request makes no sense. */
gsize fake_pin_pad_type (FakeReader *reader,
                         DWORD control,
                         const guint8 *request,
                         DWORD request_length,
                         guint8 *command,
                         guint8 *answer,
                         DWORD *answer_length);

G_END_DECLS
