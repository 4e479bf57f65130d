/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT, syscall() */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-counter-desk-private.h"
#include "mado-idle.h"
#include "mado-practice-card-private.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"

/* A clerk's desk: when it is left alone, and what is noted of a card there. */

/* --- how long nobody has done anything ----------------------------------------------------- */

static void
test_idle_look (void)
{
  static const struct
  {
    int idle_seconds;
    int passed_milliseconds;
    MadoIdle expected;
  } table[] = {
    { 60, 0, { FALSE, FALSE, 50 } },
    { 60, 30000, { FALSE, FALSE, 20 } },
    /* Ten seconds before; a timer that comes a little early is not set for less than a second. */
    { 60, 49400, { FALSE, FALSE, 1 } },
    { 60, 49600, { TRUE, FALSE, 10 } },
    { 60, 50000, { TRUE, FALSE, 10 } },
    { 60, 59400, { TRUE, FALSE, 1 } },
    { 60, 59600, { FALSE, TRUE, 0 } },
    { 60, 60000, { FALSE, TRUE, 0 } },
    { 60, 90000, { FALSE, TRUE, 0 } },
    /* Half of a short time. */
    { 8, 0, { FALSE, FALSE, 4 } },
    { 8, 3000, { FALSE, FALSE, 1 } },
    { 8, 4000, { TRUE, FALSE, 4 } },
    { 8, 8000, { FALSE, TRUE, 0 } },
    { 20, 0, { FALSE, FALSE, 10 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MadoIdle idle = mado_idle_look (table[i].idle_seconds, (gint64)table[i].passed_milliseconds *
                                                                 G_TIME_SPAN_MILLISECOND);

      g_test_message ("%d of %d s", table[i].passed_milliseconds, table[i].idle_seconds);
      g_assert_cmpint (idle.warned, ==, table[i].expected.warned);
      g_assert_cmpint (idle.over, ==, table[i].expected.over);
      g_assert_cmpint (idle.look_in, ==, table[i].expected.look_in);
    }
}

/* --- a computer that sleeps ----------------------------------------------------------------- */

#ifdef __linux__

#include <dlfcn.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* The timers, by their descriptors, of CLOCK_BOOTTIME, which alone goes on meanwhile. */
static gboolean goes_on[256];
static time_t slept;

/* The C library's, but for that clock. */
int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int result = (int)syscall (SYS_clock_gettime, clock, now);

  if (clock == CLOCK_BOOTTIME)
    now->tv_sec += slept;
  return result;
}

int
timerfd_create (int clock, int flags)
{
  int (*of_library) (int, int);

  *(void **)&of_library = dlsym (RTLD_NEXT, "timerfd_create");
  int fd = of_library (clock, flags);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fd, <, G_N_ELEMENTS (goes_on));
  goes_on[fd] = clock == CLOCK_BOOTTIME;
  return fd;
}

/* What would have gone off meanwhile does so at once. */
static void
sleep_for (time_t seconds)
{
  slept += seconds;
  for (int fd = 0; fd < (int)G_N_ELEMENTS (goes_on); fd++)
    {
      struct itimerspec left = { 0 };

      /* Those that are over have been closed. */
      if (!goes_on[fd] || timerfd_gettime (fd, &left) != 0 || left.it_value.tv_sec == 0)
        continue;
      if (left.it_value.tv_sec < seconds)
        left.it_value = (struct timespec){ .tv_nsec = 1 };
      else
        left.it_value.tv_sec -= seconds;
      g_assert_cmpint (timerfd_settime (fd, 0, &left, NULL), ==, 0);
    }
}

#endif

/* --- a desk -------------------------------------------------------------------------------- */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
  MadoSession *session;
  MadoCounterDesk *desk;
  guint n_idle, n_warned, n_changed; /* how often each was told */
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->card = fixture_card_new ();
  self->transport = fixture_transport_new (NULL);
  self->session = mado_session_new (MADO_TRANSPORT (self->transport), TRUE);
  mado_session_set_practice_cas (self->session, fixture_get_cas ());
  mado_session_start (self->session);
  /* Warned after a second, over after another one. */
  self->desk = mado_counter_desk_new (2);
  g_signal_connect_swapped (self->desk, "idle", G_CALLBACK (count_cb), &self->n_idle);
  g_signal_connect_swapped (self->desk, "warned", G_CALLBACK (count_cb), &self->n_warned);
  g_signal_connect_swapped (self->desk, "changed", G_CALLBACK (count_cb), &self->n_changed);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->desk);
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->card);
}

