/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 暗証番号の変更, and 忘れた・ロックされた. */

/* The certificates whose PIN it is about; none for 券面事項入力補助用 and 住民基本台帳用. */
static guint
kinds_of (MadoAnswer which)
{
  switch ((guint)which)
    {
    case MADO_ANSWER_SIGN:
      return MADO_KIND_BIT (MADO_KIND_SIGN);
    case MADO_ANSWER_AUTH:
      return MADO_KIND_BIT (MADO_KIND_AUTH);
    case MADO_ANSWER_TEXT:
    case MADO_ANSWER_JUKI:
      return 0;
    default:
      return MADO_BOTH_KINDS;
    }
}

static gboolean
is_locked (const MadoGuideCase *self, MadoKind kind)
{
  return mado_guide_certificate (self, kind)->pin_locked;
}

/* Whether the card says that a PIN of @which is locked. */
static gboolean
is_locked_of (const MadoGuideCase *self, MadoAnswer which)
{
  switch ((guint)which)
    {
    case MADO_ANSWER_SIGN:
      return is_locked (self, MADO_KIND_SIGN);
    case MADO_ANSWER_AUTH:
      return is_locked (self, MADO_KIND_AUTH);
    case MADO_ANSWER_BOTH:
      return is_locked (self, MADO_KIND_SIGN) || is_locked (self, MADO_KIND_AUTH);
    case MADO_ANSWER_TEXT:
      return self->facts->text_pin_locked;
    case MADO_ANSWER_JUKI:
      return self->facts->juki_pin_locked;
    default:
      /* Nobody has said which: no certificate's can be changed. */
      return is_locked (self, MADO_KIND_SIGN) && is_locked (self, MADO_KIND_AUTH);
    }
}

static guint
kinds_with_need (const MadoGuideCase *self, guint kinds, MadoNeed need)
{
  guint found = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0 && mado_guide_need (self, kind) == need)
      found |= MADO_KIND_BIT (kind);
  return found;
}

