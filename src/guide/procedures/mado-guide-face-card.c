/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 顔認証マイナンバーカードへの変更, and back. */

static void
decide_face_card (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_FACE_CARD))
    {
    case MADO_ANSWER_YES:
      mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD);
      mado_guide_say (self, MADO_LINE_WHY_FACE_CARD_RENEWAL);
      mado_guide_say (self, MADO_LINE_WHY_FACE_CARD_BACK);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD_SUSPECTED);
      break;
    case MADO_ANSWER_UNANSWERED:
      /* A card that looks like one already is not offered the way to become one. */
      if ((mado_guide_certificate (self, MADO_KIND_AUTH)->notes & MADO_NOTE_FACE_POSSIBLE) != 0)
        {
          mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD_SUSPECTED);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      mado_guide_now (self, MADO_LINE_WHY_FACE_CARD_SWITCH);
      mado_guide_say (self, MADO_LINE_WHY_FACE_CARD_BACK);
      if (mado_guide_need (self, MADO_KIND_SIGN) != MADO_NEED_ISSUE)
        {
          mado_guide_say (self, MADO_LINE_AFTER_FACE_SIGN_LAPSES);
          mado_guide_say (self, MADO_LINE_AFTER_STOPS_SIGN);
        }
      mado_guide_say (self, MADO_LINE_AFTER_FACE_STOPS);
      mado_guide_say (self, MADO_LINE_CAUTION_NO_ROOM);
      break;
    }
}

void
mado_guide_face_card (MadoGuideCase *self)
{
  self->guide->kinds = MADO_BOTH_KINDS;
  if (mado_guide_gate (self))
    return;
  decide_face_card (self);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_visit (self, MADO_PROCEDURE_FACE_CARD);
  mado_guide_say (self, MADO_LINE_AFTER_FACE_RENEW);
}
