/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-municipality.h"
#include "mado-reading.h"
#include "mado-scenario.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "mado-transport-practice.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

#define READER "Reader\x1b[31m 1"
#define BOTH   ((1u << MADO_KIND_AUTH) | (1u << MADO_KIND_SIGN))

typedef struct
{
  MadoSnapshot *snapshot;
  MadoAdvice advice;
  MadoMunicipality *municipality;
} Status;

static void
status_clear (Status *self)
{
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Status, status_clear)

/* FALSE when the card cannot be told anything about. */
static gboolean
read_scenario (MadoScenario *scenario, const char *password, Status *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  MadoPinFormat format = MADO_PIN_FORMAT_OK;
  g_autoptr (MadoSecret) secret =
      password != NULL ? mado_pin_prepare (MADO_PIN_SIGN, password, &format) : NULL;
  g_autoptr (MadoPinOrder) order = secret != NULL ? mado_pin_order_new_sign (secret, FALSE) : NULL;
  MadoFacts facts;
  GDate today;
  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  g_autoptr (MadoPracticeCard) card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  mado_transport_practice_add_reader (transport, READER);
  mado_transport_practice_insert (transport, READER, card);

  const MadoReadingRequest request = {
    .reader = READER,
    .practice = TRUE,
    .practice_cas = mado_scenario_get_practice_cas (),
    .order = order,
  };
  status->snapshot = mado_reading_run (MADO_TRANSPORT (transport), &request, NULL, &error);
  if (status->snapshot == NULL)
    return FALSE;
  g_clear_error (&error);
  status->municipality = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  mado_snapshot_get_facts (status->snapshot, &facts);
  mado_rules_advise (&facts, &status->municipality->rules, &today, &status->advice);
  return TRUE;
}

/* --- the schema of the JSON, a contract --- */

typedef enum
{
  TEXT,
  TEXT_OR_NULL,
  DATE_OR_NULL,
  INT_OR_NULL,
  BOOL_OR_NULL,
  OBJECT,
  OBJECT_OR_NULL,
  ARRAY,
} Shape;

typedef struct
{
  const char *key;
  Shape shape;
} Member;

static const Member top[] = {
  { "reader", TEXT_OR_NULL },
  { "municipality", TEXT_OR_NULL },
  { "municipality_problem", OBJECT_OR_NULL },
  { "verdict", TEXT_OR_NULL },
  { "card", OBJECT },
  { "certificates", OBJECT },
  { "pins", OBJECT },
  { "revocation", TEXT },
  { "procedures", ARRAY },
  { "errors", ARRAY },
  { "failure", OBJECT_OR_NULL },
  { NULL },
};
static const Member failure_members[] = { { "code", TEXT }, { "message", TEXT }, { NULL } };
static const Member card_members[] = { { "kind", TEXT_OR_NULL },
                                       { "expires", DATE_OR_NULL },
                                       { NULL } };
static const Member kinds[] = { { "auth", OBJECT }, { "sign", OBJECT }, { NULL } };
static const Member certificate_members[] = {
  { "state", TEXT },
  { "issued", DATE_OR_NULL },
  { "expires", DATE_OR_NULL },
  { "estimated", BOOL_OR_NULL },
  { "latest_expiry", DATE_OR_NULL },
  { "days_left", INT_OR_NULL },
  { "window", OBJECT },
  { "lapses", DATE_OR_NULL },
  { "serial", TEXT_OR_NULL },
  { "chain", TEXT },
  { NULL },
};
static const Member window_members[] = { { "opens", DATE_OR_NULL },
                                         { "closes", DATE_OR_NULL },
                                         { NULL } };
static const Member pins[] = { { "sign", OBJECT }, { "auth", OBJECT },        { "text", OBJECT },
                               { "juki", OBJECT }, { "juki_common", OBJECT }, { NULL } };
static const Member pin_members[] = { { "tries_left", INT_OR_NULL },
                                      { "locked", BOOL_OR_NULL },
                                      { NULL } };
static const Member error_members[] = {
  { "item", TEXT }, { "error", TEXT }, { "message", TEXT }, { NULL }
};

static gboolean
has_shape (JsonNode *node, Shape shape)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return shape == TEXT_OR_NULL || shape == DATE_OR_NULL || shape == INT_OR_NULL ||
           shape == BOOL_OR_NULL || shape == OBJECT_OR_NULL;
  GType type = json_node_get_value_type (node);
  GDate date;
  switch (shape)
    {
    case TEXT:
    case TEXT_OR_NULL:
      return type == G_TYPE_STRING;
    case DATE_OR_NULL:
      return type == G_TYPE_STRING && mado_civil_date_parse (&date, json_node_get_string (node));
    case INT_OR_NULL:
      return type == G_TYPE_INT64;
    case BOOL_OR_NULL:
      return type == G_TYPE_BOOLEAN;
    case OBJECT:
    case OBJECT_OR_NULL:
      return JSON_NODE_HOLDS_OBJECT (node);
    case ARRAY:
    default:
      return JSON_NODE_HOLDS_ARRAY (node);
    }
}

