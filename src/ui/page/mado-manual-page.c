/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-manual-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-certificate-panel.h"
#include "mado-civil-date.h"
#include "mado-date-entry.h"
#include "mado-pair-layout.h"
#include "mado-procedure-list.h"
#include "mado-verdict-card.h"
#include "mado-wording-source.h"

struct _MadoManualPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  MadoFacts facts;
  MadoFeb29 reading;  /* of a birthday on 29 February */
  MadoAdvice *advice; /* (owned) (nullable) */

  GtkCheckButton *kind_both;
  GtkCheckButton *kind_auth;
  GtkCheckButton *kind_sign;
  MadoDateEntry *born_entry;
  MadoDateEntry *issued_entry;
  MadoDateEntry *expires_entry;
  MadoDateEntry *card_entry;
  MadoDateEntry *renewed_entry;
  GtkCheckButton *renewed_check;
  GtkCheckButton *changed_check;
  GtkCheckButton *guardianship_check;
  GtkCheckButton *overseas_check;
  GtkWidget *feb29_box;
  GtkDropDown *feb29;
  GtkLabel *problem_label;
  GtkWidget *result_box;
  MadoVerdictCard *verdict_card;
  MadoCertificatePanel *auth_panel;
  MadoCertificatePanel *sign_panel;
  MadoProcedureList *procedure_list;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (MadoManualPage, mado_manual_page, ADW_TYPE_BIN)

static gboolean
wants (MadoManualPage *self, MadoKind kind)
{
  return gtk_check_button_get_active (self->kind_both) ||
         gtk_check_button_get_active (kind == MADO_KIND_AUTH ? self->kind_auth : self->kind_sign);
}

static gboolean
is_leap_day (const GDate *date)
{
  return mado_civil_date_known (date) && g_date_get_month (date) == G_DATE_FEBRUARY &&
         g_date_get_day (date) == 29;
}

/* Takes the date of @entry; FALSE when something is typed there that is no date. */
static gboolean
take_date (MadoDateEntry *entry, GDate *date)
{
  MadoTyped typed = mado_date_entry_get_date (entry, date);

  return typed == MADO_TYPED_DATE || typed == MADO_TYPED_EMPTY;
}

static gboolean
take_dates (MadoManualPage *self, MadoFacts *facts, MadoCertificateFacts *certificate)
{
  gboolean good = take_date (self->born_entry, &facts->born);

  good = take_date (self->issued_entry, &certificate->issued) && good;
  good = take_date (self->expires_entry, &certificate->expires) && good;
  good = take_date (self->card_entry, &facts->card_expires) && good;
  if (gtk_check_button_get_active (self->renewed_check))
    good = take_date (self->renewed_entry, &certificate->renewed_from) && good;
  return good;
}

static gboolean
fill_facts (MadoManualPage *self, MadoFacts *facts)
{
  MadoCertificateFacts certificate = { .record = MADO_RECORD_RECORDED };

  *facts = (MadoFacts){ .medium = MADO_MEDIUM_CARD };
  if (!take_dates (self, facts, &certificate))
    return FALSE;
  facts->guardianship = gtk_check_button_get_active (self->guardianship_check);
  facts->overseas = gtk_check_button_get_active (self->overseas_check);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (wants (self, (MadoKind)kind))
      facts->certificates[kind] = certificate;
  if (gtk_check_button_get_active (self->changed_check))
    facts->certificates[MADO_KIND_SIGN].events |= MADO_EVENT_ADDRESS;
  return TRUE;
}

/* (nullable): why nothing can be said, in words. */
static const char *
find_problem (const MadoFacts *facts, gboolean readable, MadoKind kind, const GDate *today)
{
  const MadoCertificateFacts *certificate = &facts->certificates[kind];
  gboolean born = mado_civil_date_known (&facts->born);
  gboolean issued = mado_civil_date_known (&certificate->issued);

  if (!readable)
    return _ ("日付の入力を確かめてください。");
  if (born && mado_civil_date_compare (&facts->born, today) > 0)
    return _ ("生年月日が今日より後になっています。");
  if (issued && mado_civil_date_compare (&certificate->issued, today) > 0)
    return _ ("発行日が今日より後になっています。");
  if (born && issued && mado_civil_date_compare (&certificate->issued, &facts->born) < 0)
    return _ ("発行日が生年月日より前になっています。");
  if (mado_civil_date_known (&certificate->expires))
    return NULL;
  if (!born || !issued)
    return _ ("有効期限か、生年月日と発行日の両方を入力すると、ここに結果が出ます。");
  return NULL;
}

static void
show_panel (MadoManualPage *self, MadoCertificatePanel *panel, MadoKind kind, MadoAdvice *advice)
{
  g_auto (MadoCertificateView) view = { 0 };

  mado_certificate_view_init (&view, kind, advice, NULL, NULL,
                              mado_session_get_audience (self->session));
  mado_certificate_panel_show (panel, &view);
  gtk_widget_set_visible (GTK_WIDGET (panel), wants (self, kind));
}

