/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "date-of.h"
#include "mado-card-error.h"
#include "mado-civil-date.h"
#include "mado-transport-error.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-lobby.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-stage.h"
#include "mado-wording.h"

/* What only a screen says: that what differs for a person is said differently, and that nothing is
 * said where there is nothing to say. */

static const char *const languages[] = { "ja", "en" };

/* Takes @word into @said; none may be there already. */
static void
say (GHashTable *said, char *word)
{
  g_assert_cmpstr (word, !=, NULL);
  g_assert_cmpstr (word, !=, "");
  if (!g_hash_table_add (said, word))
    g_error ("said twice: %s", word);
}

static GHashTable *
said_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
check_stages (void)
{
  g_autoptr (GHashTable) said = said_new ();
  g_autofree char *starting =
      mado_wording_stage_of_reader (MADO_STAGE_STARTING, FALSE, FALSE, NULL);

  g_assert_cmpstr (starting, ==, "");
  for (MadoStage stage = MADO_STAGE_NO_SERVICE; stage <= MADO_STAGE_RESULT; stage++)
    {
      g_autofree char *named =
          mado_wording_stage_of_reader (stage, FALSE, FALSE, "ACME Reader 00 00");

      g_assert_nonnull (strstr (named, "ACME Reader"));
      say (said, mado_wording_stage_of_reader (stage, FALSE, FALSE, NULL));
    }
  say (said, mado_wording_stage_of_reader (MADO_STAGE_RESULT, TRUE, FALSE, NULL));
  say (said, mado_wording_stage_of_reader (MADO_STAGE_RESULT, FALSE, TRUE, NULL));
  for (guint interrupted = 0; interrupted < 2; interrupted++)
    {
      say (said, g_strdup (mado_wording_waiting_title (interrupted != 0)));
      say (said, g_strdup (mado_wording_waiting_detail (interrupted != 0)));
    }
}

static void
check_errors (void)
{
  static const int files[] = { G_FILE_ERROR_ACCES, G_FILE_ERROR_NOENT,       G_FILE_ERROR_ISDIR,
                               G_FILE_ERROR_NOSPC, G_FILE_ERROR_NAMETOOLONG, G_FILE_ERROR_IO };
  static const int streams[] = { G_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_NOT_FOUND,
                                 G_IO_ERROR_IS_DIRECTORY,      G_IO_ERROR_NO_SPACE,
                                 G_IO_ERROR_FILENAME_TOO_LONG, G_IO_ERROR_FAILED };
  g_autoptr (GHashTable) said = said_new ();
  g_autoptr (GError) timed_out = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "x");
  g_autoptr (GError) no_service =
      g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE, "x");
  g_autofree char *in_full = mado_wording_error_in_full (no_service);
  g_autofree char *sentence = mado_wording_error (no_service);
  g_autofree char *advice = mado_wording_error_advice (no_service);
  g_autofree char *both = g_strconcat (sentence, "\n", advice, NULL);
  g_autofree char *silence = mado_wording_silence ();

  g_assert_cmpstr (in_full, ==, both);
  g_assert_true (g_str_has_suffix (silence, mado_wording_silence_advice ()));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, files[i], "x");
      g_autoptr (GError) same = g_error_new_literal (G_IO_ERROR, streams[i], "x");

      g_assert_cmpstr (mado_wording_file_error (error), ==, mado_wording_file_error (same));
      say (said, g_strdup (mado_wording_file_error (error)));
    }
  say (said, g_strdup (mado_wording_file_error (timed_out)));
}

