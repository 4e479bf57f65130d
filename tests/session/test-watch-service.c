/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader-watch.h"
#include "session-fixture.h"

/* A service that is not well: what is told of it, and how often it is asked. */

#define MAX_WAITS 32
/* Among the errors of a service: no reader, and no error. */
#define WELL               (-1)

#define TYPE_ILL_TRANSPORT (ill_transport_get_type ())
G_DECLARE_FINAL_TYPE (IllTransport, ill_transport, ILL, TRANSPORT, GObject)

struct _IllTransport
{
  GObject parent_instance;

  const int *errors; /* what it answers, one after the other; then it is well */
  guint n_errors;

  GMutex lock;
  GCond changed;
  gboolean interrupted;
  gint64 waits[MAX_WAITS]; /* when it was asked */
  guint n_waits;
  guint n_service_waits;
};

/* Under lock. */
static GPtrArray *
wait_for_change (IllTransport *self, GPtrArray *known, GCancellable *cancellable, GError **error)
{
  while (known != NULL && !self->interrupted)
    g_cond_wait (&self->changed, &self->lock);
  self->interrupted = FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);
}

static GPtrArray *
ill_wait (MadoTransport *transport, GPtrArray *known, GCancellable *cancellable, GError **error)
{
  IllTransport *self = ILL_TRANSPORT (transport);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = self->n_waits;

  if (n >= self->n_errors)
    return wait_for_change (self, known, cancellable, error);
  self->waits[n] = g_get_monotonic_time ();
  self->n_waits++;
  if (self->errors[n] == WELL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, self->errors[n], "ill");
  return NULL;
}

static gboolean
ill_wait_service (MadoTransport *transport, GCancellable *cancellable, GError **error)
{
  IllTransport *self = ILL_TRANSPORT (transport);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_service_waits++;
  return TRUE;
}

static void
ill_interrupt (MadoTransport *transport)
{
  IllTransport *self = ILL_TRANSPORT (transport);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->interrupted = TRUE;
  g_cond_broadcast (&self->changed);
}

static void
ill_transport_iface_init (MadoTransportInterface *iface)
{
  iface->wait = ill_wait;
  iface->wait_service = ill_wait_service;
  iface->interrupt = ill_interrupt;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IllTransport,
                               ill_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      ill_transport_iface_init))

static void
ill_transport_finalize (GObject *object)
{
  IllTransport *self = ILL_TRANSPORT (object);

  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  G_OBJECT_CLASS (ill_transport_parent_class)->finalize (object);
}

static void
ill_transport_class_init (IllTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ill_transport_finalize;
}

