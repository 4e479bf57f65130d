/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "lying-certificates.h"
#include "mado-counter-desk.h"
#include "mado-mode.h"
#include "mado-settings.h"
#include "mado-rules-nicks.h"
#include "mado-wording-language.h"
#include "mado-wording-state.h"
#include "session-fixture.h"

/* What the window of the counter shows of a certificate that lies: the right word, all of it as it
 * is written, within the window. */

/* Pixels; the least that a window may need (docs/accessibility.md). */
#define NARROW 360
/* Of the main loop, in which whatever changed is laid out: something that moves never ends. */
#define N_TURNS 100

static AdwApplication *application;
static MadoFront *front;
static MadoCounterDesk *desk;
static MadoTransportPractice *transport;
static MadoSession *session;

/* --- what is in the window --- */

typedef struct
{
  GString *text; /* a line each */
  double width;
} Look;

static void
look_at_label (GtkLabel *label, Look *look)
{
  const char *text = gtk_label_get_text (label);
  graphene_rect_t bounds;

  lying_certificate_check_clean (text);
  g_string_append_printf (look->text, "%s\n", text);
  if (!gtk_widget_get_mapped (GTK_WIDGET (label)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (label), GTK_WIDGET (front), &bounds))
    return;
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, look->width);
}

static void
look_at_all (GtkWidget *widget, Look *look)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    look_at_label (GTK_LABEL (widget), look);
  if (tooltip != NULL)
    lying_certificate_check_clean (tooltip);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_all (child, look);
}

static void
on_painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* What is new has no place before the next frame, which comes when it is due. */
static void
wait_for_frame (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (front));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* All that is written in it, after it has been laid out. (transfer full) */
static char *
read_window (void)
{
  GtkWidget *window = GTK_WIDGET (front);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (front));
  Look look = { g_string_new (NULL), 0 };
  int least = 0;

  for (guint i = 0; i < N_TURNS && g_main_context_iteration (NULL, FALSE); i++)
    continue;
  wait_for_frame ();
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, NARROW);
  look.width = gtk_widget_get_width (window);
  look_at_all (window, &look);
  return g_string_free (look.text, FALSE);
}

/* The clerk's key for the name. */
static void
press_name_key (void)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (front));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean stopped = FALSE;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_F8, 74, 0, &stopped);
    }
}

/* --- the card --- */

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *answered = data;
  MadoPinAnswer answer;

  mado_session_order_finish (MADO_SESSION (source), result, &answer, NULL);
  *answered = TRUE;
}

static gboolean
is_read (void)
{
  return mado_session_get_stage (session) == MADO_STAGE_RESULT && !mado_session_get_busy (session);
}

static void
put_card (const LyingCertificate *lie)
{
  g_autoptr (MadoPracticeCard) card = lying_certificate_create_card (lie);
  gboolean answered = FALSE;

  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (session) == MADO_STAGE_NO_CARD);
  mado_transport_practice_insert (transport, FIXTURE_READER, card);
  fixture_spin_until (is_read ());
  if (lie->line == NULL)
    return;
  g_autoptr (MadoSecret) password = mado_pin_prepare (MADO_PIN_SIGN, FIXTURE_PASSWORD, NULL);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
  mado_session_order_async (session, order, NULL, on_answered_cb, &answered);
  fixture_spin_until (answered && is_read ());
}

/* --- what is to be read --- */

static const char *
find_word (MadoKind kind, const char *nick)
{
  MadoState state = MADO_STATE_UNKNOWN;

  g_assert_true (mado_state_from_string (nick, &state));
  return mado_wording_state_of (kind, state);
}

static void
check_says (const char *text, const char *words, gboolean says)
{
  if ((strstr (text, words) != NULL) != says)
    g_test_fail_printf ("“%s” is %s in: %s", words, says ? "not" : "", text);
}

/* What would outlast its card is told with the card's own end. */
#define CARD_ENDS "2035-10-10"

static void
check_state (const LyingCertificate *lie, const char *text)
{
  MadoKind kind = lie->line != NULL ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  g_auto (GStrv) said = g_strsplit (lie->said, " ", 3);
  guint year, month, day;

  if (strcmp (said[2], CARD_ENDS) > 0 && strcmp (said[0], "valid-early") == 0)
    check_says (text, "カード本体も電子証明書も2035年10月10日", TRUE);
  else
    check_says (text, find_word (kind, said[0]), TRUE);
  if (sscanf (said[2], "%u-%u-%u", &year, &month, &day) == 3)
    {
      g_autofree char *date = g_strdup_printf ("%u年%u月%u日", year, month, day);
      check_says (text, date, TRUE);
    }
  else if (lie->line == NULL)
    check_says (text, "2031年", FALSE); /* no date is believed of it, nor told */
}

static void
test_lie (gconstpointer data)
{
  const LyingCertificate *lie = data;
  MadoKind kind = lie->line != NULL ? MADO_KIND_SIGN : MADO_KIND_AUTH;

  put_card (lie);
  press_name_key ();
  g_autofree char *result = read_window ();
  check_state (lie, result);
  if (lie->line != NULL && g_str_has_prefix (lie->line, "氏名："))
    check_says (result, lie->line, TRUE);

  /* Without effect where there is none. */
  gtk_widget_activate_action (GTK_WIDGET (front), "win.certificate", "s",
                              kind == MADO_KIND_SIGN ? "sign" : "auth");
  g_autofree char *details = read_window ();
  gtk_widget_activate_action (GTK_WIDGET (front), "win.back", NULL);
}

static void
set_up (void)
{
  GDate today;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  g_autoptr (MadoSettings) settings = mado_settings_new ();

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_NOVEMBER, 2026);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", MADO_APP_ID ".Test",
                              "resource-base-path", "/io/github/madoguchi/Madoguchi", "flags",
                              G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  transport = fixture_transport_new (NULL);
  session = mado_session_new (MADO_TRANSPORT (transport), TRUE);
  mado_session_set_practice_cas (session, fixture_get_cas ());
  mado_session_set_municipality (session, ward);
  mado_session_set_today (session, &today);
  desk = mado_counter_desk_new (3600);
  mado_counter_desk_set_session (desk, session);
  front = mado_mode_create_front (MADO_MODE_COUNTER, application, settings, desk, "ja");
  mado_front_set_session (front, session, NULL);
  gtk_window_present (GTK_WINDOW (front));
  mado_session_start (session);
}

static void
tear_down (void)
{
  mado_session_stop (session);
  gtk_window_destroy (GTK_WINDOW (front));
  g_clear_object (&desk);
  g_clear_object (&session);
  g_clear_object (&transport);
  g_clear_object (&application);
}

int
main (int argc, char **argv)
{
  mado_wording_init (NULL);
  g_test_init (&argc, &argv, NULL);
  set_up ();
  for (guint i = 0; i < lying_certificates_n; i++)
    {
      g_autofree char *path = g_strconcat ("/lying-window/", lying_certificates[i].stem, NULL);
      g_test_add_data_func (path, &lying_certificates[i], test_lie);
    }
  int status = g_test_run ();
  tear_down ();
  return status;
}