static void
check_pins (void)
{
  const MadoTries three = { .state = MADO_TRIES_LEFT, .left = 3 };
  const MadoTries one = { .state = MADO_TRIES_LEFT, .left = 1 };
  MadoAdvice face = { 0 };
  g_autoptr (GHashTable) said = said_new ();
  g_autofree char *field = mado_wording_pin_field (MADO_PIN_AUTH, &three);
  g_autofree char *tries = mado_wording_tries (MADO_PIN_AUTH, &three);
  g_autofree char *twins =
      mado_wording_tries_advice (MADO_PIN_JUKI_COMMON, &three, NULL, MADO_AUDIENCE_CITIZEN);
  g_autofree char *last_of_twins =
      mado_wording_tries_advice (MADO_PIN_JUKI_COMMON, &one, NULL, MADO_AUDIENCE_CITIZEN);
  g_autofree char *untold = NULL;
  g_autoptr (GError) error = g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD, "x");

  g_assert_true (g_str_has_prefix (field, tries));
  g_assert_true (g_str_has_suffix (field, mado_wording_pin_shape (MADO_PIN_AUTH)));
  /* The other record of the same PIN is shown only where the two differ, which is said. */
  g_assert_true (g_str_has_prefix (last_of_twins, twins));
  g_assert_cmpuint (strlen (last_of_twins), >, strlen (twins));
  for (MadoPin pin = 0; pin < MADO_N_PINS; pin++)
    {
      g_autofree char *locked = mado_wording_locked (pin, NULL, MADO_AUDIENCE_CITIZEN);
      g_autofree char *lock = mado_wording_lock (pin, NULL, MADO_AUDIENCE_CITIZEN);

      say (said, g_strdup (mado_wording_pin_name (pin)));
      g_assert_true (g_str_has_suffix (locked, lock));
      g_assert_nonnull (strstr (locked, mado_wording_pin_name (pin)));
    }
  /* Nothing unlocks what a 顔認証 card has not. */
  face.certificates[MADO_KIND_AUTH].notes = MADO_NOTE_FACE_CARD;
  say (said, mado_wording_lock (MADO_PIN_AUTH, NULL, MADO_AUDIENCE_CITIZEN));
  say (said, mado_wording_lock (MADO_PIN_AUTH, &face, MADO_AUDIENCE_CITIZEN));
  say (said, g_strdup (mado_wording_pin_not_typable ()));
  g_assert_true (mado_wording_pin_format (MADO_PIN_AUTH, MADO_PIN_FORMAT_OK) == NULL);
}

/* --- the diagnosis --- */

static void
check_links (void)
{
  g_autoptr (GHashTable) icons = said_new ();

  for (MadoLinkState state = MADO_LINK_STATE_UNKNOWN; state <= MADO_LINK_STATE_ABSENT; state++)
    {
      g_assert_true (g_str_has_suffix (mado_wording_link_icon (state), "-symbolic"));
      g_assert_true (g_str_has_prefix (mado_wording_link_tone (state), "mado-"));
      /* Never told by colour alone. */
      say (icons, g_strdup (mado_wording_link_icon (state)));
    }
  g_assert_cmpstr (mado_wording_link_tone (MADO_LINK_STATE_OK), !=,
                   mado_wording_link_tone (MADO_LINK_STATE_BROKEN));
}

/* A command is one of the system on which it is typed. */
static void
check_commands (void)
{
  static const struct
  {
    MadoFamily family;
    const char *installs;
  } families[] = {
    { MADO_FAMILY_OTHER, NULL },    { MADO_FAMILY_DEBIAN, "apt" },  { MADO_FAMILY_FEDORA, "dnf" },
    { MADO_FAMILY_SUSE, "zypper" }, { MADO_FAMILY_ARCH, "pacman" }, { MADO_FAMILY_WINDOWS, NULL },
  };
  g_autoptr (GHashTable) names = said_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      const MadoSystem system = { .family = families[i].family };
      const gboolean windows = system.family == MADO_FAMILY_WINDOWS;
      const char *install = mado_wording_fault_command (MADO_FAULT_SERVICE_MISSING, &system);
      const char *driver = mado_wording_fault_command (MADO_FAULT_DRIVER_MISSING, &system);
      const char *start = mado_wording_fault_command (MADO_FAULT_SERVICE_STOPPED, &system);
      const char *kernel = mado_wording_fault_command (MADO_FAULT_DRIVER_KERNEL, &system);

      g_assert_cmpint (install != NULL, ==, families[i].installs != NULL);
      g_assert_cmpstr (install, ==, driver);
      if (install != NULL)
        g_assert_nonnull (strstr (install, families[i].installs));
      g_assert_cmpint (start == NULL, ==, windows);
      g_assert_cmpint (kernel == NULL, ==, windows);
      if (kernel != NULL)
        g_assert_nonnull (strstr (kernel, "port100"));
      g_assert_null (mado_wording_fault_command (MADO_FAULT_CARD_MUTE, &system));
    }
}

