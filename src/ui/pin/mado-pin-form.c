/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-form.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-pair-layout.h"
#include "mado-pin-entry.h"
#include "mado-pin-checklist.h"
#include "mado-pin-strength.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"

struct _MadoPinForm
{
  AdwBin parent_instance;

  MadoPin pin;
  gboolean on_reader;
  MadoTries tries;
  GDate born; /* cleared: not known */

  GtkLabel *shape_label;
  GtkWidget *pin_pad_box;
  GtkLabel *pin_pad_label;
  GtkWidget *entries_box;
  GtkLabel *current_label;
  GtkLabel *new_label;
  GtkLabel *again_label;
  GtkEditable *current_entry;
  GtkEditable *new_entry;
  GtkEditable *again_entry;
  MadoPinChecklist *checklist;
  GtkWidget *weak_box;
  GtkLabel *weak_label;
  GtkWidget *last_try_box;
  GtkCheckButton *last_try_check;
};

G_DEFINE_FINAL_TYPE (MadoPinForm, mado_pin_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMIT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_empty (GtkEditable *entry)
{
  return *gtk_editable_get_text (entry) == '\0';
}

/* One try is left, or nobody knows how many. */
static gboolean
needs_confirmation (MadoPinForm *self)
{
  return self->tries.state != MADO_TRIES_LEFT || self->tries.left == 1;
}

/* --- what is being typed --- */

/* Bits of MadoPinWeakness. */
static guint
judge (MadoPinForm *self)
{
  g_autoptr (MadoSecret) current =
      mado_pin_prepare (self->pin, gtk_editable_get_text (self->current_entry), NULL);
  g_autoptr (MadoSecret) new_pin =
      mado_pin_prepare (self->pin, gtk_editable_get_text (self->new_entry), NULL);

  if (new_pin == NULL)
    return 0;
  return mado_pin_judge (self->pin, new_pin, current,
                         mado_civil_date_known (&self->born) ? &self->born : NULL);
}

static void
update_weakness (MadoPinForm *self)
{
  guint weak = self->on_reader ? 0 : judge (self);
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
keeps_rules (MadoPinForm *self)
{
  return mado_pin_checklist_check (self->checklist, self->pin,
                                   gtk_editable_get_text (self->new_entry),
                                   gtk_editable_get_text (self->again_entry));
}

static gboolean
is_typed (MadoPinForm *self)
{
  return keeps_rules (self) &&
         mado_pin_check_format (self->pin, gtk_editable_get_text (self->current_entry)) ==
             MADO_PIN_FORMAT_OK;
}

static void
update (MadoPinForm *self)
{
  keeps_rules (self);
  update_weakness (self);
  gtk_widget_set_visible (self->last_try_box, needs_confirmation (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_activate_cb (MadoPinForm *self, GtkEditable *entry)
{
  if (entry == self->current_entry)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
  else if (entry == self->new_entry)
    gtk_widget_grab_focus (GTK_WIDGET (self->again_entry));
  else if (is_typed (self) && needs_confirmation (self) && !mado_pin_form_is_confirmed (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->last_try_check));
  else
    g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

/* --- the widget --- */

static gboolean
mado_pin_form_grab_focus (GtkWidget *widget)
{
  MadoPinForm *self = MADO_PIN_FORM (widget);

  if (!self->on_reader)
    return gtk_widget_grab_focus (GTK_WIDGET (self->current_entry));
  /* Nothing else here can have it, and Tab alone does not come in from what is around the page. */
  return needs_confirmation (self) && gtk_widget_grab_focus (GTK_WIDGET (self->last_try_check));
}

static void
mado_pin_form_dispose (GObject *object)
{
  MadoPinForm *self = MADO_PIN_FORM (object);

  if (self->current_entry != NULL)
    mado_pin_form_wipe (self);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (mado_pin_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, shape_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, pin_pad_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, pin_pad_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, entries_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, current_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, new_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, again_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, current_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, new_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, again_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, checklist);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, weak_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, weak_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, last_try_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPinForm, last_try_check);
}

static void
mado_pin_form_class_init (MadoPinFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_pin_form_dispose;
  widget_class->grab_focus = mado_pin_form_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MADO_TYPE_PIN_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, g_cclosure_marshal_VOID__VOID, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", MADO_TYPE_PIN_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, g_cclosure_marshal_VOID__VOID, G_TYPE_NONE, 0);

  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  g_type_ensure (MADO_TYPE_PIN_CHECKLIST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/pin/mado-pin-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
}

static void
mado_pin_form_init (MadoPinForm *self)
{
  g_date_clear (&self->born, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->current_entry));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->new_entry));
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->again_entry));
}

/* --- public --- */

/* Whoever does not see the page hears at the first field what belongs into it, and how often. */
static void
describe_field (MadoPinForm *self)
{
  g_autofree char *field = mado_wording_pin_field (self->pin, &self->tries);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->current_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, field, -1);
}

