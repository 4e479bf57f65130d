/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-window.h"

#include <glib/gi18n.h>

#include "mado-details-page.h"
#include "mado-diagnosis-page.h"
#include "mado-feature.h"
#include "mado-guide-page.h"
#include "mado-help-page.h"
#include "mado-keys.h"
#include "mado-manual-page.h"
#include "mado-menu.h"
#include "mado-message-window.h"
#include "mado-municipality-banner.h"
#include "mado-municipality-page.h"
#include "mado-page-stack.h"
#include "mado-password-dialog.h"
#include "mado-pin-change-page.h"
#include "mado-practice-banner.h"
#include "mado-procedures-page.h"
#include "mado-sources-sheet.h"
#include "mado-stage-view.h"
#include "mado-wording-procedure.h"
#include "mado-wording-stage.h"
#include "mado-rules-nicks.h"

struct _MadoWindow
{
  AdwApplicationWindow parent_instance;

  MadoSession *session;       /* (owned) (nullable) */
  MadoPractice *practice;     /* (owned) (nullable) */
  MadoPasswordDialog *dialog; /* (unowned) (nullable): while it is open */
  MadoPracticeBanner *banner; /* (unowned) (nullable) */

  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkMenuButton *reader_button;
  GtkMenuButton *menu_button;
  GtkBox *banner_slot;
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

static void drop_details (MadoWindow *self);

static void
update_snapshot (MadoWindow *self)
{
  /* The model forgets the card before its stage changes; so does the screen. */
  if (mado_session_get_snapshot (self->session) == NULL)
    forget_card (self);
  enable_action (self, "sign-password",
                 mado_session_get_snapshot (self->session) != NULL &&
                     mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD));
  drop_details (self);
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

/* (nullable): what is talked through, if that is what is on top */
static MadoConsultation *
get_consultation (MadoWindow *self)
{
  GtkWidget *top = mado_page_stack_get_top (self->pages);

  if (MADO_IS_GUIDE_PAGE (top))
    return mado_guide_page_get_consultation (MADO_GUIDE_PAGE (top));
  if (MADO_IS_PIN_CHANGE_PAGE (top))
    return mado_pin_change_page_get_consultation (MADO_PIN_CHANGE_PAGE (top));
  return NULL;
}

static gboolean
is_busy (MadoWindow *self)
{
  GtkWidget *top = mado_page_stack_get_top (self->pages);

  return MADO_IS_PIN_CHANGE_PAGE (top) && mado_pin_change_page_is_busy (MADO_PIN_CHANGE_PAGE (top));
}

static void
on_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  GtkWidget *top = mado_page_stack_get_top (self->pages);

  if (adw_flap_get_reveal_flap (self->flap))
    {
      close_sheet (self);
      return;
    }
  if (top == NULL || is_busy (self))
    return;
  /* What its guide is about is done. */
  if (MADO_IS_PIN_CHANGE_PAGE (top) && mado_pin_change_page_is_done (MADO_PIN_CHANGE_PAGE (top)))
    mado_page_stack_pop (self->pages);
  mado_page_stack_pop (self->pages);
}

/* (transfer none) */
static MadoManualPage *
open_manual (MadoWindow *self)
{
  GtkWidget *page = mado_manual_page_new (self->session);

  mado_page_stack_push (self->pages, page, _ ("カードなしで確認"));
  return MADO_MANUAL_PAGE (page);
}

static void
on_manual_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (!mado_page_stack_has_type (self->pages, MADO_TYPE_MANUAL_PAGE))
    open_manual (self);
  /* There is one only, with what was typed: a guide that was asked for from there leads back. */
  while (!MADO_IS_MANUAL_PAGE (mado_page_stack_get_top (self->pages)) && !is_busy (self))
    mado_page_stack_pop (self->pages);
}

static void
on_diagnosis_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (!mado_page_stack_has_type (self->pages, MADO_TYPE_DIAGNOSIS_PAGE))
    mado_page_stack_push (self->pages, mado_diagnosis_page_new (self->session), _ ("診断"));
}

static void
on_help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mado_window_show_page (MADO_WINDOW (user_data), mado_help_page_new (), _ ("ヘルプ"));
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
on_municipality_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  const char *id = mado_municipality_get_id (mado_session_get_municipality (self->session));

  mado_window_show_page (self, mado_municipality_page_new (id), _ ("自治体"));
}

