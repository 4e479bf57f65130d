/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-page-stack.h"

typedef struct
{
  GtkWidget *widget; /* (unowned): the stack holds it */
  char *title;       /* (owned) */
} Page;

struct _MadoPageStack
{
  AdwBin parent_instance;

  GtkStack *stack;  /* (unowned) (nullable): the child */
  GtkWidget *base;  /* (unowned) (nullable): the stack holds it */
  GPtrArray *pages; /* (owned) (element-type Page) */
};

G_DEFINE_FINAL_TYPE (MadoPageStack, mado_page_stack, ADW_TYPE_BIN)

typedef enum
{
  PROP_BASE = 1,
} MadoPageStackProperty;

static GParamSpec *properties[PROP_BASE + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
page_free (Page *page)
{
  g_free (page->title);
  g_free (page);
}

/* (nullable) */
static Page *
get_top (MadoPageStack *self)
{
  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

void
mado_page_stack_push (MadoPageStack *self, GtkWidget *widget, const char *title)
{
  GtkWidget *below = gtk_stack_get_visible_child (self->stack);
  Page *page = g_new0 (Page, 1);
  g_autofree char *name = g_strdup_printf ("page-%u", self->pages->len);

  page->widget = widget;
  page->title = g_strdup (title);
  g_ptr_array_add (self->pages, page);
  gtk_stack_add_named (self->stack, widget, name);
  gtk_stack_set_visible_child_full (self->stack, name, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  /* GTK 4.8 would have a screen reader go through what lies under it, too. */
  gtk_widget_set_visible (below, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
mado_page_stack_pop (MadoPageStack *self)
{
  Page *page = get_top (self);
  GtkWidget *below = self->base;

  g_return_if_fail (page != NULL);

  if (self->pages->len > 1)
    below = mado_page_stack_get_page (self, self->pages->len - 2);
  gtk_widget_set_visible (below, TRUE);
  gtk_stack_set_visible_child_full (
      self->stack, gtk_stack_page_get_name (gtk_stack_get_page (self->stack, below)),
      GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_stack_remove (self->stack, page->widget);
  g_ptr_array_remove_index (self->pages, self->pages->len - 1);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
mado_page_stack_pop_all (MadoPageStack *self)
{
  while (self->pages->len > 0)
    mado_page_stack_pop (self);
}

guint
mado_page_stack_get_n_pages (MadoPageStack *self)
{
  return self->pages->len;
}

GtkWidget *
mado_page_stack_get_page (MadoPageStack *self, guint index)
{
  return ((Page *)g_ptr_array_index (self->pages, index))->widget;
}

GtkWidget *
mado_page_stack_get_top (MadoPageStack *self)
{
  Page *top = get_top (self);

  return top != NULL ? top->widget : NULL;
}

const char *
mado_page_stack_get_title (MadoPageStack *self)
{
  Page *top = get_top (self);

  return top != NULL ? top->title : NULL;
}

gboolean
mado_page_stack_has_type (MadoPageStack *self, GType type)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (G_OBJECT_TYPE (mado_page_stack_get_page (self, i)) == type)
      return TRUE;
  return FALSE;
}

static void
mado_page_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MadoPageStack *self = MADO_PAGE_STACK (object);

  switch ((MadoPageStackProperty)id)
    {
    case PROP_BASE:
      g_return_if_fail (self->base == NULL);
      self->base = g_value_get_object (value);
      gtk_stack_add_named (self->stack, self->base, "base");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_page_stack_dispose (GObject *object)
{
  MadoPageStack *self = MADO_PAGE_STACK (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->stack = NULL;

  G_OBJECT_CLASS (mado_page_stack_parent_class)->dispose (object);
}

static void
mado_page_stack_finalize (GObject *object)
{
  g_ptr_array_unref (MADO_PAGE_STACK (object)->pages);

  G_OBJECT_CLASS (mado_page_stack_parent_class)->finalize (object);
}

static void
mado_page_stack_class_init (MadoPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = mado_page_stack_set_property;
  object_class->dispose = mado_page_stack_dispose;
  object_class->finalize = mado_page_stack_finalize;

  properties[PROP_BASE] = g_param_spec_object ("base", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mado_page_stack_init (MadoPageStack *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)page_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
