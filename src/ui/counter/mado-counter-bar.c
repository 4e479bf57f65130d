/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-counter-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-capture.h"
#include "mado-comparison-page.h"
#include "mado-feature.h"
#include "mado-slip.h"
#include "mado-wrap-layout.h"

#define NAME_KEY  GDK_KEY_F8
#define PRINT_KEY GDK_KEY_F12

/* Of the buttons, in pixels; a third of the window as it opens. More of them are scrolled to. */
#define MOST_BUTTON_HEIGHT 240

struct _MadoCounterBar
{
  AdwBin parent_instance;

  MadoCounterDesk *desk; /* (owned) */
  MadoWindow *window;    /* (unowned): it holds this */

  double x, y;       /* where the pointer was last */
  guint held;        /* the key that went down last, or 0 */
  gboolean compared; /* the card that is there: it was seen whether it is the noted one */

  GtkWidget *warning_box;
  GtkLabel *status_label;
  GtkLabel *name_label;
  GtkWidget *buttons_bin;
  GtkBox *button_box;
  GtkWidget *note_button; /* notes or compares */
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (MadoCounterBar, mado_counter_bar, ADW_TYPE_BIN)

static void
say (MadoCounterBar *self, const char *text)
{
  gtk_label_set_label (self->status_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), text != NULL);
}

/* --- clearing --- */

/* What was copied from the screen goes with it, unless another program has put something in its
 * place since. */
static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* FALSE: a PIN is being changed on the card, and that is not broken off. */
static gboolean
clear (MadoCounterBar *self)
{
  MadoSession *session = mado_counter_desk_get_session (self->desk);
  MadoStage stage = mado_session_get_stage (session);
  gboolean card = stage == MADO_STAGE_READING || stage == MADO_STAGE_RESULT;

  if (mado_session_get_committed (session) || !mado_window_clear (self->window))
    return FALSE;
  if (card)
    mado_session_clear (session);
  clear_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  clear_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
  say (
      self,
      card
          ? _ ("画面から消しました。同じカードをもう一度見るには、置き直すか、F5を押してください。")
          : NULL);
  return TRUE;
}

static void
on_clear_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoCounterBar *self = MADO_COUNTER_BAR (user_data);

  if (clear (self))
    mado_counter_desk_forget_baseline (self->desk);
}

/* Only where something would go. */
static void
on_warned_cb (MadoCounterBar *self)
{
  MadoStage stage = mado_session_get_stage (mado_counter_desk_get_session (self->desk));
  gboolean shows = stage == MADO_STAGE_READING || stage == MADO_STAGE_RESULT ||
                   mado_window_has_page (self->window);

  gtk_widget_set_visible (self->warning_box, mado_counter_desk_get_warned (self->desk) && shows);
}

static void
on_stay_cb (MadoCounterBar *self)
{
  mado_counter_desk_touch (self->desk);
}

static void
on_idle_cb (MadoCounterBar *self)
{
  if (!clear (self))
    mado_counter_desk_touch (self->desk);
}

/* --- name --- */

static void
show_name (MadoCounterBar *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (mado_counter_desk_get_session (self->desk));
  MadoCertificate *sign =
      snapshot != NULL ? mado_snapshot_get_certificate (snapshot, MADO_KIND_SIGN) : NULL;
  const char *name = sign != NULL ? mado_certificate_get_items (sign)->name : NULL;
  /* Translators: %s is a person's name */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("氏名：%s"), name) : NULL;

  gtk_label_set_label (self->name_label,
                       text != NULL
                           ? text
                           : _ ("氏名は、署名用電子証明書をパスワードで読み取ったときだけわ"
                                "かります。"));
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), TRUE);
}

static void
hide_name (MadoCounterBar *self)
{
  gtk_label_set_label (self->name_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), FALSE);
}

/* A key that is held comes again and again, and each time would print one more page. */
static gboolean
on_key_pressed_cb (MadoCounterBar *self, guint key)
{
  gboolean again = key == self->held;

  self->held = key;
  if (again && key == PRINT_KEY)
    return GDK_EVENT_STOP;
  if (key != NAME_KEY || !mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD))
    return GDK_EVENT_PROPAGATE;
  show_name (self);
  return GDK_EVENT_STOP;
}

static void
on_key_released_cb (MadoCounterBar *self, guint key)
{
  if (key == self->held)
    self->held = 0;
  if (key == NAME_KEY)
    hide_name (self);
}

/* Where another window takes the keys, nobody hears the key go up. */
static void
on_active_cb (MadoCounterBar *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self->window)))
    return;
  self->held = 0;
  hide_name (self);
}

/* --- note, slip --- */

static void
show_comparison (MadoCounterBar *self)
{
  mado_window_show_page (self->window, mado_comparison_page_new (self->desk),
                         _ ("更新の前とあとを比べる"));
}

