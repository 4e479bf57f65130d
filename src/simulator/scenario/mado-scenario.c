/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-scenario-private.h"

#include <string.h>

#include "mado-bounded-file.h"
#include "mado-practice-authority.h"
#include "mado-practice-data.h"
#include "mado-practice-dates.h"
#include "mado-practice-image.h"
#include "mado-practice-keys.h"
#include "mado-practice-trace.h"

/* The largest file that is read; those that ship have less than 4 KiB. */
#define MAX_BYTES (256 * 1024)
/* A record of what was said to a card, and what it said. */
#define TRACE_SUFFIX ".txt"

struct _MadoScenario
{
  GObject parent_instance;

  char *name;
  char *title;
  int order;
  GKeyFile *file;   /* (owned) */
  MadoTrace *trace; /* (owned) (nullable): that the card plays */
};

G_DEFINE_FINAL_TYPE (MadoScenario, mado_scenario, G_TYPE_OBJECT)
/* What the error of a file carries. */
typedef struct
{
  GError *reason; /* (owned) (nullable): of MADO_REFUSAL_ERROR */
} MadoScenarioErrorPrivate;

static void
mado_scenario_error_private_init (MadoScenarioErrorPrivate *self)
{
}

static void
mado_scenario_error_private_copy (const MadoScenarioErrorPrivate *self,
                                  MadoScenarioErrorPrivate *copy)
{
  copy->reason = self->reason != NULL ? g_error_copy (self->reason) : NULL;
}

static void
mado_scenario_error_private_clear (MadoScenarioErrorPrivate *self)
{
  g_clear_error (&self->reason);
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (MadoScenarioError, mado_scenario_error)
/* clang-format on */

/* --- helpers -----------------------------------------------------------------------------------
 */

static char *
dup_path (const char *name, GError **error)
{
  if (mado_scenario_is_file (name))
    return g_strdup (name);

  g_autofree char *directory = mado_practice_data_dup_directory ();
  if (directory == NULL || *name == '\0' || strpbrk (name, "/\\.") != NULL)
    {
      g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND,
                   "there is no practice card \"%s\"", name);
      return NULL;
    }
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  return g_build_filename (directory, file, NULL);
}

static void
refuse_file (const char *path, MadoRefusalReason reason, const char *value, GError **error)
{
  g_autofree char *origin = g_filename_display_name (path);
  const MadoRefusal refusal = { .reason = reason, .file = origin, .value = value };

  mado_scenario_set_refusal (&refusal, error);
}

/* (transfer full) (nullable) */
static char *
read_file (const char *path, gsize max, gsize *length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *text = mado_bounded_file_read (path, max, length, &reason);

  if (text != NULL)
    return text;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NAMETOOLONG))
    g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND, "%s: %s", path,
                 reason->message);
  else if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_INVAL))
    refuse_file (path, MADO_REFUSAL_NOT_REGULAR, NULL, error);
  else
    refuse_file (path, MADO_REFUSAL_UNREADABLE, reason->message, error);
  return NULL;
}

/* (nullable) */
static GKeyFile *
parse (const char *text, gsize length, const char *origin, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_auto (MadoKeyReader) reader = { .origin = origin, .error = &reason };

  if (mado_key_reader_load (&reader, text, length, MAX_BYTES) && mado_practice_keys_check (&reader))
    return g_steal_pointer (&reader.file);
  mado_scenario_set_refusal (mado_refusal_of_error (reason), error);
  return NULL;
}

/* @trace: (out): of the record that is @text */
static GKeyFile *
parse_trace (const char *text, gsize length, const char *origin, MadoTrace **trace, GError **error)
{
  g_autoptr (GError) reason = NULL;

  *trace = mado_trace_parse (text, length, origin, &reason);
  if (*trace != NULL)
    return mado_practice_trace_to_scenario (*trace, origin, error);
  mado_scenario_set_refusal (mado_refusal_of_error (reason), error);
  return NULL;
}

/* Any day will do to find words that are no dates, and circles. */
static gboolean
check_dates (GKeyFile *file, const char *origin, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MadoPracticeDates dates;
  MadoRefusal refusal;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JULY, 2026);
  if (mado_practice_keys_get_word (file, "card", "kind", MADO_PRACTICE_KIND_MY_NUMBER) ==
          MADO_PRACTICE_KIND_OTHER ||
      mado_practice_dates_compute (file, &day, &dates, &reason))
    return TRUE;
  refusal = *mado_scenario_error_get_refusal (reason);
  refusal.file = origin;
  mado_scenario_set_refusal (&refusal, error);
  return FALSE;
}

/* @file: (transfer full) (nullable): %NULL with an error */
static MadoScenario *
create (GKeyFile *file, const char *name, const char *origin, GError **error)
{
  g_autoptr (GKeyFile) owned = file;
  if (file == NULL || !check_dates (file, origin, error))
    return NULL;

  MadoScenario *self = g_object_new (MADO_TYPE_SCENARIO, NULL);
  self->name = g_strdup (name);
  self->title = g_key_file_get_string (file, "scenario", "title", NULL);
  self->order = g_key_file_get_integer (file, "scenario", "order", NULL);
  self->file = g_steal_pointer (&owned);
  return self;
}

