/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-verdict.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-feature.h"
#include "mado-guide-box.h"
#include "mado-guide-row.h"
#include "mado-pair-layout.h"
#include "mado-wording-guide.h"
#include "mado-wording-procedure.h"
#include "mado-rules-nicks.h"

struct _MadoGuideVerdict
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */
  const char *tone;               /* (nullable): static */
  gboolean shows_sources;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *days_label;
  GtkBox *reason_box;
  GtkWidget *here_button;
  GtkWidget *instead_button;
  GtkLabel *instead_label;
  GtkWidget *manual_button;
  GtkWidget *also_button;
  GtkLabel *also_label;
};

G_DEFINE_FINAL_TYPE (MadoGuideVerdict, mado_guide_verdict, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *tone;
} looks[MADO_N_APPLIES] = {
  [MADO_APPLIES_NOW] = { "object-select-symbolic", "mado-act" },
  [MADO_APPLIES_FROM] = { "x-office-calendar-symbolic", "mado-calm" },
  [MADO_APPLIES_NOT] = { "mado-info-symbolic", "mado-none" },
  [MADO_APPLIES_ASK] = { "dialog-question-symbolic", "mado-warn" },
};

/* @words: (transfer full) */
static void
set_button (GtkWidget *button, GtkLabel *label, MadoProcedure procedure, char *words)
{
  gtk_label_set_label (label, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    mado_procedure_to_string (procedure));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.procedure");
  g_free (words);
}

static void
update_buttons (MadoGuideVerdict *self, const MadoGuide *guide)
{
  gtk_widget_set_visible (self->instead_button, guide->has_instead);
  gtk_widget_set_visible (self->also_button, guide->has_also);
  gtk_widget_set_visible (self->here_button, mado_guide_has_line (guide, MADO_LINE_WHERE_HERE));
  /* Whoever has no card at hand can tell the dates. */
  gtk_widget_set_visible (self->manual_button,
                          mado_feature_is_on (MADO_FEATURE_WITHOUT_CARD) &&
                              mado_guide_has_line (guide, MADO_LINE_WHY_UNKNOWN));
  if (guide->has_instead)
    set_button (self->instead_button, self->instead_label, guide->instead,
                /* Translators: %s is a procedure: the one that fits instead */
                g_strdup_printf (_ ("「%s」の案内へ"), mado_wording_procedure (guide->instead)));
  if (guide->has_also)
    set_button (
        self->also_button, self->also_label, guide->also,
        /* Translators: %s is a procedure: one that is needed besides */
        g_strdup_printf (_ ("あわせて必要な「%s」の案内へ"), mado_wording_procedure (guide->also)));
}

/* The answer has said that date already, where the counters are open on it. */
static gboolean
is_said_by_answer (MadoLine line, const MadoGuide *guide, const MadoCounterSpan *span)
{
  switch ((guint)line)
    {
    case MADO_LINE_WHY_WINDOW_OPEN:
      return span->last_search == MADO_SEARCH_FOUND &&
             mado_civil_date_compare (&span->last, &guide->until) == 0;
    case MADO_LINE_WHY_WINDOW_NOT_YET:
      return span->first_search == MADO_SEARCH_FOUND &&
             mado_civil_date_compare (&span->first, &guide->from) == 0;
    default:
      return FALSE;
    }
}

/* Why it is so. */
static void
update_reasons (MadoGuideVerdict *self, const MadoGuide *guide)
{
  const MadoGuideLines *lines = &guide->sections[MADO_SECTION_WHY];
  MadoHandout handout;
  MadoCounterSpan span;

  mado_consultation_get_handout (self->consultation, &handout);
  mado_handout_get_counter_span (&handout, &span);
  mado_guide_box_clear (self->reason_box);
  for (guint i = 0; i < lines->n_lines; i++)
    if (!is_said_by_answer (lines->lines[i], guide, &span) &&
        !mado_wording_result_says_line (guide, lines->lines[i],
                                        mado_consultation_get_audience (self->consultation)))
      gtk_box_append (self->reason_box, mado_guide_row_new (self->consultation, lines->lines[i],
                                                            self->shows_sources));
}

