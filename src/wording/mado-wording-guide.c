/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-audience.h"
#include "mado-wording-clean.h"
#include "mado-wording-counter.h"
#include "mado-wording-date.h"
#include "mado-wording-language.h"
#include "mado-wording-source.h"

static const char *const sections[MADO_N_SECTIONS] = {
  [MADO_SECTION_WHY] = N_ ("理由"),           [MADO_SECTION_BRING] = N_ ("持ち物"),
  [MADO_SECTION_WHERE] = N_ ("手続きの場所"), [MADO_SECTION_VISITS] = N_ ("窓口へ行く回数"),
  [MADO_SECTION_AFTER] = N_ ("手続きのあと"), [MADO_SECTION_CAUTION] = N_ ("知っておくこと"),
};

/* Whether the counter is to be asked about the proxy alone, and nothing else is open. */
static gboolean
is_about_proxy_only (const MadoGuide *guide)
{
  const MadoGuideLines *why = &guide->sections[MADO_SECTION_WHY];

  return why->n_lines > 0 && why->lines[why->n_lines - 1] == MADO_LINE_CAUTION_PROXY;
}

gboolean
mado_wording_result_says_line (const MadoGuide *guide, MadoLine line, MadoAudience audience)
{
  return line == MADO_LINE_CAUTION_PROXY && audience == MADO_AUDIENCE_CITIZEN &&
         guide->applies == MADO_APPLIES_ASK && is_about_proxy_only (guide);
}

/* Where the result itself tells a citizen to ask at the counter, it does so for every line among
 * its reasons: these do not say so again. */
static gboolean
result_asks_for (const MadoGuide *guide, MadoLine line, MadoAudience audience)
{
  const MadoGuideLines *why = &guide->sections[MADO_SECTION_WHY];

  for (guint i = 0; i < why->n_lines; i++)
    if (why->lines[i] == line)
      return guide->applies == MADO_APPLIES_ASK && audience == MADO_AUDIENCE_CITIZEN;
  return FALSE;
}

gboolean
mado_wording_line_asks (const MadoGuide *guide, MadoLine line, MadoAudience audience)
{
  return mado_line_is_ask (line) && !result_asks_for (guide, line, audience);
}

/* The result where something is not decided yet: a citizen is told whom to ask; a clerk, whom
 * others ask, is told that it depends. */
static const char *
describe_open (const MadoGuide *guide, MadoAudience audience)
{
  if (is_about_proxy_only (guide))
    return mado_wording_to (audience, _ ("先に窓口へお問い合わせください"),
                            _ ("代理人も手続きできます（条件があります）"));
  return mado_wording_to (audience, _ ("窓口でご確認ください"), _ ("条件によります"));
}

static char *
describe_result (const MadoGuide *guide, const MadoCounterSpan *span, MadoAudience audience)
{
  g_autofree char *from = NULL;

  switch (guide->applies)
    {
    case MADO_APPLIES_NOW:
      return g_strdup (mado_counter_span_is_over (span) ? _ ("期限までに開いている窓口がありません")
                                                        : _ ("いま手続きできます"));
    case MADO_APPLIES_FROM:
      from = mado_wording_date (&guide->from);
      /* Translators: %s is a date: the first day on which it can be done */
      return g_strdup_printf (_ ("%sから手続きできます"), from);
    case MADO_APPLIES_NOT:
      if (mado_guide_has_line (guide, MADO_LINE_WHY_SMARTPHONE))
        return g_strdup (_ ("スマートフォンで手続きします"));
      return g_strdup (guide->has_instead ? _ ("手続きの対象ではありません")
                                          : _ ("手続きはいりません"));
    case MADO_APPLIES_ASK:
    default:
      return g_strdup (describe_open (guide, audience));
    }
}

char *
mado_wording_guide_answer (const MadoGuide *guide,
                           const MadoCounterSpan *span,
                           MadoAudience audience)
{
  const GDate *last = span->at_counter ? &span->last : &guide->until;
  g_autofree char *date = NULL;

  if (guide->applies == MADO_APPLIES_FROM && span->first_search == MADO_SEARCH_FOUND)
    {
      date = mado_wording_date_with_weekday (&span->first);
      /* Translators: %s is a date with its weekday: the first day on which it can be done */
      return g_strdup_printf (_ ("%sから手続きできます"), date);
    }
  if (guide->applies != MADO_APPLIES_NOW || !mado_civil_date_known (last))
    return describe_result (guide, span, audience);
  if (span->at_counter && mado_civil_date_compare (last, &span->opens) == 0)
    return g_strdup (_ ("手続きできるのは今日までです"));
  date = mado_wording_date_with_weekday (last);
  /* Translators: %s is a date with its weekday: the last day on which it can be done */
  return g_strdup_printf (_ ("%sまでに手続きできます"), date);
}

