/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-lobby-window.h"

#include "mado-consultation.h"
#include "mado-day-code-view.h"
#include "mado-municipality-banner.h"
#include "mado-pair-layout.h"
#include "mado-practice-banner.h"
#include "mado-wording-language.h"
#include "mado-wording-lobby.h"
#include "mado-wrap-layout.h"

/* For whoever lifts the card to put it right; the next person finds the usual language. */
#define LANGUAGE_SECONDS 30

/* The type grows with the room: from so many em of width and height on the class holds, while what
 * is said fits with it. */
static const struct
{
  double width;
  double height;
  const char *css_class;
} sizes[] = {
  { 96, 54, "mado-lobby-huge" },
  { 60, 38, "mado-lobby-large" },
  { 38, 28, "mado-lobby-medium" },
  { 0, 0, "mado-lobby-small" },
  /* For many words alone. */
  { 0, 0, "mado-lobby-tight" },
};

struct _MadoLobbyWindow
{
  AdwApplicationWindow parent_instance;

  MadoSession *session; /* (owned) (nullable) */
  char *counter;        /* (owned) */
  char *language;       /* (owned): the usual one */
  guint language_timer; /* 0: none */
  int width, height;    /* of the window when that was seen to */
  guint room;           /* of sizes[]: the first one that the window has room for */
  guint size;           /* of sizes[]: the one in force, this or, for many words, a later one */
  guint ticks;          /* frames that have begun since anything changed */
  guint tick_id;        /* 0: what is said is seen to fit */

  MadoPracticeBanner *practice_banner;
  MadoMunicipalityBanner *municipality_banner;
  GtkWidget *scroller;
  GtkWidget *page;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *countdown_label;
  GtkLabel *what_label;
  GtkLabel *more_label;
  MadoDayCodeView *code_view;
  GtkBox *language_box;
};

static void mado_lobby_window_front_init (MadoFrontInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoLobbyWindow,
                               mado_lobby_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_FRONT,
                                                      mado_lobby_window_front_init))

/* --- words --- */

static void
set_size (MadoLobbyWindow *self, guint size)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), sizes[self->size].css_class);
  self->size = size;
  gtk_widget_add_css_class (GTK_WIDGET (self), sizes[self->size].css_class);
  self->ticks = 0;
}

/* With what is around its words. */
static double
get_page_height (MadoLobbyWindow *self)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (self->page, self->page, &bounds) ? (double)bounds.size.height
                                                                     : 0;
}

/* Nobody scrolls there: what would go under the languages is said in a smaller type. A frame begins
 * before it is laid out, so what has changed shows in the one after the next. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MadoLobbyWindow *self = MADO_LOBBY_WINDOW (widget);

  if (++self->ticks < 3)
    return G_SOURCE_CONTINUE;
  if (get_page_height (self) > gtk_widget_get_height (self->scroller) &&
      self->size + 1 < G_N_ELEMENTS (sizes))
    {
      set_size (self, self->size + 1);
      return G_SOURCE_CONTINUE;
    }
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* As large as there is room for, until it is seen to be too long. */
static void
fit (MadoLobbyWindow *self)
{
  set_size (self, self->room);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* In halves of an em, as wide as a Japanese letter is. */
#define LONG_TITLE 24

static gboolean
is_long (const char *title)
{
  guint halves = 0;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    halves += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return halves > LONG_TITLE;
}

static void
update_title (MadoLobbyWindow *self, const char *title)
{
  set_text (self->title_label, title);
  if (is_long (title))
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "mado-lobby-long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "mado-lobby-long");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Until the first certificate is there, no verdict: an early one would be taken back. */
static const MadoAdvice *
get_advice (MadoLobbyWindow *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);

  if (snapshot == NULL ||
      mado_snapshot_get_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE) == MADO_ITEM_PENDING)
    return NULL;
  return mado_session_get_advice (self->session);
}

/* What a person who answers nothing is told of the procedure. (nullable) (transfer full) */
static MadoDayCode *
create_code (MadoLobbyWindow *self, const MadoLobbyWords *words)
{
  g_autoptr (MadoConsultation) consultation = NULL;
  MadoHandout handout;

  if (!words->has_procedure)
    return NULL;
  consultation = mado_consultation_new (self->session, words->procedure);
  mado_consultation_get_handout (consultation, &handout);
  return mado_day_code_new (&handout);
}

static void
update_words (MadoLobbyWindow *self)
{
  g_autoptr (MadoLobbyWords) words = mado_wording_lobby (
      mado_session_get_stage (self->session), mado_session_get_interrupted (self->session),
      mado_session_get_error (self->session) != NULL, get_advice (self),
      mado_session_get_municipality (self->session), self->counter);

  fit (self);
  gtk_image_set_from_icon_name (self->icon, words->icon);
  update_title (self, words->title);
  set_text (self->countdown_label, words->countdown);
  set_text (self->what_label, words->what);
  set_text (self->more_label, words->more);
  mado_day_code_view_set_code (self->code_view, create_code (self, words));
}

