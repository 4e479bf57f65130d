/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-focus-child.h"
#include "mado-guide-answer.h"
#include "mado-guide-box.h"
#include "mado-guide-row.h"
#include "mado-guide-section.h"
#include "mado-guide-take.h"
#include "mado-guide-verdict.h"
#include "mado-guide-where.h"
#include "mado-municipality-line.h"
#include "mado-question-row.h"
#include "mado-take-bar.h"
#include "mado-wording-guide.h"
#include "mado-wrap-layout.h"

typedef enum
{
  PART_BRING,
  PART_WHERE,
  PART_AFTER,
  PART_CAUTION,
  PART_TAKE,
} Part;
#define N_PARTS 5

struct _MadoGuidePage
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */

  GtkWidget *box;
  GtkScrolledWindow *scroller;
  GtkBox *column;
  GtkWidget *card_left_box;
  MadoMunicipalityLine *municipality_line;
  GtkBox *question_box;
  GtkWidget *questions[MADO_N_QUESTIONS]; /* (unowned) (nullable): in the box */
  GtkWidget *assumed_box;                 /* (unowned): above the things to bring */
  MadoGuideVerdict *verdict;
  MadoGuideSection *sections[N_PARTS];
  GtkBox *lines[N_PARTS]; /* in the section, and below them: */
  MadoGuideSection *details[N_PARTS];
  GtkSwitch *sources_switch;
};

G_DEFINE_FINAL_TYPE (MadoGuidePage, mado_guide_page, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  MadoSection sections[2];
  guint n_sections;
} parts[N_PARTS] = {
  [PART_BRING] = { N_ ("持ち物"), { MADO_SECTION_BRING }, 1 },
  [PART_WHERE] = { N_ ("場所と日"), { MADO_SECTION_WHERE, MADO_SECTION_VISITS }, 2 },
  [PART_AFTER] = { N_ ("手続きのあと"), { MADO_SECTION_AFTER }, 1 },
  [PART_CAUTION] = { N_ ("知っておくこと"), { MADO_SECTION_CAUTION }, 1 },
  [PART_TAKE] = { N_ ("持っていく"), { 0 }, 0 },
};

/* --- lines --- */

/* The counters have a heading of their own. */
static gboolean
is_said_below (MadoGuidePage *self, MadoLine line)
{
  MadoHandout handout;

  mado_consultation_get_handout (self->consultation, &handout);
  return line == MADO_LINE_WHERE_COUNTER && mado_handout_is_at_counters (&handout);
}

/* The lines of @part on the first level, or those with the flag `detail`. (transfer full) */
static GArray *
create_lines (MadoGuidePage *self, Part part, gboolean detail)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (MadoLine));

  for (guint i = 0; i < parts[part].n_sections; i++)
    {
      const MadoGuideLines *lines = &guide->sections[parts[part].sections[i]];

      for (guint j = 0; j < lines->n_lines; j++)
        if (mado_line_is_detail (lines->lines[j]) == detail &&
            !is_said_below (self, lines->lines[j]))
          g_array_append_val (chosen, lines->lines[j]);
    }
  return chosen;
}

static void
add_lines (MadoGuidePage *self, GtkBox *box, const GArray *lines)
{
  gboolean shows_sources = gtk_switch_get_active (self->sources_switch);

  for (guint i = 0; i < lines->len; i++)
    mado_guide_box_add (
        box,
        mado_guide_row_new (self->consultation, g_array_index (lines, MadoLine, i), shows_sources));
}

static void
add_part (MadoGuidePage *self, Part part, const GArray *lines, const GArray *details)
{
  GtkBox *box = self->lines[part];

  add_lines (self, box, lines);
  /* Where there is nothing but details, the section's own heading is enough. */
  if (lines->len == 0)
    add_lines (self, box, details);
  else if (mado_guide_section_get_open (self->details[part]))
    add_lines (self, mado_guide_section_get_box (self->details[part]), details);
  if (part == PART_WHERE)
    mado_guide_where_fill (box, self->consultation);
  if (part == PART_TAKE)
    mado_guide_take_fill (box, self->consultation);
}

/* What is folded is made when somebody opens it. */
static void
fill_part (MadoGuidePage *self, Part part)
{
  g_autoptr (GArray) lines = create_lines (self, part, FALSE);
  g_autoptr (GArray) details = create_lines (self, part, TRUE);
  gboolean more =
      part == PART_TAKE || (part == PART_WHERE && mado_guide_where_is_told (self->consultation));

  mado_guide_box_clear (self->lines[part]);
  mado_guide_box_clear (mado_guide_section_get_box (self->details[part]));
  gtk_widget_set_visible (GTK_WIDGET (self->details[part]), lines->len > 0 && details->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sections[part]),
                          lines->len > 0 || details->len > 0 || more);
  if (mado_guide_section_get_open (self->sections[part]))
    add_part (self, part, lines, details);
}

