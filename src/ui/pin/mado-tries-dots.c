/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-tries-dots.h"

#include "mado-pair-layout.h"

struct _MadoTriesDots
{
  GtkWidget parent_instance;

  guint left;
  guint maximum;
};

G_DEFINE_FINAL_TYPE (MadoTriesDots, mado_tries_dots, GTK_TYPE_WIDGET)

/* Of the font's size. */
#define DISC 0.62
#define GAP  0.3

static double
get_length (MadoTriesDots *self, double em)
{
  return self->maximum == 0 ? 0 : em * (self->maximum * DISC + (self->maximum - 1) * GAP);
}

static void
mado_tries_dots_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  double em = mado_widget_get_em (widget);
  double size = em;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    size = get_length (MADO_TRIES_DOTS (widget), em);
  *minimum = *natural = (int)(size + 0.999);
}

static void
mado_tries_dots_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MadoTriesDots *self = MADO_TRIES_DOTS (widget);
  double em = mado_widget_get_em (widget);
  float disc = (float)(em * DISC);
  float y = ((float)gtk_widget_get_height (widget) - disc) / 2;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint i = 0; i < self->maximum; i++)
    {
      float x = (float)(i * em * (DISC + GAP));
      float width = i < self->left ? disc / 2 : MAX (1.5f, disc / 8);
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, disc, disc), disc / 2);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                                  (GdkRGBA[4]){ colour, colour, colour, colour });
    }
}

static void
mado_tries_dots_class_init (MadoTriesDotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mado_tries_dots_measure;
  widget_class->snapshot = mado_tries_dots_snapshot;
  gtk_widget_class_set_css_name (widget_class, "madotries");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mado_tries_dots_init (MadoTriesDots *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
mado_tries_dots_set (MadoTriesDots *self, guint left, guint maximum)
{
  g_return_if_fail (MADO_IS_TRIES_DOTS (self));

  self->left = MIN (left, maximum);
  self->maximum = maximum;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
