/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libFuzzer's entry, and that of replay.c. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* libFuzzer's start. Returns 0. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* What must hold whatever comes in; unlike g_assert() it cannot be built away. */
#define MADO_FUZZ_CHECK(expression)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(expression))                                                                             \
      g_error ("Does not hold: %s", #expression);                                                  \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
