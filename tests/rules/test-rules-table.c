/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-municipality.h"
#include "mado-rules-nicks.h"

/* The worked examples of policy-rules.md 12, with dates computed by a separate script. Each row is
 * checked with the ward's window (+2) and with the national one (+1). */

typedef struct
{
  const char *id;
  MadoKind kind;
  const char *born;
  const char *issued;  /* a date or a date-time */
  const char *expires; /* the certificate's own */
  const char *renewed_from;
  const char *card_expires;
  const char *auth_expires;
  MadoEvents events;
  gboolean overseas;
  MadoFeb29 feb29;
  const char *today; /* a date or a date-time */
  /* What follows. NULL: no date. */
  const char *ends;
  const char *opens_2;
  const char *opens_1;
  const char *lapses;
  int days_left;
  MadoState state;
  MadoState state_1;
  MadoNotes notes; /* in full, with +2 */
  const char *procedures;
} Row;

#define READ       .notes = 0
#define COMPUTED   MADO_NOTE_COMPUTED
#define EARLY      MADO_STATE_VALID_EARLY
#define OPEN       MADO_STATE_RENEWABLE
#define LAST       MADO_STATE_LAST_DAY
#define OVER       MADO_STATE_EXPIRED
#define DIFFERS    MADO_NOTE_OPENS_TOMORROW_HERE
#define CARD_TOO   MADO_NOTE_CARD_ENDS_TOO
#define MINORS     (MADO_NOTE_MINORS_CARD | MADO_NOTE_STAY_POSSIBLE)

#define IN_USE     "change-pin revoke proxy"
#define IN_WINDOW  "renew change-pin revoke proxy"
#define AFTERWARDS "reissue proxy"

#define ADULT      .born = "1985-10-10", .card_expires = "2029-10-10"
#define FIRST      ADULT, .issued = "2020-05-15"
#define ENDS_2024                                                                                  \
  .ends = "2024-10-10", .opens_2 = "2024-07-12", .opens_1 = "2024-07-11", .lapses = "2024-10-11"
#define ENDS_2025                                                                                  \
  .ends = "2025-10-10", .opens_2 = "2025-07-12", .opens_1 = "2025-07-11", .lapses = "2025-10-11"
#define ENDS_2026                                                                                  \
  .ends = "2026-10-10", .opens_2 = "2026-07-12", .opens_1 = "2026-07-11", .lapses = "2026-10-11"
#define ENDS_2028                                                                                  \
  .ends = "2028-10-10", .opens_2 = "2028-07-12", .opens_1 = "2028-07-11", .lapses = "2028-10-11"
#define ENDS_2029                                                                                  \
  .ends = "2029-10-10", .opens_2 = "2029-07-12", .opens_1 = "2029-07-11", .lapses = "2029-10-11"

