/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advice.h"

/* The stable words of files and command lines. They are no text for people: wording/ makes that. */

typedef struct
{
  guint value;
  const char *word;
} Word;

static const Word states[] = {
  { MADO_STATE_UNKNOWN, "unknown" },         { MADO_STATE_NOT_RECORDED, "not-recorded" },
  { MADO_STATE_HIDDEN, "hidden" },           { MADO_STATE_NOT_YET_VALID, "not-yet-valid" },
  { MADO_STATE_VALID_EARLY, "valid-early" }, { MADO_STATE_RENEWABLE, "renewable" },
  { MADO_STATE_LAST_DAY, "last-day" },       { MADO_STATE_EXPIRED, "expired" },
  { MADO_STATE_REVOKED, "revoked" },         { MADO_STATE_UNREADABLE, "unreadable" },
  { MADO_STATE_UNTRUSTED, "untrusted" },
};
static const Word procedures[] = {
  { MADO_PROCEDURE_ISSUE, "issue" },
  { MADO_PROCEDURE_RENEW, "renew" },
  { MADO_PROCEDURE_REISSUE, "reissue" },
  { MADO_PROCEDURE_CHANGE_PIN, "change-pin" },
  { MADO_PROCEDURE_UNLOCK, "unlock" },
  { MADO_PROCEDURE_REVOKE, "revoke" },
  { MADO_PROCEDURE_PROXY, "proxy" },
  { MADO_PROCEDURE_NEW_CARD, "new-card" },
  { MADO_PROCEDURE_CHANGED_DETAILS, "changed-details" },
  { MADO_PROCEDURE_CONTINUED_USE, "continued-use" },
  { MADO_PROCEDURE_STAY_PERIOD, "stay-period" },
  { MADO_PROCEDURE_FACE_CARD, "face-card" },
  { MADO_PROCEDURE_OVERSEAS_MOVE, "overseas-move" },
  { MADO_PROCEDURE_LOST_CARD, "lost-card" },
};
static const Word kinds[] = {
  { MADO_KIND_AUTH, "auth" },
  { MADO_KIND_SIGN, "sign" },
};
static const Word events[] = {
  { MADO_EVENT_ADDRESS, "address" },
  { MADO_EVENT_NAME, "name" },
  { MADO_EVENT_SEX, "sex" },
  { MADO_EVENT_BIRTH_DATE, "birth-date" },
  { MADO_EVENT_CARD_LAPSED, "card-lapsed" },
  { MADO_EVENT_REQUEST, "request" },
  { MADO_EVENT_JLIS, "jlis" },
};
static const Word feb29s[] = {
  { MADO_FEB29_FEB28, "feb28" },
  { MADO_FEB29_FEB28_ALWAYS, "feb28-always" },
  { MADO_FEB29_MAR1, "mar1" },
};

static const char *
to_word (const Word *words, guint n_words, guint value)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i].value == value)
      return words[i].word;
  g_return_val_if_reached (NULL);
}

static gboolean
from_word (const Word *words, guint n_words, const char *text, guint *value)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].word, text) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

const char *
mado_state_to_string (MadoState state)
{
  return to_word (states, G_N_ELEMENTS (states), state);
}

const char *
mado_procedure_to_string (MadoProcedure procedure)
{
  return to_word (procedures, G_N_ELEMENTS (procedures), procedure);
}

gboolean
mado_procedure_from_string (const char *text, MadoProcedure *procedure)
{
  guint value;

  if (!from_word (procedures, G_N_ELEMENTS (procedures), text, &value))
    return FALSE;
  *procedure = (MadoProcedure)value;
  return TRUE;
}

const char *
mado_kind_to_string (MadoKind kind)
{
  return to_word (kinds, G_N_ELEMENTS (kinds), kind);
}

gboolean
mado_kind_from_string (const char *text, MadoKind *kind)
{
  guint value;

  if (!from_word (kinds, G_N_ELEMENTS (kinds), text, &value))
    return FALSE;
  *kind = (MadoKind)value;
  return TRUE;
}

gboolean
mado_event_from_string (const char *text, MadoEvents *event)
{
  guint value;

  if (!from_word (events, G_N_ELEMENTS (events), text, &value))
    return FALSE;
  *event = (MadoEvents)value;
  return TRUE;
}

gboolean
mado_feb29_from_string (const char *text, MadoFeb29 *feb29)
{
  guint value;

  if (!from_word (feb29s, G_N_ELEMENTS (feb29s), text, &value))
    return FALSE;
  *feb29 = (MadoFeb29)value;
  return TRUE;
}
