/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lying-certificates.h"
#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-reading.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "session-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What is said of a certificate that lies, in text and in JSON. */

static MadoMunicipality *municipality;

typedef struct
{
  char *text;
  char *json;
  JsonNode *root;
} Said;

static void
said_clear (Said *self)
{
  g_free (self->text);
  g_free (self->json);
  g_clear_pointer (&self->root, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* With the password, so that a 署名用 certificate is read, too. */
static MadoSnapshot *
read_card (const LyingCertificate *lie)
{
  g_autoptr (MadoPracticeCard) card = lying_certificate_create_card (lie);
  g_autoptr (MadoSecret) password = mado_pin_prepare (MADO_PIN_SIGN, FIXTURE_PASSWORD, NULL);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = order,
  };

  g_autoptr (MadoTransportPractice) transport = fixture_transport_new (card);
  g_autoptr (GError) error = NULL;
  MadoSnapshot *snapshot = mado_reading_run (MADO_TRANSPORT (transport), &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  return snapshot;
}

static Said
say (const LyingCertificate *lie)
{
  g_autoptr (MadoSnapshot) snapshot = read_card (lie);
  MadoFacts facts;
  MadoAdvice advice;
  GDate today;
  Said said;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_NOVEMBER, 2026);
  mado_snapshot_get_facts (snapshot, &facts);
  mado_rules_advise (&facts, &municipality->rules, &today, &advice);
  said.text = mado_status_to_text (snapshot, &advice, municipality, MADO_BOTH_KINDS, TRUE);
  said.json = mado_status_to_json (snapshot, &advice, municipality, NULL);
  said.root = json_from_string (said.json, NULL);
  return said;
}

static JsonObject *
go_into (JsonObject *object, const char *name)
{
  return json_object_get_object_member (object, name);
}

static char *
dup_said (const Said *said, gboolean is_sign)
{
  JsonObject *root = json_node_get_object (said->root);
  JsonObject *certificate = go_into (go_into (root, "certificates"), is_sign ? "sign" : "auth");
  JsonNode *expires = json_object_get_member (certificate, "expires");

  /* Whoever counts tries counts those of the card. */
  g_assert_cmpint (
      json_object_get_int_member (go_into (go_into (root, "pins"), "auth"), "tries_left"), ==, 3);
  return g_strjoin (" ", json_object_get_string_member (certificate, "state"),
                    json_object_get_string_member (certificate, "chain"),
                    json_node_is_null (expires) ? "-" : json_node_get_string (expires), NULL);
}

static void
test_lie (gconstpointer data)
{
  const LyingCertificate *lie = data;
  g_auto (Said) said = say (lie);
  g_autofree char *words = dup_said (&said, lie->line != NULL);

  g_assert_cmpstr (words, ==, lie->said);
  lying_certificate_check_clean (said.text);
  lying_certificate_check_clean (said.json);
  if (lie->line == NULL || *lie->line == '\0')
    return;
  g_autofree char *line = g_strconcat ("\n  ", lie->line, "\n", NULL);
  if (strstr (said.text, line) == NULL)
    g_test_fail_printf ("“%s” is not in: %s", lie->line, said.text);
}

/* Each of them, and none that is not there: a new one has to be given its word. */
static void
test_whole (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_getenv ("MADO_TEST_CERTS"), 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n_files += g_str_has_prefix (name, "lie-") || g_str_has_prefix (name, "size-");
  g_assert_cmpuint (n_files, ==, lying_certificates_n);
}

/* A DER that a real card has had (card-protocol.md 6.1), in a file as large as there. */
static void
test_sizes (void)
{
  g_autoptr (GBytes) auth = fixture_load ("size-auth-1574");
  g_autoptr (GBytes) sign = fixture_load ("size-sign-1749");

  g_assert_cmpuint (g_bytes_get_size (auth), ==, 1574);
  g_assert_cmpuint (g_bytes_get_size (sign), ==, 1749);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  municipality = mado_municipality_load (MADO_MUNICIPALITY_DEFAULT, NULL, NULL);
  g_assert_nonnull (municipality);

  g_test_add_func ("/lying-certificates/whole", test_whole);
  g_test_add_func ("/lying-certificates/sizes", test_sizes);
  for (guint i = 0; i < lying_certificates_n; i++)
    {
      g_autofree char *path =
          g_strconcat ("/lying-certificates/", lying_certificates[i].stem, NULL);
      g_test_add_data_func (path, (gpointer)&lying_certificates[i], test_lie);
    }
  int status = g_test_run ();
  g_clear_pointer (&municipality, mado_municipality_unref);
  return status;
}
