/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_PATH, _Fork() */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "break-out.h"
#include "kernel-walls.h"
#include "mado-broker.h"
#include "mado-municipality.h"
#include "mado-wall.h"
#include "mado-window-wall.h"

/* Whoever has taken over the window tries to break out, and to have its broker do what the walls
 * forbid. All in children, for there is no way back; each has a home of its own. What the kernel
 * does not have is not claimed, and the test says that it was skipped. */

static char *home; /* (owned) */

static char *
in_home (const char *name)
{
  return g_build_filename (home, name, NULL);
}

static void
put (const char *name, const char *text, int mode)
{
  g_autofree char *path = in_home (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (chmod (path, (mode_t)mode), ==, 0);
}

static gboolean
is_closed (const char *name, int flags)
{
  g_autofree char *path = in_home (name);

  return is_refused (open (path, flags, 0600));
}

static gboolean in_flatpak;

/* GLib's, but for where a Flatpak would be recognised. */
gboolean
g_file_test (const char *path, GFileTest test)
{
  static gboolean (*of_glib) (const char *, GFileTest);

  if (of_glib == NULL)
    *(void **)&of_glib = dlsym (RTLD_NEXT, "g_file_test");
  return g_str_equal (path, "/.flatpak-info") ? in_flatpak : of_glib (path, test);
}

static const char *temporary;

static void
stand_behind (void)
{
  static const char *args[] = { "madoguchi", "--practice=/nowhere", NULL };

  temporary = mado_broker_start ();
  expect (temporary != NULL);
  mado_window_wall_raise ((char **)args, temporary);
}

/* --- the walls --- */

static void
break_out_of_files (void)
{
  g_autofree char *key = in_home (".ssh/id");
  g_autofree char *inside = g_build_filename (temporary, "made", NULL);
  g_autofree char *new_folder = in_home ("new");

  expect (is_closed (".ssh/id", O_RDONLY));
  expect (is_closed ("letter.txt", O_RDONLY));
  expect (is_closed ("letter.txt", O_WRONLY));
  expect (is_closed (".config/autostart/x.desktop", O_WRONLY | O_CREAT));
  expect (is_closed (".bashrc", O_WRONLY | O_APPEND | O_CREAT));
  expect (is_closed (".config/gtk-4.0/gtk.css", O_WRONLY | O_CREAT));
  expect (is_refused (rename (key, inside)));
  expect (is_refused (link (key, inside)));
  expect (is_refused (symlink (key, inside)));
  expect (is_refused (unlink (key)));
  expect (is_refused (open ("/tmp/madoguchi-elsewhere", O_WRONLY | O_CREAT, 0600)));
  /* Another terminal, and what makes new ones. */
  expect (is_refused (open ("/dev/ptmx", O_RDWR | O_NOCTTY)));
  expect (is_refused (open ("/dev/pts/ptmx", O_RDWR | O_NOCTTY)));
  expect (open ("/dev/null", O_RDWR) >= 0);
  /* What a dialog needs to choose a place: names, and a new folder. */
  expect (open (home, O_RDONLY | O_DIRECTORY) >= 0);
  expect (mkdir (new_folder, 0700) == 0);
  /* And its own temporary files. */
  expect (open (inside, O_RDWR | O_CREAT, 0600) >= 0);
}

static void
break_out_of_the_rest (void)
{
  static char *const words[] = { (char *)"/bin/true", NULL };

  expect (socket (AF_INET, SOCK_STREAM, 0) < 0 && errno == EAFNOSUPPORT);
  expect (socket (AF_INET6, SOCK_DGRAM, 0) < 0 && errno == EAFNOSUPPORT);
  expect (socket (AF_PACKET, SOCK_RAW, 0) < 0);
  expect (socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
  expect (is_refused (execv (words[0], words)));
}

static void
break_out (void)
{
  stand_behind ();
  expect (mado_wall_get () == get_walls_of_kernel ());
  if (mado_wall_get () & MADO_WALL_FILES)
    break_out_of_files ();
  if (mado_wall_get () & MADO_WALL_NETWORK)
    break_out_of_the_rest ();
}

/* --- a person's fonts and looks --- */

#define COLLECTION "collection/font"

/* A real one, for Fontconfig lists no other: any that the system has. */
static void
put_font (void)
{
  const FcFontSet *fonts = FcConfigGetFonts (NULL, FcSetSystem);
  g_autofree char *target = in_home (COLLECTION);
  g_autofree char *link = in_home (".fonts/link.ttf");
  g_autofree char *font = NULL;
  FcChar8 *file = NULL;
  gsize size;

  expect (fonts != NULL && fonts->nfont > 0);
  expect (FcPatternGetString (fonts->fonts[0], FC_FILE, 0, &file) == FcResultMatch);
  expect (g_file_get_contents ((const char *)file, &font, &size, NULL));
  put (COLLECTION, "", 0600);
  put (".fonts/README", "", 0600);
  expect (g_file_set_contents (target, font, (gssize)size, NULL));
  expect (symlink (target, link) == 0);
}

/* As who has looks and settings under version control keeps them. */
static void
put_style (void)
{
  g_autofree char *target = in_home ("settings/gtk.css");
  g_autofree char *link = in_home (".config/gtk-4.0/gtk.css");

  put ("settings/gtk.css", "label { }", 0600);
  expect (symlink (target, link) == 0);
}

/* Where their own file says, and where a link leads; else all is drawn as boxes. */
static void
read_looks (void)
{
  put ("kanji/font", "a font", 0600);
  put (".config/fontconfig/fonts.conf",
       "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>"
       "<fontconfig><dir>~/kanji</dir></fontconfig>",
       0600);
  put_font ();
  put_style ();
  expect (FcInitReinitialize ());
  stand_behind ();
  expect (!is_closed ("kanji/font", O_RDONLY));
  expect (!is_closed (COLLECTION, O_RDONLY));
  expect (!is_closed (".config/gtk-4.0/gtk.css", O_RDONLY));
  if (mado_wall_get () & MADO_WALL_FILES)
    {
      expect (is_closed ("kanji/font", O_WRONLY));
      expect (is_closed ("letter.txt", O_RDONLY));
    }
}

#define RULES ".local/share/madoguchi/municipality/x.ini"

/* Its folders are its own, but what the program believes is not the window's to write, nor what it
 * would be told by another time. */
static void
live_in_flatpak (void)
{
  in_flatpak = TRUE;
  stand_behind ();
  expect (mado_wall_get () == get_walls_of_kernel ());
  if (!(mado_wall_get () & MADO_WALL_FILES))
    return;
  expect (is_closed (RULES, O_WRONLY | O_CREAT));
  expect (is_closed (".local/share/madoguchi/municipality/national.ini", O_WRONLY | O_CREAT));
  expect (!is_closed (".cache/madoguchi", O_WRONLY | O_CREAT));
  expect (!is_closed (".config/madoguchi", O_WRONLY | O_CREAT));
}

/* An office whose printers are on another computer prints as before. */
static void
print_elsewhere (void)
{
  g_setenv ("CUPS_SERVER", "printers.example", TRUE);
  stand_behind ();
  expect (!(mado_wall_get () & MADO_WALL_NETWORK));
  expect (socket (AF_INET, SOCK_STREAM, 0) >= 0);
}

/* By TCP, too: its name is no socket's. */
static void
print_by_name (void)
{
  g_setenv ("CUPS_SERVER", "localhost", TRUE);
  stand_behind ();
  expect (!(mado_wall_get () & MADO_WALL_NETWORK));
}

/* Nobody has named a server. CUPS may be started later, and is then found by its socket. */
static void
print_here (void)
{
  stand_behind ();
  expect (mado_wall_get () == get_walls_of_kernel ());
  expect (g_strcmp0 (g_getenv ("CUPS_SERVER"), "/run/cups/cups.sock") == 0);
}

static void
write_client (const char *server)
{
  g_autofree char *line = g_strdup_printf ("# Printers\n  ServerName %s\n", server);

  put (".cups/client.conf", line, 0600);
}

static void
print_by_file (void)
{
  write_client ("printers.example");
  stand_behind ();
  expect (!(mado_wall_get () & MADO_WALL_NETWORK));
}

static void
print_by_socket (void)
{
  write_client ("/run/mine.sock");
  stand_behind ();
  expect (mado_wall_get () == get_walls_of_kernel ());
  expect (g_getenv ("CUPS_SERVER") == NULL);
}

static void
show_elsewhere (void)
{
  g_unsetenv ("WAYLAND_DISPLAY");
  g_setenv ("DISPLAY", "localhost:10.0", TRUE);
  stand_behind ();
  expect (!(mado_wall_get () & MADO_WALL_NETWORK));
}

/* --- the broker --- */

static void
on_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

#define REFUSED (G_IO_ERROR_PERMISSION_DENIED + 1)
#define PDF     "%PDF-1.5 and so on"

/* What it says: 0, or the code of its error. */
static int
wait_for (GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  gboolean done = mado_broker_finish (*result, &error);
  g_clear_object (result);
  return done ? 0 : error->code + 1;
}

static int
save_in (GFile *file, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GAsyncResult *result = NULL;

  mado_broker_save_async (file, bytes, G_FILE_CREATE_NONE, on_answered_cb, &result);
  return wait_for (&result);
}

static int
save_text (const char *name, const char *text)
{
  g_autofree char *path = in_home (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return save_in (file, text);
}

static int
save_elsewhere (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return save_in (file, PDF);
}

static int
open_page (const char *uri)
{
  GAsyncResult *result = NULL;

  mado_broker_open_async (uri, NULL, on_answered_cb, &result);
  return wait_for (&result);
}

static gboolean
holds (const char *name, const char *text)
{
  g_autofree char *path = in_home (name);
  g_autofree char *there = NULL;

  /* Read outside of the walls. */
  return g_file_get_contents (path, &there, NULL, NULL) ? g_str_equal (there, text) : FALSE;
}

static void
ask_for_files (void)
{
  stand_behind ();
  expect (save_text ("letter.pdf", PDF) == 0);
  expect (save_text ("letter.pdf", PDF " again") == 0);
  expect (save_text ("calendar.ics", "BEGIN:VCALENDAR\r\n") == 0);
  expect (save_text ("certificate.pem", "-----BEGIN CERTIFICATE-----\n") == 0);
  expect (save_text ("certificate.cer", "0\x82\x05\x10") == 0);
  expect (save_text ("診断.txt", "電子証明書の窓口 診断\n") == 0);
  expect (save_text ("nowhere/letter.pdf", PDF) == REFUSED);
  expect (save_text ("program.pdf", "#!/bin/sh\n") == REFUSED);
  expect (save_text ("program", "\177ELF\2") == REFUSED);
  expect (save_text ("empty.pdf", "") == REFUSED);
  expect (save_text (".bashrc", PDF) == REFUSED);
  expect (save_text (".config/autostart/x.pdf", PDF) == REFUSED);
  expect (save_text ("by-link/x.pdf", PDF) == REFUSED);
  expect (save_text ("linked.pdf", PDF) == REFUSED);
  expect (save_text ("to-nothing.pdf", PDF) == REFUSED);
  expect (save_text ("../../proc/self/comm", PDF) == REFUSED);
  expect (save_text ("../../dev/null", PDF) == REFUSED);
  expect (save_text ("x.desktop", PDF) == REFUSED);
  expect (save_text ("X.Desktop", PDF) == REFUSED);
  /* As a desktop tells by a file's beginning, whatever its name is. */
  expect (save_text ("x", "\n[Desktop Entry]\nType=Application\n") == REFUSED);
  expect (save_text ("x", "# x\n[Desktop Entry]\nType=Application\n") == REFUSED);
  expect (save_text ("script", PDF) == REFUSED);
  /* What is told to D-Bus and systemd until the person logs out; and what another program was given
   * to save, or has mounted, lies there, too. */
  expect (save_text ("run/dbus-1/services/x.service", "[D-BUS Service]\n") == REFUSED);
  expect (save_text ("run/x.pdf", PDF) == REFUSED);
  expect (save_text ("run/doc/1/letter.pdf", PDF) == 0);
  expect (save_text ("run/gvfs/letter.pdf", PDF) == 0);
  expect (save_text ("../../etc/madoguchi/../.hidden", PDF) == REFUSED);
  /* Nobody can look there for links, nor whether it is run. */
  expect (save_elsewhere ("sftp://office.example/home/x/.ssh/authorized_keys") == REFUSED);
  expect (save_elsewhere ("smb://office.example/x/.config/autostart/x") == REFUSED);
  expect (save_elsewhere ("smb://office.example/x/%2econfig/x") == REFUSED);
  expect (save_elsewhere ("admin:///etc/passwd") == REFUSED);
  expect (save_elsewhere ("dav://office.example/letter.pdf") == REFUSED);
}

/* Whose programs keep what they are told to do in folders that are not hidden. */
static void
ask_for_open_folders (void)
{
  static const char *const names[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                       "XDG_STATE_HOME" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = in_home (names[i]);
      g_setenv (names[i], folder, TRUE);
    }
  stand_behind ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], "/x.pdf", NULL);
      expect (save_text (file, PDF) == REFUSED);
    }
  expect (save_text ("letter.pdf", PDF) == 0);
}

