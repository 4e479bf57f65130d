/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-comparison-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-focus-child.h"
#include "mado-pair-layout.h"
#include "mado-wording-comparison.h"
#include "mado-wording-date.h"

struct _MadoComparisonPage
{
  AdwBin parent_instance;

  MadoCounterDesk *desk; /* (owned) */
  const char *tone;      /* (nullable) */

  GtkWidget *scroller;
  GtkWidget *verdict;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkBox *cards_box;
  GtkWidget *note_button;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (MadoComparisonPage, mado_comparison_page, ADW_TYPE_BIN)

static void
say (MadoComparisonPage *self, const MadoPill *pill, const char *detail)
{
  if (self->tone != NULL)
    gtk_widget_remove_css_class (self->verdict, self->tone);
  self->tone = pill->tone;
  gtk_widget_add_css_class (self->verdict, self->tone);
  gtk_image_set_from_icon_name (self->icon, pill->icon);
  gtk_label_set_label (self->title_label, pill->text);
  gtk_label_set_label (self->detail_label, detail);
}

/* --- side by side --- */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "xalign", 0.0, "yalign", 0.0, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Side by side from so many em on, under one another below that. @first: em, 0: as all others */
static GtkWidget *
create_pair (double columns_at, double first, GtkWidget *left, GtkWidget *right)
{
  g_autoptr (GtkLayoutManager) layout =
      g_object_new (MADO_TYPE_PAIR_LAYOUT, "columns-at", columns_at, "first-width", first,
                    "spacing", 16, "line-spacing", 4, NULL);
  GtkWidget *pair = g_object_new (GTK_TYPE_BOX, "layout-manager", layout, NULL);

  gtk_box_append (GTK_BOX (pair), left);
  gtk_box_append (GTK_BOX (pair), right);
  return pair;
}

/* What it is stands above both where there is no room for it beside them: a date wants its line. */
static void
add_row (
    GtkWidget *box, GtkWidget *key, const char *before, const char *after, const char *css_class)
{
  gtk_box_append (GTK_BOX (box), create_pair (32, 7, key,
                                              create_pair (15, 0, create_label (before, css_class),
                                                           create_label (after, css_class))));
}

/* "": not known, as is said above it */
static char *
describe_date (const MadoBaselineCertificate *mark, const GDate *date)
{
  return mado_wording_mark (mark) == NULL ? mado_wording_date (date) : g_strdup ("");
}

static void
add_date (GtkWidget *box,
          const char *key,
          const MadoBaselineCertificate *before,
          const GDate *date_before,
          const MadoBaselineCertificate *after,
          const GDate *date_after)
{
  g_autofree char *words_before = describe_date (before, date_before);
  g_autofree char *words_after = describe_date (after, date_after);

  if (*words_before != '\0' || *words_after != '\0')
    add_row (box, create_label (key, "mado-key"), words_before, words_after, "mado-value");
}

/* (transfer none) */
static const char *
describe_serial (const MadoBaselineCertificate *mark)
{
  const char *missing = mado_wording_mark (mark);

  return missing != NULL ? missing : mark->serial;
}

static void
add_kind (MadoComparisonPage *self,
          const MadoBaseline *before,
          const MadoBaseline *after,
          MadoKind kind)
{
  MadoPill pill = mado_wording_comparison (mado_rules_compare (before, after, kind));
  const MadoBaselineCertificate *old = &before->certificates[kind];
  const MadoBaselineCertificate *new = &after->certificates[kind];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  /* Translators: what was noted before a renewal, and when: "10:42" */
  g_autofree char *noted =
      g_strdup_printf (_ ("控え（%s）"), mado_counter_desk_get_baseline_time (self->desk));
  /* Translators: the name of a certificate, then whether it was written */
  g_autofree char *head = g_strdup_printf (_ ("%1$s：%2$s"), mado_wording_kind (kind), pill.text);
  GtkWidget *title =
      g_object_new (GTK_TYPE_LABEL, "label", head, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "mado-value");
  gtk_box_append (GTK_BOX (box), title);
  add_row (box, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), noted, _ ("いまのカード"), "mado-key");
  add_row (box, create_label (_ ("シリアル番号"), "mado-key"), describe_serial (old),
           describe_serial (new), "mado-value");
  add_date (box, _ ("発行日"), old, &old->issued, new, &new->issued);
  add_date (box, _ ("有効期限"), old, &old->expires, new, &new->expires);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "mado-panel");
  gtk_box_append (self->cards_box, box);
}

