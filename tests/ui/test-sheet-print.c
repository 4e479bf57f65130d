/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-sheet-print.h"

/* What becomes of a page that is printed into a file: it is where the person wants it, whole, or
 * the person is told. There is no printer and no screen; GTK's part is played. */

static GtkPrintStatus status;

GtkPrintStatus
gtk_print_operation_get_status (GtkPrintOperation *operation)
{
  return status;
}

gboolean
gtk_print_operation_is_finished (GtkPrintOperation *operation)
{
  return status == GTK_PRINT_STATUS_FINISHED || status == GTK_PRINT_STATUS_FINISHED_ABORTED;
}

typedef struct
{
  MadoSheetPrint *operation; /* (owned) */
  char *told;                /* (owned) (nullable) */
  guint n_told;
} Print;

static char *folder; /* (owned) */

static void
on_told_cb (Print *print, const char *sentence)
{
  g_free (print->told);
  print->told = g_strdup (sentence);
  print->n_told++;
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
put (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &there, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (there, ==, text);
}

/* The person has chosen @path. */
static void
begin (Print *print, const char *path)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  status = GTK_PRINT_STATUS_INITIAL;
  *print = (Print){ .operation = g_object_new (MADO_TYPE_SHEET_PRINT, NULL) };
  g_signal_connect_swapped (print->operation, "told", G_CALLBACK (on_told_cb), print);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (print->operation), settings);
}

/* Where GTK is to write. (transfer full) */
static char *
dup_spool (const Print *print)
{
  GtkPrintSettings *settings =
      gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (print->operation));

  return g_filename_from_uri (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI),
                              NULL, NULL);
}

static void
put_spool (const Print *print, const char *text)
{
  g_autofree char *spool = dup_spool (print);

  put (spool, text);
}

static void
draw (const Print *print, GtkPrintOperationResult result)
{
  g_signal_emit_by_name (print->operation, "done", result);
}

static void
finish (const Print *print, GtkPrintStatus end)
{
  status = end;
  g_signal_emit_by_name (print->operation, "status-changed");
}

