/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-reading-outcome.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"

/* What is made of the items of a card: the facts for the rules, and the words of a record. */

static void
set_tries (MadoSnapshot *snapshot, MadoPin pin, MadoTriesState state, guint left)
{
  const MadoTries tries = { state, left };
  mado_snapshot_set_tries (snapshot, pin, &tries);
}

static void
set_certificate (MadoSnapshot *snapshot, MadoKind kind, const char *stem, MadoChain chain)
{
  g_autoptr (GBytes) der = fixture_load (stem);
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoCertificate) certificate = mado_certificate_new (der, &error);

  g_assert_no_error (error);
  mado_snapshot_set_certificate (snapshot, kind, certificate);
  mado_snapshot_set_chain (snapshot, kind, chain);
}

static MadoFacts
get_facts (MadoSnapshot *snapshot)
{
  MadoFacts facts;

  mado_snapshot_get_facts (snapshot, &facts);
  return facts;
}

static void
test_complete (void)
{
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

  g_assert_false (mado_snapshot_get_has_pin_pad (snapshot));
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      g_assert_false (mado_snapshot_get_complete (snapshot));
      mado_snapshot_set_state (snapshot, item, MADO_ITEM_ABSENT, NULL);
    }
  g_assert_true (mado_snapshot_get_complete (snapshot));
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      mado_snapshot_set_state (snapshot, item, MADO_ITEM_PENDING, NULL);
      g_assert_false (mado_snapshot_get_complete (snapshot));
      mado_snapshot_set_state (snapshot, item, MADO_ITEM_UNSURE, NULL);
    }
}

/* A copy shares nothing that is changed later. */
static void
test_copy (void)
{
  g_autoptr (MadoSnapshot) first = mado_snapshot_new ("Reader", TRUE);
  g_autoptr (GError) error = g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "x");
  guint32 insertion = 0;

  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    mado_snapshot_set_state (first, item, MADO_ITEM_UNREADABLE, error);
  set_certificate (first, MADO_KIND_AUTH, "auth", MADO_CHAIN_PINNED);
  set_certificate (first, MADO_KIND_SIGN, "sign", MADO_CHAIN_BROKEN);
  g_assert_false (mado_snapshot_get_insertion (first, &insertion));
  mado_snapshot_set_insertion (first, 7);
  g_autoptr (MadoSnapshot) copy = mado_snapshot_copy (first);
  mado_snapshot_set_state (first, MADO_ITEM_TOKEN, MADO_ITEM_KNOWN, NULL);
  g_assert_null (mado_snapshot_get_error (first, MADO_ITEM_TOKEN));
  g_assert_error (mado_snapshot_get_error (copy, MADO_ITEM_TOKEN), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);
  g_assert_error (mado_snapshot_get_error (copy, MADO_ITEM_PIN_JUKI_COMMON), MADO_CARD_ERROR,
                  MADO_CARD_ERROR_PROTOCOL);
  g_assert_null (mado_snapshot_get_error (copy, MADO_ITEM_AUTH_CERTIFICATE));
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    g_assert_true (mado_snapshot_get_certificate (copy, kind) ==
                   mado_snapshot_get_certificate (first, kind));
  g_assert_true (mado_snapshot_get_insertion (copy, &insertion));
  g_assert_cmpuint (insertion, ==, 7);
  g_assert_cmpstr (mado_snapshot_get_reader (copy), ==, "Reader");
  g_assert_true (mado_snapshot_is_last_reference (copy));
  mado_snapshot_unref (mado_snapshot_ref (copy));
  g_assert_true (mado_snapshot_is_last_reference (copy));
}

