/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

/* Bytes from hexadecimal digits; spaces are for the eye. */
GByteArray *practice_hex_parse (const char *text);
/* Sends @command and returns the answer as capital hexadecimal, or %NULL for no answer. */
char *practice_hex_exchange (MadoPracticeCard *card, const char *command);

#define practice_assert_answer(card, command, expected)                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *answer_ = practice_hex_exchange ((card), (command));                          \
    g_assert_cmpstr (answer_, ==, (expected));                                                     \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