/* @sentence: (nullable): how it begins */
static void
end (Print *print, const char *sentence)
{
  g_autofree char *spool = dup_spool (print);

  while (print->n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (print->n_told, ==, 1);
  g_assert_true (sentence != NULL ? g_str_has_prefix (print->told, sentence) : print->told == NULL);
  g_assert_finalize_object (print->operation);
  /* Nothing is left lying on the way. */
  g_assert_false (g_file_test (spool, G_FILE_TEST_EXISTS));
  g_free (print->told);
}

#define SAVED     "保存しました。"
#define NOT_SAVED "保存できませんでした"

static void
test_saved (void)
{
  g_autofree char *path = in_folder ("saved.pdf");
  Print print;

  begin (&print, path);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  finish (&print, GTK_PRINT_STATUS_SENDING_DATA);
  g_assert_cmpuint (print.n_told, ==, 0);
  put_spool (&print, "%PDF whole");
  finish (&print, GTK_PRINT_STATUS_FINISHED);
  finish (&print, GTK_PRINT_STATUS_FINISHED);
  end (&print, SAVED);
  assert_holds (path, "%PDF whole");
}

static void
test_broken_off (void)
{
  g_autofree char *path = in_folder ("broken-off.pdf");
  Print print;

  put (path, "mine");
  begin (&print, path);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  put_spool (&print, "%PDF ha");
  finish (&print, GTK_PRINT_STATUS_FINISHED_ABORTED);
  end (&print, NOT_SAVED);
  assert_holds (path, "mine");
}

static void
test_vanished (void)
{
  g_autofree char *path = in_folder ("vanished.pdf");
  g_autofree char *spool = NULL;
  Print print;

  begin (&print, path);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  spool = dup_spool (&print);
  g_assert_cmpint (g_remove (spool), ==, 0);
  finish (&print, GTK_PRINT_STATUS_FINISHED);
  end (&print, NOT_SAVED);
}

static void
test_refused (void)
{
  g_autofree char *path = in_folder ("nowhere/refused.pdf");
  Print print;

  begin (&print, path);
  put_spool (&print, "%PDF whole");
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  finish (&print, GTK_PRINT_STATUS_FINISHED);
  end (&print, NOT_SAVED);
}

static void
test_two (void)
{
  g_autofree char *first_path = in_folder ("first.pdf");
  g_autofree char *second_path = in_folder ("second.pdf");
  Print first, second;

  begin (&first, first_path);
  begin (&second, second_path);
  put_spool (&first, "%PDF first");
  put_spool (&second, "%PDF second");
  draw (&first, GTK_PRINT_OPERATION_RESULT_APPLY);
  draw (&second, GTK_PRINT_OPERATION_RESULT_APPLY);
  finish (&second, GTK_PRINT_STATUS_FINISHED);
  finish (&first, GTK_PRINT_STATUS_FINISHED);
  end (&first, SAVED);
  end (&second, SAVED);
  assert_holds (first_path, "%PDF first");
  assert_holds (second_path, "%PDF second");
}

static void
test_better (void)
{
  g_autofree char *path = in_folder ("better.pdf");
  Print print;

  begin (&print, path);
  draw (&print, GTK_PRINT_OPERATION_RESULT_CANCEL);
  end (&print, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* On a printer. */
static void
begin_on_paper (Print *print)
{
  status = GTK_PRINT_STATUS_INITIAL;
  *print = (Print){ .operation = g_object_new (MADO_TYPE_SHEET_PRINT, NULL) };
  g_signal_connect_swapped (print->operation, "told", G_CALLBACK (on_told_cb), print);
}

static void
end_on_paper (Print *print, const char *sentence)
{
  g_assert_cmpuint (print->n_told, ==, 1);
  g_assert_true (g_str_has_prefix (print->told, sentence));
  g_assert_finalize_object (print->operation);
  g_free (print->told);
}

/* The printers' service is asked after the page has been drawn. */
static void
test_sent (void)
{
  Print print;

  begin_on_paper (&print);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  finish (&print, GTK_PRINT_STATUS_SENDING_DATA);
  g_assert_cmpuint (print.n_told, ==, 0);
  finish (&print, GTK_PRINT_STATUS_FINISHED);
  end_on_paper (&print, "印刷に出しました。");
}

static void
test_not_taken (void)
{
  Print print;

  begin_on_paper (&print);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  finish (&print, GTK_PRINT_STATUS_FINISHED_ABORTED);
  end_on_paper (&print, "印刷できませんでした");
}

/* --- by a portal --- */

static GTestDBus *bus; /* (owned) */

/* (transfer full): who answers as the portal */
static GDBusConnection *
start_portal (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *portal =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_autoptr (GVariant) owned = NULL;

  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (portal, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return portal;
}

/* GTK's own file is on the way to it. */
static void
print_by_portal (guint32 response, const char *sentence)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "gtkprintABCDEF", NULL);
  g_autoptr (GDBusConnection) portal = start_portal ();
  g_autoptr (GDBusConnection) own = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *spool = NULL;
  g_autoptr (GError) error = NULL;
  Print print;

  begin (&print, path);
  spool = dup_spool (&print);
  g_assert_cmpstr (spool, ==, path);
  draw (&print, GTK_PRINT_OPERATION_RESULT_APPLY);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (print.n_told, ==, 0);
  g_dbus_connection_emit_signal (portal, g_dbus_connection_get_unique_name (own),
                                 "/org/freedesktop/portal/desktop/request/1_1/t",
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", response, NULL), &error);
  g_assert_no_error (error);
  end (&print, sentence);
  g_dbus_connection_close_sync (portal, NULL, NULL);
}

static void
test_portal (void)
{
  print_by_portal (0, "印刷に出しました。");
}

static void
test_portal_refuses (void)
{
  print_by_portal (2, "印刷できませんでした");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("mado-print-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/sheet-print/saved", test_saved);
  g_test_add_func ("/sheet-print/broken-off", test_broken_off);
  g_test_add_func ("/sheet-print/vanished", test_vanished);
  g_test_add_func ("/sheet-print/refused", test_refused);
  g_test_add_func ("/sheet-print/two", test_two);
  g_test_add_func ("/sheet-print/better", test_better);
  g_test_add_func ("/sheet-print/sent", test_sent);
  g_test_add_func ("/sheet-print/not-taken", test_not_taken);
  g_test_add_func ("/sheet-print/portal", test_portal);
  g_test_add_func ("/sheet-print/portal-refuses", test_portal_refuses);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  int result = g_test_run ();
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  static const char *const names[] = { "saved.pdf", "broken-off.pdf", "first.pdf", "second.pdf" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in_folder (names[i]);
      (void)g_remove (path);
    }
  (void)g_rmdir (folder);
  g_free (folder);
  return result;
}