/* --- questions --- */

static GtkWidget *
get_question (MadoGuidePage *self, MadoQuestion question)
{
  if (self->questions[question] == NULL)
    {
      self->questions[question] = mado_question_row_new (self->consultation, question);
      gtk_box_append (self->question_box, self->questions[question]);
    }
  return self->questions[question];
}

/* The rows stay the same widgets, so that the focus stays where it is. */
static void
arrange_questions (MadoGuidePage *self)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  GtkWidget *above = NULL;

  for (guint i = 0; i < MADO_N_QUESTIONS; i++)
    if (self->questions[i] != NULL)
      gtk_widget_set_visible (self->questions[i], mado_guide_asks (guide, (MadoQuestion)i));
  for (guint i = 0; i < guide->n_questions; i++)
    {
      GtkWidget *row = get_question (self, guide->questions[i]);

      if (gtk_widget_get_prev_sibling (row) != above)
        gtk_box_reorder_child_after (self->question_box, row, above);
      above = row;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->question_box), guide->n_questions > 0);
}

/* --- what the things to bring take for granted --- */

static void
on_assumed_cb (MadoGuidePage *self, GtkButton *button)
{
  gtk_widget_grab_focus (
      self->questions[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "question"))]);
}

/* (nullable) */
static GtkWidget *
create_assumed (MadoGuidePage *self, MadoQuestion question)
{
  const char *text =
      mado_wording_case (question, mado_consultation_get_case (self->consultation, question));

  if (text == NULL)
    return NULL;
  g_autofree char *words =
      mado_wording_question (question, mado_consultation_get_guide (self->consultation));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, NULL);

  g_object_set_data (G_OBJECT (button), "question", GUINT_TO_POINTER (question));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_assumed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* What is taken for granted stands above the things to bring as well: where the page begins with
 * those, the questions are out of sight. */
static void
fill_assumed (MadoGuidePage *self)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  GtkWidget *child = gtk_widget_get_last_child (self->assumed_box);

  while (child != gtk_widget_get_first_child (self->assumed_box))
    {
      gtk_widget_unparent (child);
      child = gtk_widget_get_last_child (self->assumed_box);
    }
  for (guint i = 0; i < guide->n_questions; i++)
    {
      GtkWidget *button = create_assumed (self, guide->questions[i]);

      if (button != NULL)
        gtk_widget_set_parent (button, self->assumed_box);
    }
  gtk_widget_set_visible (
      self->assumed_box,
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->assumed_box)) != NULL);
}

/* --- the page --- */

static void
fill (MadoGuidePage *self)
{
  mado_guide_verdict_set_shows_sources (self->verdict,
                                        gtk_switch_get_active (self->sources_switch));
  for (guint i = 0; i < N_PARTS; i++)
    fill_part (self, (Part)i);
  fill_assumed (self);
}

/* Who comes to the things to bring by ear is told the answer as the name of what they are in. */
static void
tell_answer (MadoGuidePage *self)
{
  GtkLabel *title = mado_guide_verdict_get_title (self->verdict);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (title), -1);
}

static void
update (MadoGuidePage *self)
{
  tell_answer (self);
  gtk_widget_set_visible (self->card_left_box,
                          mado_consultation_get_card_left (self->consultation));
  arrange_questions (self);
  fill (self);
}

/* Scrolls to @section as soon as it has been given a place, and again until the page stays there:
 * GTK may go back to the top afterwards. A page that another one hides gets no place. */
static gboolean
on_tick_cb (GtkWidget *section, GdkFrameClock *clock, gpointer user_data)
{
  MadoGuidePage *self = MADO_GUIDE_PAGE (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double before = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (section))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (section) == 0 ||
      !gtk_widget_compute_bounds (section, gtk_widget_get_parent (GTK_WIDGET (self->column)),
                                  &bounds))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (adjustment, (double)bounds.origin.y,
                             (double)(bounds.origin.y + bounds.size.height));
  return gtk_adjustment_get_value (adjustment) == before ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* So that as much of @section is seen as there is room for. */
static void
show_section (MadoGuidePage *self, MadoGuideSection *section)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (section), on_tick_cb, self, NULL);
}