char *
mado_wording_guide_headline (const MadoGuide *guide, const MadoCounterSpan *span)
{
  const gboolean sooner = span->last_search == MADO_SEARCH_FOUND &&
                          mado_civil_date_compare (&span->last, &span->closes) != 0;

  return sooner ? mado_wording_guide_answer (guide, span, MADO_AUDIENCE_CITIZEN)
                : describe_result (guide, span, MADO_AUDIENCE_CITIZEN);
}

/* (nullable): where the first day of the span is not the first at the counter */
static char *
describe_first (const MadoGuide *guide, const MadoCounterSpan *span)
{
  g_autofree char *date = NULL;

  if (span->first_search != MADO_SEARCH_FOUND ||
      mado_civil_date_compare (&span->first, &span->opens) == 0)
    return NULL;
  if (guide->applies == MADO_APPLIES_NOW)
    {
      date = mado_wording_date_with_weekday (&span->first);
      /* Translators: %s is a date with its weekday */
      return g_strdup_printf (_ ("今日は窓口が休みです。次に開くのは%sです（目安）。"), date);
    }
  date = mado_wording_date_with_weekday (&span->opens);
  /* Translators: %s is a date with its weekday: the counters are closed on it */
  return g_strdup_printf (_ ("期間は%sからですが、その日は窓口が休みです（目安）。"), date);
}

/* (nullable): where the last day of the span is not the last at the counter */
static char *
describe_last (const MadoCounterSpan *span)
{
  if (!mado_civil_date_known (&span->closes))
    return NULL;
  if (span->last_search != MADO_SEARCH_FOUND)
    return mado_wording_last_counter_day (span->last_search, &span->last, &span->closes);
  if (mado_civil_date_compare (&span->last, &span->closes) == 0)
    return NULL;
  return g_strdup (_ ("有効期限の日は窓口が休みです（目安）。"));
}

char *
mado_wording_second_visit (const MadoGuide *guide, const MadoCounterSpan *span)
{
  const char *late = NULL;

  if (!span->once || guide->errand != MADO_PROCEDURE_RENEW)
    return NULL;
  if (mado_guide_has_line (guide, MADO_LINE_VISITS_TWO))
    late = _ ("期限まで、窓口が開くのは1日だけです（目安）。代理人の2回目は間に合いません。");
  else if (mado_guide_has_line (guide, MADO_LINE_VISITS_LETTER_UNKNOWN))
    late = _ ("期限まで、窓口が開くのは1日だけです（目安）。照会書兼回答書がなければ、代理人の2回目"
              "は間に合い"
              "ません。");
  if (late == NULL)
    return NULL;
  return g_strconcat (
      late, "\n",
      _ ("ご本人が行けば、1回で更新できます。過ぎたあとは、代理人も再発行の手続きができます。"),
      NULL);
}

/* @line: (nullable) (transfer full) */
static void
add_line (GStrvBuilder *lines, char *line)
{
  if (line != NULL)
    g_strv_builder_add (lines, line);
  g_free (line);
}

static void
add_days (GStrvBuilder *lines, const MadoGuide *guide, const MadoCounterSpan *span)
{
  add_line (lines, describe_first (guide, span));
  add_line (lines, describe_last (span));
  add_line (lines, g_strdup (mado_wording_counter_caution (span)));
  if (mado_counter_span_is_over (span) && guide->errand == MADO_PROCEDURE_RENEW)
    g_strv_builder_add (lines, _ ("過ぎたあとも再発行ができます。"));
}

char *
mado_wording_guide_days (const MadoGuide *guide, const MadoCounterSpan *span)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (!span->at_counter)
    return NULL;
  if (guide->applies == MADO_APPLIES_NOW || guide->applies == MADO_APPLIES_FROM)
    add_days (lines, guide, span);
  add_line (lines, mado_wording_second_visit (guide, span));
  texts = g_strv_builder_end (lines);
  return *texts != NULL ? g_strjoinv ("\n", texts) : NULL;
}

const char *
mado_wording_section (MadoSection section)
{
  g_return_val_if_fail ((guint)section < MADO_N_SECTIONS, "");

  return _ (sections[section]);
}

const MadoSource *
mado_wording_line_rule (MadoLine line, MadoMunicipality *municipality)
{
  const MadoGuideSource *const *sources = mado_line_get_sources (line);
  MadoRule rule;

  if (!mado_line_get_rule (line, &rule))
    return NULL;
  for (guint i = 0; sources[i] != NULL; i++)
    if (g_strcmp0 (sources[i]->url, municipality->sources[rule].url) == 0)
      return NULL;
  return &municipality->sources[rule];
}

