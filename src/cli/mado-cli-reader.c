/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-reader.h"

#include <string.h>

#include "mado-reader-kind.h"
#include "mado-wording.h"

typedef gboolean (*Fits) (const char *name, const char *wanted);

static gboolean
is_equal (const char *name, const char *wanted)
{
  return g_str_equal (name, wanted);
}

static gboolean
contains (const char *name, const char *wanted)
{
  return strstr (name, wanted) != NULL;
}

/* The only slot that fits; NULL with *n_found for none or several. */
static const MadoSlot *
find_only (GPtrArray *slots, const char *wanted, Fits fits, guint *n_found)
{
  const MadoSlot *found = NULL;
  *n_found = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *label = mado_wording_reader (slot->reader);
      if (!fits (slot->reader, wanted) && !fits (label, wanted))
        continue;
      found = slot;
      *n_found += 1;
    }
  return *n_found == 1 ? found : NULL;
}

/* The exact name first, then a unique beginning, then a unique part. */
static const MadoSlot *
find_wanted (GPtrArray *slots, const char *wanted, GError **error)
{
  static const Fits ways[] = { is_equal, g_str_has_prefix, contains };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      guint n_found = 0;
      const MadoSlot *slot = find_only (slots, wanted, ways[i], &n_found);
      if (slot != NULL)
        return slot;
      if (n_found > 1)
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "several readers");
          return NULL;
        }
    }
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER, "not found");
  return NULL;
}

static char **
only_wanted (GPtrArray *slots, const char *wanted, GError **error)
{
  const MadoSlot *slot = find_wanted (slots, wanted, error);
  if (slot == NULL)
    return NULL;
  if (slot->state == MADO_SLOT_EMPTY)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD, "empty");
      return NULL;
    }
  const char *names[] = { slot->reader, NULL };
  return g_strdupv ((char **)names);
}

static char **
all_with_card (GPtrArray *slots, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_names = 0, n_readers = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      if (!mado_reader_kind_is_usable (slot->reader))
        continue;
      n_readers++;
      if (slot->state == MADO_SLOT_EMPTY)
        continue;
      g_strv_builder_add (names, slot->reader);
      n_names++;
    }
  if (n_names > 0)
    return g_strv_builder_end (names);
  if (n_readers == 0)
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER, "none");
  else
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD, "all empty");
  return NULL;
}

typedef struct
{
  MadoTransport *transport;
  GPtrArray *slots; /* (owned) (nullable) */
  GError *error;    /* (owned) (nullable) */
} Look;

static void
run_look (MadoCliWait *wait, gpointer data)
{
  Look *self = data;
  MadoPatience *patience = mado_cli_wait_get_patience (wait);
  mado_patience_begin (patience, MADO_WAIT_SERVICE, 0);
  self->slots = mado_transport_wait (self->transport, NULL, mado_cli_wait_get_cancellable (wait),
                                     &self->error);
  mado_patience_end (patience);
}

GPtrArray *
mado_cli_look_at_readers (MadoTransport *transport, GError **error)
{
  Look look = { .transport = transport };
  mado_cli_wait_for (transport, run_look, &look, NULL);
  if (look.error != NULL)
    g_propagate_error (error, look.error);
  return look.slots;
}

char **
mado_cli_list_names (GPtrArray *slots)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      g_strv_builder_add (names, slot->reader);
    }
  return g_strv_builder_end (names);
}

char **
mado_cli_find_readers (MadoTransport *transport, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) slots = mado_cli_look_at_readers (transport, error);
  if (slots == NULL)
    return NULL;
  return wanted != NULL ? only_wanted (slots, wanted, error) : all_with_card (slots, error);
}

static gboolean
all_are_busy (GPtrArray *slots, char **readers)
{
  guint n_busy = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      n_busy += slot->state == MADO_SLOT_BUSY &&
                g_strv_contains ((const char *const *)readers, slot->reader);
    }
  return n_busy == g_strv_length (readers);
}

gboolean
mado_cli_await_release (MadoTransport *transport, char **readers, MadoCliWait *wait)
{
  GCancellable *cancellable = mado_cli_wait_get_cancellable (wait);
  MadoPatience *patience = mado_cli_wait_get_patience (wait);
  mado_cli_wait_take_back (wait);
  mado_patience_begin (patience, MADO_WAIT_TURN, 0);
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, cancellable, NULL);
  while (slots != NULL && all_are_busy (slots, readers))
    {
      g_autoptr (GPtrArray) known = g_steal_pointer (&slots);
      slots = mado_transport_wait (transport, known, cancellable, NULL);
    }
  mado_patience_end (patience);
  return slots != NULL;
}
