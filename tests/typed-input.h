/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gives a program that is yet to be started @text as its standard input, a pipe at whose other end
 * there is nobody any more. All of it lies in the pipe beforehand: a program that ends without
 * having read it disturbs nobody, where whoever still writes to it dies of SIGPIPE. @text fits into
 * a pipe (4 KiB). */
void typed_input_give (GSubprocessLauncher *launcher, const char *text);

G_END_DECLS