gboolean
mado_wording_line_is_beyond (MadoLine line, MadoMunicipality *municipality)
{
  const MadoSource *rule = mado_wording_line_rule (line, municipality);
  const char *page = municipality->page.url;

  if (rule != NULL)
    return rule->beyond_page;
  if (mado_line_get_origin (line) == MADO_ORIGIN_OWN)
    return FALSE;
  return mado_line_get_origin (line) != MADO_ORIGIN_PAGE ||
         g_strcmp0 (page, mado_line_get_sources (line)[0]->url) != 0;
}

const char *
mado_wording_line_mark (const MadoGuide *guide, MadoLine line, MadoAudience audience)
{
  const gboolean estimate = mado_line_is_estimate (line);

  if (mado_wording_line_asks (guide, line, audience))
    return estimate ? mado_wording_to (audience, _ ("目安です。窓口でご確認ください"),
                                       _ ("目安です。要確認（内規）"))
                    : mado_wording_to (audience, _ ("窓口でご確認ください"), _ ("要確認（内規）"));
  return estimate ? _ ("目安") : NULL;
}

const char *
mado_wording_line_origin (MadoLine line, MadoMunicipality *municipality)
{
  if (!mado_wording_line_is_beyond (line, municipality))
    return NULL;
  if (mado_line_get_origin (line) == MADO_ORIGIN_INFERRED)
    return _ ("推測");
  return municipality->rules.is_general ? NULL : _ ("ほかの資料による");
}

void
mado_wording_add_publisher (GPtrArray *publishers, const MadoGuideSource *source)
{
  const char *name = mado_wording_is_japanese () ? source->publisher : source->publisher_en;

  if (source->kind != MADO_GUIDE_SOURCE_INFERRED &&
      !g_ptr_array_find_with_equal_func (publishers, name, g_str_equal, NULL))
    g_ptr_array_add (publishers, (gpointer)name);
}

/* The municipality, and where it says so. @source: (nullable) */
static char *
say_own_source (const MadoSource *source, MadoMunicipality *municipality)
{
  g_autofree char *name = mado_wording_municipality (municipality);
  g_autofree char *title = source != NULL ? mado_wording_source (source) : NULL;

  return g_strconcat (name, title, NULL);
}

char *
mado_wording_line_source (MadoLine line, MadoMunicipality *municipality)
{
  const MadoGuideSource *const *sources = mado_line_get_sources (line);
  const MadoSource *rule = mado_wording_line_rule (line, municipality);
  g_autoptr (GPtrArray) publishers = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (rule != NULL)
    return rule->beyond_page ? mado_wording_to_reader (rule->title, rule->title_en)
                             : say_own_source (rule, municipality);
  if (mado_line_get_origin (line) == MADO_ORIGIN_OWN)
    return say_own_source (
        mado_municipality_get_custom_source (municipality, mado_line_get_custom (line)),
        municipality);

  for (guint i = 0; sources[i] != NULL; i++)
    mado_wording_add_publisher (publishers, sources[i]);
  if (publishers->len == 0)
    return g_strdup (_ ("ほかの資料からの推測"));
  g_ptr_array_add (publishers, NULL);
  /* Translators: stands between the names of sources */
  names = g_strjoinv (_ ("、"), (char **)publishers->pdata);
  if (mado_line_get_origin (line) != MADO_ORIGIN_INFERRED)
    return g_steal_pointer (&names);
  /* Translators: %s are the names of sources that do not say it in so many words */
  return g_strdup_printf (_ ("%sからの推測"), names);
}

char *
mado_wording_line_basis (MadoLine line, MadoMunicipality *municipality)
{
  g_autofree char *source = mado_wording_line_source (line, municipality);

  if (mado_line_get_origin (line) != MADO_ORIGIN_INFERRED &&
      mado_wording_line_is_beyond (line, municipality))
    /* Translators: %s are sources other than the municipality's page */
    return g_strdup_printf (_ ("ほかの資料：%s"), source);
  return g_steal_pointer (&source);
}

char *
mado_wording_line_note (const MadoGuide *guide, MadoLine line, MadoMunicipality *municipality)
{
  const char *mark = mado_wording_line_mark (guide, line, MADO_AUDIENCE_CITIZEN);
  g_autofree char *note = mado_wording_line_basis (line, municipality);

  if (mark == NULL)
    return g_steal_pointer (&note);
  /* Translators: the source of a sentence, then how far it may be trusted */
  return g_strdup_printf (_ ("%1$s／%2$s"), note, mark);
}
