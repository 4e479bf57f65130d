/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-fact-row.h"
#include "mado-guide-page.h"
#include "mado-guide-row.h"
#include "mado-guide-section.h"
#include "mado-transport-practice.h"

/* What a guide's page makes, and when: the parts that are folded are made when they are opened. */

static guint
count (GtkWidget *widget, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* In the order of the page. (nullable) */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *index)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, index);
  return found;
}

/* 持ち物, 場所と日, 手続きのあと, 知っておくこと and 持っていく, each with another in it. */
static GtkWidget *
get_part (GtkWidget *page, guint part)
{
  guint index = 2 * part;

  return find (page, MADO_TYPE_GUIDE_SECTION, &index);
}

static void
press (GtkWidget *section)
{
  guint index = 0;

  g_signal_emit_by_name (find (section, GTK_TYPE_BUTTON, &index), "clicked");
}

/* Those of the parts that are folded, and of the sheet's picture. */
static guint
count_folded (GtkWidget *page)
{
  guint n = 0;

  for (guint part = 1; part < 5; part++)
    n += count (get_part (page, part), MADO_TYPE_GUIDE_ROW);
  return n + count (page, GTK_TYPE_DRAWING_AREA);
}

static MadoSession *
create_session (void)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, NULL);
  MadoSession *session = mado_session_new (MADO_TRANSPORT (transport), TRUE);
  GDate today;

  g_assert_true (mado_civil_date_parse (&today, "2026-11-23"));
  mado_session_set_today (session, &today);
  mado_session_set_municipality (session, ward);
  return session;
}

static void
test_folded (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  g_autoptr (GtkWidget) page = g_object_ref_sink (mado_guide_page_new (consultation));

  g_assert_cmpuint (count (get_part (page, 0), MADO_TYPE_GUIDE_ROW), >, 0);
  g_assert_cmpuint (count_folded (page), ==, 0);
  mado_consultation_set_answer (consultation, MADO_QUESTION_VISITOR, MADO_ANSWER_PROXY);
  g_assert_cmpuint (count_folded (page), ==, 0);
}

/* What was answered while it was folded is in it; and what is answered while it is open. */
static void
test_opened (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  g_autoptr (GtkWidget) page = g_object_ref_sink (mado_guide_page_new (consultation));
  guint n;

  for (guint part = 1; part < 5; part++)
    press (get_part (page, part));
  n = count_folded (page);
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpuint (count (page, GTK_TYPE_DRAWING_AREA), >, 0);
  for (guint part = 1; part < 5; part++)
    press (get_part (page, part));
  mado_consultation_set_answer (consultation, MADO_QUESTION_VISITOR, MADO_ANSWER_PROXY);
  g_assert_cmpuint (count_folded (page), ==, 0);
  for (guint part = 1; part < 5; part++)
    press (get_part (page, part));
  g_assert_cmpuint (count_folded (page), >, 4);
  mado_consultation_set_answer (consultation, MADO_QUESTION_VISITOR, MADO_ANSWER_UNANSWERED);
  g_assert_cmpuint (count_folded (page), ==, n);
}

/* A counter has no key before it, and the whole row then. */
static void
test_counters (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  g_autoptr (GtkWidget) page = g_object_ref_sink (mado_guide_page_new (consultation));
  GtkWidget *where = get_part (page, 1);
  guint n_keys = 0;
  guint n;

  press (where);
  n = count (where, MADO_TYPE_FACT_ROW);
  g_assert_cmpuint (n, ==, 9);
  for (guint i = 0; i < n; i++)
    {
      guint index = i;
      GtkWidget *row = find (where, MADO_TYPE_FACT_ROW, &index);
      GtkWidget *key = gtk_widget_get_first_child (row);
      const gboolean has_key = *gtk_label_get_label (GTK_LABEL (key)) != '\0';

      g_assert_true (gtk_widget_has_css_class (row, "mado-row"));
      g_assert_cmpint (gtk_widget_get_visible (key), ==, has_key);
      n_keys += has_key;
    }
  g_assert_cmpuint (n_keys, ==, 2);
}

/* What is beyond the ward's page says so, and no thing is an estimate. */
static void
test_things (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  g_autoptr (GtkWidget) page = g_object_ref_sink (mado_guide_page_new (consultation));
  GtkWidget *things = get_part (page, 0);
  const guint n = count (things, GTK_TYPE_LABEL);
  guint n_beyond = 0;

  for (guint i = 0; i < n; i++)
    {
      guint index = i;
      const char *text = gtk_label_get_label (GTK_LABEL (find (things, GTK_TYPE_LABEL, &index)));

      g_assert_null (strstr (text, "目安"));
      n_beyond += g_str_equal (text, "ほかの資料による");
    }
  g_assert_cmpuint (n_beyond, ==, 1);
}

static void
on_gone_cb (gpointer n, GObject *gone)
{
  (*(guint *)n)--;
}

static void
count_layouts (GtkWidget *widget, guint *n)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  if (layout != NULL)
    {
      g_object_weak_ref (G_OBJECT (layout), on_gone_cb, n);
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_layouts (child, n);
}

/* A clerk opens a hundred of them a day: nothing of one stays. */
static void
test_gone (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  GtkWidget *page = g_object_ref_sink (mado_guide_page_new (consultation));
  guint n = 0;

  count_layouts (page, &n);
  g_assert_cmpuint (n, >, 0);
  g_assert_finalize_object (page);
  g_assert_cmpuint (n, ==, 0);
}

static void
on_update_cb (guint *n_frames)
{
  (*n_frames)++;
}

static gboolean
on_time_cb (gpointer over)
{
  *(gboolean *)over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
spin_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* As a page that is opened in another language, with another one over it: it is not laid out, and
 * nobody waits for that frame by frame. */
static void
test_hidden (void)
{
  g_autoptr (MadoSession) session = create_session ();
  g_autoptr (MadoConsultation) consultation = mado_consultation_new (session, MADO_PROCEDURE_RENEW);
  GtkWidget *page = mado_guide_page_new (consultation);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *window = gtk_window_new ();
  guint n_frames = 1;

  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  gtk_stack_add_named (GTK_STACK (stack), page, "page");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("above"), "above");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  gtk_widget_grab_focus (page);
  press (get_part (page, 1));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "above");
  gtk_widget_set_visible (page, FALSE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "update",
                            G_CALLBACK (on_update_cb), &n_frames);
  for (guint i = 0; n_frames > 0 && i < 40; i++)
    {
      n_frames = 0;
      spin_for (500);
    }
  g_assert_cmpuint (n_frames, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which wants a locale that need not be there. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/guide-parts/folded", test_folded);
  g_test_add_func ("/guide-parts/opened", test_opened);
  g_test_add_func ("/guide-parts/counters", test_counters);
  g_test_add_func ("/guide-parts/things", test_things);
  g_test_add_func ("/guide-parts/gone", test_gone);
  g_test_add_func ("/guide-parts/hidden", test_hidden);
  return g_test_run ();
}
