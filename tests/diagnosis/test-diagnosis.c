/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "mado-checkup.h"
#include "mado-settings-private.h"
#include "mado-wording-checkup.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-language.h"
#include "mado-wording-source.h"

static const MadoSystem debian = {
  .family = MADO_FAMILY_DEBIAN, .daemon_known = TRUE, .daemon_installed = TRUE, .usb_known = TRUE
};

static const struct
{
  const char *what;
  MadoDiagnosisInput view;
  gboolean no_daemon;
  guint usb_readers;
  gboolean port100;
  MadoFault fault;
  const char *states; /* a letter a link: + holds, ! broken, - not there yet, ? not known */
} cases[] = {
  { "not asked yet", { 0 }, FALSE, 0, FALSE, MADO_FAULT_NONE, "?????" },
  { "stopped", { .service_known = TRUE }, FALSE, 1, FALSE, MADO_FAULT_SERVICE_STOPPED, "!????" },
  { "not installed",
    { .service_known = TRUE },
    TRUE,
    1,
    FALSE,
    MADO_FAULT_SERVICE_MISSING,
    "!????" },
  { "refused",
    { .service_known = TRUE, .service_fault = MADO_FAULT_SERVICE_REFUSED },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_SERVICE_REFUSED,
    "!????" },
  { "of another version, and not to be seen from here",
    { .service_known = TRUE, .service_fault = MADO_FAULT_SERVICE_MISMATCH },
    TRUE,
    1,
    FALSE,
    MADO_FAULT_SERVICE_MISMATCH,
    "!????" },
  { "nothing plugged in",
    { .service_known = TRUE, .service_running = TRUE },
    FALSE,
    0,
    FALSE,
    MADO_FAULT_READER_MISSING,
    "+?!??" },
  { "a security key alone, which needs no driver",
    { .service_known = TRUE, .service_running = TRUE, .n_ignored = 1 },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_READER_MISSING,
    "+?!??" },
  { "a security key, and a reader without a driver",
    { .service_known = TRUE, .service_running = TRUE, .n_ignored = 1 },
    FALSE,
    2,
    FALSE,
    MADO_FAULT_DRIVER_MISSING,
    "+!???" },
  { "no driver",
    { .service_known = TRUE, .service_running = TRUE },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_DRIVER_MISSING,
    "+!???" },
  { "the kernel holds it",
    { .service_known = TRUE, .service_running = TRUE },
    FALSE,
    1,
    TRUE,
    MADO_FAULT_DRIVER_KERNEL,
    "+!???" },
  { "no card",
    { TRUE, TRUE, 1, MADO_SLOT_EMPTY, MADO_CARD_REPLY_NONE },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_CARD_MISSING,
    "+++-?" },
  { "mute",
    { TRUE, TRUE, 1, MADO_SLOT_MUTE, MADO_CARD_REPLY_NONE },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_CARD_MUTE,
    "+++!?" },
  { "busy",
    { TRUE, TRUE, 1, MADO_SLOT_BUSY, MADO_CARD_REPLY_NONE },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_CARD_BUSY,
    "+++!?" },
  { "being read",
    { TRUE, TRUE, 1, MADO_SLOT_CARD, MADO_CARD_REPLY_NONE },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_NONE,
    "++++?" },
  { "another card",
    { TRUE, TRUE, 1, MADO_SLOT_CARD, MADO_CARD_REPLY_FOREIGN },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_NOT_JPKI,
    "++++!" },
  { "fell silent",
    { TRUE, TRUE, 1, MADO_SLOT_CARD, MADO_CARD_REPLY_SILENT },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_SILENT,
    "++++!" },
  { "broke off",
    { TRUE, TRUE, 1, MADO_SLOT_CARD, MADO_CARD_REPLY_FAILED },
    FALSE,
    1,
    FALSE,
    MADO_FAULT_READING,
    "++++!" },
  /* A reader on the bus that PC/SC does not list is no fault while another one works. */
  { "all well",
    { TRUE, TRUE, 1, MADO_SLOT_CARD, MADO_CARD_REPLY_JPKI },
    FALSE,
    2,
    TRUE,
    MADO_FAULT_NONE,
    "+++++" },
};

