/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-status-json.h"

#include "mado-json.h"
#include "mado-status-item.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"
#include "mado-certificate-nicks.h"
#include "mado-session-nicks.h"
#include "mado-wording-nicks.h"

static const char *const pin_keys[MADO_N_REFERENCES] = {
  [MADO_PIN_SIGN] = "sign",
  [MADO_PIN_AUTH] = "auth",
  [MADO_PIN_TEXT] = "text",
  [MADO_PIN_JUKI] = "juki",
  [MADO_PIN_JUKI_COMMON] = "juki_common",
};

static void
begin_object (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
}

/* --- the card --- */

static const char *
card_kind (MadoSnapshot *snapshot)
{
  if (snapshot == NULL)
    return NULL;
  switch (mado_snapshot_get_token (snapshot))
    {
    case MADO_TOKEN_MY_NUMBER_CARD:
      return "my-number-card";
    case MADO_TOKEN_JUKI_CARD:
      return "juki-card";
    case MADO_TOKEN_ANDROID:
    case MADO_TOKEN_IPHONE:
      return "smartphone";
    case MADO_TOKEN_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
add_card (JsonBuilder *builder, MadoSnapshot *snapshot, const MadoAdvice *advice)
{
  begin_object (builder, "card");
  mado_json_add_string (builder, "kind", card_kind (snapshot));
  /* What was only computed is told by the verdict. */
  mado_json_add_date (builder, "expires", advice->card_end_computed ? NULL : &advice->card_expires);
  json_builder_end_object (builder);
}

/* --- the certificates --- */

static void
add_days_left (JsonBuilder *builder, const MadoCertificateAdvice *advice)
{
  json_builder_set_member_name (builder, "days_left");
  if (advice->days_known)
    json_builder_add_int_value (builder, advice->days_left);
  else
    json_builder_add_null_value (builder);
}

static void
add_certificate (JsonBuilder *builder,
                 MadoSnapshot *snapshot,
                 MadoKind kind,
                 const MadoCertificateAdvice *advice)
{
  MadoCertificate *certificate =
      snapshot != NULL ? mado_snapshot_get_certificate (snapshot, kind) : NULL;
  MadoChain chain =
      certificate != NULL ? mado_snapshot_get_chain (snapshot, kind) : MADO_CHAIN_UNCHECKED;

  begin_object (builder, mado_kind_to_string (kind));
  mado_json_add_string (builder, "state", mado_state_to_string (advice->state));
  mado_json_add_date (builder, "issued", &advice->issued);
  mado_json_add_date (builder, "expires", &advice->expires);
  json_builder_set_member_name (builder, "estimated");
  json_builder_add_boolean_value (builder, (advice->notes & MADO_NOTE_COMPUTED) != 0);
  mado_json_add_date (builder, "latest_expiry",
                      advice->state == MADO_STATE_HIDDEN ? &advice->latest_expiry : NULL);
  add_days_left (builder, advice);
  begin_object (builder, "window");
  mado_json_add_date (builder, "opens", &advice->window_opens);
  mado_json_add_date (builder, "closes", &advice->window_closes);
  json_builder_end_object (builder);
  mado_json_add_date (builder, "lapses", &advice->lapses);
  mado_json_add_string (builder, "serial",
                        certificate != NULL ? mado_certificate_get_serial (certificate) : NULL);
  mado_json_add_string (builder, "chain", mado_chain_to_string (chain));
  json_builder_end_object (builder);
}

static void
add_certificates (JsonBuilder *builder, MadoSnapshot *snapshot, const MadoAdvice *advice)
{
  begin_object (builder, "certificates");
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    add_certificate (builder, snapshot, (MadoKind)kind, &advice->certificates[kind]);
  json_builder_end_object (builder);
}

/* --- the PINs --- */

static void
add_pin (JsonBuilder *builder, const char *key, const MadoTries *tries)
{
  gboolean counted = tries->state == MADO_TRIES_LEFT || tries->state == MADO_TRIES_LOCKED;

  begin_object (builder, key);
  json_builder_set_member_name (builder, "tries_left");
  if (counted)
    json_builder_add_int_value (builder, tries->state == MADO_TRIES_LEFT ? tries->left : 0);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "locked");
  if (counted || tries->state == MADO_TRIES_NOT_REPORTED)
    json_builder_add_boolean_value (builder, tries->state == MADO_TRIES_LOCKED);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_pins (JsonBuilder *builder, MadoSnapshot *snapshot)
{
  begin_object (builder, "pins");
  for (guint pin = 0; pin < MADO_N_REFERENCES; pin++)
    {
      MadoTries tries = { MADO_TRIES_UNKNOWN, 0 };
      if (snapshot != NULL)
        tries = mado_snapshot_get_tries (snapshot, (MadoPin)pin);
      add_pin (builder, pin_keys[pin], &tries);
    }
  json_builder_end_object (builder);
}

/* --- what follows, and what went wrong --- */

/* @advice: (nullable) */
static void
add_verdict (JsonBuilder *builder, const MadoAdvice *advice, MadoMunicipality *municipality)
{
  g_autoptr (MadoVerdict) verdict =
      advice != NULL ? mado_wording_verdict (advice, municipality, MADO_AUDIENCE_CITIZEN) : NULL;

  mado_json_add_string (builder, "verdict",
                        verdict != NULL ? mado_verdict_id_to_string (verdict->id) : NULL);
}

static void
add_procedures (JsonBuilder *builder, const MadoAdvice *advice)
{
  json_builder_set_member_name (builder, "procedures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < advice->n_procedures; i++)
    json_builder_add_string_value (builder, mado_procedure_to_string (advice->procedures[i]));
  json_builder_end_array (builder);
}

static void
add_errors (JsonBuilder *builder, MadoSnapshot *snapshot)
{
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; snapshot != NULL && i < MADO_N_ITEMS; i++)
    {
      MadoItem item = (MadoItem)i;
      g_autofree char *message = mado_status_item_dup_error (snapshot, item);
      if (message == NULL)
        continue;
      json_builder_begin_object (builder);
      mado_json_add_string (builder, "item", mado_item_to_string (item));
      mado_json_add_string (builder, "error", mado_status_item_get_error_word (snapshot, item));
      mado_json_add_string (builder, "message", message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_failure (JsonBuilder *builder, const MadoStatusFailure *failure)
{
  if (failure == NULL)
    {
      mado_json_add_string (builder, "failure", NULL);
      return;
    }
  begin_object (builder, "failure");
  mado_json_add_string (builder, "code", failure->code);
  mado_json_add_string (builder, "message", failure->message);
  json_builder_end_object (builder);
}

char *
mado_status_to_json (MadoSnapshot *snapshot,
                     const MadoAdvice *advice,
                     MadoMunicipality *municipality,
                     const MadoStatusFailure *failure)
{
  /* All of it unknown. */
  static const MadoAdvice nothing;

  const MadoAdvice *known = advice != NULL ? advice : &nothing;
  g_autofree char *reader =
      snapshot != NULL ? mado_wording_reader (mado_snapshot_get_reader (snapshot)) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "reader", reader);
  mado_json_add_municipality (builder, municipality, TRUE);
  add_verdict (builder, advice, municipality);
  add_card (builder, snapshot, known);
  add_certificates (builder, snapshot, known);
  add_pins (builder, snapshot);
  /* Whether a certificate was revoked is never asked: the program does not go on the network. */
  mado_json_add_string (builder, "revocation", "not-checked");
  add_procedures (builder, known);
  add_errors (builder, snapshot);
  add_failure (builder, failure);
  json_builder_end_object (builder);
  return mado_json_to_text (builder);
}