static void
lay_down (Fixture *self, MadoPracticeCard *card)
{
  fixture_lay_down (self->transport, self->session, card);
}

static void
take_away (Fixture *self)
{
  fixture_take_away (self->transport, self->session);
}

/* Told before, told when it is time, and not again until somebody has been there. */
static void
test_idle (Fixture *self, gconstpointer data)
{
  /* Nobody has been there yet. */
  fixture_spin_for (100);
  g_assert_false (mado_counter_desk_get_warned (self->desk));

  for (guint i = 1; i <= 2; i++)
    {
      gint64 start = g_get_monotonic_time ();

      mado_counter_desk_touch (self->desk);
      g_assert_false (mado_counter_desk_get_warned (self->desk));
      fixture_spin_until (self->n_idle == i);
      g_assert_cmpint (g_get_monotonic_time () - start, >=, 1400 * G_TIME_SPAN_MILLISECOND);
      g_assert_false (mado_counter_desk_get_warned (self->desk));
    }
  fixture_spin_for (2500);
  g_assert_cmpuint (self->n_idle, ==, 2);
}

/* Whoever does something when it is about to be cleared has all of the time again. */
static void
test_idle_warned (Fixture *self, gconstpointer data)
{
  MadoCounterDesk *desk = mado_counter_desk_new (4);
  guint n_idle = 0;

  g_signal_connect_swapped (desk, "idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (desk, "warned", G_CALLBACK (count_cb), &self->n_warned);
  mado_counter_desk_touch (desk);
  fixture_spin_until (mado_counter_desk_get_warned (desk));
  g_assert_cmpuint (self->n_warned, ==, 1);
  mado_counter_desk_touch (desk);
  g_assert_false (mado_counter_desk_get_warned (desk));
  g_assert_cmpuint (self->n_warned, ==, 2);
  mado_counter_desk_touch (desk);
  g_assert_cmpuint (self->n_warned, ==, 2);
  g_assert_cmpuint (n_idle, ==, 0);
  g_assert_finalize_object (desk);
}

#ifdef __linux__
/* Nobody finds in the morning what was left on the screen in the evening. */
static void
test_idle_asleep (Fixture *self, gconstpointer data)
{
  MadoCounterDesk *desk = mado_counter_desk_new (3600);
  guint n_idle = 0;

  g_signal_connect_swapped (desk, "idle", G_CALLBACK (count_cb), &n_idle);
  mado_counter_desk_touch (desk);
  sleep_for (1800);
  fixture_spin_for (100);
  g_assert_cmpuint (n_idle, ==, 0);
  sleep_for (1800);
  fixture_spin_until (n_idle == 1);
  g_assert_false (mado_counter_desk_get_warned (desk));
  g_assert_finalize_object (desk);
}
#endif

/* A card that is put down or taken away is somebody's doing. */
static void
test_session (Fixture *self, gconstpointer data)
{
  g_assert_false (mado_counter_desk_can_baseline (self->desk));
  g_assert_false (mado_counter_desk_can_compare (self->desk));
  mado_counter_desk_set_session (self->desk, self->session);
  g_assert_true (mado_counter_desk_get_session (self->desk) == self->session);
  g_assert_cmpint (mado_session_get_audience (self->session), ==, MADO_AUDIENCE_STAFF);
  g_assert_cmpuint (self->n_changed, ==, 1);

  lay_down (self, self->card);
  g_assert_cmpuint (self->n_changed, >, 1);
  fixture_spin_until (self->n_idle == 1);
  take_away (self);
  fixture_spin_until (self->n_idle == 2);

  /* What happens at another desk's session is nothing to this one. */
  mado_counter_desk_set_session (self->desk, NULL);
  g_assert_null (mado_counter_desk_get_session (self->desk));
  guint n_changed = self->n_changed;
  lay_down (self, self->card);
  g_assert_cmpuint (self->n_changed, ==, n_changed);
  g_assert_false (mado_counter_desk_can_baseline (self->desk));
}

/* --- the note ------------------------------------------------------------------------------ */

/* With another certificate than fixture_card_new(). */
static MadoPracticeCard *
card_new_with_record (const char *content, gsize length)
{
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) certificate = fixture_load ("auth-generation-2");
  g_autoptr (GBytes) record = g_bytes_new (content, length);

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, certificate, 0);
  mado_practice_card_add_record (card, fixture_common, 1, 1, record);
  return card;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  MadoPinAnswer answer;

  mado_session_order_finish (MADO_SESSION (source), result, &answer, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
read_sign_certificate (Fixture *self)
{
  g_autoptr (MadoSecret) password = mado_secret_new (FIXTURE_PASSWORD);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  gboolean read = FALSE;

  mado_session_order_async (self->session, order, NULL, on_read_cb, &read);
  fixture_spin_until (read);
}

/* Before and after a renewal on another machine: the same card is known again, and no other is
 * taken for it. */
static void
test_note (Fixture *self, gconstpointer data)
{
  static const char other_number[] = "\xC0\x1C"
                                     "999999999999999"
                                     "13115"
                                     "20351010";
  g_autoptr (MadoPracticeCard) other = card_new_with_record (other_number, sizeof other_number - 1);
  /* Whose number cannot be read: it may be the noted one, or not. */
  g_autoptr (MadoPracticeCard) mute = card_new_with_record ("\xC0", 1);

  mado_counter_desk_set_session (self->desk, self->session);
  lay_down (self, self->card);
  g_assert_true (mado_counter_desk_can_baseline (self->desk));
  g_assert_null (mado_counter_desk_get_baseline (self->desk));
  g_assert_null (mado_counter_desk_get_baseline_time (self->desk));
  guint n_changed = self->n_changed;
  mado_counter_desk_take_baseline (self->desk);
  g_assert_cmpuint (self->n_changed, ==, n_changed + 1);
  g_assert_nonnull (mado_counter_desk_get_baseline (self->desk));
  g_assert_true (g_regex_match_simple ("^[0-2][0-9]:[0-5][0-9]$",
                                       mado_counter_desk_get_baseline_time (self->desk), 0, 0));
  /* It has not been away, not even when more of it is read. */
  g_assert_false (mado_counter_desk_can_compare (self->desk));
  read_sign_certificate (self);
  g_assert_false (mado_counter_desk_can_compare (self->desk));
  g_assert_false (mado_counter_desk_knows_card (self->desk));

  take_away (self);
  g_assert_false (mado_counter_desk_can_compare (self->desk));
  lay_down (self, self->card);
  g_assert_true (mado_counter_desk_can_compare (self->desk));
  g_assert_true (mado_counter_desk_knows_card (self->desk));
  take_away (self);
  lay_down (self, other);
  g_assert_true (mado_counter_desk_can_compare (self->desk));
  g_assert_false (mado_counter_desk_knows_card (self->desk));
  take_away (self);
  lay_down (self, mute);
  g_assert_true (mado_counter_desk_can_compare (self->desk));
  g_assert_false (mado_counter_desk_knows_card (self->desk));

  /* Another note is of the card that lies there now. */
  n_changed = self->n_changed;
  mado_counter_desk_take_baseline (self->desk);
  g_assert_cmpuint (self->n_changed, ==, n_changed + 2);
  g_assert_false (mado_counter_desk_can_compare (self->desk));

  n_changed = self->n_changed;
  mado_counter_desk_forget_baseline (self->desk);
  mado_counter_desk_forget_baseline (self->desk);
  g_assert_cmpuint (self->n_changed, ==, n_changed + 1);
  g_assert_null (mado_counter_desk_get_baseline (self->desk));
  g_assert_null (mado_counter_desk_get_baseline_time (self->desk));
  take_away (self);
  lay_down (self, self->card);
  g_assert_false (mado_counter_desk_can_compare (self->desk));
}

/* Of a card of which only a part has been read nothing is noted. */
static void
test_note_too_early (Fixture *self, gconstpointer data)
{
  mado_counter_desk_set_session (self->desk, self->session);
  mado_practice_card_set_pace (self->card, 10, 0);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, self->card);
  fixture_spin_until (mado_session_get_snapshot (self->session) != NULL);
  g_assert_false (mado_snapshot_get_complete (mado_session_get_snapshot (self->session)));
  g_assert_false (mado_counter_desk_can_baseline (self->desk));
  fixture_spin_until (fixture_is_idle_in (self->session, MADO_STAGE_RESULT));
  g_assert_true (mado_counter_desk_can_baseline (self->desk));
}