/* (transfer full) */
static char *
dup_source (void)
{
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load ("national", NULL, NULL);

  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    if (municipality->sources[rule].url != NULL)
      return g_strdup (municipality->sources[rule].url);
  g_assert_not_reached ();
}

#define LICENCE "https://www.gnu.org/licenses/gpl-3.0.html"

static void
ask_for_pages (void)
{
  g_autofree char *source = dup_source ();

  stand_behind ();
  expect (open_page (LICENCE) == 0);
  expect (open_page (source) == 0);
  expect (open_page ("https://attacker.example/?name=somebody") == REFUSED);
  expect (open_page ("file:///bin/sh") == REFUSED);
  expect (open_page ("https://www.city.suginami.tokyo.jp.attacker.example/") == REFUSED);
  expect (open_page ("") == REFUSED);
}

/* --- the end --- */

/* By its name, which it takes when it is ready to hear; 0 until then. */
static pid_t
find_broker (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *text = NULL;
      const char *rest = NULL;
      int parent = 0;

      if (g_file_get_contents (path, &text, NULL, NULL))
        rest = strrchr (text, ')');
      if (rest != NULL && sscanf (rest, ") %*c %d", &parent) == 1 && parent == getpid () &&
          strstr (text, "(mado-broker)") != NULL)
        return (pid_t)g_ascii_strtoll (name, NULL, 10);
    }
  return 0;
}

