/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-refusal.h"

/* In the order of MadoRefusalReason. */
static const char *const words[] = {
  "not-found",     "not-regular", "unreadable",  "too-large",   "nul",
  "not-utf8",      "control",     "group-form",  "group-twice", "group-unknown",
  "group-missing", "key-form",    "key-early",   "key-twice",   "key-unknown",
  "key-missing",   "numbering",   "end-missing", "end-early",   "syntax",
  "no-value",      "escape",      "character",   "number",      "date",
  "url",           "flag",        "id",          "other-id",    "feb29",
  "weekdays",      "year-end",    "days",        "notice",
};
G_STATIC_ASSERT (G_N_ELEMENTS (words) == MADO_N_REFUSAL_REASONS);

/* The strings are the error's own. */
typedef struct
{
  MadoRefusal refusal;
} MadoMunicipalityErrorPrivate;

static void
mado_municipality_error_private_init (MadoMunicipalityErrorPrivate *self)
{
}

static void
mado_municipality_error_private_copy (const MadoMunicipalityErrorPrivate *self,
                                      MadoMunicipalityErrorPrivate *copy)
{
  copy->refusal = self->refusal;
  copy->refusal.file = g_strdup (self->refusal.file);
  copy->refusal.group = g_strdup (self->refusal.group);
  copy->refusal.key = g_strdup (self->refusal.key);
  copy->refusal.value = g_strdup (self->refusal.value);
}

static void
mado_municipality_error_private_clear (MadoMunicipalityErrorPrivate *self)
{
  g_free ((char *)self->refusal.file);
  g_free ((char *)self->refusal.group);
  g_free ((char *)self->refusal.key);
  g_free ((char *)self->refusal.value);
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (MadoMunicipalityError, mado_municipality_error)
/* clang-format on */

static MadoMunicipalityError
code_of (MadoRefusalReason reason)
{
  if (reason == MADO_REFUSAL_NOT_FOUND)
    return MADO_MUNICIPALITY_ERROR_NOT_FOUND;
  if (reason == MADO_REFUSAL_NOT_REGULAR || reason == MADO_REFUSAL_UNREADABLE)
    return MADO_MUNICIPALITY_ERROR_UNREADABLE;
  return MADO_MUNICIPALITY_ERROR_INVALID;
}

/* "nerima.ini:12: key-unknown [window] moths" */
static char *
describe (const MadoRefusal *refusal)
{
  GString *text = g_string_new (refusal->file);

  if (refusal->line != 0)
    g_string_append_printf (text, ":%u", refusal->line);
  g_string_append_printf (text, "%s%s", refusal->file != NULL ? ": " : "",
                          mado_refusal_reason_to_string (refusal->reason));
  if (refusal->group != NULL)
    g_string_append_printf (text, " [%s]", refusal->group);
  if (refusal->key != NULL)
    g_string_append_printf (text, " %s", refusal->key);
  if (refusal->value != NULL)
    g_string_append_printf (text, " (%s)", refusal->value);
  return g_string_free (text, FALSE);
}

void
mado_refusal_set_error (const MadoRefusal *refusal, GError **error)
{
  const MadoMunicipalityErrorPrivate given = { *refusal };
  g_autofree char *message = describe (refusal);

  if (error == NULL)
    return;
  *error = g_error_new_literal (MADO_MUNICIPALITY_ERROR, (int)code_of (refusal->reason), message);
  mado_municipality_error_private_copy (&given, mado_municipality_error_get_private (*error));
}

const MadoRefusal *
mado_refusal_of_error (const GError *error)
{
  return &mado_municipality_error_get_private (error)->refusal;
}

const char *
mado_refusal_reason_to_string (MadoRefusalReason reason)
{
  g_return_val_if_fail ((guint)reason < MADO_N_REFUSAL_REASONS, NULL);

  return words[reason];
}
