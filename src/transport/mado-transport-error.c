/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport-error.h"

#include <gio/gio.h>

/* clang-format off */
G_DEFINE_QUARK (mado-transport-error-quark, mado_transport_error)
/* clang-format on */

MadoLoss
mado_transport_error_get_loss (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MADO_LOSS_GIVEN_UP;
  if (error == NULL || error->domain != MADO_TRANSPORT_ERROR)
    return MADO_LOSS_NONE;
  switch ((MadoTransportError)error->code)
    {
    case MADO_TRANSPORT_ERROR_SHARING:
    case MADO_TRANSPORT_ERROR_MUTE:
      return MADO_LOSS_HELD;
    case MADO_TRANSPORT_ERROR_SILENT:
      return MADO_LOSS_GIVEN_UP;
    case MADO_TRANSPORT_ERROR_REMOVED:
    case MADO_TRANSPORT_ERROR_NO_CARD:
    case MADO_TRANSPORT_ERROR_NO_READER:
      return MADO_LOSS_CARD;
    case MADO_TRANSPORT_ERROR_NO_SERVICE:
    case MADO_TRANSPORT_ERROR_REFUSED:
    case MADO_TRANSPORT_ERROR_MISMATCH:
      return MADO_LOSS_SERVICE;
    case MADO_TRANSPORT_ERROR_RESET:
    case MADO_TRANSPORT_ERROR_FAILED:
    default:
      return MADO_LOSS_NONE;
    }
}