/* clang-format off */
static const Row rows[] = {
  { "V01", FIRST, .today = "2024-07-10", ENDS_2024, .days_left = 92, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED, .procedures = IN_USE },
  { "V02", FIRST, .today = "2024-07-11", ENDS_2024, .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = COMPUTED | DIFFERS, .procedures = IN_USE },
  { "V03", FIRST, .today = "2024-07-12", ENDS_2024, .days_left = 90, .state = OPEN, .state_1 = OPEN,
    .notes = COMPUTED, .procedures = IN_WINDOW },
  { "V04", FIRST, .today = "2024-10-10", ENDS_2024, .days_left = 0, .state = LAST, .state_1 = LAST,
    .notes = COMPUTED, .procedures = IN_WINDOW },
  { "V05", FIRST, .today = "2024-10-11", ENDS_2024, .days_left = -1, .state = OVER, .state_1 = OVER,
    .notes = COMPUTED, .procedures = AFTERWARDS },
  { "V06", ADULT, .issued = "2024-08-01", .renewed_from = "2024-10-10", .today = "2024-08-01", ENDS_2029,
    .days_left = 1896, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_SIXTH_BIRTHDAY | CARD_TOO, .procedures = IN_USE },
  { "V07", ADULT, .issued = "2024-11-01", .renewed_from = "2024-10-10", .today = "2024-11-01", ENDS_2029,
    .days_left = 1804, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED | CARD_TOO, .procedures = IN_USE },
  { "V07, told without the old one", ADULT, .issued = "2024-11-01", .today = "2024-11-01", ENDS_2029,
    .days_left = 1804, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED | CARD_TOO, .procedures = IN_USE },
  /* On the birthday itself the sixth one after it would be 2030-10-10: the card ends first. */
  { "V08: renewed on the last day", ADULT, .issued = "2024-10-10", .renewed_from = "2024-10-10",
    .today = "2024-10-10", ENDS_2029, .days_left = 1826, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_SIXTH_BIRTHDAY | MADO_NOTE_CAPPED_BY_CARD | CARD_TOO, .procedures = IN_USE },
  { "V08: re-issued on the day of the lapse", ADULT, .issued = "2024-10-11", .renewed_from = "2024-10-10",
    .today = "2024-10-11", ENDS_2029, .days_left = 1825, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | CARD_TOO, .procedures = IN_USE },
  { "V09", ADULT, .issued = "2024-06-01", .renewed_from = "2024-10-10", .today = "2024-06-01", ENDS_2028,
    .days_left = 1592, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED, .procedures = IN_USE },
  { "V10: renewed on the statutory first day", ADULT, .issued = "2024-07-11", .renewed_from = "2024-10-10",
    .today = "2024-07-11", ENDS_2029, .days_left = 1917, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_SIXTH_BIRTHDAY | CARD_TOO, .procedures = IN_USE },
  { "V10: renewed the day before it", ADULT, .issued = "2024-07-10", .renewed_from = "2024-10-10",
    .today = "2024-07-10", ENDS_2028, .days_left = 1553, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED, .procedures = IN_USE },
  { "V11", .born = "1985-10-10", .issued = "2020-10-10", .today = "2025-07-12", ENDS_2025, .days_left = 90,
    .state = OPEN, .state_1 = OPEN, .notes = COMPUTED, .procedures = IN_WINDOW },
  { "V12: issued the day before the birthday", .born = "1985-10-10", .issued = "2020-10-09",
    .today = "2024-10-10", ENDS_2024, .days_left = 0, .state = LAST, .state_1 = LAST, .notes = COMPUTED,
    .procedures = IN_WINDOW },
  { "V13", .born = "1985-10-10", .issued = "2020-10-11", .today = "2025-10-11", ENDS_2025, .days_left = -1,
    .state = OVER, .state_1 = OVER, .notes = COMPUTED, .procedures = AFTERWARDS },
  /* By its UTC date it would have been issued on the 9th, and have ended a year ago. */
  { "V14: issued in the small hours", .born = "1985-10-10", .issued = "2020-10-09T15:28:06Z",
    .today = "2024-10-11", ENDS_2025, .days_left = 364, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED,
    .procedures = IN_USE },
  { "V14: the last second of the day before", .born = "1985-10-10", .issued = "2020-10-09T14:59:59Z",
    .today = "2024-10-11", ENDS_2024, .days_left = -1, .state = OVER, .state_1 = OVER, .notes = COMPUTED,
    .procedures = AFTERWARDS },
  { "V15", .expires = "2024-05-02T14:59:59Z", .today = "2024-05-02T23:59:59+09:00", .ends = "2024-05-02",
    .opens_2 = "2024-02-04", .opens_1 = "2024-02-03", .lapses = "2024-05-03", .days_left = 0, .state = LAST,
    .state_1 = LAST, READ, .procedures = IN_WINDOW },
  { "V16: a second later", .expires = "2024-05-02T14:59:59Z", .today = "2024-05-02T15:00:00Z",
    .ends = "2024-05-02", .opens_2 = "2024-02-04", .opens_1 = "2024-02-03", .lapses = "2024-05-03",
    .days_left = -1, .state = OVER, .state_1 = OVER, READ, .procedures = AFTERWARDS },
  { "V17", .expires = "2027-05-31", .today = "2027-03-01", .ends = "2027-05-31", .opens_2 = "2027-03-02",
    .opens_1 = "2027-03-01", .lapses = "2027-06-01", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V18", .expires = "2027-05-31", .today = "2027-03-02", .ends = "2027-05-31", .opens_2 = "2027-03-02",
    .opens_1 = "2027-03-01", .lapses = "2027-06-01", .days_left = 90, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V19", .expires = "2027-05-29", .today = "2027-03-02", .ends = "2027-05-29", .opens_2 = "2027-03-02",
    .opens_1 = "2027-03-01", .lapses = "2027-05-30", .days_left = 88, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V20", .expires = "2027-05-28", .today = "2027-03-01", .ends = "2027-05-28", .opens_2 = "2027-03-02",
    .opens_1 = "2027-03-01", .lapses = "2027-05-29", .days_left = 88, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V21", .expires = "2027-07-31", .today = "2027-05-01", .ends = "2027-07-31", .opens_2 = "2027-05-02",
    .opens_1 = "2027-05-01", .lapses = "2027-08-01", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V22", .expires = "2027-07-31", .today = "2027-05-02", .ends = "2027-07-31", .opens_2 = "2027-05-02",
    .opens_1 = "2027-05-01", .lapses = "2027-08-01", .days_left = 90, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V23", .expires = "2027-11-30", .today = "2027-08-31", .ends = "2027-11-30", .opens_2 = "2027-09-01",
    .opens_1 = "2027-08-31", .lapses = "2027-12-01", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V24", .expires = "2027-11-30", .today = "2027-09-01", .ends = "2027-11-30", .opens_2 = "2027-09-01",
    .opens_1 = "2027-08-31", .lapses = "2027-12-01", .days_left = 90, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V25", .expires = "2027-01-31", .today = "2026-11-23", .ends = "2027-01-31", .opens_2 = "2026-11-02",
    .opens_1 = "2026-11-01", .lapses = "2027-02-01", .days_left = 69, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V26", .expires = "2027-01-31", .today = "2026-11-01", .ends = "2027-01-31", .opens_2 = "2026-11-02",
    .opens_1 = "2026-11-01", .lapses = "2027-02-01", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V27", .expires = "2027-02-28", .today = "2026-11-30", .ends = "2027-02-28", .opens_2 = "2026-11-30",
    .opens_1 = "2026-11-29", .lapses = "2027-03-01", .days_left = 90, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V28", .expires = "2027-02-28", .today = "2026-11-29", .ends = "2027-02-28", .opens_2 = "2026-11-30",
    .opens_1 = "2026-11-29", .lapses = "2027-03-01", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V29", .expires = "2027-02-24", .today = "2026-11-25", .ends = "2027-02-24", .opens_2 = "2026-11-26",
    .opens_1 = "2026-11-25", .lapses = "2027-02-25", .days_left = 91, .state = EARLY, .state_1 = OPEN,
    .notes = DIFFERS, .procedures = IN_USE },
  { "V30", .expires = "2027-02-24", .today = "2026-11-26", .ends = "2027-02-24", .opens_2 = "2026-11-26",
    .opens_1 = "2026-11-25", .lapses = "2027-02-25", .days_left = 90, .state = OPEN, .state_1 = OPEN, READ,
    .procedures = IN_WINDOW },
  { "V31", .born = "1992-02-29", .issued = "2022-06-01", .today = "2026-11-23", .ends = "2027-02-28",
    .opens_2 = "2026-11-30", .opens_1 = "2026-11-29", .lapses = "2027-03-01", .days_left = 97, .state = EARLY,
    .state_1 = EARLY, .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V31, always", .born = "1992-02-29", .issued = "2022-06-01", .feb29 = MADO_FEB29_FEB28_ALWAYS,
    .today = "2026-11-23", .ends = "2027-02-28", .opens_2 = "2026-11-30", .opens_1 = "2026-11-29",
    .lapses = "2027-03-01", .days_left = 97, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V32: on 1 March", .born = "1992-02-29", .issued = "2022-06-01", .feb29 = MADO_FEB29_MAR1,
    .today = "2026-11-23", .ends = "2027-03-01", .opens_2 = "2026-12-03", .opens_1 = "2026-12-02",
    .lapses = "2027-03-02", .days_left = 98, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V33", .born = "1992-02-29", .issued = "2023-02-28", .today = "2026-11-23", .ends = "2028-02-29",
    .opens_2 = "2027-12-01", .opens_1 = "2027-11-30", .lapses = "2028-03-01", .days_left = 463, .state = EARLY,
    .state_1 = EARLY, .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V33, always", .born = "1992-02-29", .issued = "2023-02-28", .feb29 = MADO_FEB29_FEB28_ALWAYS,
    .today = "2026-11-23", .ends = "2028-02-28", .opens_2 = "2027-11-30", .opens_1 = "2027-11-29",
    .lapses = "2028-02-29", .days_left = 462, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V33, 1 March", .born = "1992-02-29", .issued = "2023-02-28", .feb29 = MADO_FEB29_MAR1,
    .today = "2026-11-23", .ends = "2027-03-01", .opens_2 = "2026-12-03", .opens_1 = "2026-12-02",
    .lapses = "2027-03-02", .days_left = 98, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_FEB29, .procedures = IN_USE },
  { "V34: a child's auth", .born = "2015-04-03", .issued = "2022-05-20", .card_expires = "2027-04-03",
    .today = "2026-11-23", .ends = "2027-04-03", .opens_2 = "2027-01-05", .opens_1 = "2027-01-04",
    .lapses = "2027-04-04", .days_left = 131, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED | CARD_TOO,
    .procedures = IN_USE },
  { "V35", MADO_KIND_SIGN, .born = "2015-04-03", .issued = "2022-05-20", .card_expires = "2027-04-03",
    .today = "2026-11-23", .state = MADO_STATE_NOT_RECORDED, .state_1 = MADO_STATE_NOT_RECORDED,
    .procedures = "" },
  { "V36: carded at 13, 15 by now; sign", MADO_KIND_SIGN, .born = "2008-09-15", .issued = "2022-05-20",
    .card_expires = "2026-09-15", .today = "2024-01-10", .state = MADO_STATE_NOT_RECORDED,
    .state_1 = MADO_STATE_NOT_RECORDED, .procedures = "issue proxy" },
  { "V37", .born = "2008-09-15", .issued = "2022-05-20", .card_expires = "2026-09-15", .today = "2026-11-23",
    .ends = "2026-09-15", .opens_2 = "2026-06-17", .opens_1 = "2026-06-16", .lapses = "2026-09-16",
    .days_left = -69, .state = OVER, .state_1 = OVER, .notes = COMPUTED | MADO_NOTE_CARD_LAPSED,
    .procedures = "new-card" },
  /* Nobody told the card's end: a minor's card ends with its certificates (1.6, 6.1). */
  { "V34b: the card's end not told", .born = "2015-04-03", .issued = "2022-05-20", .today = "2027-02-01",
    .ends = "2027-04-03", .opens_2 = "2027-01-05", .opens_1 = "2027-01-04", .lapses = "2027-04-04",
    .days_left = 61, .state = OPEN, .state_1 = OPEN, .notes = COMPUTED | CARD_TOO | MINORS,
    .procedures = "new-card stay-period change-pin revoke proxy" },
  { "V37, the card's end not told", .born = "2008-09-15", .issued = "2022-05-20", .today = "2026-11-23",
    .ends = "2026-09-15", .opens_2 = "2026-06-17", .opens_1 = "2026-06-16", .lapses = "2026-09-16",
    .days_left = -69, .state = OVER, .state_1 = OVER,
    .notes = COMPUTED | MADO_NOTE_CARD_LAPSED | MADO_NOTE_MINORS_CARD, .procedures = "new-card" },
  { "V42, the card's end not told", .born = "2002-11-30", .issued = "2022-03-20", .today = "2026-11-23",
    .ends = "2026-11-30", .opens_2 = "2026-09-01", .opens_1 = "2026-08-31", .lapses = "2026-12-01",
    .days_left = 7, .state = OPEN, .state_1 = OPEN, .notes = COMPUTED | CARD_TOO | MINORS,
    .procedures = "new-card stay-period change-pin revoke proxy" },
  { "1.6: at 17, sign", MADO_KIND_SIGN, .born = "2005-07-01", .issued = "2023-06-29", .today = "2026-11-23",
    .ends = "2027-07-01", .opens_2 = "2027-04-03", .opens_1 = "2027-04-02", .lapses = "2027-07-02",
    .days_left = 220, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED | CARD_TOO | MINORS,
    .procedures = IN_USE },
  { "1.6: the day before 18", .born = "2005-07-01", .issued = "2023-06-30", .today = "2027-05-01",
    .ends = "2027-07-01", .opens_2 = "2027-04-03", .opens_1 = "2027-04-02", .lapses = "2027-07-02",
    .days_left = 61, .state = OPEN, .state_1 = OPEN, .notes = COMPUTED, .procedures = IN_WINDOW },
  { "1.6: at 19, the card's end not told", .born = "2003-02-10", .issued = "2022-05-01",
    .today = "2026-11-23", .ends = "2027-02-10", .opens_2 = "2026-11-12", .opens_1 = "2026-11-11",
    .lapses = "2027-02-11", .days_left = 79, .state = OPEN, .state_1 = OPEN, .notes = COMPUTED,
    .procedures = IN_WINDOW },
  { "V38: sign re-issued after a move", MADO_KIND_SIGN, .born = "1985-10-10", .issued = "2023-03-01",
    .card_expires = "2031-10-10", .auth_expires = "2026-10-10", .today = "2023-03-01", ENDS_2026,
    .days_left = 1319, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED | MADO_NOTE_CAPPED_BY_AUTH,
    .procedures = IN_USE },
  { "V39", MADO_KIND_SIGN, .born = "1985-10-10", .issued = "2023-03-01", .card_expires = "2031-10-10",
    .auth_expires = "2026-10-10", .today = "2026-07-12", ENDS_2026, .days_left = 90, .state = OPEN,
    .state_1 = OPEN, .notes = COMPUTED | MADO_NOTE_CAPPED_BY_AUTH, .procedures = IN_WINDOW },
  { "V40: a period of stay", .born = "1990-06-20", .issued = "2025-01-15", .card_expires = "2026-12-20",
    .today = "2026-11-23", .ends = "2026-12-20", .opens_2 = "2026-09-22", .opens_1 = "2026-09-21",
    .lapses = "2026-12-21", .days_left = 27, .state = OPEN, .state_1 = OPEN,
    .notes = COMPUTED | MADO_NOTE_CAPPED_BY_CARD | CARD_TOO | MADO_NOTE_STAY_LIKELY,
    .procedures = "stay-period change-pin revoke proxy" },
  { "V41", .born = "1990-06-20", .issued = "2026-12-01", .card_expires = "2029-12-20", .today = "2026-12-01",
    .ends = "2029-12-20", .opens_2 = "2029-09-22", .opens_1 = "2029-09-21", .lapses = "2029-12-21",
    .days_left = 1115, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_CAPPED_BY_CARD | CARD_TOO | MADO_NOTE_STAY_LIKELY,
    .procedures = "stay-period change-pin revoke proxy" },
  { "M138: both certificates end with the period of stay", .born = "1990-03-03", .issued = "2026-06-25",
    .card_expires = "2027-06-20", .today = "2026-11-23", .ends = "2027-06-20", .opens_2 = "2027-03-22",
    .opens_1 = "2027-03-21", .lapses = "2027-06-21", .days_left = 209, .state = EARLY, .state_1 = EARLY,
    .notes = COMPUTED | MADO_NOTE_CAPPED_BY_CARD | CARD_TOO | MADO_NOTE_STAY_LIKELY,
    .procedures = "stay-period change-pin revoke proxy" },
  { "V42: a card of five birthdays, at 19", .born = "2002-11-30", .issued = "2022-03-20",
    .card_expires = "2026-11-30", .today = "2026-11-23", .ends = "2026-11-30", .opens_2 = "2026-09-01",
    .opens_1 = "2026-08-31", .lapses = "2026-12-01", .days_left = 7, .state = OPEN, .state_1 = OPEN,
    .notes = COMPUTED | CARD_TOO, .procedures = "new-card change-pin revoke proxy" },
  { "V43", .born = "2003-02-10", .issued = "2022-05-01", .card_expires = "2032-02-10", .today = "2026-11-23",
    .ends = "2027-02-10", .opens_2 = "2026-11-12", .opens_1 = "2026-11-11", .lapses = "2027-02-11",
    .days_left = 79, .state = OPEN, .state_1 = OPEN, .notes = COMPUTED, .procedures = IN_WINDOW },
  { "V44: sign after a move", MADO_KIND_SIGN, .born = "1985-10-10", .issued = "2025-03-01",
    .auth_expires = "2029-10-10", .events = MADO_EVENT_ADDRESS, .today = "2026-11-23", ENDS_2029,
    .days_left = 1052, .state = MADO_STATE_REVOKED, .state_1 = MADO_STATE_REVOKED, .notes = COMPUTED,
    .procedures = "reissue changed-details proxy" },
  { "V45", .born = "1985-10-10", .issued = "2025-03-01", .events = MADO_EVENT_ADDRESS, .today = "2026-11-23",
    ENDS_2029, .days_left = 1052, .state = EARLY, .state_1 = EARLY, .notes = COMPUTED, .procedures = IN_USE },
  { "V46: the Sunday itself", .expires = "2026-11-22", .today = "2026-11-22", .ends = "2026-11-22",
    .opens_2 = "2026-08-24", .opens_1 = "2026-08-23", .lapses = "2026-11-23", .days_left = 0, .state = LAST,
    .state_1 = LAST, READ, .procedures = IN_WINDOW },
  { "V47", .expires = "2026-11-22", .today = "2026-11-23", .ends = "2026-11-22", .opens_2 = "2026-08-24",
    .opens_1 = "2026-08-23", .lapses = "2026-11-23", .days_left = -1, .state = OVER, .state_1 = OVER, READ,
    .procedures = AFTERWARDS },
  { "R10: abroad", .expires = "2027-10-10", .overseas = TRUE, .today = "2026-11-23", .ends = "2027-10-10",
    .opens_2 = "2026-10-12", .opens_1 = "2026-10-11", .lapses = "2027-10-11", .days_left = 321, .state = OPEN,
    .state_1 = OPEN, .notes = MADO_NOTE_OVERSEAS, .procedures = IN_WINDOW },
  { "R10: the one day on which the readings differ", .expires = "2027-10-10", .overseas = TRUE,
    .today = "2026-10-11", .ends = "2027-10-10", .opens_2 = "2026-10-12", .opens_1 = "2026-10-11",
    .lapses = "2027-10-11", .days_left = 364, .state = EARLY, .state_1 = OPEN,
    .notes = MADO_NOTE_OVERSEAS, .procedures = IN_USE },
};
/* clang-format on */

