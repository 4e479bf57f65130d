/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* syscall() */
#include "config.h"

#include "break-out.h"
#include "kernel-walls.h"
#include "mado-wall.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Whoever has taken over the process tries to break out of it, once the walls stand. All do that
 * the kernel has; where it has none the test says that it was skipped. */

typedef struct
{
  MadoWalls wanted;
  char *root;
  char *allowed;  /* a folder that may be written */
  char *readable; /* a file that may be read */
  char *secret;   /* one that may not */
} Yard;

static char *
make_file (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, "secret", -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Yard *yard, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  yard->wanted = GPOINTER_TO_UINT (data);
  yard->root = g_dir_make_tmp ("mado-wall-XXXXXX", &error);
  g_assert_no_error (error);
  yard->allowed = g_build_filename (yard->root, "allowed", NULL);
  g_assert_cmpint (g_mkdir (yard->allowed, 0700), ==, 0);
  yard->readable = make_file (yard->root, "readable");
  yard->secret = make_file (yard->root, "secret");
}

static void
tear_down (Yard *yard, gconstpointer data)
{
  g_assert_cmpint (g_unlink (yard->readable), ==, 0);
  g_assert_cmpint (g_unlink (yard->secret), ==, 0);
  g_assert_cmpint (g_rmdir (yard->allowed), ==, 0);
  g_assert_cmpint (g_rmdir (yard->root), ==, 0);
  g_free (yard->root);
  g_free (yard->allowed);
  g_free (yard->readable);
  g_free (yard->secret);
}

static void
break_out_of_files (const Yard *yard)
{
  g_autofree char *made = g_build_filename (yard->allowed, "made", NULL);
  g_autofree char *outside = g_build_filename (yard->root, "made", NULL);
  g_autofree char *link_name = g_build_filename (yard->allowed, "link", NULL);

  expect (is_refused (open (yard->secret, O_RDONLY)));
  expect (is_refused (open (yard->secret, O_WRONLY)));
  expect (is_refused (open (yard->readable, O_RDWR)));
  expect (is_refused (open (yard->root, O_RDONLY | O_DIRECTORY)));
  expect (is_refused (open (outside, O_WRONLY | O_CREAT, 0600)));
  expect (is_refused (mkdir (outside, 0700)));
  expect (is_refused (unlink (yard->secret)));
  expect (is_refused (rename (yard->secret, made)));
  expect (is_refused (link (yard->secret, made)));
  expect (is_refused (symlink (yard->secret, link_name)));
  /* And what is allowed is not in the way. */
  expect (open (yard->readable, O_RDONLY) >= 0);
  expect (open (made, O_RDWR | O_CREAT, 0600) >= 0);
  expect (unlink (made) == 0);
}

