/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <atspi/atspi.h>
#include <gtk/gtkimmodule.h>
#include <string.h>

#include "mado-memory-scan.h"
#include "mado-pin-entry.h"

/* An entry for a PIN: what is left in memory of one that has been emptied, while the page around it
 * stays; whether a mouse carries off what is shown; what an input method is shown; and what is
 * typed where nothing may be. */

/* "QXJ7K9W2", and its end: freed memory begins with what the heap notes there. */
#define VEILED     ((const guint8 *)"\xF4\xFD\xEF\x92\xEE\x9C\xF2\x97")
#define LENGTH     8
#define END_LENGTH 5

static int
count_left (void)
{
  return mado_memory_scan (VEILED + LENGTH - END_LENGTH, END_LENGTH);
}

static void
type (GtkEditable *entry)
{
  for (guint i = 0; i < LENGTH; i++)
    {
      guint8 letter = VEILED[i];
      int position = -1;

      mado_memory_veil (&letter, 1);
      gtk_editable_set_position (entry, -1);
      position = gtk_editable_get_position (entry);
      gtk_editable_insert_text (entry, (const char *)&letter, 1, &position);
    }
}

static void
on_changed_cb (GtkEditable *entry, gpointer data)
{
  guint *n_changed = data;

  (*n_changed)++;
}

static void
test_cleared (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_password_entry_new ());
  guint n_changed = 0;

  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (entry));
  for (int i = 0; i < 2; i++)
    {
      type (GTK_EDITABLE (entry));
      int before = count_left ();
      if (before < 0)
        {
          g_test_skip ("No /proc to look into");
          break;
        }
      /* The search finds what there is. */
      g_assert_cmpint (before, ==, 1);
      g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), &n_changed);
      mado_pin_entry_clear (GTK_PASSWORD_ENTRY (entry));
      g_signal_handlers_disconnect_by_data (entry, &n_changed);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      g_assert_cmpuint (n_changed, >, 0);
      g_assert_cmpint (count_left (), ==, 0);
    }
  g_assert_finalize_object (entry);
}

/* --- the mouse --- */

/* Microseconds. */
#define PATIENCE (20 * G_USEC_PER_SEC)

static gboolean
is_waiting (gint64 *begin)
{
  gint64 now = g_get_monotonic_time ();

  if (*begin == 0)
    *begin = now;
  g_main_context_iteration (NULL, FALSE);
  g_usleep (G_USEC_PER_SEC / 200);
  return now - *begin < PATIENCE;
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 since = 0;                                                                              \
    while (!(condition))                                                                           \
      if (!is_waiting (&since))                                                                    \
        g_error ("%s did not come.", #condition);                                                  \
  }                                                                                                \
  G_STMT_END

/* Without a window manager the window is in the corner of the screen. @name: as AT-SPI has it */
static void
point (GtkWidget *widget, double x, const char *name)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, gtk_widget_get_height (widget) / 2.0f);
  double left = 0, top = 0;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &point, &point));
  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (atspi_generate_mouse_event ((glong)(point.x + (float)left),
                                             (glong)(point.y + (float)top), name, NULL));
}

static gboolean
is_selected (GtkWidget *entry)
{
  return gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL);
}

static GtkWidget *
get_text (GtkWidget *entry)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
}

/* With the button down. */
static void
move_over (GtkWidget *entry, gint64 *begin)
{
  for (double x = 8; x <= 40; x += 8)
    {
      point (get_text (entry), x, "abs");
      if (!is_waiting (begin))
        g_error ("Nothing has come of the mouse's moves.");
    }
}

static void
press_selected (GtkWidget *entry)
{
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  point (get_text (entry), 8, "abs");
  point (get_text (entry), 8, "b1p");
}

static gboolean
is_pointed_at (GtkWidget *entry)
{
  return (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

static gboolean
is_dropped_on (GtkWidget *entry)
{
  return (gtk_widget_get_state_flags (get_text (entry)) & GTK_STATE_FLAG_DROP_ACTIVE) != 0;
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *pin;
  GtkWidget *plain;
  GtkWidget *target;
} Desk;

static void
desk_init (Desk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->pin = gtk_password_entry_new ();
  self->plain = gtk_entry_new ();
  self->target = gtk_entry_new ();
  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (self->pin));
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "ABCDEF12");
  gtk_text_set_visibility (GTK_TEXT (get_text (self->pin)), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->plain), "plain");
  gtk_box_append (GTK_BOX (box), self->pin);
  gtk_box_append (GTK_BOX (box), self->plain);
  gtk_box_append (GTK_BOX (box), self->target);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 300);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_until (gtk_widget_get_width (self->target) > 0);
}