static void
set_day (GDate *date, const char *text)
{
  g_date_clear (date, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse_any (date, text));
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
}

static char *
join_procedures (const MadoAdvice *advice)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < advice->n_procedures; i++)
    g_string_append_printf (words, i == 0 ? "%s" : " %s",
                            mado_procedure_to_string (advice->procedures[i]));
  return g_string_free (words, FALSE);
}

static void
advise_row (const Row *row, const char *municipality, MadoAdvice *advice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) data = mado_municipality_load (municipality, NULL, &error);
  MadoFacts facts = { 0 };
  MadoRules rules;
  GDate today;

  g_assert_no_error (error);
  rules = data->rules;
  g_assert_cmpint (rules.feb29, ==, MADO_FEB29_FEB28);
  rules.feb29 = row->feb29;
  set_day (&today, row->today);
  set_day (&facts.born, row->born);
  set_day (&facts.card_expires, row->card_expires);
  facts.overseas = row->overseas;
  facts.certificates[row->kind].record = MADO_RECORD_RECORDED;
  facts.certificates[row->kind].events = row->events;
  set_day (&facts.certificates[row->kind].issued, row->issued);
  set_day (&facts.certificates[row->kind].expires, row->expires);
  set_day (&facts.certificates[row->kind].renewed_from, row->renewed_from);
  if (row->auth_expires != NULL)
    set_day (&facts.certificates[MADO_KIND_AUTH].expires, row->auth_expires);
  mado_rules_advise (&facts, &rules, &today, advice);
}

