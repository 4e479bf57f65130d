/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader-choice.h"

#include "mado-reader-kind.h"

struct _MadoReaderChoice
{
  GHashTable *notes; /* (owned) (element-type utf8 Note) */
};

typedef struct
{
  guint32 insertion;
  MadoSlotState state;
  MadoOutcome outcome;
  GError *error; /* (owned) (nullable) */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_error (&note->error);
  g_free (note);
}

MadoReaderChoice *
mado_reader_choice_new (void)
{
  MadoReaderChoice *self = g_new0 (MadoReaderChoice, 1);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, note_free);
  return self;
}

void
mado_reader_choice_free (MadoReaderChoice *self)
{
  g_hash_table_unref (self->notes);
  g_free (self);
}

void
mado_reader_choice_note (MadoReaderChoice *self,
                         MadoReader *reader,
                         MadoOutcome outcome,
                         const GError *error)
{
  Note *note = g_new0 (Note, 1);

  note->insertion = mado_reader_get_insertion (reader);
  note->state = mado_reader_get_state (reader);
  note->outcome = outcome;
  note->error = error != NULL ? g_error_copy (error) : NULL;
  g_hash_table_replace (self->notes, g_strdup (mado_reader_get_name (reader)), note);
}

static MadoReader *
find_reader (GListModel *readers, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (readers); i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (readers, i);
      if (g_str_equal (mado_reader_get_name (reader), name))
        return g_steal_pointer (&reader);
    }
  return NULL;
}

void
mado_reader_choice_prune (MadoReaderChoice *self, GListModel *readers)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Note *note = value;
      g_autoptr (MadoReader) reader = find_reader (readers, name);

      if (reader != NULL ? !mado_reader_has_card (reader) : note->outcome != MADO_OUTCOME_CLEARED)
        g_hash_table_iter_remove (&iter);
    }
}

/* NULL when there is none that holds for the card that is in the reader now. */
static const Note *
find_note (MadoReaderChoice *self, MadoReader *reader)
{
  const Note *note = g_hash_table_lookup (self->notes, mado_reader_get_name (reader));

  if (note == NULL || !mado_reader_has_card (reader) ||
      note->insertion != mado_reader_get_insertion (reader))
    return NULL;
  if (note->outcome == MADO_OUTCOME_ERROR && note->state != mado_reader_get_state (reader))
    return NULL;
  return note;
}

MadoOutcome
mado_reader_choice_get (MadoReaderChoice *self, MadoReader *reader)
{
  const Note *note = find_note (self, reader);
  return note != NULL ? note->outcome : MADO_OUTCOME_NONE;
}

const GError *
mado_reader_choice_get_error (MadoReaderChoice *self, MadoReader *reader)
{
  const Note *note = find_note (self, reader);
  return note != NULL ? note->error : NULL;
}

/* The lower, the better. */
static guint
rank (MadoReaderChoice *self, MadoReader *reader)
{
  if (!mado_reader_has_card (reader))
    return 5;
  switch (mado_reader_choice_get (self, reader))
    {
    case MADO_OUTCOME_RESULT:
      return 0;
    case MADO_OUTCOME_NONE:
    case MADO_OUTCOME_GONE:
      return 1;
    case MADO_OUTCOME_ERROR:
      return 2;
    case MADO_OUTCOME_FOREIGN:
      return 3;
    case MADO_OUTCOME_CLEARED:
    default:
      return 4;
    }
}

MadoReader *
mado_reader_choice_pick (MadoReaderChoice *self, GListModel *readers, MadoReader *current)
{
  MadoReader *best = NULL; /* the list keeps it */
  guint best_rank = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (readers); i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (readers, i);
      guint reader_rank = rank (self, reader);

      if (!mado_reader_kind_is_usable (mado_reader_get_name (reader)))
        continue;
      if (reader_rank < best_rank || (reader_rank == best_rank && reader == current))
        {
          best = reader;
          best_rank = reader_rank;
        }
    }
  return best;
}
