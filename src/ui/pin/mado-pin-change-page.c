/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-change-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-arrow-keys.h"
#include "mado-chip.h"
#include "mado-focus-child.h"
#include "mado-pin-change-answer.h"
#include "mado-pin-form.h"
#include "mado-pin-row.h"
#include "mado-wording-error.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"
#include "mado-wrap-layout.h"
#include "mado-write-outcome.h"

/* What the page has to say of a change that is over. */
typedef enum
{
  REPORT_NONE,
  REPORT_REMOVED, /* the card left while it was being typed */
  REPORT_ANSWER,  /* answer and error say it */
} Report;

struct _MadoPinChangePage
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */
  GCancellable *cancellable;      /* (owned) (nullable): of the change that is under way */
  MadoPin pin;
  MadoTries tries;
  gboolean chosen; /* which PIN was said here, and not taken from the answers */
  gboolean busy;
  gboolean follows_end; /* what stands last is to be in view */
  guint end_id;         /* 0: none: it is about to be brought there */

  Report report;
  MadoPinAnswer answer;
  GError *error; /* (owned) (nullable) */

  GtkWidget *scroller;
  GtkWidget *choice_box;
  GtkCheckButton *checks[MADO_N_PINS]; /* (unowned) */
  GtkWidget *message_box;
  GtkLabel *message_label;
  GtkWidget *form_box;
  MadoPinRow *pin_row;
  GtkWidget *error_box;
  GtkLabel *error_label;
  MadoPinForm *form;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  GtkWidget *foot;
  GtkWidget *cancel_button;
  GtkButton *write_button;
  GtkWidget *outcome_box;
  MadoWriteOutcome *outcome;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (MadoPinChangePage, mado_pin_change_page, ADW_TYPE_BIN)

static MadoSession *
get_session (MadoPinChangePage *self)
{
  return mado_consultation_get_session (self->consultation);
}

/* Which PIN it is was answered before, and is not asked again. */
static gboolean
is_answered (MadoPinChangePage *self)
{
  MadoAnswer which = mado_consultation_get_answer (self->consultation, MADO_QUESTION_WHICH_PIN);

  return which == MADO_ANSWER_SIGN || which == MADO_ANSWER_AUTH || which == MADO_ANSWER_TEXT;
}

/* (nullable) (transfer full): why there is nothing to fill in now */
static char *
find_obstacle (MadoPinChangePage *self)
{
  if (!mado_pin_is_changeable (self->pin))
    return mado_wording_pin_not_changeable (self->pin);
  if (mado_session_get_snapshot (get_session (self)) == NULL)
    return g_strdup (_ ("カードをカードリーダーに置くと、ここで変更できます。"));
  if (self->tries.state == MADO_TRIES_UNKNOWN)
    return g_strdup (_ ("読み取り中…"));
  if (self->tries.state == MADO_TRIES_ABSENT)
    return g_strdup_printf (_ ("このカードには%sがありません。"),
                            mado_wording_pin_name (self->pin));
  if (self->tries.state == MADO_TRIES_LOCKED)
    return mado_wording_locked (self->pin, mado_session_get_advice (get_session (self)),
                                mado_session_get_audience (get_session (self)));
  return NULL;
}

/* --- what is shown --- */

static char *
describe_work (MadoPinChangePage *self)
{
  if (mado_session_get_silent (get_session (self)))
    return mado_wording_silence ();
  if (mado_session_get_waiting (get_session (self)))
    return g_strdup (_ ("ほかのプログラムがカードを使い終わるのを待っています。"));
  if (!mado_pin_form_is_on_reader (self->form))
    return g_strdup (_ ("書き込んでいます。カードを動かさないでください。"));
  return g_strdup (
      _ ("リーダーのキーで入力してください。カードは動かさないでください。やめるときは、リーダ"
         "ーの取り消しのキーを押します。"));
}

static void
update_busy (MadoPinChangePage *self)
{
  gboolean committed = mado_session_get_committed (get_session (self));
  g_autofree char *work = describe_work (self);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_label_set_label (self->busy_label, work);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_label), self->busy);
  gtk_widget_set_visible (self->cancel_button, self->busy);
  /* What has been sent cannot be called back. */
  gtk_widget_set_sensitive (self->cancel_button, self->busy && !committed);
  gtk_widget_set_sensitive (self->choice_box, !self->busy);
  mado_pin_form_set_busy (self->form, self->busy);
}

