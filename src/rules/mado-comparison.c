/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-comparison.h"

#include <string.h>

#include "mado-civil-date.h"

typedef enum
{
  SAME_NOT_KNOWN,
  SAME_NO,
  SAME_YES,
} Same;

static gboolean
dates_agree (const GDate *a, const GDate *b)
{
  gboolean both = mado_civil_date_known (a) && mado_civil_date_known (b);

  return both ? g_date_compare (a, b) == 0 : mado_civil_date_known (a) == mado_civil_date_known (b);
}

/* Each generation of the issuer counts on its own, so that a serial alone could come twice. */
static gboolean
is_same_certificate (const MadoBaselineCertificate *a, const MadoBaselineCertificate *b)
{
  return a->record == MADO_RECORD_RECORDED && b->record == MADO_RECORD_RECORDED &&
         strcmp (a->serial, b->serial) == 0 && dates_agree (&a->issued, &b->issued) &&
         dates_agree (&a->expires, &b->expires);
}

static Same
is_same_card (const MadoBaseline *before, const MadoBaseline *after)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (is_same_certificate (&before->certificates[kind], &after->certificates[kind]))
      return SAME_YES;
  if (*before->fingerprint == '\0' || *after->fingerprint == '\0')
    return SAME_NOT_KNOWN;
  if (strcmp (before->fingerprint, after->fingerprint) != 0)
    return SAME_NO;
  return dates_agree (&before->card_expires, &after->card_expires) ? SAME_YES : SAME_NOT_KNOWN;
}

static gboolean
was_seen (const MadoBaselineCertificate *mark)
{
  return mark->record != MADO_RECORD_UNKNOWN && mark->record != MADO_RECORD_HIDDEN;
}

static gboolean
is_issued_since (const MadoBaselineCertificate *mark, const GDate *day)
{
  return mado_civil_date_known (&mark->issued) && g_date_compare (&mark->issued, day) >= 0;
}

MadoComparison
mado_rules_compare (const MadoBaseline *before, const MadoBaseline *after, MadoKind kind)
{
  const MadoBaselineCertificate *old = &before->certificates[kind];
  const MadoBaselineCertificate *new = &after->certificates[kind];
  Same same = is_same_card (before, after);

  if (same == SAME_NO)
    return MADO_COMPARISON_OTHER_CARD;
  if (same == SAME_NOT_KNOWN)
    return MADO_COMPARISON_UNSURE;
  if (!was_seen (new))
    return MADO_COMPARISON_NOTHING;
  if (new->record != MADO_RECORD_RECORDED)
    return MADO_COMPARISON_MISSING;
  if (is_same_certificate (old, new))
    return MADO_COMPARISON_OLD;
  if (!was_seen (old) || old->record == MADO_RECORD_UNREADABLE)
    return MADO_COMPARISON_NOTHING;
  if (!is_issued_since (new, &before->day))
    return MADO_COMPARISON_UNSURE;
  return MADO_COMPARISON_WRITTEN;
}

MadoComparison
mado_rules_compare_cards (const MadoBaseline *before, const MadoBaseline *after, MadoKind *kind)
{
  /* The most telling first. */
  static const MadoComparison order[] = {
    MADO_COMPARISON_OTHER_CARD, MADO_COMPARISON_UNSURE,  MADO_COMPARISON_WRITTEN,
    MADO_COMPARISON_OLD,        MADO_COMPARISON_MISSING,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (*kind = 0; *kind < MADO_N_KINDS; (*kind)++)
      if (mado_rules_compare (before, after, *kind) == order[i])
        return order[i];
  *kind = MADO_KIND_AUTH;
  return MADO_COMPARISON_NOTHING;
}
