/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-authorities.h"
#include "mado-fuzz.h"

#include <string.h>

/* The bytes are a certificate as a card gave it. */

/* All that ends in labels, terminals and files. */
static void
check_text (const char *text)
{
  if (text == NULL)
    return;
  MADO_FUZZ_CHECK (text[0] != '\0');
  MADO_FUZZ_CHECK (g_utf8_validate (text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char (text))
    MADO_FUZZ_CHECK (!g_unichar_iscntrl (g_utf8_get_char (text)));
}

static void
check_fields (MadoCertificate *certificate)
{
  const char *serial = mado_certificate_get_serial (certificate);
  const MadoBasicItems *items = mado_certificate_get_items (certificate);

  MADO_FUZZ_CHECK (mado_certificate_get_not_before (certificate) <=
                   mado_certificate_get_not_after (certificate));
  MADO_FUZZ_CHECK (strlen (serial) >= 2 && strlen (serial) <= 42 && strlen (serial) % 2 == 0);
  MADO_FUZZ_CHECK (strspn (serial, "0123456789ABCDEF") == strlen (serial));
  check_text (items->name);
  check_text (items->address);
  MADO_FUZZ_CHECK (items->sex >= 0 && items->sex <= 3);
  if (g_date_valid (&items->born))
    MADO_FUZZ_CHECK (g_date_get_year (&items->born) >= 1868 &&
                     g_date_get_year (&items->born) <= 2200);
}

static MadoCertificate *
load_ca (void)
{
  g_autofree char *path = g_build_filename (MADO_FUZZ_SOURCE, "..", "certificate", "certs",
                                            "ca-generation-3.der", NULL);
  char *contents = NULL;
  gsize length = 0;

  MADO_FUZZ_CHECK (g_file_get_contents (path, &contents, &length, NULL));
  g_autoptr (GBytes) der = g_bytes_new_take (contents, length);
  MadoCertificate *ca = mado_certificate_new (der, NULL);
  MADO_FUZZ_CHECK (ca != NULL);
  return ca;
}

static void
check_chains (MadoCertificate *certificate, MadoCertificate *ca)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new ();
  g_ptr_array_add (ders, mado_certificate_get_der (certificate));
  g_autoptr (MadoAuthorities) self_trusting = mado_authorities_new (ders);

  /* Nobody but a CA's key makes a certificate of the CA. */
  MADO_FUZZ_CHECK (mado_authorities_check (mado_authorities_get_jpki (), certificate, ca) !=
                   MADO_CHAIN_PINNED);
  mado_authorities_check (self_trusting, ca, certificate);
  mado_authorities_check (self_trusting, certificate, certificate);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static MadoCertificate *ca = NULL;
  g_autoptr (GBytes) der = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  if (ca == NULL)
    ca = load_ca ();
  g_autoptr (MadoCertificate) certificate = mado_certificate_new (der, &error);
  MADO_FUZZ_CHECK ((certificate == NULL) == (error != NULL));
  if (certificate == NULL)
    {
      MADO_FUZZ_CHECK (error->domain == MADO_CERTIFICATE_ERROR);
      return 0;
    }
  check_fields (certificate);
  check_chains (certificate, ca);
  return 0;
}
