/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-instance.h"

#ifdef G_OS_WIN32

#include <glib/gi18n.h>
#include <windows.h>

/* "Local": of this person's session, not of the whole computer. */
#define WIDE_TEXT(text) L##text
#define WIDE(text)      WIDE_TEXT (text)
#define NAME            (L"Local\\" WIDE (MADO_APP_ID))

static gboolean
is_our_program (DWORD process)
{
  WCHAR ours[MAX_PATH * 4], theirs[MAX_PATH * 4];
  DWORD length = G_N_ELEMENTS (theirs);
  HANDLE handle = OpenProcess (PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
  gboolean told = handle != NULL && QueryFullProcessImageNameW (handle, 0, theirs, &length);

  if (handle != NULL)
    CloseHandle (handle);
  length = G_N_ELEMENTS (ours);
  return told && QueryFullProcessImageNameW (GetCurrentProcess (), 0, ours, &length) &&
         wcscmp (ours, theirs) == 0;
}

/* The first one is the uppermost. */
static BOOL CALLBACK
on_window_cb (HWND window, LPARAM data)
{
  DWORD process = 0;

  GetWindowThreadProcessId (window, &process);
  if (!IsWindowVisible (window) || process == GetCurrentProcessId () || !is_our_program (process))
    return TRUE;
  *(HWND *)data = window;
  return FALSE;
}

static void
show_other (void)
{
  HWND window = NULL;

  EnumWindows (on_window_cb, (LPARAM)&window);
  if (window == NULL)
    return;
  if (IsIconic (window))
    ShowWindow (window, SW_RESTORE);
  SetForegroundWindow (window);
}

static void
say_running (void)
{
  g_autofree gunichar2 *title = g_utf8_to_utf16 (_ ("電子証明書の窓口"), -1, NULL, NULL, NULL);
  g_autofree gunichar2 *text = g_utf8_to_utf16 (
      _ ("すでに動いています。閉じてから、もう一度始めてください。"), -1, NULL, NULL, NULL);

  MessageBoxW (NULL, (const WCHAR *)text, (const WCHAR *)title,
               MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
}

gboolean
mado_instance_claim (gboolean has_wishes)
{
  /* Open until the process ends. */
  HANDLE mutex = CreateMutexW (NULL, FALSE, NAME);

  if (mutex == NULL || GetLastError () != ERROR_ALREADY_EXISTS)
    return TRUE;
  CloseHandle (mutex);
  if (has_wishes)
    say_running ();
  show_other ();
  return FALSE;
}

#else

gboolean
mado_instance_claim (gboolean has_wishes)
{
  (void)has_wishes;
  return TRUE;
}

#endif