/* When the person logs out, or a terminal is closed, everybody is told at once, and nobody knows
 * who hears it first. What printing has left is taken away all the same, once the window has gone.
 */
static void
log_out (void)
{
  static const int told[] = { SIGTERM, SIGHUP, SIGINT };
  pid_t broker = 0;

  temporary = mado_broker_start ();
  expect (temporary != NULL);
  g_autofree char *page = g_build_filename (temporary, "gtkprint", NULL);
  while ((broker = find_broker ()) == 0)
    g_usleep (G_USEC_PER_SEC / 100);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    expect (kill (broker, told[i]) == 0);
  expect (g_file_set_contents (page, PDF, -1, NULL));
  expect (save_text ("letter.pdf", PDF) == 0);
  put ("temporary-of-log-out", temporary, 0600);
}

/* --- no broker --- */

static gboolean no_more_processes;

/* The C library's, which fails when the system can have no more processes. */
pid_t
fork (void)
{
  errno = EAGAIN;
  return no_more_processes ? -1 : _Fork ();
}

static void
go_without (void)
{
  g_autofree char *folder = in_home ("temporary");

  expect (mkdir (folder, 0700) == 0);
  g_setenv ("TMPDIR", folder, TRUE);
  no_more_processes = TRUE;
  expect (mado_broker_start () == NULL);
  expect (!mado_broker_is_there ());
  /* Nothing is left behind in it. */
  expect (rmdir (folder) == 0);
}

