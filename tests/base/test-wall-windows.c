/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wall.h"

#include <windows.h>

/* Whoever has taken over the terminal program on Windows, and tries what it is kept from. What
 * Windows says that it keeps is tried; Wine says so of the search for DLLs alone. */

static char *planted; /* the DLL's path */

static gboolean
loads (const char *name)
{
  HMODULE module = LoadLibraryA (name);

  if (module == NULL)
    return FALSE;
  FreeLibrary (module);
  return TRUE;
}

static gboolean
starts_itself (void)
{
  STARTUPINFOA start = { .cb = sizeof start };
  PROCESS_INFORMATION process;
  char path[MAX_PATH];
  char line[MAX_PATH + 16];

  GetModuleFileNameA (NULL, path, sizeof path);
  g_snprintf (line, sizeof line, "\"%s\" --help", path);
  if (!CreateProcessA (path, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process))
    return FALSE;
  WaitForSingleObject (process.hProcess, INFINITE);
  CloseHandle (process.hThread);
  CloseHandle (process.hProcess);
  return TRUE;
}

static gboolean
makes_code (void)
{
  void *memory = VirtualAlloc (NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE);

  if (memory == NULL)
    return FALSE;
  VirtualFree (memory, 0, MEM_RELEASE);
  return TRUE;
}

static gboolean
keeps_from_code (void)
{
  PROCESS_MITIGATION_DYNAMIC_CODE_POLICY code = { 0 };

  return GetProcessMitigationPolicy (GetCurrentProcess (), ProcessDynamicCodePolicy, &code,
                                     sizeof code) &&
         code.ProhibitDynamicCode;
}

/* In the folder that is the current one, and in the path; not beside the program. */
static void
test_planted (void)
{
  g_autofree char *folder = g_path_get_dirname (planted);
  g_autofree char *name = g_path_get_basename (planted);
  g_autofree char *path = g_strconcat (folder, ";", g_getenv ("PATH"), NULL);

  g_assert_true (SetCurrentDirectoryA (folder));
  g_setenv ("PATH", path, TRUE);
  g_assert_true (loads (name));
  mado_wall_raise (NULL, MADO_WALLS_ALL);
  g_assert_false (loads (name));
  /* Windows' own are found. */
  g_assert_true (loads ("version.dll"));
}

static void
test_programs (void)
{
  if (mado_wall_get () & MADO_WALL_PROGRAMS)
    g_assert_false (starts_itself ());
  if (keeps_from_code ())
    g_assert_false (makes_code ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  planted = argv[1];

  g_test_add_func ("/wall/planted", test_planted);
  g_test_add_func ("/wall/programs", test_programs);
  return g_test_run ();
}
