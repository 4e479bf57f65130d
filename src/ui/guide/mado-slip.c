/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-slip.h"

#include <cairo.h>
#include <glib/gi18n.h>

#include "mado-sheet-print.h"
#include "mado-sheet.h"
#include "mado-wording-verdict.h"

/* In seconds. Where no print service answers, GTK waits for a list of printers without end. */
#define PATIENCE 15

typedef struct
{
  cairo_surface_t *page;        /* (owned): the sheet, in points */
  GtkPrintOperation *operation; /* that this belongs to */
  guint timer;                  /* 0: a printer has answered, or none is waited for any more */
  gboolean is_told;             /* what became of it */
  GWeakRef owner;
  MadoSlipDone done;
} Slip;

static void
slip_free (Slip *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  cairo_surface_destroy (self->page);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

static void
tell (Slip *self, const char *sentence)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->done (owner, sentence);
}

static void
on_draw_page_cb (Slip *self, GtkPrintContext *context)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  /* From here on it is on its way, and nobody could say that it was stopped. */
  g_clear_handle_id (&self->timer, g_source_remove);
  cairo_set_source_surface (cr, self->page, 0, 0);
  cairo_paint (cr);
}

/* A printer that answers after this prints nothing any more: nobody waits for it. */
static gboolean
on_timer_cb (gpointer user_data)
{
  Slip *self = user_data;

  self->timer = 0;
  self->is_told = TRUE;
  gtk_print_operation_cancel (self->operation);
  tell (self,
        _ ("プリンターから返事がないため、印刷をやめました。プリンターの電源と、システムの設定の"
           "「いつも使うプリンター」を確かめてから、もう一度印刷してください。"));
  return G_SOURCE_REMOVE;
}

static void
on_told_cb (Slip *self, const char *sentence)
{
  if (self->is_told)
    return;
  self->is_told = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  /* Nobody was asked, so nobody thought better of it: GTK found no printer. */
  tell (self, sentence != NULL ? sentence
                               : _ ("プリンターが見つかりません。システムの設定で、いつも使うプリン"
                                    "ターを決めてください。"));
}

/* (nullable) (transfer full): NULL: nothing has to be done with this card */
static MadoConsultation *
consult_on_card (MadoSession *session)
{
  const MadoAdvice *advice = mado_session_get_advice (session);
  g_autoptr (MadoVerdict) verdict = NULL;

  if (mado_session_get_snapshot (session) == NULL || advice == NULL)
    return NULL;
  verdict = mado_wording_verdict (advice, mado_session_get_municipality (session),
                                  mado_session_get_audience (session));
  if (verdict->has_procedure)
    return mado_consultation_new (session, verdict->procedure);
  return advice->n_procedures > 0 ? mado_consultation_new (session, advice->procedures[0]) : NULL;
}

static cairo_surface_t *
record_page (const MadoHandout *handout)
{
  cairo_surface_t *page = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (page);

  mado_sheet_draw (handout, cr, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                   MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, NULL);
  cairo_destroy (cr);
  return page;
}

void
mado_slip_print (MadoSession *session,
                 MadoConsultation *open,
                 GtkWindow *window,
                 GObject *owner,
                 MadoSlipDone done)
{
  Slip *self = NULL;
  g_autoptr (MadoConsultation) consultation =
      open != NULL ? g_object_ref (open) : consult_on_card (session);
  g_autoptr (MadoSheetPrint) operation = NULL;
  g_autofree char *obstacle = NULL;
  MadoHandout handout;

  if (consultation == NULL)
    {
      done (owner,
            _ ("印刷する案内がありません。カードを置くと、合う手続きの案内を印刷できます。"));
      return;
    }
  mado_consultation_get_handout (consultation, &handout);
  obstacle = mado_sheet_print_check (&handout);
  if (obstacle != NULL)
    {
      done (owner, obstacle);
      return;
    }
  self = g_new0 (Slip, 1);
  self->page = record_page (&handout);
  self->done = done;
  g_weak_ref_init (&self->owner, owner);
  operation = mado_sheet_print_new (&handout);
  self->operation = GTK_PRINT_OPERATION (operation);
  self->timer = g_timeout_add_seconds (PATIENCE, on_timer_cb, self);
  g_object_set_data_full (G_OBJECT (operation), "mado-slip", self, (GDestroyNotify)slip_free);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (on_draw_page_cb), self);
  g_signal_connect_swapped (operation, "told", G_CALLBACK (on_told_cb), self);
  mado_sheet_print_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT, window);
}
