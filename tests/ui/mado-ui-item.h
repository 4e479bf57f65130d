/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-ui-expect.h"

G_BEGIN_DECLS

/* What is on the screen under a fixed name, by what it is: in which words is told once, in the
 * table of mado-ui-item.c. In Japanese. */
typedef enum
{
  MADO_UI_NOTHING,
  /* Buttons. */
  MADO_UI_CONFIRM,
  MADO_UI_CANCEL,
  MADO_UI_ENTER_PASSWORD,
  MADO_UI_READ_AGAIN,
  MADO_UI_WITHOUT_CARD,
  MADO_UI_TRY_PRACTICE,
  MADO_UI_PRACTICE_REMOVE,
  MADO_UI_PRACTICE_INSERT,
  MADO_UI_PRACTICE_LEAVE,
  MADO_UI_SEE_RENEW,
  MADO_UI_SEE_ISSUE,
  MADO_UI_SEE_REISSUE,
  MADO_UI_SEE_UNLOCK,
  MADO_UI_SEE_STAY_PERIOD,
  MADO_UI_CHANGE_HERE,
  MADO_UI_PRINT,
  MADO_UI_PDF,
  MADO_UI_CALENDAR,
  MADO_UI_SAVE_FILE,
  MADO_UI_COPY_REPORT,
  MADO_UI_OPEN_SOURCE,
  MADO_UI_NOTE_CARD,
  MADO_UI_COMPARE_CARD,
  MADO_UI_DO_NOT_CLEAR,
  MADO_UI_DIAGNOSE,
  /* What is typed into, or ticked. */
  MADO_UI_PASSWORD,
  MADO_UI_BIRTH,
  MADO_UI_ISSUED,
  MADO_UI_EXPIRES,
  MADO_UI_CARD_EXPIRES,
  MADO_UI_CONDITIONS,
  MADO_UI_USE_LAST_TRY,
  /* Headings and marks. */
  MADO_UI_PRACTICE,
  MADO_UI_NO_REAL_CARD,
  MADO_UI_OTHER_PROCEDURES,
  MADO_UI_COUNTERS,
  MADO_UI_SERVICE,
  MADO_UI_KEYS,
  MADO_UI_SERIAL_NUMBER,
  MADO_UI_YEAR_OF_ERA,
  MADO_UI_STAY_PERIOD,
  MADO_UI_CONTENT,
  MADO_UI_KEY_NAME,
  MADO_UI_KEY_PRINT,
  MADO_UI_PASSWORD_TITLE,
  /* What is said. */
  MADO_UI_SAID_BROKE_OFF,
  MADO_UI_SAID_ALL_READ,
  MADO_UI_SAID_SERVICE,
  MADO_UI_SAID_SERVICE_STOPPED,
  MADO_UI_SAID_FAULT,
  MADO_UI_SAID_UNCHECKED,
  MADO_UI_SAID_COPIED,
  MADO_UI_SAID_NO_SUCH_DAY,
  MADO_UI_SAID_WRITE_ERA,
  MADO_UI_SAID_ISSUED_UNBORN,
  MADO_UI_SAID_ONE_DATE_WILL_DO,
  MADO_UI_SAID_ESTIMATE,
  MADO_UI_SAID_STAY_ENDS,
  MADO_UI_SAID_PASSWORD_GUARDS,
  MADO_UI_SAID_SHAPE_RIGHT,
  MADO_UI_SAID_PASSWORD_WRONG,
  MADO_UI_SAID_LOCKED,
  MADO_UI_SAID_TRY_MAY_BE_USED,
  MADO_UI_SAID_SILENT,
  MADO_UI_SAID_NAME_UNREAD,
  MADO_UI_SAID_HIDDEN,
  MADO_UI_SAID_CARD_TELLS_MORE,
  MADO_UI_SAID_ON_THE_PHONE,
  MADO_UI_SAID_OFFICE_UNLOCKS,
  MADO_UI_SAID_STORE_RESETS,
  MADO_UI_SAID_STORE_RESETS_IF,
  MADO_UI_SAID_DATES_UNSURE,
  MADO_UI_SAID_FACE_CARD,
  MADO_UI_SAID_JUKI_CARD,
  MADO_UI_SAID_FOREIGNERS,
  MADO_UI_SAID_TODAY,
  MADO_UI_SAID_UNLOCK_TOO,
  MADO_UI_SAID_CARD_ENDS_TOO,
  MADO_UI_SAID_NOT_RECORDED,
  MADO_UI_SAID_LAST_TRY,
  MADO_UI_SAID_NEXT_IS_NEW_CARD,
  MADO_UI_SAID_ISSUER_UNKNOWN,
  MADO_UI_SAID_REVOCATION_UNCHECKED,
  MADO_UI_SAID_CALL_STAFF,
  MADO_UI_SAID_OUT_OF_USE,
  MADO_UI_SAID_REISSUE,
  MADO_UI_SAID_NO_DAY_LEFT,
  MADO_UI_SAID_UNLOCK,
  MADO_UI_SAID_CODE,
  MADO_UI_SAID_FIRST_DAY_OF_CODE,
  MADO_UI_SAID_AT_THIS_COUNTER,
  MADO_UI_SAID_CLEARED,
  MADO_UI_SAID_ABOUT_TO_CLEAR,
  MADO_UI_SAID_NOTED,
  MADO_UI_SAID_WHEN_RENEWED,
  MADO_UI_SAID_PUT_RENEWED,
  MADO_UI_SAID_NOTHING_TO_PRINT,
  MADO_UI_SAID_NO_PRINTER,
  MADO_UI_SAID_PRINTING,
  MADO_UI_SAID_RUNS_ALREADY,
  MADO_UI_SAID_CLOSE_FIRST,
  MADO_UI_SAID_ADMINISTRATOR_SETS,
  MADO_UI_SAID_SWITCHED_OFF,
  MADO_UI_SAID_DAY_NEEDS_PRACTICE,
  MADO_UI_SAID_NO_DATE,
  MADO_UI_SAID_DAYS_OF_PRACTICE,
  MADO_UI_SAID_ON_29_FEBRUARY,
  MADO_UI_SAID_ALL_TRIES,
  MADO_UI_SAID_FIRST_DAY,
  MADO_UI_SAID_AT_THE_OFFICE,
  MADO_UI_SAID_NOT_MY_NUMBER,
  MADO_UI_SAID_OTHER_CARD,
  MADO_UI_SAID_UNREADABLE,
  MADO_UI_SAID_LOOK_AT_CARD,
} MadoUiItem;

