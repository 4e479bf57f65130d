/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wizard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mado-focus-child.h"

#define NONE G_MAXUINT

struct _MadoWizard
{
  GtkWidget parent_instance;

  MadoConsultation *consultation; /* (owned) */
  GPtrArray *pages;               /* (owned) (element-type MadoWizardPage) */
  guint current;

  GtkWidget *box;
  GtkLabel *title_label;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkWidget *card_left_box;
  AdwBin *slot;
  GtkWidget *back_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (MadoWizard, mado_wizard, GTK_TYPE_WIDGET)

static MadoWizardPage *
get_page (MadoWizard *self, guint index)
{
  return g_ptr_array_index (self->pages, index);
}

/* The next page in that direction that has something to say, or NONE. */
static guint
find_page (MadoWizard *self, guint from, int step)
{
  if (step > 0 && mado_wizard_page_get_final (get_page (self, from)))
    return NONE;
  for (gint64 i = (gint64)from + step; i >= 0 && i < self->pages->len; i += step)
    if (!mado_wizard_page_get_vacant (get_page (self, (guint)i)))
      return (guint)i;
  return NONE;
}

static guint
count_pages (MadoWizard *self, guint until)
{
  guint n = 0;

  for (guint i = 0; i < until; i++)
    n += !mado_wizard_page_get_vacant (get_page (self, i));
  return n;
}

static const char *
get_next_label (MadoWizard *self)
{
  MadoWizardPage *page = get_page (self, self->current);
  const char *skip_label = mado_wizard_page_get_skip_label (page);

  if (find_page (self, self->current, 1) == NONE)
    return _ ("案内を閉じる");
  if (!mado_wizard_page_get_complete (page))
    return skip_label != NULL ? skip_label : _ ("このまま次へ");
  return _ ("次へ");
}

static void
update_progress (MadoWizard *self)
{
  guint here = count_pages (self, self->current + 1);
  gboolean final = mado_wizard_page_get_final (get_page (self, self->current));
  guint all = final ? here : count_pages (self, self->pages->len);
  /* Translators: the number of the page and the number of all pages */
  g_autofree char *progress = g_strdup_printf (_ ("%1$u/%2$u"), here, all);
  /* Translators: as it is read aloud: the number of the page and the number of all pages */
  g_autofree char *words = g_strdup_printf (_ ("%2$uページ中の%1$uページ目"), here, all);

  gtk_label_set_label (self->progress_label, progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_progress_bar_set_fraction (self->progress_bar, (double)here / MAX (all, 1));
}

static void
update (MadoWizard *self)
{
  MadoWizardPage *page = get_page (self, self->current);
  const char *title = mado_wizard_page_get_title (page);
  gboolean busy = mado_wizard_page_get_busy (page);
  gboolean can_go_back = !busy && find_page (self, self->current, -1) != NONE;

  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_widget_set_visible (self->card_left_box,
                          mado_consultation_get_card_left (self->consultation));
  gtk_widget_set_sensitive (self->back_button, can_go_back);
  gtk_widget_set_sensitive (self->next_button, !busy);
  gtk_button_set_label (GTK_BUTTON (self->next_button), get_next_label (self));
  if (mado_wizard_page_get_complete (page))
    gtk_widget_add_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
  update_progress (self);
}

static void
show_page (MadoWizard *self, guint index)
{
  MadoWizardPage *page = get_page (self, index);

  self->current = index;
  adw_bin_set_child (self->slot, GTK_WIDGET (page));
  update (self);
  /* A page to be read only leaves the focus to the way on. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (page)))
    gtk_widget_grab_focus (self->next_button);
}

static void
on_page_changed_cb (MadoWizard *self)
{
  guint before;

  /* What has become vacant under a person's eyes is left for the page before. */
  if (mado_wizard_page_get_vacant (get_page (self, self->current)))
    {
      before = find_page (self, self->current, -1);
      show_page (self, before != NONE ? before : 0);
      return;
    }
  update (self);
}

static void
go_on (MadoWizard *self)
{
  guint next = find_page (self, self->current, 1);

  if (mado_wizard_is_busy (self))
    return;
  if (next != NONE)
    show_page (self, next);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave", NULL);
}

static void
on_back_cb (MadoWizard *self)
{
  mado_wizard_go_back (self);
}

static void
mado_wizard_map (GtkWidget *widget)
{
  MadoWizard *self = MADO_WIZARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (mado_wizard_parent_class)->map (widget);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), self->next_button);
}