/* --- from outside --- */

static void
attempt (gconstpointer data)
{
  (*(void (*const *) (void))data) ();
}

static void
run (gconstpointer data)
{
  run_in_child (attempt, data);
}

static void (*const attempts[]) (void) = { break_out,       print_elsewhere,      show_elsewhere,
                                           ask_for_pages,   ask_for_files,        go_without,
                                           live_in_flatpak, ask_for_open_folders, log_out,
                                           read_looks,      print_by_name,        print_here,
                                           print_by_file,   print_by_socket };

static void
test_files (gconstpointer data)
{
  run (data);
  g_assert_true (holds ("letter.pdf", PDF " again"));
  g_assert_true (holds ("script", "mine"));
  g_assert_true (holds (".ssh/id", "secret"));
}

/* A browser that writes down which pages it was to show. */
static void
put_browser (void)
{
  g_autofree char *program = in_home ("browser");
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$1\" >> '%s/shown'\n", home);
  g_autofree char *entry =
      g_strdup_printf ("[Desktop Entry]\nType=Application\nName=browser\nExec=%s %%u\n"
                       "MimeType=x-scheme-handler/https;x-scheme-handler/http;\n",
                       program);

  put ("browser", script, 0700);
  put (".local/share/applications/browser.desktop", entry, 0600);
  put (".config/mimeapps.list",
       "[Default Applications]\nx-scheme-handler/https=browser.desktop\n"
       "x-scheme-handler/http=browser.desktop\n",
       0600);
}

/* The browser's own time, which nobody waits for but this. (transfer full) */
static char *
wait_for_pages (guint n_pages)
{
  g_autofree char *path = in_home ("shown");

  for (;;)
    {
      g_autofree char *text = NULL;
      guint n = 0;

      if (g_file_get_contents (path, &text, NULL, NULL))
        for (const char *end = text; (end = strchr (end, '\n')) != NULL; end++)
          n++;
      if (n >= n_pages)
        return g_steal_pointer (&text);
      g_usleep (G_USEC_PER_SEC / 100);
    }
}

