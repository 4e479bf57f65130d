/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A DLL that somebody has put where the program may look for its own. */

__declspec(dllexport) int mado_planted (void);

int
mado_planted (void)
{
  return 1;
}