static void
test_judge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadoSystem system = debian;
      MadoDiagnosis diagnosis;
      char states[MADO_N_LINKS + 1] = "";

      system.daemon_installed = !cases[i].no_daemon;
      system.usb_readers = cases[i].usb_readers;
      system.port100 = cases[i].port100;
      mado_diagnosis_judge (&cases[i].view, &system, &diagnosis);
      for (guint link = 0; link < MADO_N_LINKS; link++)
        states[link] = "?+!-"[diagnosis.links[link].state];
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (states, ==, cases[i].states);
      g_assert_cmpint (mado_diagnosis_get_fault (&diagnosis), ==, cases[i].fault);
    }
}

static void
put (const char *root, const char *path, const char *content)
{
  g_autofree char *full = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (full, content, -1, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_look (void)
{
  g_autofree char *root = g_dir_make_tmp ("mado-system-XXXXXX", NULL);
  g_autofree char *driver = g_build_filename (root, "sys/bus/usb/devices/1-3:1.0/driver", NULL);
  MadoSystem system;

  mado_system_look (root, &system);
  g_assert_cmpint (system.family, ==, MADO_FAMILY_OTHER);
  g_assert_false (system.usb_known);
  g_assert_false (system.flatpak);
  g_assert_true (system.daemon_known);
  g_assert_false (system.daemon_installed);

  /* A mouse, a CCID reader, and an RC-S380 that the kernel's NFC driver has taken. */
  put (root, "etc/os-release", "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n");
  put (root, "usr/sbin/pcscd", "");
  put (root, "sys/bus/usb/devices/1-1/idVendor", "046d\n");
  put (root, "sys/bus/usb/devices/1-1:1.0/bInterfaceClass", "03\n");
  put (root, "sys/bus/usb/devices/1-2:1.0/bInterfaceClass", "0b\n");
  put (root, "sys/bus/usb/devices/1-3/idVendor", "054c\n");
  put (root, "sys/bus/usb/devices/1-3/idProduct", "06c3\n");
  put (root, "sys/bus/usb/devices/1-3:1.0/bInterfaceClass", "ff\n");
  mado_system_look (root, &system);
  g_assert_cmpint (system.family, ==, MADO_FAMILY_DEBIAN);
  g_assert_true (system.daemon_installed);
  g_assert_true (system.usb_known);
  g_assert_cmpuint (system.usb_readers, ==, 2);
  g_assert_false (system.port100);

  g_assert_cmpint (symlink ("../../../bus/usb/drivers/port100", driver), ==, 0);
  mado_system_look (root, &system);
  g_assert_true (system.port100);

  /* In a sandbox the system's own programs are not to be seen. */
  put (root, ".flatpak-info", "");
  put (root, "run/host/os-release", "ID=fedora\n");
  mado_system_look (root, &system);
  g_assert_true (system.flatpak);
  g_assert_false (system.daemon_known);
  g_assert_cmpint (system.family, ==, MADO_FAMILY_FEDORA);
  remove_tree (root);
}

static void
assert_link (const char *report, MadoLink link, MadoLinkState state)
{
  g_autofree char *line =
      g_strdup_printf ("[%s] %s\n", mado_wording_link_state (state), mado_wording_link (link));

  g_assert_nonnull (strstr (report, line));
}

static void
test_report (void)
{
  static const char *const readers[] = {
    "SCM Microsystems Inc. SCR 3310 [CCID Interface] (53311424205847) 00 00", NULL
  };
  MadoDiagnosisInput view = { .service_known = TRUE };
  MadoDiagnosis diagnosis;
  g_autofree char *report = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load_or_national ("nowhere");

  mado_diagnosis_judge (&view, &debian, &diagnosis);
  report = mado_wording_diagnosis_report (&diagnosis, &debian, readers, municipality);
  assert_link (report, MADO_LINK_SERVICE, MADO_LINK_STATE_BROKEN);
  assert_link (report, MADO_LINK_CARD, MADO_LINK_STATE_UNKNOWN);
  /* The words speak of what is to be typed, and so it follows. */
  const MadoFault fault = mado_diagnosis_get_fault (&diagnosis);
  const char *command = mado_wording_fault_command (fault, &debian);
  g_assert_nonnull (command);
  g_autofree char *line =
      g_strdup_printf ("%s\n\n%s\n", mado_wording_fault_detail (fault, &debian), command);
  g_assert_nonnull (strstr (report, line));
  g_assert_nonnull (strstr (report, "SCR 3310 [CCID Interface] 00 00"));
  g_assert_null (strstr (report, "53311424205847"));
  g_autofree char *problem = mado_wording_municipality_problem (municipality, FALSE);
  g_autofree char *told = g_strdup_printf (": national\n%s", problem);
  g_assert_nonnull (strstr (report, told));
  /* A reader without a card is in order. */
  view = (MadoDiagnosisInput){ TRUE, TRUE, 1, MADO_SLOT_EMPTY, MADO_CARD_REPLY_NONE };
  mado_diagnosis_judge (&view, &debian, &diagnosis);
  g_autofree char *empty =
      mado_wording_diagnosis_report (&diagnosis, &debian, readers, municipality);
  g_assert_null (strstr (empty, mado_wording_link_state (MADO_LINK_STATE_BROKEN)));
  assert_link (empty, MADO_LINK_CARD, MADO_LINK_STATE_ABSENT);
}

/* Every fault has a name and a way out, and every command is for a system that has it. */
static void
test_words (void)
{
  MadoSystem windows = { .family = MADO_FAMILY_WINDOWS };

  for (int fault = MADO_FAULT_NONE + 1; fault <= MADO_FAULT_LOBBY_COUNTER_UNKNOWN; fault++)
    {
      g_assert_cmpstr (mado_wording_fault ((MadoFault)fault), !=, "");
      g_assert_cmpstr (mado_wording_fault_detail ((MadoFault)fault, &debian), !=, "");
      g_assert_null (mado_wording_fault_command ((MadoFault)fault, &windows));
    }
  g_assert_cmpstr (mado_wording_fault_command (MADO_FAULT_SERVICE_STOPPED, &debian), ==,
                   "sudo systemctl enable --now pcscd.socket");
  g_assert_nonnull (
      strstr (mado_wording_fault_command (MADO_FAULT_SERVICE_MISSING, &debian), "pcscd"));
}

/* --- what is no reader for people's cards --- */

static const struct
{
  const char *name;
  const char *kind; /* (nullable): NULL where it is used */
} readers[] = {
  { "Yubico YubiKey OTP+FIDO+CCID 00 00", "セキュリティーキー" },
  { "Nitrokey Nitrokey 3 [CCID/ICCD Interface] 00 00", "セキュリティーキー" },
  { "Windows Hello for Business 1", "Windows Hello" },
  { "Microsoft Virtual Smart Card 0", "仮想のカード" },
  { "Microsoft UICC ISO Reader 2ca24328 0", "SIM" },
  { "FreeRDP Emulator", "リモートデスクトップ" },
  { "Sony FeliCa Port/PaSoRi 4.0 0", NULL },
  { "SCM Microsystems Inc. SCR 3310 [CCID Interface] (53311424205847) 00 00", NULL },
  { "Microsoft IFD 0", NULL },
  { "Virtual PCD 00 00", NULL },
  { "HID Global OMNIKEY 5022 Smart Card Reader", NULL },
  { "Dell keyboard SK-3106 00 00", NULL },
};

static void
test_ignored (void)
{
  /* Where nothing else is to be known of a missing reader. */
  const MadoSystem windows = { .family = MADO_FAMILY_WINDOWS };
  MadoDiagnosisInput view = { 0 };
  const char *names[G_N_ELEMENTS (readers) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      const char *const one[] = { readers[i].name, NULL };
      g_autofree char *why = mado_wording_fault_note (MADO_FAULT_READER_MISSING, &windows, one);

      names[i] = readers[i].name;
      g_test_message ("%s", names[i]);
      g_assert_cmpint (why == NULL, ==, readers[i].kind == NULL);
      if (why != NULL)
        g_assert_nonnull (strstr (why, readers[i].kind));
    }
  mado_diagnosis_count_readers (&view, names);
  g_assert_cmpuint (view.n_readers, ==, 6);
  g_assert_cmpuint (view.n_ignored, ==, 6);
}

/* --- a check-up --- */

static const struct
{
  const char *what;
  const char *key;
  const char *value;
  MadoFault faults[2];
} set_ups[] = {
  { "nothing is wrong", "mode", "counter", { MADO_FAULT_NONE } },
  { "nobody has chosen", "municipality", "", { MADO_FAULT_MUNICIPALITY_UNCHOSEN } },
  { "not there", "municipality", "nowhere", { MADO_FAULT_MUNICIPALITY_MISSING } },
  { "no counter of this name", "lobby-counter", "1番", { MADO_FAULT_LOBBY_COUNTER_UNKNOWN } },
  { "no such mode", "mode", "kiosk", { MADO_FAULT_POLICY_REFUSED } },
  { "no such setting", "modus", "home", { MADO_FAULT_POLICY_REFUSED } },
};

/* @key set to @value by an administrator, on a computer that has a reader where @reader. */
static void
check_up (MadoCheckup *checkup, const char *key, const char *value, gboolean reader)
{
  const MadoDiagnosisInput view = { TRUE, TRUE, reader, MADO_SLOT_EMPTY, MADO_CARD_REPLY_NONE };
  GHashTable *policy =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);

  g_hash_table_insert (policy, g_strdup (key), g_variant_ref_sink (g_variant_new_string (value)));
  *checkup = (MadoCheckup){ .system = debian };
  mado_diagnosis_judge (&view, &debian, &checkup->diagnosis);
  checkup->settings = mado_settings_new_with_policy (policy);
  checkup->municipality = mado_settings_load_municipality (checkup->settings);
  mado_checkup_judge (checkup);
}

static void
test_checkup (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (set_ups); i++)
    {
      g_auto (MadoCheckup) checkup = { 0 };
      check_up (&checkup, set_ups[i].key, set_ups[i].value, TRUE);
      g_test_message ("%s", set_ups[i].what);
      g_assert_cmpuint (checkup.n_faults, ==, set_ups[i].faults[0] != MADO_FAULT_NONE);
      if (checkup.n_faults > 0)
        g_assert_cmpint (checkup.faults[0], ==, set_ups[i].faults[0]);
    }
}