static void
open_details (MadoWindow *self, MadoKind kind)
{
  /* A clerk makes no files of other people's certificates. */
  gboolean may_save = mado_feature_is_on (MADO_FEATURE_FILES) &&
                      !gtk_widget_has_css_class (GTK_WIDGET (self), "mado-counter");

  mado_window_show_page (self, mado_details_page_new (self->session, kind, may_save),
                         _ ("電子証明書の詳細"));
}

static void
on_certificate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  MadoKind kind;

  if (snapshot != NULL && mado_kind_from_string (g_variant_get_string (parameter, NULL), &kind) &&
      mado_snapshot_get_certificate (snapshot, kind) != NULL)
    open_details (self, kind);
}

/* Nothing is left to be shown of a certificate that is gone. */
static void
drop_details (MadoWindow *self)
{
  GtkWidget *top = mado_page_stack_get_top (self->pages);

  if (MADO_IS_DETAILS_PAGE (top) && mado_details_page_is_empty (MADO_DETAILS_PAGE (top)))
    mado_page_stack_pop (self->pages);
}

/* Asked from a guide or from the page without a card, it is about what is known there. */
static MadoConsultation *
create_consultation (MadoWindow *self, MadoProcedure procedure)
{
  MadoConsultation *consultation = get_consultation (self);
  GtkWidget *top = mado_page_stack_get_top (self->pages);
  MadoFacts facts;
  MadoFeb29 feb29;

  if (consultation != NULL)
    return mado_consultation_go_on (consultation, procedure);
  if (MADO_IS_MANUAL_PAGE (top) &&
      mado_manual_page_get_facts (MADO_MANUAL_PAGE (top), &facts, &feb29))
    return mado_consultation_new_typed (self->session, procedure, &facts, feb29);
  return mado_consultation_new (self->session, procedure);
}

static gboolean
is_at (MadoWindow *self, MadoProcedure procedure)
{
  MadoConsultation *consultation = get_consultation (self);

  return consultation != NULL && mado_consultation_get_procedure (consultation) == procedure;
}

/* The guidance outlives the card; what came from the card does not. (transfer none) */
static MadoGuidePage *
open_guide (MadoWindow *self, MadoConsultation *consultation)
{
  GtkWidget *page = mado_guide_page_new (consultation);

  mado_page_stack_push (self->pages, page,
                        mado_wording_procedure (mado_consultation_get_procedure (consultation)));
  return MADO_GUIDE_PAGE (page);
}

/* (transfer none) */
static MadoPinChangePage *
open_pin_change (MadoWindow *self, MadoConsultation *consultation)
{
  GtkWidget *page = mado_pin_change_page_new (consultation);

  mado_page_stack_push (self->pages, page, _ ("ここで変更する"));
  return MADO_PIN_CHANGE_PAGE (page);
}

static void
on_change_pin_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (MADO_IS_GUIDE_PAGE (mado_page_stack_get_top (self->pages)) &&
      is_at (self, MADO_PROCEDURE_CHANGE_PIN))
    open_pin_change (self, get_consultation (self));
}

static void
on_procedure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);
  MadoProcedure procedure;
  g_autoptr (MadoConsultation) consultation = NULL;

  if (!mado_procedure_from_string (g_variant_get_string (parameter, NULL), &procedure) ||
      is_busy (self))
    return;
  consultation = create_consultation (self, procedure);
  /* Asked for once more, it begins anew, and one way back leads out of it. */
  while (is_at (self, procedure))
    mado_page_stack_pop (self->pages);
  open_guide (self, consultation);
}

static void
on_procedures_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoWindow *self = MADO_WINDOW (user_data);

  if (!mado_page_stack_has_type (self->pages, MADO_TYPE_PROCEDURES_PAGE))
    mado_page_stack_push (self->pages, mado_procedures_page_new (self->session),
                          _ ("手続きの案内"));
}