/* Whatever becomes of the clerk, the note goes; one that was taken anew has its whole time. */
static void
test_note_late (Fixture *self, gconstpointer data)
{
  mado_counter_desk_set_session (self->desk, self->session);
  lay_down (self, self->card);
  mado_counter_desk_set_note_seconds (self->desk, 1);
  mado_counter_desk_take_baseline (self->desk);
  mado_counter_desk_set_note_seconds (self->desk, 1000);
  mado_counter_desk_take_baseline (self->desk);
  fixture_spin_for (2500);
  g_assert_nonnull (mado_counter_desk_get_baseline (self->desk));

  mado_counter_desk_set_note_seconds (self->desk, 1);
  mado_counter_desk_take_baseline (self->desk);
  guint n_changed = self->n_changed;
  fixture_spin_until (mado_counter_desk_get_baseline (self->desk) == NULL);
  g_assert_cmpuint (self->n_changed, ==, n_changed + 1);
}

#ifdef __linux__
static void
test_note_asleep (Fixture *self, gconstpointer data)
{
  mado_counter_desk_set_session (self->desk, self->session);
  lay_down (self, self->card);
  mado_counter_desk_take_baseline (self->desk);
  sleep_for (20 * 60);
  fixture_spin_for (100);
  g_assert_nonnull (mado_counter_desk_get_baseline (self->desk));
  sleep_for (10 * 60);
  fixture_spin_until (mado_counter_desk_get_baseline (self->desk) == NULL);
}
#endif

