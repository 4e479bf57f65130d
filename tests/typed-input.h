/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gives a program that is yet to be started @text as its standard input, a pipe at whose other end
 * there is nobody any more. All of it lies in the pipe beforehand: a program that ends without
 * having read it disturbs nobody, where whoever still writes to it dies of SIGPIPE. @text fits into
 * a pipe (4 KiB). */
void typed_input_give (GSubprocessLauncher *launcher, const char *text);

/* The words of a command line after the program's name. A practice card is one of 23 November 2026
 * where @line names no day: what is read of it is the same on every day. (transfer full) */
char **typed_input_split_line (const char *program, const char *line);

/* Whether what is typed at the terminal @fd is shown there. */
gboolean typed_input_echoes (int fd);

G_END_DECLS
