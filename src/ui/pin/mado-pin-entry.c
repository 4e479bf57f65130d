/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-entry.h"

#include <string.h>

#include "mado-trim.h"

static GtkText *
get_text (GtkPasswordEntry *entry)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
}

/* GTK 4.8 tells the accessibility bus of every letter in the clear, shown or not: it connects to
 * these two signals of the text when it is realized (gtk/a11y/gtkatspitext.c). An earlier handler
 * that stops them is the only way to be before it; it does the work of the default handler, too. */
static void
on_insert_text_cb (
    GtkEditable *text, const char *chars, int length, int *position, gpointer user_data)
{
  GtkEntryBuffer *buffer = gtk_text_get_buffer (GTK_TEXT (text));
  gsize n = length < 0 ? strlen (chars) : (gsize)length;
  int n_chars = (int)g_utf8_strlen (chars, (gssize)n);

  /* Pasted. Whoever copied a line has its end, too, and no PIN has a blank. */
  if (n_chars > 1)
    chars = mado_trim (chars, &n);
  n_chars = (int)g_utf8_strlen (chars, (gssize)n);
  g_signal_stop_emission_by_name (text, "insert-text");
  *position += (int)gtk_entry_buffer_insert_text (buffer, (guint)*position, chars, n_chars);
}

static void
on_delete_text_cb (GtkEditable *text, int start, int end, gpointer user_data)
{
  GtkEntryBuffer *buffer = gtk_text_get_buffer (GTK_TEXT (text));

  g_signal_stop_emission_by_name (text, "delete-text");
  gtk_entry_buffer_delete_text (buffer, (guint)start, end < 0 ? -1 : end - start);
}

void
mado_pin_entry_protect (GtkPasswordEntry *entry)
{
  GtkText *text;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));
  g_return_if_fail (!gtk_widget_get_realized (GTK_WIDGET (entry)));

  text = get_text (entry);
  /* Its memory is wiped when it is freed. */
  if (!GTK_IS_PASSWORD_ENTRY_BUFFER (gtk_text_get_buffer (text)))
    {
      g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

      gtk_text_set_buffer (text, buffer);
    }
  /* What is revealed would be kept for undoing, in ordinary memory. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  g_signal_connect (text, "insert-text", G_CALLBACK (on_insert_text_cb), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (on_delete_text_cb), NULL);
}

void
mado_pin_entry_clear (GtkPasswordEntry *entry)
{
  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));

  gtk_text_set_visibility (get_text (entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}
