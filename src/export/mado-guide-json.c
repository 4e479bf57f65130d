/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-json.h"

#include "mado-json.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

/* --- lines --- */

static void
add_sources (JsonBuilder *builder, const MadoHandout *handout, MadoLine line)
{
  const MadoGuideSource *const *sources = mado_line_get_sources (line);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  if (mado_wording_line_rule (line, handout->municipality) != NULL)
    json_builder_add_string_value (builder, "OWN");
  else
    for (guint i = 0; sources[i] != NULL; i++)
      json_builder_add_string_value (builder, sources[i]->code);
  json_builder_end_array (builder);
}

static void
add_line (JsonBuilder *builder, const MadoHandout *handout, MadoLine line)
{
  g_autofree char *text = mado_wording_guide_line (line, handout->guide);
  g_autofree char *source = mado_wording_line_source (line, handout->municipality);

  json_builder_begin_object (builder);
  mado_json_add_string (builder, "id", mado_line_to_string (line));
  mado_json_add_string (builder, "text", text);
  mado_json_add_string (builder, "source", source);
  add_sources (builder, handout, line);
  mado_json_add_boolean (builder, "beyond_page",
                         mado_wording_line_is_beyond (line, handout->municipality));
  mado_json_add_boolean (builder, "estimate", mado_line_is_estimate (line));
  mado_json_add_boolean (builder, "ask", mado_line_is_ask (line));
  mado_json_add_boolean (builder, "detail", mado_line_is_detail (line));
  json_builder_end_object (builder);
}

static void
add_section (JsonBuilder *builder, const char *key, const MadoHandout *handout, MadoSection section)
{
  const MadoGuideLines *lines = &handout->guide->sections[section];

  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->n_lines; i++)
    add_line (builder, handout, lines->lines[i]);
  json_builder_end_array (builder);
}

/* --- questions --- */

static void
add_choices (JsonBuilder *builder, MadoQuestion question)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n = mado_question_get_choices (question, choices);

  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      mado_json_add_string (builder, "id", mado_answer_to_string (choices[i]));
      mado_json_add_string (builder, "text", mado_wording_answer (question, choices[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_questions (JsonBuilder *builder, const MadoHandout *handout)
{
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < handout->guide->n_questions; i++)
    {
      MadoQuestion question = handout->guide->questions[i];
      MadoAnswer answer = handout->answers->values[question];
      g_autofree char *words = mado_wording_question (question, handout->guide);

      json_builder_begin_object (builder);
      mado_json_add_string (builder, "id", mado_question_to_string (question));
      mado_json_add_string (builder, "text", words);
      mado_json_add_string (builder, "answer",
                            answer != MADO_ANSWER_UNANSWERED ? mado_answer_to_string (answer)
                                                             : NULL);
      add_choices (builder, question);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* --- what else there is to do --- */

static void
add_procedure (JsonBuilder *builder, const char *key, gboolean given, MadoProcedure procedure)
{
  mado_json_add_string (builder, key, given ? mado_procedure_to_string (procedure) : NULL);
}

/* What going on to "instead", or else to "also", already answers. */
static void
add_carry (JsonBuilder *builder, const MadoGuide *guide)
{
  const gboolean carries = guide->carry_answer != MADO_ANSWER_UNANSWERED;

  json_builder_set_member_name (builder, "carry");
  if (!carries)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "question", mado_question_to_string (guide->carry_question));
  mado_json_add_string (builder, "answer", mado_answer_to_string (guide->carry_answer));
  json_builder_end_object (builder);
}

static void
add_certificates (JsonBuilder *builder, const MadoGuide *guide)
{
  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((guide->kinds & MADO_KIND_BIT (kind)) != 0)
      json_builder_add_string_value (builder, mado_kind_to_string ((MadoKind)kind));
  json_builder_end_array (builder);
}

/* --- the counters --- */

static void
add_counters (JsonBuilder *builder, const MadoHandout *handout)
{
  MadoMunicipality *municipality = handout->municipality;
  const guint n =
      mado_handout_is_at_counters (handout) ? mado_municipality_get_n_counters (municipality) : 0;

  json_builder_set_member_name (builder, "counters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);

      json_builder_begin_object (builder);
      mado_json_add_string (builder, "name", counter->japanese.name);
      mado_json_add_string (builder, "place", counter->japanese.place);
      mado_json_add_string (builder, "telephone", counter->japanese.telephone);
      mado_json_add_string (builder, "hours", counter->japanese.hours);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_counter_days (JsonBuilder *builder, const MadoHandout *handout)
{
  MadoCounterSpan span;
  gboolean caution;

  mado_handout_get_counter_span (handout, &span);
  caution = (span.first_search == MADO_SEARCH_FOUND && span.first_day.caution) ||
            (span.last_search == MADO_SEARCH_FOUND && span.last_day.caution);
  json_builder_set_member_name (builder, "counter_days");
  json_builder_begin_object (builder);
  mado_json_add_date (builder, "first", &span.first);
  mado_json_add_date (builder, "last", &span.last);
  mado_json_add_boolean (builder, "system_may_stop", caution);
  json_builder_end_object (builder);
}

static void
add_when (JsonBuilder *builder, const MadoHandout *handout)
{
  const MadoGuide *guide = handout->guide;

  mado_json_add_date (builder, "date", guide->applies == MADO_APPLIES_FROM ? &guide->from : NULL);
  mado_json_add_date (builder, "until", &guide->until);
  mado_json_add_date (builder, "renewed_expiry", &guide->renewed_expiry);
  mado_json_add_date (builder, "apply_by", &guide->apply_by);
  mado_json_add_date (builder, "insurance_until", &guide->insurance_until);
  add_counter_days (builder, handout);
}

char *
mado_guide_to_json (const MadoHandout *handout)
{
  const MadoGuide *guide = handout->guide;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  mado_json_add_string (builder, "procedure", mado_procedure_to_string (guide->procedure));
  mado_json_add_string (builder, "errand", mado_procedure_to_string (guide->errand));
  mado_json_add_municipality (builder, handout->municipality, TRUE);
  mado_json_add_date (builder, "today", &handout->advice->today);
  mado_json_add_boolean (builder, "practice", handout->practice);
  mado_json_add_string (builder, "result", mado_applies_to_string (guide->applies));
  add_when (builder, handout);
  add_section (builder, "reason", handout, MADO_SECTION_WHY);
  add_procedure (builder, "instead", guide->has_instead, guide->instead);
  add_procedure (builder, "also", guide->has_also, guide->also);
  add_carry (builder, guide);
  add_certificates (builder, guide);
  add_questions (builder, handout);
  add_section (builder, "bring", handout, MADO_SECTION_BRING);
  add_section (builder, "where", handout, MADO_SECTION_WHERE);
  add_counters (builder, handout);
  mado_json_add_string (builder, "booking_url", mado_handout_get_booking_url (handout));
  add_section (builder, "visits", handout, MADO_SECTION_VISITS);
  add_section (builder, "after", handout, MADO_SECTION_AFTER);
  add_section (builder, "caution", handout, MADO_SECTION_CAUTION);
  json_builder_end_object (builder);
  return mado_json_to_text (builder);
}