static gboolean
on_end_cb (gpointer data)
{
  MadoPinChangePage *self = data;
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  self->end_id = 0;
  if (self->follows_end)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return G_SOURCE_REMOVE;
}

/* Not while the page is being laid out, which would go on with the old place. */
static void
show_end (MadoPinChangePage *self)
{
  if (self->follows_end && self->end_id == 0)
    self->end_id = g_idle_add (on_end_cb, self);
}

/* On a small screen the yes to the last try, and what is being done, lie below what is typed. */
static void
update_end (MadoPinChangePage *self)
{
  gboolean follows = gtk_widget_get_visible (self->form_box) &&
                     (self->busy || mado_pin_form_wants_end (self->form));

  if (follows == self->follows_end)
    return;
  self->follows_end = follows;
  show_end (self);
}

static void
update (MadoPinChangePage *self)
{
  g_autofree char *obstacle = find_obstacle (self);
  gboolean done = self->report != REPORT_NONE;
  gboolean form = !done && (self->busy || obstacle == NULL);

  gtk_widget_set_visible (self->outcome_box, done);
  gtk_widget_set_visible (self->choice_box, !done && !is_answered (self));
  gtk_widget_set_visible (self->message_box, !done && !form);
  gtk_label_set_label (self->message_label, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (self->form_box, form);
  gtk_widget_set_visible (self->foot, form);
  gtk_button_set_label (self->write_button, mado_pin_form_is_on_reader (self->form)
                                                ? _ ("リーダーでの入力を始める")
                                                : _ ("カードに書き込む"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->write_button),
                            mado_pin_form_is_ready (self->form) && !self->busy);
  update_busy (self);
  update_end (self);
}

/* What has the focus must not be hidden or made insensitive under it. */
static void
drop_focus (MadoPinChangePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (gtk_widget_is_ancestor (focus, self->form_box) ||
                        gtk_widget_is_ancestor (focus, self->foot)))
    gtk_root_set_focus (root, NULL);
}

static void
show_error (MadoPinChangePage *self, const char *sentence, const char *advice)
{
  g_autofree char *text =
      g_strconcat (sentence != NULL ? sentence : "", advice != NULL ? "\n" : "", advice, NULL);

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (self->error_box, sentence != NULL);
}

/* --- the card --- */

static void
show_tries (MadoPinChangePage *self)
{
  /* What they ask for is said where the form is, or in place of it. */
  mado_pin_row_set (self->pin_row, self->pin, &self->tries, NULL);
}

static void
set_tries (MadoPinChangePage *self, const MadoTries *tries)
{
  if (self->tries.state == tries->state && self->tries.left == tries->left)
    return;
  self->tries = *tries;
  show_tries (self);
  mado_pin_form_set_tries (self->form, &self->tries);
}

static void
update_form (MadoPinChangePage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));
  MadoFacts facts = { 0 };
  gboolean has_pin_pad = snapshot != NULL && mado_snapshot_get_has_pin_pad (snapshot);

  if (snapshot != NULL)
    mado_snapshot_get_facts (snapshot, &facts);
  mado_pin_form_set_born (self->form, g_date_valid (&facts.born) ? &facts.born : NULL);
  if (!self->busy)
    mado_pin_form_set_pin (self->form, self->pin, has_pin_pad);
}

static void show_report (MadoPinChangePage *self, Report report);

static void
update_card (MadoPinChangePage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));
  MadoTries tries = { 0 };

  if (snapshot != NULL)
    tries = mado_snapshot_get_tries (snapshot, self->pin);
  /* While it is being changed, the answer tells what became of it. */
  if (snapshot == NULL && !self->busy)
    {
      gboolean typed = mado_pin_form_has_input (self->form);

      mado_pin_form_wipe (self->form);
      drop_focus (self);
      show_error (self, NULL, NULL);
      if (typed)
        show_report (self, REPORT_REMOVED);
    }
  set_tries (self, &tries);
  update_form (self);
  update (self);
}

