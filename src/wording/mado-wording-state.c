/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-state.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-language.h"

static const struct
{
  const char *text;
  const char *icon;
  const char *tone;
} states[] = {
  [MADO_STATE_UNKNOWN] = { N_ ("確認できません"), "dialog-question-symbolic", "mado-none" },
  [MADO_STATE_NOT_RECORDED] = { N_ ("記録されていません"), "list-remove-symbolic", "mado-none" },
  [MADO_STATE_HIDDEN] = { N_ ("パスワードで保護されています"), "dialog-password-symbolic",
                          "mado-none" },
  [MADO_STATE_NOT_YET_VALID] = { N_ ("有効期間が始まっていません"), "appointment-soon-symbolic",
                                 "mado-warn" },
  [MADO_STATE_VALID_EARLY] = { N_ ("まだ更新できません"), "x-office-calendar-symbolic",
                               "mado-calm" },
  [MADO_STATE_RENEWABLE] = { N_ ("更新できる期間です"), "view-refresh-symbolic", "mado-act" },
  [MADO_STATE_LAST_DAY] = { N_ ("今日が最終日です"), "alarm-symbolic", "mado-warn" },
  [MADO_STATE_EXPIRED] = { N_ ("期限が切れています"), "mado-expired-symbolic", "mado-ended" },
  [MADO_STATE_REVOKED] = { N_ ("失効しています"), "action-unavailable-symbolic", "mado-ended" },
  [MADO_STATE_UNREADABLE] = { N_ ("読み取れませんでした"), "dialog-warning-symbolic", "mado-warn" },
  [MADO_STATE_UNTRUSTED] = { N_ ("署名が合いません"), "dialog-warning-symbolic", "mado-warn" },
};

static const char *const kinds[MADO_N_KINDS] = {
  [MADO_KIND_AUTH] = N_ ("利用者証明用電子証明書"),
  [MADO_KIND_SIGN] = N_ ("署名用電子証明書"),
};

const char *
mado_wording_kind (MadoKind kind)
{
  return _ (kinds[kind]);
}

char *
mado_wording_kind_heading (MadoKind kind)
{
  /* Translators: as headings; the Japanese is put after them. In easy Japanese, how it is read is.
   */
  return mado_wording_heading (kind == MADO_KIND_SIGN ? C_ ("heading", "署名用電子証明書")
                                                      : C_ ("heading", "利用者証明用電子証明書"),
                               kinds[kind]);
}

const char *
mado_wording_kind_use (MadoKind kind)
{
  return kind == MADO_KIND_SIGN ? _ ("e-Taxなどの電子申請")
                                : _ ("マイナポータル・コンビニ交付・健康保険証");
}

const char *
mado_wording_state (MadoState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (states), "");

  return _ (states[state].text);
}

const char *
mado_wording_state_of (MadoKind kind, MadoState state)
{
  return state == MADO_STATE_HIDDEN && kind == MADO_KIND_AUTH ? _ ("暗証番号で保護されています")
                                                              : mado_wording_state (state);
}

const char *
mado_wording_state_icon (MadoState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (states), "");

  return states[state].icon;
}

const char *
mado_wording_state_tone (MadoState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (states), "");

  return states[state].tone;
}

/* --- the pill --- */

static gboolean
is_open (const MadoCertificateAdvice *advice)
{
  return advice->state == MADO_STATE_RENEWABLE || advice->state == MADO_STATE_LAST_DAY;
}

static gboolean
is_over_though_hidden (const MadoCertificateAdvice *advice, const GDate *today)
{
  return advice->state == MADO_STATE_HIDDEN && mado_civil_date_known (&advice->latest_expiry) &&
         mado_civil_date_known (today) &&
         mado_civil_date_compare (&advice->latest_expiry, today) < 0;
}