static void
test_tries (void)
{
  static const struct
  {
    MadoTriesState tries;
    MadoItemState state;
  } table[] = {
    { MADO_TRIES_LEFT, MADO_ITEM_KNOWN },     { MADO_TRIES_LOCKED, MADO_ITEM_KNOWN },
    { MADO_TRIES_ABSENT, MADO_ITEM_ABSENT },  { MADO_TRIES_UNREADABLE, MADO_ITEM_UNREADABLE },
    { MADO_TRIES_UNKNOWN, MADO_ITEM_UNSURE }, { MADO_TRIES_NOT_REPORTED, MADO_ITEM_UNSURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (MadoPin pin = 0; pin < MADO_N_REFERENCES; pin++)
      {
        g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

        set_tries (snapshot, pin, table[i].tries, 2);
        for (MadoPin other = 0; other < MADO_N_REFERENCES; other++)
          g_assert_cmpint (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN + other), ==,
                           other == pin ? table[i].state : MADO_ITEM_PENDING);
        g_assert_cmpint (mado_snapshot_get_tries (snapshot, pin).state, ==, table[i].tries);
      }
}

/* The second reference of the 住民基本台帳用暗証番号 is spoken of where it says something else. */
static void
test_juki_differs (void)
{
  static const struct
  {
    MadoTries one, other;
    gboolean differs;
  } table[] = {
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_LEFT, 3 }, FALSE },
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_LEFT, 2 }, TRUE },
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_LOCKED, 0 }, TRUE },
    { { MADO_TRIES_LOCKED, 0 }, { MADO_TRIES_LEFT, 3 }, TRUE },
    { { MADO_TRIES_LOCKED, 0 }, { MADO_TRIES_LOCKED, 0 }, FALSE },
    { { MADO_TRIES_ABSENT, 0 }, { MADO_TRIES_LOCKED, 0 }, TRUE },
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_ABSENT, 0 }, FALSE },
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_UNREADABLE, 0 }, FALSE },
    { { MADO_TRIES_LEFT, 3 }, { MADO_TRIES_UNKNOWN, 0 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

      mado_snapshot_set_tries (snapshot, MADO_PIN_JUKI, &table[i].one);
      mado_snapshot_set_tries (snapshot, MADO_PIN_JUKI_COMMON, &table[i].other);
      g_test_message ("row %u", i);
      g_assert_cmpint (mado_snapshot_get_juki_differs (snapshot), ==, table[i].differs);
    }
}

static void
test_medium (void)
{
  static const struct
  {
    MadoToken token;
    MadoMedium medium;
  } table[] = {
    { MADO_TOKEN_UNKNOWN, MADO_MEDIUM_UNKNOWN },
    { MADO_TOKEN_MY_NUMBER_CARD, MADO_MEDIUM_CARD },
    { MADO_TOKEN_JUKI_CARD, MADO_MEDIUM_JUKI_CARD },
    { MADO_TOKEN_ANDROID, MADO_MEDIUM_SMARTPHONE },
    { MADO_TOKEN_IPHONE, MADO_MEDIUM_SMARTPHONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

      mado_snapshot_set_token (snapshot, table[i].token);
      g_assert_cmpint (get_facts (snapshot).medium, ==, table[i].medium);
    }
}

static void
test_record (void)
{
  static const struct
  {
    MadoItemState state;
    MadoRecord record;
  } table[] = {
    { MADO_ITEM_PENDING, MADO_RECORD_UNKNOWN }, { MADO_ITEM_ABSENT, MADO_RECORD_NOT_RECORDED },
    { MADO_ITEM_HIDDEN, MADO_RECORD_HIDDEN },   { MADO_ITEM_UNREADABLE, MADO_RECORD_UNREADABLE },
    { MADO_ITEM_UNSURE, MADO_RECORD_UNKNOWN },  { MADO_ITEM_UNASKED, MADO_RECORD_UNKNOWN },
  };
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

  set_certificate (snapshot, MADO_KIND_AUTH, "auth", MADO_CHAIN_PINNED);
  set_certificate (snapshot, MADO_KIND_SIGN, "sign", MADO_CHAIN_PINNED);
  MadoFacts facts = get_facts (snapshot);
  g_assert_cmpint (facts.certificates[MADO_KIND_AUTH].record, ==, MADO_RECORD_RECORDED);
  g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, MADO_RECORD_RECORDED);
  g_assert_true (mado_civil_date_known (&facts.born));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      /* What was there before is not told any more. */
      mado_snapshot_set_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, table[i].state, NULL);
      g_assert_null (mado_snapshot_get_certificate (snapshot, MADO_KIND_SIGN));
      g_assert_nonnull (mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH));
      facts = get_facts (snapshot);
      g_assert_cmpint (facts.certificates[MADO_KIND_SIGN].record, ==, table[i].record);
      g_assert_false (mado_civil_date_known (&facts.certificates[MADO_KIND_SIGN].expires));
      g_assert_false (mado_civil_date_known (&facts.born));
    }
}

