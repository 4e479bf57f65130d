/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-take-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-day-code-view.h"
#include "mado-guide-calendar.h"
#include "mado-guide-section.h"
#include "mado-guide-text.h"
#include "mado-save-file.h"
#include "mado-sheet-print.h"
#include "mado-sheet.h"
#include "mado-wording-clean.h"
#include "mado-rules-nicks.h"

/* What the file that is being saved will hold. */
typedef enum
{
  SAVE_PDF,
  SAVE_CALENDAR,
} Save;

struct _MadoTakePage
{
  MadoWizardPage parent_instance;

  MadoConsultation *consultation; /* (owned) */
  GtkWidget *print_button;
  GtkWidget *calendar_button;
  GtkWidget *calendar_label;
  MadoDayCodeView *code_view;
  GtkWidget *preview;
  GtkLabel *done_label;
};

G_DEFINE_FINAL_TYPE (MadoTakePage, mado_take_page, MADO_TYPE_WIZARD_PAGE)

static void
say (MadoTakePage *self, const char *text)
{
  g_autofree char *clean = mado_wording_clean (text);

  gtk_label_set_label (self->done_label, clean);
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), *text != '\0');
}

static GtkWindow *
get_window (MadoTakePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- paper --- */

static void
on_draw_page_cb (MadoTakePage *self, GtkPrintContext *context)
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
on_print_done_cb (MadoTakePage *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autofree char *sentence = mado_sheet_print_describe (operation, result);

  if (self->consultation != NULL && sentence != NULL)
    say (self, sentence);
}

static void
on_print_cb (MadoTakePage *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
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
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done_cb), self,
                           G_CONNECT_SWAPPED);
  /* What does not even start is not always called done. */
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               get_window (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR &&
      error != NULL)
    on_print_done_cb (self, GTK_PRINT_OPERATION_RESULT_ERROR, operation);
}

/* --- files --- */

/* (nullable): NULL with @error, or without where there is nothing. */
static GBytes *
create_contents (MadoTakePage *self, Save save, GError **error)
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
  say (MADO_TAKE_PAGE (widget), sentence);
}

static void
choose_file (MadoTakePage *self, Save save, const char *title)
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
on_pdf_cb (MadoTakePage *self)
{
  choose_file (self, SAVE_PDF, _ ("案内をPDFに保存"));
}

static void
on_calendar_cb (MadoTakePage *self)
{
  choose_file (self, SAVE_CALENDAR, _ ("カレンダーのファイルを保存"));
}

static void
on_copy_cb (MadoTakePage *self)
{
  MadoHandout handout;
  g_autofree char *text = NULL;

  mado_consultation_get_handout (self->consultation, &handout);
  text = mado_guide_to_text (&handout, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  say (self, _ ("コピーしました。"));
}

/* --- the page --- */

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MadoTakePage *self = MADO_TAKE_PAGE (user_data);
  double scale = MIN (width / MADO_SHEET_WIDTH, height / MADO_SHEET_HEIGHT);
  MadoHandout handout;

  if (self->consultation == NULL)
    return;
  mado_consultation_get_handout (self->consultation, &handout);
  cairo_translate (cr, (width - MADO_SHEET_WIDTH * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, MADO_SHEET_WIDTH, MADO_SHEET_HEIGHT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  cairo_translate (cr, MADO_SHEET_MARGIN, MADO_SHEET_MARGIN);
  mado_sheet_draw (&handout, cr, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                   MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, NULL);
}

static void
update (MadoTakePage *self)
{
  MadoHandout handout;
  gboolean has_calendar;

  mado_consultation_get_handout (self->consultation, &handout);
  has_calendar = mado_guide_has_calendar (&handout);
  gtk_widget_set_sensitive (self->calendar_button, has_calendar);
  gtk_widget_set_visible (self->calendar_label, !has_calendar);
  mado_day_code_view_set_code (self->code_view, mado_day_code_new (&handout));
  gtk_widget_queue_draw (self->preview);
  say (self, "");
}

static gboolean
mado_take_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MADO_TAKE_PAGE (widget)->print_button);
}

static void
mado_take_page_dispose (GObject *object)
{
  MadoTakePage *self = MADO_TAKE_PAGE (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_take_page_parent_class)->dispose (object);
}

static void
mado_take_page_class_init (MadoTakePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_take_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mado_take_page_grab_focus;
}

static GtkWidget *
add_button (
    MadoTakePage *self, GtkFlowBox *buttons, const char *icon, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "mado-pill-button");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  /* The button takes the focus, not its place in the box. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (buttons, child);
  return button;
}

static void
add_buttons (MadoTakePage *self, GtkBox *column)
{
  GtkFlowBox *buttons = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (buttons, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (buttons, TRUE);
  gtk_flow_box_set_max_children_per_line (buttons, 2);
  gtk_flow_box_set_column_spacing (buttons, 12);
  gtk_flow_box_set_row_spacing (buttons, 12);
  self->print_button =
      add_button (self, buttons, "document-print-symbolic", _ ("印刷…"), G_CALLBACK (on_print_cb));
  add_button (self, buttons, "document-save-symbolic", _ ("PDFに保存…"), G_CALLBACK (on_pdf_cb));
  self->calendar_button = add_button (self, buttons, "x-office-calendar-symbolic",
                                      _ ("カレンダーに追加…"), G_CALLBACK (on_calendar_cb));
  add_button (self, buttons, "edit-copy-symbolic", _ ("文字でコピー"), G_CALLBACK (on_copy_cb));
  gtk_box_append (column, GTK_WIDGET (buttons));
}

static void
add_labels (MadoTakePage *self, GtkBox *column)
{
  mado_guide_box_add_text (column, _ ("この手続きには、カレンダーに入れる日付がありません。"),
                           "mado-detail");
  self->calendar_label = gtk_widget_get_last_child (GTK_WIDGET (column));
  mado_guide_box_add_text (column, "", "mado-value");
  self->done_label = GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (column)));
}

static void
add_preview (MadoTakePage *self, GtkBox *column)
{
  GtkWidget *frame =
      gtk_aspect_frame_new (0.5f, 0, (float)(MADO_SHEET_WIDTH / MADO_SHEET_HEIGHT), FALSE);

  self->preview = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                "content-height", 620, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("印刷される紙の見本"), -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_preview, self, NULL);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), self->preview);
  gtk_box_append (column, frame);
}

static void
mado_take_page_init (MadoTakePage *self)
{
  GtkBox *column = mado_wizard_page_add_column (MADO_WIZARD_PAGE (self));

  mado_guide_box_add_text (
      column, _ ("持ち物や日付を、窓口へ持っていけるようにします。名前や番号は入りません。"), NULL);
  add_buttons (self, column);
  add_labels (self, column);
  self->code_view = g_object_new (MADO_TYPE_DAY_CODE_VIEW, NULL);
  gtk_box_append (column, GTK_WIDGET (self->code_view));
  add_preview (self, column);
  mado_wizard_page_set_title (MADO_WIZARD_PAGE (self), _ ("持っていく"));
}

MadoWizardPage *
mado_take_page_new (MadoConsultation *consultation)
{
  MadoTakePage *self = g_object_ref_sink (g_object_new (MADO_TYPE_TAKE_PAGE, NULL));

  self->consultation = g_object_ref (consultation);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return MADO_WIZARD_PAGE (self);
}