/* Exactly these members, in this order. */
static void
check_members (JsonObject *object, const Member *members)
{
  g_autoptr (GList) names = json_object_get_members (object);
  GList *name = names;
  for (const Member *member = members; member->key != NULL; member++, name = name->next)
    {
      g_assert_nonnull (name);
      g_assert_cmpstr (name->data, ==, member->key);
      if (!has_shape (json_object_get_member (object, member->key), member->shape))
        g_error ("%s has the wrong shape", member->key);
    }
  g_assert_null (name);
}

static void
check_certificate (JsonObject *certificate)
{
  static const char *const states[] = { "not-recorded", "hidden",    "not-yet-valid", "valid-early",
                                        "renewable",    "last-day",  "expired",       "revoked",
                                        "unreadable",   "untrusted", "unknown",       NULL };
  static const char *const chains[] = { "pinned", "unpinned", "broken", "unchecked", NULL };
  check_members (certificate, certificate_members);
  check_members (json_object_get_object_member (certificate, "window"), window_members);
  const char *state = json_object_get_string_member (certificate, "state");
  g_assert_true (g_strv_contains (states, state));
  g_assert_true (g_strv_contains (chains, json_object_get_string_member (certificate, "chain")));
  if (!g_str_equal (state, "hidden"))
    g_assert_true (json_object_get_null_member (certificate, "latest_expiry"));
  if (json_object_get_null_member (certificate, "serial"))
    g_assert_cmpstr (json_object_get_string_member (certificate, "chain"), ==, "unchecked");
}

static void
check_schema (JsonObject *status)
{
  check_members (status, top);
  check_members (json_object_get_object_member (status, "card"), card_members);
  JsonObject *certificates = json_object_get_object_member (status, "certificates");
  check_members (certificates, kinds);
  check_certificate (json_object_get_object_member (certificates, "auth"));
  check_certificate (json_object_get_object_member (certificates, "sign"));
  JsonObject *all_pins = json_object_get_object_member (status, "pins");
  check_members (all_pins, pins);
  for (const Member *pin = pins; pin->key != NULL; pin++)
    check_members (json_object_get_object_member (all_pins, pin->key), pin_members);
  g_assert_cmpstr (json_object_get_string_member (status, "revocation"), ==, "not-checked");

  JsonArray *procedures = json_object_get_array_member (status, "procedures");
  for (guint i = 0; i < json_array_get_length (procedures); i++)
    {
      MadoProcedure procedure;
      g_assert_true (
          mado_procedure_from_string (json_array_get_string_element (procedures, i), &procedure));
    }
  JsonArray *errors = json_object_get_array_member (status, "errors");
  for (guint i = 0; i < json_array_get_length (errors); i++)
    check_members (json_array_get_object_element (errors, i), error_members);
  if (!json_object_get_null_member (status, "failure"))
    check_members (json_object_get_object_member (status, "failure"), failure_members);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_str_has_suffix (text, "}\n"));
  JsonNode *root = json_from_string (text, &error);
  g_assert_no_error (error);
  return root;
}

/* --- tests --- */

/* Every card that ships: the same keys always, and a text that says that it is practice. */
static void
test_scenarios (void)
{
  g_autoptr (GPtrArray) scenarios = mado_scenario_list ();
  guint n_read = 0;
  g_assert_cmpuint (scenarios->len, >=, 15);
  for (guint i = 0; i < scenarios->len; i++)
    {
      MadoScenario *scenario = g_ptr_array_index (scenarios, i);
      g_auto (Status) status = { 0 };
      g_test_message ("%s", mado_scenario_get_name (scenario));
      /* Ten seconds for the keys of a healthy card. */
      if (g_str_equal (mado_scenario_get_name (scenario), "slow"))
        continue;
      if (!read_scenario (scenario, NULL, &status))
        continue;
      n_read++;
      g_autofree char *json =
          mado_status_to_json (status.snapshot, &status.advice, status.municipality, NULL);
      g_autoptr (JsonNode) root = parse (json);
      check_schema (json_node_get_object (root));
      g_autofree char *text =
          mado_status_to_text (status.snapshot, &status.advice, status.municipality, BOTH, TRUE);
      g_assert_true (g_str_has_prefix (text, mado_wording_practice ()));
      g_assert_true ((strstr (text, mado_wording_revocation ()) != NULL) ==
                     mado_wording_needs_revocation (&status.advice));
      /* A reader's name, like all that comes from outside, brings no control characters. */
      g_assert_null (strchr (text, '\x1b'));
      g_assert_null (strchr (json, '\x1b'));
    }
  g_assert_cmpuint (n_read, >=, 13);
}

