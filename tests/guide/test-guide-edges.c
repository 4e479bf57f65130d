/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-guide-private.h"
#include "mado-rules-nicks.h"

/* What is said to one and not to the next, and when two guides are the same. */

#define ADULT   "born=1985-10-10 card=2034-10-10"
#define CHILD   "born=2015-10-10 card=2034-10-10"
#define P(name) MADO_PROCEDURE_##name

typedef struct
{
  const char *facts;
  MadoProcedure procedure;
  const char *answers;
  const char *says;
  const char *unsaid;
} Row;

static const Row rows[] = {
  /* Other people's counters. */
  { "auth=2027-11-10 sign=absent overseas " ADULT, P (RENEW), NULL,
    "caution-maintenance caution-busy where-booking-ask where-honseki", "where-counter" },

  /* A computed end is said to be one. */
  { "auth=computed sign=computed " ADULT, P (REVOKE), NULL, "caution-computed", "caution-feb29" },
  { "auth=computed sign=computed born=1992-02-29 card=2032-02-28", P (REVOKE), NULL,
    "caution-computed caution-feb29", NULL },
  { "auth=early sign=early " ADULT, P (REVOKE), NULL, "bring-card",
    "caution-computed caution-feb29 caution-face-card" },

  /* Who goes for somebody else. */
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=proxy", "bring-proxy-id visits-two",
    "caution-pin-secret caution-form-lapsed" },
  { "auth=absent sign=absent " ADULT, P (ISSUE), "visitor=proxy",
    "bring-proxy-id visits-two caution-pin-secret", "caution-form-lapsed" },
  { "auth=expired sign=expired " ADULT, P (REISSUE), "visitor=proxy",
    "caution-pin-secret caution-form-lapsed", NULL },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy letter=yes",
    "bring-sealed-form visits-one-sealed", "visits-letter-unknown visits-two" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy",
    "bring-sealed-form visits-letter-unknown", "visits-one-sealed visits-two" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy letter=no", "visits-two",
    "bring-sealed-form visits-one-sealed visits-letter-unknown" },
  { "auth=early sign=early ward " ADULT, P (REVOKE), "visitor=legal",
    "bring-authority visits-one-legal", "caution-legal-sets-pin caution-person-too" },
  { "auth=absent sign=absent " CHILD, P (ISSUE), "visitor=legal",
    "caution-legal-sets-pin caution-person-too", NULL },
  { "auth=early,locked sign=absent " CHILD, P (UNLOCK), "visitor=legal which-pin=auth",
    "caution-legal-sets-pin caution-person-too", NULL },

  /* A child by what was answered, where the birth date is not known. */
  { "auth=early sign=absent card=2034-10-10", P (ISSUE), "under-age=yes",
    "visits-one-legal caution-legal-sets-pin", "visits-one" },
  { "auth=early sign=absent card=2034-10-10", P (ISSUE), NULL, "visits-one", "visits-one-legal" },
  { "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), "visitor=proxy", "caution-curator", NULL },

  /* Where the 利用者証明用 certificate is used alone. */
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "after-24-hours",
    "after-hospital after-store" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), NULL,
    "after-24-hours after-hospital after-store after-smartphone where-registered", NULL },
  { "auth=renewable,locked sign=absent " ADULT, P (RENEW), "face-card=no",
    "after-24-hours after-hospital after-store", "after-smartphone" },
  { "auth=renewable,locked sign=absent " ADULT, P (RENEW), "face-card=yes", "after-hospital",
    "after-24-hours after-store" },

  /* Changed details: what the facts tell is not asked, and what they do not is. */
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), "change=none",
    "why-sign-lapsed why-auth-stays", "why-no-change" },
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), "change=unknown", "why-sign-lapsed",
    "caution-change-unknown" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=unknown", "caution-change-unknown",
    "why-sign-lapses" },
  { "auth=early sign=hidden " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-no-sign", "caution-sign-unknown" },
  { "auth=early sign=hidden " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=unknown",
    "caution-sign-unknown why-sign-lapses", "why-no-sign" },
  { "auth=early sign=unknown " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-no-sign", "caution-sign-unknown" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-sign-lapses", "why-no-sign caution-sign-unknown" },
  { "auth=expired sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "caution-other-lapsed",
    "why-auth-stays" },
  { "auth=absent sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "why-sign-lapsed",
    "caution-other-lapsed why-auth-stays" },
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), "change=move-in continued-use=no",
    "why-continued-use", "why-sign-lapsed" },
  { "auth=early sign=renamed " ADULT, P (CHANGED_DETAILS),
    "change=move-in continued-use=no visitor=proxy household=no", "why-sign-lapsed",
    "why-continued-use caution-curator" },
  { "auth=expired sign=expired " ADULT, P (CHANGED_DETAILS), "change=move", "why-lapsed",
    "caution-other-lapsed" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move guardianship=unknown",
    "caution-eligibility-unknown", "why-sign-lapses" },

  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move-in continued-use=unknown",
    "why-sign-lapses caution-continued-use", "why-continued-use" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move-in continued-use=yes",
    "why-sign-lapses", "caution-continued-use why-continued-use" },
  { "auth=early sign=early " ADULT, P (CONTINUED_USE), "change=move-in", "after-continued",
    "after-continued-card" },
  { "auth=expired sign=early " ADULT, P (CONTINUED_USE), "change=move-in", "after-continued-card",
    "after-continued" },
  { "auth=early sign=early " ADULT, P (CONTINUED_USE), "change=none", "why-not-moved-in",
    "why-continued-use" },

  /* What is issued, and to whom not. A PIN of the other certificate that is locked stays so, and
   * one of a certificate that is not there only looks it. */
  { "auth=early sign=absent " ADULT, P (ISSUE), NULL, "why-not-recorded", "why-under-age" },
  { "auth=absent sign=absent card=2034-10-10", P (ISSUE), NULL, "caution-sign-in-principle", NULL },
  { "auth=absent sign=absent card=2034-10-10", P (ISSUE), "under-age=no", "why-not-recorded",
    "caution-sign-in-principle" },
  { "auth=early sign=absent ward " ADULT, P (ISSUE), NULL, "why-guardianship",
    "caution-sign-in-principle" },
  { "auth=early,locked sign=absent " ADULT, P (ISSUE), NULL, "why-face-card-suspected",
    "caution-sign-unknown" },
  { "auth=early,locked sign=absent " ADULT, P (ISSUE), "face-card=no", "bring-new-pin-sign",
    "visits-unlock-too bring-extra-id" },
  { "auth=early sign=absent,locked " ADULT, P (ISSUE), NULL, "bring-new-pin-sign",
    "visits-unlock-too bring-extra-id" },
  { "auth=early sign=early " ADULT, P (FACE_CARD), NULL, "why-face-card-switch after-stops-sign",
    "why-face-card-suspected" },
  { "auth=early sign=absent " ADULT, P (FACE_CARD), NULL, "why-face-card-switch",
    "after-stops-sign" },

  /* What can be revoked, and by whom at the portal. */
  { "auth=early sign=hidden " ADULT, P (REVOKE), "which-certificate=sign",
    "why-revocable after-stops-sign", "after-stops-auth" },
  { "auth=early sign=expired " ADULT, P (REVOKE), "which-certificate=sign", "why-nothing-to-revoke",
    "why-revocable bring-card" },
  { "auth=future sign=absent " ADULT, P (REVOKE), NULL, "why-revocable after-stops-auth",
    "after-stops-sign" },
  { "auth=unreadable sign=absent " ADULT, P (REVOKE), NULL, "why-unreadable",
    "why-revocable why-nothing-to-revoke" },
  { "auth=unreadable sign=hidden " ADULT, P (REVOKE), "which-certificate=auth",
    "why-unreadable after-stops-auth", "after-stops-sign" },
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=self", "where-online-window", NULL },
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=proxy", "where-counter",
    "where-online-window" },

  /* A lost card: by telephone, until it is suspended. */
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=no suspended=no",
    "why-lost-stop where-phone visits-phone after-check-sign", "where-counter" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=no suspended=yes", "where-counter",
    "where-phone visits-phone" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=yes suspended=no",
    "why-card-at-hand", "bring-card after-check-sign" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=yes suspended=yes",
    "why-lost-found bring-card after-check-sign", "where-phone" },

  /* What has run out, and what was revoked. */
  { "auth=expired sign=revoked " ADULT, P (REISSUE), NULL, "why-lapsed caution-portal-message",
    "why-revoked caution-sign-in-principle caution-eligibility-unknown why-sign-lapsed" },
  { "auth=revoked sign=revoked " ADULT, P (REISSUE), NULL, "why-revoked", "why-lapsed" },
  { "auth=expired sign=changed " ADULT, P (REISSUE), NULL, "why-sign-lapsed", NULL },
  { "auth=expired sign=expired ward " ADULT, P (REISSUE), NULL, "caution-sign-in-principle",
    "why-sign-lapsed caution-eligibility-unknown" },
  { "auth=early sign=expired " ADULT, P (REISSUE), NULL, "why-lapsed", "caution-portal-message" },
  { "auth=expired sign=expired " ADULT, P (REISSUE), "guardianship=unknown",
    "caution-eligibility-unknown", NULL },
  { "auth=early sign=expired " ADULT, P (REISSUE), "guardianship=yes", "why-guardianship",
    "caution-sign-in-principle" },
  { "auth=unreadable sign=hidden " ADULT, P (REISSUE), NULL,
    "bring-pin-sign bring-pin-auth after-hospital after-etax", NULL },

  /* A renewal, and what it does not mend. */
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "change=unknown", "caution-change-unknown",
    "caution-sign-by-change caution-other-lapsed" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, "why-window-open",
    "caution-change-unknown caution-sign-by-change caution-other-lapsed "
    "caution-eligibility-unknown caution-sign-in-principle why-national-open caution-face-card "
    "caution-card-ends-unknown" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "pins-known=no", "bring-extra-id",
    "visits-unlock-too" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "guardianship=unknown",
    "caution-eligibility-unknown", NULL },
  { "auth=last-day sign=early " ADULT, P (RENEW), NULL, "why-last-day", "why-window-open" },
  { "auth=national sign=absent " ADULT, P (RENEW), NULL, "why-national-open", NULL },
  { "auth=unreadable sign=renewable ward " ADULT, P (RENEW), NULL, "why-guardianship",
    "why-unreadable" },
  { "auth=unreadable sign=hidden " ADULT, P (RENEW), NULL, "bring-pin-auth bring-pin-sign",
    "after-renewed-expiry" },
  { "auth=renewable sign=hidden " ADULT, P (RENEW), NULL,
    "bring-pin-sign after-etax caution-both-together", NULL },
  { "auth=renewable sign=expired " ADULT, P (RENEW), NULL, "caution-other-lapsed",
    "caution-sign-by-change caution-both-together" },
  { "auth=revoked sign=absent " ADULT, P (RENEW), NULL, "why-revoked", "why-lapsed" },

  /* Which PIN is set anew, where nobody has said it. */
  { "auth=early,locked sign=early,locked " ADULT, P (UNLOCK), NULL,
    "bring-new-pin-auth bring-new-pin-sign", NULL },
  { "auth=early sign=early text-locked " ADULT, P (UNLOCK), NULL, "where-counter-only",
    "bring-new-pin-auth bring-new-pin-sign" },
  { "auth=early sign=early juki-locked " ADULT, P (UNLOCK), NULL,
    "where-counter-only bring-new-pin-juki",
    "bring-new-pin-auth bring-new-pin-sign bring-new-pin" },
  { "auth=early sign=early " ADULT, P (UNLOCK), "visitor=proxy", NULL, "bring-new-pin-sign" },
  { "auth=early sign=early " ADULT, P (UNLOCK), NULL, "bring-new-pin-sign", "bring-new-pin-auth" },
  { "auth=early sign=expired,locked " ADULT, P (UNLOCK), NULL, "why-pin-of-lapsed", NULL },
  { "auth=early,locked sign=early " ADULT, P (UNLOCK), NULL, "bring-new-pin-auth",
    "why-pin-of-lapsed why-looks-locked" },
  { "auth=absent sign=early " ADULT, P (UNLOCK), "which-pin=auth", "why-no-certificate-no-pin",
    "why-looks-locked" },

  /* At a convenience store only the one, by the other. */
  { "auth=early sign=absent " CHILD, P (UNLOCK), NULL, "where-counter-only",
    "where-store-not-now" },
  { "auth=early sign=revoked,locked juki-locked " ADULT, P (UNLOCK), "which-pin=auth",
    "where-store-not-both", "where-store-not-now" },
  { "auth=early sign=early,locked " ADULT, P (UNLOCK), NULL, "where-store-sign",
    "caution-change-unknown" },
  { "auth=early sign=early,locked " ADULT, P (UNLOCK), "change=unknown",
    "where-store-sign caution-change-unknown", NULL },

  /* What is changed, where nobody has said which PIN; of what has lapsed there is none. */
  { "auth=early sign=early " ADULT, P (CHANGE_PIN), NULL, "bring-new-pin",
    "bring-new-pin-sign bring-new-pin-auth bring-new-pin-juki where-counter-only "
    "why-some-pin-locked" },
  { "auth=early sign=early text-locked " ADULT, P (CHANGE_PIN), NULL, "why-some-pin-locked", NULL },
  { "auth=early sign=early juki-locked " ADULT, P (CHANGE_PIN), NULL, "why-some-pin-locked", NULL },
  { "auth=early sign=early " ADULT, P (CHANGE_PIN), "visitor=proxy", "bring-proxy-id",
    "bring-current-pin bring-new-pin bring-photo-id" },
  { "auth=expired sign=expired " ADULT, P (CHANGE_PIN), NULL, "why-pin-of-lapsed",
    "why-pin-known" },
  { "auth=early sign=absent " ADULT, P (CHANGE_PIN), "which-pin=sign", "why-no-certificate-no-pin",
    "why-pin-known why-pin-of-lapsed" },

  /* Why a new card, and what follows from it. */
  { "auth=early sign=early born=1985-10-10", P (NEW_CARD), "card-ends-too=no",
    "why-card-end-unknown", "why-stay-ends-with-card" },
  { "auth=renewable sign=renewable card=2027-01-10", P (NEW_CARD), "period-of-stay=yes",
    "why-stay-ends-with-card", "caution-stay-unknown why-stay-maybe" },
  { "auth=expired sign=expired card=2026-10-10", P (NEW_CARD), NULL, "why-card-lapsed",
    "caution-stay-unknown" },
  { "juki-card " ADULT, P (NEW_CARD), NULL,
    "why-juki-card bring-identity bring-old-card where-apply-online",
    "caution-keep-card caution-fee-free caution-licence-lost after-smartphone" },
  { "auth=early sign=early card=2034-10-10", P (NEW_CARD), "card-reason=full",
    "bring-photo caution-no-photo", "bring-identity" },
  { "auth=early sign=early " ADULT, P (NEW_CARD), "card-reason=broken", "where-apply-anew",
    "visits-card where-apply-online after-insurance-card after-eligibility" },
  { "auth=early sign=early " ADULT, P (NEW_CARD), "card-reason=void", "where-apply-anew",
    "visits-card where-apply-online" },
  { "auth=renewable sign=absent " ADULT, P (STAY_PERIOD), "period-of-stay=yes", "bring-pin-auth",
    "bring-pin-sign" },

  /* Abroad. */
  { "auth=early sign=early overseas " ADULT, P (OVERSEAS_MOVE), NULL, "why-already-overseas",
    "why-overseas-move bring-card" },
  { "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), NULL, "why-overseas-move bring-card",
    "why-already-overseas why-overseas-unknown" },
  { "auth=expired sign=early " ADULT, P (OVERSEAS_MOVE), NULL,
    "after-sign-leaves after-overseas-window", "after-fresh-auth why-auth-stays where-registered" },
  { "auth=early sign=absent " ADULT, P (OVERSEAS_MOVE), NULL, "after-fresh-auth why-auth-stays",
    "after-sign-leaves" },
  { "auth=early sign=expired " ADULT, P (OVERSEAS_MOVE), NULL, "why-auth-stays",
    "after-sign-leaves" },
  { "auth=early sign=changed " ADULT, P (OVERSEAS_MOVE), NULL, "why-auth-stays",
    "after-sign-leaves" },
  { "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), "japanese=unknown", "why-overseas-unknown",
    "why-overseas-move" },
  { "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), "before-departure=unknown",
    "why-overseas-unknown", "why-overseas-move" },

  /* The card's own PIN is that of the register. */
  { "auth=early sign=early " ADULT, P (CONTINUED_USE), "change=move-in", "bring-pin-juki",
    "bring-pin-auth bring-pin-sign bring-new-pin-juki visits-unlock-too" },
};