static gboolean
note_says (MadoFault fault, const MadoSystem *system, const char *words)
{
  static const char *const readers[] = { "ACME Reader 00 00", "Yubico YubiKey OTP+FIDO+CCID 01 00",
                                         NULL };
  g_autofree char *note = mado_wording_fault_note (fault, system, readers);

  return note != NULL && strstr (note, words) != NULL;
}

static void
check_fault_words (void)
{
  const MadoSystem debian = { .family = MADO_FAMILY_DEBIAN };
  const MadoSystem windows = { .family = MADO_FAMILY_WINDOWS };
  const MadoSystem flatpak = { .family = MADO_FAMILY_DEBIAN, .flatpak = TRUE };
  const MadoFault of_the_reader[] = { MADO_FAULT_SERVICE_MISSING, MADO_FAULT_SERVICE_STOPPED,
                                      MADO_FAULT_DRIVER_MISSING, MADO_FAULT_READER_MISSING };
  g_autoptr (GHashTable) said = said_new ();

  g_assert_cmpstr (mado_wording_fault (MADO_FAULT_NONE), ==, "");
  for (MadoFault fault = MADO_FAULT_SERVICE_MISSING; fault <= MADO_FAULT_READING; fault++)
    {
      say (said, g_strdup (mado_wording_fault (fault)));
      say (said, g_strdup (mado_wording_fault_detail (fault, &debian)));
    }
  /* Elsewhere the same fault is mended another way. */
  say (said, g_strdup (mado_wording_fault_detail (MADO_FAULT_SERVICE_STOPPED, &windows)));
  say (said, g_strdup (mado_wording_fault_detail (MADO_FAULT_SERVICE_STOPPED, &flatpak)));
  say (said, g_strdup (mado_wording_fault_detail (MADO_FAULT_SERVICE_MISMATCH, &flatpak)));
  say (said, g_strdup (mado_wording_fault_detail (MADO_FAULT_DRIVER_MISSING, &windows)));

  for (gsize i = 0; i < G_N_ELEMENTS (of_the_reader); i++)
    g_assert_true (note_says (of_the_reader[i], &flatpak, "pcsc-lite"));
  g_assert_false (note_says (MADO_FAULT_SERVICE_STOPPED, &debian, ""));
  g_assert_false (note_says (MADO_FAULT_CARD_MUTE, &flatpak, ""));
  g_assert_true (
      note_says (MADO_FAULT_SERVICE_REFUSED, &debian, "org.debian.pcsc-lite.access_pcsc"));
  g_assert_true (note_says (MADO_FAULT_READER_MISSING, &debian, "RC-S380"));
  /* What is no reader is named where one is missed, and nowhere else. */
  g_assert_true (note_says (MADO_FAULT_READER_MISSING, &windows, "YubiKey"));
  g_assert_false (note_says (MADO_FAULT_READER_MISSING, &windows, "ACME"));
  g_assert_false (note_says (MADO_FAULT_CARD_MISSING, &windows, ""));
}

/* What somebody who helps has to know of the computer, and nothing that a serial number tells. */
static void
check_report (void)
{
  static const char *const readers[] = { "ACME Reader [Thing] (123456789012) 00 00", NULL };
  g_autoptr (MadoMunicipality) ward = mado_municipality_load_or_national ("suginami");
  g_autoptr (GHashTable) said = said_new ();

  for (MadoFamily family = MADO_FAMILY_OTHER; family <= MADO_FAMILY_WINDOWS; family++)
    for (guint flatpak = 0; flatpak < 2; flatpak++)
      {
        const MadoDiagnosis diagnosis = { 0 };
        const MadoSystem system = { .family = family, .flatpak = flatpak != 0 };
        char *report = mado_wording_diagnosis_report (&diagnosis, &system, readers, ward);

        g_assert_nonnull (strstr (report, "ACME Reader"));
        g_assert_null (strstr (report, "123456789012"));
        say (said, report);
      }
}

