/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-result-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-certificate-panel.h"
#include "mado-fact-row.h"
#include "mado-pair-layout.h"
#include "mado-pin-row.h"
#include "mado-procedure-list.h"
#include "mado-verdict-card.h"
#include "mado-wording-state.h"
#include "mado-wording.h"

struct _MadoResultPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  gboolean focused;     /* the verdict's button has had the focus once */

  MadoVerdictCard *verdict_card;
  GtkWidget *error_box;
  GtkLabel *error_label;
  MadoCertificatePanel *auth_panel;
  MadoCertificatePanel *sign_panel;
  MadoFactRow *kind_row;
  MadoFactRow *expiry_row;
  GtkLabel *card_label;
  GtkWidget *revocation_box;
  MadoFactRow *revocation_row;
  MadoPinRow *auth_pin_row;
  MadoPinRow *text_pin_row;
  MadoPinRow *juki_pin_row;
  MadoPinRow *juki_common_pin_row;
  MadoProcedureList *procedure_list;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (MadoResultPage, mado_result_page, ADW_TYPE_BIN)

static void
update_panel (MadoResultPage *self,
              MadoCertificatePanel *panel,
              MadoKind kind,
              MadoAdvice *advice,
              MadoSnapshot *snapshot,
              const MadoVerdict *verdict)
{
  g_auto (MadoCertificateView) view = { 0 };

  mado_certificate_view_init (&view, kind, advice, snapshot, verdict,
                              mado_session_get_audience (self->session));
  mado_certificate_panel_show (panel, &view);
}

static void
update_kind (MadoResultPage *self, MadoSnapshot *snapshot)
{
  MadoMedium medium = mado_snapshot_get_medium (snapshot);

  /* Which kind of card it is goes without saying unless it is an unusual one. */
  if (medium == MADO_MEDIUM_JUKI_CARD || medium == MADO_MEDIUM_SMARTPHONE)
    mado_fact_row_set_value (self->kind_row, mado_wording_medium (medium));
  else
    mado_fact_row_set_value (self->kind_row, NULL);
}

static void
update_expiry (MadoResultPage *self, MadoSnapshot *snapshot, const MadoAdvice *advice)
{
  gboolean pending = mado_snapshot_get_state (snapshot, MADO_ITEM_CARD_EXPIRY) == MADO_ITEM_PENDING;
  /* A telephone has no face to look at. */
  gboolean telephone = advice->medium == MADO_MEDIUM_SMARTPHONE;
  const char *detail = pending || telephone ? NULL : mado_wording_card_detail (advice);
  g_autofree char *words = NULL;

  if (pending)
    words = g_strdup (_ ("読み取り中…"));
  else if (!telephone)
    words = mado_wording_card_expiry (advice);
  mado_fact_row_set_value (self->expiry_row, words);
  gtk_label_set_label (self->card_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->card_label), detail != NULL);
}

/* A card without PINs has no tries worth showing. */
static gboolean
has_pin (MadoSnapshot *snapshot, const MadoAdvice *advice, MadoPin pin)
{
  if (pin == MADO_PIN_JUKI_COMMON)
    return mado_snapshot_get_juki_differs (snapshot);
  if (pin == MADO_PIN_AUTH &&
      (advice->certificates[MADO_KIND_AUTH].notes & MADO_NOTE_FACE_CARD) != 0)
    return FALSE;
  return mado_snapshot_get_tries (snapshot, pin).state != MADO_TRIES_ABSENT;
}

static void
update_pins (MadoResultPage *self,
             MadoSnapshot *snapshot,
             const MadoAdvice *advice,
             const MadoVerdict *verdict)
{
  const struct
  {
    MadoPinRow *row;
    MadoPin pin;
  } rows[] = { { self->auth_pin_row, MADO_PIN_AUTH },
               { self->text_pin_row, MADO_PIN_TEXT },
               { self->juki_pin_row, MADO_PIN_JUKI },
               { self->juki_common_pin_row, MADO_PIN_JUKI_COMMON } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoTries tries = mado_snapshot_get_tries (snapshot, rows[i].pin);
      g_autofree char *hint = mado_verdict_dup_tries_advice (
          verdict, rows[i].pin, &tries, advice, mado_session_get_audience (self->session));
      gboolean there = has_pin (snapshot, advice, rows[i].pin);

      gtk_widget_set_visible (GTK_WIDGET (rows[i].row), there);
      if (there)
        mado_pin_row_set (rows[i].row, rows[i].pin, &tries, hint);
    }
}