static void
set_tone (MadoGuideVerdict *self, const char *tone)
{
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self), self->tone);
}

static void
update (MadoGuideVerdict *self)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  const char *procedure = mado_wording_procedure (guide->procedure);
  g_autofree char *result = NULL;
  g_autofree char *days = NULL;
  g_autofree char *both = NULL;
  MadoApplies look = guide->applies;
  MadoHandout handout;
  MadoCounterSpan span;

  mado_consultation_get_handout (self->consultation, &handout);
  mado_handout_get_counter_span (&handout, &span);
  result =
      mado_wording_guide_answer (guide, &span, mado_consultation_get_audience (self->consultation));
  days = mado_wording_guide_days (guide, &span);
  both = g_strconcat (result, days != NULL ? "\n" : "", days, NULL);
  /* A period that no counter is open in is no good news. */
  if (look == MADO_APPLIES_NOW && mado_counter_span_is_over (&span))
    look = MADO_APPLIES_ASK;
  set_tone (self, looks[look].tone);
  gtk_image_set_from_icon_name (self->icon, looks[look].icon);
  gtk_label_set_label (self->days_label, days != NULL ? days : "");
  gtk_widget_set_visible (GTK_WIDGET (self->days_label), days != NULL);
  gtk_label_set_label (self->title_label, result);
  update_reasons (self, guide);
  update_buttons (self, guide);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, procedure,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both, -1);
}

static gboolean
mado_guide_verdict_grab_focus (GtkWidget *widget)
{
  MadoGuideVerdict *self = MADO_GUIDE_VERDICT (widget);

  GtkWidget *buttons[] = { self->instead_button, self->here_button, self->also_button };

  /* What can be done right here, or is needed besides, comes before what would be brought
   * elsewhere: whoever began there would not see it. */
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]) && gtk_widget_grab_focus (buttons[i]))
      return TRUE;
  return FALSE;
}

static void
mado_guide_verdict_dispose (GObject *object)
{
  MadoGuideVerdict *self = MADO_GUIDE_VERDICT (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_guide_verdict_parent_class)->dispose (object);
}

static void
mado_guide_verdict_class_init (MadoGuideVerdictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_guide_verdict_dispose;
  widget_class->grab_focus = mado_guide_verdict_grab_focus;

  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madoverdict");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/guide/mado-guide-verdict.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, days_label);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, reason_box);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, here_button);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, instead_button);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, instead_label);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, manual_button);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, also_button);
  gtk_widget_class_bind_template_child (widget_class, MadoGuideVerdict, also_label);
}

static void
mado_guide_verdict_init (MadoGuideVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

MadoGuideVerdict *
mado_guide_verdict_new (MadoConsultation *consultation)
{
  MadoGuideVerdict *self = g_object_new (MADO_TYPE_GUIDE_VERDICT, NULL);

  self->consultation = g_object_ref (consultation);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

GtkLabel *
mado_guide_verdict_get_title (MadoGuideVerdict *self)
{
  g_return_val_if_fail (MADO_IS_GUIDE_VERDICT (self), NULL);

  return self->title_label;
}

GtkLabel *
mado_guide_verdict_get_days (MadoGuideVerdict *self)
{
  g_return_val_if_fail (MADO_IS_GUIDE_VERDICT (self), NULL);

  return self->days_label;
}

void
mado_guide_verdict_set_shows_sources (MadoGuideVerdict *self, gboolean shows_sources)
{
  g_return_if_fail (MADO_IS_GUIDE_VERDICT (self));

  if (self->shows_sources == shows_sources)
    return;
  self->shows_sources = shows_sources;
  update_reasons (self, mado_consultation_get_guide (self->consultation));
}