/* --- certificates --- */

/* The panel of a certificate beside the verdict, which says already all of the one that decides. */
static void
check_panels (void)
{
  static const struct
  {
    MadoKind kind;
    MadoState state;
    MadoIneligible ineligible;
    MadoNotes notes;
    MadoKind urgent;
    const char *latest;
    gboolean said;
  } rows[] = {
    { MADO_KIND_SIGN, MADO_STATE_EXPIRED, MADO_INELIGIBLE_NO, 0, MADO_KIND_SIGN, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_EXPIRED, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_EXPIRED, MADO_INELIGIBLE_GUARDIANSHIP, 0, MADO_KIND_AUTH, NULL,
      TRUE },
    { MADO_KIND_SIGN, MADO_STATE_EXPIRED, MADO_INELIGIBLE_GUARDIANSHIP, MADO_NOTE_CARD_LAPSED,
      MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_AUTH, MADO_STATE_REVOKED, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_AUTH, MADO_STATE_REVOKED, MADO_INELIGIBLE_NO, 0, MADO_KIND_SIGN, NULL, TRUE },
    { MADO_KIND_AUTH, MADO_STATE_NOT_YET_VALID, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL,
      FALSE },
    { MADO_KIND_AUTH, MADO_STATE_NOT_YET_VALID, MADO_INELIGIBLE_NO, 0, MADO_KIND_SIGN, NULL, TRUE },
    { MADO_KIND_AUTH, MADO_STATE_UNTRUSTED, MADO_INELIGIBLE_NO, 0, MADO_KIND_SIGN, NULL, TRUE },
    { MADO_KIND_SIGN, MADO_STATE_VALID_EARLY, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_VALID_EARLY, MADO_INELIGIBLE_GUARDIANSHIP, 0, MADO_KIND_AUTH, NULL,
      TRUE },
    { MADO_KIND_SIGN, MADO_STATE_RENEWABLE, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_RENEWABLE, MADO_INELIGIBLE_GUARDIANSHIP, 0, MADO_KIND_AUTH, NULL,
      TRUE },
    { MADO_KIND_SIGN, MADO_STATE_RENEWABLE, MADO_INELIGIBLE_GUARDIANSHIP, MADO_NOTE_CARD_ENDS_TOO,
      MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_LAST_DAY, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, FALSE },
    { MADO_KIND_SIGN, MADO_STATE_NOT_RECORDED, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, TRUE },
    { MADO_KIND_SIGN, MADO_STATE_UNKNOWN, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, TRUE },
    { MADO_KIND_SIGN, MADO_STATE_UNREADABLE, MADO_INELIGIBLE_NO, 0, MADO_KIND_AUTH, NULL, TRUE },
    { MADO_KIND_AUTH, MADO_STATE_HIDDEN, MADO_INELIGIBLE_NO, 0, MADO_KIND_SIGN, NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoAdvice advice = { .urgent = rows[i].urgent };
      g_autofree char *detail = NULL;

      g_test_message ("row %u", (guint)i);
      advice.today = date_of ("2026-11-23");
      advice.certificates[rows[i].kind] = (MadoCertificateAdvice){
        .state = rows[i].state,
        .ineligible = rows[i].ineligible,
        .notes = rows[i].notes,
        .minimum_age = 15,
      };
      detail = mado_wording_panel_detail (rows[i].kind, &advice, MADO_AUDIENCE_CITIZEN);
      g_assert_cmpint (detail != NULL, ==, rows[i].said);
    }
}

/* What is behind the password is bounded by the other certificate, or by the card; and may be over
 * already. */
static void
check_hidden (void)
{
  static const struct
  {
    const char *latest, *other;
    MadoNotes notes;
  } rows[] = {
    { NULL, NULL, 0 },
    { "2028-10-10", "2028-10-10", 0 },
    { "2028-10-10", "2029-10-10", 0 },
    { "2026-10-10", "2026-10-10", 0 },
    { "2026-10-10", "2027-10-10", 0 },
    { "2026-10-10", "2027-10-10", MADO_NOTE_CARD_LAPSED },
    { "2028-10-10", NULL, MADO_NOTE_LATEST_BY_CARD },
  };
  g_autoptr (GHashTable) said = said_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoAdvice advice = { 0 };
      MadoCertificateAdvice *sign = &advice.certificates[MADO_KIND_SIGN];

      g_test_message ("row %u", (guint)i);
      advice.today = date_of ("2026-11-23");
      sign->state = MADO_STATE_HIDDEN;
      sign->notes = rows[i].notes;
      if (rows[i].latest != NULL)
        sign->latest_expiry = date_of (rows[i].latest);
      if (rows[i].other != NULL)
        advice.certificates[MADO_KIND_AUTH].expires = date_of (rows[i].other);
      say (said, mado_wording_panel_detail (MADO_KIND_SIGN, &advice, MADO_AUDIENCE_CITIZEN));
    }
}

