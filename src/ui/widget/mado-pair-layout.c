/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pair-layout.h"

#include "mado-visible-child.h"

struct _MadoPairLayout
{
  GtkLayoutManager parent_instance;

  double columns_at;
  double first_width;
  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (MadoPairLayout, mado_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_COLUMNS_AT = 1,
  PROP_FIRST_WIDTH,
  PROP_SPACING,
  PROP_LINE_SPACING,
} MadoPairLayoutProperty;

static GParamSpec *properties[PROP_LINE_SPACING + 1];

static guint
count_visible (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    n++;
  return n;
}

static int
child_minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
child_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
sum_natural_widths (GtkWidget *widget)
{
  int sum = 0;

  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    sum += child_natural_width (child);
  return sum;
}

/* The width of column @index of @n when the whole is @width wide. */
static int
column_width (MadoPairLayout *self, GtkWidget *widget, int width, guint index, guint n)
{
  int room = width - self->spacing * ((int)n - 1);

  if (self->first_width > 0)
    {
      int first = MIN ((int)(self->first_width * mado_widget_get_em (widget)), room / 2);

      return index == 0 ? first : (room - first) / ((int)n - 1);
    }
  if (self->first_width < 0)
    {
      int last = child_natural_width (gtk_widget_get_last_child (widget));

      /* When not all fits, the others keep a third at least. */
      if (sum_natural_widths (widget) > room)
        last = MIN (last, room * 2 / 3);
      return index == n - 1 ? last : (room - last) / ((int)n - 1);
    }
  return room / (int)n;
}

static gboolean
has_columns (MadoPairLayout *self, GtkWidget *widget, int width)
{
  guint n = count_visible (widget);
  guint i = 0;

  if (n < 2 || width < self->columns_at * mado_widget_get_em (widget))
    return FALSE;
  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    if (child_minimum_width (child) > column_width (self, widget, width, i++, n))
      return FALSE;
  return TRUE;
}

static void
measure_width (MadoPairLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int sum = 0;
  guint n = 0;

  *minimum = 0;
  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    {
      *minimum = MAX (*minimum, child_minimum_width (child));
      sum += child_natural_width (child);
      n++;
    }
  *natural = MAX (*minimum, sum + self->spacing * MAX ((int)n - 1, 0));
  if (n > 1)
    *natural = MAX (*natural, (int)(self->columns_at * mado_widget_get_em (widget)) + 1);
}

static void
measure_height (MadoPairLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean columns;
  guint n = count_visible (widget);
  guint i = 0;

  /* Without a width, what is needed at the best one: GTK 4.24's box never goes below it, and would
   * keep the height of the narrowest width at every other. */
  if (width < 0)
    measure_width (self, widget, &(int){ 0 }, &width);
  columns = has_columns (self, widget, width);
  *minimum = *natural = 0;
  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child), i++)
    {
      int for_width = columns ? column_width (self, widget, width, i, n) : width;
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          MAX (for_width, child_minimum_width (child)), &child_minimum,
                          &child_natural, NULL, NULL);
      if (columns)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (i > 0 ? self->line_spacing : 0);
          *natural += child_natural + (i > 0 ? self->line_spacing : 0);
        }
    }
}

static GtkSizeRequestMode
mado_pair_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mado_pair_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MadoPairLayout *self = MADO_PAIR_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

static void
allocate_columns (MadoPairLayout *self, GtkWidget *widget, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n = count_visible (widget);
  guint i = 0;
  int x = 0;

  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child), i++)
    {
      int child_width = column_width (self, widget, width, i, n);
      int child_x = mirrored ? width - x - child_width : x;

      gtk_widget_size_allocate (child, &(GtkAllocation){ child_x, 0, child_width, height }, -1);
      x += child_width + self->spacing;
    }
}

static void
allocate_lines (MadoPairLayout *self, GtkWidget *widget, int width, int height)
{
  int y = 0;

  for (GtkWidget *child = mado_widget_get_first_visible (widget); child != NULL;
       child = mado_widget_get_next_visible (child))
    {
      int child_height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &child_height, NULL, NULL);
      if (mado_widget_get_next_visible (child) == NULL)
        child_height = MAX (child_height, height - y);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, child_height }, -1);
      y += child_height + self->line_spacing;
    }
}

static void
mado_pair_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  MadoPairLayout *self = MADO_PAIR_LAYOUT (manager);

  if (has_columns (self, widget, width))
    allocate_columns (self, widget, width, height);
  else
    allocate_lines (self, widget, width, height);
}

static void
mado_pair_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MadoPairLayout *self = MADO_PAIR_LAYOUT (object);

  switch ((MadoPairLayoutProperty)id)
    {
    case PROP_COLUMNS_AT:
      self->columns_at = g_value_get_double (value);
      break;
    case PROP_FIRST_WIDTH:
      self->first_width = g_value_get_double (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
mado_pair_layout_class_init (MadoPairLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->set_property = mado_pair_layout_set_property;
  manager_class->get_request_mode = mado_pair_layout_get_request_mode;
  manager_class->measure = mado_pair_layout_measure;
  manager_class->allocate = mado_pair_layout_allocate;

  properties[PROP_COLUMNS_AT] = g_param_spec_double ("columns-at", NULL, NULL, 0, 1000, 30,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST_WIDTH] = g_param_spec_double ("first-width", NULL, NULL, -1, 1000, 0,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, 1000, 0,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mado_pair_layout_init (MadoPairLayout *self)
{
  self->columns_at = 30;
}

double
mado_widget_get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}
