/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trouble-page.h"

#include <adwaita.h>

#include "mado-command-box.h"
#include "mado-feature.h"
#include "mado-menu.h"
#include "mado-session-diagnosis.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-error.h"

struct _MadoTroublePage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *note_label;
  MadoCommandBox *command_box;
  GtkWidget *manual_button;
  GtkMenuButton *practice_button;
};

G_DEFINE_FINAL_TYPE (MadoTroublePage, mado_trouble_page, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static const char *
get_icon (MadoStage stage)
{
  switch (stage)
    {
    case MADO_STAGE_NO_SERVICE:
      return "mado-service-symbolic";
    case MADO_STAGE_FOREIGN_CARD:
    case MADO_STAGE_CARD_ERROR:
      return "mado-card-symbolic";
    case MADO_STAGE_STARTING:
    case MADO_STAGE_NO_READER:
    case MADO_STAGE_NO_CARD:
    case MADO_STAGE_READING:
    case MADO_STAGE_RESULT:
    default:
      return "mado-reader-symbolic";
    }
}

/* The card's own error says more than the chain does. */
static void
show_error (MadoTroublePage *self, const GError *error)
{
  g_autofree char *title = mado_wording_error_title (error);
  g_autofree char *advice = mado_wording_error_advice (error);

  set_text (self->title_label, title);
  set_text (self->detail_label, advice);
  set_text (self->note_label, NULL);
  mado_command_box_set_command (self->command_box, NULL);
}

static void
show_fault (MadoTroublePage *self)
{
  MadoDiagnosis diagnosis;
  MadoSystem system;
  MadoFault fault;

  mado_session_diagnose (self->session, &diagnosis, &system);
  fault = mado_diagnosis_get_fault (&diagnosis);
  set_text (self->title_label, mado_wording_fault (fault));
  set_text (self->detail_label, mado_wording_fault_detail (fault, &system));
  g_auto (GStrv) readers = mado_session_list_readers (self->session);
  g_autofree char *note = mado_wording_fault_note (fault, &system, (const char *const *)readers);
  set_text (self->note_label, note);
  mado_command_box_set_command (self->command_box, mado_wording_fault_command (fault, &system));
}

static void
update (MadoTroublePage *self)
{
  MadoStage stage = mado_session_get_stage (self->session);
  const GError *error = mado_session_get_error (self->session);

  gtk_image_set_from_icon_name (self->icon, get_icon (stage));
  if (stage == MADO_STAGE_CARD_ERROR && error != NULL)
    show_error (self, error);
  else
    show_fault (self);
}

static void
mado_trouble_page_dispose (GObject *object)
{
  MadoTroublePage *self = MADO_TROUBLE_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_trouble_page_parent_class)->dispose (object);
}

static void
mado_trouble_page_class_init (MadoTroublePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_trouble_page_dispose;

  g_type_ensure (MADO_TYPE_COMMAND_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, note_label);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, command_box);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, manual_button);
  gtk_widget_class_bind_template_child (widget_class, MadoTroublePage, practice_button);
}

static void
mado_trouble_page_init (MadoTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->manual_button, mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD));
  mado_menu_fill_practice_button (self->practice_button);
}

GtkWidget *
mado_trouble_page_new (MadoSession *session)
{
  MadoTroublePage *self = g_object_new (MADO_TYPE_TROUBLE_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mado_session_get_watch (session), "notify::service", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mado_session_get_watch (session), "items-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