static void
test_pages (gconstpointer data)
{
  g_autofree char *source = dup_source ();
  g_autofree char *one_way = g_strconcat (LICENCE "\n", source, "\n", NULL);
  g_autofree char *other_way = g_strconcat (source, "\n" LICENCE "\n", NULL);
  g_autofree char *shown = NULL;

  put_browser ();
  run (data);
  shown = wait_for_pages (2);
  g_assert_true (g_str_equal (shown, one_way) || g_str_equal (shown, other_way));
}

static void
test_log_out (gconstpointer data)
{
  g_autofree char *path = in_home ("temporary-of-log-out");
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  run (data);
  g_file_get_contents (path, &folder, NULL, &error);
  g_assert_no_error (error);
  while (g_file_test (folder, G_FILE_TEST_EXISTS))
    g_usleep (G_USEC_PER_SEC / 100);
}

static void
test_break_out (gconstpointer data)
{
  run (data);
  tell_missing_walls ();
}

static void
make_home (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL, *file = NULL, *folder = NULL, *secret = NULL;
  g_autofree char *to_nothing = NULL, *nothing = NULL, *runtime = NULL;

  home = g_dir_make_tmp ("mado-home-XXXXXX", &error);
  g_assert_no_error (error);
  put (".ssh/id", "secret", 0600);
  put (".config/autostart/y.desktop", "mine", 0600);
  put (".config/gtk-4.0/settings.ini", "mine", 0600);
  put (".local/share/madoguchi/municipality/README", "mine", 0600);
  put (".cache/README", "mine", 0600);
  put ("run/dbus-1/services/README", "mine", 0600);
  put ("run/doc/1/README", "mine", 0600);
  put ("run/gvfs/README", "mine", 0600);
  put ("XDG_CONFIG_HOME/README", "mine", 0600);
  put ("XDG_DATA_HOME/README", "mine", 0600);
  put ("XDG_CACHE_HOME/README", "mine", 0600);
  put ("XDG_STATE_HOME/README", "mine", 0600);
  put ("letter.txt", "mine", 0600);
  put ("script", "mine", 0700);
  link = in_home ("by-link");
  folder = in_home (".config/autostart");
  g_assert_cmpint (symlink (folder, link), ==, 0);
  file = in_home ("linked.pdf");
  secret = in_home (".ssh/id");
  g_assert_cmpint (symlink (secret, file), ==, 0);
  to_nothing = in_home ("to-nothing.pdf");
  nothing = in_home (".config/autostart/new.pdf");
  g_assert_cmpint (symlink (nothing, to_nothing), ==, 0);
  g_setenv ("HOME", home, TRUE);
  g_unsetenv ("XDG_CONFIG_HOME");
  g_unsetenv ("XDG_CACHE_HOME");
  g_unsetenv ("XDG_DATA_HOME");
  g_unsetenv ("XDG_STATE_HOME");
  runtime = in_home ("run");
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_unsetenv ("CUPS_SERVER");
  g_unsetenv ("DISPLAY");
}

static void
clear_away (const char *path)
{
  g_autoptr (GDir) folder =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      clear_away (inner);
    }
  (void)g_remove (path);
}

int
main (int argc, char **argv)
{
  make_home ();
  g_test_init (&argc, &argv, NULL);
  /* Before the next: GLib asks once where these folders are. */
  g_test_add_data_func ("/window-wall/broker/open-folders", &attempts[7], run);
  g_test_add_data_func ("/window-wall/break-out", &attempts[0], test_break_out);
  g_test_add_data_func ("/window-wall/flatpak", &attempts[6], test_break_out);
  g_test_add_data_func ("/window-wall/looks", &attempts[9], test_break_out);
  g_test_add_data_func ("/window-wall/print-elsewhere", &attempts[1], run);
  g_test_add_data_func ("/window-wall/print-by-name", &attempts[10], run);
  g_test_add_data_func ("/window-wall/print-here", &attempts[11], run);
  g_test_add_data_func ("/window-wall/print-by-file", &attempts[12], run);
  g_test_add_data_func ("/window-wall/print-by-socket", &attempts[13], run);
  g_test_add_data_func ("/window-wall/show-elsewhere", &attempts[2], run);
  g_test_add_data_func ("/window-wall/broker/pages", &attempts[3], test_pages);
  g_test_add_data_func ("/window-wall/broker/files", &attempts[4], test_files);
  g_test_add_data_func ("/window-wall/broker/none", &attempts[5], run);
  g_test_add_data_func ("/window-wall/broker/log-out", &attempts[8], test_log_out);
  int status = g_test_run ();
  clear_away (home);
  return status;
}
