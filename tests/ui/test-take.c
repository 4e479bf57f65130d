/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "mado-clipboard.h"
#include "mado-gtk-dialog.h"
#include "mado-screen.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-error.h"
#include "mado-wording-guide.h"
#include "mado-wording-procedure.h"

/* What a person takes along: on paper, as a file, as text. The dialogs are GTK's own, as there is
 * no portal here. */

/* X11/keysymdef.h */
#define KEY_TAB    0xff09
#define KEY_DOWN   0xff54
#define KEY_ESCAPE 0xff1b

/* The holder of the practice card "in-window", as it is on it. */
#define HOLDER "練習　花子"

/* @mode: (nullable) */
static MadoUiDriver *
start_in (const char *mode, const char *procedure)
{
  const char *const arguments[] = { "--practice", "in-window", mode, NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", procedure);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  return driver;
}

static MadoUiDriver *
start (const char *procedure)
{
  return start_in (NULL, procedure);
}

static char *
make_path (const char *name)
{
  return g_build_filename (g_get_home_dir (), name, NULL);
}

static void
press (MadoUiDriver *driver, const char *name)
{
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* What @program says of @path. */
static char *
ask (const char *program, const char *option, const char *path)
{
  const char *const command[] = { program, option, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return answer;
}

/* One page of A4, which says what the window says and not whose card it is. */
static void
check_pdf (const char *path)
{
  g_autofree char *text = ask ("pdftotext", "-layout", path);
  g_autofree char *file = read_file (path);

  g_assert_true (g_str_has_prefix (file, "%PDF-"));
  g_assert_nonnull (strstr (text, mado_ui_name (MADO_UI_SAID_NOW)));
  g_assert_nonnull (strstr (text, mado_wording_section (MADO_SECTION_BRING)));
  g_assert_null (strstr (text, HOLDER));
  /* A form feed ends each page. */
  g_assert_true (strchr (text, '\f') == text + strlen (text) - 1);
}

static void
test_pdf (void)
{
  MadoUiDriver *driver = start ("renew");
  g_autofree char *path = make_path ("案内.pdf");

  mado_screen_keep ("take");
  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_ui_driver_expect (driver, "madoguchi-renew.pdf");
  mado_screen_keep ("take-save");
  mado_gtk_dialog_save_as (driver, path);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  check_pdf (path);

  /* What is there already is not overwritten without a question. */
  g_file_set_contents (path, "mine", -1, NULL);
  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_gtk_dialog_save_as (driver, path);
  g_autofree char *replace = mado_gtk_dialog_dup_word ("_Replace");
  mado_ui_driver_expect (driver, replace);
  mado_screen_keep ("take-overwrite");
  g_autofree char *before = read_file (path);
  g_assert_cmpstr (before, ==, "mine");
  press (driver, replace);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  check_pdf (path);
  mado_ui_driver_stop (driver);
}

/* The desktop's list of files: what a clerk has saved is not in it, and what other programs have
 * there stays. */
static void
test_counter (void)
{
  static const char list[] =
      "<xbel version='1.0' "
      "xmlns:bookmark='http://www.freedesktop.org/standards/desktop-bookmarks' "
      "xmlns:mime='http://www.freedesktop.org/standards/shared-mime-info'>"
      "<bookmark href='file:///theirs' added='%1$s' modified='%1$s' visited='%1$s'><info>"
      "<metadata owner='http://freedesktop.org'><mime:mime-type type='text/plain'/>"
      "<bookmark:applications><bookmark:application name='them' exec='them' modified='%1$s' "
      "count='1'/></bookmark:applications></metadata></info></bookmark></xbel>";
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *files = make_path ("recently-used.xbel");
  g_autofree char *path = make_path ("madoguchi-counter.pdf");
  g_autofree char *text = g_strdup_printf (list, time);
  g_autoptr (GError) error = NULL;
  MadoUiDriver *driver;

  g_file_set_contents (files, text, -1, &error);
  g_assert_no_error (error);
  driver = start_in ("--counter", "renew");
  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_gtk_dialog_save_as (driver, path);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  mado_ui_driver_stop (driver);
  g_autofree char *after = read_file (files);
  g_assert_nonnull (strstr (after, "file:///theirs"));
  g_assert_null (strstr (after, "madoguchi-counter"));
  g_remove (files);
}

/* A place where nobody can write, not even root. Why, is said in the words of the window and not of
 * the system, which may speak another language. */
static void
test_unwritable (void)
{
  const GError refused = { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, (char *)"" };
  MadoUiDriver *driver = start ("renew");

  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_gtk_dialog_save_as (driver, "/proc/madoguchi.pdf");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOT_SAVED);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CHOOSE_OTHER_PLACE);
  mado_ui_driver_expect (driver, mado_wording_file_error (&refused));
  mado_screen_keep ("take-unwritable");
  mado_ui_driver_stop (driver);
}

/* Nobody reads at the other end: whoever opened it would wait for that. */
static void
test_pipe (void)
{
  MadoUiDriver *driver = start ("renew");
  g_autofree char *path = make_path ("pipe");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_gtk_dialog_save_as (driver, path);
  g_autofree char *replace = mado_gtk_dialog_dup_word ("_Replace");
  mado_ui_driver_expect (driver, replace);
  press (driver, replace);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_ORDINARY_FILE);
  g_remove (path);
  mado_ui_driver_stop (driver);
}

