/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-panel.h"

#include "mado-fact-row.h"
#include "mado-kept-pieces.h"
#include "mado-pin-row.h"
#include "mado-timeline.h"
#include "mado-wording-state.h"
#include "mado-wrap-layout.h"
#include "mado-rules-nicks.h"

struct _MadoCertificatePanel
{
  AdwBin parent_instance;

  MadoCertificateView *view; /* (owned) (nullable) */
  gboolean compact;

  GtkWidget *box;
  GtkWidget *pill;
  GtkSpinner *spinner;
  GtkWidget *state_icon;
  MadoTimeline *timeline;
  GtkWidget *countdown_label;
  GtkWidget *chain_box;
  MadoPinRow *pin_row;
  GtkWidget *foot;
  GtkWidget *password_button;
  GtkWidget *again_button;
  GtkWidget *details_button;
};

G_DEFINE_FINAL_TYPE (MadoCertificatePanel, mado_certificate_panel, ADW_TYPE_BIN)

typedef enum
{
  PROP_VIEW = 1,
  PROP_COMPACT,
} MadoCertificatePanelProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

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
  return mado_kept_pieces (text != NULL ? text : "");
}

static void
set_tone (GtkWidget *widget, const char *tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (widget, tones[i]);
  gtk_widget_add_css_class (widget, tone);
}

static void
update_drawing (MadoCertificatePanel *self)
{
  const MadoCertificateAdvice *advice = mado_certificate_view_get_advice (self->view);

  mado_timeline_set_advice (self->timeline, advice, mado_certificate_view_get_today (self->view));
  if (self->compact)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->timeline), FALSE);
      gtk_widget_set_visible (self->countdown_label, FALSE);
    }
}

static void
update_pin (MadoCertificatePanel *self)
{
  MadoTries tries;
  gboolean shown = self->compact && mado_certificate_view_get_tries (self->view, &tries);
  MadoKind kind = mado_certificate_view_get_kind (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->pin_row), shown);
  if (shown)
    mado_pin_row_set (self->pin_row, kind == MADO_KIND_AUTH ? MADO_PIN_AUTH : MADO_PIN_SIGN, &tries,
                      mado_certificate_view_get_all_advice (self->view));
}

static void
update_foot (MadoCertificatePanel *self)
{
  const MadoCertificateAdvice *advice = mado_certificate_view_get_advice (self->view);
  const char *kind = mado_kind_to_string (mado_certificate_view_get_kind (self->view));
  gboolean askable = mado_certificate_view_get_askable (self->view);
  gboolean again = advice->state == MADO_STATE_UNREADABLE;
  gboolean details = mado_certificate_view_get_readable (self->view);

  gtk_widget_set_visible (self->password_button, askable);
  gtk_widget_set_visible (self->again_button, again);
  gtk_widget_set_visible (self->details_button, details);
  gtk_widget_set_visible (self->foot, askable || again || details);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->details_button), "s", kind);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->details_button), "win.certificate");
}

static void
update (MadoCertificatePanel *self)
{
  gboolean pending = mado_certificate_view_get_pending (self->view);
  gboolean doubtful = mado_certificate_view_get_chain_doubtful (self->view);

  set_tone (self->pill, mado_certificate_view_get_tone (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), pending);
  gtk_spinner_set_spinning (self->spinner, pending);
  gtk_widget_set_visible (self->state_icon, !pending);
  gtk_widget_set_visible (self->chain_box, doubtful);
  update_drawing (self);
  update_pin (self);
  update_foot (self);
}

static void
mado_certificate_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MadoCertificatePanelProperty)id)
    {
    case PROP_VIEW:
      g_value_set_object (value, MADO_CERTIFICATE_PANEL (object)->view);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, MADO_CERTIFICATE_PANEL (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
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
    case PROP_VIEW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_certificate_panel_dispose (GObject *object)
{
  MadoCertificatePanel *self = MADO_CERTIFICATE_PANEL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (mado_certificate_panel_parent_class)->dispose (object);
}

static void
mado_certificate_panel_class_init (MadoCertificatePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mado_certificate_panel_get_property;
  object_class->set_property = mado_certificate_panel_set_property;
  object_class->dispose = mado_certificate_panel_dispose;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, MADO_TYPE_CERTIFICATE_VIEW,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_TIMELINE);
  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madocertificate");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-certificate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pill);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, state_icon);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, timeline);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, chain_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, foot);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, password_button);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, again_button);
  gtk_widget_class_bind_template_child (widget_class, MadoCertificatePanel, details_button);
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
