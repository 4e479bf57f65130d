/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-source.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-clean.h"
#include "mado-wording-date.h"
#include "mado-wording-error.h"
#include "mado-wording-language.h"

/* What the window's offset is called: "the day after", "the day after the next". */
static char *
window_rule (const MadoRules *rules)
{
  g_autofree char *months = mado_wording_months (rules->window_months);

  switch (rules->window_offset_days)
    {
    case 0:
      /* Translators: %s is "3 months" */
      return g_strdup_printf (_ ("更新できるのは、有効期限の%s前の日から有効期限の日までです。"),
                              months);
    case 1:
      return g_strdup_printf (_ ("更新できるのは、有効期限の%s前の翌日から有効期限の日までです。"),
                              months);
    case 2:
      return g_strdup_printf (
          _ ("更新できるのは、有効期限の%s前の翌々日から有効期限の日までです。"), months);
    default:
      return g_strdup_printf (
          _ ("更新できるのは、有効期限の%1$s前の%2$u日後から有効期限の日までです。"), months,
          rules->window_offset_days);
    }
}

/* Its own words: of the day on which a new card can be applied for. */
static char *
card_window_rule (const MadoRules *rules)
{
  g_autofree char *months = mado_wording_months (rules->card_window_months);

  if (rules->card_window_offset_days == 1)
    return g_strdup_printf (
        _ ("新しいカードを申請できるのは、カードの有効期限の%s前の翌日からです（目安）。"), months);
  return g_strdup_printf (
      _ ("新しいカードを申請できるのは、カードの有効期限の%1$s前の%2$u日後からです（目安）。"),
      months, rules->card_window_offset_days);
}

static const char *
feb29_rule (MadoFeb29 feb29)
{
  switch (feb29)
    {
    case MADO_FEB29_FEB28_ALWAYS:
      return _ ("2月29日生まれの方の誕生日は、毎年2月28日として計算します。");
    case MADO_FEB29_MAR1:
      return _ ("2月29日生まれの方の誕生日は、平年は3月1日として計算します。");
    case MADO_FEB29_FEB28:
    default:
      return _ ("2月29日生まれの方の誕生日は、平年は2月28日として計算します。");
    }
}

static char *
renewal_rule (const MadoRules *rules)
{
  g_autofree char *months = mado_wording_months (rules->statutory_months);

  if (rules->next_renewal_birthdays != 0)
    return g_strdup_printf (
        _ ("残りが%1$s未満になってから更新したときは、%2$u回目（次期カードでは%3$u回目）の誕生日ま"
           "でです。"),
        months, rules->renewal_birthdays, rules->next_renewal_birthdays);
  return g_strdup_printf (
      _ ("残りが%1$s未満になってから更新したときは、%2$u回目の誕生日までです。"), months,
      rules->renewal_birthdays);
}

static char *
overseas_rule (const MadoRules *rules)
{
  g_autofree char *months = mado_wording_months (rules->overseas_window_months);

  return g_strdup_printf (
      _ ("国外にお住まいで継続利用の手続きをした方は、有効期限の%s前から更新できます。"), months);
}

static char *
notice_rule (const MadoRules *rules)
{
  g_autofree char *months = mado_wording_months (rules->notice_earliest_months);

  /* Translators: a number, and "3 months" */
  return g_strdup_printf (_ ("有効期限通知書は、有効期限の約%1$u〜%2$s前に届く予定です（目安）。"),
                          rules->notice_latest_months, months);
}