static void
on_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoCounterBar *self = MADO_COUNTER_BAR (user_data);

  if (mado_counter_desk_get_baseline (self->desk) == NULL)
    {
      if (!mado_counter_desk_can_baseline (self->desk))
        {
          say (self,
               _ ("控えるカードがありません。カードを置いて、読み取りが終わってから押してくださ"
                  "い。"));
          return;
        }
      mado_counter_desk_take_baseline (self->desk);
    }
  show_comparison (self);
}

static void
on_slip_done_cb (GObject *owner, const char *sentence)
{
  say (MADO_COUNTER_BAR (owner), sentence);
}

static void
on_slip_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoCounterBar *self = MADO_COUNTER_BAR (user_data);

  say (self, _ ("プリンターへ送っています…"));
  mado_slip_print (mado_counter_desk_get_session (self->desk),
                   mado_window_get_consultation (self->window), GTK_WINDOW (self->window),
                   G_OBJECT (self), on_slip_done_cb);
}

/* --- what is shown --- */

/* The noted card is back from its renewal: what was written is what the clerk waits for. Once: who
 * has left the comparison for something else is not taken back. */
static void
compare_noted_card (MadoCounterBar *self)
{
  gboolean can = mado_counter_desk_can_compare (self->desk);

  if (can && !self->compared && mado_counter_desk_knows_card (self->desk))
    show_comparison (self);
  self->compared = can;
}

static void
on_changed_cb (MadoCounterBar *self)
{
  gboolean noted = mado_counter_desk_get_baseline (self->desk) != NULL;

  gtk_label_set_label (self->note_label,
                       noted ? C_ ("command", "比べる") : C_ ("command", "控える"));
  gtk_widget_set_tooltip_text (self->note_button,
                               noted ? _ ("控えと比べる") : _ ("更新前として控える"));
  hide_name (self);
  /* A new card: what was said of the one before it is of no use any more. */
  if (mado_session_get_snapshot (mado_counter_desk_get_session (self->desk)) != NULL)
    say (self, NULL);
  compare_noted_card (self);
}

/* --- keys --- */

/* GTK makes such events of its own, for a pointer that rests, whenever something on the screen
 * changes under it: the warning itself would look like a hand. */
static gboolean
has_moved (MadoCounterBar *self, GdkEvent *event)
{
  double x = 0, y = 0;
  gboolean moved;

  gdk_event_get_position (event, &x, &y);
  moved = ABS (x - self->x) >= 1 || ABS (y - self->y) >= 1;
  self->x = x;
  self->y = y;
  return moved;
}

static gboolean
on_event_cb (MadoCounterBar *self, GdkEvent *event)
{
  static const GdkEventType done_by_hand[] = {
    GDK_KEY_PRESS, GDK_BUTTON_PRESS, GDK_MOTION_NOTIFY, GDK_SCROLL, GDK_TOUCH_BEGIN,
  };
  GdkEventType type = gdk_event_get_event_type (event);

  for (gsize i = 0; i < G_N_ELEMENTS (done_by_hand); i++)
    if (type == done_by_hand[i] && (type != GDK_MOTION_NOTIFY || has_moved (self, event)))
      mado_counter_desk_touch (self->desk);
  return GDK_EVENT_PROPAGATE;
}

/* Whoever types a password in a window of its own is there, too. */
static void
on_windows_cb (
    MadoCounterBar *self, guint position, guint removed, guint added, GListModel *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *events = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
      g_signal_connect_object (events, "event", G_CALLBACK (on_event_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (window, events);
      mado_capture_forbid (GTK_WINDOW (window));
    }
}

static void
add_shortcut (GtkShortcutController *controller, const char *key, const char *action)
{
  g_autofree char *name = g_strdup (action);
  char *target = strstr (name, "::");
  GtkShortcut *shortcut;

  if (target != NULL)
    *target = '\0';
  shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), gtk_named_action_new (name));
  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target + 2));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* What clerks do all day, in words so short that they stand in one row in the window as it opens.
 * F1 and F5 are the window's own; F10 is GTK's, for the menu. */
static const struct
{
  const char *label;
  const char *key;
  const char *action;  /* (nullable): NULL for the name, which is shown while it is held */
  const char *meaning; /* (nullable): the command in full, where its word is short for it */
} commands[] = {
  { NC_ ("command", "印刷"), "F12", "counter.slip", N_ ("案内を印刷") },
  { NC_ ("command", "控える"), "F9", "counter.note", N_ ("更新前として控える") },
  { NC_ ("command", "氏名"), "F8", NULL, N_ ("押しているあいだだけ、氏名を示します") },
  { NC_ ("command", "消す"), "Escape", "counter.clear", NULL },
  { NC_ ("command", "更新"), "F2", "win.procedure::renew", NULL },
  { NC_ ("command", "再発行"), "F3", "win.procedure::reissue", NULL },
  { NC_ ("command", "住所変更"), "F4", "win.procedure::changed-details", N_ ("住所などの変更") },
  { NC_ ("command", "ロック"), "F6", "win.procedure::unlock", N_ ("ロック解除") },
  { NC_ ("command", "暗証番号"), "F7", "win.procedure::change-pin", NULL },
  { NC_ ("command", "代理人"), "F11", "win.procedure::proxy", NULL },
};