/* What tells the card and its certificates apart is noted of both kinds. */
static void
test_baseline (void)
{
  static const char *const stems[MADO_N_KINDS] = {
    [MADO_KIND_AUTH] = "auth",
    [MADO_KIND_SIGN] = "sign",
  };
  g_autoptr (MadoSnapshot) snapshot = mado_snapshot_new ("Reader", TRUE);
  GDate today, end;

  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  g_assert_true (mado_civil_date_parse (&end, "2035-10-10"));
  g_autoptr (MadoBaseline) empty = mado_baseline_new (snapshot, &today);
  g_assert_cmpstr (empty->certificates[MADO_KIND_SIGN].serial, ==, "");
  g_assert_false (mado_civil_date_known (&empty->card_expires));

  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    {
      g_autoptr (GBytes) der = fixture_load (stems[kind]);
      g_autoptr (MadoCertificate) certificate = mado_certificate_new (der, NULL);
      mado_snapshot_set_certificate (snapshot, kind, certificate);
    }
  mado_snapshot_set_card_expires (snapshot, &end, "0123");
  g_autoptr (MadoBaseline) note = mado_baseline_new (snapshot, &today);
  g_assert_cmpint (mado_civil_date_compare (&note->day, &today), ==, 0);
  g_assert_cmpint (mado_civil_date_compare (&note->card_expires, &end), ==, 0);
  g_assert_cmpstr (note->fingerprint, ==, "0123");
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    {
      MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, kind);

      g_assert_cmpint (note->certificates[kind].record, ==, MADO_RECORD_RECORDED);
      g_assert_cmpstr (note->certificates[kind].serial, ==,
                       mado_certificate_get_serial (certificate));
      g_assert_true (mado_civil_date_known (&note->certificates[kind].issued));
      g_assert_true (mado_civil_date_known (&note->certificates[kind].expires));
    }
  g_assert_cmpstr (note->certificates[MADO_KIND_AUTH].serial, !=,
                   note->certificates[MADO_KIND_SIGN].serial);
  mado_baseline_free (NULL);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counter-desk/idle/look", test_idle_look);
  ADD ("/counter-desk/idle/told", test_idle);
  ADD ("/counter-desk/idle/warned", test_idle_warned);
#ifdef __linux__
  ADD ("/counter-desk/idle/asleep", test_idle_asleep);
  ADD ("/counter-desk/note/asleep", test_note_asleep);
#endif
  ADD ("/counter-desk/session", test_session);
  ADD ("/counter-desk/note/known", test_note);
  ADD ("/counter-desk/note/too-early", test_note_too_early);
  ADD ("/counter-desk/note/late", test_note_late);
  g_test_add_func ("/counter-desk/note/of-both", test_baseline);
  return g_test_run ();
}
