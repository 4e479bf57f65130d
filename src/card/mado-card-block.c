/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-private.h"

/* There are readers that break on an answer of more than 255 bytes with its status word, or on one
 * of more than 224, and cards that refuse an Le of 00. That shows at the first block of a file,
 * which is always a full one. FALSE: it was not the size. */
static gboolean
ask_for_less (MadoCard *self, gsize size)
{
  static const guint sizes[] = { 224, 128, 64 };

  if (self->block_works || size < self->block_size)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] < self->block_size)
      {
        self->block_size = sizes[i];
        return TRUE;
      }
  return FALSE;
}

gboolean
mado_card_is_broken_exchange (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
}

gboolean
mado_card_read_some (MadoCard *self,
                     MadoCardApplication application,
                     guint16 file,
                     MadoApdu *read,
                     guint8 *block,
                     gsize *length,
                     guint16 *sw,
                     GError **error)
{
  const gsize wanted = *length;
  g_autoptr (GError) local_error = NULL;

  do
    {
      read->expected = MIN (wanted, self->block_size);
      if (!mado_card_command (self, application, file, read, block, length, sw, &local_error))
        {
          /* And not the selection. */
          if (self->application == application && self->file == file &&
              mado_card_is_broken_exchange (local_error))
            ask_for_less (self, read->expected);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  while (*sw == 0x6700 && ask_for_less (self, read->expected));
  self->block_works |= *sw == 0x9000 && *length == self->block_size;
  return TRUE;
}
