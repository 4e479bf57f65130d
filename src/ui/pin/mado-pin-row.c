/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-row.h"

#include <glib/gi18n.h>

#include "mado-label-pieces.h"
#include "mado-pair-layout.h"
#include "mado-tries-dots.h"
#include "mado-wording-pin.h"

struct _MadoPinRow
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkLabel *tries_label;
  MadoTriesDots *dots;
  GtkWidget *locked_icon;
  GtkLabel *advice_label;
};

G_DEFINE_FINAL_TYPE (MadoPinRow, mado_pin_row, ADW_TYPE_BIN)

static void
mado_pin_row_class_init (MadoPinRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  g_type_ensure (MADO_TYPE_TRIES_DOTS);
  gtk_widget_class_set_css_name (widget_class, "madopin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/pin/mado-pin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoPinRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinRow, tries_label);
  gtk_widget_class_bind_template_child (widget_class, MadoPinRow, dots);
  gtk_widget_class_bind_template_child (widget_class, MadoPinRow, locked_icon);
  gtk_widget_class_bind_template_child (widget_class, MadoPinRow, advice_label);
}

static void
mado_pin_row_init (MadoPinRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_label_pieces_leave (self->tries_label);
}

static gboolean
wants_attention (const MadoTries *tries)
{
  return tries->state == MADO_TRIES_LOCKED || (tries->state == MADO_TRIES_LEFT && tries->left == 1);
}

void
mado_pin_row_set (MadoPinRow *self, MadoPin pin, const MadoTries *tries, const char *hint)
{
  g_autofree char *words = mado_wording_tries (pin, tries);
  gboolean counted = tries->state == MADO_TRIES_LEFT || tries->state == MADO_TRIES_LOCKED;

  g_return_if_fail (MADO_IS_PIN_ROW (self));

  gtk_label_set_label (self->name_label, mado_wording_pin_name (pin));
  gtk_label_set_label (self->tries_label,
                       tries->state == MADO_TRIES_UNKNOWN ? _ ("読み取り中…") : words);
  mado_tries_dots_set (self->dots, tries->state == MADO_TRIES_LEFT ? tries->left : 0,
                       MAX (mado_pin_get_max_tries (pin), tries->left));
  gtk_widget_set_visible (GTK_WIDGET (self->dots), counted);
  gtk_widget_set_visible (self->locked_icon, wants_attention (tries));
  gtk_label_set_label (self->advice_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), hint != NULL);
  if (wants_attention (tries))
    gtk_widget_add_css_class (GTK_WIDGET (self), "mado-attention");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mado-attention");
}
