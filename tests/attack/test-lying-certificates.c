/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-reading.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "session-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Certificates of a card that means harm (tests/certificate/certs/make-certs, whose CAs are the
 * only ones that are trusted here), each with what is to be said of it, in text and in JSON. */

#define PINNED     "valid-early pinned 2031-08-10"
#define UNREADABLE "unreadable unchecked -"
#define BROKEN     "untrusted broken -"

typedef struct
{
  const char *stem;
  const char *said; /* the certificate's state, chain and last day in JSON */
  const char *line; /* (nullable): of the text; makes it a 署名用 certificate */
} Lie;

/* clang-format off */
static const Lie lies[] = {
  /* What a real card has had. */
  { "size-auth-1574", PINNED },
  { "size-sign-1749", PINNED, "氏名：杉並　花子" },
  { "lie-size-1536", PINNED },
  { "lie-size-1537", PINNED },
  { "lie-size-1791", PINNED },
  { "lie-size-1792", PINNED },
  { "lie-size-1793", PINNED },
  { "lie-size-3808", PINNED },
  { "lie-size-4096", PINNED },
  { "lie-size-8192", PINNED },
  { "lie-size-32768", PINNED },
  /* A name is shown as it is, and never moves anything around it. */
  { "lie-name-markup", PINNED, "氏名：<span foreground=\"red\" size=\"99999\">花子</span>" },
  { "lie-name-entity", PINNED, "氏名：花子&lt;&amp;&#8238;&nonsense;" },
  { "lie-name-markup-unclosed", PINNED, "氏名：<b>花子" },
  { "lie-name-script", PINNED, "氏名：<script>alert(1)</script>" },
  { "lie-name-json", PINNED, "氏名：花子\",\"tries_left\":9,\"x\":\"" },
  { "lie-name-backslash", PINNED, "氏名：花\\u202e\\n\\x1b[31m子" },
  { "lie-name-percent", PINNED, "氏名：%s%n%1$s%99999999d" },
  { "lie-name-bidi-override", PINNED, "氏名：花子\ufffd2036\ufffd" },
  { "lie-name-bidi-isolate", PINNED, "氏名：花\ufffd子\ufffd\ufffd太\ufffd郎\ufffd\ufffd" },
  { "lie-name-hebrew", PINNED, "氏名：\u05d0\u05d1\u05d2 2036" },
  { "lie-name-zero-width", PINNED, "氏名：花\ufffd\ufffd\ufffd\ufffd\ufffd子" },
  { "lie-name-newlines", PINNED, "氏名：花子\ufffd状態：有効\ufffd\ufffd残り：5回\ufffd" },
  { "lie-name-next-line", PINNED, "氏名：花\ufffd子\ufffd\ufffd" },
  { "lie-name-csi", PINNED, "氏名：花\ufffd31m子\ufffd[2J" },
  { "lie-name-delete", PINNED, "氏名：花\ufffd\ufffd\ufffd子" },
  { "lie-name-combining", PINNED, "氏名：花\u0301\u0301\u0301" },
  { "lie-name-variation", PINNED, "氏名：葛\U000e0100城" },
  { "lie-name-tags", PINNED, "氏名：花\ufffd\ufffd\ufffd子" },
  { "lie-name-noncharacter", PINNED, "氏名：花\ufffd\ufffd子" },
  { "lie-name-surrogate", PINNED, "氏名：花\ufffd\ufffd\ufffd" },
  { "lie-name-overlong-nul", PINNED, "氏名：花\ufffd\ufffd" },
  { "lie-name-nul-first", PINNED, "氏名：\ufffd花子" },
  { "lie-name-half-a-character", PINNED, "氏名：花\ufffd\ufffd" },
  { "lie-name-emoji", PINNED, "氏名：👨\ufffd👩\ufffd👧花子" },
  { "lie-name-blanks", PINNED, "氏名：　　　" },
  { "lie-name-claim", PINNED, "氏名：有効（2036年8月10日まで）" },
  { "lie-name-3000-bytes", PINNED, "氏名：花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花…" },
  { "lie-address-newlines", PINNED, "住所：東京都\ufffd氏名：杉並　太郎\ufffd" },
  { "lie-address-markup", PINNED, "住所：<a href='x:y'>東京都</a>" },
  { "lie-address-twice", PINNED, "住所：東京都杉並区阿佐谷南１丁目１５番１号" },
  /* What cannot be read is not shown, and the rest is. */
  { "lie-born-markup", PINNED, "氏名：杉並　花子" },
  { "lie-born-future", PINNED, "氏名：杉並　花子" },
  { "lie-sex-letter", PINNED, "氏名：杉並　花子" },
  { "lie-name-bmp-string", PINNED, "" },
  { "lie-name-number", PINNED, "" },
  { "lie-name-empty-value", UNREADABLE, "" },
  /* A last day is that of the certificate, in Japan. */
  { "lie-dates-equal", "expired pinned 2026-08-01" },
  { "lie-dates-offset", UNREADABLE },
  { "lie-dates-fraction", UNREADABLE },
  { "lie-dates-without-seconds", UNREADABLE },
  { "lie-dates-second-60", UNREADABLE },
  { "lie-dates-hour-24", UNREADABLE },
  { "lie-dates-day-0", UNREADABLE },
  { "lie-dates-year-0", UNREADABLE },
  { "lie-dates-before-1970", UNREADABLE },
  { "lie-dates-both-ended", "expired pinned 2020-08-10" },
  { "lie-dates-future", "not-yet-valid pinned 2040-08-10" },
  { "lie-dates-midnight", "valid-early pinned 2031-08-11" },
  { "lie-dates-generalized", PINNED },
  { "lie-dates-long", "valid-early pinned 2131-08-10" },
  /* No date is believed of a signature that does not fit. */
  { "lie-chain-self-signed", BROKEN },
  { "lie-chain-own-issuer", BROKEN },
  { "lie-chain-own-issuer-key-id", BROKEN },
  { "lie-chain-real-name", BROKEN },
  { "lie-chain-other-name", BROKEN },
  { "lie-chain-no-name", BROKEN },
  { "lie-chain-is-ca", UNREADABLE },
  { "lie-chain-md5", BROKEN },
  { "lie-chain-two-algorithms", UNREADABLE },
  { "lie-chain-empty-signature", BROKEN },
  { "lie-chain-zero-signature", BROKEN },
  { "lie-chain-short-signature", BROKEN },
  { "lie-chain-moved-signature", BROKEN },
  { "lie-key-holder-512", BROKEN },
  { "lie-key-ca-1024", BROKEN },
  { "lie-key-ca-512", BROKEN },
  { "lie-twice-key-usage", UNREADABLE },
  { "lie-twice-policies", UNREADABLE },
  { "lie-twice-key-id", UNREADABLE },
  { "lie-twice-names", UNREADABLE, "" },
  { "lie-form-version-1", UNREADABLE },
  { "lie-form-version-9", PINNED },
  { "lie-form-serial-0", PINNED },
  { "lie-form-serial-negative", PINNED },
  { "lie-form-indefinite", UNREADABLE },
  { "lie-form-text", UNREADABLE },
  { "lie-form-empty", UNREADABLE },
  { "lie-form-deep", UNREADABLE, "" },
};
/* clang-format on */

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
read_card (const Lie *lie)
{
  g_autoptr (MadoPracticeCard) card = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load (lie->stem);
  g_autoptr (MadoSecret) password = mado_pin_prepare (MADO_PIN_SIGN, FIXTURE_PASSWORD, NULL);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = fixture_get_cas (),
    .order = order,
  };

  if (lie->line != NULL)
    mado_practice_card_add_file (card, fixture_jpki, 0x0001, der, 0x001B);
  else
    mado_practice_card_add_file (card, fixture_jpki, 0x000A, der, 0);
  g_autoptr (MadoTransportPractice) transport = fixture_transport_new (card);
  g_autoptr (GError) error = NULL;
  MadoSnapshot *snapshot = mado_reading_run (MADO_TRANSPORT (transport), &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
  return snapshot;
}