static void
fill_sheet (MadoWindow *self)
{
  const MadoAdvice *advice = mado_session_get_advice (self->session);
  GtkWidget *top = mado_page_stack_get_top (self->pages);
  GtkWidget *sheet;

  if (MADO_IS_MANUAL_PAGE (top))
    advice = mado_manual_page_get_advice (MADO_MANUAL_PAGE (top));
  sheet = mado_sources_sheet_new (advice, mado_session_get_municipality (self->session));
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
  g_type_ensure (MADO_TYPE_STAGE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, reader_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWindow, banner_slot);
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
    { .name = "manual", .activate = on_manual_cb },
    { .name = "diagnosis", .activate = on_diagnosis_cb },
    { .name = "municipality", .activate = on_municipality_cb },
    { .name = "certificate", .activate = on_certificate_cb, .parameter_type = "s" },
    { .name = "go-on", .activate = on_go_on_cb },
    { .name = "help", .activate = on_help_cb },
    { .name = "keys", .activate = on_keys_cb },
    { .name = "procedures", .activate = on_procedures_cb },
    { .name = "change-pin", .activate = on_change_pin_cb },
    { .name = "procedure", .activate = on_procedure_cb, .parameter_type = "s" },
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
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_menu_fill_primary_button (self->menu_button);
  g_signal_connect_object (self->pages, "changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "changed", G_CALLBACK (drop_details), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (on_flap_revealed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
update_banner (MadoWindow *self)
{
  if (self->banner != NULL)
    gtk_box_remove (self->banner_slot, GTK_WIDGET (self->banner));
  self->banner = NULL;
  if (self->practice == NULL)
    return;
  self->banner = mado_practice_banner_new (self->practice);
  gtk_box_append (self->banner_slot, GTK_WIDGET (self->banner));
}

static void
mado_window_set_session (MadoFront *front, MadoSession *session, MadoPractice *practice)
{
  MadoWindow *self = MADO_WINDOW (front);
  GListModel *watch = G_LIST_MODEL (mado_session_get_watch (session));

  if (self->session != NULL)
    {
      forget_card (self);
      mado_page_stack_pop_all (self->pages);
      g_signal_handlers_disconnect_by_data (mado_session_get_watch (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      mado_stage_view_clear (self->stage_view);
    }
  g_set_object (&self->session, session);
  g_set_object (&self->practice, practice);
  update_banner (self);
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
  g_signal_connect_object (session, "notify::municipality", G_CALLBACK (on_advice_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (watch, "items-changed", G_CALLBACK (update_readers), self,
                           G_CONNECT_SWAPPED);
  update_stage (self);
  update_snapshot (self);
  update_readers (self);
}

static void
take_over_page (MadoWindow *self, GtkWidget *old)
{
  if (MADO_IS_GUIDE_PAGE (old))
    mado_guide_page_take_over (
        open_guide (self, mado_guide_page_get_consultation (MADO_GUIDE_PAGE (old))),
        MADO_GUIDE_PAGE (old));
  else if (MADO_IS_PIN_CHANGE_PAGE (old))
    mado_pin_change_page_take_over (open_pin_change (self, get_consultation (self)),
                                    MADO_PIN_CHANGE_PAGE (old));
  else if (MADO_IS_MANUAL_PAGE (old))
    mado_manual_page_take_over (open_manual (self), MADO_MANUAL_PAGE (old));
  else if (MADO_IS_DETAILS_PAGE (old))
    open_details (self, mado_details_page_get_kind (MADO_DETAILS_PAGE (old)));
  else if (MADO_IS_DIAGNOSIS_PAGE (old))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.diagnosis", NULL);
  else if (MADO_IS_HELP_PAGE (old))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.help", NULL);
  else if (MADO_IS_PROCEDURES_PAGE (old))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.procedures", NULL);
  else if (MADO_IS_MUNICIPALITY_PAGE (old))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.municipality", NULL);
}

static void
mado_window_take_over (MadoFront *front, MadoFront *old_front)
{
  MadoWindow *self = MADO_WINDOW (front);
  MadoWindow *old = MADO_WINDOW (old_front);

  for (guint i = 0; i < mado_page_stack_get_n_pages (old->pages); i++)
    take_over_page (self, mado_page_stack_get_page (old->pages, i));
}

static gboolean
mado_window_is_busy (MadoFront *front)
{
  return is_busy (MADO_WINDOW (front)) || keeps_input (MADO_WINDOW (front));
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
  g_autoptr (GtkWidget) owned = g_object_ref_sink (page);

  if (is_busy (self))
    return;
  while (mado_page_stack_has_type (self->pages, G_OBJECT_TYPE (page)))
    mado_page_stack_pop (self->pages);
  mado_page_stack_push (self->pages, page, title);
}

gboolean
mado_window_has_page (MadoWindow *self)
{
  return mado_page_stack_get_top (self->pages) != NULL;
}

gboolean
mado_window_clear (MadoWindow *self)
{
  if (is_busy (self))
    return FALSE;
  forget_card (self);
  mado_message_window_close_all (GTK_WINDOW (self));
  mado_page_stack_pop_all (self->pages);
  return TRUE;
}