char *
mado_wording_rule (MadoRule rule, const MadoRules *rules)
{
  switch (rule)
    {
    case MADO_RULE_VALIDITY:
      if (rules->next_validity_birthdays != 0)
        return g_strdup_printf (_ ("有効期間は、発行した日のあとの%1$u回目（次期カードでは%2$"
                                   "u回目）の誕生日までです。"),
                                rules->validity_birthdays, rules->next_validity_birthdays);
      return g_strdup_printf (_ ("有効期間は、発行した日のあとの%u回目の誕生日までです。"),
                              rules->validity_birthdays);
    case MADO_RULE_RENEWAL:
      return renewal_rule (rules);
    case MADO_RULE_WINDOW:
      return window_rule (rules);
    case MADO_RULE_LAPSE:
      return g_strdup (
          _ ("有効期限の翌日に失効します。そのあとの再発行の手続きに、期限はありません。"));
    case MADO_RULE_CAPS:
      return g_strdup (
          _ ("電子証明書はカード本体の期限を超えません。署名用は、利用者証明用の期限も超えませ"
             "ん。"));
    case MADO_RULE_JAPAN_TIME:
      return g_strdup (
          _ ("日付は日本時間です。有効期限の日の23時59分59秒に有効期間が終わります。"));
    case MADO_RULE_FEB29:
      return g_strdup (feb29_rule (rules->feb29));
    case MADO_RULE_ELIGIBILITY:
      return g_strdup_printf (
          _ ("%u歳未満の方と成年被後見人の方には、署名用電子証明書は原則発行できません。"),
          rules->sign_minimum_age);
    case MADO_RULE_REVOCATION:
      return g_strdup (
          _ ("氏名・住所・性別・生年月日が変わると、署名用だけが失効します。カードが失効したとき"
             "は、どちらも失効します。"));
    case MADO_RULE_OVERSEAS:
      return overseas_rule (rules);
    case MADO_RULE_NOTICE:
      return notice_rule (rules);
    case MADO_RULE_CARD_WINDOW:
      return card_window_rule (rules);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
mado_wording_source (const MadoSource *source)
{
  g_autofree char *title = mado_wording_to_reader (source->title, source->title_en);
  g_autofree char *text = NULL;
  if (mado_civil_date_known (&source->date))
    {
      g_autofree char *date = mado_wording_date (&source->date);
      /* Translators: the title of a web page and the date of its last change */
      text = g_strdup_printf (_ ("「%1$s」%2$s更新"), title, date);
    }
  else
    {
      /* Translators: the title of a web page that shows no date */
      text = g_strdup_printf (_ ("「%s」日付なし"), title);
    }
  if (!source->beyond_page)
    return g_steal_pointer (&text);
  /* Translators: marks a rule that the municipality's own page does not tell */
  return g_strdup_printf (_ ("%s（電子証明書のページにはない、ほかの資料による）"), text);
}

char *
mado_wording_municipality (MadoMunicipality *municipality)
{
  return mado_wording_to_reader (municipality->name, municipality->name_en);
}

/* (nullable) */
static char *
why_not_wanted (MadoMunicipality *municipality, gboolean with_folder)
{
  const GError *problem = municipality->problem;
  g_autoptr (GError) shown = NULL;
  MadoRefusal refusal;

  if (problem == NULL)
    return NULL;
  refusal = *mado_refusal_of_error (problem);
  g_autofree char *file = refusal.file != NULL ? g_path_get_basename (refusal.file) : NULL;
  if (!with_folder)
    refusal.file = file;
  mado_refusal_set_error (&refusal, &shown);
  return mado_wording_error (shown);
}

char *
mado_wording_municipality_problem (MadoMunicipality *municipality, gboolean with_folder)
{
  g_autofree char *name = mado_wording_municipality (municipality);
  g_autofree char *why = why_not_wanted (municipality, with_folder);

  if (why == NULL)
    return NULL;
  if (g_str_equal (municipality->id, municipality->wanted))
    /* Translators: %1$s is what is wrong with a municipality's file, %2$s the municipality */
    return g_strdup_printf (_ ("%1$s「%2$s」の、ほかの場所にあるデータを使っています。"), why,
                            name);
  /* Translators: %1$s is what is wrong with a municipality's file, %2$s the rules for all of Japan
   */
  return g_strdup_printf (_ ("%1$sかわりに「%2$s」を使っています。"), why, name);
}

char *
mado_wording_municipality_problem_in_public (MadoMunicipality *municipality)
{
  g_autofree char *name = mado_wording_municipality (municipality);

  if (municipality->problem == NULL)
    return NULL;
  /* Translators: %s is a municipality, or the rules for all of Japan */
  return g_strdup_printf (
      _ ("自治体のデータに問題があり、「%s」で示しています。係員にお知らせください。"), name);
}

char *
mado_wording_source_line (MadoMunicipality *municipality)
{
  g_autofree char *name = mado_wording_municipality (municipality);
  g_autofree char *page = mado_wording_source (&municipality->page);
  /* Translators: %1$s is a municipality, %2$s its page with the page's date */
  return g_strdup_printf (_ ("根拠：%1$s%2$s"), name, page);
}

char *
mado_wording_edition (MadoMunicipality *municipality)
{
  const GDate *edition = &municipality->page.date;
  if (!mado_civil_date_known (edition))
    return NULL;
  g_autofree char *date = mado_wording_date (edition);
  /* Translators: %s is the date of the page that a municipality's rules are from */
  return g_strdup_printf (_ ("きまりは%s版"), date);
}

char *
mado_wording_place (MadoMunicipality *municipality, MadoAudience audience)
{
  static const char *const suffixes[] = { "区", "市", "町", "村" };
  const char *name = municipality != NULL ? municipality->name : NULL;

  if (audience == MADO_AUDIENCE_STAFF)
    return g_strdup (_ ("この窓口"));
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        g_autofree char *clean = mado_wording_municipality (municipality);
        if (!mado_wording_is_japanese () && municipality->name_en == NULL)
          /* Translators: %s is a municipality in Japanese, "杉並区", for it has no other name */
          return g_strdup_printf (_ ("お住まいの市区町村（%s）の窓口"), clean);
        /* Translators: %s is a municipality, "杉並区", "Suginami City" */
        return g_strdup_printf (_ ("%sの窓口"), clean);
      }
  return g_strdup (_ ("お住まいの市区町村の窓口"));
}

static void
add_rule (GArray *rules, gboolean used, MadoRule rule)
{
  if (used)
    g_array_append_val (rules, rule);
}

GArray *
mado_wording_rules_used (const MadoCertificateAdvice *certificate)
{
  MadoNotes notes = certificate->notes;
  gboolean computed = (notes & MADO_NOTE_COMPUTED) != 0;
  gboolean sixth = (notes & MADO_NOTE_SIXTH_BIRTHDAY) != 0;
  gboolean ends = mado_civil_date_known (&certificate->expires);

  GArray *rules = g_array_new (FALSE, FALSE, sizeof (MadoRule));
  add_rule (rules, computed && !sixth, MADO_RULE_VALIDITY);
  add_rule (rules, sixth || mado_civil_date_known (&certificate->renewed_expiry),
            MADO_RULE_RENEWAL);
  add_rule (rules, (notes & MADO_NOTE_FEB29) != 0, MADO_RULE_FEB29);
  add_rule (rules,
            (notes & (MADO_NOTE_CAPPED_BY_CARD | MADO_NOTE_CAPPED_BY_AUTH)) != 0 ||
                mado_civil_date_known (&certificate->latest_expiry),
            MADO_RULE_CAPS);
  if (mado_civil_date_known (&certificate->window_opens))
    add_rule (rules, TRUE,
              (notes & MADO_NOTE_OVERSEAS) != 0 ? MADO_RULE_OVERSEAS : MADO_RULE_WINDOW);
  add_rule (rules, (notes & MADO_NOTE_CARD_ENDS_TOO) != 0, MADO_RULE_CARD_WINDOW);
  add_rule (rules, ends, MADO_RULE_LAPSE);
  add_rule (rules, ends, MADO_RULE_JAPAN_TIME);
  add_rule (rules, mado_civil_date_known (&certificate->notice_from), MADO_RULE_NOTICE);
  add_rule (rules, certificate->ineligible != MADO_INELIGIBLE_NO, MADO_RULE_ELIGIBILITY);
  add_rule (rules, certificate->state == MADO_STATE_REVOKED, MADO_RULE_REVOCATION);
  return rules;
}