MadoPill
mado_wording_pill (MadoKind kind, const MadoCertificateAdvice *advice, const GDate *today)
{
  MadoState state = is_over_though_hidden (advice, today) ? MADO_STATE_EXPIRED : advice->state;
  MadoPill pill = { mado_wording_state_of (kind, state), mado_wording_state_icon (state),
                    mado_wording_state_tone (state) };

  if ((advice->notes & MADO_NOTE_CARD_ENDS_TOO) != 0 &&
      (is_open (advice) || state == MADO_STATE_VALID_EARLY))
    pill.text = (advice->notes & MADO_NOTE_CARD_ENDS_FIRST) != 0 ? _ ("カードの期限が先")
                                                                 : _ ("カードも同じ日に期限");
  return pill;
}

gboolean
mado_wording_shows_window (const MadoCertificateAdvice *advice)
{
  return (advice->notes & MADO_NOTE_CARD_ENDS_TOO) == 0 &&
         mado_civil_date_known (&advice->window_opens) &&
         mado_civil_date_known (&advice->window_closes);
}

char *
mado_wording_certificate_countdown (const MadoCertificateAdvice *advice, const GDate *today)
{
  /* Beside "not yet begun" a number would be taken for the days until it begins. */
  if (!advice->days_known || advice->state == MADO_STATE_REVOKED ||
      advice->state == MADO_STATE_NOT_YET_VALID)
    return NULL;
  if (advice->state == MADO_STATE_VALID_EARLY && mado_wording_shows_window (advice))
    return mado_wording_countdown_to_renewal (
        (guint)g_date_days_between (today, &advice->window_opens));
  return mado_wording_countdown (advice->days_left);
}

/* --- the sentence of each state --- */

/* Dates prove that a certificate has not ended, never that it was not revoked. */
static const char *
within_validity (void)
{
  return _ ("有効期限内です。失効の有無は確認していません。");
}

/* Sentences follow each other with no space in Japanese, with one in English. */
static char *
join (const char *first, const char *second)
{
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_ ("%1$s%2$s"), first, second);
}

static char *
hidden_detail (MadoKind kind, const MadoCertificateAdvice *advice, const GDate *today)
{
  if (!mado_civil_date_known (&advice->latest_expiry))
    return g_strdup (kind == MADO_KIND_AUTH
                         ? _ ("暗証番号で守られているため、有効期限はここではわかりません。")
                         : _ ("有効期限を見るには、パスワードの入力が必要です。"));

  g_autofree char *date = mado_wording_date (&advice->latest_expiry);
  gboolean over =
      mado_civil_date_known (today) && mado_civil_date_compare (&advice->latest_expiry, today) < 0;
  if (over && (advice->notes & MADO_NOTE_CARD_LAPSED) != 0)
    return g_strdup_printf (_ ("期限は、遅くとも%sに切れています。"), date);
  if (over)
    return g_strdup_printf (_ ("期限は、遅くとも%sに切れています。再発行の手続きができます。"
                               "手続きに期限はありません。"),
                            date);
  if ((advice->notes & MADO_NOTE_LATEST_BY_CARD) != 0)
    return g_strdup_printf (
        /* Translators: %s is the date on which the card itself ends */
        _ ("期限はわかりません。カード本体の期限（%s）までには切れます。"), date);
  g_autofree char *latest = g_strdup_printf (_ ("期限は、遅くとも%sです。"), date);
  return join (latest, _ ("住所や氏名が変わったときは、それより前に失効していることがあります。"));
}

static char *
ineligible_detail (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  switch (advice->ineligible)
    {
    case MADO_INELIGIBLE_UNDER_AGE:
      return g_strdup_printf (
          mado_wording_to (audience,
                           _ ("%u歳未満の方には原則発行できません。希望される場合は、事前に窓口へお"
                              "問い合わせください。"),
                           _ ("%u歳未満の方には原則発行できません。要確認（内規）。")),
          advice->minimum_age);
    case MADO_INELIGIBLE_GUARDIANSHIP:
      return g_strdup (
          mado_wording_to (audience,
                           _ ("成年被後見人の方には原則発行できません。希望される場合は、事前に窓口"
                              "へお問い合わせください。"),
                           _ ("成年被後見人の方には原則発行できません。要確認（内規）。")));
    case MADO_INELIGIBLE_NO:
    default:
      return g_strdup (mado_wording_to (audience,
                                        _ ("希望される場合は、窓口で発行の手続きができます。"),
                                        _ ("希望される場合は、この窓口で発行できます。")));
    }
}