/* Of the card itself: nothing once it is over, or where it ends with its certificates, of which
 * their part tells. */
static void
check_card (void)
{
  static const struct
  {
    MadoNotes notes;
    const char *expires;
    gboolean said;
  } rows[] = {
    { 0, "2028-10-10", TRUE },
    { 0, "2026-10-10", FALSE },
    { MADO_NOTE_CARD_ENDS_TOO, "2028-10-10", FALSE },
    { MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_STAY_LIKELY, "2028-10-10", FALSE },
    { MADO_NOTE_CARD_ENDS_TOO, "2026-10-10", FALSE },
  };
  g_autoptr (GHashTable) said = said_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoAdvice advice = { 0 };
      const char *detail;

      advice.today = date_of ("2026-11-23");
      advice.card_expires = date_of (rows[i].expires);
      advice.certificates[MADO_KIND_AUTH].notes = rows[i].notes;
      detail = mado_wording_card_detail (&advice);
      g_assert_cmpint (detail != NULL, ==, rows[i].said);
      if (detail != NULL)
        say (said, g_strdup (detail));
    }
}

/* Computed it is never told without saying so. */
static void
check_computed_card (void)
{
  static const char *const days[] = { "2026-09-15", "2028-09-15" };
  g_autoptr (GHashTable) said = said_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    for (int computed = FALSE; computed <= TRUE; computed++)
      {
        MadoAdvice advice = { .card_end_computed = computed };

        advice.today = date_of ("2026-11-23");
        advice.card_expires = date_of (days[i]);
        say (said, mado_wording_card_expiry (&advice));
      }
}

/* Each note is in one of two halves: what is to be minded, or what is only to be expected, which is
 * the end of a renewal that can be done now and the letter that is still to come. */
