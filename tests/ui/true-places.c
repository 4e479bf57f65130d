/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gmodule.h>
#include <gtk/gtk.h>

/* Lets GTK 4.10 and later tell a screen reader, and the audit, where its widgets are. Each says
 * where it lies in its parent, counted from within the parent's padding; they are added up as if it
 * were counted from the parent's edge, and a label in a button lands on the button's corner.
 * GTK 4.8 counts in the window at once. GIO loads this from GIO_EXTRA_MODULES, also into programs
 * that know nothing of GTK; therefore it is not linked with it. */
#if GTK_CHECK_VERSION(4, 10, 0)

static gboolean (*compute_bounds) (GtkWidget *, GtkWidget *, graphene_rect_t *);
static GtkWidget *(*get_parent) (GtkWidget *);

static gboolean
get_true_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  GtkWidget *widget = (GtkWidget *)accessible;
  GtkWidget *parent = get_parent (widget);
  graphene_rect_t bounds, edge;

  if (parent == NULL || !compute_bounds (widget, parent, &bounds) ||
      !compute_bounds (parent, parent, &edge))
    return FALSE;
  *x = (int)(bounds.origin.x - edge.origin.x);
  *y = (int)(bounds.origin.y - edge.origin.y);
  *width = (int)bounds.size.width;
  *height = (int)bounds.size.height;
  return TRUE;
}

/* Whoever has no interface of their own shares their parent's; GTK 4.24's labels have one. */
static void
mend_type (GType type)
{
  gpointer class = g_type_class_peek (type);
  GtkAccessibleInterface *interface =
      class != NULL ? g_type_interface_peek (class, g_type_from_name ("GtkAccessible")) : NULL;
  g_autofree GType *children = g_type_children (type, NULL);

  if (interface != NULL)
    interface->get_bounds = get_true_bounds;
  for (const GType *child = children; *child != 0; child++)
    mend_type (*child);
}

static gboolean
mend (gpointer user_data)
{
  GType widget = g_type_from_name ("GtkWidget");

  if (widget != 0)
    mend_type (widget);
  return G_SOURCE_REMOVE;
}

static void
watch_for_gtk (void)
{
  GModule *program = g_module_open (NULL, 0);

  if (g_module_symbol (program, "gtk_widget_compute_bounds", (gpointer *)&compute_bounds) &&
      g_module_symbol (program, "gtk_widget_get_parent", (gpointer *)&get_parent))
    g_idle_add (mend, NULL);
  g_module_close (program);
}

#else

static void
watch_for_gtk (void)
{
}

#endif

void
g_io_module_load (GIOModule *module)
{
  g_type_module_use (G_TYPE_MODULE (module));
  watch_for_gtk ();
}

void
g_io_module_unload (GIOModule *module)
{
}

char **
g_io_module_query (void)
{
  return NULL;
}