static char *
join_ineligible (const char *first, const MadoCertificateAdvice *advice, MadoAudience audience)
{
  g_autofree char *detail = ineligible_detail (advice, audience);

  return join (first, detail);
}

/* Whoever is under age now need not be when the window opens. */
static char *
early_detail (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  if (advice->ineligible == MADO_INELIGIBLE_GUARDIANSHIP)
    return join_ineligible (within_validity (), advice, audience);
  gboolean with_card = (advice->notes & MADO_NOTE_CARD_ENDS_TOO) != 0;
  if (with_card || !mado_civil_date_known (&advice->window_opens))
    return g_strdup (within_validity ());
  g_autofree char *date = mado_wording_date (&advice->window_opens);
  g_autofree char *opens = g_strdup_printf (_ ("%sから更新できます。"), date);
  return join (within_validity (), opens);
}

static char *
renewable_detail (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  if ((advice->notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return g_strdup (within_validity ());
  if (advice->ineligible != MADO_INELIGIBLE_NO)
    return join_ineligible (within_validity (), advice, audience);
  g_autofree char *date = mado_wording_date (&advice->window_closes);
  g_autofree char *closes = g_strdup_printf (_ ("%sまで更新できます。"), date);
  return join (within_validity (), closes);
}

static char *
not_yet_valid_detail (const MadoCertificateAdvice *advice)
{
  if (!mado_civil_date_known (&advice->issued))
    return g_strdup (_ ("まだ使えません。"));
  g_autofree char *date = mado_wording_date (&advice->issued);
  return g_strdup_printf (_ ("%sから使えます。パソコンの日付も確かめてください。"), date);
}

static char *
expired_detail (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  g_autofree char *date = mado_wording_date (&advice->expires);
  /* Nothing is issued again on a card that has lapsed; the note beside it says what is to be done.
   */
  if ((advice->notes & MADO_NOTE_CARD_LAPSED) != 0)
    return g_strdup_printf (_ ("%sで有効期間が終わり、失効しています。"), date);
  if (advice->ineligible != MADO_INELIGIBLE_NO)
    {
      g_autofree char *ended = g_strdup_printf (_ ("%sで有効期間が終わり、失効しています。"), date);
      return join_ineligible (ended, advice, audience);
    }
  return g_strdup_printf (_ ("%sで有効期間が終わり、失効しています。再発行の手続きができます。"
                             "手続きに期限はありません。"),
                          date);
}

/* The first event that did it, as the reason. */
static const char *
first_cause (MadoEvents cause)
{
  static const struct
  {
    MadoEvents event;
    const char *words;
  } events[] = {
    { MADO_EVENT_ADDRESS, N_ ("住所の変更") },
    { MADO_EVENT_NAME, N_ ("氏名の変更") },
    { MADO_EVENT_SEX, N_ ("性別の変更") },
    { MADO_EVENT_BIRTH_DATE, N_ ("生年月日の変更") },
    { MADO_EVENT_CARD_LAPSED, N_ ("カードの失効") },
    { MADO_EVENT_REQUEST, N_ ("本人の届出") },
    { MADO_EVENT_JLIS, N_ ("J-LISによる失効") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if ((cause & events[i].event) != 0)
      return _ (events[i].words);
  return NULL;
}

static char *
revoked_detail (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  const char *cause = first_cause (advice->cause);
  if (cause == NULL)
    return g_strdup (_ ("失効しています。再発行の手続きができます。手続きに期限はありません。"));
  if ((advice->cause & MADO_EVENT_CARD_LAPSED) != 0 && (advice->notes & MADO_NOTE_CARD_LAPSED) != 0)
    return g_strdup (_ (
        "カード本体の有効期限が過ぎているため、失効しています。新しいカードを申請してください。"));
  if ((advice->cause & MADO_EVENT_CARD_LAPSED) != 0)
    return g_strdup (
        _ ("カードが失効したため、電子証明書も失効しています。新しいカードの申請が必要です。"));
  if (advice->ineligible != MADO_INELIGIBLE_NO)
    {
      /* Translators: %s is the event that revoked the certificate, e.g. "住所の変更" */
      g_autofree char *revoked = g_strdup_printf (_ ("失効しています（%s）。"), cause);
      return join_ineligible (revoked, advice, audience);
    }
  /* Translators: %s is the event that revoked the certificate, e.g. "住所の変更" */
  return g_strdup_printf (
      _ ("失効しています（%s）。再発行の手続きができます。手続きに期限はありません。"), cause);
}

/* Nothing is offered that the card cannot have: the rules list what it can. */
static char *
not_recorded_detail (MadoKind kind, const MadoCertificateAdvice *advice, MadoAudience audience)
{
  g_autofree char *detail = ineligible_detail (advice, audience);
  g_autofree char *barred = NULL;

  if (advice->ineligible != MADO_INELIGIBLE_NO)
    return g_steal_pointer (&detail);
  if ((advice->procedures & (1u << MADO_PROCEDURE_ISSUE)) == 0)
    return g_strdup (_ ("このカードには記録されていません。"));
  if (kind != MADO_KIND_SIGN)
    return g_steal_pointer (&detail);
  barred = g_strdup_printf (
      mado_wording_to (audience,
                       _ ("ただし、%u歳未満の方と成年被後見人の方には原則発行できません。先に窓口へ"
                          "お問い合わせください。"),
                       _ ("%u歳未満・成年被後見人の方には原則発行できません。要確認（内規）。")),
      advice->minimum_age);
  return join (detail, barred);
}

static char *
state_detail (MadoKind kind,
              const MadoCertificateAdvice *advice,
              const GDate *today,
              MadoAudience audience)
{
  switch (advice->state)
    {
    case MADO_STATE_NOT_RECORDED:
      return not_recorded_detail (kind, advice, audience);
    case MADO_STATE_HIDDEN:
      return hidden_detail (kind, advice, today);
    case MADO_STATE_NOT_YET_VALID:
      return not_yet_valid_detail (advice);
    case MADO_STATE_VALID_EARLY:
      return early_detail (advice, audience);
    case MADO_STATE_RENEWABLE:
      return renewable_detail (advice, audience);
    case MADO_STATE_LAST_DAY:
      return g_strdup (
          _ ("有効期限は今日までです。失効の有無は確認していません。明日には失効します。"));
    case MADO_STATE_EXPIRED:
      return expired_detail (advice, audience);
    case MADO_STATE_REVOKED:
      return revoked_detail (advice, audience);
    case MADO_STATE_UNREADABLE:
      return g_strdup (_ ("カードを置き直して、もう一度お試しください。"));
    case MADO_STATE_UNTRUSTED:
      return g_strdup (mado_wording_to (audience,
                                        _ ("発行元の署名が合いません。書かれている日付は信用できな"
                                           "いため、示していません。窓口で確認してください。"),
                                        _ ("発行元の署名が合いません。書かれている日付は信用できな"
                                           "いため、示していません。端末で確かめてください。")));
    case MADO_STATE_UNKNOWN:
    default:
      if ((advice->notes & MADO_NOTE_NO_END) != 0)
        return g_strdup (mado_wording_to (
            audience,
            _ ("有効期限の定めがないか、2200年より先の日付です。窓口で確認してください。"),
            _ ("有効期限の定めがないか、2200年より先の日付です。端末で確かめてください。")));
      return g_strdup (_ ("日付がわからないため、確認できません。"));
    }
}

char *
mado_wording_state_detail (MadoKind kind,
                           const MadoCertificateAdvice *advice,
                           const GDate *today,
                           MadoAudience audience)
{
  g_autofree char *detail = state_detail (kind, advice, today, audience);
  if (!advice->pin_locked || (advice->notes & MADO_NOTE_FACE_CARD) != 0)
    return g_steal_pointer (&detail);
  const char *locked = kind == MADO_KIND_SIGN
                           ? _ ("パスワードはロックされていますが、それだけでは失効しません。")
                           : _ ("暗証番号はロックされていますが、それだけでは失効しません。");
  return join (detail, locked);
}

/* What ends together needs no second date. */
static char *
panel_hidden (MadoKind kind, const MadoAdvice *advice)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[kind];
  const GDate *other = &advice->certificates[MADO_KIND_AUTH].expires;
  const GDate *latest = &certificate->latest_expiry;

  if ((certificate->notes & MADO_NOTE_LATEST_BY_CARD) != 0 &&
      !is_over_though_hidden (certificate, &advice->today))
    return g_strdup (_ ("期限はわかりません。カード本体の期限までには切れます。"));
  if (kind == MADO_KIND_AUTH || !mado_civil_date_known (latest) || !mado_civil_date_known (other) ||
      mado_civil_date_compare (latest, other) != 0)
    return hidden_detail (kind, certificate, &advice->today);
  return g_strdup (is_over_though_hidden (certificate, &advice->today)
                       ? _ ("期限は、遅くとも利用者証明用と同じ日に切れています。")
                       : _ ("期限は、遅くとも利用者証明用と同じ日です。"));
}

/* The verdict above says of the certificate that decides it all that there is to be said. */
static gboolean
is_told_by_verdict (MadoKind kind, const MadoAdvice *advice)
{
  switch (advice->certificates[kind].state)
    {
    case MADO_STATE_NOT_RECORDED:
    case MADO_STATE_NOT_YET_VALID:
    case MADO_STATE_EXPIRED:
    case MADO_STATE_REVOKED:
    case MADO_STATE_UNTRUSTED:
      return advice->urgent == kind;
    case MADO_STATE_UNKNOWN:
    case MADO_STATE_HIDDEN:
    case MADO_STATE_VALID_EARLY:
    case MADO_STATE_RENEWABLE:
    case MADO_STATE_LAST_DAY:
    case MADO_STATE_UNREADABLE:
    default:
      return FALSE;
    }
}

char *
mado_wording_panel_detail (MadoKind kind, const MadoAdvice *advice, MadoAudience audience)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[kind];
  const gboolean with_card = (certificate->notes & MADO_NOTE_CARD_ENDS_TOO) != 0;

  if (is_told_by_verdict (kind, advice))
    return NULL;
  switch (certificate->state)
    {
    case MADO_STATE_VALID_EARLY:
      return certificate->ineligible == MADO_INELIGIBLE_GUARDIANSHIP
                 ? ineligible_detail (certificate, audience)
                 : NULL;
    case MADO_STATE_RENEWABLE:
      return certificate->ineligible != MADO_INELIGIBLE_NO && !with_card
                 ? ineligible_detail (certificate, audience)
                 : NULL;
    case MADO_STATE_LAST_DAY:
      return NULL;
    case MADO_STATE_HIDDEN:
      return panel_hidden (kind, advice);
    case MADO_STATE_EXPIRED:
      return certificate->ineligible != MADO_INELIGIBLE_NO &&
                     (certificate->notes & MADO_NOTE_CARD_LAPSED) == 0
                 ? ineligible_detail (certificate, audience)
                 : NULL;
    case MADO_STATE_UNKNOWN:
    case MADO_STATE_NOT_RECORDED:
    case MADO_STATE_NOT_YET_VALID:
    case MADO_STATE_REVOKED:
    case MADO_STATE_UNREADABLE:
    case MADO_STATE_UNTRUSTED:
    default:
      return state_detail (kind, certificate, &advice->today, audience);
    }
}

/* --- what was checked and what was not --- */

const char *
mado_wording_chain (MadoChain chain)
{
  switch (chain)
    {
    case MADO_CHAIN_PINNED:
      return _ ("発行元の署名を確認しました");
    case MADO_CHAIN_UNPINNED:
      return _ ("署名はカードの中の発行元と合いますが、その発行元を確認できません");
    case MADO_CHAIN_BROKEN:
      return _ ("発行元の署名が合いません。書かれている内容は信用できません");
    case MADO_CHAIN_UNCHECKED:
    default:
      return _ ("発行元は確認していません");
    }
}

gboolean
mado_wording_needs_revocation (const MadoAdvice *advice)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    switch (advice->certificates[kind].state)
      {
      case MADO_STATE_HIDDEN:
      case MADO_STATE_NOT_YET_VALID:
      case MADO_STATE_VALID_EARLY:
      case MADO_STATE_RENEWABLE:
      case MADO_STATE_LAST_DAY:
      case MADO_STATE_EXPIRED:
      case MADO_STATE_REVOKED:
        return TRUE;
      case MADO_STATE_UNKNOWN:
      case MADO_STATE_NOT_RECORDED:
      case MADO_STATE_UNREADABLE:
      case MADO_STATE_UNTRUSTED:
      default:
        break;
      }
  return FALSE;
}

const char *
mado_wording_revocation (void)
{
  return _ ("この画面では確認できません");
}

const char *
mado_wording_revocation_detail (void)
{
  return _ ("日付だけでは、失効しているかどうかはわかりません。窓口か、公的個人認証サービスの「利用"
            "者クライアントソフト」の有効性確認で確かめられます。");
}

const char *
mado_wording_practice (void)
{
  return _ ("【練習用】練習用カードの内容です。実在の人のカードではありません。");
}

static gboolean
is_card_over (const MadoAdvice *advice)
{
  return mado_civil_date_known (&advice->card_expires) && mado_civil_date_known (&advice->today) &&
         mado_civil_date_compare (&advice->card_expires, &advice->today) < 0;
}

char *
mado_wording_card_expiry (const MadoAdvice *advice)
{
  g_autofree char *date = mado_wording_date (&advice->card_expires);
  if (!mado_civil_date_known (&advice->card_expires))
    return g_strdup (_ ("読み取れませんでした。カードの表面でご確認ください"));
  if (advice->card_end_computed)
    /* Translators: %s is a date that was computed, and is printed on the card */
    return g_strdup_printf (_ ("%s（計算による目安。カードの表面でご確認ください）"), date);
  if (is_card_over (advice))
    /* Translators: %s is a date in the past */
    return g_strdup_printf (_ ("%s（期限が切れています）"), date);
  return g_steal_pointer (&date);
}

const char *
mado_wording_card_detail (const MadoAdvice *advice)
{
  MadoNotes notes =
      advice->certificates[MADO_KIND_AUTH].notes | advice->certificates[MADO_KIND_SIGN].notes;
  if (is_card_over (advice) || (notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return NULL;
  return _ ("電子証明書の期限が過ぎても、カード本体が失効するわけではありません。");
}

const char *
mado_wording_medium (MadoMedium medium)
{
  switch (medium)
    {
    case MADO_MEDIUM_CARD:
      return _ ("マイナンバーカード");
    case MADO_MEDIUM_JUKI_CARD:
      return _ ("住民基本台帳カード（住基カード）");
    case MADO_MEDIUM_SMARTPHONE:
      return _ ("スマートフォンの電子証明書");
    case MADO_MEDIUM_UNKNOWN:
    default:
      return _ ("種類のわからないカード");
    }
}