static void
check_dates (const Row *row, const MadoCertificateAdvice *certificate, const char *opens)
{
  assert_date (&certificate->expires, row->ends);
  /* No window helps what is revoked, and no day of it is left. */
  if (row->state == MADO_STATE_REVOKED)
    {
      assert_date (&certificate->window_opens, NULL);
      assert_date (&certificate->window_closes, NULL);
      assert_date (&certificate->lapses, NULL);
      g_assert_false (certificate->days_known);
      return;
    }
  assert_date (&certificate->window_opens, opens);
  assert_date (&certificate->window_closes, row->ends);
  assert_date (&certificate->lapses, row->lapses);
  g_assert_cmpint (certificate->days_known, ==, row->ends != NULL);
  g_assert_cmpint (certificate->days_left, ==, row->days_left);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const MadoKind kind = row->kind;
  const MadoKind other = kind == MADO_KIND_AUTH ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  MadoAdvice here, national;
  g_autofree char *procedures = NULL;

  advise_row (row, "suginami", &here);
  check_dates (row, &here.certificates[kind], row->opens_2);
  g_assert_cmpstr (mado_state_to_string (here.certificates[kind].state), ==,
                   mado_state_to_string (row->state));
  g_assert_cmphex (here.certificates[kind].notes, ==, row->notes);
  if (row->state != MADO_STATE_REVOKED)
    assert_date (&here.certificates[kind].national_opens, row->opens_1);

  advise_row (row, "national", &national);
  check_dates (row, &national.certificates[kind], row->opens_1);
  g_assert_cmpstr (mado_state_to_string (national.certificates[kind].state), ==,
                   mado_state_to_string (row->state_1));
  g_assert_cmphex (national.certificates[kind].notes, ==,
                   row->notes & ~MADO_NOTE_OPENS_TOMORROW_HERE);

  /* Those of the other certificate do not belong to the row. */
  if (here.certificates[other].procedures != 0)
    return;
  procedures = join_procedures (&here);
  g_assert_cmpstr (procedures, ==, row->procedures);
  if (here.certificates[kind].state != MADO_STATE_NOT_RECORDED || here.n_procedures > 0)
    g_assert_cmpint (here.urgent, ==, kind);
}

