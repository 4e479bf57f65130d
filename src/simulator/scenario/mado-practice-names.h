/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of a My Number Card's applications (card-protocol.md 2.1). */
static const guint8 mado_practice_aid_jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26,
                                                 0x01, 0x00, 0x00, 0x00, 0x01 };
static const guint8 mado_practice_aid_text[] = { 0xD3, 0x92, 0x10, 0x00, 0x31,
                                                 0x00, 0x01, 0x01, 0x04, 0x08 };
static const guint8 mado_practice_aid_juki[] = { 0xD3, 0x92, 0x10, 0x00, 0x31,
                                                 0x00, 0x01, 0x01, 0x04, 0x01 };
static const guint8 mado_practice_aid_common[] = { 0xD3, 0x92, 0x10, 0x00, 0x31,
                                                   0x00, 0x01, 0x01, 0x01, 0x00 };

/* The files in them (card-protocol.md 3.1 and 4.1). */
enum
{
  MADO_PRACTICE_FID_SIGN_CERTIFICATE = 0x0001,
  MADO_PRACTICE_FID_SIGN_CA = 0x0002,
  MADO_PRACTICE_FID_TOKEN_INFO = 0x0006,
  MADO_PRACTICE_FID_AVAILABILITY = 0x0008,
  MADO_PRACTICE_FID_AUTH_CERTIFICATE = 0x000A,
  MADO_PRACTICE_FID_AUTH_CA = 0x000B,
  MADO_PRACTICE_FID_TEXT_PIN = 0x0011,
  MADO_PRACTICE_FID_AUTH_PIN = 0x0018,
  MADO_PRACTICE_FID_SIGN_PIN = 0x001B,
  MADO_PRACTICE_FID_JUKI_PIN = 0x001C,
};

G_END_DECLS
