/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-refusal.h"

#include "mado-clean-text.h"
#include "mado-base-nicks.h"

/* Of what a message tells of a file, beside its name. */
#define MAX_CHARACTERS 90

/* The strings are the error's own. */
typedef struct
{
  MadoRefusal refusal;
} MadoRefusalErrorPrivate;

static void
mado_refusal_error_private_init (MadoRefusalErrorPrivate *self)
{
}

static void
mado_refusal_error_private_copy (const MadoRefusalErrorPrivate *self, MadoRefusalErrorPrivate *copy)
{
  copy->refusal = self->refusal;
  copy->refusal.file = g_strdup (self->refusal.file);
  copy->refusal.group = g_strdup (self->refusal.group);
  copy->refusal.key = g_strdup (self->refusal.key);
  copy->refusal.value = g_strdup (self->refusal.value);
}

static void
mado_refusal_error_private_clear (MadoRefusalErrorPrivate *self)
{
  g_free ((char *)self->refusal.file);
  g_free ((char *)self->refusal.group);
  g_free ((char *)self->refusal.key);
  g_free ((char *)self->refusal.value);
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (MadoRefusalError, mado_refusal_error)
/* clang-format on */

static MadoRefusalError
code_of (MadoRefusalReason reason)
{
  if (reason == MADO_REFUSAL_NOT_FOUND)
    return MADO_REFUSAL_ERROR_NOT_FOUND;
  if (reason == MADO_REFUSAL_NOT_REGULAR || reason == MADO_REFUSAL_UNREADABLE)
    return MADO_REFUSAL_ERROR_UNREADABLE;
  return MADO_REFUSAL_ERROR_INVALID;
}

/* "nerima.ini:12: key-unknown [window] moths" */
static char *
describe (const MadoRefusal *refusal)
{
  g_autoptr (GString) what = g_string_new (mado_refusal_reason_to_string (refusal->reason));
  g_autofree char *shown = NULL;

  if (refusal->group != NULL)
    g_string_append_printf (what, " [%s]", refusal->group);
  if (refusal->key != NULL)
    g_string_append_printf (what, " %s", refusal->key);
  if (refusal->value != NULL)
    g_string_append_printf (what, " (%s)", refusal->value);
  shown = mado_clean_text_mend ((const guint8 *)what->str, what->len, MAX_CHARACTERS);
  if (refusal->file == NULL)
    return g_steal_pointer (&shown);
  return refusal->line != 0 ? g_strdup_printf ("%s:%u: %s", refusal->file, refusal->line, shown)
                            : g_strdup_printf ("%s: %s", refusal->file, shown);
}

void
mado_refusal_set_error (const MadoRefusal *refusal, GError **error)
{
  const MadoRefusalErrorPrivate given = { *refusal };
  g_autofree char *message = describe (refusal);

  if (error == NULL)
    return;
  *error = g_error_new_literal (MADO_REFUSAL_ERROR, (int)code_of (refusal->reason), message);
  mado_refusal_error_private_copy (&given, mado_refusal_error_get_private (*error));
}

const MadoRefusal *
mado_refusal_of_error (const GError *error)
{
  return &mado_refusal_error_get_private (error)->refusal;
}
