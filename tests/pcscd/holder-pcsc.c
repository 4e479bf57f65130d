/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another program at the card, as seen by ours: holder-pcsc shared|exclusive|reset|transaction
 * READER
 *
 * Does that to the card (shared: no more than to be connected), writes "ready", and lets go when
 * its stdin ends. */

#include <stdio.h>
#include <string.h>
#include <winscard.h>

static int
check (LONG code, const char *what)
{
  if (code == SCARD_S_SUCCESS)
    return 1;
  fprintf (stderr, "%s: %s\n", what, pcsc_stringify_error (code));
  return 0;
}

static int
hold (const char *mode, SCARDHANDLE card)
{
  DWORD protocol;
  if (strcmp (mode, "reset") == 0)
    return check (
        SCardReconnect (card, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_RESET_CARD, &protocol),
        "SCardReconnect");
  if (strcmp (mode, "transaction") == 0)
    return check (SCardBeginTransaction (card), "SCardBeginTransaction");
  return strcmp (mode, "exclusive") == 0 || strcmp (mode, "shared") == 0;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;

  DWORD sharing = strcmp (argv[1], "exclusive") == 0 ? SCARD_SHARE_EXCLUSIVE : SCARD_SHARE_SHARED;
  SCARDCONTEXT context;
  SCARDHANDLE card;
  DWORD protocol;
  if (!check (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context),
              "SCardEstablishContext") ||
      !check (SCardConnect (context, argv[2], sharing, SCARD_PROTOCOL_ANY, &card, &protocol),
              "SCardConnect") ||
      !hold (argv[1], card))
    return 1;

  fputs ("ready", stdout);
  fflush (stdout);
  while (getchar () != EOF)
    ;
  SCardDisconnect (card, SCARD_LEAVE_CARD);
  SCardReleaseContext (context);
  return 0;
}
