/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-authority.h"

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>
#include <time.h>

#include "mado-practice-data.h"
#include "mado-practice-extension.h"
#include "mado-scenario.h"

/* SHA-1 of the public key (RFC 5280, 4.2.1.2). */
#define KEY_ID_LENGTH 20

typedef struct
{
  const char *ca_key; /* stems of files in keys/ */
  const char *holder_key;
  guint8 serial[4];
  gsize serial_length;
  gint64 not_before; /* seconds since 1970 UTC */
  gint64 not_after;
} Profile;

/* The first generation has the real one's serial and dates (card-protocol.md 6.4); the others last
 * so long that no practice card outlives them. */
static const Profile profiles[MADO_PRACTICE_N_GENERATIONS][MADO_PRACTICE_N_ROLES] = {
  [MADO_PRACTICE_GENERATION_FIRST] = {
    /* 2015-10-20 03:08:13 and 02:40:28 to 2025-10-19 14:59:59 */
    [MADO_PRACTICE_ROLE_AUTH] = { "ca-auth-first", "auth", { 1 }, 1, 1445310493, 1760885999 },
    [MADO_PRACTICE_ROLE_SIGN] = { "ca-sign-first", "sign", { 1 }, 1, 1445308828, 1760885999 },
  },
  [MADO_PRACTICE_GENERATION_CURRENT] = {
    /* 2015-10-20 00:00:00 to 2115-10-19 14:59:59 */
    [MADO_PRACTICE_ROLE_AUTH] = { "ca-auth", "auth", { 0x06, 0xD1, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
    [MADO_PRACTICE_ROLE_SIGN] = { "ca-sign", "sign", { 0x06, 0x7C, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
  },
  [MADO_PRACTICE_GENERATION_NEXT] = {
    [MADO_PRACTICE_ROLE_AUTH] = { "ca-auth-next", "auth-next", { 0x08, 0xD1, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
    [MADO_PRACTICE_ROLE_SIGN] = { "ca-sign-next", "sign-next", { 0x08, 0x7C, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
  },
  [MADO_PRACTICE_GENERATION_UNKNOWN] = {
    [MADO_PRACTICE_ROLE_AUTH] = { "ca-auth-unknown", "auth", { 0x09, 0xD1, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
    [MADO_PRACTICE_ROLE_SIGN] = { "ca-sign-unknown", "sign", { 0x09, 0x7C, 0x50, 0x01 }, 4,
                                  1445299200, 4600940399 },
  },
};

/* The texts by which the two lines differ (card-protocol.md 6.1). */
static const struct
{
  const char *unit;
  const char *unit_japanese;
  const char *policy;
  const char *statement; /* (nullable): where the certification practice statement is */
  guint usage;
} lines[MADO_PRACTICE_N_ROLES] = {
  [MADO_PRACTICE_ROLE_AUTH] = { "JPKI for user authentication", "公的個人認証サービス利用者証明用",
                                "1.2.392.200149.8.5.1.3.30", NULL, GNUTLS_KEY_DIGITAL_SIGNATURE },
  [MADO_PRACTICE_ROLE_SIGN] = { "JPKI for digital signature", "公的個人認証サービス署名用",
                                "1.2.392.200149.8.5.1.1.20", "http://www.jpki.go.jp/cps.html",
                                GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_NON_REPUDIATION },
};

#define AGENCY "Japan Agency for Local Authority Information Systems"

struct _MadoPracticeAuthority
{
  MadoPracticeRole role;
  MadoPracticeGeneration generation;
  gnutls_privkey_t key;
  gnutls_x509_crt_t certificate;
  GBytes *der;
  guint8 key_id[KEY_ID_LENGTH];
};

/* --- helpers -----------------------------------------------------------------------------------
 */

static gboolean
check (int code, const char *what, GError **error)
{
  if (code >= 0)
    return TRUE;
  g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID, "%s: %s", what,
               gnutls_strerror (code));
  return FALSE;
}

static gboolean
load_key (const char *stem, gnutls_privkey_t key, GError **error)
{
  g_autofree char *directory = mado_practice_data_dup_directory ();
  g_autofree char *file = g_strconcat (stem, ".pem", NULL);
  g_autofree char *path =
      directory != NULL ? g_build_filename (directory, "keys", file, NULL) : NULL;
  g_autofree char *contents = NULL;
  gsize length;

  /* Wherever the card's description lies, and never in the current folder. */
  if (path == NULL || !g_file_get_contents (path, &contents, &length, NULL))
    {
      g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NO_DATA,
                   "the practice key %s cannot be read", file);
      return FALSE;
    }
  const gnutls_datum_t pem = { (guint8 *)contents, (guint)length };
  return check (gnutls_privkey_import_x509_raw (key, &pem, GNUTLS_X509_FMT_PEM, NULL, 0), file,
                error);
}

static int
set_extension (gnutls_x509_crt_t certificate, const char *oid, gboolean critical, GBytes *der)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (der, &length);
  int code = gnutls_x509_crt_set_extension_by_oid (certificate, oid, data, length, critical);
  g_bytes_unref (der);
  return code;
}

/* An empty certificate holding @key's public half. */
static gboolean
begin_certificate (gnutls_x509_crt_t certificate,
                   gnutls_privkey_t key,
                   guint8 key_id[KEY_ID_LENGTH],
                   GError **error)
{
  gnutls_pubkey_t public_key;
  gsize length = KEY_ID_LENGTH;

  gnutls_pubkey_init (&public_key);
  int code = gnutls_pubkey_import_privkey (public_key, key, 0, 0);
  if (code >= 0)
    code = gnutls_x509_crt_set_pubkey (certificate, public_key);
  if (code >= 0)
    code = gnutls_pubkey_get_key_id (public_key, GNUTLS_KEYID_USE_SHA1, key_id, &length);
  gnutls_pubkey_deinit (public_key);
  if (code >= 0)
    code = gnutls_x509_crt_set_version (certificate, 3);
  if (code >= 0)
    code = gnutls_x509_crt_set_subject_key_id (certificate, key_id, KEY_ID_LENGTH);
  return check (code, "public key", error);
}

static gboolean
set_validity (gnutls_x509_crt_t certificate, gint64 not_before, gint64 not_after, GError **error)
{
  return check (gnutls_x509_crt_set_activation_time (certificate, (time_t)not_before), "notBefore",
                error) &&
         check (gnutls_x509_crt_set_expiration_time (certificate, (time_t)not_after), "notAfter",
                error);
}

typedef int (*SetDnByOid) (
    gnutls_x509_crt_t certificate, const char *oid, guint raw, const void *name, guint length);

static gboolean
set_name (gnutls_x509_crt_t certificate,
          SetDnByOid set,
          const MadoDerRdn *rdns,
          gsize n_rdns,
          GError **error)
{
  for (gsize i = 0; i < n_rdns; i++)
    {
      const char *oid = mado_der_get_type_oid (rdns[i].type);
      if (!check (set (certificate, oid, 0, rdns[i].value, (guint)strlen (rdns[i].value)),
                  rdns[i].type, error))
        return FALSE;
    }
  return TRUE;
}

#define N_ISSUER_RDNS 4

static void
fill_issuer (MadoPracticeRole role, MadoDerRdn rdns[N_ISSUER_RDNS])
{
  rdns[0] = (MadoDerRdn){ "C", "JP" };
  rdns[1] = (MadoDerRdn){ "O", "JPKI" };
  rdns[2] = (MadoDerRdn){ "OU", lines[role].unit };
  rdns[3] = (MadoDerRdn){ "OU", AGENCY };
}

/* The Japanese name of the issuing service; @unit may be NULL. */
static GBytes *
japanese_name (const char *unit)
{
  const MadoDerRdn rdns[] = { { "C", "JP" },
                              { "O", "公的個人認証サービス" },
                              { "OU", unit },
                              { "OU", "地方公共団体情報システム機構" } };
  return mado_practice_extension_directory_name (rdns, unit != NULL ? G_N_ELEMENTS (rdns) : 2);
}

static GBytes *
crl_point (MadoPracticeRole role, const char *area, const char *point)
{
  const MadoDerRdn rdns[] = { { "C", "JP" },
                              { "O", "JPKI" },
                              { "OU", lines[role].unit },
                              { "OU", "CRL Distribution Points" },
                              { "OU", area },
                              { "CN", point } };
  return mado_practice_extension_crl_distribution_point (rdns, G_N_ELEMENTS (rdns));
}

static GBytes *
authority_key (MadoPracticeRole role, MadoPracticeGeneration generation, const guint8 *key_id)
{
  const Profile *profile = &profiles[generation][role];
  MadoDerRdn issuer[N_ISSUER_RDNS];

  fill_issuer (role, issuer);
  return mado_practice_extension_authority_key (key_id, KEY_ID_LENGTH, issuer, N_ISSUER_RDNS,
                                                profile->serial, profile->serial_length);
}

/* The same input gives the same signature: RSA is so by nature, ECDSA by RFC 6979. */
static GBytes *
sign (gnutls_x509_crt_t certificate,
      gnutls_x509_crt_t issuer,
      gnutls_privkey_t key,
      MadoPracticeGeneration generation,
      GError **error)
{
  gboolean next = generation == MADO_PRACTICE_GENERATION_NEXT;
  int code = gnutls_x509_crt_privkey_sign (certificate, issuer, key,
                                           next ? GNUTLS_DIG_SHA384 : GNUTLS_DIG_SHA256,
                                           next ? GNUTLS_PRIVKEY_FLAG_REPRODUCIBLE : 0);
  gnutls_datum_t der = { NULL, 0 };
  if (code >= 0)
    code = gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_DER, &der);
  if (!check (code, "signature", error))
    return NULL;
  GBytes *bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}

/* --- the CA's own certificate ------------------------------------------------------------------
 */

static gboolean
set_ca_extensions (MadoPracticeAuthority *self, GError **error)
{
  gnutls_x509_crt_t certificate = self->certificate;
  MadoPracticeRole role = self->role;

  int code = gnutls_x509_crt_set_basic_constraints (certificate, TRUE, -1);
  if (code >= 0)
    code =
        gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN);
  if (code >= 0)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_SAN, FALSE, japanese_name (NULL));
  if (code >= 0)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_CRL_DIST_POINTS, FALSE,
                          crl_point (role, AGENCY, "Authority Revocation List 0001"));
  if (code >= 0)
    code = gnutls_x509_crt_set_authority_key_id (certificate, self->key_id, KEY_ID_LENGTH);
  return check (code, "CA", error);
}

static gboolean
make_own_certificate (MadoPracticeAuthority *self, GError **error)
{
  const Profile *profile = &profiles[self->generation][self->role];
  MadoDerRdn name[N_ISSUER_RDNS];

  fill_issuer (self->role, name);
  if (!begin_certificate (self->certificate, self->key, self->key_id, error) ||
      !check (
          gnutls_x509_crt_set_serial (self->certificate, profile->serial, profile->serial_length),
          "serial", error) ||
      !set_validity (self->certificate, profile->not_before, profile->not_after, error) ||
      !set_name (self->certificate, gnutls_x509_crt_set_dn_by_oid, name, N_ISSUER_RDNS, error) ||
      !set_ca_extensions (self, error))
    return FALSE;
  self->der = sign (self->certificate, self->certificate, self->key, self->generation, error);
  return self->der != NULL;
}

/* --- a person's certificate --------------------------------------------------------------------
 */

/* Whoever comes upon a practice certificate is told what it is. */
#define NOTICE "Madoguchi練習用の証明書です。名義の人は実在しておらず、何の証明にもなりません。"
/* For one that is to have a certain length, which may be less than the other notice allows. */
#define SHORT_NOTICE "Madoguchi練習用"
/* Netscape's comment, which every program passes over. */
#define OID_COMMENT "2.16.840.1.113730.1.13"
/* To come to a certain length, at whose edges the lengths of lengths change. */
#define ADJUSTMENTS_MAX 5

static gboolean
set_holder_extensions (MadoPracticeAuthority *self,
                       gnutls_x509_crt_t certificate,
                       const MadoPracticeRequest *request,
                       GError **error)
{
  MadoPracticeRole role = self->role;
  const MadoPracticeHolder *holder = request->holder;
  const char *notice = request->length > 0 ? SHORT_NOTICE : NOTICE;

  int code = gnutls_x509_crt_set_key_usage (certificate, lines[role].usage);
  if (code >= 0)
    /* gnutls_x509_crt_set_policy() of GnuTLS 3.7 forgets that the extension is critical. */
    code = set_extension (
        certificate, GNUTLS_X509EXT_OID_CRT_POLICY, TRUE,
        mado_practice_extension_policy (lines[role].policy, notice, lines[role].statement));
  if (code >= 0 && role == MADO_PRACTICE_ROLE_SIGN)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_SAN, FALSE,
                          mado_practice_extension_holder (holder));
  if (code >= 0)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_IAN, FALSE,
                          japanese_name (lines[role].unit_japanese));
  if (code >= 0)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_CRL_DIST_POINTS, FALSE,
                          crl_point (role, holder->prefecture, holder->city));
  if (code >= 0)
    code = set_extension (certificate, GNUTLS_X509EXT_OID_AUTHORITY_KEY_ID, FALSE,
                          authority_key (role, self->generation, self->key_id));
  return check (code, "extensions", error);
}

