/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-snapshot.h"

#include "mado-civil-date.h"
#include "mado-comparison.h"
#include "mado-snapshot-private.h"

#include <string.h>

typedef struct
{
  MadoItemState state;
  GError *error; /* (owned) (nullable) */
} MadoItemStatus;

struct _MadoSnapshot
{
  gatomicrefcount ref_count;
  char *reader; /* (owned) */
  gboolean practice;
  gboolean has_insertion;
  guint32 insertion;
  gboolean has_pin_pad;
  MadoItemStatus items[MADO_N_ITEMS];
  MadoToken token;
  MadoAvailability availability[MADO_N_KINDS];
  MadoCertificate *certificates[MADO_N_KINDS]; /* (owned) (nullable) */
  MadoChain chains[MADO_N_KINDS];
  MadoTries tries[MADO_N_REFERENCES];
  GDate card_expires;                           /* cleared when not known */
  char card_fingerprint[MADO_FINGERPRINT_SIZE]; /* "" when not known */
};

G_DEFINE_BOXED_TYPE (MadoSnapshot, mado_snapshot, mado_snapshot_ref, mado_snapshot_unref)

static const MadoItem certificate_items[MADO_N_KINDS] = {
  [MADO_KIND_AUTH] = MADO_ITEM_AUTH_CERTIFICATE,
  [MADO_KIND_SIGN] = MADO_ITEM_SIGN_CERTIFICATE,
};

static const MadoItem ca_items[MADO_N_KINDS] = {
  [MADO_KIND_AUTH] = MADO_ITEM_AUTH_CA,
  [MADO_KIND_SIGN] = MADO_ITEM_SIGN_CA,
};

MadoSnapshot *
mado_snapshot_ref (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mado_snapshot_unref (MadoSnapshot *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < MADO_N_ITEMS; i++)
    g_clear_error (&self->items[i].error);
  for (guint i = 0; i < MADO_N_KINDS; i++)
    {
      g_clear_pointer (&self->certificates[i], mado_certificate_unref);
    }
  g_free (self->reader);
  /* Dates and retry counters are personal too. What a certificate holds is not wiped (SECURITY.md).
   */
  mado_secret_wipe (self, sizeof *self);
  g_free (self);
}

/* --- while it is being made ---------------------------------------------------------------- */

MadoSnapshot *
mado_snapshot_new (const char *reader, gboolean practice)
{
  MadoSnapshot *self = g_new0 (MadoSnapshot, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->reader = g_strdup (reader);
  self->practice = practice;
  g_date_clear (&self->card_expires, 1);
  return self;
}

MadoSnapshot *
mado_snapshot_copy (MadoSnapshot *self)
{
  MadoSnapshot *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->reader = g_strdup (self->reader);
  for (guint i = 0; i < MADO_N_ITEMS; i++)
    copy->items[i].error =
        self->items[i].error != NULL ? g_error_copy (self->items[i].error) : NULL;
  for (guint i = 0; i < MADO_N_KINDS; i++)
    if (self->certificates[i] != NULL)
      mado_certificate_ref (self->certificates[i]);
  return copy;
}

void
mado_snapshot_set_insertion (MadoSnapshot *self, guint32 insertion)
{
  self->has_insertion = TRUE;
  self->insertion = insertion;
}

void
mado_snapshot_set_has_pin_pad (MadoSnapshot *self, gboolean has_pin_pad)
{
  self->has_pin_pad = has_pin_pad;
}

gboolean
mado_snapshot_get_has_pin_pad (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_pin_pad;
}

gboolean
mado_snapshot_get_insertion (MadoSnapshot *self, guint32 *insertion)
{
  *insertion = self->insertion;
  return self->has_insertion;
}

void
mado_snapshot_set_state (MadoSnapshot *self,
                         MadoItem item,
                         MadoItemState state,
                         const GError *error)
{
  MadoItemStatus *status = &self->items[item];
  GError *copy = error != NULL ? g_error_copy (error) : NULL;

  status->state = state;
  g_clear_error (&status->error);
  status->error = copy;
}

static void
set_known (MadoSnapshot *self, MadoItem item)
{
  mado_snapshot_set_state (self, item, MADO_ITEM_KNOWN, NULL);
}

void
mado_snapshot_set_token (MadoSnapshot *self, MadoToken token)
{
  self->token = token;
  set_known (self, MADO_ITEM_TOKEN);
}

void
mado_snapshot_set_availability (MadoSnapshot *self, MadoAvailability auth, MadoAvailability sign)
{
  self->availability[MADO_KIND_AUTH] = auth;
  self->availability[MADO_KIND_SIGN] = sign;
  set_known (self, MADO_ITEM_AVAILABILITY);
}

static void
replace_certificate (MadoCertificate **place, MadoCertificate *certificate)
{
  mado_certificate_ref (certificate);
  g_clear_pointer (place, mado_certificate_unref);
  *place = certificate;
}

void
mado_snapshot_set_certificate (MadoSnapshot *self, MadoKind kind, MadoCertificate *certificate)
{
  replace_certificate (&self->certificates[kind], certificate);
  set_known (self, certificate_items[kind]);
}

void
mado_snapshot_set_chain (MadoSnapshot *self, MadoKind kind, MadoChain chain)
{
  self->chains[kind] = chain;
}

void
mado_snapshot_set_tries (MadoSnapshot *self, MadoPin pin, const MadoTries *tries)
{
  MadoItem item = MADO_ITEM_PIN_SIGN + pin;

  self->tries[pin] = *tries;
  switch (tries->state)
    {
    case MADO_TRIES_LEFT:
    case MADO_TRIES_LOCKED:
      set_known (self, item);
      break;
    case MADO_TRIES_ABSENT:
      mado_snapshot_set_state (self, item, MADO_ITEM_ABSENT, NULL);
      break;
    case MADO_TRIES_UNREADABLE:
      mado_snapshot_set_state (self, item, MADO_ITEM_UNREADABLE, NULL);
      break;
    case MADO_TRIES_UNKNOWN:
    case MADO_TRIES_NOT_REPORTED:
    default:
      mado_snapshot_set_state (self, item, MADO_ITEM_UNSURE, NULL);
      break;
    }
}

void
mado_snapshot_set_card_expires (MadoSnapshot *self, const GDate *date, const char *fingerprint)
{
  self->card_expires = *date;
  g_strlcpy (self->card_fingerprint, fingerprint, sizeof self->card_fingerprint);
  set_known (self, MADO_ITEM_CARD_EXPIRY);
}

gboolean
mado_snapshot_is_last_reference (MadoSnapshot *self)
{
  return g_atomic_ref_count_compare (&self->ref_count, 1);
}

/* --- what everybody may ask ---------------------------------------------------------------- */

const char *
mado_snapshot_get_reader (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->reader;
}

MadoToken
mado_snapshot_get_token (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, MADO_TOKEN_UNKNOWN);
  return self->token;
}

