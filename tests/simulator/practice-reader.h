/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

#define SELECT_JPKI   "00A4040C0A D392F000260100000001"
#define SELECT_COMMON "00A4040C0A D3921000310001010100"
/* The ASCII of MADO1234 for 署名用, of 1234 for 利用者証明用. */
#define VERIFY_SIGN "0020009B08 4D41444F31323334"
#define VERIFY_AUTH "0020009804 31323334"

GDate practice_make_date (guint year, guint month, guint day);
/* The scenario's card for @today, powered up. */
MadoPracticeCard *practice_make_card (const char *name, GDate today);
/* The scenario's file as it lies in MADO_PRACTICE_DIR. */
GKeyFile *practice_load_file (const char *name);
/* The bytes of a file in the selected application, by SELECT and READ BINARY as a reader would;
 * NULL when it is not there or not to be read. */
GBytes *practice_read_file (MadoPracticeCard *card, guint fid);

G_END_DECLS