static gboolean
set_subject (MadoPracticeAuthority *self,
             gnutls_x509_crt_t certificate,
             const MadoPracticeRequest *request,
             GError **error)
{
  const MadoPracticeHolder *holder = request->holder;
  const MadoDerRdn sign_name[] = { { "C", "JP" },
                                   { "L", holder->prefecture },
                                   { "L", holder->city },
                                   { "CN", request->common_name } };
  const MadoDerRdn auth_name[] = { { "C", "JP" }, { "CN", request->common_name } };

  if (self->role == MADO_PRACTICE_ROLE_SIGN)
    return set_name (certificate, gnutls_x509_crt_set_dn_by_oid, sign_name,
                     G_N_ELEMENTS (sign_name), error);
  return set_name (certificate, gnutls_x509_crt_set_dn_by_oid, auth_name, G_N_ELEMENTS (auth_name),
                   error);
}

static GBytes *
sign_for_holder (MadoPracticeAuthority *self,
                 gnutls_x509_crt_t certificate,
                 gboolean forged,
                 GError **error)
{
  if (!forged)
    return sign (certificate, self->certificate, self->key, self->generation, error);

  g_autoptr (MadoPracticeAuthority) other =
      mado_practice_authority_new (self->role, MADO_PRACTICE_GENERATION_UNKNOWN, error);
  if (other == NULL)
    return NULL;
  return sign (certificate, other->certificate, other->key, other->generation, error);
}

