/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-window.h"

#include <glib/gi18n.h>

#include "mado-feature.h"
#include "mado-keys.h"
#include "mado-menu.h"
#include "mado-message-window.h"
#include "mado-municipality-banner.h"
#include "mado-page-opener.h"
#include "mado-password-dialog.h"
#include "mado-practice-banner.h"
#include "mado-sheet-print.h"
#include "mado-sources-sheet.h"
#include "mado-stage-view.h"
#include "mado-wording-stage.h"

struct _MadoWindow
{
  AdwApplicationWindow parent_instance;

  MadoSession *session;       /* (owned) (nullable) */
  MadoPractice *practice;     /* (owned) (nullable) */
  MadoPasswordDialog *dialog; /* (unowned) (nullable): while it is open */
  MadoPageOpener *opener;     /* (owned) */

  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkMenuButton *reader_button;
  GtkMenuButton *menu_button;
  MadoPracticeBanner *practice_banner;
  MadoMunicipalityBanner *municipality_banner;
  AdwToastOverlay *toast_overlay;
  AdwFlap *flap;
  AdwBin *sheet_slot;
  MadoPageStack *pages; /* over the stage */
  MadoStageView *stage_view;
};

static void mado_window_front_init (MadoFrontInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoWindow,
                               mado_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_FRONT, mado_window_front_init))

static void
enable_action (MadoWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* --- title --- */

static void
update_title (MadoWindow *self)
{
  const char *page_title = mado_page_stack_get_title (self->pages);
  const char *title = page_title != NULL ? page_title : _ ("電子証明書の窓口");
  /* Translators: %s is the title of the window; practice mode is marked in it. */
  g_autofree char *marked =
      self->practice != NULL ? g_strdup_printf (_ ("【練習用】%s"), title) : g_strdup (title);
  MadoReader *reader = mado_session_get_reader (self->session);
  g_autofree char *subtitle = mado_wording_stage_of_reader (
      mado_session_get_stage (self->session), mado_session_get_busy (self->session),
      mado_session_get_error (self->session) != NULL,
      reader != NULL ? mado_reader_get_name (reader) : NULL);

  adw_window_title_set_title (self->window_title, marked);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), marked);
  gtk_widget_set_visible (self->back_button, page_title != NULL);
  enable_action (self, "back", page_title != NULL || adw_flap_get_reveal_flap (self->flap));
}

/* --- the sheet --- */

static void
close_sheet (MadoWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_bin_set_child (self->sheet_slot, NULL);
  update_title (self);
}

/* --- the stage --- */

/* Whatever names, dates or counters of the card are on screen goes with it. The pages over the
 * stage see to that themselves: they stay, because what was typed or answered there is not the
 * card's. */
static void
forget_card (MadoWindow *self)
{
  if (self->dialog != NULL)
    mado_password_dialog_forget_card (self->dialog);
  if (adw_flap_get_reveal_flap (self->flap))
    close_sheet (self);
  mado_stage_view_forget_card (self->stage_view);
}

/* The pages of the stage can have the focus themselves, so that a screen reader says what has
 * happened; GTK 4.8 has no other way to tell it. A menu that is open keeps the focus. */
static void
tell_stage (MadoWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (mado_page_stack_get_top (self->pages) == NULL &&
      (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL))
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (self->stage_view)));
}

static void
update_stage (MadoWindow *self)
{
  if (mado_session_get_stage (self->session) != MADO_STAGE_RESULT)
    forget_card (self);
  if (mado_stage_view_show (self->stage_view, self->session))
    tell_stage (self);
  update_title (self);
}

static void
update_snapshot (MadoWindow *self)
{
  /* The model forgets the card before its stage changes; so does the screen. */
  if (mado_session_get_snapshot (self->session) == NULL)
    forget_card (self);
  enable_action (self, "sign-password",
                 mado_session_get_snapshot (self->session) != NULL &&
                     mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD));
}

/* --- readers --- */

