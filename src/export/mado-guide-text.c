/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-text.h"

#include <glib/gi18n.h>

#include "mado-wording.h"
#include "mado-rules-nicks.h"

typedef struct
{
  GString *out;
  const MadoHandout *handout;
  gboolean with_keys;
} Text;

static void
add_line (Text *text, const char *line)
{
  g_string_append (text->out, line);
  g_string_append_c (text->out, '\n');
}

static void
add_heading (Text *text, const char *heading)
{
  g_string_append_c (text->out, '\n');
  add_line (text, heading);
}

static void
add_item (Text *text, const char *item)
{
  /* Translators: one of a list of sentences */
  g_string_append_printf (text->out, _ ("  ・%s"), item);
  g_string_append_c (text->out, '\n');
}

/* "  ☐ マイナンバーカード［杉並区］" */
static void
add_guide_line (Text *text, MadoLine line)
{
  g_autofree char *words = mado_wording_guide_line (line, text->handout->guide);
  g_autofree char *note =
      mado_wording_line_note (text->handout->guide, line, text->handout->municipality);
  /* Translators: a sentence and where it was found */
  g_autofree char *item = g_strdup_printf (_ ("%1$s［%2$s］"), words, note);

  if (mado_line_get_section (line) != MADO_SECTION_BRING)
    {
      add_item (text, item);
      return;
    }
  /* Translators: one of a list of things to be ticked off */
  g_string_append_printf (text->out, _ ("  ☐ %s"), item);
  g_string_append_c (text->out, '\n');
}

static void
add_lines (Text *text, MadoSection section)
{
  const MadoGuideLines *lines = &text->handout->guide->sections[section];

  for (guint i = 0; i < lines->n_lines; i++)
    if (!mado_wording_result_says_line (text->handout->guide, lines->lines[i],
                                        MADO_AUDIENCE_CITIZEN))
      add_guide_line (text, lines->lines[i]);
}

static void
add_section (Text *text, MadoSection section)
{
  if (text->handout->guide->sections[section].n_lines == 0)
    return;
  add_heading (text, mado_wording_section (section));
  add_lines (text, section);
}

/* --- the head --- */

/* 更新 / 更新（renew） */
static char *
procedure_name (const Text *text, MadoProcedure procedure)
{
  const char *name = mado_wording_procedure (procedure);

  if (!text->with_keys)
    return g_strdup (name);
  /* Translators: a name and the word for it on the command line */
  return g_strdup_printf (_ ("%1$s（%2$s）"), name, mado_procedure_to_string (procedure));
}

static void
add_head (Text *text)
{
  const MadoHandout *handout = text->handout;
  g_autofree char *name = procedure_name (text, handout->guide->procedure);
  g_autofree char *today = mado_wording_date (&handout->advice->today);
  g_autofree char *result = NULL;
  MadoCounterSpan span;

  mado_handout_get_counter_span (handout, &span);
  result = mado_wording_guide_headline (handout->guide, &span);
  if (handout->practice)
    {
      add_line (text, mado_wording_practice ());
      g_string_append_c (text->out, '\n');
    }
  /* Translators: a procedure and whether it applies: "Renewal: can be done now" */
  g_string_append_printf (text->out, _ ("%1$s：%2$s"), name, result);
  g_string_append_c (text->out, '\n');
  /* Translators: %s is a date */
  g_string_append_printf (text->out, _ ("%sの案内です。"), today);
  g_string_append_c (text->out, '\n');
  g_autofree char *cases = mado_wording_cases (handout->guide, handout->answers, handout->cases);
  if (cases != NULL)
    add_line (text, cases);
}

/* --- which procedure fits, or is needed besides --- */

/* (nullable): what is to be asked of the terminal to go on there */
static char *
next_command (const Text *text, MadoProcedure procedure)
{
  const MadoGuide *guide = text->handout->guide;

  if (!text->with_keys)
    return NULL;
  if (guide->carry_answer == MADO_ANSWER_UNANSWERED)
    return g_strdup_printf ("guide %s", mado_procedure_to_string (procedure));
  return g_strdup_printf ("guide %s --answer %s=%s", mado_procedure_to_string (procedure),
                          mado_question_to_string (guide->carry_question),
                          mado_answer_to_string (guide->carry_answer));
}

static void
add_other (Text *text, const char *heading, MadoProcedure procedure)
{
  g_autofree char *command = next_command (text, procedure);
  const char *name = mado_wording_procedure (procedure);

  add_heading (text, heading);
  if (command == NULL)
    {
      add_item (text, name);
      return;
    }
  g_autofree char *item = g_strdup_printf (_ ("%1$s（%2$s）"), name, command);
  add_item (text, item);
}

static void
add_others (Text *text)
{
  const MadoGuide *guide = text->handout->guide;

  if (guide->has_instead)
    add_other (text, _ ("かわりの手続き"), guide->instead);
  if (guide->has_also)
    add_other (text, _ ("あわせて必要な手続き"), guide->also);
}

/* --- the questions --- */

