/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MADO_REFUSAL_ERROR (mado_refusal_error_quark ())
GQuark mado_refusal_error_quark (void);
typedef enum
{
  MADO_REFUSAL_ERROR_NOT_FOUND,
  MADO_REFUSAL_ERROR_UNREADABLE,
  /* The file is refused whole. */
  MADO_REFUSAL_ERROR_INVALID,
} MadoRefusalError;

/* Why a file is refused. Behind it: what of MadoRefusal tells more. */
typedef enum
{
  MADO_REFUSAL_NOT_FOUND,   /* value: the id */
  MADO_REFUSAL_NOT_REGULAR, /* a folder, a pipe, a device */
  MADO_REFUSAL_UNREADABLE,  /* value: what the system says */
  MADO_REFUSAL_TOO_LARGE,   /* maximum: bytes */
  MADO_REFUSAL_NUL,
  MADO_REFUSAL_NOT_UTF8,
  MADO_REFUSAL_CONTROL,
  MADO_REFUSAL_GROUP_FORM,
  MADO_REFUSAL_GROUP_TWICE,   /* group */
  MADO_REFUSAL_GROUP_UNKNOWN, /* group */
  MADO_REFUSAL_GROUP_MISSING, /* group */
  MADO_REFUSAL_KEY_FORM,
  MADO_REFUSAL_KEY_EARLY, /* before the first group */
  MADO_REFUSAL_KEY_TWICE, /* group, key; so in all that follow */
  MADO_REFUSAL_KEY_UNKNOWN,
  MADO_REFUSAL_KEY_MISSING,
  MADO_REFUSAL_NUMBERING, /* group, or group and key: the one that is not there */
  MADO_REFUSAL_END_MISSING,
  MADO_REFUSAL_END_EARLY,
  MADO_REFUSAL_SYNTAX, /* value: what GLib says */
  MADO_REFUSAL_NO_VALUE,
  MADO_REFUSAL_ESCAPE,
  MADO_REFUSAL_CHARACTER, /* value: "U+200B" */
  MADO_REFUSAL_NUMBER,    /* value, minimum, maximum */
  MADO_REFUSAL_DATE,      /* value; so in all that follow */
  MADO_REFUSAL_URL,
  MADO_REFUSAL_FLAG,
  MADO_REFUSAL_VALUE,    /* something else that it may not be */
  MADO_REFUSAL_ID,       /* maximum: letters */
  MADO_REFUSAL_OTHER_ID, /* not the file's name */
  MADO_REFUSAL_FEB29,
  MADO_REFUSAL_WEEKDAYS,
  MADO_REFUSAL_YEAR_END,
  MADO_REFUSAL_DAYS,          /* maximum: how many */
  MADO_REFUSAL_NOTICE,        /* maximum: earliest-months */
  MADO_REFUSAL_PRACTICE_DATE, /* of a practice card; value; so in all that follow, without it */
  MADO_REFUSAL_PRACTICE_YEAR,
  MADO_REFUSAL_PRACTICE_ORDER,
  MADO_REFUSAL_PRACTICE_TIME,
  MADO_REFUSAL_TRACE_VERSION, /* of the record of a reading; value: what is written there */
  MADO_REFUSAL_TRACE_LATE,    /* value: a key of the head */
  MADO_REFUSAL_TRACE_LONG,    /* value: the key; maximum: bytes */
  MADO_REFUSAL_TRACE_TIME,    /* value: what is no time; so, each its own, in the next three */
  MADO_REFUSAL_TRACE_EVENT,
  MADO_REFUSAL_TRACE_HEADER,
  MADO_REFUSAL_TRACE_FIELD,
  MADO_REFUSAL_TRACE_CONTRADICTION,
  MADO_REFUSAL_TRACE_MANY, /* maximum: events */
  MADO_REFUSAL_TRACE_EMPTY,
} MadoRefusalReason;
#define MADO_N_REFUSAL_REASONS 49

/**
 * MadoRefusal:
 * @file: (nullable): %NULL where there is none
 * @line: 0 for the file as a whole
 *
 * What is wrong with a key file or a record, and where: what an error of MADO_REFUSAL_ERROR
 * carries. wording/ makes a sentence of it.
 */
typedef struct
{
  MadoRefusalReason reason;
  const char *file;
  guint line;
  const char *group; /* (nullable) */
  const char *key;   /* (nullable) */
  const char *value; /* (nullable) */
  guint minimum;
  guint maximum;
} MadoRefusal;

/* Copies @refusal into a new error; its message, "FILE:LINE: key-unknown …", is no text for people.
 */
void mado_refusal_set_error (const MadoRefusal *refusal, GError **error);
/* It lives as long as @error, which is of MADO_REFUSAL_ERROR. */
const MadoRefusal *mado_refusal_of_error (const GError *error);

G_END_DECLS
