/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-trace.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-practice-names.h"
#include "mado-scenario.h"

/* Certificates of cards have some 1,600 bytes (card-protocol.md 6). */
#define LENGTH_MAX 4096
/* With a key and a signature of RSA there are more than that. */
#define LENGTH_MIN_RSA 1400

/* What kind of card its label tells. */
static const struct
{
  const char *label;
  const char *kind;
} kinds[] = {
  { "JPKIAPICCTOKEN2", "my-number" },
  { "JPKIAPICCTOKEN", "juki" },
  { "JPKIAPGPSETOKEN", "android" },
  { "JPKIAPIOSTOKEN", "iphone" },
};

static const struct
{
  guint16 file;
  const char *key;
} pins[] = {
  { MADO_PRACTICE_FID_SIGN_PIN, "sign-tries" },
  { MADO_PRACTICE_FID_AUTH_PIN, "auth-tries" },
  { MADO_PRACTICE_FID_TEXT_PIN, "text-tries" },
  { MADO_PRACTICE_FID_JUKI_PIN, "juki-tries" },
};

static void
take_label (GKeyFile *file, const MadoTraceEvent *event)
{
  g_autofree char *label = g_strndup ((const char *)event->bytes, event->n_bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (label, kinds[i].label) == 0)
      g_key_file_set_string (file, "card", "kind", kinds[i].kind);
}

/* From the DER header at the certificate's beginning: 30 82, two bytes of length. */
static void
take_length (GKeyFile *file, const MadoTraceEvent *event)
{
  guint length = 4 + ((guint)event->bytes[2] << 8 | event->bytes[3]);

  if (event->n_bytes < 4 || event->bytes[0] != 0x30 || event->bytes[1] != 0x82 ||
      length > LENGTH_MAX)
    return;
  g_key_file_set_uint64 (file, "auth", "length", length);
  if (length < LENGTH_MIN_RSA)
    g_key_file_set_string (file, "auth", "generation", "next");
}

/* @selected: the PIN's file, unless the command names it itself (card-protocol.md 4.2). */
static void
take_tries (GKeyFile *file, guint16 selected, const MadoTraceEvent *event)
{
  guint16 place = (event->header[3] & 0x1F) != 0 ? event->header[3] & 0x1F : selected;
  gboolean locked = event->sw == 0x6983 || event->sw == 0x6984;

  if (!locked && (event->sw & 0xfff0) != 0x63C0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    if (pins[i].file == place)
      g_key_file_set_uint64 (file, "pins", pins[i].key, locked ? 0 : event->sw & 0x0f);
}

static void
take_event (GKeyFile *file, const MadoTracePlace *place, const MadoTraceEvent *event)
{
  if (event->header[1] == 0x20)
    take_tries (file, place->file, event);
  if (event->header[1] == 0xB0 && place->file == MADO_PRACTICE_FID_TOKEN_INFO)
    take_label (file, event);
  if (event->header[1] == 0xB0 && place->file == MADO_PRACTICE_FID_AUTH_CERTIFICATE)
    take_length (file, event);
  if (event->expected > 256 && event->sw == 0x9000)
    g_key_file_set_boolean (file, "card", "extended", TRUE);
}

/* A card that says of no application that it has it. */
static gboolean
is_other_card (const MadoTrace *trace)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < trace->events->len; i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      asked |= event->kind == MADO_TRACE_COMMAND;
      if (event->data_length == sizeof mado_practice_aid_jpki && event->sw == 0x9000 &&
          memcmp (event->data, mado_practice_aid_jpki, sizeof mado_practice_aid_jpki) == 0)
        return FALSE;
    }
  return asked;
}

/* Whether all of the certificate's file that was asked for came. */
static gboolean
came_whole (const MadoTrace *trace)
{
  MadoTracePlace place = { 0 };

  for (guint i = 0; i < trace->events->len; i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      if (event->header[1] == 0xB0 && place.file == MADO_PRACTICE_FID_AUTH_CERTIFICATE &&
          event->sw != 0x9000)
        return FALSE;
      mado_trace_place_follow (&place, event);
    }
  return TRUE;
}

/* The issuer is one that the practice mode trusts, unless the program said otherwise; and what came
 * whole and could not be read was damaged. */
static void
take_outcome (GKeyFile *file, const MadoTrace *trace)
{
  const char *outcome = trace->outcome;

  if (outcome == NULL)
    return;
  if (strstr (outcome, "auth-chain:unpinned") != NULL)
    g_key_file_set_string (file, "auth", "generation", "unknown");
  if (strstr (outcome, "auth-chain:broken") != NULL)
    g_key_file_set_boolean (file, "auth", "forged", TRUE);
  if (strstr (outcome, " auth:unreadable ") != NULL && came_whole (trace))
    g_key_file_set_boolean (file, "auth", "damaged", TRUE);
}

/* Something to play: an exchange, or a card that could not be connected to. */
static gboolean
has_something (const MadoTrace *trace)
{
  for (guint i = 0; i < trace->events->len; i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      if (event->kind == MADO_TRACE_COMMAND ||
          (event->kind == MADO_TRACE_CONNECT && event->end != MADO_TRACE_OK))
        return TRUE;
    }
  return FALSE;
}

GKeyFile *
mado_practice_trace_to_scenario (const MadoTrace *trace, const char *name, GError **error)
{
  if (!has_something (trace))
    {
      const MadoRefusal refusal = { .reason = MADO_REFUSAL_TRACE_EMPTY, .file = name };

      mado_scenario_set_refusal (&refusal, error);
      return NULL;
    }

  GKeyFile *file = g_key_file_new ();
  MadoTracePlace place = { 0 };
  g_key_file_set_string (file, "scenario", "title", N_ ("カードの記録"));
  g_key_file_set_string (file, "scenario", "description",
                         N_ ("カードとのやり取りの記録のとおりに答えるカードです。"));
  g_key_file_set_string (file, "auth", "expires", "today+2y+130d");
  g_key_file_set_uint64 (file, "holder", "age", 41);
  if (is_other_card (trace))
    g_key_file_set_string (file, "card", "kind", "other");
  for (guint i = 0; i < trace->events->len; i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      take_event (file, &place, event);
      mado_trace_place_follow (&place, event);
    }
  take_outcome (file, trace);
  return file;
}