static void
test_calendar (void)
{
  MadoUiDriver *driver = start ("renew");
  g_autofree char *path = make_path ("期限.ics");

  mado_ui_driver_press_item (driver, MADO_UI_CALENDAR);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_CALENDAR);
  mado_ui_driver_expect (driver, "madoguchi-renew.ics");
  mado_gtk_dialog_save_as (driver, path);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  g_autofree char *text = read_file (path);
  g_autofree char *events =
      ask ("/usr/bin/python3", "-c",
           "import os, icalendar\n"
           "path = os.path.join (os.environ['HOME'], '期限.ics')\n"
           "calendar = icalendar.Calendar.from_ical (open (path, 'rb').read ())\n"
           "print (len (calendar.walk ('VEVENT')), len (calendar.walk ('VALARM')))\n");
  guint64 n_events = g_ascii_strtoull (events, NULL, 10);

  g_assert_cmpuint (n_events, >=, 2);
  g_assert_null (strstr (text, HOLDER));
  mado_ui_driver_stop (driver);
}

/* Changed one's mind: nothing is written and nothing is said. */
static void
test_cancel (void)
{
  MadoUiDriver *driver = start ("renew");

  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_gtk_dialog_press (driver, "_Cancel");
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_ui_driver_stop (driver);
}

static void
test_copy (void)
{
  MadoUiDriver *driver = start ("renew");

  mado_ui_driver_press_item (driver, MADO_UI_COPY);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_COPIED);
  g_autofree char *text = mado_clipboard_read ();
  g_autofree char *answer = g_strconcat (mado_wording_procedure (MADO_PROCEDURE_RENEW), "：",
                                         mado_ui_name (MADO_UI_SAID_NOW), NULL);
  g_autofree char *card = mado_ui_say_line (MADO_LINE_BRING_CARD);
  g_autofree char *box = g_strconcat ("☐ ", card, NULL);
  g_assert_nonnull (strstr (text, answer));
  g_assert_nonnull (strstr (text, box));
  g_assert_null (strstr (text, HOLDER));
  mado_ui_driver_stop (driver);
}

