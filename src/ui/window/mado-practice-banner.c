/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-banner.h"

#include <glib/gi18n.h>

#include "mado-pair-layout.h"
#include "mado-wording-date.h"

struct _MadoPracticeBanner
{
  GtkWidget parent_instance;

  MadoPractice *practice; /* (owned) (nullable) */
  GtkWidget *text_box;
  GtkWidget *button_box;
  GtkLabel *label;
  GtkButton *move_button;
};

G_DEFINE_FINAL_TYPE (MadoPracticeBanner, mado_practice_banner, GTK_TYPE_WIDGET)

static void
update (MadoPracticeBanner *self)
{
  gboolean inserted = mado_practice_get_inserted (self->practice);

  gtk_button_set_label (self->move_button, inserted ? _ ("取り出す") : _ ("置く"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->move_button),
                                  inserted ? "app.practice-remove" : "app.practice-insert");
}

static void
mado_practice_banner_dispose (GObject *object)
{
  MadoPracticeBanner *self = MADO_PRACTICE_BANNER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_PRACTICE_BANNER);
  g_clear_object (&self->practice);

  G_OBJECT_CLASS (mado_practice_banner_parent_class)->dispose (object);
}

static void
mado_practice_banner_class_init (MadoPracticeBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_practice_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madobanner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-practice-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoPracticeBanner, text_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPracticeBanner, button_box);
  gtk_widget_class_bind_template_child (widget_class, MadoPracticeBanner, label);
  gtk_widget_class_bind_template_child (widget_class, MadoPracticeBanner, move_button);
}

static void
mado_practice_banner_init (MadoPracticeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "columns-at", 34.0,
                "first-width", -1.0, "spacing", 12, "line-spacing", 4, NULL);
}

/* A day that was given is not the computer's, and nobody shall take it for that. */
static char *
dup_text (MadoPractice *practice)
{
  const char *title = _ (mado_scenario_get_title (mado_practice_get_scenario (practice)));
  const GDate *today = mado_practice_get_today (practice);
  g_autofree char *day = today != NULL ? mado_wording_date_short (today, NULL) : NULL;

  if (day == NULL)
    /* Translators: %s is the title of the practice card. */
    return g_strdup_printf (_ ("練習用カード「%s」です。本物のカードではありません。"), title);
  /* Translators: the title of the practice card, and a date that is taken for today */
  return g_strdup_printf (
      _ ("練習用カード「%1$s」です。本物のカードではありません。%2$sを今日として示しています。"),
      title, day);
}

void
mado_practice_banner_set_practice (MadoPracticeBanner *self, MadoPractice *practice)
{
  g_autofree char *text = practice != NULL ? dup_text (practice) : NULL;

  g_return_if_fail (MADO_IS_PRACTICE_BANNER (self));

  if (self->practice != NULL)
    g_signal_handlers_disconnect_by_data (self->practice, self);
  g_set_object (&self->practice, practice);
  gtk_widget_set_visible (GTK_WIDGET (self), practice != NULL);
  if (practice == NULL)
    return;
  gtk_label_set_label (self->label, text);
  g_signal_connect_object (practice, "notify::inserted", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
