/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-system.h"

#define FAKE_WINSCARD_BUILD
#include "fake-winscard.h"

#include "mado-scenario.h"

FakeSystem fake_system = {
  .last_handle = 0xCA000000,
  .removal_code = SCARD_W_REMOVED_CARD,
};

/* --- all with the lock held --- */

static void
reader_free (gpointer data)
{
  FakeReader *reader = data;
  g_clear_object (&reader->card);
  g_strfreev (reader->typed);
  g_free (reader->name);
  g_free (reader);
}

static void
connection_free (gpointer data)
{
  FakeConnection *connection = data;
  g_clear_object (&connection->card);
  g_free (connection->reader);
  g_free (connection);
}

guintptr
fake_system_new_handle (void)
{
  return ++fake_system.last_handle;
}

gboolean
fake_system_runs (void)
{
  return fake_system.generation % 2 == 1 && !fake_system.broken;
}

LONG
fake_system_stopped (LONG usually)
{
  return fake_system.stop_code != SCARD_S_SUCCESS ? fake_system.stop_code : usually;
}

FakeReader *
fake_system_find_reader (const char *name)
{
  for (guint i = 0; name != NULL && i < fake_system.readers->len; i++)
    {
      FakeReader *reader = g_ptr_array_index (fake_system.readers, i);
      if (g_str_equal (reader->name, name))
        return reader;
    }
  return NULL;
}

static FakeReader *
need_reader (const char *name)
{
  FakeReader *reader = fake_system_find_reader (name);
  if (reader == NULL)
    g_error ("fake winscard: there is no reader called %s", name);
  return reader;
}

FakeReader *
fake_system_find_native (const wchar_t *native)
{
  g_autofree char *name = g_utf16_to_utf8 (native, -1, NULL, NULL, NULL);
  return fake_system_find_reader (name);
}

static void
start (void)
{
  if (fake_system.generation % 2 == 0)
    fake_system.generation++;
  SetEvent (fake_system.started);
}

static void
stop (void)
{
  if (fake_system.generation % 2 == 1)
    fake_system.generation++;
  ResetEvent (fake_system.started);
}

static void
add_reader (const char *name)
{
  FakeReader *reader = g_new0 (FakeReader, 1);
  reader->name = g_strdup (name);
  g_ptr_array_add (fake_system.readers, reader);
  start ();
}

static void
put_in (FakeReader *reader, const char *scenario_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) japan = g_date_time_add_hours (now, 9);
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay)g_date_time_get_day_of_month (japan),
                  (GDateMonth)g_date_time_get_month (japan),
                  (GDateYear)g_date_time_get_year (japan));
  g_autoptr (MadoScenario) scenario = mado_scenario_load (scenario_name, &error);
  if (scenario != NULL)
    reader->card = mado_scenario_create_card (scenario, &today, &error);
  if (reader->card == NULL)
    g_error ("fake winscard: %s: %s", scenario_name, error->message);
  mado_practice_card_insert (reader->card);
  reader->n_events++;
}

static void
take_out (FakeReader *reader)
{
  if (reader->card == NULL)
    return;
  mado_practice_card_power_off (reader->card);
  g_clear_object (&reader->card);
  reader->transaction = NULL;
  reader->n_connections = 0;
  reader->n_events++;
}

static void
read_environment (void)
{
  const char *reader = g_getenv ("MADO_FAKE_READER");
  const char *card = g_getenv ("MADO_FAKE_CARD");
  if (reader == NULL || *reader == '\0')
    return;
  add_reader (reader);
  if (card != NULL && *card != '\0')
    put_in (need_reader (reader), card);
}

void
fake_system_enter (void)
{
  g_mutex_lock (&fake_system.lock);
  if (fake_system.readers != NULL)
    return;
  fake_system.readers = g_ptr_array_new_with_free_func (reader_free);
  fake_system.contexts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  fake_system.connections =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, connection_free);
  fake_system.started = CreateEventW (NULL, TRUE, FALSE, NULL);
  read_environment ();
}

void
fake_system_leave (void)
{
  g_cond_broadcast (&fake_system.changed);
  g_mutex_unlock (&fake_system.lock);
}

void
fake_system_enter_call (void)
{
  fake_system_enter ();
  fake_system.n_calls++;
}

LONG
fake_system_leave_call (LONG code)
{
  fake_system_leave ();
  return code;
}