/* A card is no part of it, and everything that is wrong is told, the reader first. */
static void
test_checkup_report (void)
{
  g_auto (MadoCheckup) checkup = { 0 };
  check_up (&checkup, "lobby-counter", "1番", FALSE);
  g_autofree char *report = mado_wording_checkup_report (&checkup);

  g_assert_cmpuint (checkup.n_faults, ==, 2);
  g_assert_cmpint (checkup.faults[0], ==, MADO_FAULT_READER_MISSING);
  g_autofree char *card = g_strdup_printf ("] %s\n", mado_wording_link (MADO_LINK_CARD));
  g_assert_null (strstr (report, card));
  g_assert_nonnull (strstr (report, "  lobby-counter = '1番'  管理者（変えられません）\n"));
  g_assert_nonnull (strstr (report, "  mode = 'home'  はじめの値\n"));
  g_assert_nonnull (strstr (report, "自治体のデータ: suginami  "));
  g_assert_nonnull (strstr (report, mado_wording_fault (checkup.faults[0])));
  g_assert_nonnull (strstr (report, mado_wording_fault (checkup.faults[1])));
}

int
main (int argc, char *argv[])
{
  mado_wording_init (NULL);
  mado_wording_set_language ("ja");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnosis/judge", test_judge);
  g_test_add_func ("/diagnosis/look", test_look);
  g_test_add_func ("/diagnosis/report", test_report);
  g_test_add_func ("/diagnosis/words", test_words);
  g_test_add_func ("/diagnosis/ignored", test_ignored);
  g_test_add_func ("/diagnosis/checkup", test_checkup);
  g_test_add_func ("/diagnosis/checkup/report", test_checkup_report);
  return g_test_run ();
}
