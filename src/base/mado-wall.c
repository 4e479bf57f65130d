/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_PATH, syscall() */
#include "config.h"

#include "mado-wall.h"

static MadoWalls walls; /* that stand */

#ifdef HAVE_LANDLOCK

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <linux/sockios.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- files: landlock(7) --- */

/* Of the third version, which Debian 12's headers do not know. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

#define LISTING (LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_MAKE_DIR)
#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING                                                                                    \
  (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |                         \
   LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE)
/* What can be allowed for a file that is no folder. */
#define OF_FILES                                                                                   \
  (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

/* All that the kernel's version can keep away; what it does not know it refuses as a question. */
static guint64
known_accesses (long version)
{
  guint64 all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

  if (version >= 2)
    all |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3)
    all |= LANDLOCK_ACCESS_FS_TRUNCATE;
  return all;
}

static void
allow (int ruleset, const char *path, guint64 accesses)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = accesses };
  struct stat status;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return;
  if (fstat (rule.parent_fd, &status) == 0)
    {
      if (!S_ISDIR (status.st_mode))
        rule.allowed_access &= OF_FILES;
      (void)syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
  close (rule.parent_fd);
}

static void
allow_all (int ruleset, const char *const *paths, guint64 accesses)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    allow (ruleset, paths[i], accesses);
}

static gboolean
wall_in_files (const MadoWallPaths *paths)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  struct landlock_ruleset_attr all = { 0 };

  if (version < 1)
    return FALSE;
  all.handled_access_fs = known_accesses (version);
  int ruleset = (int)syscall (SYS_landlock_create_ruleset, &all, sizeof all, 0);
  if (ruleset < 0)
    return FALSE;
  allow_all (ruleset, paths->listable, LISTING & all.handled_access_fs);
  allow_all (ruleset, paths->readable, READING & all.handled_access_fs);
  allow_all (ruleset, paths->writable, WRITING & all.handled_access_fs);
  gboolean done = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}

/* --- the network and other programs: seccomp(2) --- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

/* x32's calls have this bit, and do the same under other numbers. */
#define X32_BIT       0x40000000
#define WORD(offset)  BPF_STMT (BPF_LD | BPF_W | BPF_ABS, (offset))
#define REFUSE(error) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define UNLESS(value) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1)
#define NUMBER        offsetof (struct seccomp_data, nr)
/* The lower half, on machines that begin with it. */
#define FIRST_ARGUMENT  offsetof (struct seccomp_data, args[0])
#define SECOND_ARGUMENT offsetof (struct seccomp_data, args[1])

#define OF_THIS_MACHINE                                                                            \
  WORD (offsetof (struct seccomp_data, arch)),                                                     \
      BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), REFUSE (EPERM), WORD (NUMBER),     \
      BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1), REFUSE (EPERM)
#define OTHERWISE_ALLOW BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static gboolean
filter_calls (struct sock_filter *filter, unsigned short length)
{
  struct sock_fprog program = { length, filter };

  return syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

static gboolean
wall_in_programs (void)
{
  /* None is started or ended, and the memory of those that run is left alone; nor is anything typed
   * into the terminal, which the shell would run afterwards (TIOCSTI; TIOCLINUX pastes on a
   * console). Signals go to this process alone, in the two ways of raise() and abort(). */
  struct sock_filter filter[] = {
    OF_THIS_MACHINE,
    UNLESS (SYS_execve),
    REFUSE (EPERM),
    UNLESS (SYS_execveat),
    REFUSE (EPERM),
    UNLESS (SYS_process_vm_readv),
    REFUSE (EPERM),
    UNLESS (SYS_process_vm_writev),
    REFUSE (EPERM),
    /* Nor what those have opened: a socket, say. */
    UNLESS (SYS_pidfd_getfd),
    REFUSE (EPERM),
#ifndef __SANITIZE_ADDRESS__
    /* LeakSanitizer stops the threads by it. */
    UNLESS (SYS_ptrace),
    REFUSE (EPERM),
#endif
    UNLESS (SYS_tkill),
    REFUSE (EPERM),
    UNLESS (SYS_rt_sigqueueinfo),
    REFUSE (EPERM),
    UNLESS (SYS_rt_tgsigqueueinfo),
    REFUSE (EPERM),
    UNLESS (SYS_pidfd_send_signal),
    REFUSE (EPERM),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_kill, 1, 0),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 3, 7),
    /* Whether somebody lives may be asked: IBus asks it of its service, or types no Japanese. */
    WORD (SECOND_ARGUMENT),
    UNLESS (0),
    OTHERWISE_ALLOW,
    WORD (FIRST_ARGUMENT),
    UNLESS ((guint32)getpid ()),
    OTHERWISE_ALLOW,
    REFUSE (EPERM),
    /* Who has used more than it may have is ended by the kernel. */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 6),
    WORD (FIRST_ARGUMENT),
    UNLESS (0),
    OTHERWISE_ALLOW,
    UNLESS ((guint32)getpid ()),
    OTHERWISE_ALLOW,
    REFUSE (EPERM),
    /* And who owns a file hears of it by a signal, be it SIGKILL (F_SETSIG). */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_fcntl, 0, 6),
    WORD (SECOND_ARGUMENT),
    UNLESS (F_SETOWN),
    REFUSE (EPERM),
    UNLESS (F_SETOWN_EX),
    REFUSE (EPERM),
    OTHERWISE_ALLOW,
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 9),
    WORD (SECOND_ARGUMENT),
    UNLESS (FIOSETOWN),
    REFUSE (EPERM),
    UNLESS (SIOCSPGRP),
    REFUSE (EPERM),
    UNLESS (TIOCSTI),
    REFUSE (EPERM),
    UNLESS (TIOCLINUX),
    REFUSE (EPERM),
    OTHERWISE_ALLOW,
  };

  return filter_calls (filter, G_N_ELEMENTS (filter));
}

