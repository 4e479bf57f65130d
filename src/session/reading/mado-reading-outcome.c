/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-outcome.h"

#include "mado-trace.h"

static const char *const state_words[] = {
  [MADO_ITEM_PENDING] = "pending",       [MADO_ITEM_KNOWN] = "known",
  [MADO_ITEM_ABSENT] = "absent",         [MADO_ITEM_HIDDEN] = "hidden",
  [MADO_ITEM_UNREADABLE] = "unreadable", [MADO_ITEM_UNSURE] = "unsure",
};

static const char *const token_words[] = {
  [MADO_TOKEN_UNKNOWN] = "unknown",     [MADO_TOKEN_MY_NUMBER_CARD] = "my-number-card",
  [MADO_TOKEN_JUKI_CARD] = "juki-card", [MADO_TOKEN_ANDROID] = "android",
  [MADO_TOKEN_IPHONE] = "iphone",
};

static const char *const chain_words[] = {
  [MADO_CHAIN_UNCHECKED] = "unchecked",
  [MADO_CHAIN_BROKEN] = "broken",
  [MADO_CHAIN_UNPINNED] = "unpinned",
  [MADO_CHAIN_PINNED] = "pinned",
};

static const char *const availability_words[] = {
  [MADO_AVAILABILITY_UNKNOWN] = "unknown",
  [MADO_AVAILABILITY_RECORDED] = "yes",
  [MADO_AVAILABILITY_NOT_RECORDED] = "no",
};

static const char *const tries_words[] = {
  [MADO_TRIES_UNKNOWN] = "unknown", [MADO_TRIES_LEFT] = "left",
  [MADO_TRIES_LOCKED] = "locked",   [MADO_TRIES_NOT_REPORTED] = "not-reported",
  [MADO_TRIES_ABSENT] = "absent",   [MADO_TRIES_UNREADABLE] = "unreadable",
};

static const char *const pin_words[MADO_N_PINS] = {
  [MADO_PIN_SIGN] = "sign",
  [MADO_PIN_AUTH] = "auth",
  [MADO_PIN_TEXT] = "text",
  [MADO_PIN_JUKI] = "juki",
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
      g_string_append (text, mado_trace_end_words[event.end]);
    }
}

static void
append_tries (GString *text, MadoSnapshot *snapshot, MadoPin pin)
{
  MadoTries tries = mado_snapshot_get_tries (snapshot, pin);

  g_string_append_printf (text, " %s-tries:", pin_words[pin]);
  if (tries.state == MADO_TRIES_LEFT)
    g_string_append_printf (text, "%u", tries.left);
  else
    g_string_append (text, tries_words[tries.state]);
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

  g_string_append_printf (text, " token:%s", token_words[mado_snapshot_get_token (snapshot)]);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_string_append_printf (text, " %s:%s", items[i].word,
                            state_words[mado_snapshot_get_state (snapshot, items[i].item)]);
  g_string_append_printf (
      text, " auth-chain:%s sign-available:%s auth-available:%s",
      chain_words[mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH)],
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
