/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-password-dialog.h"

#include <glib/gi18n.h>

#include "mado-card.h"
#include "mado-message-window.h"
#include "mado-pin-entry.h"
#include "mado-pin-row.h"
#include "mado-wording-error.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"
#include "mado-wrap-layout.h"

struct _MadoPasswordDialog
{
  AdwWindow parent_instance;

  GtkWindow *parent;         /* (weak) (nullable) */
  MadoSession *session;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
  MadoTries tries;
  gboolean busy;
  gboolean left; /* the card has, or the person: nothing more is shown here */

  GtkWidget *scroller;
  GtkWidget *content_box;
  MadoPinRow *pin_row;
  GtkLabel *pin_pad_label;
  GtkPasswordEntry *entry;
  GtkLabel *format_label;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *last_try_box;
  GtkCheckButton *last_try_check;
  GtkLabel *waiting_label;
  GtkWidget *cancel_button;
  GtkWidget *confirm_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (MadoPasswordDialog, mado_password_dialog, ADW_TYPE_WINDOW)

static void
clear_entry (MadoPasswordDialog *self)
{
  mado_pin_entry_clear (self->entry);
}

/* One try is left, or nobody knows how many. */
static gboolean
needs_confirmation (MadoPasswordDialog *self)
{
  return self->tries.state != MADO_TRIES_LEFT || self->tries.left == 1;
}

static gboolean
is_locked (MadoPasswordDialog *self)
{
  return self->tries.state == MADO_TRIES_LOCKED;
}

static int
natural_height (GtkWidget *widget, int width)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* What comes into sight makes the window higher: it is there once, and would stay as high as it
 * began. Where the screen is too low for that, what is above scrolls, not the error and the
 * buttons. GtkScrolledWindow of GTK 4.8 does not ask for the height of lines that wrap. What does
 * not scroll gets the height that it needs in the narrowest window: a window whose height is given
 * does not become narrower than that height allows. */
static void
fit (MadoPasswordDialog *self)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (self));
  int least, width, height;

  if (content == NULL)
    return;
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  height = natural_height (content, least) - natural_height (self->scroller, least) +
           natural_height (self->content_box, width);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static MadoPinFormat
get_format (MadoPasswordDialog *self)
{
  return mado_pin_check_format (MADO_PIN_SIGN, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static gboolean
is_empty (MadoPasswordDialog *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}

/* The password is on its way: what becomes of it is worth a moment. */
static gboolean
must_stay (MadoPasswordDialog *self)
{
  return self->busy && mado_session_get_committed (self->session);
}

/* What keeps the answer. */
static void
update_waiting (MadoPasswordDialog *self)
{
  gboolean silent = mado_session_get_silent (self->session);
  g_autofree char *words =
      silent ? mado_wording_silence ()
             : g_strdup (_ ("ほかのプログラムがカードを使い終わるのを待っています。"));

  gtk_label_set_label (self->waiting_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_label),
                          self->busy && (silent || mado_session_get_waiting (self->session)));
}

static void
update (MadoPasswordDialog *self)
{
  MadoPinFormat format = get_format (self);
  const char *wrong = mado_wording_pin_format (MADO_PIN_SIGN, format);
  gboolean confirmed =
      !needs_confirmation (self) || gtk_check_button_get_active (self->last_try_check);

  /* An empty entry is no mistake yet: it shows the rule. */
  if (is_empty (self))
    wrong = mado_wording_pin_shape (MADO_PIN_SIGN);
  gtk_label_set_label (self->format_label,
                       wrong != NULL ? wrong
                                     : _ ("形は合っています。小文字は大文字にして送ります。"));
  update_waiting (self);
  /* Insensitive with the focus in it, it would warn of the focus that it did not hear go. */
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->busy);
  if (is_locked (self))
    gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !is_locked (self));
  gtk_widget_set_visible (self->last_try_box, needs_confirmation (self) && !is_locked (self));
  gtk_widget_set_sensitive (self->confirm_button, !self->busy && !is_locked (self) && confirmed &&
                                                      format == MADO_PIN_FORMAT_OK);
  gtk_widget_set_sensitive (self->cancel_button, !must_stay (self));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_tries (MadoPasswordDialog *self, const MadoTries *tries)
{
  g_autofree char *hint =
      mado_wording_tries_advice (MADO_PIN_SIGN, tries, mado_session_get_advice (self->session),
                                 mado_session_get_audience (self->session));

  self->tries = *tries;
  mado_pin_row_set (self->pin_row, MADO_PIN_SIGN, tries, hint);
  /* A yes counts for one try only. */
  gtk_check_button_set_active (self->last_try_check, FALSE);
}

/* A screen reader hears of the field when it gets the focus, and, while it has it, whenever what
 * describes it becomes another: so what went wrong is said there, too. */