static MadoScenario *
load_path (const char *path, GError **error)
{
  const gboolean is_trace = g_str_has_suffix (path, TRACE_SUFFIX);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strndup (base, strlen (base) - strlen (".ini")); /* or .txt */
  g_autoptr (MadoTrace) trace = NULL;
  gsize length = 0;
  g_autofree char *text =
      read_file (path, is_trace ? MADO_TRACE_SIZE_MAX : MAX_BYTES, &length, error);

  if (text == NULL)
    return NULL;
  MadoScenario *self = create (is_trace ? parse_trace (text, length, path, &trace, error)
                                        : parse (text, length, path, error),
                               name, path, error);
  if (self != NULL)
    self->trace = g_steal_pointer (&trace);
  return self;
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const MadoScenario *first = *(MadoScenario *const *)a;
  const MadoScenario *second = *(MadoScenario *const *)b;
  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/* --- GObject -----------------------------------------------------------------------------------
 */

static void
mado_scenario_finalize (GObject *object)
{
  MadoScenario *self = MADO_SCENARIO (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_pointer (&self->trace, mado_trace_free);

  G_OBJECT_CLASS (mado_scenario_parent_class)->finalize (object);
}

static void
mado_scenario_class_init (MadoScenarioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_scenario_finalize;
}

static void
mado_scenario_init (MadoScenario *self)
{
}

/* --- public API --------------------------------------------------------------------------------
 */

void
mado_scenario_set_refusal (const MadoRefusal *refusal, GError **error)
{
  GError *reason = NULL;

  if (error == NULL)
    return;
  mado_refusal_set_error (refusal, &reason);
  *error = g_error_new_literal (MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID, reason->message);
  mado_scenario_error_get_private (*error)->reason = reason;
}

const MadoRefusal *
mado_scenario_error_get_refusal (const GError *error)
{
  const GError *reason = mado_scenario_error_get_private (error)->reason;

  return reason != NULL ? mado_refusal_of_error (reason) : NULL;
}

GPtrArray *
mado_scenario_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *directory = mado_practice_data_dup_directory ();
  g_autoptr (GDir) dir = directory != NULL ? g_dir_open (directory, 0, NULL) : NULL;
  if (dir == NULL)
    return list;

  const char *file;
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (file, ".ini"))
        continue;
      g_autofree char *path = g_build_filename (directory, file, NULL);
      g_autoptr (GError) error = NULL;
      MadoScenario *scenario = load_path (path, &error);
      if (scenario != NULL)
        g_ptr_array_add (list, scenario);
      else if (error != NULL)
        g_warning ("%s", error->message);
    }
  g_ptr_array_sort (list, compare_order);
  return list;
}

gboolean
mado_scenario_is_file (const char *name)
{
  return g_str_has_suffix (name, ".ini") || g_str_has_suffix (name, TRACE_SUFFIX);
}

MadoScenario *
mado_scenario_load (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *path = dup_path (name, error);
  return path != NULL ? load_path (path, error) : NULL;
}

MadoScenario *
mado_scenario_parse (const char *text, gsize length, const char *name, GError **error)
{
  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  return create (parse (text, length, name, error), name, name, error);
}

const char *
mado_scenario_get_name (MadoScenario *self)
{
  g_return_val_if_fail (MADO_IS_SCENARIO (self), NULL);
  return self->name;
}

const char *
mado_scenario_get_title (MadoScenario *self)
{
  g_return_val_if_fail (MADO_IS_SCENARIO (self), NULL);
  return self->title;
}

char **
mado_scenario_dup_typed (MadoScenario *self)
{
  g_return_val_if_fail (MADO_IS_SCENARIO (self), NULL);

  return g_key_file_get_string_list (self->file, "reader", "typed", NULL, NULL);
}

MadoPracticeCard *
mado_scenario_create_card (MadoScenario *self, const GDate *today, GError **error)
{
  g_return_val_if_fail (MADO_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (!g_date_valid (today) || g_date_get_year (today) < MADO_SCENARIO_FIRST_YEAR ||
      g_date_get_year (today) > MADO_SCENARIO_LAST_YEAR)
    {
      g_set_error_literal (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_DAY,
                           "no practice card can be made for that day");
      return NULL;
    }

  MadoPracticeCard *card = mado_practice_image_create (self->file, self->name, today, error);
  if (card == NULL || self->trace == NULL)
    return card;
  if (self->trace->atr_length > 0)
    mado_practice_card_set_atr (card, self->trace->atr, self->trace->atr_length);
  mado_practice_card_set_tape (card, self->trace);
  return card;
}

static void
add_ca (GPtrArray *cas, MadoPracticeRole role, MadoPracticeGeneration generation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoPracticeAuthority) authority =
      mado_practice_authority_new (role, generation, &error);

  if (authority != NULL)
    g_ptr_array_add (cas, g_bytes_ref (mado_practice_authority_get_certificate (authority)));
  else
    g_warning ("the practice CA cannot be made: %s", error->message);
}

static gpointer
make_cas (gpointer data)
{
  GPtrArray *cas = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (guint generation = 0; generation < MADO_PRACTICE_N_GENERATIONS; generation++)
    for (guint role = 0; role < MADO_PRACTICE_N_ROLES; role++)
      if (generation != MADO_PRACTICE_GENERATION_UNKNOWN)
        add_ca (cas, role, generation);
  return cas;
}

GPtrArray *
mado_scenario_get_practice_cas (void)
{
  /* The certificates are the same on every run; made once, kept for the life of the process. */
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_cas, NULL);
}
