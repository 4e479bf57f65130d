/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-change-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-outcome.h"
#include "mado-pair-layout.h"
#include "mado-pin-row.h"
#include "mado-pin-entry.h"
#include "mado-pin-rules.h"
#include "mado-pin-strength.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"

struct _MadoPinChangePage
{
  MadoWizardPage parent_instance;

  MadoConsultation *consultation; /* (owned) */
  GCancellable *cancellable;      /* (owned) (nullable): of the change that is under way */
  MadoPin pin;
  MadoTries tries;
  gboolean chosen; /* which PIN was said here, and not taken from the answers */
  gboolean busy;
  gboolean done; /* what is shown is what became of it */

  GtkWidget *scroller;
  GtkWidget *choice_box;
  GtkCheckButton *checks[MADO_N_PINS]; /* (unowned) */
  GtkWidget *message_box;
  GtkLabel *message_label;
  GtkWidget *form_box;
  MadoPinRow *pin_row;
  GtkLabel *shape_label;
  GtkLabel *current_label;
  GtkLabel *new_label;
  GtkEditable *current_entry;
  GtkEditable *new_entry;
  GtkEditable *again_entry;
  MadoPinRules *rules;
  GtkWidget *weak_box;
  GtkLabel *weak_label;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *last_try_box;
  GtkCheckButton *last_try_check;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  GtkWidget *cancel_button;
  GtkWidget *write_button;
  GtkWidget *outcome_box;
  MadoOutcome *outcome;
};

G_DEFINE_FINAL_TYPE (MadoPinChangePage, mado_pin_change_page, MADO_TYPE_WIZARD_PAGE)

static MadoSession *
get_session (MadoPinChangePage *self)
{
  return mado_consultation_get_session (self->consultation);
}

static void
wipe_entries (MadoPinChangePage *self)
{
  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->current_entry));
  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->new_entry));
  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->again_entry));
}

static gboolean
is_empty (GtkEditable *entry)
{
  return *gtk_editable_get_text (entry) == '\0';
}

static gboolean
has_input (MadoPinChangePage *self)
{
  return !is_empty (self->current_entry) || !is_empty (self->new_entry) ||
         !is_empty (self->again_entry);
}

/* One try is left, or nobody knows how many. */
static gboolean
needs_confirmation (MadoPinChangePage *self)
{
  return self->tries.state != MADO_TRIES_LEFT || self->tries.left == 1;
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
    return mado_wording_tries_advice (self->pin, &self->tries);
  return NULL;
}

/* --- what is being typed --- */

/* Bits of MadoPinWeakness. */
static guint
judge (MadoPinChangePage *self)
{
  MadoFacts facts;
  g_autoptr (MadoSecret) current =
      mado_pin_prepare (self->pin, gtk_editable_get_text (self->current_entry), NULL);
  g_autoptr (MadoSecret) new_pin =
      mado_pin_prepare (self->pin, gtk_editable_get_text (self->new_entry), NULL);
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));

  if (new_pin == NULL || snapshot == NULL)
    return 0;
  mado_snapshot_get_facts (snapshot, &facts);
  return mado_pin_judge_secret (self->pin, new_pin, current,
                                g_date_valid (&facts.born) ? &facts.born : NULL);
}

static void
update_weakness (MadoPinChangePage *self)
{
  guint weak = judge (self);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < MADO_N_PIN_WEAKNESSES; i++)
    if ((weak & (1u << i)) != 0)
      g_strv_builder_add (lines, mado_wording_pin_weakness ((MadoPinWeakness)(1u << i)));
  if (weak != 0)
    g_strv_builder_add (lines, _ ("このままでも変更できますが、ほかのものをおすすめします。"));
  texts = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", texts);
  gtk_label_set_label (self->weak_label, text);
  gtk_widget_set_visible (self->weak_box, weak != 0);
}