/* A comment that means nothing, for a certificate that is to have a certain length. */
static gboolean
set_padding (gnutls_x509_crt_t certificate, guint length, GError **error)
{
  if (length == 0)
    return TRUE;
  g_autofree char *comment = g_strnfill (length, '.');
  return check (
      set_extension (certificate, OID_COMMENT, FALSE, mado_der_text (MADO_DER_IA5_STRING, comment)),
      "padding", error);
}

static GBytes *
fill_and_sign (MadoPracticeAuthority *self,
               gnutls_x509_crt_t certificate,
               gnutls_privkey_t key,
               const MadoPracticeRequest *request,
               guint padding,
               GError **error)
{
  guint8 key_id[KEY_ID_LENGTH];

  if (!load_key (profiles[self->generation][self->role].holder_key, key, error) ||
      !begin_certificate (certificate, key, key_id, error) ||
      !check (gnutls_x509_crt_set_serial (certificate, request->serial, sizeof request->serial),
              "serial", error) ||
      !set_validity (certificate, request->not_before, request->not_after, error) ||
      !set_subject (self, certificate, request, error) ||
      !set_holder_extensions (self, certificate, request, error) ||
      !set_padding (certificate, padding, error))
    return NULL;
  return sign_for_holder (self, certificate, request->forged, error);
}