gboolean
mado_snapshot_get_practice (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->practice;
}

gboolean
mado_snapshot_get_complete (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < MADO_N_ITEMS; i++)
    if (self->items[i].state == MADO_ITEM_PENDING)
      return FALSE;
  return TRUE;
}

MadoItemState
mado_snapshot_get_state (MadoSnapshot *self, MadoItem item)
{
  g_return_val_if_fail (self != NULL && item < MADO_N_ITEMS, MADO_ITEM_PENDING);
  return self->items[item].state;
}

const GError *
mado_snapshot_get_error (MadoSnapshot *self, MadoItem item)
{
  g_return_val_if_fail (self != NULL && item < MADO_N_ITEMS, NULL);
  return self->items[item].error;
}

MadoCertificate *
mado_snapshot_get_certificate (MadoSnapshot *self, MadoKind kind)
{
  g_return_val_if_fail (self != NULL && kind < MADO_N_KINDS, NULL);

  return self->items[certificate_items[kind]].state == MADO_ITEM_KNOWN ? self->certificates[kind]
                                                                       : NULL;
}

MadoChain
mado_snapshot_get_chain (MadoSnapshot *self, MadoKind kind)
{
  g_return_val_if_fail (self != NULL && kind < MADO_N_KINDS, MADO_CHAIN_UNCHECKED);
  return self->chains[kind];
}

MadoTries
mado_snapshot_get_tries (MadoSnapshot *self, MadoPin pin)
{
  const MadoTries unknown = { .state = MADO_TRIES_UNKNOWN };

  g_return_val_if_fail (self != NULL && pin < MADO_N_REFERENCES, unknown);
  return self->tries[pin];
}

gboolean
mado_snapshot_get_juki_differs (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  const MadoTries *one = &self->tries[MADO_PIN_JUKI];
  const MadoTries *other = &self->tries[MADO_PIN_JUKI_COMMON];

  if (other->state != MADO_TRIES_LEFT && other->state != MADO_TRIES_LOCKED)
    return FALSE;
  return one->state != other->state || one->left != other->left;
}

const char *
mado_snapshot_get_card_fingerprint (MadoSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->card_fingerprint;
}

MadoAvailability
mado_snapshot_get_availability (MadoSnapshot *self, MadoKind kind)
{
  g_return_val_if_fail (self != NULL && kind < MADO_N_KINDS, MADO_AVAILABILITY_UNKNOWN);
  return self->availability[kind];
}