static void
describe (MadoPinForm *self, gboolean has_pin_pad)
{
  gboolean sign = self->pin == MADO_PIN_SIGN;
  gboolean untypable = has_pin_pad && !self->on_reader;
  g_autofree char *shape = g_strconcat (mado_wording_pin_shape (self->pin), untypable ? "\n" : NULL,
                                        untypable ? mado_wording_pin_not_typable () : NULL, NULL);
  g_autofree char *keys = mado_wording_pin_change_pin_pad (self->pin);

  gtk_label_set_label (self->shape_label, shape);
  gtk_label_set_label (self->current_label, sign ? _ ("いまのパスワード") : _ ("いまの暗証番号"));
  gtk_label_set_label (self->new_label, sign ? _ ("新しいパスワード") : _ ("新しい暗証番号"));
  gtk_label_set_label (self->again_label,
                       sign ? _ ("新しいパスワード（確認）") : _ ("新しい暗証番号（確認）"));
  gtk_label_set_label (self->pin_pad_label, keys);
  gtk_widget_set_visible (self->pin_pad_box, self->on_reader);
  gtk_widget_set_visible (self->entries_box, !self->on_reader);
  gtk_widget_set_visible (GTK_WIDGET (self->checklist), !self->on_reader);
  describe_field (self);
}

void
mado_pin_form_set_pin (MadoPinForm *self, MadoPin pin, gboolean has_pin_pad)
{
  gboolean on_reader = has_pin_pad && mado_pin_is_typable (pin);

  g_return_if_fail (MADO_IS_PIN_FORM (self));

  if (self->pin != pin || self->on_reader != on_reader)
    mado_pin_form_wipe (self);
  self->pin = pin;
  self->on_reader = on_reader;
  describe (self, has_pin_pad);
  update (self);
}

gboolean
mado_pin_form_is_on_reader (MadoPinForm *self)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  return self->on_reader;
}

void
mado_pin_form_set_tries (MadoPinForm *self, const MadoTries *tries)
{
  g_return_if_fail (MADO_IS_PIN_FORM (self));

  self->tries = *tries;
  describe_field (self);
  gtk_check_button_set_active (self->last_try_check, FALSE);
  update (self);
}

void
mado_pin_form_set_born (MadoPinForm *self, const GDate *born)
{
  g_return_if_fail (MADO_IS_PIN_FORM (self));

  g_date_clear (&self->born, 1);
  if (born != NULL)
    self->born = *born;
}

void
mado_pin_form_set_busy (MadoPinForm *self, gboolean busy)
{
  g_return_if_fail (MADO_IS_PIN_FORM (self));

  gtk_widget_set_sensitive (self->entries_box, !busy);
  gtk_widget_set_sensitive (self->last_try_box, !busy);
}

gboolean
mado_pin_form_is_confirmed (MadoPinForm *self)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  return gtk_check_button_get_active (self->last_try_check);
}

gboolean
mado_pin_form_wants_end (MadoPinForm *self)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  return !self->on_reader && is_typed (self);
}

gboolean
mado_pin_form_is_ready (MadoPinForm *self)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  return (self->on_reader || is_typed (self)) &&
         (!needs_confirmation (self) || mado_pin_form_is_confirmed (self));
}

gboolean
mado_pin_form_has_input (MadoPinForm *self)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  return !is_empty (self->current_entry) || !is_empty (self->new_entry) ||
         !is_empty (self->again_entry);
}

gboolean
mado_pin_form_get_pins (MadoPinForm *self, MadoSecret **current, MadoSecret **new_pin)
{
  g_return_val_if_fail (MADO_IS_PIN_FORM (self), FALSE);

  *current = NULL;
  *new_pin = NULL;
  if (!mado_pin_form_is_ready (self))
    return FALSE;
  if (self->on_reader)
    return TRUE;
  *current = mado_pin_prepare (self->pin, gtk_editable_get_text (self->current_entry), NULL);
  *new_pin = mado_pin_prepare (self->pin, gtk_editable_get_text (self->new_entry), NULL);
  return TRUE;
}

void
mado_pin_form_wipe (MadoPinForm *self)
{
  g_return_if_fail (MADO_IS_PIN_FORM (self));

  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->current_entry));
  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->new_entry));
  mado_pin_entry_clear (GTK_PASSWORD_ENTRY (self->again_entry));
  /* A yes counts for one try only. */
  gtk_check_button_set_active (self->last_try_check, FALSE);
}