/* What each is made of is told where it is known which. */
static void
say_new_pin (MadoGuideCase *self, MadoAnswer which)
{
  const guint all = which == MADO_ANSWER_UNANSWERED ? 0 : kinds_of (which);
  const guint kinds = all & ~kinds_with_need (self, all, MADO_NEED_ISSUE);

  if ((kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    mado_guide_say (self, MADO_LINE_BRING_NEW_PIN_SIGN);
  if ((kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0)
    mado_guide_say (self, MADO_LINE_BRING_NEW_PIN_AUTH);
  if (which == MADO_ANSWER_JUKI)
    mado_guide_say (self, MADO_LINE_BRING_NEW_PIN_JUKI);
  else if (kinds == 0)
    mado_guide_say (self, MADO_LINE_BRING_NEW_PIN);
}

/* --- 変更 ------------------------------------------------------------------------------------- */

/* TRUE when the certificates decide that there is no PIN to be changed. */
static gboolean
decide_without_pin (MadoGuideCase *self, guint kinds)
{
  const guint absent = kinds_with_need (self, kinds, MADO_NEED_ISSUE);
  const guint over = kinds_with_need (self, kinds, MADO_NEED_REISSUE) |
                     kinds_with_need (self, kinds, MADO_NEED_CHANGED);

  if (kinds == 0 || (absent | over) != kinds)
    return FALSE;
  if (over != 0)
    mado_guide_instead (self, MADO_PROCEDURE_REISSUE, MADO_LINE_WHY_PIN_OF_LAPSED);
  else
    mado_guide_instead (self, MADO_PROCEDURE_ISSUE, MADO_LINE_WHY_NO_CERTIFICATE_NO_PIN);
  return TRUE;
}

static gboolean
is_some_locked (const MadoGuideCase *self)
{
  return is_locked_of (self, MADO_ANSWER_BOTH) || self->facts->text_pin_locked ||
         self->facts->juki_pin_locked;
}

static void
decide_change (MadoGuideCase *self, MadoAnswer which)
{
  if (is_locked_of (self, which))
    mado_guide_instead (self, MADO_PROCEDURE_UNLOCK, MADO_LINE_WHY_PIN_LOCKED);
  else if (mado_guide_ask (self, MADO_QUESTION_CURRENT_PIN) == MADO_ANSWER_NO)
    mado_guide_instead (self, MADO_PROCEDURE_UNLOCK, MADO_LINE_WHY_PIN_FORGOTTEN);
  else
    {
      mado_guide_now (self, MADO_LINE_WHY_PIN_KNOWN);
      if (which == MADO_ANSWER_UNANSWERED && is_some_locked (self))
        mado_guide_say (self, MADO_LINE_WHY_SOME_PIN_LOCKED);
    }
}

/* The online window and the software know the certificates' PINs only. */
static void
where_to_change (MadoGuideCase *self, MadoAnswer which, guint kinds)
{
  const gboolean self_visits = mado_guide_visitor (self) == MADO_ANSWER_SELF;

  if (which != MADO_ANSWER_JUKI && self_visits && !self->rules->changes_no_pin)
    {
      mado_guide_say (self, MADO_LINE_WHERE_HERE);
      mado_guide_say (self, MADO_LINE_VISITS_HERE);
    }
  if (kinds != 0 && self_visits)
    {
      mado_guide_say (self, MADO_LINE_WHERE_ONLINE_WINDOW);
      mado_guide_say (self, MADO_LINE_WHERE_CLIENT_SOFTWARE);
      mado_guide_say (self, MADO_LINE_WHERE_SMARTPHONE);
    }
  mado_guide_where_counter (self);
  if (which == MADO_ANSWER_JUKI)
    mado_guide_say (self, MADO_LINE_WHERE_COUNTER_ONLY);
}

void
mado_guide_change_pin (MadoGuideCase *self)
{
  MadoAnswer which;
  guint kinds;

  if (mado_guide_pin_gate (self))
    return;
  which = mado_guide_ask (self, MADO_QUESTION_WHICH_PIN);
  kinds = kinds_of (which);
  self->guide->kinds = kinds;
  if (!decide_without_pin (self, kinds))
    decide_change (self, which);
  if (!mado_guide_can_prepare (self))
    return;
  where_to_change (self, which, kinds);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  if (mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    {
      mado_guide_say (self, MADO_LINE_BRING_CURRENT_PIN);
      say_new_pin (self, which);
    }
  /* Whoever goes for somebody else is told of an own one by mado_guide_visit(). */
  if (mado_guide_visitor (self) == MADO_ANSWER_SELF)
    mado_guide_say (self, MADO_LINE_BRING_PHOTO_ID);
  mado_guide_visit (self, MADO_PROCEDURE_CHANGE_PIN);
  mado_guide_say (self, MADO_LINE_AFTER_COUNTER_RESET);
  mado_guide_say (self, MADO_LINE_AFTER_NO_MIDNIGHT);
  mado_guide_say (self, MADO_LINE_CAUTION_DO_NOT_GUESS);
  mado_guide_say (self, MADO_LINE_CAUTION_SCAM);
}

/* --- 忘れた・ロックされた ----------------------------------------------------------------------
 */

/* What is locked, where nobody said what is forgotten; else one that is there: a child's card has
 * no 署名用 one. */
static MadoAnswer
default_pin (const MadoGuideCase *self)
{
  const gboolean has_sign = mado_guide_need (self, MADO_KIND_SIGN) != MADO_NEED_ISSUE;
  const gboolean auth = is_locked (self, MADO_KIND_AUTH);
  const gboolean sign = is_locked (self, MADO_KIND_SIGN);

  if (auth && sign)
    return MADO_ANSWER_BOTH;
  if (auth || sign)
    return auth ? MADO_ANSWER_AUTH : MADO_ANSWER_SIGN;
  if (self->facts->text_pin_locked)
    return MADO_ANSWER_TEXT;
  if (self->facts->juki_pin_locked)
    return MADO_ANSWER_JUKI;
  return has_sign ? MADO_ANSWER_SIGN : MADO_ANSWER_AUTH;
}

/* The card says itself which one it is, where only one is locked, or both certificates' are. */
static MadoAnswer
ask_for_pin (MadoGuideCase *self)
{
  const guint locked = (is_locked_of (self, MADO_ANSWER_BOTH) ? 1 : 0) +
                       (self->facts->text_pin_locked ? 1 : 0) +
                       (self->facts->juki_pin_locked ? 1 : 0);
  const MadoAnswer which =
      locked == 1 ? MADO_ANSWER_UNANSWERED : mado_guide_ask (self, MADO_QUESTION_WHICH_PIN);

  return which == MADO_ANSWER_UNANSWERED ? default_pin (self) : which;
}

static void
decide_unlock (MadoGuideCase *self, guint kinds)
{
  const guint absent = kinds_with_need (self, kinds, MADO_NEED_ISSUE);
  const guint over = kinds_with_need (self, kinds, MADO_NEED_REISSUE) |
                     kinds_with_need (self, kinds, MADO_NEED_CHANGED);

  if (kinds != 0 && absent == kinds)
    {
      mado_guide_instead (self, MADO_PROCEDURE_ISSUE, MADO_LINE_WHY_NO_CERTIFICATE_NO_PIN);
      if (kinds == MADO_KIND_BIT (MADO_KIND_SIGN))
        mado_guide_say (self, MADO_LINE_WHY_LOOKS_LOCKED);
      return;
    }
  self->guide->kinds = kinds & ~absent;
  mado_guide_now (self, MADO_LINE_WHY_PIN_RESET);
  if (mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_ISSUE)
    mado_guide_say (self, MADO_LINE_WHY_LOOKS_LOCKED);
  /* A PIN of what has lapsed is set along with its re-issue (E9). */
  if (over != 0)
    {
      mado_guide_say (self, MADO_LINE_WHY_PIN_OF_LAPSED);
      mado_guide_also (self, MADO_PROCEDURE_REISSUE);
    }
}

static void
say_store (MadoGuideCase *self, MadoAnswer which)
{
  mado_guide_say (self, which == MADO_ANSWER_SIGN ? MADO_LINE_WHERE_STORE_SIGN
                                                  : MADO_LINE_WHERE_STORE_AUTH);
  mado_guide_say (self, MADO_LINE_WHERE_STORE_PHONE_STEP);
  mado_guide_say (self, MADO_LINE_WHERE_STORE_24_HOURS);
  mado_guide_say (self, MADO_LINE_WHERE_STORE_CONDITIONS);
  mado_guide_say (self, MADO_LINE_WHERE_STORE_SHOPS_BOTH);
  if (which == MADO_ANSWER_SIGN)
    mado_guide_say (self, MADO_LINE_WHERE_STORE_SHOPS_SIGN);
  mado_guide_say (self, MADO_LINE_VISITS_NONE);
  mado_guide_say (self, MADO_LINE_CAUTION_DATES_ONLY);
  mado_guide_say (self, MADO_LINE_AFTER_RETRY);
}

/* policy-rules.md 7.2: one PIN through the other, both certificates in force, details unchanged,
 * and in person, since the face is compared. */
static void
where_store (MadoGuideCase *self, MadoAnswer which)
{
  const MadoKind kind = which == MADO_ANSWER_SIGN ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  const MadoKind other = which == MADO_ANSWER_SIGN ? MADO_KIND_AUTH : MADO_KIND_SIGN;
  MadoAnswer change;

  if (which != MADO_ANSWER_SIGN && which != MADO_ANSWER_AUTH)
    {
      mado_guide_say (self, which == MADO_ANSWER_BOTH ? MADO_LINE_WHERE_STORE_NOT_BOTH
                                                      : MADO_LINE_WHERE_COUNTER_ONLY);
      return;
    }
  /* Nothing to prove oneself with: a child's card. */
  if (mado_guide_need (self, other) == MADO_NEED_ISSUE)
    mado_guide_say (self, MADO_LINE_WHERE_COUNTER_ONLY);
  else if (!mado_guide_certificate (self, kind)->store_reset)
    mado_guide_say (self, is_locked (self, other) ? MADO_LINE_WHERE_STORE_NOT_BOTH
                                                  : MADO_LINE_WHERE_STORE_NOT_NOW);
  else if (mado_guide_visitor (self) != MADO_ANSWER_SELF)
    mado_guide_say (self, MADO_LINE_WHERE_STORE_NOT_PROXY);
  else if (mado_guide_ask (self, MADO_QUESTION_OTHER_PIN) == MADO_ANSWER_NO)
    mado_guide_say (self, MADO_LINE_WHERE_STORE_NOT_BOTH);
  else
    {
      change = mado_guide_ask (self, MADO_QUESTION_CHANGE);
      if (change == MADO_ANSWER_UNKNOWN)
        mado_guide_say (self, MADO_LINE_CAUTION_CHANGE_UNKNOWN);
      if (mado_answer_is_changed (change))
        mado_guide_say (self, MADO_LINE_WHERE_STORE_NOT_NOW);
      else
        say_store (self, which);
    }
}

/* The counter that sets a PIN anew renews on the same visit, as a store does not. */
static void
say_renewal (MadoGuideCase *self)
{
  const gboolean changed = mado_guide_has_asked (self, MADO_QUESTION_CHANGE) &&
                           mado_answer_is_changed (mado_guide_ask (self, MADO_QUESTION_CHANGE));

  if (self->guide->has_also || changed ||
      self->advice->fits[MADO_PROCEDURE_RENEW].applies != MADO_APPLIES_NOW)
    return;
  mado_guide_say (self, MADO_LINE_WHY_RENEW_ALONG);
  mado_guide_also (self, MADO_PROCEDURE_RENEW);
}

void
mado_guide_unlock (MadoGuideCase *self)
{
  MadoAnswer which;

  if (mado_guide_pin_gate (self))
    return;
  which = ask_for_pin (self);
  decide_unlock (self, kinds_of (which));
  if (!mado_guide_can_prepare (self))
    return;
  where_store (self, which);
  say_renewal (self);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_say (self, MADO_LINE_BRING_EXTRA_ID);
  if (mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    say_new_pin (self, which);
  mado_guide_visit (self, MADO_PROCEDURE_UNLOCK);
  mado_guide_say (self, MADO_LINE_AFTER_COUNTER_RESET);
  mado_guide_say (self, MADO_LINE_AFTER_NO_MIDNIGHT);
  mado_guide_say (self, MADO_LINE_CAUTION_STORE_CAUSES);
  mado_guide_say (self, MADO_LINE_CAUTION_DO_NOT_GUESS);
  mado_guide_say (self, MADO_LINE_CAUTION_SCAM);
}