static void
describe_entry (MadoPasswordDialog *self, const char *wrong)
{
  g_autofree char *field = mado_wording_pin_field (MADO_PIN_SIGN, &self->tries);
  g_autofree char *all = wrong != NULL ? g_strdup_printf ("%s\n%s", wrong, field) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  all != NULL ? all : field, -1);
}

/* @error: (nullable) */
static void
show_error (MadoPasswordDialog *self, const GError *error)
{
  g_autofree char *text = error != NULL ? mado_wording_error_in_full (error) : NULL;

  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->error_box, error != NULL);
  describe_entry (self, text);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
tells_tries (const GError *error)
{
  return g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
}

/* The card has left while its answer was on its way, and nothing of it may stay on the screen. What
 * became of the password is the person's. */
static void
tell_afterwards (MadoPasswordDialog *self, const GError *error)
{
  g_autofree char *text = error != NULL ? mado_wording_error_in_full (error) : NULL;

  if (self->parent == NULL ||
      !(tells_tries (error) ||
        g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD)))
    return;
  mado_message_window_show (self->parent, _ ("署名用電子証明書の確認"), text);
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MadoPasswordDialog) self = MADO_PASSWORD_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  MadoPinAnswer answer;
  gboolean done = mado_session_order_finish (MADO_SESSION (object), result, &answer, &error);

  if (self->left)
    {
      tell_afterwards (self, error);
      return;
    }
  self->busy = FALSE;
  if (done)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  /* Also where the answer was lost: the card has been asked how many there are. */
  if (answer.tries.state != MADO_TRIES_UNKNOWN)
    set_tries (self, &answer.tries);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_confirm_cb (MadoPasswordDialog *self)
{
  gboolean confirmed = gtk_check_button_get_active (self->last_try_check);
  g_autoptr (MadoSecret) secret = NULL;
  g_autoptr (MadoPinOrder) order = NULL;
  MadoPinFormat format;

  if (self->busy || is_locked (self) || (needs_confirmation (self) && !confirmed))
    return;
  secret =
      mado_pin_prepare (MADO_PIN_SIGN, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &format);
  if (secret == NULL)
    return;
  clear_entry (self);
  show_error (self, NULL);
  self->busy = TRUE;
  update (self);
  order = mado_pin_order_new_sign (secret, confirmed);
  mado_session_order_async (self->session, order, self->cancellable, on_read_cb,
                            g_object_ref (self));
}

static void
on_cancel_cb (MadoPasswordDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* A window that is destroyed lives on as long as its answer is waited for. */
static void
leave (MadoPasswordDialog *self)
{
  self->left = TRUE;
  clear_entry (self);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
mado_password_dialog_close_request (GtkWindow *window)
{
  if (must_stay (MADO_PASSWORD_DIALOG (window)))
    return GDK_EVENT_STOP;
  leave (MADO_PASSWORD_DIALOG (window));
  return GTK_WINDOW_CLASS (mado_password_dialog_parent_class)->close_request (window);
}

static void
mado_password_dialog_dispose (GObject *object)
{
  MadoPasswordDialog *self = MADO_PASSWORD_DIALOG (object);

  if (self->entry != NULL)
    leave (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_PASSWORD_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_password_dialog_parent_class)->dispose (object);
}

static void
mado_password_dialog_finalize (GObject *object)
{
  g_clear_weak_pointer (&MADO_PASSWORD_DIALOG (object)->parent);

  G_OBJECT_CLASS (mado_password_dialog_parent_class)->finalize (object);
}

static void
mado_password_dialog_class_init (MadoPasswordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_password_dialog_dispose;
  object_class->finalize = mado_password_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mado_password_dialog_close_request;

  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/pin/mado-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, pin_pad_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, format_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, last_try_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, last_try_check);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, MadoPasswordDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, fit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mado_password_dialog_init (MadoPasswordDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_pin_entry_protect (self->entry);
}

MadoPasswordDialog *
mado_password_dialog_new (GtkWindow *parent, MadoSession *session)
{
  MadoPasswordDialog *self =
      g_object_new (MADO_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);
  MadoTries tries = mado_snapshot_get_tries (mado_session_get_snapshot (session), MADO_PIN_SIGN);

  g_set_weak_pointer (&self->parent, parent);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::silent", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::waiting", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::committed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_label (self->pin_pad_label, mado_wording_pin_not_typable ());
  gtk_widget_set_visible (GTK_WIDGET (self->pin_pad_label),
                          mado_snapshot_get_has_pin_pad (mado_session_get_snapshot (session)));
  set_tries (self, &tries);
  describe_entry (self, NULL);
  update (self);
  fit (self);
  return self;
}

gboolean
mado_password_dialog_has_input (MadoPasswordDialog *self)
{
  g_return_val_if_fail (MADO_IS_PASSWORD_DIALOG (self), FALSE);

  return !is_empty (self);
}

void
mado_password_dialog_forget_card (MadoPasswordDialog *self)
{
  g_return_if_fail (MADO_IS_PASSWORD_DIALOG (self));

  leave (self);
  gtk_window_destroy (GTK_WINDOW (self));
}
