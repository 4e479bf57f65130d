/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-audience.h"
#include "mado-wording-date.h"
#include "mado-wording-state.h"

static void
add_note (GPtrArray *notes, gboolean applies, const char *text)
{
  if (applies)
    g_ptr_array_add (notes, g_strdup (text));
}

static void
add_counted_note (GPtrArray *notes, gboolean applies, char *text)
{
  if (applies)
    g_ptr_array_add (notes, text);
  else
    g_free (text);
}

static void
add_computation_notes (GPtrArray *notes, const MadoCertificateAdvice *advice)
{
  const MadoNotes flags = advice->notes;

  add_note (notes, (flags & MADO_NOTE_COMPUTED) != 0, _ ("有効期限は、計算による目安です。"));
  add_counted_note (
      notes, (flags & MADO_NOTE_SIXTH_BIRTHDAY) != 0,
      g_strdup_printf (_ ("期限前の更新として、%u回目の誕生日までで計算しています（自治体のページに"
                          "はない、ほかの資料による）。"),
                       advice->renewal_birthdays));
  add_note (
      notes, (flags & MADO_NOTE_MINORS_CARD) != 0,
      _ ("発行のときの年齢から、カード本体も同じ日までとして計算しています（自治体のページには"
         "ない、ほかの資料による）。"));
  add_note (notes, (flags & MADO_NOTE_CAPPED_BY_CARD) != 0,
            _ ("カード本体の有効期限までで計算しています。"));
  add_note (notes, (flags & MADO_NOTE_CAPPED_BY_AUTH) != 0,
            _ ("利用者証明用電子証明書の有効期限までで計算しています。"));
  add_note (notes, (flags & MADO_NOTE_FEB29) != 0,
            _ ("2月29日生まれの方は計算が定まっていません。カードや電子証明書の表示を優先してくださ"
               "い。"));
  add_note (notes, (flags & MADO_NOTE_MISMATCH) != 0,
            _ ("計算した日と、電子証明書の有効期限が違います。電子証明書の日付を示しています。"));
  add_note (notes, (flags & MADO_NOTE_OVERSEAS) != 0,
            _ ("国外にお住まいの方の更新期間です（自治体のページにはない、ほかの資料による）。"));
}

static const char *
ends_with_card (MadoNotes flags)
{
  if ((flags & MADO_NOTE_CARD_ENDS_FIRST) != 0)
    return _ (
        "カード本体の期限が先に来ます。そのとき電子証明書も失効します。必要なのは更新ではなく、"
        "カードの手続きです。");
  if ((flags & MADO_NOTE_STAY_LIKELY) != 0)
    return _ (
        "カード本体も同じ日に期限を迎えます。更新ではなく、カードの有効期間の変更が必要です。");
  if ((flags & MADO_NOTE_STAY_POSSIBLE) != 0)
    return _ (
        "カード本体も同じ日に期限を迎えます。そのときは更新ではなく、新しいカードの申請（在留期"
        "間のある外国人住民の方は、カードの有効期間の変更）が必要です。");
  return _ ("カード本体も同じ日に期限を迎えます。そのときは更新ではなく、新しいカードの申請が必要で"
            "す。");
}

static void
add_situation_notes (GPtrArray *notes,
                     MadoNotes flags,
                     const MadoCertificateAdvice *advice,
                     MadoAudience audience)
{
  const gboolean boundary = (flags & MADO_NOTE_AGE_BOUNDARY) != 0;
  const gboolean under_age = advice->ineligible == MADO_INELIGIBLE_UNDER_AGE;

  add_counted_note (
      notes, boundary && under_age,
      g_strdup_printf (
          mado_wording_to (audience,
                           _ ("まもなく%u歳です。今日発行できるかは、窓口でご確認ください。"),
                           _ ("まもなく%u歳です。今日発行できるかは、要確認（内規）。")),
          advice->minimum_age));
  add_counted_note (
      notes, boundary && !under_age,
      g_strdup_printf (
          mado_wording_to (
              audience,
              _ ("発行日が%"
                 "u歳の誕生日の前日にあたります。記録されているかどうかは、窓口でご確認ください。"),
              _ ("発行日が%"
                 "u歳の誕生日の前日にあたります。記録されているかどうかは、端末で確かめてください"
                 "。")),
          advice->minimum_age));
  add_note (notes, (flags & MADO_NOTE_CARD_LAPSED) != 0,
            _ ("カード本体の有効期限が切れています。新しいカードの申請が必要です。"));
  add_note (notes, (flags & MADO_NOTE_CARD_ENDS_TOO) != 0, ends_with_card (flags));
  add_note (notes, (flags & MADO_NOTE_FACE_CARD) != 0,
            _ ("顔認証マイナンバーカードのようです。暗証番号と署名用は使いません。"));
}