/* E1 and the like: the letter's 目安. */
static void
test_notice (void)
{
  static const char *const examples[][3] = {
    { "2027-02-24", "2026-11-24", "2026-12-24" },
    { "2027-05-31", "2027-02-28", "2027-03-31" },
    { "2024-10-10", "2024-07-10", "2024-08-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const Row row = { "notice", .expires = examples[i][0], .today = "2026-11-23" };
      MadoAdvice advice;

      advise_row (&row, "suginami", &advice);
      assert_date (&advice.certificates[MADO_KIND_AUTH].notice_from, examples[i][1]);
      assert_date (&advice.certificates[MADO_KIND_AUTH].notice_to, examples[i][2]);
    }
}

/* E3, E4 and policy-rules.md 9. */
static void
test_insurance (void)
{
  static const char *const examples[][2] = {
    { "2025-11-10", "2026-02-28" }, { "2026-11-14", "2027-02-28" }, { "2027-11-30", "2028-02-29" },
    { "2027-02-10", "2027-05-31" }, { "2026-01-31", "2026-04-30" }, { "2026-12-01", "2027-03-31" },
    { "2200-12-01", NULL },
  };
  GDate expires, until;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      set_day (&expires, examples[i][0]);
      mado_rules_insurance_until (&expires, &until);
      assert_date (&until, examples[i][1]);
    }
  g_date_clear (&expires, 1);
  mado_rules_insurance_until (&expires, &until);
  assert_date (&until, NULL);
}

int
main (int argc, char **argv)
{
  /* The built-in rules, whatever the person who runs this has. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent/user", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent/system", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/rules-table/", rows[i].id, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/rules-table/E1", test_notice);
  g_test_add_func ("/rules-table/E3", test_insurance);
  return g_test_run ();
}