static gboolean
wall_in_network (void)
{
  /* io_uring opens sockets without the call for it. */
  struct sock_filter filter[] = {
    OF_THIS_MACHINE,       UNLESS (SYS_io_uring_setup),
    REFUSE (EPERM),        BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
    WORD (FIRST_ARGUMENT), BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
    REFUSE (EAFNOSUPPORT), OTHERWISE_ALLOW,
  };

  return filter_calls (filter, G_N_ELEMENTS (filter));
}

#else

static gboolean
wall_in_programs (void)
{
  return FALSE;
}

static gboolean
wall_in_network (void)
{
  return FALSE;
}

#endif

void
mado_wall_raise (const MadoWallPaths *paths, MadoWalls wanted)
{
  /* What both ask for, of whoever is not root: a program that is started gains nothing by it. */
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return;
  if ((wanted & MADO_WALL_FILES) && wall_in_files (paths))
    walls |= MADO_WALL_FILES;
  if ((wanted & MADO_WALL_NETWORK) && wall_in_network ())
    walls |= MADO_WALL_NETWORK;
  if ((wanted & MADO_WALL_PROGRAMS) && wall_in_programs ())
    walls |= MADO_WALL_PROGRAMS;
}

#elif defined(G_OS_WIN32)

#include <windows.h>

/* What the system says of it afterwards: Wine, say, takes every policy and keeps none. */
static gboolean
starts_no_programs (void)
{
  PROCESS_MITIGATION_CHILD_PROCESS_POLICY children = { 0 };

  return GetProcessMitigationPolicy (GetCurrentProcess (), ProcessChildProcessPolicy, &children,
                                     sizeof children) &&
         children.NoChildProcessCreation;
}

/* Neither as a process nor as code that comes from no file. Not for a window, whose graphics driver
 * makes code of its own. */
static void
wall_in_programs (void)
{
  PROCESS_MITIGATION_CHILD_PROCESS_POLICY children = { .NoChildProcessCreation = 1 };
  PROCESS_MITIGATION_DYNAMIC_CODE_POLICY code = { .ProhibitDynamicCode = 1 };

  SetProcessMitigationPolicy (ProcessDynamicCodePolicy, &code, sizeof code);
  SetProcessMitigationPolicy (ProcessChildProcessPolicy, &children, sizeof children);
  if (starts_no_programs ())
    walls |= MADO_WALL_PROGRAMS;
}

/* Of Windows 8 and later (SetProcessMitigationPolicy()). DLLs are looked for beside the program and
 * in Windows' own folder, there first; none comes from another computer or from what was fetched by
 * a browser at a low level of trust; no other program puts its own into this one by the ways of old
 * (AppInit_DLLs, hooks, input methods of before Windows Vista). Where files and the network are
 * concerned there is nothing that a program could say of itself. */
void
mado_wall_raise (const MadoWallPaths *paths, MadoWalls wanted)
{
  (void)paths;
  PROCESS_MITIGATION_EXTENSION_POINT_DISABLE_POLICY extensions = { .DisableExtensionPoints = 1 };
  PROCESS_MITIGATION_IMAGE_LOAD_POLICY images = { .NoRemoteImages = 1,
                                                  .NoLowMandatoryLabelImages = 1,
                                                  .PreferSystem32Images = 1 };

  SetDefaultDllDirectories (LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
  SetProcessMitigationPolicy (ProcessExtensionPointDisablePolicy, &extensions, sizeof extensions);
  SetProcessMitigationPolicy (ProcessImageLoadPolicy, &images, sizeof images);
  if (wanted & MADO_WALL_PROGRAMS)
    wall_in_programs ();
}

#else

void
mado_wall_raise (const MadoWallPaths *paths, MadoWalls wanted)
{
  (void)paths;
  (void)wanted;
}

#endif

MadoWalls
mado_wall_get (void)
{
  return walls;
}