static void
compare (MadoComparisonPage *self, const MadoBaseline *before)
{
  MadoSession *session = mado_counter_desk_get_session (self->desk);
  GDate today;
  g_autoptr (MadoBaseline) after = NULL;
  g_autofree char *detail = NULL;
  MadoComparison comparison;
  MadoPill pill;
  MadoKind kind;

  mado_session_get_today (session, &today);
  after = mado_baseline_new (mado_session_get_snapshot (session), &today);
  comparison = mado_rules_compare_cards (before, after, &kind);
  pill = mado_wording_comparison (comparison);
  detail = mado_wording_comparison_detail (comparison, kind);
  say (self, &pill, detail);
  /* Nothing of what may be somebody else's card is shown beside this one. */
  if (comparison == MADO_COMPARISON_OTHER_CARD || comparison == MADO_COMPARISON_UNSURE)
    return;
  add_kind (self, before, after, MADO_KIND_AUTH);
  add_kind (self, before, after, MADO_KIND_SIGN);
}

/* --- the page --- */

static MadoPill
describe_waiting (MadoComparisonPage *self)
{
  const MadoPill noted = { _ ("控えました"), "object-select-symbolic", "mado-none" };
  const MadoPill reading = { _ ("読み取っています"), "content-loading-symbolic", "mado-none" };
  const MadoPill waiting = { _ ("更新したカードを置いてください"), "mado-card-symbolic",
                             "mado-none" };
  MadoSession *session = mado_counter_desk_get_session (self->desk);

  if (mado_counter_desk_can_baseline (self->desk))
    return noted;
  if (mado_session_get_snapshot (session) != NULL ||
      mado_session_get_stage (session) == MADO_STAGE_READING)
    return reading;
  return waiting;
}

static void
wait_for_card (MadoComparisonPage *self)
{
  const MadoPill pill = describe_waiting (self);
  /* Translators: a time of the day: "10:42" */
  g_autofree char *detail = g_strdup_printf (_ ("%sに控えました。番号と日付だけをメモリーに置いてい"
                                                "ます。端末での更新が終わったら、同じカー"
                                                "ドをもう一度置いてください。"),
                                             mado_counter_desk_get_baseline_time (self->desk));

  say (self, &pill, detail);
}

static void
say_empty (MadoComparisonPage *self)
{
  const MadoPill pill = { _ ("控えがありません"), "mado-info-symbolic", "mado-none" };

  say (self, &pill, _ ("更新の前のカードを置いて、「このカードを控える」を押してください。"));
}

static void
update (MadoComparisonPage *self)
{
  const MadoBaseline *note = mado_counter_desk_get_baseline (self->desk);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))) != NULL)
    gtk_box_remove (self->cards_box, child);
  if (note == NULL)
    say_empty (self);
  else if (mado_counter_desk_can_compare (self->desk))
    compare (self, note);
  else
    wait_for_card (self);
  gtk_label_set_label (self->note_label,
                       note != NULL ? _ ("このカードを控え直す") : _ ("このカードを控える"));
  gtk_widget_set_sensitive (self->note_button, mado_counter_desk_can_baseline (self->desk));
}

static void
on_note_cb (MadoComparisonPage *self)
{
  mado_counter_desk_take_baseline (self->desk);
}

static gboolean
mado_comparison_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MADO_COMPARISON_PAGE (widget)->scroller);
}

static void
mado_comparison_page_dispose (GObject *object)
{
  MadoComparisonPage *self = MADO_COMPARISON_PAGE (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mado_comparison_page_parent_class)->dispose (object);
}

static void
mado_comparison_page_class_init (MadoComparisonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_comparison_page_dispose;
  widget_class->focus = mado_widget_focus_child;
  widget_class->grab_focus = mado_comparison_page_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/counter/mado-comparison-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, note_button);
  gtk_widget_class_bind_template_child (widget_class, MadoComparisonPage, note_label);
  gtk_widget_class_bind_template_callback (widget_class, on_note_cb);
}

static void
mado_comparison_page_init (MadoComparisonPage *self)
{
  g_type_ensure (MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mado_comparison_page_new (MadoCounterDesk *desk)
{
  MadoComparisonPage *self = g_object_new (MADO_TYPE_COMPARISON_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
