/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-timeline-scale.h"

#include "mado-civil-date.h"

/* The months before the expiry that get the wide stretch, and the shares of the line. */
#define NEAR_MONTHS 5
#define NEAR_AT     0.3
#define AFTER_SHARE 0.2

gboolean
mado_timeline_scale_init (MadoTimelineScale *self,
                          const MadoCertificateAdvice *advice,
                          const GDate *today)
{
  GDate near = advice->expires;
  GDate begin = advice->issued;
  guint32 now;

  if (!mado_civil_date_known (&advice->expires) || !mado_civil_date_known (today))
    return FALSE;

  now = g_date_get_julian (today);
  mado_civil_date_subtract_months (&near, NEAR_MONTHS);
  if (mado_civil_date_known (&advice->window_opens) &&
      mado_civil_date_compare (&advice->window_opens, &near) < 0)
    {
      /* People abroad have a whole year (R10): the wide stretch begins before the window. */
      near = advice->window_opens;
      mado_civil_date_add_days (&near, -30);
    }
  if (!mado_civil_date_known (&begin))
    mado_civil_date_earlier (&begin, &near, today);

  self->expires = g_date_get_julian (&advice->expires);
  self->begin = MIN (MIN (g_date_get_julian (&begin), now), self->expires - 1);
  self->near = MAX (g_date_get_julian (&near), self->begin);
  self->end = MAX (self->expires, now);
  self->near_at = self->near > self->begin ? NEAR_AT : 0;
  self->expires_at = self->end > self->expires ? 1 - AFTER_SHARE : 1;
  return TRUE;
}

static double
between (guint32 from, guint32 to, guint32 day)
{
  return (double)(day - from) / (to - from);
}

double
mado_timeline_scale_place (const MadoTimelineScale *self, const GDate *date)
{
  guint32 day = CLAMP (g_date_get_julian (date), self->begin, self->end);

  if (day < self->near)
    return self->near_at * between (self->begin, self->near, day);
  if (day <= self->expires)
    return self->near_at +
           (self->expires_at - self->near_at) * between (self->near, self->expires, day);
  return self->expires_at + (1 - self->expires_at) * between (self->expires, self->end, day);
}
