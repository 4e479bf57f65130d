/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wrap-layout.h"

#include "mado-visible-child.h"

struct _MadoWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean even;
};

G_DEFINE_FINAL_TYPE (MadoWrapLayout, mado_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SPACING = 1,
  PROP_EVEN,
} MadoWrapLayoutProperty;

static GParamSpec *properties[PROP_EVEN + 1];

/* In a line of @width. */
static int
get_child_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (width, minimum, natural);
}

/* Goes through the line of @width that begins with @first. @height: (out): of the line.
 * Returns: (nullable): with what the next line begins */
static GtkWidget *
find_next_line (MadoWrapLayout *self, GtkWidget *first, int width, int *height)
{
  GtkWidget *child = first;
  int x = 0;

  *height = 0;
  while (child != NULL)
    {
      int child_width = get_child_width (child, width);
      int child_height;

      if (child != first && x + child_width > width)
        return child;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL,
                          NULL);
      *height = MAX (*height, child_height);
      x += child_width + self->spacing;
      child = mado_widget_get_next_visible (child);
    }
  return NULL;
}

static void
measure_width (MadoWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static int
measure_height (MadoWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *line = mado_widget_get_first_visible (widget);
  int sum = 0;

  while (line != NULL)
    {
      int height;

      line = find_next_line (self, line, width, &height);
      sum += height + (sum > 0 ? self->spacing : 0);
    }
  return sum;
}

static GtkSizeRequestMode
mado_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mado_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MadoWrapLayout *self = MADO_WRAP_LAYOUT (manager);
  int width = for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  /* Without a width, what is needed at the best one: see mado-pair-layout.c. */
  if (width < 0)
    measure_width (self, widget, &(int){ 0 }, &width);
  *minimum = *natural = measure_height (self, widget, width);
}

static void
allocate_line (MadoWrapLayout *self,
               GtkWidget *widget,
               GtkWidget *first,
               GtkWidget *end,
               const GtkAllocation *line)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = mado_widget_get_next_visible (child))
    {
      int child_width = get_child_width (child, line->width);
      int child_x = mirrored ? line->width - x - child_width : x;

      gtk_widget_size_allocate (
          child, &(GtkAllocation){ child_x, line->y, child_width, line->height }, -1);
      x += child_width + self->spacing;
    }
}

static guint
count_lines (MadoWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *line = mado_widget_get_first_visible (widget);
  guint n = 0;

  for (; line != NULL; n++)
    line = find_next_line (self, line, width, &(int){ 0 });
  return n;
}

static int
get_widest (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    widest = MAX (widest, get_child_width (child, G_MAXINT));
  return widest;
}

/* The least width that takes no more lines than @width does. */
static int
find_even_width (MadoWrapLayout *self, GtkWidget *widget, int width)
{
  const guint n_lines = count_lines (self, widget, width);
  /* Nothing is made narrower for it, and so nothing higher. */
  int low = MIN (get_widest (widget), width);
  int high = width;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (count_lines (self, widget, middle) > n_lines)
        low = middle + 1;
      else
        high = middle;
    }
  return high;
}

static void
mado_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  MadoWrapLayout *self = MADO_WRAP_LAYOUT (manager);
  GtkWidget *first = mado_widget_get_first_visible (widget);
  GtkAllocation line = { 0, 0, width, 0 };
  const int end_of_line = self->even ? find_even_width (self, widget, width) : width;

  while (first != NULL)
    {
      GtkWidget *end = find_next_line (self, first, end_of_line, &line.height);

      allocate_line (self, widget, first, end, &line);
      line.y += line.height + self->spacing;
      first = end;
    }
}

static void
mado_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MadoWrapLayout *self = MADO_WRAP_LAYOUT (object);

  switch ((MadoWrapLayoutProperty)id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_EVEN:
      self->even = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
mado_wrap_layout_class_init (MadoWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->set_property = mado_wrap_layout_set_property;
  manager_class->get_request_mode = mado_wrap_layout_get_request_mode;
  manager_class->measure = mado_wrap_layout_measure;
  manager_class->allocate = mado_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EVEN] =
      g_param_spec_boolean ("even", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mado_wrap_layout_init (MadoWrapLayout *self)
{
}

GtkWidget *
mado_wrap_layout_create_box (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* As a property it would be held once more, and stay. */
  gtk_widget_set_layout_manager (box,
                                 g_object_new (MADO_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL));
  return box;
}