const char *
mado_wording_others_take_today (MadoAudience audience)
{
  return mado_wording_to (
      audience, _ ("ほかの自治体では今日から受け付ける例があります。窓口でご確認ください。"),
      _ ("ほかの自治体では今日から受け付ける例があります。要確認（内規）。"));
}

/* policy-rules.md 2.3: the day, one with the ward's offset, on which the municipality's page and
 * the others differ. */
static void
add_opens_tomorrow_note (GPtrArray *notes,
                         const MadoCertificateAdvice *advice,
                         const GDate *today,
                         MadoAudience audience)
{
  if ((advice->notes & MADO_NOTE_OPENS_TOMORROW_HERE) == 0 ||
      !mado_civil_date_known (&advice->window_opens) || !mado_civil_date_known (today))
    return;
  gboolean tomorrow = g_date_days_between (today, &advice->window_opens) == 1;
  g_autofree char *date = mado_wording_date_short (&advice->window_opens, today);
  g_autofree char *here =
      tomorrow ? g_strdup_printf (_ ("この自治体の案内では明日（%s）からです。"), date)
               : g_strdup_printf (_ ("この自治体の案内では%sからです。"), date);
  /* Translators: two sentences, one after the other */
  g_ptr_array_add (
      notes, g_strdup_printf (_ ("%1$s%2$s"), here, mado_wording_others_take_today (audience)));
}

static void
add_estimate_notes (GPtrArray *notes, const MadoCertificateAdvice *advice, const GDate *today)
{
  gboolean open = advice->state == MADO_STATE_RENEWABLE || advice->state == MADO_STATE_LAST_DAY;
  if (open && mado_civil_date_known (&advice->renewed_expiry))
    {
      g_autofree char *date = mado_wording_date (&advice->renewed_expiry);
      g_ptr_array_add (
          notes,
          g_strdup_printf (_ ("いま更新すると、新しい有効期限は%sの見込みです（目安）。"), date));
    }

  gboolean awaited = advice->state == MADO_STATE_VALID_EARLY || open;
  if (awaited && mado_civil_date_known (&advice->notice_from) &&
      mado_civil_date_known (&advice->notice_to) &&
      mado_civil_date_compare (today, &advice->notice_to) <= 0)
    {
      g_autofree char *dates = mado_wording_date_range (&advice->notice_from, &advice->notice_to);
      g_ptr_array_add (
          notes,
          g_strdup_printf (_ ("有効期限通知書は%sごろ届く予定です（目安）。なくても手続きでき"
                              "ます。"),
                           dates));
    }
}

/* @said: those that are told elsewhere */
static void
add_warnings (GPtrArray *notes,
              const MadoCertificateAdvice *advice,
              guint said,
              MadoAudience audience)
{
  /* Where the card's lapse is the cause, the state has said so. */
  if ((advice->cause & MADO_EVENT_CARD_LAPSED) != 0)
    said |= MADO_NOTE_CARD_LAPSED;
  add_computation_notes (notes, advice);
  add_situation_notes (notes, advice->notes & ~said, advice, audience);
}

static char **
end_notes (GPtrArray *notes)
{
  g_ptr_array_add (notes, NULL);
  return (char **)g_ptr_array_free (notes, FALSE);
}

char **
mado_wording_warnings (const MadoCertificateAdvice *advice, MadoAudience audience)
{
  GPtrArray *notes = g_ptr_array_new ();

  /* The verdict says when the card ends too, and what is to be done then. */
  add_warnings (notes, advice, MADO_NOTE_CARD_ENDS_TOO, audience);
  return end_notes (notes);
}

char **
mado_wording_estimates (const MadoCertificateAdvice *advice, const GDate *today)
{
  GPtrArray *notes = g_ptr_array_new ();
  add_estimate_notes (notes, advice, today);
  return end_notes (notes);
}

char **
mado_wording_notes (const MadoCertificateAdvice *advice, const GDate *today, MadoAudience audience)
{
  GPtrArray *notes = g_ptr_array_new ();
  add_opens_tomorrow_note (notes, advice, today, audience);
  add_warnings (notes, advice, 0, audience);
  add_estimate_notes (notes, advice, today);
  return end_notes (notes);
}
