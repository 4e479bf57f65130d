/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-checklist.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  RULE_LENGTH,
  RULE_CHARACTERS,
  RULE_BOTH, /* letters and digits: 署名用 only */
  RULE_SAME,
} Rule;
#define N_RULES 4

struct _MadoPinChecklist
{
  GtkWidget parent_instance;

  GtkWidget *rows[N_RULES]; /* (owned) */
  GtkImage *icons[N_RULES];
  GtkLabel *labels[N_RULES];
};

G_DEFINE_FINAL_TYPE (MadoPinChecklist, mado_pin_checklist, GTK_TYPE_WIDGET)

static const char *
describe (MadoPin pin, Rule rule)
{
  switch (rule)
    {
    case RULE_LENGTH:
      return pin == MADO_PIN_SIGN ? _ ("6〜16文字") : _ ("4桁");
    case RULE_CHARACTERS:
      return pin == MADO_PIN_SIGN ? _ ("使えるのは半角の英字と数字だけ") : _ ("半角の数字だけ");
    case RULE_BOTH:
      return _ ("英字と数字の両方がある");
    case RULE_SAME:
    default:
      return _ ("確認の入力も同じ");
    }
}

static gboolean
has_both (const char *text)
{
  gboolean letter = FALSE, digit = FALSE;

  for (; *text != '\0'; text++)
    {
      letter = letter || g_ascii_isalpha (*text);
      digit = digit || g_ascii_isdigit (*text);
    }
  return letter && digit;
}

/* Small letters become capitals on their way to the card: they are the same. */
static gboolean
is_same (MadoPin pin, const char *text, const char *again)
{
  return pin == MADO_PIN_SIGN ? g_ascii_strcasecmp (text, again) == 0 : strcmp (text, again) == 0;
}

static gboolean
is_kept (MadoPin pin, Rule rule, const char *text, const char *again)
{
  MadoPinFormat format = mado_pin_check_format (pin, text);

  if (*text == '\0')
    return FALSE;
  switch (rule)
    {
    case RULE_LENGTH:
      return format != MADO_PIN_FORMAT_TOO_SHORT && format != MADO_PIN_FORMAT_TOO_LONG &&
             format != MADO_PIN_FORMAT_BAD_CHARACTER;
    case RULE_CHARACTERS:
      return format != MADO_PIN_FORMAT_BAD_CHARACTER;
    case RULE_BOTH:
      return pin != MADO_PIN_SIGN || has_both (text);
    case RULE_SAME:
    default:
      return is_same (pin, text, again);
    }
}

static void
show (MadoPinChecklist *self, MadoPin pin, Rule rule, gboolean kept)
{
  const char *words = describe (pin, rule);
  /* Translators: as it is read aloud: %s is a rule that is kept, or not yet */
  g_autofree char *aloud =
      g_strdup_printf (kept ? _ ("%s：できています") : _ ("%s：まだです"), words);

  gtk_widget_set_visible (self->rows[rule], rule != RULE_BOTH || pin == MADO_PIN_SIGN);
  gtk_image_set_from_icon_name (self->icons[rule],
                                kept ? "object-select-symbolic" : "content-loading-symbolic");
  gtk_label_set_label (self->labels[rule], words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->labels[rule]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
  if (kept)
    gtk_widget_add_css_class (self->rows[rule], "mado-kept");
  else
    gtk_widget_remove_css_class (self->rows[rule], "mado-kept");
}

static void
mado_pin_checklist_dispose (GObject *object)
{
  MadoPinChecklist *self = MADO_PIN_CHECKLIST (object);

  for (guint i = 0; i < N_RULES; i++)
    g_clear_pointer (&self->rows[i], gtk_widget_unparent);

  G_OBJECT_CLASS (mado_pin_checklist_parent_class)->dispose (object);
}

static void
mado_pin_checklist_class_init (MadoPinChecklistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_pin_checklist_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madorules");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_pin_checklist_init (MadoPinChecklist *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "orientation",
                GTK_ORIENTATION_VERTICAL, "spacing", 4, NULL);
  for (guint i = 0; i < N_RULES; i++)
    {
      self->rows[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      self->icons[i] =
          g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        "valign", GTK_ALIGN_START, NULL);
      self->labels[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                      PANGO_WRAP_WORD_CHAR, NULL);
      gtk_box_append (GTK_BOX (self->rows[i]), GTK_WIDGET (self->icons[i]));
      gtk_box_append (GTK_BOX (self->rows[i]), GTK_WIDGET (self->labels[i]));
      gtk_widget_set_parent (self->rows[i], GTK_WIDGET (self));
    }
  mado_pin_checklist_check (self, MADO_PIN_SIGN, "", "");
}

gboolean
mado_pin_checklist_check (MadoPinChecklist *self, MadoPin pin, const char *text, const char *again)
{
  gboolean all = TRUE;

  g_return_val_if_fail (MADO_IS_PIN_CHECKLIST (self), FALSE);

  for (guint i = 0; i < N_RULES; i++)
    {
      gboolean kept = is_kept (pin, (Rule)i, text, again);

      show (self, pin, (Rule)i, kept);
      all = all && kept;
    }
  return all;
}