typedef enum
{
  MADO_UI_YEAR,
  MADO_UI_MONTH,
  MADO_UI_DAY,
} MadoUiEntry;

/* (transfer none) */
const char *mado_ui_name (MadoUiItem item);

/* Waits until it is there, or no longer. */
void mado_ui_driver_expect_item (MadoUiDriver *self, MadoUiItem item);
void mado_ui_driver_expect_no_item (MadoUiDriver *self, MadoUiItem item);
/* Waits for it and presses it, or types into it. */
void mado_ui_driver_press_item (MadoUiDriver *self, MadoUiItem button);
void mado_ui_driver_type_item (MadoUiDriver *self, MadoUiItem field, const char *text);
/* A date has three entries: all of them, and one. */
void mado_ui_driver_type_date (
    MadoUiDriver *self, MadoUiItem date, const char *year, const char *month, const char *day);
void mado_ui_driver_type_entry (MadoUiDriver *self,
                                MadoUiItem date,
                                MadoUiEntry entry,
                                const char *text);
/* By the Tab key. */
void mado_ui_driver_lead_to_entry (MadoUiDriver *self, MadoUiItem date, MadoUiEntry entry);
/* Types the password for signing, and sends it to the card. */
void mado_ui_driver_enter_password (MadoUiDriver *self, const char *password);

G_END_DECLS