/* --- facts --------------------------------------------------------------------------------- */

MadoMedium
mado_snapshot_get_medium (MadoSnapshot *self)
{
  switch (self->token)
    {
    case MADO_TOKEN_MY_NUMBER_CARD:
      return MADO_MEDIUM_CARD;
    case MADO_TOKEN_JUKI_CARD:
      return MADO_MEDIUM_JUKI_CARD;
    case MADO_TOKEN_ANDROID:
    case MADO_TOKEN_IPHONE:
      return MADO_MEDIUM_SMARTPHONE;
    case MADO_TOKEN_UNKNOWN:
    default:
      return MADO_MEDIUM_UNKNOWN;
    }
}

static MadoRecord
get_record (MadoItemState state)
{
  switch (state)
    {
    case MADO_ITEM_KNOWN:
      return MADO_RECORD_RECORDED;
    case MADO_ITEM_ABSENT:
      return MADO_RECORD_NOT_RECORDED;
    case MADO_ITEM_HIDDEN:
      return MADO_RECORD_HIDDEN;
    case MADO_ITEM_UNREADABLE:
      return MADO_RECORD_UNREADABLE;
    case MADO_ITEM_PENDING:
    case MADO_ITEM_UNSURE:
    case MADO_ITEM_UNASKED:
    default:
      return MADO_RECORD_UNKNOWN;
    }
}

static gboolean
is_locked (MadoSnapshot *self, MadoPin pin)
{
  return self->tries[pin].state == MADO_TRIES_LOCKED;
}

/* Also where the issuer's certificate is not there, or could not be read: it is no known one's. */
static gboolean
is_of_stranger (MadoSnapshot *self, MadoKind kind)
{
  return self->chains[kind] == MADO_CHAIN_UNPINNED ||
         (self->chains[kind] == MADO_CHAIN_UNCHECKED &&
          self->items[ca_items[kind]].state != MADO_ITEM_PENDING);
}

static gboolean
is_useless (MadoSnapshot *self, MadoPin pin)
{
  return is_locked (self, pin) || self->tries[pin].state == MADO_TRIES_ABSENT;
}

static void
get_certificate_facts (MadoSnapshot *self, MadoKind kind, MadoPin pin, MadoCertificateFacts *facts)
{
  MadoCertificate *certificate = mado_snapshot_get_certificate (self, kind);

  facts->record = get_record (self->items[certificate_items[kind]].state);
  facts->pin_locked = is_locked (self, pin);
  facts->pin_last_try = self->tries[pin].state == MADO_TRIES_LEFT && self->tries[pin].left == 1;
  facts->chain_broken = certificate != NULL && self->chains[kind] == MADO_CHAIN_BROKEN;
  facts->chain_unpinned = certificate != NULL && is_of_stranger (self, kind);
  g_date_clear (&facts->renewed_from, 1);
  g_date_clear (&facts->issued, 1);
  g_date_clear (&facts->expires, 1);
  if (certificate == NULL)
    return;
  mado_civil_date_from_unix (&facts->issued, mado_certificate_get_not_before (certificate));
  mado_civil_date_from_unix (&facts->expires, mado_certificate_get_not_after (certificate));
  facts->no_end = !mado_civil_date_known (&facts->expires);
}

void
mado_snapshot_get_facts (MadoSnapshot *self, MadoFacts *facts)
{
  g_return_if_fail (self != NULL && facts != NULL);

  memset (facts, 0, sizeof *facts);
  facts->medium = mado_snapshot_get_medium (self);
  facts->card_expires = self->card_expires;
  facts->text_pin_locked = is_locked (self, MADO_PIN_TEXT);
  facts->juki_pin_locked =
      is_locked (self, MADO_PIN_JUKI) || is_locked (self, MADO_PIN_JUKI_COMMON);
  facts->no_other_pin = is_useless (self, MADO_PIN_TEXT) && is_useless (self, MADO_PIN_JUKI) &&
                        is_useless (self, MADO_PIN_JUKI_COMMON);
  get_certificate_facts (self, MADO_KIND_AUTH, MADO_PIN_AUTH, &facts->certificates[MADO_KIND_AUTH]);
  get_certificate_facts (self, MADO_KIND_SIGN, MADO_PIN_SIGN, &facts->certificates[MADO_KIND_SIGN]);

  g_date_clear (&facts->born, 1);
  MadoCertificate *sign = mado_snapshot_get_certificate (self, MADO_KIND_SIGN);
  if (sign != NULL && !facts->certificates[MADO_KIND_SIGN].chain_broken)
    facts->born = mado_certificate_get_items (sign)->born;
}