static gboolean
keeps_input (MadoWindow *self)
{
  if (self->dialog == NULL || !mado_password_dialog_has_input (self->dialog))
    return FALSE;
  gtk_window_present (GTK_WINDOW (self->dialog));
  return TRUE;
}

static void
update_readers (MadoWindow *self)
{
  mado_menu_fill_reader_button (self->reader_button,
                                G_LIST_MODEL (mado_session_get_watch (self->session)));
  update_title (self);
}

static void
on_reader_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  MadoReader *reader = mado_reader_watch_find (mado_session_get_watch (self->session),
                                               g_variant_get_string (parameter, NULL));

  if (reader != NULL && !keeps_input (self))
    mado_session_set_reader (self->session, reader);
}

/* --- actions --- */

static void
on_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (adw_flap_get_reveal_flap (self->flap))
    close_sheet (self);
  else
    mado_page_opener_leave (self->opener);
}

static void
on_keys_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mado_keys_show (GTK_WINDOW (user_data));
}

static void
on_go_on_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  GtkWidget *top = mado_page_stack_get_top (self->pages);

  mado_keys_go_on (top != NULL ? top : GTK_WIDGET (self->stage_view));
}

static void
fill_sheet (MadoWindow *self)
{
  GtkWidget *sheet = mado_sources_sheet_new (mado_page_opener_get_advice (self->opener),
                                             mado_session_get_municipality (self->session));

  adw_bin_set_child (self->sheet_slot, sheet);
}

static void
on_sources_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  fill_sheet (self);
  adw_flap_set_reveal_flap (self->flap, TRUE);
  update_title (self);
  gtk_widget_child_focus (adw_bin_get_child (self->sheet_slot), GTK_DIR_TAB_FORWARD);
}

static void
on_dialog_destroyed_cb (MadoWindow *self)
{
  self->dialog = NULL;
}

static void
on_sign_password_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (self->dialog != NULL || mado_session_get_snapshot (self->session) == NULL)
    return;
  self->dialog = mado_password_dialog_new (GTK_WINDOW (self), self->session);
  g_signal_connect_object (self->dialog, "destroy", G_CALLBACK (on_dialog_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
on_read_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (keeps_input (self))
    return;
  mado_reader_watch_retry (mado_session_get_watch (self->session));
  mado_session_read_again (self->session);
}

/* --- the rest --- */

/* Another day or another municipality: the dates of an open sheet are no longer so. */
static void
on_advice_cb (MadoWindow *self)
{
  if (adw_flap_get_reveal_flap (self->flap) &&
      mado_session_get_municipality (self->session) != NULL)
    fill_sheet (self);
}

static void
mado_window_dispose (GObject *object)
{
  MadoWindow *self = MADO_WINDOW (object);

  if (self->dialog != NULL)
    mado_password_dialog_forget_card (self->dialog);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_WINDOW);
  g_clear_object (&self->opener);
  g_clear_object (&self->session);
  g_clear_object (&self->practice);

  G_OBJECT_CLASS (mado_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.read-again", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "win.keys",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.keys", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "win.go-on",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.manual",
                                       NULL);
}

static void
mado_window_class_init (MadoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_window_dispose;
  add_keys (widget_class);

  g_type_ensure (MADO_TYPE_MUNICIPALITY_BANNER);
  g_type_ensure (MADO_TYPE_PAGE_STACK);
  g_type_ensure (MADO_TYPE_PRACTICE_BANNER);
  g_type_ensure (MADO_TYPE_STAGE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, reader_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, practice_banner);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, municipality_banner);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, sheet_slot);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, stage_view);
}

static void
on_flap_revealed_cb (MadoWindow *self)
{
  /* Closed by a click beside it or a swipe: nothing stays in the hidden sheet. */
  if (!adw_flap_get_reveal_flap (self->flap) && adw_bin_get_child (self->sheet_slot) != NULL)
    close_sheet (self);
}

