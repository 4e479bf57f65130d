/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-date-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-trim.h"
#include "mado-wrap-layout.h"
#include "mado-wording-date.h"

struct _MadoDateEntry
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *help_label;
  GtkDropDown *era;
  GtkEditable *year;
  GtkEditable *month;
  GtkEditable *day;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (MadoDateEntry, mado_date_entry, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
  PROP_HELP,
} MadoDateEntryProperty;

static GParamSpec *properties[PROP_HELP + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
describe (MadoTyped typed, const GDate *date)
{
  switch (typed)
    {
    case MADO_TYPED_DATE:
      return mado_wording_date_with_weekday (date);
    case MADO_TYPED_INCOMPLETE:
      return g_strdup (_ ("年・月・日をすべて入力してください。"));
    case MADO_TYPED_NO_NUMBER:
      return g_strdup (_ ("数字で入力してください。"));
    case MADO_TYPED_NO_ERA:
      return g_strdup (_ ("西暦の年は4桁です（例：2027）。令和や平成の年のときは、「西暦」を元号に"
                          "変えるか、「令和9」のように入力してください。"));
    case MADO_TYPED_NO_SUCH_DAY:
      return g_strdup (_ ("この日付は暦にありません。"));
    case MADO_TYPED_OUT_OF_RANGE:
      return g_strdup (_ ("年を確かめてください。"));
    case MADO_TYPED_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
set_invalid (MadoDateEntry *self, gboolean invalid)
{
  GtkEditable *parts[] = { self->year, self->month, self->day };

  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note_label), "error");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_STATE_INVALID,
        invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_changed_cb (MadoDateEntry *self)
{
  GDate date;
  MadoTyped typed = mado_date_entry_get_date (self, &date);
  g_autofree char *note = describe (typed, &date);
  gboolean wrong = typed != MADO_TYPED_DATE && typed != MADO_TYPED_EMPTY;

  gtk_label_set_label (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *note != '\0');
  set_invalid (self, wrong && typed != MADO_TYPED_INCOMPLETE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- a whole date in one of the entries --- */

static gboolean
take_apart (MadoDateEntry *self, const char *text)
{
  MadoEra era = (MadoEra)gtk_drop_down_get_selected (self->era);
  g_autofree char *year = NULL, *month = NULL, *day = NULL;

  if (!mado_era_date_take_apart (text, &era, &year, &month, &day))
    return FALSE;
  gtk_drop_down_set_selected (self->era, era);
  gtk_editable_set_text (self->year, year);
  gtk_editable_set_text (self->month, month);
  gtk_editable_set_text (self->day, day);
  return TRUE;
}

/* More than one character at once was pasted, or written by an input method. Nothing of it is cut
 * off: what does not fit is for the parser to refuse. It goes into the text by this signal and not
 * by the buffer, for the screen reader hears of nothing else. */
static void
on_insert_text_cb (
    GtkEditable *text, const char *chars, int length, int *position, MadoDateEntry *self)
{
  gsize n = length < 0 ? strlen (chars) : (gsize)length;
  const char *start = mado_trim (chars, &n);
  g_autofree char *seen = g_strndup (start, n);
  const gboolean trimmed = n != (length < 0 ? strlen (chars) : (gsize)length);

  if (g_utf8_strlen (chars, length) <= 1)
    return;
  if (take_apart (self, seen))
    {
      g_signal_stop_emission_by_name (text, "insert-text");
      *position = (int)g_utf8_strlen (gtk_editable_get_text (text), -1);
    }
  else if (trimmed)
    {
      g_signal_stop_emission_by_name (text, "insert-text");
      gtk_editable_insert_text (text, seen, (int)n, position);
    }
}

static void
on_year_left_cb (MadoDateEntry *self)
{
  take_apart (self, gtk_editable_get_text (self->year));
}

static void
set_title (MadoDateEntry *self, const char *title)
{
  struct
  {
    gpointer widget;
    const char *name;
  } parts[] = { { self->era, _ ("元号または西暦") },
                { self->year, _ ("年") },
                { self->month, _ ("月") },
                { self->day, _ ("日") } };

  gtk_label_set_label (self->title_label, title);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      /* Translators: the name of a date and of a part of it, for a screen reader. */
      g_autofree char *name = g_strdup_printf (_ ("%s、%s"), title, parts[i].name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i].widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      /* What has the focus of a drop-down is the button in it. */
      if (GTK_IS_DROP_DOWN (parts[i].widget))
        gtk_accessible_update_property (
            GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (parts[i].widget))),
            GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
mado_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MadoDateEntry *self = MADO_DATE_ENTRY (object);

  switch ((MadoDateEntryProperty)id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_HELP:
      gtk_label_set_label (self->help_label, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->help_label), TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_date_entry_class_init (MadoDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = mado_date_entry_set_property;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HELP] =
      g_param_spec_string ("help", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", MADO_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/widget/mado-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, help_label);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, era);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, year);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, month);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, day);
  gtk_widget_class_bind_template_child (widget_class, MadoDateEntry, note_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
mado_date_entry_init (MadoDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  GtkEditable *parts[] = { self->year, self->month, self->day };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_connect (gtk_editable_get_delegate (parts[i]), "insert-text",
                      G_CALLBACK (on_insert_text_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_year_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->year), focus);
}

MadoTyped
mado_date_entry_get_date (MadoDateEntry *self, GDate *date)
{
  return mado_era_date_parse (
      (MadoEra)gtk_drop_down_get_selected (self->era), gtk_editable_get_text (self->year),
      gtk_editable_get_text (self->month), gtk_editable_get_text (self->day), date);
}

void
mado_date_entry_take_over (MadoDateEntry *self, MadoDateEntry *old)
{
  g_return_if_fail (MADO_IS_DATE_ENTRY (self) && MADO_IS_DATE_ENTRY (old));

  gtk_drop_down_set_selected (self->era, gtk_drop_down_get_selected (old->era));
  gtk_editable_set_text (self->year, gtk_editable_get_text (old->year));
  gtk_editable_set_text (self->month, gtk_editable_get_text (old->month));
  gtk_editable_set_text (self->day, gtk_editable_get_text (old->day));
}