static void
update_error (MadoResultPage *self)
{
  const GError *error = mado_session_get_error (self->session);
  g_autofree char *text = error != NULL ? mado_wording_error_in_full (error) : NULL;

  gtk_widget_set_visible (self->error_box, text != NULL);
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
}

static gboolean
is_pending (MadoSnapshot *snapshot)
{
  return mado_snapshot_get_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE) == MADO_ITEM_PENDING;
}

/* (nullable): until the first certificate is there, no verdict: an early one would be taken back.
 */
static MadoVerdict *
create_verdict (MadoResultPage *self, MadoSnapshot *snapshot, const MadoAdvice *advice)
{
  if (is_pending (snapshot))
    return NULL;
  return mado_wording_verdict (advice, mado_session_get_municipality (self->session),
                               mado_session_get_audience (self->session));
}

/* @verdict: (nullable) */
static void
update_verdict (MadoResultPage *self, const MadoVerdict *verdict)
{
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_card), verdict != NULL);
  if (verdict == NULL)
    return;
  mado_verdict_card_set_verdict (self->verdict_card, verdict);
  if (!self->focused && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->focused = gtk_widget_grab_focus (GTK_WIDGET (self->verdict_card));
}

static void
update (MadoResultPage *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  MadoAdvice *advice = mado_session_get_advice (self->session);
  g_autoptr (MadoVerdict) verdict = NULL;
  g_autofree char *source = NULL;

  update_error (self);
  /* The card has left: this page is about to be destroyed. */
  if (snapshot == NULL || advice == NULL)
    return;

  verdict = create_verdict (self, snapshot, advice);
  update_verdict (self, verdict);
  update_panel (self, self->auth_panel, MADO_KIND_AUTH, advice, snapshot, verdict);
  update_panel (self, self->sign_panel, MADO_KIND_SIGN, advice, snapshot, verdict);
  update_kind (self, snapshot);
  update_expiry (self, snapshot, advice);
  gtk_widget_set_visible (self->revocation_box, mado_wording_needs_revocation (advice));
  update_pins (self, snapshot, advice, verdict);
  mado_procedure_list_set_advice (self->procedure_list, advice,
                                  mado_session_get_audience (self->session));
  /* They are all of a card. */
  gtk_widget_set_visible (GTK_WIDGET (self->procedure_list),
                          advice->medium != MADO_MEDIUM_SMARTPHONE);
  source = mado_wording_source_line (mado_session_get_municipality (self->session));
  gtk_label_set_label (self->source_label, source);
}

static void
mado_result_page_map (GtkWidget *widget)
{
  MadoResultPage *self = MADO_RESULT_PAGE (widget);

  GTK_WIDGET_CLASS (mado_result_page_parent_class)->map (widget);
  if (!self->focused && gtk_widget_get_visible (GTK_WIDGET (self->verdict_card)))
    self->focused = gtk_widget_grab_focus (GTK_WIDGET (self->verdict_card));
}

static void
mado_result_page_dispose (GObject *object)
{
  MadoResultPage *self = MADO_RESULT_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_result_page_parent_class)->dispose (object);
}

static void
mado_result_page_class_init (MadoResultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_result_page_dispose;
  widget_class->map = mado_result_page_map;

  g_type_ensure (MADO_TYPE_CERTIFICATE_PANEL);
  g_type_ensure (MADO_TYPE_FACT_ROW);
  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  g_type_ensure (MADO_TYPE_PIN_ROW);
  g_type_ensure (MADO_TYPE_PROCEDURE_LIST);
  g_type_ensure (MADO_TYPE_VERDICT_CARD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, verdict_card);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, auth_panel);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, sign_panel);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, expiry_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, card_label);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, revocation_box);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, revocation_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, auth_pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, text_pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, juki_pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, juki_common_pin_row);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, procedure_list);
  gtk_widget_class_bind_template_child (widget_class, MadoResultPage, source_label);
}

static void
mado_result_page_init (MadoResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_fact_row_set_value (self->revocation_row, mado_wording_revocation ());
  mado_fact_row_set_detail (self->revocation_row, mado_wording_revocation_detail ());
}

GtkWidget *
mado_result_page_new (MadoSession *session)
{
  MadoResultPage *self = g_object_new (MADO_TYPE_RESULT_PAGE, NULL);

  self->session = g_object_ref (session);
  mado_verdict_card_set_session (self->verdict_card, session);
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::error", G_CALLBACK (update_error), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