static GBytes *
issue (MadoPracticeAuthority *self,
       const MadoPracticeRequest *request,
       guint padding,
       GError **error)
{
  gnutls_x509_crt_t certificate;
  gnutls_privkey_t key;

  gnutls_x509_crt_init (&certificate);
  gnutls_privkey_init (&key);
  GBytes *der = fill_and_sign (self, certificate, key, request, padding, error);
  gnutls_privkey_deinit (key);
  gnutls_x509_crt_deinit (certificate);
  return der;
}

/* --- public API --------------------------------------------------------------------------------
 */

MadoPracticeAuthority *
mado_practice_authority_new (MadoPracticeRole role,
                             MadoPracticeGeneration generation,
                             GError **error)
{
  g_autoptr (MadoPracticeAuthority) self = g_new0 (MadoPracticeAuthority, 1);
  self->role = role;
  self->generation = generation;
  /* A program that reads certificates, too, leaves this to whoever needs it first. */
  gnutls_global_init ();
  gnutls_privkey_init (&self->key);
  gnutls_x509_crt_init (&self->certificate);
  if (!load_key (profiles[generation][role].ca_key, self->key, error) ||
      !make_own_certificate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mado_practice_authority_free (MadoPracticeAuthority *self)
{
  if (self == NULL)
    return;
  gnutls_x509_crt_deinit (self->certificate);
  gnutls_privkey_deinit (self->key);
  g_clear_pointer (&self->der, g_bytes_unref);
  g_free (self);
}

GBytes *
mado_practice_authority_get_certificate (MadoPracticeAuthority *self)
{
  return self->der;
}

GBytes *
mado_practice_authority_issue (MadoPracticeAuthority *self,
                               const MadoPracticeRequest *request,
                               GError **error)
{
  g_autoptr (GBytes) der = issue (self, request, 0, error);
  guint padding = 0;

  /* The second goes beyond by what is around the padding, the third takes that back. */
  for (guint i = 0; der != NULL && i < ADJUSTMENTS_MAX; i++)
    {
      gsize length = g_bytes_get_size (der);
      if (request->length == 0 || length == request->length || padding + request->length <= length)
        break;
      padding += request->length;
      padding -= (guint)length;
      g_bytes_unref (der);
      der = issue (self, request, padding, error);
    }
  return g_steal_pointer (&der);
}
