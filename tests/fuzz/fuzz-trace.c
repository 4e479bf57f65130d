/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"
#include "mado-practice-tape.h"
#include "mado-refusal.h"
#include "mado-trace.h"

#include <string.h>

/* The bytes are a record of a reading, as somebody may have sent it. What is taken is written as it
 * was understood, and a card plays it whatever it is asked. */

static void
play (const MadoTrace *trace)
{
  static const guint8 own[] = { 0x30, 0x82, 0x01, 0x02, 0x90, 0x00 };
  static const guint8 pin[] = { 0x00, 0x20, 0x00, 0x80, 0x01, 0x31 };
  g_autoptr (MadoPracticeTape) tape = mado_practice_tape_new (trace);

  for (guint i = 0; i < MIN (trace->events->len, 64); i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      guint8 command[4 + 1 + sizeof event->data] = { 0 };
      gsize length = 4;
      g_autoptr (GByteArray) answer = g_byte_array_new ();

      memcpy (command, event->header, 4);
      if (event->data_length > 0)
        {
          command[4] = event->data_length;
          memcpy (command + 5, event->data, event->data_length);
          length = 5 + event->data_length;
        }
      else if (event->expected > 0 && event->expected <= 256)
        command[length++] = (guint8)event->expected;
      g_byte_array_append (answer, own, sizeof own);
      if (mado_practice_tape_play (tape, command, length, answer) == MADO_TRACE_OK)
        MADO_FUZZ_CHECK (answer->len <= 65536 + 2);
    }
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_byte_array_append (answer, own, sizeof own);
  mado_practice_tape_play (tape, pin, sizeof pin, answer);
  MADO_FUZZ_CHECK (answer->len == sizeof own);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTrace) trace = mado_trace_parse ((const char *)data, size, "fuzz.txt", &error);

  MADO_FUZZ_CHECK ((trace == NULL) == (error != NULL));
  if (trace == NULL)
    {
      MADO_FUZZ_CHECK (g_error_matches (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID));
      MADO_FUZZ_CHECK (g_str_has_prefix (error->message, "fuzz.txt:"));
      return 0;
    }

  g_autofree char *text = mado_trace_to_text (trace);
  g_autoptr (MadoTrace) again = mado_trace_parse (text, strlen (text), "again.txt", &error);
  MADO_FUZZ_CHECK (again != NULL);
  g_autofree char *text_again = mado_trace_to_text (again);
  MADO_FUZZ_CHECK (strcmp (text, text_again) == 0);
  play (trace);
  return 0;
}