static JsonObject *
member (JsonNode *root, const char *group, const char *name)
{
  return json_object_get_object_member (
      json_object_get_object_member (json_node_get_object (root), group), name);
}

static void
assert_pin (JsonNode *root, const char *pin, int tries_left, int locked)
{
  JsonObject *object = member (root, "pins", pin);
  if (tries_left < 0)
    g_assert_true (json_object_get_null_member (object, "tries_left"));
  else
    g_assert_cmpint (json_object_get_int_member (object, "tries_left"), ==, tries_left);
  if (locked < 0)
    g_assert_true (json_object_get_null_member (object, "locked"));
  else
    g_assert_cmpint (json_object_get_boolean_member (object, "locked"), ==, locked);
}

static JsonNode *
json_of (const char *name, const char *password, Status *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (name, &error);
  g_assert_no_error (error);
  g_assert_true (read_scenario (scenario, password, status));
  g_autofree char *json =
      mado_status_to_json (status->snapshot, &status->advice, status->municipality, NULL);
  return parse (json);
}

static void
test_pins (void)
{
  g_auto (Status) healthy = { 0 };
  g_autoptr (JsonNode) all = json_of ("healthy", NULL, &healthy);
  assert_pin (all, "sign", 5, FALSE);
  assert_pin (all, "auth", 3, FALSE);
  assert_pin (all, "text", 3, FALSE);
  assert_pin (all, "juki", 3, FALSE);
  g_auto (Status) locked = { 0 };
  g_autoptr (JsonNode) none = json_of ("both-locked", NULL, &locked);
  assert_pin (none, "sign", 0, TRUE);
  assert_pin (none, "auth", 0, TRUE);
  g_auto (Status) child = { 0 };
  g_autoptr (JsonNode) absent = json_of ("under-15", NULL, &child);
  assert_pin (absent, "sign", -1, -1);
  /* Verified, so that the card no longer tells the counter, or asked before: never locked. */
  g_auto (Status) verified = { 0 };
  g_autoptr (JsonNode) after = json_of ("healthy", "MADO1234", &verified);
  g_assert_false (json_object_get_boolean_member (member (after, "pins", "sign"), "locked"));
}

static void
test_states (void)
{
  static const struct
  {
    const char *scenario, *auth, *sign, *procedure;
  } cases[] = {
    { "healthy", "valid-early", "hidden", "change-pin" },
    { "in-window", "renewable", "hidden", "renew" },
    { "last-day", "last-day", "hidden", "renew" },
    { "expired", "expired", "hidden", "reissue" },
    { "sign-not-issued", "valid-early", "not-recorded", "change-pin" },
    { "garbled", "unreadable", NULL, NULL },
    { "pin-locked", "valid-early", "hidden", "unlock" },
    { "juki-card", NULL, NULL, "new-card" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Status) status = { 0 };
      g_autoptr (JsonNode) root = json_of (cases[i].scenario, NULL, &status);
      JsonArray *procedures =
          json_object_get_array_member (json_node_get_object (root), "procedures");
      g_test_message ("%s", cases[i].scenario);
      if (cases[i].auth != NULL)
        g_assert_cmpstr (
            json_object_get_string_member (member (root, "certificates", "auth"), "state"), ==,
            cases[i].auth);
      if (cases[i].sign != NULL)
        g_assert_cmpstr (
            json_object_get_string_member (member (root, "certificates", "sign"), "state"), ==,
            cases[i].sign);
      if (cases[i].procedure != NULL)
        g_assert_cmpstr (json_array_get_string_element (procedures, 0), ==, cases[i].procedure);
    }
}

static void
test_hidden_has_latest_expiry (void)
{
  g_auto (Status) status = { 0 };
  g_autoptr (JsonNode) root = json_of ("last-day", NULL, &status);
  JsonObject *sign = member (root, "certificates", "sign");
  g_assert_cmpstr (json_object_get_string_member (sign, "latest_expiry"), ==, "2026-11-23");
  g_assert_true (json_object_get_null_member (sign, "expires"));
}

static void
test_chains (void)
{
  static const struct
  {
    const char *scenario, *chain;
  } cases[] = { { "healthy", "pinned" },
                { "unknown-ca", "unpinned" },
                { "broken-chain", "broken" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Status) status = { 0 };
      g_autoptr (JsonNode) root = json_of (cases[i].scenario, NULL, &status);
      g_assert_cmpstr (
          json_object_get_string_member (member (root, "certificates", "auth"), "chain"), ==,
          cases[i].chain);
    }
}

