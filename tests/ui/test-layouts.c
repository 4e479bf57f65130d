/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pair-layout.h"
#include "mado-wrap-layout.h"

static GtkWidget *
make_widget (GType layout)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label =
      gtk_label_new ("a sentence that is long enough to be broken into several lines");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_layout_manager (box, g_object_new (layout, "spacing", 6, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("a button"));
  return g_object_ref_sink (box);
}

static int
needed_height (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* GTK 4.24's box takes what is needed without a width for needed at every width. */
static void
test_height_without_width (gconstpointer data)
{
  GtkWidget *widget = make_widget (GPOINTER_TO_SIZE (data));
  int least, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (natural, >, least);
  g_assert_cmpint (needed_height (widget, least), >, needed_height (widget, natural));
  for (int width = least; width < natural + 100; width += 7)
    g_assert_cmpint (needed_height (widget, -1), <=, needed_height (widget, width));
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that need not be there. */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_data_func ("/layouts/pair/height-without-width",
                        GSIZE_TO_POINTER (MADO_TYPE_PAIR_LAYOUT), test_height_without_width);
  g_test_add_data_func ("/layouts/wrap/height-without-width",
                        GSIZE_TO_POINTER (MADO_TYPE_WRAP_LAYOUT), test_height_without_width);
  return g_test_run ();
}