static gboolean
is_ready (MadoPinChangePage *self)
{
  const char *current = gtk_editable_get_text (self->current_entry);
  gboolean kept =
      mado_pin_rules_check (self->rules, self->pin, gtk_editable_get_text (self->new_entry),
                            gtk_editable_get_text (self->again_entry));

  return kept && mado_pin_check_format (self->pin, current) == MADO_PIN_FORMAT_OK &&
         (!needs_confirmation (self) || gtk_check_button_get_active (self->last_try_check));
}

static void
update_busy (MadoPinChangePage *self)
{
  gboolean committed = mado_session_get_committed (get_session (self));

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_label), self->busy);
  gtk_widget_set_visible (self->cancel_button, self->busy);
  /* What has been sent cannot be called back. */
  gtk_widget_set_sensitive (self->cancel_button, self->busy && !committed);
  gtk_widget_set_sensitive (self->choice_box, !self->busy);
}

static void
update (MadoPinChangePage *self)
{
  g_autofree char *obstacle = find_obstacle (self);
  gboolean form = !self->done && (self->busy || obstacle == NULL);

  gtk_widget_set_visible (self->outcome_box, self->done);
  gtk_widget_set_visible (self->choice_box, !self->done && !is_answered (self));
  gtk_widget_set_visible (self->message_box, !self->done && !form);
  gtk_label_set_label (self->message_label, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (self->form_box, form);
  gtk_widget_set_visible (self->last_try_box, needs_confirmation (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->current_entry), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_entry), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again_entry), !self->busy);
  update_weakness (self);
  gtk_widget_set_sensitive (self->write_button, is_ready (self) && !self->busy);
  update_busy (self);
  mado_wizard_page_set_busy (MADO_WIZARD_PAGE (self), self->busy);
}

/* --- the card --- */

/* What has the focus must not be hidden or made insensitive under it. */
static void
drop_focus (MadoPinChangePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->form_box))
    gtk_root_set_focus (root, NULL);
}

static void
set_tries (MadoPinChangePage *self, const MadoTries *tries)
{
  if (self->tries.state == tries->state && self->tries.left == tries->left)
    return;
  self->tries = *tries;
  mado_pin_row_set (self->pin_row, self->pin, &self->tries);
  /* A yes counts for one try only. */
  gtk_check_button_set_active (self->last_try_check, FALSE);
}

static void
show_error (MadoPinChangePage *self, const char *sentence, const char *advice)
{
  g_autofree char *text =
      g_strconcat (sentence != NULL ? sentence : "", advice != NULL ? "\n" : "", advice, NULL);

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (self->error_box, sentence != NULL);
}

static void
show_outcome (MadoPinChangePage *self,
              MadoOutcomeKind kind,
              const char *title,
              const char *body,
              const char *advice)
{
  self->done = TRUE;
  mado_outcome_set (self->outcome, kind, title, body, advice);
}

static void
update_card (MadoPinChangePage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));
  MadoTries tries = { 0 };

  if (snapshot != NULL)
    tries = mado_snapshot_get_tries (snapshot, self->pin);
  /* While it is being changed, the answer tells what became of it. */
  if (snapshot == NULL && !self->busy && has_input (self))
    {
      wipe_entries (self);
      drop_focus (self);
      show_outcome (self, MADO_OUTCOME_NOTHING, _ ("カードが取り出されました"),
                    _ ("カードには何も書き込んでいません。入力した暗証番号は消しました。"), NULL);
    }
  if (snapshot == NULL && !self->busy)
    {
      drop_focus (self);
      show_error (self, NULL, NULL);
    }
  set_tries (self, &tries);
  update (self);
}