static void
choose (MadoPinChangePage *self, MadoPin pin)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));

  self->pin = pin;
  self->tries = (MadoTries){ 0 };
  if (snapshot != NULL)
    self->tries = mado_snapshot_get_tries (snapshot, pin);
  show_tries (self);
  mado_pin_form_wipe (self->form);
  mado_pin_form_set_tries (self->form, &self->tries);
  show_error (self, NULL, NULL);
  update_form (self);
  update (self);
}

static void
on_check_toggled_cb (MadoPinChangePage *self, GtkCheckButton *check)
{
  for (guint i = 0; i < MADO_N_PINS; i++)
    if (self->checks[i] == check && gtk_check_button_get_active (check))
      {
        self->chosen = TRUE;
        choose (self, (MadoPin)i);
      }
}

/* --- what became of it --- */

static void
show_answer (MadoPinChangePage *self)
{
  g_autofree char *sentence =
      mado_wording_pin_change (self->pin, self->answer.change, &self->answer.tries, self->error);
  g_autofree char *advice = mado_wording_pin_change_advice (
      self->pin, self->answer.change, &self->answer.tries, self->error,
      mado_session_get_advice (get_session (self)), mado_session_get_audience (get_session (self)));

  /* Where the card is gone, the form is emptied, and with it what is said there. */
  if (mado_session_get_snapshot (get_session (self)) != NULL &&
      mado_pin_change_can_go_on (self->answer.change, self->error))
    {
      self->report = REPORT_NONE;
      show_error (self, sentence, advice);
    }
  else
    mado_pin_change_show (self->outcome, self->answer.change, sentence, advice);
}

static void
keep_answer (MadoPinChangePage *self, const MadoPinAnswer *answer, const GError *error)
{
  self->answer = *answer;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
show_report (MadoPinChangePage *self, Report report)
{
  self->report = report;
  if (report == REPORT_ANSWER)
    show_answer (self);
  else if (report == REPORT_REMOVED)
    mado_write_outcome_set (
        self->outcome, MADO_WRITE_OUTCOME_NOTHING, _ ("カードが取り出されました"),
        _ ("カードには何も書き込んでいません。この入力で残りの回数は減っていません。"
           "入力した暗証番号は消しました。"),
        NULL);
  gtk_widget_set_visible (self->close_button, mado_pin_change_page_is_done (self));
}

/* --- the change --- */

static void
on_changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MadoPinChangePage) self = MADO_PIN_CHANGE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  MadoPinAnswer answer;

  mado_session_order_finish (MADO_SESSION (object), result, &answer, &error);
  /* Destroyed in the meantime, with the window. */
  if (self->consultation == NULL)
    return;
  keep_answer (self, &answer, error);
  g_clear_object (&self->cancellable);
  self->busy = FALSE;
  show_report (self, REPORT_ANSWER);
  if (answer.tries.state != MADO_TRIES_UNKNOWN)
    set_tries (self, &answer.tries);
  update_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_write_cb (MadoPinChangePage *self)
{
  gboolean confirmed = mado_pin_form_is_confirmed (self->form);
  g_autoptr (MadoSecret) current = NULL;
  g_autoptr (MadoSecret) new_pin = NULL;
  g_autoptr (MadoPinOrder) order = NULL;

  if (self->busy || !mado_pin_form_get_pins (self->form, &current, &new_pin))
    return;
  /* Busy before the entries are emptied: what is empty then is not to be judged. */
  self->busy = TRUE;
  self->cancellable = g_cancellable_new ();
  drop_focus (self);
  mado_pin_form_wipe (self->form);
  show_error (self, NULL, NULL);
  update (self);
  order = mado_pin_order_new_change (self->pin, current, new_pin, confirmed);
  mado_session_order_async (get_session (self), order, self->cancellable, on_changed_cb,
                            g_object_ref (self));
}