static void
add_actions (MadoWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "back", .activate = on_back_cb },
    { .name = "go-on", .activate = on_go_on_cb },
    { .name = "keys", .activate = on_keys_cb },
    { .name = "sources", .activate = on_sources_cb },
    { .name = "sign-password", .activate = on_sign_password_cb },
    { .name = "read-again", .activate = on_read_again_cb },
    { .name = "reader", .activate = on_reader_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  enable_action (self, "manual", mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD));
  enable_action (self, "change-pin", mado_feature_is_on (MADO_FEATURE_PIN_CHANGE));
}

static void
mado_window_init (MadoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->opener = mado_page_opener_new (self->pages, G_ACTION_MAP (self));
  add_actions (self);
  mado_menu_fill_primary_button (self->menu_button);
  g_signal_connect_object (self->pages, "changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (on_flap_revealed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
mado_window_set_session (MadoFront *front, MadoSession *session, MadoPractice *practice)
{
  MadoWindow *self = MADO_WINDOW (front);
  GListModel *watch = G_LIST_MODEL (mado_session_get_watch (session));

  if (self->session != NULL)
    {
      forget_card (self);
      g_signal_handlers_disconnect_by_data (mado_session_get_watch (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      mado_stage_view_clear (self->stage_view);
    }
  mado_page_opener_set_session (self->opener, session);
  g_set_object (&self->session, session);
  g_set_object (&self->practice, practice);
  mado_practice_banner_set_practice (self->practice_banner, practice);
  mado_municipality_banner_set_session (self->municipality_banner, session, FALSE);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update_stage), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::snapshot", G_CALLBACK (update_snapshot), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::reader", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  /* After the pages, which the sheet asks what they know. */
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (on_advice_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (watch, "items-changed", G_CALLBACK (update_readers), self,
                           G_CONNECT_SWAPPED);
  update_stage (self);
  update_snapshot (self);
  update_readers (self);
}

static void
mado_window_take_over (MadoFront *front, MadoFront *old_front)
{
  mado_page_opener_take_over (MADO_WINDOW (front)->opener, MADO_WINDOW (old_front)->opener);
}

static gboolean
mado_window_is_busy (MadoFront *front)
{
  MadoWindow *self = MADO_WINDOW (front);

  return mado_page_opener_is_busy (self->opener) || keeps_input (self);
}

static gboolean
mado_window_keeps_input (MadoFront *front)
{
  return keeps_input (MADO_WINDOW (front));
}

static void
mado_window_show_message (MadoFront *front, const char *message)
{
  MadoWindow *self = MADO_WINDOW (front);
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
mado_window_front_init (MadoFrontInterface *iface)
{
  iface->set_session = mado_window_set_session;
  iface->show_message = mado_window_show_message;
  iface->take_over = mado_window_take_over;
  iface->is_busy = mado_window_is_busy;
  iface->keeps_input = mado_window_keeps_input;
}

MadoWindow *
mado_window_new (AdwApplication *application)
{
  return g_object_new (MADO_TYPE_WINDOW, "application", application, NULL);
}

void
mado_window_add_foot (MadoWindow *self, GtkWidget *foot)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  gtk_box_append (GTK_BOX (content), foot);
}

void
mado_window_show_page (MadoWindow *self, GtkWidget *page, const char *title)
{
  mado_page_opener_open (self->opener, page, title);
}

gboolean
mado_window_has_page (MadoWindow *self)
{
  return mado_page_stack_get_top (self->pages) != NULL;
}

MadoConsultation *
mado_window_get_consultation (MadoWindow *self)
{
  g_return_val_if_fail (MADO_IS_WINDOW (self), NULL);

  return mado_page_opener_get_consultation (self->opener);
}

gboolean
mado_window_clear (MadoWindow *self)
{
  if (mado_page_opener_is_busy (self->opener))
    return FALSE;
  forget_card (self);
  mado_message_window_close_all (GTK_WINDOW (self));
  mado_page_stack_pop_all (self->pages);
  mado_sheet_print_dismiss (GTK_WINDOW (self));
  return TRUE;
}