static void
choose (MadoPinChangePage *self, MadoPin pin)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (get_session (self));
  MadoTries tries = { 0 };

  self->pin = pin;
  if (snapshot != NULL)
    tries = mado_snapshot_get_tries (snapshot, pin);
  self->tries = tries;
  gtk_check_button_set_active (self->last_try_check, FALSE);
  mado_pin_row_set (self->pin_row, pin, &self->tries);
  gtk_label_set_label (self->shape_label, mado_wording_pin_shape (pin));
  gtk_label_set_label (self->current_label,
                       pin == MADO_PIN_SIGN ? _ ("いまのパスワード") : _ ("いまの暗証番号"));
  gtk_label_set_label (self->new_label,
                       pin == MADO_PIN_SIGN ? _ ("新しいパスワード") : _ ("新しい暗証番号"));
  show_error (self, NULL, NULL);
  wipe_entries (self);
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

/* --- the change --- */

static gboolean
is_card_error (const GError *error, MadoCardError code)
{
  return g_error_matches (error, MADO_CARD_ERROR, (int)code);
}

/* The card is still there, and another try makes sense. */
static gboolean
can_go_on (const GError *error)
{
  return is_card_error (error, MADO_CARD_ERROR_PIN_WRONG) ||
         is_card_error (error, MADO_CARD_ERROR_PIN_CONFIRM) ||
         is_card_error (error, MADO_CARD_ERROR_PIN_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static MadoOutcomeKind
get_kind (MadoPinChange change)
{
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      return MADO_OUTCOME_DONE;
    case MADO_PIN_CHANGE_UNKNOWN:
      return MADO_OUTCOME_UNKNOWN;
    case MADO_PIN_CHANGE_NOT_CHANGED:
    default:
      return MADO_OUTCOME_NOTHING;
    }
}

static const char *
get_title (MadoPinChange change)
{
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      return _ ("変更しました");
    case MADO_PIN_CHANGE_UNKNOWN:
      return _ ("変わったかどうか、わかりません");
    case MADO_PIN_CHANGE_NOT_CHANGED:
    default:
      return _ ("変更していません");
    }
}

static void
take_answer (MadoPinChangePage *self,
             MadoPinChange change,
             const MadoTries *tries,
             const GError *error)
{
  g_autofree char *sentence = mado_wording_pin_change (self->pin, change, tries, error);
  g_autofree char *advice = mado_wording_pin_change_advice (self->pin, change, tries, error);

  if (change == MADO_PIN_CHANGE_NOT_CHANGED && can_go_on (error))
    show_error (self, sentence, advice);
  else
    show_outcome (self, get_kind (change), get_title (change), sentence, advice);
  mado_wizard_page_set_complete (MADO_WIZARD_PAGE (self), change == MADO_PIN_CHANGE_CHANGED);
}