static void
ill_transport_init (IllTransport *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

static guint
get_n_waits (IllTransport *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->n_waits;
}

/* Between the n-th time that it was asked and the next one. */
static gint64
get_pause (IllTransport *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->waits[n + 1] - self->waits[n];
}

typedef struct
{
  IllTransport *transport;
  MadoReaderWatch *watch;
  guint n_told; /* of the service */
} Fixture;

static void
on_service_cb (MadoReaderWatch *watch, GParamSpec *pspec, gpointer data)
{
  ((Fixture *)data)->n_told++;
}

static void
start (Fixture *self, const int *errors, guint n_errors)
{
  *self = (Fixture){ .transport = g_object_new (TYPE_ILL_TRANSPORT, NULL) };
  self->transport->errors = errors;
  self->transport->n_errors = n_errors;
  self->watch = mado_reader_watch_new (MADO_TRANSPORT (self->transport));
  g_signal_connect (self->watch, "notify::service", G_CALLBACK (on_service_cb), self);
  mado_reader_watch_start (self->watch);
}

static void
end (Fixture *self)
{
  mado_reader_watch_stop (self->watch);
  g_assert_finalize_object (self->watch);
  g_assert_finalize_object (self->transport);
}

/* One that is there and lets nobody in, or whose version is another: it is not waited for to come,
 * and asked at growing intervals; what is told of it is told once. */
static void
check_turned_away (int code, MadoService expected)
{
  const int errors[] = { code, code, code, code };
  Fixture fixture;

  start (&fixture, errors, G_N_ELEMENTS (errors));
  fixture_spin_until (fixture.n_told == 1);
  g_assert_cmpint (mado_reader_watch_get_service (fixture.watch), ==, expected);
  fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_RUNNING);
  g_assert_cmpuint (fixture.n_told, ==, 2);
  g_assert_cmpuint (fixture.transport->n_service_waits, ==, 0);
  g_assert_cmpint (get_pause (fixture.transport, 0), >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (get_pause (fixture.transport, 1), >=, 200 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (get_pause (fixture.transport, 2), >=, 400 * G_TIME_SPAN_MILLISECOND);
  end (&fixture);
}

static void
test_refused (void)
{
  check_turned_away (MADO_TRANSPORT_ERROR_REFUSED, MADO_SERVICE_REFUSED);
}

static void
test_mismatch (void)
{
  check_turned_away (MADO_TRANSPORT_ERROR_MISMATCH, MADO_SERVICE_MISMATCH);
}

/* One that is gone is asked as soon as it is said to be there, each time that it went; where that
 * is not true, not in a tight loop. Of five, a machine that has other work lets one come in time.
 */
static void
test_no_service (void)
{
  static const int errors[] = { MADO_TRANSPORT_ERROR_NO_SERVICE, WELL,
                                MADO_TRANSPORT_ERROR_NO_SERVICE, MADO_TRANSPORT_ERROR_NO_SERVICE,
                                MADO_TRANSPORT_ERROR_NO_SERVICE };
  gint64 first = G_MAXINT64, again = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      Fixture fixture;

      start (&fixture, errors, G_N_ELEMENTS (errors));
      fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_STOPPED);
      fixture_spin_until (get_n_waits (fixture.transport) == G_N_ELEMENTS (errors));
      fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_RUNNING);
      first = MIN (first, get_pause (fixture.transport, 0));
      again = MIN (again, get_pause (fixture.transport, 2));
      g_assert_cmpint (get_pause (fixture.transport, 3), >=, 100 * G_TIME_SPAN_MILLISECOND);
      end (&fixture);
    }
  g_assert_cmpint (first, <, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (again, <, 100 * G_TIME_SPAN_MILLISECOND);
}

/* A failure of another kind is no reason to ask at once. */
static void
test_failed (void)
{
  static const int errors[] = { MADO_TRANSPORT_ERROR_FAILED, MADO_TRANSPORT_ERROR_FAILED };
  Fixture fixture;

  start (&fixture, errors, G_N_ELEMENTS (errors));
  fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_STOPPED);
  fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_RUNNING);
  g_assert_cmpint (get_pause (fixture.transport, 0), >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (fixture.transport->n_service_waits, ==, 2);
  end (&fixture);
}

/* Whoever asks to try again waits for no pause, and the next ones are short again. */
static void
test_retry (void)
{
  int errors[10];
  Fixture fixture;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    errors[i] = MADO_TRANSPORT_ERROR_REFUSED;
  start (&fixture, errors, G_N_ELEMENTS (errors));
  /* The next pause would be of 6.4 seconds. */
  fixture_spin_until (get_n_waits (fixture.transport) == 7);
  mado_reader_watch_retry (fixture.watch);
  fixture_spin_until (mado_reader_watch_get_service (fixture.watch) == MADO_SERVICE_RUNNING);
  g_assert_cmpint (get_pause (fixture.transport, 6), <, 6 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (get_pause (fixture.transport, 7), >=, 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (get_pause (fixture.transport, 7), <, 6 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (get_pause (fixture.transport, 8), >=, 200 * G_TIME_SPAN_MILLISECOND);
  end (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/watch-service/refused", test_refused);
  g_test_add_func ("/watch-service/mismatch", test_mismatch);
  g_test_add_func ("/watch-service/no-service", test_no_service);
  g_test_add_func ("/watch-service/failed", test_failed);
  g_test_add_func ("/watch-service/retry", test_retry);

  return g_test_run ();
}