static gboolean
mado_guide_page_grab_focus (GtkWidget *widget)
{
  MadoGuidePage *self = MADO_GUIDE_PAGE (widget);
  if (gtk_widget_grab_focus (GTK_WIDGET (self->verdict)))
    return TRUE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->sections[PART_BRING])))
    return FALSE;
  show_section (self, self->sections[PART_BRING]);
  return gtk_widget_child_focus (GTK_WIDGET (self->lines[PART_BRING]), GTK_DIR_TAB_FORWARD);
}

static void
mado_guide_page_dispose (GObject *object)
{
  MadoGuidePage *self = MADO_GUIDE_PAGE (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_guide_page_parent_class)->dispose (object);
}

static void
mado_guide_page_class_init (MadoGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_guide_page_dispose;
  widget_class->focus = mado_widget_focus_child;
  widget_class->grab_focus = mado_guide_page_grab_focus;

  g_type_ensure (MADO_TYPE_MUNICIPALITY_LINE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/guide/mado-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, box);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, column);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, card_left_box);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, municipality_line);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, question_box);
  gtk_widget_class_bind_template_child (widget_class, MadoGuidePage, sources_switch);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
on_opened_cb (MadoGuidePage *self, MadoGuideSection *section)
{
  guint part = 0;

  while (self->sections[part] != section && self->details[part] != section)
    part++;
  fill_part (self, (Part)part);
  if (self->sections[part] == section)
    show_section (self, section);
}

/* Under the questions, in their order. */
static void
add_sections (MadoGuidePage *self)
{
  GtkWidget *above = GTK_WIDGET (self->question_box);

  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkBox *box;

      self->sections[i] = mado_guide_section_new (_ (parts[i].title));
      self->lines[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      self->details[i] = mado_guide_section_new (_ ("くわしく"));
      box = mado_guide_section_get_box (self->sections[i]);
      gtk_widget_add_css_class (GTK_WIDGET (self->sections[i]), "card");
      g_signal_connect_object (self->sections[i], "opened", G_CALLBACK (on_opened_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->details[i], "opened", G_CALLBACK (on_opened_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (box, GTK_WIDGET (self->lines[i]));
      gtk_box_append (box, GTK_WIDGET (self->details[i]));
      gtk_box_insert_child_after (self->column, GTK_WIDGET (self->sections[i]), above);
      above = GTK_WIDGET (self->sections[i]);
    }
  mado_guide_section_set_open (self->sections[PART_BRING], TRUE);
}

static void
add_assumed (MadoGuidePage *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("次の場合の持ち物です。"), "xalign",
                                   0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  self->assumed_box = mado_wrap_layout_create_box (8);
  gtk_widget_add_css_class (self->assumed_box, "mado-row");
  gtk_widget_set_parent (label, self->assumed_box);
  gtk_box_prepend (mado_guide_section_get_box (self->sections[PART_BRING]), self->assumed_box);
}

static void
mado_guide_page_init (MadoGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sections (self);
  add_assumed (self);
}

GtkWidget *
mado_guide_page_new (MadoConsultation *consultation)
{
  MadoGuidePage *self = g_object_new (MADO_TYPE_GUIDE_PAGE, NULL);

  self->consultation = g_object_ref (consultation);
  self->verdict = mado_guide_verdict_new (consultation);
  gtk_box_insert_child_after (self->column, GTK_WIDGET (self->verdict), self->card_left_box);
  mado_municipality_line_set_session (self->municipality_line,
                                      mado_consultation_get_session (consultation));
  gtk_box_prepend (GTK_BOX (self->box),
                   GTK_WIDGET (mado_guide_answer_new (
                       self->scroller, mado_guide_verdict_get_title (self->verdict),
                       mado_guide_verdict_get_days (self->verdict))));
  gtk_box_append (GTK_BOX (self->box), mado_take_bar_new (consultation));
  gtk_switch_set_active (self->sources_switch,
                         mado_consultation_get_audience (consultation) == MADO_AUDIENCE_STAFF);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

MadoConsultation *
mado_guide_page_get_consultation (MadoGuidePage *self)
{
  g_return_val_if_fail (MADO_IS_GUIDE_PAGE (self), NULL);

  return self->consultation;
}

void
mado_guide_page_take_over (MadoGuidePage *self, MadoGuidePage *old)
{
  g_return_if_fail (MADO_IS_GUIDE_PAGE (self));
  g_return_if_fail (MADO_IS_GUIDE_PAGE (old) && old->consultation == self->consultation);

  gtk_switch_set_active (self->sources_switch, gtk_switch_get_active (old->sources_switch));
  for (guint i = 0; i < N_PARTS; i++)
    {
      mado_guide_section_set_open (self->sections[i],
                                   mado_guide_section_get_open (old->sections[i]));
      mado_guide_section_set_open (self->details[i], mado_guide_section_get_open (old->details[i]));
    }
  fill (self);
}
