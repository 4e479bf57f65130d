/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-take-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mado-feature.h"
#include "mado-guide-calendar.h"
#include "mado-guide-text.h"
#include "mado-save-file.h"
#include "mado-sheet-print.h"
#include "mado-sheet.h"
#include "mado-wording-clean.h"
#include "mado-wrap-layout.h"
#include "mado-rules-nicks.h"

/* What the file that is being saved will hold. */
typedef enum
{
  SAVE_PDF,
  SAVE_CALENDAR,
} Save;

struct _MadoTakeBar
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */
  GtkWidget *buttons;
  GtkWidget *pdf_button;
  GtkWidget *calendar_button;
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MadoTakeBar, mado_take_bar, ADW_TYPE_BIN)

static void
say (MadoTakeBar *self, const char *text)
{
  g_autofree char *clean = mado_wording_clean (text);

  gtk_label_set_label (self->done_label, clean);
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), *text != '\0');
}

static GtkWindow *
get_window (MadoTakeBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- paper --- */

static void
on_draw_page_cb (MadoTakeBar *self, GtkPrintContext *context)
{
  MadoHandout handout;

  /* Disposed while the printer's window was open: the page stays white. */
  if (self->consultation == NULL)
    return;
  mado_consultation_get_handout (self->consultation, &handout);
  mado_sheet_draw (&handout, gtk_print_context_get_cairo_context (context),
                   gtk_print_context_get_width (context), gtk_print_context_get_height (context),
                   NULL);
}

static void
on_told_cb (MadoTakeBar *self, const char *sentence)
{
  if (self->consultation != NULL && sentence != NULL)
    say (self, sentence);
}

static void
on_print_cb (MadoTakeBar *self)
{
  g_autoptr (MadoSheetPrint) operation = NULL;
  g_autofree char *obstacle = NULL;
  MadoHandout handout;

  mado_consultation_get_handout (self->consultation, &handout);
  obstacle = mado_sheet_print_check (&handout);
  say (self, obstacle != NULL ? obstacle : "");
  if (obstacle != NULL)
    return;
  operation = mado_sheet_print_new (&handout);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "told", G_CALLBACK (on_told_cb), self, G_CONNECT_SWAPPED);
  mado_sheet_print_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self));
}

/* --- files --- */

/* (nullable): NULL with @error, or without where there is nothing. */
static GBytes *
create_contents (MadoTakeBar *self, Save save, GError **error)
{
  MadoHandout handout;
  char *text;

  mado_consultation_get_handout (self->consultation, &handout);
  if (save == SAVE_PDF)
    return mado_sheet_to_pdf (&handout, error);
  text = mado_guide_to_calendar (&handout, g_get_real_time () / G_USEC_PER_SEC);
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static void
on_said_cb (GtkWidget *widget, const char *sentence)
{
  say (MADO_TAKE_BAR (widget), sentence);
}

static void
choose_file (MadoTakeBar *self, Save save, const char *title)
{
  const char *procedure =
      mado_procedure_to_string (mado_consultation_get_procedure (self->consultation));
  g_autofree char *name =
      g_strdup_printf ("madoguchi-%s.%s", procedure, save == SAVE_PDF ? "pdf" : "ics");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) contents = create_contents (self, save, &error);
  g_autofree char *failure =
      error != NULL ? g_strdup_printf (_ ("PDFを作れませんでした（%s）。"), error->message) : NULL;

  say (self, failure != NULL ? failure : "");
  if (contents != NULL)
    mado_save_file (GTK_WIDGET (self), title, name, contents, G_FILE_CREATE_NONE, on_said_cb);
}

static void
on_pdf_cb (MadoTakeBar *self)
{
  choose_file (self, SAVE_PDF, _ ("案内をPDFに保存"));
}

static void
on_calendar_cb (MadoTakeBar *self)
{
  choose_file (self, SAVE_CALENDAR, _ ("カレンダーのファイルを保存"));
}

static void
on_copy_cb (MadoTakeBar *self)
{
  MadoHandout handout;
  g_autofree char *text = NULL;

  mado_consultation_get_handout (self->consultation, &handout);
  text = mado_guide_to_text (&handout, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  say (self, _ ("コピーしました。"));
}

/* --- the bar --- */

static void
update (MadoTakeBar *self)
{
  MadoHandout handout;

  mado_consultation_get_handout (self->consultation, &handout);
  gtk_widget_set_visible (self->pdf_button, mado_feature_is_on (MADO_FEATURE_FILES));
  gtk_widget_set_visible (self->calendar_button, mado_feature_is_on (MADO_FEATURE_FILES) &&
                                                     mado_guide_has_calendar (&handout));
  say (self, "");
}

static void
mado_take_bar_dispose (GObject *object)
{
  MadoTakeBar *self = MADO_TAKE_BAR (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_take_bar_parent_class)->dispose (object);
}

static void
mado_take_bar_class_init (MadoTakeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_take_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "madotake");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (MadoTakeBar *self, const char *text, const char *tip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, self->buttons);
  return button;
}

static void
mado_take_bar_init (MadoTakeBar *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->done_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->done_label), "mado-value");
  self->buttons = mado_wrap_layout_create_box (8);
  add_button (self, _ ("印刷…"), _ ("1枚の紙に印刷します"), G_CALLBACK (on_print_cb));
  self->pdf_button = add_button (self, _ ("PDF…"), _ ("PDFに保存します"), G_CALLBACK (on_pdf_cb));
  self->calendar_button =
      add_button (self, _ ("カレンダー…"), _ ("日付をカレンダーのファイルに保存します"),
                  G_CALLBACK (on_calendar_cb));
  add_button (self, _ ("コピー"), _ ("文字でコピーします"), G_CALLBACK (on_copy_cb));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->done_label));
  gtk_box_append (GTK_BOX (column), self->buttons);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", column, NULL);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

GtkWidget *
mado_take_bar_new (MadoConsultation *consultation)
{
  MadoTakeBar *self = g_object_new (MADO_TYPE_TAKE_BAR, NULL);

  self->consultation = g_object_ref (consultation);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