static void
check_notes (void)
{
  static const MadoNotes minded[] = {
    MADO_NOTE_COMPUTED, MADO_NOTE_MISMATCH,  MADO_NOTE_FEB29,
    MADO_NOTE_OVERSEAS, MADO_NOTE_FACE_CARD, MADO_NOTE_MINORS_CARD
  };
  static const struct
  {
    MadoState state;
    const char *today;
    guint n;
  } expected[] = {
    { MADO_STATE_RENEWABLE, "2026-11-23", 2 },
    { MADO_STATE_RENEWABLE, "2026-11-25", 1 },
    { MADO_STATE_VALID_EARLY, "2026-11-24", 1 },
    { MADO_STATE_EXPIRED, "2026-11-23", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (minded); i++)
    {
      const GDate today = date_of ("2026-11-23");
      const MadoCertificateAdvice advice = { .state = MADO_STATE_RENEWABLE, .notes = minded[i] };
      g_auto (GStrv) warnings = mado_wording_warnings (&advice, MADO_AUDIENCE_CITIZEN);
      g_auto (GStrv) estimates = mado_wording_estimates (&advice, &today);

      g_assert_cmpuint (g_strv_length (warnings), ==, 1);
      g_assert_cmpuint (g_strv_length (estimates), ==, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const GDate today = date_of (expected[i].today);
      MadoCertificateAdvice advice = { .state = expected[i].state };

      advice.renewed_expiry = date_of ("2033-10-10");
      advice.notice_from = date_of ("2026-10-24");
      advice.notice_to = date_of ("2026-11-24");
      g_auto (GStrv) warnings = mado_wording_warnings (&advice, MADO_AUDIENCE_CITIZEN);
      g_auto (GStrv) estimates = mado_wording_estimates (&advice, &today);

      g_assert_cmpuint (g_strv_length (warnings), ==, 0);
      g_assert_cmpuint (g_strv_length (estimates), ==, expected[i].n);
    }
}

/* --- the rest --- */

/* In a lobby half a result is none, and who took the card away too soon is told so. */
static void
check_lobby (void)
{
  const MadoAdvice advice = { 0 };
  g_autoptr (MadoMunicipality) ward = mado_municipality_load_or_national ("suginami");
  g_autoptr (MadoLobbyWords) error =
      mado_wording_lobby (MADO_STAGE_CARD_ERROR, FALSE, FALSE, NULL, ward, NULL);
  g_autoptr (MadoLobbyWords) broken =
      mado_wording_lobby (MADO_STAGE_RESULT, FALSE, TRUE, &advice, ward, NULL);
  g_autoptr (MadoLobbyWords) waiting =
      mado_wording_lobby (MADO_STAGE_NO_CARD, FALSE, FALSE, NULL, ward, NULL);
  g_autoptr (MadoLobbyWords) again =
      mado_wording_lobby (MADO_STAGE_NO_CARD, TRUE, FALSE, NULL, ward, NULL);

  g_assert_cmpstr (broken->title, ==, error->title);
  g_assert_cmpstr (again->title, ==, mado_wording_waiting_title (TRUE));
  g_assert_cmpstr (again->title, !=, waiting->title);
}

/* A file that cannot be used is told to everybody, and what is wrong with it only to who can mend
 * it. */
static void
check_municipality (void)
{
  g_autoptr (MadoMunicipality) ward = mado_municipality_load_or_national ("suginami");
  g_autoptr (MadoMunicipality) absent = mado_municipality_load_or_national ("nowhere");
  g_autofree char *none = mado_wording_municipality_problem_in_public (ward);
  g_autofree char *problem = mado_wording_municipality_problem (absent, TRUE);
  g_autofree char *in_public = mado_wording_municipality_problem_in_public (absent);

  g_assert_null (none);
  g_assert_nonnull (strstr (problem, "nowhere"));
  g_assert_null (strstr (in_public, "nowhere"));
}

static void
test_in_each_language (gconstpointer data)
{
  void (*check) (void) = data;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      mado_wording_set_language (languages[i]);
      check ();
    }
  mado_wording_set_language ("ja");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*check) (void);
  } tests[] = {
    { "/screen/stages", check_stages },
    { "/screen/errors", check_errors },
    { "/screen/pins", check_pins },
    { "/screen/diagnosis/links", check_links },
    { "/screen/diagnosis/commands", check_commands },
    { "/screen/diagnosis/faults", check_fault_words },
    { "/screen/diagnosis/report", check_report },
    { "/screen/panels", check_panels },
    { "/screen/hidden", check_hidden },
    { "/screen/card", check_card },
    { "/screen/card/computed", check_computed_card },
    { "/screen/notes", check_notes },
    { "/screen/lobby", check_lobby },
    { "/screen/municipality", check_municipality },
  };

  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, tests[i].check, test_in_each_language);
  return g_test_run ();
}