/* Of a certificate that is not believed nothing is told that could be taken for a date. */
static void
test_untrusted (void)
{
  static const char *const dates[] = { "issued", "expires", "days_left", "lapses" };
  g_auto (Status) status = { 0 };
  g_autoptr (JsonNode) root = json_of ("broken-chain", NULL, &status);
  JsonObject *auth = member (root, "certificates", "auth");

  g_assert_cmpstr (json_object_get_string_member (auth, "state"), ==, "untrusted");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_true (json_object_get_null_member (auth, dates[i]));
  JsonObject *window = json_object_get_object_member (auth, "window");
  g_assert_true (json_object_get_null_member (window, "opens"));
  g_assert_true (json_object_get_null_member (window, "closes"));
}

/* A garbled certificate is told beside what could be read. */
static void
test_errors (void)
{
  g_auto (Status) status = { 0 };
  g_autoptr (JsonNode) root = json_of ("garbled", NULL, &status);
  JsonArray *errors = json_object_get_array_member (json_node_get_object (root), "errors");
  g_assert_cmpuint (json_array_get_length (errors), ==, 1);
  JsonObject *first = json_array_get_object_element (errors, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "item"), ==, "auth-certificate");
  g_assert_cmpstr (json_object_get_string_member (first, "error"), ==, "malformed");
  assert_pin (root, "auth", 3, FALSE);
}

/* The 4 basic items: in the text only on request, in the JSON never. */
static void
test_personal (void)
{
  g_auto (Status) status = { 0 };
  g_autoptr (JsonNode) root = json_of ("healthy", "MADO1234", &status);
  MadoCertificate *sign = mado_snapshot_get_certificate (status.snapshot, MADO_KIND_SIGN);
  g_assert_nonnull (sign);
  const char *name = mado_certificate_get_items (sign)->name;
  const char *address = mado_certificate_get_items (sign)->address;
  g_assert_nonnull (name);
  g_assert_nonnull (address);
  g_autofree char *json =
      mado_status_to_json (status.snapshot, &status.advice, status.municipality, NULL);
  g_assert_null (strstr (json, name));
  g_assert_null (strstr (json, address));
  g_assert_cmpstr (json_object_get_string_member (member (root, "certificates", "sign"), "serial"),
                   ==, mado_certificate_get_serial (sign));

  g_autofree char *without =
      mado_status_to_text (status.snapshot, &status.advice, status.municipality, BOTH, FALSE);
  g_assert_null (strstr (without, name));
  g_assert_null (strstr (without, address));
  g_autofree char *with =
      mado_status_to_text (status.snapshot, &status.advice, status.municipality, BOTH, TRUE);
  g_assert_nonnull (strstr (with, name));
  g_assert_nonnull (strstr (with, address));
  const MadoBirth *birth = &mado_certificate_get_items (sign)->birth;
  g_autofree char *born = mado_wording_partial_date (birth->year, birth->month, birth->day);
  g_assert_nonnull (strstr (with, born));
}

/* Advice without a card has the same keys, with nothing of a card. */
static void
test_without_card (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;
  GDate today;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load ("suginami", NULL, &error);
  g_assert_no_error (error);
  mado_civil_date_parse (&today, "2024-07-12");
  facts.certificates[MADO_KIND_AUTH].record = MADO_RECORD_RECORDED;
  mado_civil_date_parse (&facts.certificates[MADO_KIND_AUTH].expires, "2024-10-10");
  mado_rules_advise (&facts, &municipality->rules, &today, &advice);
  g_autofree char *json = mado_status_to_json (NULL, &advice, municipality, NULL);
  g_autoptr (JsonNode) root = parse (json);
  JsonObject *object = json_node_get_object (root);
  check_schema (object);
  g_assert_true (json_object_get_null_member (object, "reader"));
  g_assert_true (
      json_object_get_null_member (json_object_get_object_member (object, "card"), "kind"));
  for (const Member *pin = pins; pin->key != NULL; pin++)
    assert_pin (root, pin->key, -1, -1);
  g_autofree char *text =
      mado_status_to_text (NULL, &advice, municipality, 1u << MADO_KIND_AUTH, FALSE);
  g_autofree char *other = g_strconcat (mado_wording_kind (MADO_KIND_SIGN), "（", NULL);
  g_assert_false (g_str_has_prefix (text, mado_wording_practice ()));
  g_assert_null (strstr (text, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/status/scenarios", test_scenarios);
  g_test_add_func ("/status/pins", test_pins);
  g_test_add_func ("/status/states", test_states);
  g_test_add_func ("/status/hidden", test_hidden_has_latest_expiry);
  g_test_add_func ("/status/chains", test_chains);
  g_test_add_func ("/status/untrusted", test_untrusted);
  g_test_add_func ("/status/errors", test_errors);
  g_test_add_func ("/status/personal", test_personal);
  g_test_add_func ("/status/without-card", test_without_card);
  return g_test_run ();
}
