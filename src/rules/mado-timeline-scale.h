/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/**
 * MadoTimelineScale:
 *
 * Where a date stands on the line, from 0 to 1. Plain numbers: Julian days. Three stretches: the
 * long time before (`begin` … `near`), the months around the renewal (`near` … `expires`), and,
 * only when today lies there, the time after.
 */
typedef struct
{
  guint32 begin;
  guint32 near;
  guint32 expires;
  guint32 end;
  double near_at;
  double expires_at;
} MadoTimelineScale;

/* FALSE when there is no expiry to draw towards. */
gboolean mado_timeline_scale_init (MadoTimelineScale *self,
                                   const MadoCertificateAdvice *advice,
                                   const GDate *today);
/* Clamped to 0 … 1. */
double mado_timeline_scale_place (const MadoTimelineScale *self, const GDate *date);

G_END_DECLS