/* 本人／法定代理人 or visitor=self（本人）… */
static char *
choices_of (const Text *text, MadoQuestion question)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n = mado_question_get_choices (question, choices);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *with_key =
          text->with_keys ? g_strdup_printf (_ ("%1$s（%2$s）"), mado_answer_to_string (choices[i]),
                                             mado_wording_answer (question, choices[i]))
                          : g_strdup (mado_wording_answer (question, choices[i]));
      g_strv_builder_add (words, with_key);
    }
  g_auto (GStrv) all = g_strv_builder_end (words);
  /* Translators: stands between the answers that can be chosen */
  return g_strjoinv (_ ("／"), all);
}

static void
add_question (Text *text, MadoQuestion question)
{
  g_autofree char *choices = choices_of (text, question);
  g_autofree char *words = mado_wording_question (question, text->handout->guide);

  add_item (text, words);
  if (text->with_keys)
    g_string_append_printf (text->out, "      --answer %s=", mado_question_to_string (question));
  else
    g_string_append (text->out, "      ");
  add_line (text, choices);
}

static void
add_open_questions (Text *text)
{
  MadoQuestion open[MADO_N_QUESTIONS];
  const guint n = mado_handout_get_open_questions (text->handout, open);

  if (n == 0)
    return;
  add_heading (text, _ ("答えによって案内が変わる質問"));
  for (guint i = 0; i < n; i++)
    add_question (text, open[i]);
}

static void
add_answers (Text *text)
{
  const MadoHandout *handout = text->handout;
  gboolean any = FALSE;

  for (guint i = 0; i < handout->guide->n_questions; i++)
    {
      MadoQuestion question = handout->guide->questions[i];
      MadoAnswer answer = handout->answers->values[question];
      if (answer == MADO_ANSWER_UNANSWERED)
        continue;
      if (!any)
        add_heading (text, _ ("答えた質問"));
      any = TRUE;
      g_autofree char *words = mado_wording_question (question, handout->guide);
      /* Translators: a question and the answer that was given */
      g_autofree char *item =
          g_strdup_printf (_ ("%1$s %2$s"), words, mado_wording_answer (question, answer));
      add_item (text, item);
    }
}

/* --- where and when --- */

static void
add_counters (Text *text)
{
  MadoMunicipality *municipality = text->handout->municipality;
  const char *unknown = mado_wording_counters_unknown (municipality);

  for (guint i = 0; i < mado_municipality_get_n_counters (municipality); i++)
    {
      g_autofree char *counter =
          mado_wording_counter (mado_municipality_get_counter (municipality, i));
      g_string_append_printf (text->out, "      %s\n", counter);
    }
  if (unknown != NULL)
    g_string_append_printf (text->out, "      %s\n", unknown);
}

static void
add_where (Text *text)
{
  const MadoGuideLines *lines = &text->handout->guide->sections[MADO_SECTION_WHERE];

  if (lines->n_lines == 0)
    return;
  add_heading (text, mado_wording_section (MADO_SECTION_WHERE));
  for (guint i = 0; i < lines->n_lines; i++)
    {
      add_guide_line (text, lines->lines[i]);
      if (lines->lines[i] == MADO_LINE_WHERE_COUNTER && mado_handout_is_at_counters (text->handout))
        add_counters (text);
    }
  if (mado_handout_get_booking_url (text->handout) != NULL)
    {
      g_autofree char *booking =
          mado_wording_booking (mado_handout_get_booking_url (text->handout));
      add_item (text, booking);
    }
}

static void
add_when (Text *text)
{
  MadoCounterSpan span;

  mado_handout_get_counter_span (text->handout, &span);
  g_auto (GStrv) days = mado_wording_counter_span (&span);
  if (days[0] == NULL && span.first_search != MADO_SEARCH_FOUND)
    return;
  add_heading (text, _ ("窓口へ行ける日"));
  for (guint i = 0; days[i] != NULL; i++)
    add_item (text, days[i]);
  g_autofree char *closed =
      mado_wording_closed_days (text->handout->municipality, &text->handout->advice->today);
  add_item (text, closed);
}

static void
add_visits (Text *text)
{
  MadoCounterSpan span;

  add_section (text, MADO_SECTION_VISITS);
  mado_handout_get_counter_span (text->handout, &span);
  g_autofree char *late = mado_wording_second_visit (text->handout->guide, &span);
  g_auto (GStrv) sentences = late != NULL ? g_strsplit (late, "\n", 0) : NULL;
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    add_item (text, sentences[i]);
}

char *
mado_guide_to_text (const MadoHandout *handout, gboolean with_keys)
{
  Text text = { .out = g_string_new (NULL), .handout = handout, .with_keys = with_keys };
  g_autofree char *source = mado_wording_source_line (handout->municipality);

  add_head (&text);
  add_section (&text, MADO_SECTION_WHY);
  add_others (&text);
  add_open_questions (&text);
  add_answers (&text);
  add_section (&text, MADO_SECTION_BRING);
  add_where (&text);
  add_when (&text);
  add_visits (&text);
  add_section (&text, MADO_SECTION_AFTER);
  add_section (&text, MADO_SECTION_CAUTION);
  add_heading (&text, source);
  return g_string_free (text.out, FALSE);
}