static gboolean
find_line (const char *id, MadoLine *line)
{
  for (*line = 0; *line < MADO_N_LINES; (*line)++)
    if (strcmp (mado_line_to_string (*line), id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_lines (const Row *row, const MadoGuide *guide, const char *ids, gboolean said)
{
  g_auto (GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);

  for (char **id = words; *id != NULL && **id != '\0'; id++)
    {
      MadoLine line;

      if (!find_line (*id, &line))
        g_error ("not a line: %s", *id);
      if (mado_guide_has_line (guide, line) != said)
        {
          g_test_message ("%s %s %s: %s is %s", row->facts,
                          mado_procedure_to_string (row->procedure), row->answers, *id,
                          said ? "not said" : "said");
          g_test_fail ();
        }
    }
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoGuide guide;

      guide_make (&guide, rows[i].facts, rows[i].procedure, rows[i].answers);
      check_lines (&rows[i], &guide, rows[i].says, TRUE);
      check_lines (&rows[i], &guide, rows[i].unsaid, FALSE);
      /* Nothing twice. */
      for (guint section = 0; section < MADO_N_SECTIONS; section++)
        for (guint j = 1; j < guide.sections[section].n_lines; j++)
          for (guint k = 0; k < j; k++)
            g_assert_cmpint (guide.sections[section].lines[j], !=,
                             guide.sections[section].lines[k]);
    }
}

/* The customs of this municipality are not those of the one to which somebody abroad goes. */
static void
test_customs (void)
{
  MadoRules rules;
  MadoGuide guide;

  guide_rules_init (&rules);
  rules.customs[MADO_CUSTOM_BOOKING] = MADO_WAY_REQUIRED;
  guide_make_by_rules (&guide, &rules, "auth=2027-11-10 sign=absent overseas " ADULT, P (RENEW),
                       NULL);
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_ASK));
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_REQUIRED));
  rules.opens_sundays = TRUE;
  guide_make_by_rules (&guide, &rules, "auth=renewable sign=absent " ADULT, P (RENEW), NULL);
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_REQUIRED));
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_CAUTION_MAINTENANCE));
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_CAUTION_BUSY));
  rules.opens_sundays = FALSE;
  rules.is_general = TRUE;
  guide_make_by_rules (&guide, &rules, "auth=renewable sign=absent " ADULT, P (RENEW), NULL);
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_CAUTION_MAINTENANCE));
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_CAUTION_BUSY));
}

