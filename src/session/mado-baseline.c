/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-baseline.h"

#include "mado-secret.h"

MadoBaseline *
mado_baseline_new (MadoSnapshot *snapshot, const GDate *today)
{
  MadoBaseline *self = g_new0 (MadoBaseline, 1);
  MadoFacts facts;

  mado_snapshot_get_facts (snapshot, &facts);
  self->day = *today;
  self->card_expires = facts.card_expires;
  g_strlcpy (self->fingerprint, mado_snapshot_get_card_fingerprint (snapshot),
             sizeof self->fingerprint);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, kind);
      MadoBaselineCertificate *mark = &self->certificates[kind];

      mark->record = facts.certificates[kind].record;
      mark->issued = facts.certificates[kind].issued;
      mark->expires = facts.certificates[kind].expires;
      if (certificate != NULL)
        g_strlcpy (mark->serial, mado_certificate_get_serial (certificate), sizeof mark->serial);
    }
  mado_secret_wipe (&facts, sizeof facts);
  return self;
}

void
mado_baseline_free (MadoBaseline *note)
{
  if (note == NULL)
    return;
  mado_secret_wipe (note, sizeof *note);
  g_free (note);
}