/* What is shown and selected can be dragged into another program, which keeps it: not a PIN. */
static void
test_dragged (void)
{
  Desk desk;
  gint64 begin = 0;

  desk_init (&desk);
  press_selected (desk.pin);
  wait_until (!is_selected (desk.pin));
  move_over (desk.pin, &begin);
  /* Another part of it is selected instead. */
  wait_until (is_selected (desk.pin));
  move_over (desk.target, &begin);
  point (get_text (desk.target), 8, "b1r");
  /* Until then the mouse is the first entry's. */
  wait_until (is_pointed_at (desk.target));

  /* As anything else can. A drag that has only just begun does not hear of the moves before. */
  press_selected (desk.plain);
  begin = 0;
  move_over (desk.plain, &begin);
  while (!is_dropped_on (desk.target))
    move_over (desk.target, &begin);
  point (get_text (desk.target), 8, "b1r");
  wait_until (*gtk_editable_get_text (GTK_EDITABLE (desk.target)) != '\0');
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk.target)), ==, "plain");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk.pin)), ==, "ABCDEF12");
  gtk_window_destroy (GTK_WINDOW (desk.window));
}

/* --- the keyboard --- */

/* An input method that writes down which keys it is shown. */
#define TYPE_LISTENING_METHOD (listening_method_get_type ())
G_DECLARE_FINAL_TYPE (ListeningMethod, listening_method, LISTENING, METHOD, GtkIMContextSimple)

struct _ListeningMethod
{
  GtkIMContextSimple parent_instance;
};

G_DEFINE_FINAL_TYPE (ListeningMethod, listening_method, GTK_TYPE_IM_CONTEXT_SIMPLE)

static GString *shown; /* (owned) */

/* As one does that converts what stands there already. */
static char *
ask_for_text (GtkIMContext *context)
{
  char *text = NULL;
  int cursor, anchor;

  gtk_im_context_get_surrounding_with_selection (context, &text, &cursor, &anchor);
  return text;
}

static gboolean
listening_method_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  g_autofree char *text = ask_for_text (context);

  g_string_append_printf (shown, "%s%s%s ", text != NULL ? text : "", text != NULL ? "|" : "",
                          gdk_keyval_name (gdk_key_event_get_keyval (event)));
  return GTK_IM_CONTEXT_CLASS (listening_method_parent_class)->filter_keypress (context, event);
}

static void
listening_method_class_init (ListeningMethodClass *klass)
{
  GTK_IM_CONTEXT_CLASS (klass)->filter_keypress = listening_method_filter_keypress;
}

static void
listening_method_init (ListeningMethod *self)
{
}

#define METHOD "listening"

/* X11/keysymdef.h */
#define KEY_SHIFT 0xffe1

static void
press_key (guint keysym)
{
  g_assert_true (atspi_generate_keyboard_event ((glong)keysym, NULL, ATSPI_KEY_SYM, NULL));
}

/* GTK selects all that is in it. */
static void
press_keys (GtkWidget *entry, const char *keys)
{
  gtk_widget_grab_focus (entry);
  point (get_text (entry), 8, "abs");
  for (; *keys != '\0'; keys++)
    press_key ((guchar)*keys);
  press_key (KEY_SHIFT);
}

static gboolean
holds (GtkWidget *entry, const char *text)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text);
}

/* Most people here have one that writes Japanese, and it is another program. */
static void
test_unshown (void)
{
  Desk desk;

  desk_init (&desk);
  shown = g_string_new (NULL);
  press_keys (desk.pin, "ab12");
  wait_until (shown->len > 0 && holds (desk.pin, "ab12"));
  g_assert_true (g_str_has_prefix (shown->str, "Shift_L "));
  /* Nor what is in the entry, where it is shown. */
  g_assert_null (strstr (shown->str, "ab12"));
  press_keys (desk.target, "q");
  wait_until (strstr (shown->str, "q|Shift_L ") != NULL);
  wait_until (holds (desk.target, "q"));
  gtk_window_destroy (GTK_WINDOW (desk.window));
  g_string_free (shown, TRUE);
}

static gboolean
on_key_cb (guint *last, guint keysym)
{
  *last = keysym;
  return GDK_EVENT_PROPAGATE;
}

/* What is typed while the password before it is on its way would stay as the beginning of the next
 * one, which nobody sees, and which costs a try. */
static void
test_uneditable (void)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint last = 0;
  Desk desk;

  desk_init (&desk);
  shown = g_string_new (NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), &last);
  gtk_widget_add_controller (desk.window, keys);
  gtk_editable_set_editable (GTK_EDITABLE (desk.pin), FALSE);
  press_keys (desk.pin, "z");
  wait_until (last == KEY_SHIFT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (desk.pin)), ==, "ABCDEF12");
  gtk_window_destroy (GTK_WINDOW (desk.window));
  g_string_free (shown, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* The accessibility bus is asked for the mouse alone. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("GTK_IM_MODULE", METHOD, TRUE);
  adw_init ();
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, TYPE_LISTENING_METHOD, METHOD,
                                  0);
  atspi_init ();
  g_test_add_func ("/pin-entry/cleared", test_cleared);
  g_test_add_func ("/pin-entry/dragged", test_dragged);
  g_test_add_func ("/pin-entry/unshown", test_unshown);
  g_test_add_func ("/pin-entry/uneditable", test_uneditable);
  return g_test_run ();
}
