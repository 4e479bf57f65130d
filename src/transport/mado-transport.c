/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport.h"

G_DEFINE_INTERFACE (MadoTransport, mado_transport, G_TYPE_OBJECT)

static void
mado_transport_default_init (MadoTransportInterface *iface)
{
}

GPtrArray *
mado_transport_wait (MadoTransport *self,
                     GPtrArray *known,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (self), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return MADO_TRANSPORT_GET_IFACE (self)->wait (self, known, cancellable, error);
}

gboolean
mado_transport_wait_service (MadoTransport *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return MADO_TRANSPORT_GET_IFACE (self)->wait_service (self, cancellable, error);
}

void
mado_transport_interrupt (MadoTransport *self)
{
  g_return_if_fail (MADO_IS_TRANSPORT (self));

  MADO_TRANSPORT_GET_IFACE (self)->interrupt (self);
}

/* The data of the object, because there is one for all kinds of transports, and because its lock
 * lets any thread have it. */
static GQuark
patience_quark (void)
{
  return g_quark_from_static_string ("mado-transport-patience");
}

static gpointer
ref_patience (gpointer patience, gpointer user_data)
{
  return patience != NULL ? mado_patience_ref (patience) : NULL;
}

/* (transfer full) (nullable) */
static MadoPatience *
dup_patience (MadoTransport *self)
{
  return g_object_dup_qdata (G_OBJECT (self), patience_quark (), ref_patience, NULL);
}

void
mado_transport_set_patience (MadoTransport *self, MadoPatience *patience)
{
  g_return_if_fail (MADO_IS_TRANSPORT (self));

  g_object_set_qdata_full (G_OBJECT (self), patience_quark (),
                           patience != NULL ? mado_patience_ref (patience) : NULL,
                           patience != NULL ? (GDestroyNotify)mado_patience_unref : NULL);
}

MadoChannel *
mado_transport_connect (MadoTransport *self,
                        const char *reader,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (self), NULL);
  g_return_val_if_fail (reader != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_autoptr (MadoPatience) patience = dup_patience (self);
  if (patience != NULL)
    mado_patience_begin (patience, MADO_WAIT_ANSWER, 0);
  MadoChannel *channel =
      MADO_TRANSPORT_GET_IFACE (self)->connect (self, reader, cancellable, error);
  if (patience != NULL)
    mado_patience_end (patience);
  if (patience != NULL && channel != NULL)
    mado_channel_set_patience (channel, patience);
  return channel;
}

gboolean
mado_transport_get_insertion (MadoTransport *self,
                              const char *reader,
                              guint32 *insertion,
                              GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);
  g_return_val_if_fail (insertion != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  MadoTransportInterface *iface = MADO_TRANSPORT_GET_IFACE (self);
  if (iface->get_insertion == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "insertions are not counted here");
      return FALSE;
    }
  g_autoptr (MadoPatience) patience = dup_patience (self);
  if (patience != NULL)
    mado_patience_begin (patience, MADO_WAIT_ANSWER, 0);
  gboolean counted = iface->get_insertion (self, reader, insertion, error);
  if (patience != NULL)
    mado_patience_end (patience);
  return counted;
}
