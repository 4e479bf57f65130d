/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-panel.h"

#include "mado-fact-row.h"
#include "mado-pin-row.h"
#include "mado-timeline.h"
#include "mado-wording-state.h"
#include "mado-wrap-layout.h"
#include "mado-rules-nicks.h"

struct _MadoCertificatePanel
{
  AdwBin parent_instance;

  gboolean compact;

  GtkLabel *title_label;
  GtkLabel *use_label;
  GtkWidget *pill;
  GtkSpinner *spinner;
  GtkImage *state_icon;
  GtkLabel *state_label;
  MadoTimeline *timeline;
  GtkLabel *countdown_label;
  MadoFactRow *expires_row;
  MadoFactRow *renewed_row;
  GtkLabel *detail_label;
  GtkWidget *notes_box;
  GtkLabel *notes_label;
  GtkWidget *chain_box;
  GtkLabel *chain_label;
  MadoPinRow *pin_row;
  GtkWidget *foot;
  GtkWidget *password_button;
  GtkWidget *again_button;
  GtkWidget *details_button;
};

G_DEFINE_FINAL_TYPE (MadoCertificatePanel, mado_certificate_panel, ADW_TYPE_BIN)

typedef enum
{
  PROP_COMPACT = 1,
} MadoCertificatePanelProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

static const char *const tones[] = { "mado-calm", "mado-act", "mado-warn", "mado-ended",
                                     "mado-none" };

/* @text: (nullable): @shown, which holds the label, is there only with it */
static void
show_text (GtkLabel *label, GtkWidget *shown, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (shown, text != NULL && *text != '\0');
}

static void
set_tone (GtkWidget *widget, const char *tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (widget, tones[i]);
  gtk_widget_add_css_class (widget, tone);
}

static void
show_words (MadoCertificatePanel *self, const MadoCertificateView *view)
{
  gtk_label_set_label (self->title_label, view->title);
  show_text (self->use_label, GTK_WIDGET (self->use_label), mado_wording_kind_use (view->kind));
  gtk_image_set_from_icon_name (self->state_icon, view->pill.icon);
  gtk_label_set_label (self->state_label, view->pill.text);
  mado_fact_row_set_value (self->expires_row, view->expires);
  mado_fact_row_set_value (self->renewed_row, view->renewed);
  show_text (self->detail_label, GTK_WIDGET (self->detail_label), view->detail);
  show_text (self->notes_label, self->notes_box, view->notes);
  show_text (self->chain_label, self->chain_box, view->doubt);
}

static void
show_drawing (MadoCertificatePanel *self, const MadoCertificateView *view)
{
  mado_timeline_set_advice (self->timeline, &view->advice->certificates[view->kind],
                            &view->advice->today);
  gtk_label_set_label (self->countdown_label, view->countdown != NULL ? view->countdown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->countdown_label), view->countdown != NULL);
  if (self->compact)
    gtk_widget_set_visible (GTK_WIDGET (self->timeline), FALSE);
}

static void
show_pin (MadoCertificatePanel *self, const MadoCertificateView *view)
{
  gboolean shown = self->compact && view->has_tries;

  gtk_widget_set_visible (GTK_WIDGET (self->pin_row), shown);
  if (shown)
    mado_pin_row_set (self->pin_row, view->pin, &view->tries, view->hint);
}

static void
show_foot (MadoCertificatePanel *self, const MadoCertificateView *view)
{
  gboolean again = view->advice->certificates[view->kind].state == MADO_STATE_UNREADABLE;

  gtk_widget_set_visible (self->password_button, view->askable);
  gtk_widget_set_visible (self->again_button, again);
  gtk_widget_set_visible (self->details_button, view->readable);
  gtk_widget_set_visible (self->foot, view->askable || again || view->readable);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->details_button), "s",
                                    mado_kind_to_string (view->kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->details_button), "win.certificate");
}

static void
mado_certificate_panel_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch ((MadoCertificatePanelProperty)id)
    {
    case PROP_COMPACT:
      MADO_CERTIFICATE_PANEL (object)->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_certificate_panel_class_init (MadoCertificatePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = mado_certificate_panel_set_property;

  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_TIMELINE);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madocertificate");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-certificate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, use_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pill);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, state_icon);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, state_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, timeline);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, expires_row);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, renewed_row);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, notes_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, notes_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, chain_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, chain_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, foot);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, password_button);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, again_button);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, details_button);
}

static void
mado_certificate_panel_init (MadoCertificatePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
mado_certificate_panel_show (MadoCertificatePanel *self, const MadoCertificateView *view)
{
  g_return_if_fail (MADO_IS_CERTIFICATE_PANEL (self));

  set_tone (self->pill, view->pill.tone);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), view->pending);
  gtk_spinner_set_spinning (self->spinner, view->pending);
  gtk_widget_set_visible (GTK_WIDGET (self->state_icon), !view->pending);
  show_words (self, view);
  show_drawing (self, view);
  show_pin (self, view);
  show_foot (self, view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mado_wording_kind (view->kind), -1);
}
