/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-outcome.h"

#include "mado-trace.h"
#include "mado-transport-nicks.h"
#include "mado-card-nicks.h"
#include "mado-certificate-nicks.h"
#include "mado-session-nicks.h"

static const char *const availability_words[] = {
  [MADO_AVAILABILITY_UNKNOWN] = "unknown",
  [MADO_AVAILABILITY_RECORDED] = "yes",
  [MADO_AVAILABILITY_NOT_RECORDED] = "no",
};

/* How it ended, in the words of a record. */
static void
append_error (GString *text, const GError *error)
{
  MadoTraceEvent event = { .end = MADO_TRACE_OK };

  if (error->domain == MADO_CARD_ERROR)
    g_string_append (text, error->code == MADO_CARD_ERROR_NOT_JPKI ? "not-jpki" : "card");
  else
    {
      mado_trace_note_error (&event, error);
      g_string_append (text, mado_trace_end_to_string (event.end));
    }
}

static void
append_tries (GString *text, MadoSnapshot *snapshot, MadoPin pin)
{
  MadoTries tries = mado_snapshot_get_tries (snapshot, pin);

  g_string_append_printf (text, " %s-tries:", mado_pin_to_string (pin));
  if (tries.state == MADO_TRIES_LEFT)
    g_string_append_printf (text, "%u", tries.left);
  else
    g_string_append (text, mado_tries_state_to_string (tries.state));
}

static void
append_snapshot (GString *text, MadoSnapshot *snapshot)
{
  static const struct
  {
    MadoItem item;
    const char *word;
  } items[] = {
    { MADO_ITEM_AUTH_CERTIFICATE, "auth" },
    { MADO_ITEM_SIGN_CERTIFICATE, "sign" },
    { MADO_ITEM_CARD_EXPIRY, "expiry" },
  };

  g_string_append_printf (text, " token:%s",
                          mado_token_to_string (mado_snapshot_get_token (snapshot)));
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_string_append_printf (
        text, " %s:%s", items[i].word,
        mado_item_state_to_string (mado_snapshot_get_state (snapshot, items[i].item)));
  g_string_append_printf (
      text, " auth-chain:%s sign-available:%s auth-available:%s",
      mado_chain_to_string (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH)),
      availability_words[mado_snapshot_get_availability (snapshot, MADO_KIND_SIGN)],
      availability_words[mado_snapshot_get_availability (snapshot, MADO_KIND_AUTH)]);
  for (int pin = 0; pin < MADO_N_PINS; pin++)
    append_tries (text, snapshot, (MadoPin)pin);
}

char *
mado_reading_dup_outcome (MadoSnapshot *snapshot, const GError *error)
{
  g_autoptr (GString) text = g_string_new ("ended:");

  if (error != NULL)
    append_error (text, error);
  else
    g_string_append (text, "ok");
  if (snapshot != NULL)
    append_snapshot (text, snapshot);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
