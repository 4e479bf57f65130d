/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-entry.h"

#include <glib/gi18n.h>
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

/* --- what is selected --- */

/* What GTK 4.8 selects in a text it offers to every program, for the middle button of the mouse:
 * of what is hidden the length, of what is shown the letters. Nothing public keeps it from that,
 * and to take its offer back ends the selection; so the class that it offers it by
 * (GtkTextContent in gtk/gtktext.c) has nothing to give as long as it is a PIN that is selected.
 * There is one selection: what is selected elsewhere ends that of the entry. */
static GtkEditable *selected; /* (weak) (nullable): the text of an entry for a PIN */
static GdkContentProviderClass *content_class; /* (nullable): until the first entry is made */
static gboolean (*get_content) (GdkContentProvider *, GValue *, GError **);

static gboolean
get_content_unless_secret (GdkContentProvider *provider, GValue *value, GError **error)
{
  if (selected == NULL)
    return get_content (provider, value, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "It is a secret");
  return FALSE;
}

static void
guard_content (void)
{
  GType type = g_type_from_name ("GtkTextContent");

  if (content_class != NULL || type == 0)
    return;
  content_class = g_type_class_ref (type);
  get_content = content_class->get_value;
  content_class->get_value = get_content_unless_secret;
}

static void
on_selection_cb (GtkEditable *text)
{
  if (gtk_editable_get_selection_bounds (text, NULL, NULL))
    g_set_weak_pointer (&selected, text);
  else if (selected == text)
    g_clear_weak_pointer (&selected);
}

static void
on_copy_cb (GtkText *text, const char *signal)
{
  g_signal_stop_emission_by_name (text, signal);
}

/* What is selected and shown could be dragged into another program: whoever presses on it selects
 * anew instead. */
static void
on_pressed_cb (GtkEditable *text)
{
  int position = gtk_editable_get_position (text);

  gtk_editable_select_region (text, position, position);
}

/* Before GTK's own gesture, which looks whether there is a selection. */
static void
forbid_dragging (GtkText *text)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed_cb), text, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), GTK_EVENT_CONTROLLER (press));
}

static void
guard_selection (GtkText *text)
{
  guard_content ();
  forbid_dragging (text);
  g_signal_connect (text, "notify::cursor-position", G_CALLBACK (on_selection_cb), NULL);
  g_signal_connect (text, "notify::selection-bound", G_CALLBACK (on_selection_cb), NULL);
  /* Where it is shown, it could be copied, and programs that keep what is copied are about. */
  g_signal_connect (text, "copy-clipboard", G_CALLBACK (on_copy_cb), (gpointer) "copy-clipboard");
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (on_copy_cb), (gpointer) "cut-clipboard");
}

/* --- what is typed --- */

static void
type_letter (GtkEditable *text, char letter)
{
  int position;

  gtk_editable_delete_selection (text);
  position = gtk_editable_get_position (text);
  gtk_editable_insert_text (text, &letter, 1, &position);
  gtk_editable_set_position (text, position);
}

/* GTK would show every key to the person's input method: another program, which may learn what is
 * typed, and where it writes Japanese makes kana of it. What a PIN is made of goes into the entry
 * before that. The method still hears that there is one, as keyboards on the screen need it, and
 * may put letters in. */
static gboolean
on_event_cb (GtkEditable *text, GdkEvent *event)
{
  const GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;
  GdkEventType type = gdk_event_get_event_type (event);

  if ((type != GDK_KEY_PRESS && type != GDK_KEY_RELEASE) ||
      (gdk_event_get_modifier_state (event) & commands) != 0)
    return GDK_EVENT_PROPAGATE;
  guint32 letter = gdk_keyval_to_unicode (gdk_key_event_get_keyval (event));
  if (letter >= 0x80 || !g_ascii_isprint ((char)letter))
    return GDK_EVENT_PROPAGATE;
  /* An editable changes at the program's word even where the person may not change it. */
  if (type == GDK_KEY_PRESS && gtk_editable_get_editable (text))
    type_letter (text, (char)letter);
  return GDK_EVENT_STOP;
}

static void
guard_keys (GtkText *text)
{
  GtkEventController *keys = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "event", G_CALLBACK (on_event_cb), text, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
}

/* A method may ask for what is in the entry already, and where it is shown GTK would tell it the
 * letters. */
static void
guard_surroundings (GtkText *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (text));
  const guint question = g_signal_lookup ("retrieve-surrounding", GTK_TYPE_IM_CONTEXT);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);
      GtkIMContext *method =
          GTK_IS_EVENT_CONTROLLER_KEY (keys)
              ? gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (keys))
              : NULL;

      if (method != NULL)
        g_signal_handlers_block_matched (method, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, question,
                                         0, NULL, NULL, text);
    }
}

/* GTK leaves the eye in the entry without a name, and calls it by its class. Its tooltip tells what
 * it does. */
static void
name_pictures (GtkWidget *entry)
{
  for (GtkWidget *child = gtk_widget_get_first_child (entry); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("入力した文字"), -1);
}

/* The memory of such a buffer is wiped when it is freed. What is deleted from it is not: GTK moves
 * what comes behind, and the rest stays behind the end. */
static void
renew_buffer (GtkText *text)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_text_set_buffer (text, buffer);
}

void
mado_pin_entry_protect (GtkPasswordEntry *entry)
{
  GtkText *text;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));
  g_return_if_fail (!gtk_widget_get_realized (GTK_WIDGET (entry)));

  text = get_text (entry);
  if (!GTK_IS_PASSWORD_ENTRY_BUFFER (gtk_text_get_buffer (text)))
    renew_buffer (text);
  /* What is revealed would be kept for undoing, in ordinary memory. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  g_signal_connect (text, "insert-text", G_CALLBACK (on_insert_text_cb), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (on_delete_text_cb), NULL);
  guard_selection (text);
  guard_keys (text);
  guard_surroundings (text);
  name_pictures (GTK_WIDGET (entry));
}

void
mado_pin_entry_clear (GtkPasswordEntry *entry)
{
  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));

  GtkText *text = get_text (entry);

  gtk_text_set_visibility (text, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  renew_buffer (text);
}