static void
on_cancel_cb (MadoPinChangePage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_again_cb (MadoPinChangePage *self)
{
  show_report (self, REPORT_NONE);
  update_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- the page --- */

static void
on_consultation_changed_cb (MadoPinChangePage *self)
{
  MadoAnswer which = mado_consultation_get_answer (self->consultation, MADO_QUESTION_WHICH_PIN);
  MadoPin pin = which == MADO_ANSWER_AUTH   ? MADO_PIN_AUTH
                : which == MADO_ANSWER_TEXT ? MADO_PIN_TEXT
                                            : MADO_PIN_SIGN;

  if (self->busy || (self->chosen && !is_answered (self)))
    return;
  gtk_check_button_set_active (self->checks[pin], TRUE);
  self->chosen = FALSE;
  update (self);
}

static gboolean
mado_pin_change_page_grab_focus (GtkWidget *widget)
{
  MadoPinChangePage *self = MADO_PIN_CHANGE_PAGE (widget);

  if (self->report != REPORT_NONE)
    return gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
  if (gtk_widget_get_visible (self->form_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->form)) ||
           gtk_widget_grab_focus (GTK_WIDGET (self->write_button));
  return gtk_widget_get_visible (self->choice_box) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->checks[self->pin]));
}

static void
mado_pin_change_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mado_pin_change_page_parent_class)->unmap (widget);

  mado_pin_form_wipe (MADO_PIN_CHANGE_PAGE (widget)->form);
}

static void
mado_pin_change_page_dispose (GObject *object)
{
  MadoPinChangePage *self = MADO_PIN_CHANGE_PAGE (object);

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_session (self), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      mado_pin_form_wipe (self->form);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->end_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->consultation);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mado_pin_change_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, choice_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, message_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, message_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, form_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, form);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, foot);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, write_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, outcome);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, close_button);
}

static void
mado_pin_change_page_class_init (MadoPinChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_pin_change_page_dispose;
  widget_class->focus = mado_widget_focus_child;
  widget_class->grab_focus = mado_pin_change_page_grab_focus;
  widget_class->unmap = mado_pin_change_page_unmap;

  g_type_ensure (MADO_TYPE_WRITE_OUTCOME);
  g_type_ensure (MADO_TYPE_PIN_FORM);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/pin/mado-pin-change-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_write_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_again_cb);
}

static void
add_choices (MadoPinChangePage *self)
{
  for (guint i = 0; i < MADO_N_PINS; i++)
    {
      self->checks[i] =
          mado_chip_new (mado_wording_pin_name ((MadoPin)i), i > 0 ? self->checks[0] : NULL, NULL);
      g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (on_check_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->checks[i]), self->choice_box);
    }
}

static void
mado_pin_change_page_init (MadoPinChangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_arrow_keys_lead (self->choice_box);
  /* What comes into sight with it makes the page longer. */
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "notify::upper",
      G_CALLBACK (show_end), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mado_pin_change_page_new (MadoConsultation *consultation)
{
  MadoPinChangePage *self = g_object_new (MADO_TYPE_PIN_CHANGE_PAGE, NULL);
  MadoSession *session = mado_consultation_get_session (consultation);

  self->consultation = g_object_ref (consultation);
  add_choices (self);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (on_consultation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::snapshot", G_CALLBACK (update_card), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::committed", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::silent", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::waiting", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  on_consultation_changed_cb (self);
  update_card (self);
  return GTK_WIDGET (self);
}

MadoConsultation *
mado_pin_change_page_get_consultation (MadoPinChangePage *self)
{
  g_return_val_if_fail (MADO_IS_PIN_CHANGE_PAGE (self), NULL);

  return self->consultation;
}

gboolean
mado_pin_change_page_is_busy (MadoPinChangePage *self)
{
  g_return_val_if_fail (MADO_IS_PIN_CHANGE_PAGE (self), FALSE);

  return self->busy;
}

gboolean
mado_pin_change_page_is_done (MadoPinChangePage *self)
{
  g_return_val_if_fail (MADO_IS_PIN_CHANGE_PAGE (self), FALSE);

  return self->report == REPORT_ANSWER && self->answer.change == MADO_PIN_CHANGE_CHANGED;
}

void
mado_pin_change_page_take_over (MadoPinChangePage *self, MadoPinChangePage *old)
{
  g_return_if_fail (MADO_IS_PIN_CHANGE_PAGE (self));
  g_return_if_fail (MADO_IS_PIN_CHANGE_PAGE (old));

  if (old->pin != self->pin)
    gtk_check_button_set_active (self->checks[old->pin], TRUE);
  self->chosen = old->chosen;
  keep_answer (self, &old->answer, old->error);
  show_report (self, gtk_widget_get_visible (old->error_box) ? REPORT_ANSWER : old->report);
  on_consultation_changed_cb (self);
  update (self);
}