/* Whom a certificate is by: of a forged one the birth date is not believed. */
static void
test_chain (void)
{
  static const struct
  {
    MadoChain chain;
    MadoItemState ca;
    gboolean broken, unpinned;
  } table[] = {
    { MADO_CHAIN_PINNED, MADO_ITEM_UNASKED, FALSE, FALSE },
    { MADO_CHAIN_UNPINNED, MADO_ITEM_KNOWN, FALSE, TRUE },
    { MADO_CHAIN_BROKEN, MADO_ITEM_KNOWN, TRUE, FALSE },
    { MADO_CHAIN_UNCHECKED, MADO_ITEM_PENDING, FALSE, FALSE },
    { MADO_CHAIN_UNCHECKED, MADO_ITEM_ABSENT, FALSE, TRUE },
    { MADO_CHAIN_UNCHECKED, MADO_ITEM_UNREADABLE, FALSE, TRUE },
  };
  static const MadoItem cas[MADO_N_KINDS] = {
    [MADO_KIND_AUTH] = MADO_ITEM_AUTH_CA,
    [MADO_KIND_SIGN] = MADO_ITEM_SIGN_CA,
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
      {
        g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

        mado_snapshot_set_chain (snapshot, kind, table[i].chain);
        mado_snapshot_set_state (snapshot, cas[kind], table[i].ca, NULL);
        MadoFacts facts = get_facts (snapshot);
        /* Of none nothing is said. */
        g_assert_false (facts.certificates[kind].chain_broken);
        g_assert_false (facts.certificates[kind].chain_unpinned);
        set_certificate (snapshot, kind, kind == MADO_KIND_AUTH ? "auth" : "sign", table[i].chain);
        facts = get_facts (snapshot);
        g_assert_cmpint (facts.certificates[kind].chain_broken, ==, table[i].broken);
        g_assert_cmpint (facts.certificates[kind].chain_unpinned, ==, table[i].unpinned);
        g_assert_cmpint (mado_civil_date_known (&facts.born), ==,
                         kind == MADO_KIND_SIGN && !table[i].broken);
        g_assert_true (mado_civil_date_known (&facts.certificates[kind].expires));
        g_assert_false (facts.certificates[kind].no_end);
      }
}

static void
test_pins (void)
{
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);
  MadoFacts facts;

  set_tries (snapshot, MADO_PIN_SIGN, MADO_TRIES_LEFT, 1);
  set_tries (snapshot, MADO_PIN_AUTH, MADO_TRIES_LEFT, 2);
  facts = get_facts (snapshot);
  g_assert_true (facts.certificates[MADO_KIND_SIGN].pin_last_try);
  g_assert_false (facts.certificates[MADO_KIND_AUTH].pin_last_try);
  g_assert_false (facts.certificates[MADO_KIND_SIGN].pin_locked);
  set_tries (snapshot, MADO_PIN_AUTH, MADO_TRIES_LOCKED, 0);
  set_tries (snapshot, MADO_PIN_SIGN, MADO_TRIES_LEFT, 0);
  facts = get_facts (snapshot);
  g_assert_false (facts.certificates[MADO_KIND_AUTH].pin_last_try);
  g_assert_true (facts.certificates[MADO_KIND_AUTH].pin_locked);
  g_assert_false (facts.certificates[MADO_KIND_SIGN].pin_last_try);
  /* Whatever number stands beside a counter that is not known. */
  set_tries (snapshot, MADO_PIN_SIGN, MADO_TRIES_UNREADABLE, 1);
  g_assert_false (get_facts (snapshot).certificates[MADO_KIND_SIGN].pin_last_try);

  g_assert_false (facts.text_pin_locked);
  g_assert_false (facts.juki_pin_locked);
  g_assert_false (facts.no_other_pin);
  set_tries (snapshot, MADO_PIN_TEXT, MADO_TRIES_LOCKED, 0);
  g_assert_true (get_facts (snapshot).text_pin_locked);
  g_assert_false (get_facts (snapshot).no_other_pin);
  set_tries (snapshot, MADO_PIN_JUKI, MADO_TRIES_ABSENT, 0);
  g_assert_false (get_facts (snapshot).juki_pin_locked);
  g_assert_false (get_facts (snapshot).no_other_pin);
  set_tries (snapshot, MADO_PIN_JUKI_COMMON, MADO_TRIES_LOCKED, 0);
  g_assert_true (get_facts (snapshot).juki_pin_locked);
  g_assert_true (get_facts (snapshot).no_other_pin);
  set_tries (snapshot, MADO_PIN_TEXT, MADO_TRIES_LEFT, 1);
  g_assert_false (get_facts (snapshot).no_other_pin);
}

