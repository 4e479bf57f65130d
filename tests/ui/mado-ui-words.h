/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-comparison.h"
#include "mado-guide-line.h"
#include "mado-pin.h"
#include "mado-question.h"
#include "mado-ui-expect.h"

G_BEGIN_DECLS

/* What a test waits for, by its id: in which words it is said is wording's to know, and which of
 * them stands on one page alone is told here once. In Japanese. */

typedef enum
{
  MADO_UI_PAGE_RESULT,
  MADO_UI_PAGE_GUIDE,
  MADO_UI_PAGE_PROCEDURES,
  MADO_UI_PAGE_MANUAL,
  MADO_UI_PAGE_RULES, /* where the rules of the dates are from */
  MADO_UI_PAGE_HELP,
  MADO_UI_PAGE_CERTIFICATE,
  MADO_UI_PAGE_MUNICIPALITY, /* where one is chosen */
  MADO_UI_PAGE_DIAGNOSIS,
  MADO_UI_PAGE_PASSWORD, /* the window in which it is typed */
  /* The windows in which a place for it is chosen. */
  MADO_UI_PAGE_SAVE_PDF,
  MADO_UI_PAGE_SAVE_CALENDAR,
  MADO_UI_PAGE_SAVE_CERTIFICATE,
  MADO_UI_PAGE_SAVE_REPORT,
  MADO_UI_PAGE_SAVE_RECORD,
} MadoUiPage;

/* (transfer none) */
const char *mado_ui_mark (MadoUiPage page);
void mado_ui_driver_expect_page (MadoUiDriver *self, MadoUiPage page);
void mado_ui_driver_expect_no_page (MadoUiDriver *self, MadoUiPage page);

/* Of a line of guidance, what no date is filled into. (transfer full) */
char *mado_ui_say_line (MadoLine line);
/* A line of guidance, with whatever dates in it. */
void mado_ui_driver_expect_line (MadoUiDriver *self, MadoLine line);
void mado_ui_driver_expect_no_line (MadoUiDriver *self, MadoLine line);
/* A question of the guidance. */
void mado_ui_driver_expect_question (MadoUiDriver *self, MadoQuestion question);
void mado_ui_driver_expect_no_question (MadoUiDriver *self, MadoQuestion question);

/* By the keyboard: Tab leads to the answer @chosen, which is chosen now, and @keysym from there to
 * @wanted, which is chosen. */
void mado_ui_driver_answer (
    MadoUiDriver *self, MadoQuestion question, MadoAnswer chosen, guint keysym, MadoAnswer wanted);

/* The page of a guide, in practice. */
void mado_ui_driver_expect_guide (MadoUiDriver *self, MadoProcedure procedure);
void mado_ui_driver_expect_no_guide (MadoUiDriver *self, MadoProcedure procedure);
/* What a card that was noted and the one that lies there now come to. */
void mado_ui_driver_expect_comparison (MadoUiDriver *self, MadoComparison comparison);
void mado_ui_driver_expect_no_comparison (MadoUiDriver *self, MadoComparison comparison);

/* @date: "2027-06-15"; said with its era and weekday */
void mado_ui_driver_expect_date (MadoUiDriver *self, const char *date);
/* The same, with its weekday or without it. */
void mado_ui_driver_expect_day (MadoUiDriver *self, const char *date);
void mado_ui_driver_expect_no_day (MadoUiDriver *self, const char *date);
/* So many tries are left of a PIN. */
void mado_ui_driver_expect_tries (MadoUiDriver *self, guint left);
void mado_ui_driver_expect_no_tries (MadoUiDriver *self, guint left);
/* It was changed, and the new one proved to be in force. */
void mado_ui_driver_expect_changed (MadoUiDriver *self, MadoPin pin);
/* The sentence of an error, such as MADO_TRANSPORT_ERROR_SILENT, and what helps. */
void mado_ui_driver_expect_error (MadoUiDriver *self, GQuark domain, int code);

G_END_DECLS
