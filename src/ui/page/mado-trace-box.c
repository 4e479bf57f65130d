/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trace-box.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mado-save-file.h"
#include "mado-wording-trace.h"

struct _MadoTraceBox
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */
  char *text;           /* (owned) (nullable): the record that is shown */

  GtkWidget *missing_label;
  GtkWidget *show_button;
  GtkWidget *record_box;
  GtkTextView *text_view;
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MadoTraceBox, mado_trace_box, ADW_TYPE_BIN)

static void
say (GtkWidget *widget, const char *sentence)
{
  MadoTraceBox *self = MADO_TRACE_BOX (widget);

  gtk_label_set_label (self->done_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), *sentence != '\0');
}

/* The text is put there anew only where it is another one: whoever reads it stays at his line. */
static void
update (MadoTraceBox *self)
{
  g_autoptr (MadoTrace) trace = mado_session_dup_trace (self->session);
  /* Not while it is being recorded. */
  g_autofree char *text =
      trace != NULL && trace->outcome != NULL ? mado_wording_trace (trace) : NULL;

  if (text == NULL || g_strcmp0 (text, self->text) == 0)
    return;
  gtk_widget_set_visible (self->missing_label, FALSE);
  gtk_widget_set_visible (self->show_button, !gtk_widget_get_visible (self->record_box));
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->text, -1);
  say (GTK_WIDGET (self), "");
}

/* Once the text has its place, the page scrolls to it with the focus. */
static gboolean
on_tick_cb (GtkWidget *text_view, GdkFrameClock *clock, gpointer user_data)
{
  MadoTraceBox *self = MADO_TRACE_BOX (user_data);

  if (gtk_widget_get_height (text_view) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (text_view);
  gtk_widget_set_visible (self->show_button, FALSE);
  return G_SOURCE_REMOVE;
}

/* Who asked for it reads it: the keyboard is in the text. */
static void
on_show_clicked_cb (MadoTraceBox *self)
{
  GtkTextIter start;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_set_visible (self->record_box, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->text_view), on_tick_cb, self, NULL);
}

static void
on_copy_clicked_cb (MadoTraceBox *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  say (GTK_WIDGET (self), _ ("コピーしました。"));
}

static void
on_save_clicked_cb (MadoTraceBox *self)
{
  char *text = g_strdup (self->text);
  g_autoptr (GBytes) contents = g_bytes_new_take (text, strlen (text));

  mado_save_file (GTK_WIDGET (self), _ ("カードの記録を保存"), "madoguchi-trace.txt", contents,
                  G_FILE_CREATE_PRIVATE, say);
}

static void
mado_trace_box_dispose (GObject *object)
{
  MadoTraceBox *self = MADO_TRACE_BOX (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (mado_trace_box_parent_class)->dispose (object);
}

static void
mado_trace_box_class_init (MadoTraceBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_trace_box_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-trace-box.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoTraceBox, missing_label);
  gtk_widget_class_bind_template_child (widget_class, MadoTraceBox, show_button);
  gtk_widget_class_bind_template_child (widget_class, MadoTraceBox, record_box);
  gtk_widget_class_bind_template_child (widget_class, MadoTraceBox, text_view);
  gtk_widget_class_bind_template_child (widget_class, MadoTraceBox, done_label);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
mado_trace_box_init (MadoTraceBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mado_trace_box_set_session (MadoTraceBox *self, MadoSession *session)
{
  g_return_if_fail (MADO_IS_TRACE_BOX (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