static void
show_result (MadoManualPage *self)
{
  MadoMunicipality *municipality = mado_session_get_municipality (self->session);
  g_autoptr (MadoVerdict) verdict =
      mado_wording_verdict (self->advice, municipality, mado_session_get_audience (self->session));
  g_autofree char *source = mado_wording_source_line (municipality);

  mado_verdict_add_unchecked (verdict, self->advice);
  mado_verdict_card_set_verdict (self->verdict_card, verdict);
  show_panel (self, self->auth_panel, MADO_KIND_AUTH, self->advice);
  show_panel (self, self->sign_panel, MADO_KIND_SIGN, self->advice);
  mado_procedure_list_set_advice (self->procedure_list, self->advice,
                                  mado_session_get_audience (self->session));
  gtk_label_set_label (self->source_label, source);
}

static void
update (MadoManualPage *self)
{
  MadoRules rules;
  MadoFacts facts;
  GDate today;
  const char *problem;
  gboolean readable = fill_facts (self, &facts);

  mado_session_get_today (self->session, &today);
  rules = mado_session_get_municipality (self->session)->rules;
  gtk_widget_set_visible (self->feb29_box, is_leap_day (&facts.born));
  gtk_widget_set_visible (GTK_WIDGET (self->renewed_entry),
                          gtk_check_button_get_active (self->renewed_check));
  if (is_leap_day (&facts.born))
    rules.feb29 = (MadoFeb29)gtk_drop_down_get_selected (self->feb29);
  problem = find_problem (&facts, readable,
                          wants (self, MADO_KIND_AUTH) ? MADO_KIND_AUTH : MADO_KIND_SIGN, &today);
  g_clear_pointer (&self->advice, mado_advice_unref);
  if (problem == NULL)
    {
      self->facts = facts;
      self->reading = rules.feb29;
      self->advice = mado_advice_new (&facts, &rules, &today);
      show_result (self);
    }
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_set_visible (self->result_box, problem == NULL);
}

static void
on_advice_cb (MadoManualPage *self)
{
  if (mado_session_get_municipality (self->session) != NULL)
    update (self);
}

static void
mado_manual_page_dispose (GObject *object)
{
  MadoManualPage *self = MADO_MANUAL_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->advice, mado_advice_unref);

  G_OBJECT_CLASS (mado_manual_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, kind_both);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, kind_auth);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, kind_sign);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, born_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, issued_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, expires_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, card_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, renewed_entry);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, renewed_check);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, changed_check);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, guardianship_check);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, overseas_check);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, feb29_box);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, feb29);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, result_box);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, verdict_card);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, auth_panel);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, sign_panel);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, procedure_list);
  gtk_widget_class_bind_template_child (widget_class, MadoManualPage, source_label);
}

static void
mado_manual_page_class_init (MadoManualPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_manual_page_dispose;

  g_type_ensure (MADO_TYPE_CERTIFICATE_PANEL);
  g_type_ensure (MADO_TYPE_DATE_ENTRY);
  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  g_type_ensure (MADO_TYPE_PROCEDURE_LIST);
  g_type_ensure (MADO_TYPE_VERDICT_CARD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-manual-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
mado_manual_page_init (MadoManualPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mado_manual_page_new (MadoSession *session)
{
  MadoManualPage *self = g_object_new (MADO_TYPE_MANUAL_PAGE, NULL);
  MadoMunicipality *municipality = mado_session_get_municipality (session);

  self->session = g_object_ref (session);
  mado_verdict_card_set_session (self->verdict_card, session);
  gtk_drop_down_set_selected (self->feb29, municipality->rules.feb29);
  /* Another day, or another municipality. */
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (on_advice_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const MadoAdvice *
mado_manual_page_get_advice (MadoManualPage *self)
{
  return self->advice;
}

gboolean
mado_manual_page_get_facts (MadoManualPage *self, MadoFacts *facts, MadoFeb29 *feb29)
{
  g_return_val_if_fail (MADO_IS_MANUAL_PAGE (self), FALSE);

  *facts = self->facts;
  *feb29 = self->reading;
  return self->advice != NULL;
}

void
mado_manual_page_take_over (MadoManualPage *self, MadoManualPage *old)
{
  g_return_if_fail (MADO_IS_MANUAL_PAGE (self) && MADO_IS_MANUAL_PAGE (old));

  const struct
  {
    GtkCheckButton *to, *from;
  } checks[] = {
    { self->kind_both, old->kind_both },
    { self->kind_auth, old->kind_auth },
    { self->kind_sign, old->kind_sign },
    { self->renewed_check, old->renewed_check },
    { self->changed_check, old->changed_check },
    { self->guardianship_check, old->guardianship_check },
    { self->overseas_check, old->overseas_check },
  };
  const struct
  {
    MadoDateEntry *to, *from;
  } dates[] = {
    { self->born_entry, old->born_entry },       { self->issued_entry, old->issued_entry },
    { self->expires_entry, old->expires_entry }, { self->card_entry, old->card_entry },
    { self->renewed_entry, old->renewed_entry },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    gtk_check_button_set_active (checks[i].to, gtk_check_button_get_active (checks[i].from));
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    mado_date_entry_take_over (dates[i].to, dates[i].from);
  gtk_drop_down_set_selected (self->feb29, gtk_drop_down_get_selected (old->feb29));
}
