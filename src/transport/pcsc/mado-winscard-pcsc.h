/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* winscard.h of either system, for this folder's .c files. On Windows a function that takes a
 * reader's name is the one for UTF-16, because a name may hold what no 8-bit code page has. */
#ifdef G_OS_WIN32
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
#include <winscard.h>
#include <winsmcrd.h> /* SCARD_CTL_CODE */
#ifndef CM_IOCTL_GET_FEATURE_REQUEST
#define CM_IOCTL_GET_FEATURE_REQUEST SCARD_CTL_CODE (3400) /* PC/SC part 10, 2.2 */
#endif
#else
#include <winscard.h>

#include <reader.h> /* SCARD_ATTR_ATR_STRING */
#endif
