/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-answer.h"

#include "mado-pair-layout.h"
#include "mado-wrap-layout.h"

struct _MadoGuideAnswer
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (unowned): beside this one */
  GtkWidget *told;             /* (unowned): in it */
  GtkLabel *result_label;
  GtkLabel *days_label;
  guint tick_id; /* 0: none */
};

G_DEFINE_FINAL_TYPE (MadoGuideAnswer, mado_guide_answer, ADW_TYPE_BIN)

/* --- out of sight --- */

static gboolean
is_out_of_sight (MadoGuideAnswer *self, double told)
{
  return told < gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

/* In a narrow window with large text the sentence on the counters' days would leave no room. */
#define LEAST_EM 20

static gboolean
has_days (MadoGuideAnswer *self)
{
  return *gtk_label_get_label (self->days_label) != '\0' &&
         gtk_widget_get_width (GTK_WIDGET (self->scroller)) >=
             LEAST_EM * mado_widget_get_em (GTK_WIDGET (self));
}

/* A page is scrolled before it is laid out, and while it is; and what is laid out must not be
 * changed. One that another page hides is looked at when it is shown. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MadoGuideAnswer *self = MADO_GUIDE_ANSWER (user_data);
  GtkWidget *page =
      gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)));
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (gtk_widget_get_height (self->told) == 0 ||
      !gtk_widget_compute_bounds (self->told, page, &bounds))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->days_label), has_days (self));
  gtk_widget_set_visible (GTK_WIDGET (self), is_out_of_sight (self, (double)bounds.origin.y));
  return G_SOURCE_REMOVE;
}

static void
look (MadoGuideAnswer *self)
{
  if (self->tick_id == 0)
    self->tick_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), on_tick_cb, self, NULL);
}

/* --- the widget --- */

static void
mado_guide_answer_dispose (GObject *object)
{
  MadoGuideAnswer *self = MADO_GUIDE_ANSWER (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick_id);
  self->tick_id = 0;

  G_OBJECT_CLASS (mado_guide_answer_parent_class)->dispose (object);
}

static void
mado_guide_answer_class_init (MadoGuideAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_guide_answer_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "madoanswer");
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, box);
  return GTK_LABEL (label);
}

static void
mado_guide_answer_init (MadoGuideAnswer *self)
{
  GtkWidget *box = mado_wrap_layout_create_box (8);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->result_label = add_label (box, "mado-value");
  self->days_label = add_label (box, NULL);
  adw_bin_set_child (ADW_BIN (self),
                     g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", box, NULL));
}

/* @label says what @told does. */
static void
follow (MadoGuideAnswer *self, GtkLabel *told, GtkLabel *label)
{
  g_object_bind_property (told, "label", label, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (told, "notify::label", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

MadoGuideAnswer *
mado_guide_answer_new (GtkScrolledWindow *scroller, GtkLabel *result, GtkLabel *days)
{
  MadoGuideAnswer *self = g_object_new (MADO_TYPE_GUIDE_ANSWER, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  self->scroller = scroller;
  self->told = GTK_WIDGET (result);
  follow (self, result, self->result_label);
  follow (self, days, self->days_label);
  g_signal_connect_object (scroller, "map", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  /* Another width is another height. */
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}