/* An office may have switched off printing at once, and with the 署名用 password the name. */
static gboolean
is_wanted (guint i)
{
  if (g_strcmp0 (commands[i].action, "counter.slip") == 0)
    return mado_feature_is_on (MADO_FEATURE_DIRECT_PRINT);
  return commands[i].action != NULL || mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD);
}

static void
add_holding (MadoCounterBar *self, GtkWidget *button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (hide_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "cancel", G_CALLBACK (hide_name), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
}

static void
add_command (MadoCounterBar *self, guint i, GtkShortcutController *keys)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "command", commands[i].label));
  /* Translators: the key in the corner of the keyboard */
  GtkWidget *key =
      gtk_label_new (g_str_equal (commands[i].key, "Escape") ? _ ("Esc") : commands[i].key);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (key, "mado-keycap");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (button), box);
  if (commands[i].meaning != NULL)
    gtk_widget_set_tooltip_text (button, _ (commands[i].meaning));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, key, NULL, -1);
  if (commands[i].action != NULL)
    {
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), commands[i].action);
      add_shortcut (keys, commands[i].key, commands[i].action);
    }
  else
    add_holding (self, button);
  if (g_strcmp0 (commands[i].action, "counter.note") == 0)
    {
      self->note_button = button;
      self->note_label = GTK_LABEL (label);
    }
  gtk_box_append (self->button_box, button);
}

static void
add_keys (MadoCounterBar *self)
{
  GtkEventController *name_key = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *window = GTK_WIDGET (self->window);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_wanted (i))
      add_command (self, i, GTK_SHORTCUT_CONTROLLER (keys));
  /* Before what has the focus, and before the window's own Escape. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (name_key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (name_key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (name_key, "key-released", G_CALLBACK (on_key_released_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, keys);
  gtk_widget_add_controller (window, name_key);
}

static void
add_actions (MadoCounterBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "clear", .activate = on_clear_cb },
    { .name = "note", .activate = on_note_cb },
    { .name = "slip", .activate = on_slip_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  if (!mado_feature_is_on (MADO_FEATURE_DIRECT_PRINT))
    g_action_map_remove_action (G_ACTION_MAP (actions), "slip");
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "counter", G_ACTION_GROUP (actions));
}

/* --- the bar --- */

static GtkSizeRequestMode
get_buttons_mode (GtkWidget *bin)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What scrolls does not tell how high it would be at a width: it is asked of what is in it. */
static void
measure_buttons (GtkWidget *bin,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  MadoCounterBar *self = MADO_COUNTER_BAR (gtk_widget_get_ancestor (bin, MADO_TYPE_COUNTER_BAR));

  gtk_widget_measure (gtk_widget_get_first_child (bin), orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->button_box), orientation, for_size, NULL, natural, NULL,
                      NULL);
  *natural = MAX (*minimum, MIN (*natural, MOST_BUTTON_HEIGHT));
}

static void
allocate_buttons (GtkWidget *bin, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (bin), width, height, baseline, NULL);
}

static void
mado_counter_bar_dispose (GObject *object)
{
  MadoCounterBar *self = MADO_COUNTER_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mado_counter_bar_parent_class)->dispose (object);
}

static void
mado_counter_bar_class_init (MadoCounterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_counter_bar_dispose;

  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madocounter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/counter/mado-counter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoCounterBar, warning_box);
  gtk_widget_class_bind_template_child (widget_class, MadoCounterBar, status_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCounterBar, name_label);
  gtk_widget_class_bind_template_child (widget_class, MadoCounterBar, buttons_bin);
  gtk_widget_class_bind_template_child (widget_class, MadoCounterBar, button_box);
  gtk_widget_class_bind_template_callback (widget_class, on_stay_cb);
}

static void
mado_counter_bar_init (MadoCounterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (
      self->buttons_bin,
      gtk_custom_layout_new (get_buttons_mode, measure_buttons, allocate_buttons));
}

void
mado_counter_bar_attach (MadoCounterDesk *desk, MadoWindow *window)
{
  MadoCounterBar *self = g_object_new (MADO_TYPE_COUNTER_BAR, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  self->desk = g_object_ref (desk);
  self->window = window;
  add_actions (self);
  add_keys (self);
  gtk_widget_add_css_class (GTK_WIDGET (window), "mado-counter");
  mado_window_add_foot (window, GTK_WIDGET (self));
  g_signal_connect_object (desk, "idle", G_CALLBACK (on_idle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "warned", G_CALLBACK (on_warned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_cb), self,
                           G_CONNECT_SWAPPED);
  on_windows_cb (self, 0, 0, g_list_model_get_n_items (windows), windows);
  on_changed_cb (self);
}