static void
make (MadoGuide *guide)
{
  guide_make (guide, "auth=renewable sign=renewable " ADULT, P (RENEW), NULL);
  g_assert_true (mado_civil_date_parse (&guide->from, "2026-11-01"));
  g_assert_true (mado_civil_date_parse (&guide->apply_by, "2026-11-02"));
  g_assert_true (mado_civil_date_parse (&guide->insurance_until, "2026-11-03"));
}

/* The same to a person: whatever of it is shown makes another guide, and what it asks does not. */
static void
test_same (void)
{
  static const gsize numbers[] = {
    G_STRUCT_OFFSET (MadoGuide, errand),      G_STRUCT_OFFSET (MadoGuide, applies),
    G_STRUCT_OFFSET (MadoGuide, has_instead), G_STRUCT_OFFSET (MadoGuide, instead),
    G_STRUCT_OFFSET (MadoGuide, has_also),    G_STRUCT_OFFSET (MadoGuide, also),
    G_STRUCT_OFFSET (MadoGuide, kinds),
  };
  static const gsize dates[] = {
    G_STRUCT_OFFSET (MadoGuide, from),
    G_STRUCT_OFFSET (MadoGuide, until),
    G_STRUCT_OFFSET (MadoGuide, renewed_expiry),
    G_STRUCT_OFFSET (MadoGuide, apply_by),
    G_STRUCT_OFFSET (MadoGuide, insurance_until),
  };
  MadoGuide one, other;

  make (&one);
  make (&other);
  g_assert_true (mado_guide_is_same (&one, &other));
  other.n_questions = 0;
  g_assert_true (mado_guide_is_same (&one, &other));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      make (&other);
      G_STRUCT_MEMBER (guint, &other, numbers[i]) += 1;
      g_assert_false (mado_guide_is_same (&one, &other));
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GDate *date = &G_STRUCT_MEMBER (GDate, &other, dates[i]);

      make (&other);
      g_assert_true (mado_civil_date_known (date));
      g_date_add_days (date, 1);
      g_assert_false (mado_guide_is_same (&one, &other));
      g_date_clear (date, 1);
      g_assert_false (mado_guide_is_same (&one, &other));
      g_assert_false (mado_guide_is_same (&other, &one));
    }
  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    {
      make (&other);
      g_assert_cmpuint (other.sections[section].n_lines, >, 0);
      other.sections[section].lines[0] += 1;
      g_assert_false (mado_guide_is_same (&one, &other));
      make (&other);
      other.sections[section].n_lines--;
      g_assert_false (mado_guide_is_same (&one, &other));
    }
  /* No date is no date. */
  make (&other);
  g_date_clear (&one.from, 1);
  g_date_clear (&other.from, 1);
  g_assert_true (mado_guide_is_same (&one, &other));
}