static Said
say (const Lie *lie)
{
  g_autoptr (MadoSnapshot) snapshot = read_card (lie);
  MadoFacts facts;
  MadoAdvice advice;
  GDate today;
  Said said;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_NOVEMBER, 2026);
  mado_snapshot_get_facts (snapshot, &facts);
  mado_rules_advise (&facts, mado_municipality_get_rules (municipality), &today, &advice);
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

/* Nothing that moves a cursor, turns a line around, or makes two lines of one. */
static void
check_clean (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      g_assert_true (*p == '\n' || type != G_UNICODE_CONTROL);
      g_assert_cmpint (type, !=, G_UNICODE_FORMAT);
      g_assert_cmpint (type, !=, G_UNICODE_LINE_SEPARATOR);
      g_assert_cmpint (type, !=, G_UNICODE_PARAGRAPH_SEPARATOR);
    }
}

static void
test_lie (gconstpointer data)
{
  const Lie *lie = data;
  g_auto (Said) said = say (lie);
  g_autofree char *words = dup_said (&said, lie->line != NULL);

  g_assert_cmpstr (words, ==, lie->said);
  check_clean (said.text);
  check_clean (said.json);
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
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (lies));
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
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *path = g_strconcat ("/lying-certificates/", lies[i].stem, NULL);
      g_test_add_data_func (path, &lies[i], test_lie);
    }
  int status = g_test_run ();
  g_clear_pointer (&municipality, mado_municipality_unref);
  return status;
}
