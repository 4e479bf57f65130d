/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-authorities-private.h"

#include "mado-ca-builtin.h"
#include "mado-x509.h"

#include <string.h>

struct _MadoAuthorities
{
  gatomicrefcount ref_count;
  GPtrArray *certificates; /* (owned) (element-type MadoCertificate) */
};

#define KEY_ID_MAX 64

/* Length 0: there is none. */
typedef struct
{
  guint8 bytes[KEY_ID_MAX];
  size_t length;
} KeyId;

/* --- signatures ------------------------------------------------------------------------------- */

/* An expired CA is no broken one: the first generation's ended in 2025, and what it signed is still
 * its own. What the signature needs beside a key that fits is an algorithm that holds: MEDIUM is
 * 112 bits, which RSA-2048 with SHA-256 has and SHA-1 has not. Policies and other extensions that
 * GnuTLS does not know are none of the signature's business. */
#define VERIFY_FLAGS                                                                               \
  (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |                 \
   GNUTLS_VERIFY_IGNORE_UNKNOWN_CRIT_EXTENSIONS |                                                  \
   GNUTLS_PROFILE_TO_VFLAGS (GNUTLS_PROFILE_MEDIUM))

static gboolean
may_issue (MadoX509 *ca)
{
  unsigned int usage = 0;

  if (gnutls_x509_crt_get_ca_status (ca, NULL) <= 0)
    return FALSE;
  int code = gnutls_x509_crt_get_key_usage (ca, &usage, NULL);
  return code == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE ||
         (code == GNUTLS_E_SUCCESS && (usage & GNUTLS_KEY_KEY_CERT_SIGN) != 0);
}

static gboolean
has_issued (MadoX509 *ca, MadoX509 *crt)
{
  unsigned int status = 0;

  /* Names, and key ids where both have one: generations share their names. */
  if (!may_issue (ca) || gnutls_x509_crt_check_issuer (crt, ca) != 1)
    return FALSE;
  return gnutls_x509_crt_verify (crt, &ca, 1, VERIFY_FLAGS, &status) == GNUTLS_E_SUCCESS &&
         status == 0;
}

/* --- key ids ---------------------------------------------------------------------------------- */

static void
read_own_key_id (MadoX509 *crt, KeyId *key_id)
{
  *key_id = (KeyId){ .length = sizeof key_id->bytes };
  if (gnutls_x509_crt_get_subject_key_id (crt, key_id->bytes, &key_id->length, NULL) < 0)
    key_id->length = 0;
}

static void
read_issuer_key_id (MadoX509 *crt, KeyId *key_id)
{
  *key_id = (KeyId){ .length = sizeof key_id->bytes };
  if (gnutls_x509_crt_get_authority_key_id (crt, key_id->bytes, &key_id->length, NULL) < 0)
    key_id->length = 0;
}

static gboolean
is_same_key_id (const KeyId *a, const KeyId *b)
{
  return a->length > 0 && a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

static MadoX509 *
import (MadoCertificate *certificate)
{
  int code;

  return mado_x509_import (mado_certificate_get_der (certificate), &code);
}

/* Whether @certificate calls itself by the key id of one of @self, without being that one. */
static gboolean
is_impostor (MadoAuthorities *self, MadoCertificate *certificate, MadoX509 *crt)
{
  KeyId claimed;

  read_own_key_id (crt, &claimed);
  for (guint i = 0; i < self->certificates->len; i++)
    {
      MadoCertificate *member = g_ptr_array_index (self->certificates, i);
      g_autoptr (MadoX509) authority = import (member);
      KeyId own;
      if (authority == NULL)
        continue;
      read_own_key_id (authority, &own);
      if (is_same_key_id (&own, &claimed) &&
          !g_bytes_equal (mado_certificate_get_der (member),
                          mado_certificate_get_der (certificate)))
        return TRUE;
    }
  return FALSE;
}

/* PINNED, BROKEN, or UNCHECKED where it is of none of @self. */
static MadoChain
check_known (MadoAuthorities *self, MadoX509 *crt)
{
  MadoChain chain = MADO_CHAIN_UNCHECKED;
  KeyId issuer;

  read_issuer_key_id (crt, &issuer);
  for (guint i = 0; i < self->certificates->len; i++)
    {
      g_autoptr (MadoX509) authority = import (g_ptr_array_index (self->certificates, i));
      KeyId own;
      if (authority == NULL)
        continue;
      read_own_key_id (authority, &own);
      gboolean named = is_same_key_id (&own, &issuer);
      if ((named || issuer.length == 0) && has_issued (authority, crt))
        return MADO_CHAIN_PINNED;
      if (named)
        chain = MADO_CHAIN_BROKEN;
    }
  return chain;
}

/* --- the six ---------------------------------------------------------------------------------- */

static gpointer
make_jpki (gpointer data)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (const MadoCaBuiltin *file = mado_ca_builtin; file->name != NULL; file++)
    g_ptr_array_add (ders, g_bytes_new_static (file->der, file->length));
  return mado_authorities_new (ders);
}

/* --- public API ------------------------------------------------------------------------------- */

MadoAuthorities *
mado_authorities_new (GPtrArray *ders)
{
  MadoAuthorities *self = g_new0 (MadoAuthorities, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify)mado_certificate_unref);
  for (guint i = 0; ders != NULL && i < ders->len; i++)
    {
      MadoCertificate *certificate = mado_certificate_new (g_ptr_array_index (ders, i), NULL);
      if (certificate != NULL)
        g_ptr_array_add (self->certificates, certificate);
    }
  return self;
}

MadoAuthorities *
mado_authorities_get_jpki (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_jpki, NULL);
}

MadoAuthorities *
mado_authorities_ref (MadoAuthorities *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mado_authorities_unref (MadoAuthorities *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->certificates);
  g_free (self);
}

guint
mado_authorities_get_n (MadoAuthorities *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->certificates->len;
}

MadoCertificate *
mado_authorities_get (MadoAuthorities *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->certificates->len, NULL);

  return g_ptr_array_index (self->certificates, index);
}

MadoChain
mado_authorities_check (MadoAuthorities *self, MadoCertificate *certificate, MadoCertificate *ca)
{
  g_return_val_if_fail (self != NULL && certificate != NULL, MADO_CHAIN_UNCHECKED);

  g_autoptr (MadoX509) crt = import (certificate);
  MadoChain chain = crt != NULL ? check_known (self, crt) : MADO_CHAIN_BROKEN;
  if (chain != MADO_CHAIN_UNCHECKED || ca == NULL)
    return chain;

  g_autoptr (MadoX509) issuer = import (ca);
  if (issuer == NULL || !has_issued (issuer, crt) || is_impostor (self, ca, issuer) ||
      is_impostor (mado_authorities_get_jpki (), ca, issuer))
    return MADO_CHAIN_BROKEN;
  return MADO_CHAIN_UNPINNED;
}