/* With a dead card, or a telephone, there is nothing to ask and nothing to prepare. */
static void
test_gate (void)
{
  static const struct
  {
    const char *facts;
    gboolean telephone;
  } dead[] = {
    { "telephone auth=early sign=early " ADULT, TRUE },
    { "juki-card auth=early sign=early " ADULT, FALSE },
    { "auth=early sign=early born=1985-10-10 card=2026-10-10", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
      {
        MadoGuide guide;

        if (!dead[i].telephone &&
            (procedure == MADO_PROCEDURE_NEW_CARD || procedure == MADO_PROCEDURE_LOST_CARD))
          continue;
        guide_make (&guide, dead[i].facts, procedure, NULL);
        g_test_message ("%s: %s", dead[i].facts, mado_procedure_to_string (procedure));
        g_assert_cmpint (guide.applies, ==, MADO_APPLIES_NOT);
        g_assert_cmpint (guide.has_instead, ==, !dead[i].telephone);
        for (guint question = 0; question < MADO_N_QUESTIONS; question++)
          g_assert_false (mado_guide_asks (&guide, question));
        g_assert_cmpuint (guide.sections[MADO_SECTION_BRING].n_lines, ==, 0);
        g_assert_cmpuint (guide.sections[MADO_SECTION_VISITS].n_lines, ==, 0);
        g_assert_cmpint (mado_guide_has_line (&guide, MADO_LINE_AFTER_SMARTPHONE), ==,
                         dead[i].telephone);
      }
}

/* Which PIN is asked only where the card does not tell it. */
static void
test_which_pin (void)
{
  static const struct
  {
    const char *facts;
    gboolean asked;
  } cards[] = {
    { "auth=early sign=early " ADULT, TRUE },
    { "auth=early,locked sign=early " ADULT, FALSE },
    { "auth=early,locked sign=early,locked " ADULT, FALSE },
    { "auth=early sign=early text-locked " ADULT, FALSE },
    { "auth=early sign=early juki-locked " ADULT, FALSE },
    { "auth=early,locked sign=early text-locked " ADULT, TRUE },
    { "auth=early sign=early text-locked juki-locked " ADULT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      MadoGuide guide;

      g_test_message ("%s", cards[i].facts);
      guide_make (&guide, cards[i].facts, P (UNLOCK), NULL);
      g_assert_cmpint (mado_guide_asks (&guide, MADO_QUESTION_WHICH_PIN), ==, cards[i].asked);
    }
}

/* Nobody has said what a proxy comes for: what is recommended for the card, as by the other guides.
 */
static void
test_errand (void)
{
  static const struct
  {
    const char *facts;
    const char *answers;
    MadoProcedure errand;
  } cards[] = {
    { "auth=renewable sign=renewable " ADULT, NULL, P (RENEW) },
    { "auth=expired sign=expired " ADULT, NULL, P (REISSUE) },
    { "auth=absent sign=absent " ADULT, NULL, P (ISSUE) },
    { "auth=early,locked sign=early " ADULT, NULL, P (UNLOCK) },
    { "auth=early sign=early " ADULT, NULL, P (RENEW) },
    { "auth=early sign=changed " ADULT, NULL, P (CHANGED_DETAILS) },
    { "auth=expired sign=renewable " ADULT, NULL, P (RENEW) },
    /* That it ends with the card is no errand. */
    { "auth=renewable sign=renewable card=2027-01-10 born=1985-10-10", NULL, P (CHANGE_PIN) },
    { "auth=unreadable sign=unreadable " ADULT, NULL, P (RENEW) },
    /* A new card comes first, and is none: then what the card needs next. */
    { "auth=renewable sign=renewable born=1985-10-10 text-locked", "card-ends-too=yes", P (RENEW) },
    { "auth=2027-11-10 sign=revoked born=1985-01-10 card=2027-01-10", NULL, P (REISSUE) },
    { "auth=early sign=early " ADULT, "errand=issue", P (ISSUE) },
    { "auth=early sign=early " ADULT, "errand=revoke", P (REVOKE) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      MadoGuide guide;

      g_test_message ("%s", cards[i].facts);
      guide_make (&guide, cards[i].facts, P (PROXY), cards[i].answers);
      g_assert_cmpstr (mado_procedure_to_string (guide.errand), ==,
                       mado_procedure_to_string (cards[i].errand));
    }
}

/* What a guide takes for granted is the answer that makes the same guide; what was answered stays;
 * what it holds open, and what is not asked, is none. */
static void
test_cases (void)
{
  static const struct
  {
    const char *facts;
    MadoProcedure procedure;
    MadoQuestion question;
    MadoAnswer answer;
    MadoAnswer taken;
  } cards[] = {
    { "auth=early sign=early " ADULT, P (LOST_CARD), MADO_QUESTION_CARD_AT_HAND,
      MADO_ANSWER_UNANSWERED, MADO_ANSWER_NO },
    { "auth=early sign=early " ADULT, P (LOST_CARD), MADO_QUESTION_CARD_AT_HAND, MADO_ANSWER_YES,
      MADO_ANSWER_YES },
    { "auth=early sign=early " ADULT, P (LOST_CARD), MADO_QUESTION_VISITOR, MADO_ANSWER_UNANSWERED,
      MADO_ANSWER_UNANSWERED },
    { "auth=early sign=early " ADULT, P (REVOKE), MADO_QUESTION_VISITOR, MADO_ANSWER_UNANSWERED,
      MADO_ANSWER_SELF },
    { "auth=early sign=early " ADULT, P (REVOKE), MADO_QUESTION_WHICH_CERTIFICATE,
      MADO_ANSWER_UNANSWERED, MADO_ANSWER_BOTH },
    { "auth=renewable sign=renewable " ADULT, P (RENEW), MADO_QUESTION_CHANGE, MADO_ANSWER_DETAILS,
      MADO_ANSWER_DETAILS },
    { "auth=expired sign=expired card=2026-10-10", P (NEW_CARD), MADO_QUESTION_LICENCE,
      MADO_ANSWER_UNANSWERED, MADO_ANSWER_UNANSWERED },
    /* Whichever it is, nothing else is said. */
    { "auth=renewable sign=renewable card=2027-01-10 born=1985-10-10", P (PROXY),
      MADO_QUESTION_PERIOD_OF_STAY, MADO_ANSWER_UNANSWERED, MADO_ANSWER_UNANSWERED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      MadoFacts facts;
      MadoRules rules;
      MadoAdvice advice;
      MadoAnswers answers = { 0 }, cases;
      MadoGuide guide;
      GDate today;

      guide_rules_init (&rules);
      guide_facts_parse (&facts, cards[i].facts);
      g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
      mado_rules_advise (&facts, &rules, &today, &advice);
      answers.values[cards[i].question] = cards[i].answer;
      mado_guide_write (&facts, &advice, &rules, cards[i].procedure, &answers, &guide);
      mado_guide_find_cases (&facts, &advice, &rules, &answers, &guide, &cases);
      g_test_message ("%s: %s", cards[i].facts, mado_question_to_string (cards[i].question));
      g_assert_cmpint (cases.values[cards[i].question], ==, cards[i].taken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-edges/rows", test_rows);
  g_test_add_func ("/guide-edges/customs", test_customs);
  g_test_add_func ("/guide-edges/same", test_same);
  g_test_add_func ("/guide-edges/gate", test_gate);
  g_test_add_func ("/guide-edges/which-pin", test_which_pin);
  g_test_add_func ("/guide-edges/errand", test_errand);
  g_test_add_func ("/guide-edges/cases", test_cases);
  return g_test_run ();
}
