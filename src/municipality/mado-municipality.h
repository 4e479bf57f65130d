/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "mado-counter-day.h"
#include "mado-refusal.h"
#include "mado-rules.h"

G_BEGIN_DECLS

/* Where a rule is written. (beyond_page): not on the municipality's own page. */
typedef struct
{
  char *title;
  char *title_en; /* (nullable): for those who do not read Japanese */
  char *url;      /* (nullable): on the publisher's own host */
  GDate date;     /* cleared when the page shows none */
  char *words;    /* the words of the source that say it (nullable) */
  gboolean beyond_page;
} MadoSource;

/* What is known of a 受付窓口 in one script. Fields that are not known are NULL and are said to be
 * not known, never invented. */
typedef struct
{
  char *name;
  char *place;
  char *telephone;
  char *hours;
} MadoCounterFacts;

/* @latin: the same for those who do not read Japanese; NULL where the file does not tell */
typedef struct
{
  MadoCounterFacts japanese;
  MadoCounterFacts latin;
} MadoCounter;

/**
 * MadoMunicipality:
 * @name: 杉並区
 * @name_en: (nullable): Suginami City, as it calls itself
 * @origin: where the text came from: a path, or "(built-in)"
 * @wanted: the id that was asked for: another one where the rules for all of Japan stand in for it
 * @problem: (nullable): why the file that was asked for does not serve
 * @page: the page all the rules come from unless a rule says otherwise
 * @booking_url: (nullable): where a visit is booked
 * @counters: (element-type MadoCounter)
 * @calendar: the days on which all counters are closed; the law's usual ones where the file tells
 *   none (has_calendar)
 *
 * One municipality's rules, sources, windows and notes, from a key file. Immutable, reference
 * counted: to be read, and written by nobody but the parser. What may be untold has a function
 * below.
 */
typedef struct
{
  gatomicrefcount references;
  char *id;
  char *name;
  char *name_en;
  char *origin;
  char *wanted;
  GError *problem;
  MadoRules rules;
  MadoSource page;
  MadoSource sources[MADO_N_RULES];
  MadoSource custom_sources[MADO_N_CUSTOMS];
  char *booking_url;
  GPtrArray *counters;
  MadoCalendar calendar;
  gboolean has_calendar;
  MadoSource calendar_source;
  MadoCounter contact;
  GStrv notes;
} MadoMunicipality;

#define MADO_TYPE_MUNICIPALITY (mado_municipality_get_type ())
GType mado_municipality_get_type (void);

MadoMunicipality *mado_municipality_ref (MadoMunicipality *self);
void mado_municipality_unref (MadoMunicipality *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoMunicipality, mado_municipality_unref)

/**
 * mado_municipality_load:
 * @id: "suginami"; letters, digits and hyphens
 * @problem: (out) (nullable): a file of the user's or administrator's that was refused, although
 *   another one (in the end the built-in) served
 *
 * Looks for `madoguchi/municipality/ID.ini` in the user's, then the system's data directories, then
 * among the built-in ones.
 */
MadoMunicipality *mado_municipality_load (const char *id, GError **problem, GError **error);
/* The file at @path, refused where its id is not its name before ".ini". */
MadoMunicipality *mado_municipality_load_file (const char *path, GError **error);
/* What is in force where nobody has chosen yet. */
#define MADO_MUNICIPALITY_DEFAULT "suginami"
/**
 * mado_municipality_load_or_national:
 * @id: what was chosen; "" where nothing was
 *
 * As mado_municipality_load(), but where @id is not there or its file cannot be used, the rules for
 * all of Japan stand in for it, never another municipality's: its dates, counters and telephone
 * would be taken for one's own.
 */
MadoMunicipality *mado_municipality_load_or_national (const char *id);
/* Every id that mado_municipality_load() would find, the default first, then sorted. (transfer
 * full) */
char **mado_municipality_list (void);

/* (nullable): NULL where the file does not tell this custom. */
const MadoSource *mado_municipality_get_custom_source (MadoMunicipality *self, MadoCustom custom);
/* (nullable): NULL where the file tells no days on which counters are closed. */
const MadoSource *mado_municipality_get_calendar_source (MadoMunicipality *self);
/* (nullable): whom to ask; its place is an address */
const MadoCounter *mado_municipality_get_contact (MadoMunicipality *self);
guint mado_municipality_get_n_counters (MadoMunicipality *self);
const MadoCounter *mado_municipality_get_counter (MadoMunicipality *self, guint index);
const char *const *mado_municipality_get_notes (MadoMunicipality *self);

G_END_DECLS
