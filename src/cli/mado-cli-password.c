/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-password.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <termios.h>
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#define isatty _isatty
#define read   _read
#endif

#include "mado-cli-output.h"

/* Longer than any password, so that one that is too long is seen to be. */
#define LINE_MAX_BYTES 64

/* --- a terminal that does not show what is typed --- */

#ifdef G_OS_UNIX

static const int fatal_signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };
static volatile sig_atomic_t caught_signal;

typedef struct
{
  int fd;
  gboolean changed;
  struct termios before;
  struct sigaction actions[G_N_ELEMENTS (fatal_signals)];
} Terminal;

static void
on_signal_cb (int number)
{
  caught_signal = number;
}

/* Without SA_RESTART, so that a signal ends the blocked read and the echo comes back first. */
static void
terminal_hide (Terminal *self, int fd)
{
  struct termios hidden;
  struct sigaction action = { .sa_handler = on_signal_cb };
  self->fd = fd;
  self->changed = tcgetattr (fd, &self->before) == 0;
  if (!self->changed)
    return;
  caught_signal = 0;
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (fatal_signals); i++)
    sigaction (fatal_signals[i], &action, &self->actions[i]);
  hidden = self->before;
  hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
  tcsetattr (fd, TCSAFLUSH, &hidden);
}

/* Puts all back, and lets a signal that came meanwhile do what it would have done. */
static void
terminal_restore (Terminal *self)
{
  if (!self->changed)
    return;
  tcsetattr (self->fd, TCSAFLUSH, &self->before);
  for (guint i = 0; i < G_N_ELEMENTS (fatal_signals); i++)
    sigaction (fatal_signals[i], &self->actions[i], NULL);
  if (caught_signal != 0)
    raise (caught_signal);
}

static gboolean
interrupted (void)
{
  return caught_signal != 0;
}

#else

typedef struct
{
  HANDLE handle;
  gboolean changed;
  DWORD before;
} Terminal;

static void
terminal_hide (Terminal *self, int fd)
{
  self->handle = (HANDLE)_get_osfhandle (fd);
  self->changed = GetConsoleMode (self->handle, &self->before) != 0;
  if (self->changed)
    SetConsoleMode (self->handle, self->before & ~(DWORD)ENABLE_ECHO_INPUT);
}

static void
terminal_restore (Terminal *self)
{
  if (self->changed)
    SetConsoleMode (self->handle, self->before);
}

static gboolean
interrupted (void)
{
  return FALSE;
}

#endif

/* --- one line --- */

/* Fills @line, cutting off what does not fit, and returns how long the line is: at most the room.
 */
static gsize
read_line (int fd, char line[LINE_MAX_BYTES])
{
  gsize length = 0;
  for (;;)
    {
      char byte = '\0';
      gssize n = read (fd, &byte, 1);
      if (n < 0 && errno == EINTR && !interrupted ())
        continue;
      if (n <= 0 || byte == '\n')
        break;
      if (length < LINE_MAX_BYTES)
        line[length++] = byte;
      mado_secret_wipe (&byte, sizeof byte);
    }
  if (length > 0 && length < LINE_MAX_BYTES && line[length - 1] == '\r')
    length--;
  return length;
}

static MadoSecret *
prepare (MadoPin pin, char line[LINE_MAX_BYTES], gsize length, MadoPinFormat *format)
{
  if (length == LINE_MAX_BYTES)
    {
      *format = MADO_PIN_FORMAT_TOO_LONG;
      return NULL;
    }
  if (memchr (line, '\0', length) != NULL)
    {
      *format = MADO_PIN_FORMAT_BAD_CHARACTER;
      return NULL;
    }
  line[length] = '\0';
  return mado_pin_prepare (pin, line, format);
}

/* At a terminal, which shows @prompt and not what is typed. */
static gsize
ask (int fd, const char *prompt, char line[LINE_MAX_BYTES])
{
  Terminal terminal = { 0 };
  gsize length = 0;
  mado_cli_put (stderr, prompt);
  fputc (' ', stderr);
  fflush (stderr);
  terminal_hide (&terminal, fd);
  length = read_line (fd, line);
  fputc ('\n', stderr);
  if (interrupted ())
    {
      mado_secret_wipe (line, LINE_MAX_BYTES);
      length = 0;
    }
  terminal_restore (&terminal);
  return length;
}

MadoSecret *
mado_cli_pin_read (int fd, MadoPin pin, const char *prompt, MadoPinFormat *format)
{
  char line[LINE_MAX_BYTES];
  gsize length = isatty (fd) ? ask (fd, prompt, line) : read_line (fd, line);

  MadoSecret *secret = prepare (pin, line, length, format);
  mado_secret_wipe (line, sizeof line);
  return secret;
}

gboolean
mado_cli_is_terminal (int fd)
{
  return isatty (fd) != 0;
}