LONG
fake_system_check_context (SCARDCONTEXT handle)
{
  const FakeContext *context = g_hash_table_lookup (fake_system.contexts, (gpointer)handle);
  if (context == NULL)
    return ERROR_INVALID_HANDLE;
  if (!fake_system_runs () || context->generation != fake_system.generation)
    return fake_system_stopped (SCARD_E_SERVICE_STOPPED);
  return SCARD_S_SUCCESS;
}

LONG
fake_system_check_card (SCARDHANDLE handle, FakeConnection **connection, FakeReader **reader)
{
  *connection = g_hash_table_lookup (fake_system.connections, (gpointer)handle);
  if (*connection == NULL)
    return ERROR_INVALID_HANDLE;
  if (!fake_system_runs () || (*connection)->generation != fake_system.generation)
    return fake_system_stopped (SCARD_E_SERVICE_STOPPED);
  *reader = fake_system_find_reader ((*connection)->reader);
  if (*reader == NULL)
    return SCARD_E_READER_UNAVAILABLE;
  if (mado_practice_card_is_removed ((*connection)->card))
    take_out (*reader);
  if ((*reader)->card != (*connection)->card || (*reader)->n_events != (*connection)->n_events)
    return SCARD_W_REMOVED_CARD;
  if ((*reader)->n_resets != (*connection)->n_resets)
    return SCARD_W_RESET_CARD;
  return SCARD_S_SUCCESS;
}

/* --- a person's hands --- */

void
fake_winscard_add_reader (const char *reader)
{
  fake_system_enter ();
  add_reader (reader);
  fake_system_leave ();
}

void
fake_winscard_remove_reader (const char *name)
{
  fake_system_enter ();
  FakeReader *reader = need_reader (name);
  take_out (reader);
  g_ptr_array_remove (fake_system.readers, reader);
  if (fake_system.readers->len == 0 && !fake_system.lingering)
    stop ();
  fake_system_leave ();
}

void
fake_winscard_set_lingering (gboolean lingering)
{
  fake_system_enter ();
  fake_system.lingering = lingering;
  if (lingering)
    start ();
  else if (fake_system.readers->len == 0)
    stop ();
  fake_system_leave ();
}

void
fake_winscard_set_stop_code (glong code)
{
  fake_system_enter ();
  fake_system.stop_code = (LONG)code;
  fake_system_leave ();
}

void
fake_winscard_set_pin_pad (const char *name, const char *const *typed)
{
  fake_system_enter ();
  FakeReader *reader = need_reader (name);
  g_strfreev (reader->typed);
  reader->typed = g_strdupv ((char **)typed);
  reader->n_typed = 0;
  fake_system_leave ();
}

void
fake_winscard_set_broken (gboolean value)
{
  fake_system_enter ();
  fake_system.broken = value;
  if (value)
    SetEvent (fake_system.started);
  fake_system_leave ();
}

void
fake_winscard_insert (const char *reader, const char *scenario)
{
  fake_system_enter ();
  put_in (need_reader (reader), scenario);
  fake_system_leave ();
}

void
fake_winscard_remove (const char *reader)
{
  fake_system_enter ();
  take_out (need_reader (reader));
  fake_system_leave ();
}

void
fake_winscard_set_exclusive (const char *reader, gboolean exclusive)
{
  fake_system_enter ();
  need_reader (reader)->exclusive = exclusive;
  fake_system_leave ();
}

void
fake_winscard_reset (const char *name)
{
  fake_system_enter ();
  FakeReader *reader = need_reader (name);
  mado_practice_card_warm_reset (reader->card);
  reader->n_resets++;
  fake_system_leave ();
}

void
fake_winscard_set_removal_code (glong code)
{
  fake_system_enter ();
  fake_system.removal_code = (LONG)code;
  fake_system_leave ();
}

guint
fake_winscard_get_n_calls (void)
{
  fake_system_enter ();
  guint n = fake_system.n_calls;
  fake_system_leave ();
  return n;
}

void
fake_winscard_clear (void)
{
  fake_system_enter ();
  while (fake_system.readers->len > 0)
    {
      take_out (g_ptr_array_index (fake_system.readers, 0));
      g_ptr_array_remove_index (fake_system.readers, 0);
    }
  fake_system.broken = FALSE;
  fake_system.lingering = FALSE;
  fake_system.stop_code = SCARD_S_SUCCESS;
  fake_system.removal_code = SCARD_W_REMOVED_CARD;
  stop ();
  fake_system_leave ();
}
