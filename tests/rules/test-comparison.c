/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-comparison.h"

/* A card as "FINGERPRINT END", a certificate as "SERIAL ISSUED EXPIRES", or a word for why there is
 * none. */
static void
set_certificate (MadoBaselineCertificate *mark, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  g_date_clear (&mark->issued, 1);
  g_date_clear (&mark->expires, 1);
  if (strcmp (text, "hidden") == 0)
    mark->record = MADO_RECORD_HIDDEN;
  else if (strcmp (text, "none") == 0)
    mark->record = MADO_RECORD_NOT_RECORDED;
  else if (strcmp (text, "unreadable") == 0)
    mark->record = MADO_RECORD_UNREADABLE;
  else
    {
      g_assert_cmpuint (g_strv_length (parts), ==, 3);
      mark->record = MADO_RECORD_RECORDED;
      g_strlcpy (mark->serial, parts[0], sizeof mark->serial);
      g_assert_true (mado_civil_date_parse (&mark->issued, parts[1]));
      g_assert_true (mado_civil_date_parse (&mark->expires, parts[2]));
    }
}

static void
set_card (MadoBaseline *mark, const char *card, const char *auth, const char *sign)
{
  memset (mark, 0, sizeof *mark);
  g_date_clear (&mark->card_expires, 1);
  g_assert_true (mado_civil_date_parse (&mark->day, "2027-04-01"));
  if (card != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (card, " ", -1);

      g_strlcpy (mark->fingerprint, parts[0], sizeof mark->fingerprint);
      g_assert_true (mado_civil_date_parse (&mark->card_expires, parts[1]));
    }
  set_certificate (&mark->certificates[MADO_KIND_AUTH], auth);
  set_certificate (&mark->certificates[MADO_KIND_SIGN], sign);
}

#define CARD     "7f 2032-06-15"
#define OLD      "0A 2022-06-20 2027-06-15"
#define NEW      "0B 2027-04-01 2032-06-15"
#define TWIN     "0A 2023-06-20 2028-06-15"
#define EARLIER  "0C 2027-03-31 2032-06-15"
#define LATER    "0D 2027-04-02 2032-06-15"
#define OLD_SIGN "1A 2022-06-20 2027-06-15"
#define NEW_SIGN "1B 2027-04-01 2032-06-15"

#define WRITTEN  MADO_COMPARISON_WRITTEN
#define STILL    MADO_COMPARISON_OLD
#define MISSING  MADO_COMPARISON_MISSING
#define OTHER    MADO_COMPARISON_OTHER_CARD
#define UNSURE   MADO_COMPARISON_UNSURE
#define NOTHING  MADO_COMPARISON_NOTHING