/* --- language --- */

static gboolean
on_language_late_cb (gpointer data)
{
  MadoLobbyWindow *self = MADO_LOBBY_WINDOW (data);

  self->language_timer = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "app.language", "s", self->language);
  return G_SOURCE_REMOVE;
}

static void
update_language_timer (MadoLobbyWindow *self)
{
  gboolean wanted = mado_session_get_snapshot (self->session) == NULL &&
                    g_strcmp0 (mado_wording_get_language (), self->language) != 0;

  if (!wanted && self->language_timer != 0)
    g_clear_handle_id (&self->language_timer, g_source_remove);
  if (wanted && self->language_timer == 0)
    self->language_timer = g_timeout_add_seconds (LANGUAGE_SECONDS, on_language_late_cb, self);
}

/* A window speaks one language as long as it lives. */
static void
add_language (MadoLobbyWindow *self, const MadoLanguage *language)
{
  GtkWidget *button = gtk_button_new_with_label (language->name);
  gboolean chosen = g_str_equal (mado_wording_get_language (), language->code);

  if (chosen)
    gtk_widget_add_css_class (button, "mado-chosen");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
      chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.language");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", language->code);
  gtk_box_append (self->language_box, button);
}

static void
add_languages (MadoLobbyWindow *self)
{
  const MadoLanguage *language;

  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    add_language (self, language);
}

static void
update (MadoLobbyWindow *self)
{
  update_words (self);
  update_language_timer (self);
}

/* --- size --- */

static void
on_layout_cb (MadoLobbyWindow *self, int width, int height)
{
  double em = mado_widget_get_em (GTK_WIDGET (self));
  guint room = 0;

  while (width < sizes[room].width * em || height < sizes[room].height * em)
    room++;
  if (self->room == room && width == self->width && height == self->height)
    return;
  self->room = room;
  self->width = width;
  self->height = height;
  fit (self);
}

/* Without a window manager, as on a bare kiosk, nobody else makes it as large as the screen. */
static void
fill_screen (MadoLobbyWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  if (area.width > 0 && area.height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
mado_lobby_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mado_lobby_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_layout_cb), widget, G_CONNECT_SWAPPED);
}

/* --- the window --- */

static gboolean
mado_lobby_window_close_request (GtkWindow *window)
{
  return GDK_EVENT_STOP;
}

static void
mado_lobby_window_dispose (GObject *object)
{
  MadoLobbyWindow *self = MADO_LOBBY_WINDOW (object);

  g_clear_handle_id (&self->language_timer, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_LOBBY_WINDOW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->counter, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (mado_lobby_window_parent_class)->dispose (object);
}

static void
mado_lobby_window_class_init (MadoLobbyWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_lobby_window_dispose;
  widget_class->realize = mado_lobby_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = mado_lobby_window_close_request;

  g_type_ensure (MADO_TYPE_DAY_CODE_VIEW);
  g_type_ensure (MADO_TYPE_MUNICIPALITY_BANNER);
  g_type_ensure (MADO_TYPE_PRACTICE_BANNER);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-lobby-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, practice_banner);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, municipality_banner);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, page);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, what_label);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, more_label);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, code_view);
  gtk_widget_class_bind_template_child (widget_class, MadoLobbyWindow, language_box);
}

static void
mado_lobby_window_init (MadoLobbyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->size = self->room = G_N_ELEMENTS (sizes) - 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), sizes[self->size].css_class);
  add_languages (self);
  fill_screen (self);
}

static void
mado_lobby_window_set_session (MadoFront *front, MadoSession *session, MadoPractice *practice)
{
  MadoLobbyWindow *self = MADO_LOBBY_WINDOW (front);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  mado_practice_banner_set_practice (self->practice_banner, practice);
  mado_municipality_banner_set_session (self->municipality_banner, session, TRUE);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::interrupted", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Nobody who stands there can do anything about it. */
static void
mado_lobby_window_show_message (MadoFront *front, const char *message)
{
  g_printerr ("%s\n", message);
}

static void
mado_lobby_window_front_init (MadoFrontInterface *iface)
{
  iface->set_session = mado_lobby_window_set_session;
  iface->show_message = mado_lobby_window_show_message;
}

MadoLobbyWindow *
mado_lobby_window_new (AdwApplication *application, const char *counter, const char *language)
{
  MadoLobbyWindow *self = g_object_new (MADO_TYPE_LOBBY_WINDOW, "application", application, NULL);

  self->counter = g_strdup (counter);
  self->language = g_strdup (language);
  return self;
}
