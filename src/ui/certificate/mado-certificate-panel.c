/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-panel.h"

#include "mado-fact-row.h"
#include "mado-keep-dates.h"
#include "mado-pin-row.h"
#include "mado-timeline.h"
#include "mado-wording-state.h"

struct _MadoCertificatePanel
{
  GtkWidget parent_instance;

  MadoCertificateView *view; /* (owned) (nullable) */

  GtkWidget *box;
  GtkWidget *pill;
  GtkSpinner *spinner;
  GtkWidget *state_icon;
  MadoTimeline *timeline;
  GtkWidget *password_box;
  GtkWidget *again_button;
  GtkWidget *chain_box;
  GtkWidget *pin_box;
  MadoPinRow *pin_row;
};

G_DEFINE_FINAL_TYPE (MadoCertificatePanel, mado_certificate_panel, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_VIEW = 1,
} MadoCertificatePanelProperty;

static GParamSpec *properties[PROP_VIEW + 1];

static const char *const tones[] = { "mado-calm", "mado-act", "mado-warn", "mado-ended",
                                     "mado-none" };

static gboolean
has_text_cb (MadoCertificatePanel *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static PangoAttrList *
keep_dates_cb (MadoCertificatePanel *self, const char *text)
{
  return mado_keep_dates (text != NULL ? text : "");
}

static void
set_tone (GtkWidget *widget, const char *tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (widget, tones[i]);
  gtk_widget_add_css_class (widget, tone);
}

static void
update (MadoCertificatePanel *self)
{
  MadoCertificateView *view = self->view;
  const MadoCertificateAdvice *advice = mado_certificate_view_get_advice (view);
  gboolean pending = mado_certificate_view_get_pending (view);
  gboolean doubtful = mado_certificate_view_get_chain_doubtful (view);
  MadoTries tries;
  gboolean has_tries = mado_certificate_view_get_tries (view, &tries);
  MadoKind kind = mado_certificate_view_get_kind (view);

  set_tone (self->pill, mado_certificate_view_get_tone (view));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), pending);
  gtk_spinner_set_spinning (self->spinner, pending);
  gtk_widget_set_visible (self->state_icon, !pending);
  mado_timeline_set_advice (self->timeline, advice, mado_certificate_view_get_today (view));
  gtk_widget_set_visible (self->password_box, mado_certificate_view_get_askable (view));
  gtk_widget_set_visible (self->again_button, advice->state == MADO_STATE_UNREADABLE);
  gtk_widget_set_visible (self->pin_box, has_tries);
  if (has_tries)
    mado_pin_row_set (self->pin_row, kind == MADO_KIND_AUTH ? MADO_PIN_AUTH : MADO_PIN_SIGN, &tries,
                      mado_certificate_view_get_all_advice (view));
  if (doubtful)
    gtk_widget_add_css_class (self->chain_box, "mado-attention");
  else
    gtk_widget_remove_css_class (self->chain_box, "mado-attention");
}

static void
mado_certificate_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MadoCertificatePanelProperty)id)
    {
    case PROP_VIEW:
      g_value_set_object (value, MADO_CERTIFICATE_PANEL (object)->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_certificate_panel_dispose (GObject *object)
{
  MadoCertificatePanel *self = MADO_CERTIFICATE_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_CERTIFICATE_PANEL);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (mado_certificate_panel_parent_class)->dispose (object);
}

static void
mado_certificate_panel_class_init (MadoCertificatePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mado_certificate_panel_get_property;
  object_class->dispose = mado_certificate_panel_dispose;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, MADO_TYPE_CERTIFICATE_VIEW,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_TIMELINE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madocertificate");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-certificate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pill);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, state_icon);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, timeline);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, password_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, again_button);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, chain_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pin_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pin_row);
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_dates_cb);
}

static void
mado_certificate_panel_init (MadoCertificatePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
mado_certificate_panel_set_view (MadoCertificatePanel *self, MadoCertificateView *view)
{
  g_return_if_fail (MADO_IS_CERTIFICATE_PANEL (self));
  g_return_if_fail (MADO_IS_CERTIFICATE_VIEW (view));

  if (!g_set_object (&self->view, view))
    return;
  update (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mado_wording_kind (mado_certificate_view_get_kind (view)), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}