/* A telephone that is held before the window: the same day that the words beside the code say. */
static void
test_code (void)
{
  MadoUiDriver *driver = start ("renew");
  mado_ui_driver_press_item (driver, MADO_UI_PART_TAKE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CODE);
  g_autofree char *entry = mado_screen_read_code ("take-code");
  g_autofree char *text = mado_ui_driver_read (driver);

  g_assert_true (g_str_has_prefix (entry, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (entry, mado_ui_name (MADO_UI_ENTRY_OF_RENEWAL)));
  g_assert_null (strstr (entry, HOLDER));
  g_assert_nonnull (strstr (text, mado_ui_name (MADO_UI_SAID_CODE)));
  mado_ui_driver_stop (driver);
  driver = start ("lost-card");
  mado_ui_driver_press_item (driver, MADO_UI_PART_TAKE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAMPLE);
  g_autofree char *nothing = mado_screen_read_code ("take-no-code");
  g_autofree char *silent = mado_ui_driver_read (driver);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_null (strstr (silent, mado_ui_name (MADO_UI_SAID_CODE)));
  mado_ui_driver_stop (driver);
}

/* Where GTK prints into a file. (transfer full): the file */
static char *
make_documents (const char *name)
{
  g_autofree char *folder = make_path (name);
  g_autofree char *text = g_strdup_printf ("XDG_DOCUMENTS_DIR=\"%s\"\n", folder);
  g_autofree char *file = g_build_filename (g_get_user_config_dir (), "user-dirs.dirs", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  return g_build_filename (folder, "madoguchi-renew.pdf", NULL);
}

/* There is no printer here, so that only GTK's own "print to file" can be chosen. */
static void
print_to_file (MadoUiDriver *driver)
{
  g_autofree char *to_file = mado_gtk_dialog_dup_word ("Print to File");
  g_autofree char *print = mado_gtk_dialog_dup_word ("_Print");

  mado_ui_driver_press_item (driver, MADO_UI_PRINT);
  mado_ui_driver_expect (driver, to_file);
  mado_screen_keep ("take-print");
  g_assert_false (mado_ui_driver_try_press (driver, ATSPI_ROLE_PUSH_BUTTON, print));
  for (int i = 0; i < 12 && !mado_ui_driver_try_press (driver, ATSPI_ROLE_PUSH_BUTTON, print); i++)
    {
      mado_ui_driver_key (driver, KEY_TAB);
      mado_ui_driver_key (driver, KEY_DOWN);
    }
}

/* It is there when that is said. */
static void
test_print (void)
{
  g_autofree char *path = make_documents ("書類");
  MadoUiDriver *driver = start ("renew");

  print_to_file (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  check_pdf (path);
  mado_ui_driver_stop (driver);
}

/* Nothing goes into a hidden folder, and nobody is left to think that it did. */
static void
test_print_refused (void)
{
  g_autofree char *path = make_documents (".書類");
  MadoUiDriver *driver = start ("renew");

  print_to_file (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOT_SAVED);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CHOOSE_OTHER_PLACE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_PRINTED);
  mado_screen_keep ("take-print-refused");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  mado_ui_driver_stop (driver);
}

static void
save_as (MadoUiDriver *driver, MadoUiItem button, MadoUiPage window, const char *path)
{
  mado_ui_driver_press_item (driver, button);
  mado_ui_driver_expect_page (driver, window);
  mado_gtk_dialog_save_as (driver, path);
  mado_ui_driver_expect_no_page (driver, window);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
}

/* As OpenSSL has it, of either form. */
static char *
find_fingerprint (const char *path)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strconcat ("openssl x509 -noout -fingerprint -in ", quoted, NULL);
  g_autoptr (GError) error = NULL;
  char *answer = NULL;

  g_spawn_command_line_sync (command, &answer, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

/* Whatever else a person saves: a certificate, in two forms, and what was found out of the
 * computer. */
static void
test_others (void)
{
  MadoUiDriver *driver = start ("renew");
  g_autofree char *pem = make_path ("jpki.pem");
  g_autofree char *der = make_path ("jpki.cer");
  g_autofree char *report = make_path ("madoguchi-diagnosis.txt");

  mado_ui_driver_act (driver, "win.certificate", "auth");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_CERTIFICATE);
  save_as (driver, MADO_UI_SAVE_PEM, MADO_UI_PAGE_SAVE_CERTIFICATE, pem);
  save_as (driver, MADO_UI_SAVE_CER, MADO_UI_PAGE_SAVE_CERTIFICATE, der);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  save_as (driver, MADO_UI_SAVE_FILE, MADO_UI_PAGE_SAVE_REPORT, report);
  mado_ui_driver_stop (driver);

  g_autofree char *of_pem = find_fingerprint (pem);
  g_autofree char *of_der = find_fingerprint (der);
  g_autofree char *text = read_file (report);
  g_assert_cmpstr (of_pem, ==, of_der);
  g_assert_nonnull (strstr (of_pem, "Fingerprint="));
  g_assert_true (g_str_has_prefix (text, mado_ui_name (MADO_UI_PROGRAM)));
  /* /walls/stand asks the kernel for the same one. */
  g_assert_nonnull (strstr (text, mado_ui_name (MADO_UI_SAID_NO_OTHER_PROGRAMS)));
}

static void
add_tests (void)
{
  g_test_add_func ("/take/pdf", test_pdf);
  g_test_add_func ("/take/counter", test_counter);
  g_test_add_func ("/take/unwritable", test_unwritable);
  g_test_add_func ("/take/pipe", test_pipe);
  g_test_add_func ("/take/calendar", test_calendar);
  g_test_add_func ("/take/cancel", test_cancel);
  g_test_add_func ("/take/copy", test_copy);
  g_test_add_func ("/take/code", test_code);
  g_test_add_func ("/take/print", test_print);
  g_test_add_func ("/take/print/refused", test_print_refused);
  g_test_add_func ("/take/others", test_others);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
