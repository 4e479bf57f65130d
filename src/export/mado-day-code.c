/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-day-code.h"

#include <glib/gi18n.h>
#include <qrencode.h>

#include "mado-guide-calendar.h"

/* ISO/IEC 18004 asks for four modules. */
#define QUIET 4

static void
take_modules (MadoDayCode *self, const QRcode *code)
{
  const guint width = (guint)code->width;

  self->size = width + 2 * QUIET;
  self->dark = g_new0 (gboolean, self->size * self->size);
  for (guint y = 0; y < width; y++)
    for (guint x = 0; x < width; x++)
      self->dark[(y + QUIET) * self->size + x + QUIET] = (code->data[y * width + x] & 1) != 0;
}

MadoDayCode *
mado_day_code_new (const MadoHandout *handout)
{
  g_autofree char *day = NULL;
  g_autofree char *entry = mado_guide_to_calendar_entry (handout, &day);
  MadoDayCode *self;
  QRcode *code;

  if (entry == NULL)
    return NULL;
  /* As small as the text allows, with room for a crease or a spot: M mends a seventh of it. */
  code = QRcode_encodeString8bit (entry, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return NULL;
  self = g_new0 (MadoDayCode, 1);
  take_modules (self, code);
  self->words = g_strconcat (
      day, "\n", _ ("カメラで読み取ると、スマートフォンのカレンダーに入れられます。"), NULL);
  QRcode_free (code);
  return self;
}

void
mado_day_code_free (MadoDayCode *self)
{
  g_free (self->dark);
  g_free (self->words);
  g_free (self);
}