static void
break_out_of_network (void)
{
  static const int families[] = { AF_INET, AF_INET6, AF_NETLINK, AF_PACKET };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (int type = SOCK_STREAM; type <= SOCK_RAW; type++)
      expect (socket (families[i], type, 0) < 0 && errno == EAFNOSUPPORT);
  /* A family is an int to the kernel: what stands above it is not looked at. */
  expect (syscall (SYS_socket, 0x100000000L | AF_INET, SOCK_STREAM, 0) < 0);
  /* The way around the calls, which asks for memory that is not there where it is open. */
  expect (is_refused ((int)syscall (SYS_io_uring_setup, 1, NULL)));
  expect (socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
}

/* By ending another program, say what locks the screen. To the calls that are refused whatever they
 * send 0 is no signal, but asks whether one may be sent. */
static void
break_out_by_signals (int parent)
{
  siginfo_t nothing = { .si_code = SI_QUEUE };

  /* What nobody minds, where it does come through. */
  expect (is_refused (kill (getppid (), SIGURG)));
  expect (is_refused (kill (0, SIGURG)));
  expect (is_refused (kill (-1, SIGURG)));
  /* Input methods look whether their service is there. */
  expect (kill (getppid (), 0) == 0);
  expect (is_refused ((int)syscall (SYS_tkill, getppid (), 0)));
  expect (is_refused ((int)syscall (SYS_tgkill, getppid (), getppid (), 0)));
  expect (is_refused ((int)syscall (SYS_rt_sigqueueinfo, getppid (), 0, &nothing)));
  expect (is_refused ((int)syscall (SYS_rt_tgsigqueueinfo, getppid (), getppid (), 0, &nothing)));
  expect (parent < 0 || is_refused ((int)syscall (SYS_pidfd_send_signal, parent, 0, NULL, 0)));
  /* Its own end is its own. */
  expect (kill (getpid (), 0) == 0);
  expect (raise (0) == 0);
}

/* Signals that the kernel sends in one's name: to who uses more than it may have, or to who is said
 * to want to hear of a file. */
static void
break_out_by_the_kernel (void)
{
  struct f_owner_ex owner = { F_OWNER_PID, getppid () };
  struct rlimit limit = { 0 };
  int parent = getppid ();
  int ends[2];

  expect (socketpair (AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  expect (is_refused (prlimit (getppid (), RLIMIT_CPU, NULL, &limit)));
  expect (prlimit (0, RLIMIT_CPU, NULL, &limit) == 0);
  expect (prlimit (getpid (), RLIMIT_CPU, NULL, &limit) == 0);
  expect (is_refused (fcntl (ends[0], F_SETOWN, getppid ())));
  expect (is_refused (fcntl (ends[0], F_SETOWN, -getpgrp ())));
  expect (is_refused (fcntl (ends[0], F_SETOWN_EX, &owner)));
  expect (is_refused (ioctl (ends[0], FIOSETOWN, &parent)));
  expect (is_refused (ioctl (ends[0], SIOCSPGRP, &parent)));
  expect (fcntl (ends[0], F_SETFL, O_NONBLOCK) == 0);
}

static void
break_out_by_programs (void)
{
  static char *const words[] = { (char *)"/bin/true", NULL };
  int fd = open ("/bin/true", O_PATH);

  expect (is_refused (execv (words[0], words)));
  expect (is_refused ((int)syscall (SYS_execveat, fd, "", words, NULL, AT_EMPTY_PATH)));
  /* By typing a command into the terminal; the question comes before that for the terminal. */
  expect (is_refused (ioctl (-1, TIOCSTI, "x")));
  expect (is_refused (ioctl (-1, TIOCLINUX, "\3")));
  expect (ioctl (-1, FIONREAD, &fd) < 0 && errno == EBADF);
  /* What another process has opened: the test's own, here. */
  int parent = (int)syscall (SYS_pidfd_open, getppid (), 0);
  expect (parent < 0 || is_refused ((int)syscall (SYS_pidfd_getfd, parent, 1, 0)));
  break_out_by_signals (parent);
  break_out_by_the_kernel ();
}

static void
break_out (gconstpointer data)
{
  const Yard *yard = data;
  const char *const readable[] = { yard->readable, "/nowhere/at/all", "/bin", "/usr", NULL };
  const char *const writable[] = { yard->allowed, NULL };
  const MadoWallPaths paths = { readable, writable, NULL };

  mado_wall_raise (&paths, yard->wanted);
  MadoWalls walls = mado_wall_get ();
  expect (walls == (yard->wanted & get_walls_of_kernel ()));
  if (walls & MADO_WALL_FILES)
    break_out_of_files (yard);
  if (walls & MADO_WALL_NETWORK)
    break_out_of_network ();
  if (walls & MADO_WALL_PROGRAMS)
    break_out_by_programs ();
}

static void
test_break_out (Yard *yard, gconstpointer data)
{
  run_in_child (break_out, yard);
  g_assert_cmpint (mado_wall_get (), ==, 0);
  tell_missing_walls ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/wall/break-out", Yard, GUINT_TO_POINTER (MADO_WALLS_ALL), set_up, test_break_out,
              tear_down);
  /* As where the kernel has no Landlock, which keeps from other processes, too. */
  g_test_add ("/wall/break-out/without-files", Yard,
              GUINT_TO_POINTER (MADO_WALL_NETWORK | MADO_WALL_PROGRAMS), set_up, test_break_out,
              tear_down);
  return g_test_run ();
}
