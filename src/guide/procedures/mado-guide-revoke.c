/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 失効申請. */

static guint
chosen_kinds (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_WHICH_CERTIFICATE))
    {
    case MADO_ANSWER_SIGN:
      return MADO_KIND_BIT (MADO_KIND_SIGN);
    case MADO_ANSWER_AUTH:
      return MADO_KIND_BIT (MADO_KIND_AUTH);
    default:
      return MADO_BOTH_KINDS;
    }
}

static gboolean
can_be_revoked (const MadoGuideCase *self, MadoKind kind)
{
  const MadoState state = mado_guide_certificate (self, kind)->state;

  return mado_guide_is_in_force (self, kind) || state == MADO_STATE_NOT_YET_VALID ||
         (state == MADO_STATE_HIDDEN && mado_guide_need (self, kind) == MADO_NEED_UNKNOWN);
}

static void
decide_revoke (MadoGuideCase *self, guint kinds)
{
  guint revocable = 0, unknown = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) == 0)
      continue;
    else if (can_be_revoked (self, kind))
      revocable |= MADO_KIND_BIT (kind);
    else if (mado_guide_need (self, kind) == MADO_NEED_UNKNOWN)
      unknown |= MADO_KIND_BIT (kind);
  self->guide->kinds = revocable != 0 ? revocable : kinds;
  if (revocable != 0)
    mado_guide_now (self, MADO_LINE_WHY_REVOCABLE);
  else if (unknown != 0)
    mado_guide_ask_counter (self, mado_guide_unknown_line (self));
  else
    mado_guide_not_needed (self, MADO_LINE_WHY_NOTHING_TO_REVOKE);
}

static void
say_what_stops (MadoGuideCase *self)
{
  if ((self->guide->kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    mado_guide_say (self, MADO_LINE_AFTER_STOPS_SIGN);
  if ((self->guide->kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0)
    mado_guide_say (self, MADO_LINE_AFTER_STOPS_AUTH);
  mado_guide_say (self, MADO_LINE_AFTER_REGAIN);
}

void
mado_guide_revoke (MadoGuideCase *self)
{
  if (mado_guide_gate (self))
    return;
  if (mado_guide_ask (self, MADO_QUESTION_CARD_AT_HAND) == MADO_ANSWER_NO)
    {
      mado_guide_instead (self, MADO_PROCEDURE_LOST_CARD, MADO_LINE_WHY_REVOKE_LOST);
      return;
    }
  decide_revoke (self, chosen_kinds (self));
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_where_counter (self);
  if (mado_guide_visitor (self) == MADO_ANSWER_SELF)
    mado_guide_say (self, MADO_LINE_WHERE_ONLINE_WINDOW);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_visit (self, MADO_PROCEDURE_REVOKE);
  say_what_stops (self);
  mado_guide_say (self, MADO_LINE_CAUTION_NO_RETURN);
  mado_guide_say (self, MADO_LINE_CAUTION_NO_PIN_ASKED);
}
