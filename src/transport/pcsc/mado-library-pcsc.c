/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-library-pcsc.h"

#include "mado-winscard-pcsc.h"

const char *
mado_library_pcsc_get_name (void)
{
#ifdef PCSCLITE_VERSION_NUMBER
  return "pcsc-lite " PCSCLITE_VERSION_NUMBER;
#else
  return "winscard";
#endif
}