static const struct
{
  const char *what;
  const char *before[3]; /* the card, 利用者証明用, 署名用 */
  const char *after[3];
  MadoComparison auth;
  MadoComparison sign;
  MadoComparison all;
  MadoKind kind;
} table[] = {
  { "a renewal", { CARD, OLD, "hidden" }, { CARD, NEW, "hidden" }, WRITTEN, NOTHING, WRITTEN, 0 },
  { "nothing happened",
    { CARD, OLD, "hidden" },
    { CARD, OLD, "hidden" },
    STILL,
    NOTHING,
    STILL,
    0 },
  { "the same certificate is the same card, whatever else",
    { NULL, OLD, "hidden" },
    { CARD, OLD, "hidden" },
    STILL,
    NOTHING,
    STILL,
    0 },
  { "another card",
    { CARD, OLD, "hidden" },
    { "80 2031-01-09", NEW, "hidden" },
    OTHER,
    OTHER,
    OTHER,
    0 },
  { "another card of the same end",
    { CARD, OLD, "hidden" },
    { "80 2032-06-15", NEW, "hidden" },
    OTHER,
    OTHER,
    OTHER,
    0 },
  { "the end of the card was changed",
    { CARD, OLD, "hidden" },
    { "7f 2031-01-09", NEW, "hidden" },
    UNSURE,
    UNSURE,
    UNSURE,
    0 },
  { "another card with no certificate",
    { CARD, OLD, "hidden" },
    { "80 2031-01-09", "none", "none" },
    OTHER,
    OTHER,
    OTHER,
    0 },
  { "the card is not known",
    { NULL, OLD, "hidden" },
    { NULL, NEW, "hidden" },
    UNSURE,
    UNSURE,
    UNSURE,
    0 },
  { "the card is not known, nor its certificate",
    { CARD, OLD, "hidden" },
    { NULL, "unreadable", "hidden" },
    UNSURE,
    UNSURE,
    UNSURE,
    0 },
  { "not issued since",
    { CARD, OLD, "hidden" },
    { CARD, EARLIER, "hidden" },
    UNSURE,
    NOTHING,
    UNSURE,
    0 },
  { "issued a day later",
    { CARD, OLD, "hidden" },
    { CARD, LATER, "hidden" },
    WRITTEN,
    NOTHING,
    WRITTEN,
    0 },
  { "a serial that came twice",
    { CARD, OLD, "hidden" },
    { CARD, TWIN, "hidden" },
    UNSURE,
    NOTHING,
    UNSURE,
    0 },
  { "issued to a card that had none",
    { CARD, "none", "none" },
    { CARD, NEW, NEW_SIGN },
    WRITTEN,
    WRITTEN,
    WRITTEN,
    0 },
  { "revoked and not issued again",
    { CARD, OLD, "hidden" },
    { CARD, "none", "none" },
    MISSING,
    MISSING,
    MISSING,
    0 },
  { "unreadable afterwards",
    { CARD, OLD, "hidden" },
    { CARD, "unreadable", "hidden" },
    MISSING,
    NOTHING,
    MISSING,
    0 },
  { "unreadable before",
    { CARD, "unreadable", "hidden" },
    { CARD, NEW, "hidden" },
    NOTHING,
    NOTHING,
    NOTHING,
    0 },
  { "only 署名用 was issued",
    { CARD, OLD, OLD_SIGN },
    { CARD, OLD, NEW_SIGN },
    STILL,
    WRITTEN,
    WRITTEN,
    1 },
  { "署名用 was not seen before",
    { CARD, OLD, "hidden" },
    { CARD, NEW, NEW_SIGN },
    WRITTEN,
    NOTHING,
    WRITTEN,
    0 },
  { "署名用 was forgotten at the renewal",
    { CARD, OLD, OLD_SIGN },
    { CARD, NEW, OLD_SIGN },
    WRITTEN,
    STILL,
    WRITTEN,
    0 },
};

static void
test_table (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  MadoBaseline before, after;
  MadoKind kind;

  set_card (&before, table[i].before[0], table[i].before[1], table[i].before[2]);
  set_card (&after, table[i].after[0], table[i].after[1], table[i].after[2]);
  g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, table[i].auth);
  g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_SIGN), ==, table[i].sign);
  g_assert_cmpint (mado_rules_compare_cards (&before, &after, &kind), ==, table[i].all);
  g_assert_cmpint (kind, ==, table[i].kind);
}

/* A date that only one of the two tells makes another certificate of it; one that neither tells
 * does not. */
static void
test_unknown_date (void)
{
  for (guint which = 0; which < 2; which++)
    {
      MadoBaseline before, after;
      GDate *dates[2];

      set_card (&before, CARD, OLD, "hidden");
      set_card (&after, CARD, OLD, "hidden");
      for (guint i = 0; i < 2; i++)
        {
          MadoBaselineCertificate *mark =
              &(i == 0 ? &before : &after)->certificates[MADO_KIND_AUTH];
          dates[i] = which == 0 ? &mark->issued : &mark->expires;
        }
      g_date_clear (dates[1], 1);
      g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, UNSURE);
      g_date_clear (dates[0], 1);
      g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, STILL);
    }
}

/* What is not on the card any more is no certificate, whatever is remembered of it. */
static void
test_remembered (void)
{
  for (guint which = 0; which < 2; which++)
    {
      MadoBaseline before, after;

      set_card (&before, NULL, OLD, "hidden");
      set_card (&after, NULL, OLD, "hidden");
      (which == 0 ? &before : &after)->certificates[MADO_KIND_AUTH].record = MADO_RECORD_HIDDEN;
      g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, UNSURE);
    }
}

/* Nor is a card the same whose end only one of the two tells. */
static void
test_unknown_end (void)
{
  MadoBaseline before, after;

  set_card (&before, CARD, OLD, "hidden");
  set_card (&after, CARD, NEW, "hidden");
  g_date_clear (&after.card_expires, 1);
  g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, UNSURE);
  g_date_clear (&before.card_expires, 1);
  g_assert_cmpint (mado_rules_compare (&before, &after, MADO_KIND_AUTH), ==, WRITTEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/%s", table[i].what);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/comparison/unknown-date", test_unknown_date);
  g_test_add_func ("/comparison/remembered", test_remembered);
  g_test_add_func ("/comparison/unknown-end", test_unknown_end);
  return g_test_run ();
}