static void
on_changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MadoPinChangePage) self = MADO_PIN_CHANGE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  MadoPinChange change = MADO_PIN_CHANGE_UNKNOWN;
  MadoTries tries = { 0 };

  mado_session_change_pin_finish (MADO_SESSION (object), result, &change, &tries, &error);
  /* Destroyed in the meantime, with the window. */
  if (self->consultation == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->busy = FALSE;
  take_answer (self, change, &tries, error);
  if (tries.state != MADO_TRIES_UNKNOWN)
    set_tries (self, &tries);
  update_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_write_cb (MadoPinChangePage *self)
{
  gboolean confirmed = gtk_check_button_get_active (self->last_try_check);
  g_autoptr (MadoSecret) current = NULL;
  g_autoptr (MadoSecret) new_pin = NULL;

  if (self->busy || !is_ready (self))
    return;
  current = mado_pin_prepare (self->pin, gtk_editable_get_text (self->current_entry), NULL);
  new_pin = mado_pin_prepare (self->pin, gtk_editable_get_text (self->new_entry), NULL);
  if (current == NULL || new_pin == NULL)
    return;
  /* Busy before the entries are emptied: what is empty then is not to be judged. */
  self->busy = TRUE;
  self->cancellable = g_cancellable_new ();
  drop_focus (self);
  wipe_entries (self);
  show_error (self, NULL, NULL);
  update (self);
  mado_session_change_pin_async (get_session (self), self->pin, current, new_pin, confirmed,
                                 self->cancellable, on_changed_cb, g_object_ref (self));
}

static void
on_cancel_cb (MadoPinChangePage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_again_cb (MadoPinChangePage *self)
{
  self->done = FALSE;
  mado_wizard_page_set_complete (MADO_WIZARD_PAGE (self), FALSE);
  update_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_entry_activate_cb (MadoPinChangePage *self, GtkEditable *entry)
{
  if (entry == self->current_entry)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
  else if (entry == self->new_entry)
    gtk_widget_grab_focus (GTK_WIDGET (self->again_entry));
  else
    on_write_cb (self);
}

/* --- the page --- */

static void
on_consultation_changed_cb (MadoPinChangePage *self)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  MadoAnswer which = mado_consultation_get_answer (self->consultation, MADO_QUESTION_WHICH_PIN);
  MadoPin pin = which == MADO_ANSWER_AUTH   ? MADO_PIN_AUTH
                : which == MADO_ANSWER_TEXT ? MADO_PIN_TEXT
                                            : MADO_PIN_SIGN;

  mado_wizard_page_set_vacant (MADO_WIZARD_PAGE (self),
                               !self->busy && !self->done &&
                                   !mado_guide_has_line (guide, MADO_LINE_WHERE_HERE));
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

  if (self->done)
    return gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
  if (gtk_widget_get_visible (self->form_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->current_entry));
  return gtk_widget_get_visible (self->choice_box) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->checks[self->pin]));
}

static void
mado_pin_change_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mado_pin_change_page_parent_class)->unmap (widget);

  wipe_entries (MADO_PIN_CHANGE_PAGE (widget));
}

static void
mado_pin_change_page_dispose (GObject *object)
{
  MadoPinChangePage *self = MADO_PIN_CHANGE_PAGE (object);

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_session (self), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      wipe_entries (self);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_PIN_CHANGE_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->consultation);

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
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, shape_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, current_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, new_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, current_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, new_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, again_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, rules);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, weak_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, weak_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, last_try_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, last_try_check);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, write_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinChangePage, outcome);
}

static void
mado_pin_change_page_class_init (MadoPinChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_pin_change_page_dispose;
  widget_class->grab_focus = mado_pin_change_page_grab_focus;
  widget_class->unmap = mado_pin_change_page_unmap;

  g_type_ensure (MADO_TYPE_OUTCOME);
  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_PIN_RULES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/mado-pin-change-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_write_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
}

static void
add_choices (MadoPinChangePage *self)
{
  for (guint i = 0; i < MADO_N_PINS; i++)
    {
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label =
          g_object_new (GTK_TYPE_LABEL, "label", mado_wording_pin_name ((MadoPin)i), "xalign", 0.0,
                        "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

      self->checks[i] = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_child (self->checks[i], label);
      if (i > 0)
        gtk_check_button_set_group (self->checks[i], self->checks[0]);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      label, NULL, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->choice_box), check);
    }
}

static void
mado_pin_change_page_init (MadoPinChangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->current_entry));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->new_entry));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->again_entry));
  mado_wizard_page_set_title (MADO_WIZARD_PAGE (self), _ ("ここで変更する"));
  mado_wizard_page_set_complete (MADO_WIZARD_PAGE (self), FALSE);
}

MadoWizardPage *
mado_pin_change_page_new (MadoConsultation *consultation)
{
  MadoPinChangePage *self = g_object_new (MADO_TYPE_PIN_CHANGE_PAGE, NULL);
  MadoSession *session = mado_consultation_get_session (consultation);

  g_object_ref_sink (self);
  self->consultation = g_object_ref (consultation);
  add_choices (self);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (on_consultation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::snapshot", G_CALLBACK (update_card), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::committed", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  on_consultation_changed_cb (self);
  update_card (self);
  return MADO_WIZARD_PAGE (self);
}