/* --- the words of a record ----------------------------------------------------------------- */

static void
assert_outcome (MadoSnapshot *snapshot, GQuark domain, int code, const char *expected)
{
  g_autoptr (GError) error = domain != 0 ? g_error_new_literal (domain, code, "x") : NULL;
  g_autofree char *outcome = mado_reading_dup_outcome (snapshot, error);

  g_assert_cmpstr (outcome, ==, expected);
}

static void
test_outcome (void)
{
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", FALSE);

  assert_outcome (NULL, 0, 0, "ended:ok");
  assert_outcome (NULL, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI, "ended:not-jpki");
  assert_outcome (NULL, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "ended:card");
  assert_outcome (NULL, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, "ended:removed");
  assert_outcome (NULL, G_IO_ERROR, G_IO_ERROR_CANCELLED, "ended:cancelled");

  mado_snapshot_set_token (snapshot, MADO_TOKEN_MY_NUMBER_CARD);
  mado_snapshot_set_availability (snapshot, MADO_AVAILABILITY_NOT_RECORDED,
                                  MADO_AVAILABILITY_RECORDED);
  mado_snapshot_set_chain (snapshot, MADO_KIND_AUTH, MADO_CHAIN_UNPINNED);
  mado_snapshot_set_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_ABSENT, NULL);
  mado_snapshot_set_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN, NULL);
  mado_snapshot_set_state (snapshot, MADO_ITEM_CARD_EXPIRY, MADO_ITEM_UNREADABLE, NULL);
  set_tries (snapshot, MADO_PIN_SIGN, MADO_TRIES_LEFT, 5);
  set_tries (snapshot, MADO_PIN_AUTH, MADO_TRIES_LEFT, 1);
  set_tries (snapshot, MADO_PIN_TEXT, MADO_TRIES_LOCKED, 0);
  assert_outcome (snapshot, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                  "ended:removed token:my-number-card auth:absent sign:hidden expiry:unreadable "
                  "auth-chain:unpinned sign-available:yes auth-available:no sign-tries:5 "
                  "auth-tries:1 text-tries:locked juki-tries:unknown");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/complete", test_complete);
  g_test_add_func ("/snapshot/copy", test_copy);
  g_test_add_func ("/snapshot/tries", test_tries);
  g_test_add_func ("/snapshot/juki-differs", test_juki_differs);
  g_test_add_func ("/snapshot/medium", test_medium);
  g_test_add_func ("/snapshot/record", test_record);
  g_test_add_func ("/snapshot/chain", test_chain);
  g_test_add_func ("/snapshot/pins", test_pins);
  g_test_add_func ("/snapshot/outcome", test_outcome);
  return g_test_run ();
}
