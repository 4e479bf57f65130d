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

#define N_BUTTONS    7
#define BUTTON_WIDTH 100

/* How many of the buttons stand in the first of the two lines of @width. */
static guint
count_in_first_line (gboolean even, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint n = 0;

  g_object_ref_sink (box);
  gtk_widget_set_layout_manager (
      box, g_object_new (MADO_TYPE_WRAP_LAYOUT, "spacing", 6, "even", even, NULL));
  for (guint i = 0; i < N_BUTTONS; i++)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_DRAWING_AREA, "width-request",
                                                 BUTTON_WIDTH, "height-request", 10, NULL));
  g_assert_cmpint (needed_height (box, width), ==, 26);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, width, 26 }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation at;

      gtk_widget_get_allocation (child, &at);
      g_assert_cmpint (at.x + at.width, <=, width);
      n += at.y == 0;
    }
  g_assert_finalize_object (box);
  return n;
}

/* The last one is not left alone where the others could share with it. */
static void
test_even (void)
{
  const int room_for_six = 6 * (BUTTON_WIDTH + 6);

  g_assert_cmpuint (count_in_first_line (FALSE, room_for_six), ==, 6);
  g_assert_cmpuint (count_in_first_line (TRUE, room_for_six), ==, 4);
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
  g_test_add_func ("/layouts/wrap/even", test_even);
  return g_test_run ();
}