static void
mado_wizard_unmap (GtkWidget *widget)
{
  MadoWizard *self = MADO_WIZARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root) &&
      gtk_window_get_default_widget (GTK_WINDOW (root)) == self->next_button)
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);
  GTK_WIDGET_CLASS (mado_wizard_parent_class)->unmap (widget);
}

static gboolean
mado_wizard_grab_focus (GtkWidget *widget)
{
  MadoWizard *self = MADO_WIZARD (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (get_page (self, self->current))) ||
         gtk_widget_grab_focus (self->next_button);
}

static void
mado_wizard_dispose (GObject *object)
{
  MadoWizard *self = MADO_WIZARD (object);

  if (self->slot != NULL)
    adw_bin_set_child (self->slot, NULL);
  for (guint i = 0; self->pages != NULL && i < self->pages->len; i++)
    g_signal_handlers_disconnect_by_data (get_page (self, i), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_WIZARD);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_wizard_parent_class)->dispose (object);
}

static void
mado_wizard_class_init (MadoWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_wizard_dispose;
  widget_class->map = mado_wizard_map;
  widget_class->unmap = mado_wizard_unmap;
  widget_class->focus = mado_widget_focus_child;
  widget_class->grab_focus = mado_wizard_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madowizard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/guide/mado-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, box);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, progress_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, card_left_box);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, slot);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, back_button);
  gtk_widget_class_bind_template_child (widget_class, MadoWizard, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.leave", NULL);
}

static void
mado_wizard_init (MadoWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
watch_page (MadoWizard *self, MadoWizardPage *page)
{
  static const char *const watched[] = { "notify::title", "notify::complete", "notify::skip-label",
                                         "notify::busy",  "notify::vacant",   "notify::final" };

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (page, watched[i], G_CALLBACK (on_page_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

GtkWidget *
mado_wizard_new (MadoConsultation *consultation, GPtrArray *pages)
{
  MadoWizard *self = g_object_new (MADO_TYPE_WIZARD, NULL);
  guint first;

  self->consultation = g_object_ref (consultation);
  self->pages = pages;
  for (guint i = 0; i < pages->len; i++)
    watch_page (self, get_page (self, i));
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  first = mado_wizard_page_get_vacant (get_page (self, 0)) ? find_page (self, 0, 1) : 0;
  show_page (self, first != NONE ? first : 0);
  return GTK_WIDGET (self);
}

MadoConsultation *
mado_wizard_get_consultation (MadoWizard *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD (self), NULL);

  return self->consultation;
}

gboolean
mado_wizard_is_busy (MadoWizard *self)
{
  g_return_val_if_fail (MADO_IS_WIZARD (self), FALSE);

  return mado_wizard_page_get_busy (get_page (self, self->current));
}

gboolean
mado_wizard_go_back (MadoWizard *self)
{
  guint before = find_page (self, self->current, -1);

  g_return_val_if_fail (MADO_IS_WIZARD (self), FALSE);

  if (before == NONE)
    return FALSE;
  show_page (self, before);
  return TRUE;
}

void
mado_wizard_go_on (MadoWizard *self)
{
  g_return_if_fail (MADO_IS_WIZARD (self));

  if (find_page (self, self->current, 1) != NONE)
    go_on (self);
}

void
mado_wizard_take_over (MadoWizard *self, MadoWizard *old)
{
  g_return_if_fail (MADO_IS_WIZARD (self));
  g_return_if_fail (MADO_IS_WIZARD (old) && old->consultation == self->consultation);
  g_return_if_fail (old->pages->len == self->pages->len);

  for (guint i = 0; i < self->pages->len; i++)
    mado_wizard_page_take_over (get_page (self, i), get_page (old, i));
  show_page (self, old->current);
}
