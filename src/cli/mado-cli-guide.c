/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-cli-facts.h"
#include "mado-cli-file.h"
#include "mado-cli-options.h"
#include "mado-cli-outcome.h"
#include "mado-cli-reader.h"
#include "mado-cli-transport.h"
#include "mado-guide-calendar.h"
#include "mado-guide-json.h"
#include "mado-guide-text.h"
#include "mado-scenario.h"
#include "mado-sheet.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

/* The options as they were typed. */
typedef struct
{
  char *procedure;
  MadoCliFactsWords facts;
  GStrv readers, practices, answers, pdfs, calendars;
  gboolean json;
} Typed;

/* What they mean. */
typedef struct
{
  MadoProcedure procedure;
  MadoCliFacts told;
  MadoAnswers answers;
  const char *reader;   /* (nullable) */
  const char *practice; /* (nullable) */
  const char *pdf;      /* (nullable): a file's name */
  const char *calendar; /* (nullable): a file's name */
  gboolean json;
} Request;

static void
typed_clear (Typed *self)
{
  g_clear_pointer (&self->procedure, g_free);
  mado_cli_facts_words_clear (&self->facts);
  g_clear_pointer (&self->readers, g_strfreev);
  g_clear_pointer (&self->practices, g_strfreev);
  g_clear_pointer (&self->answers, g_strfreev);
  g_clear_pointer (&self->pdfs, g_strfreev);
  g_clear_pointer (&self->calendars, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* --- words --- */

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static char *
list_procedures (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    append_name (names, mado_procedure_to_string ((MadoProcedure)i));
  return g_string_free (names, FALSE);
}

static char *
list_questions (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < MADO_N_QUESTIONS; i++)
    append_name (names, mado_question_to_string ((MadoQuestion)i));
  return g_string_free (names, FALSE);
}

static char *
list_choices (MadoQuestion question)
{
  GString *names = g_string_new (NULL);
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n = mado_question_get_choices (question, choices);
  for (guint i = 0; i < n; i++)
    append_name (names, mado_answer_to_string (choices[i]));
  return g_string_free (names, FALSE);
}

static gboolean
take_procedure (const Typed *typed, Request *request)
{
  g_autofree char *names = list_procedures ();
  if (typed->procedure == NULL)
    {
      mado_cli_complain (_ ("手続きを指定してください（選べる手続き： %s）。"), names);
      return FALSE;
    }
  if (mado_procedure_from_string (typed->procedure, &request->procedure))
    return TRUE;
  g_autofree char *shown = mado_wording_clean_word (typed->procedure);
  mado_cli_complain (_ ("「%1$s」という手続きはありません（選べる手続き： %2$s）。"), shown, names);
  return FALSE;
}

/* "visitor=proxy" */
static gboolean
take_answer (const char *word, MadoAnswers *answers)
{
  g_auto (GStrv) pair = g_strsplit (word, "=", 2);
  const char *key = pair[0] != NULL ? pair[0] : "";
  MadoQuestion question;
  if (!mado_question_from_string (key, &question))
    {
      g_autofree char *questions = list_questions ();
      return mado_cli_complain_of_word ("--answer", word, questions);
    }
  g_autofree char *option = g_strdup_printf ("--answer %s", key);
  if (answers->values[question] != MADO_ANSWER_UNANSWERED)
    {
      mado_cli_complain (_ ("%s は1回だけ指定してください。"), option);
      return FALSE;
    }
  const char *value = pair[1] != NULL ? pair[1] : "";
  if (mado_question_find_choice (question, value, &answers->values[question]))
    return TRUE;
  g_autofree char *choices = list_choices (question);
  return mado_cli_complain_of_word (option, value, choices);
}

static gboolean
take_answers (const Typed *typed, Request *request)
{
  for (guint i = 0; typed->answers != NULL && typed->answers[i] != NULL; i++)
    if (!take_answer (typed->answers[i], &request->answers))
      return FALSE;
  return TRUE;
}

static gboolean
take_card (const Typed *typed, Request *request)
{
  if (!mado_cli_options_get (typed->readers, "--reader", &request->reader) ||
      !mado_cli_options_get (typed->practices, "--practice", &request->practice))
    return FALSE;
  if ((request->reader == NULL && request->practice == NULL) ||
      !mado_cli_facts_words_has_certificate (&typed->facts))
    return TRUE;
  mado_cli_complain (_ ("カードを読み取るときは、電子証明書の日付や出来事を指定できません。"));
  return FALSE;
}

/* (transfer full) (nullable): NULL where there is none */
static char *
find_file_id (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE))
                      : NULL;
}

/* One that is there may have several names. */
static gboolean
is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) first = g_file_new_for_path (a);
  g_autoptr (GFile) second = g_file_new_for_path (b);
  g_autofree char *first_id = find_file_id (first);
  g_autofree char *second_id = find_file_id (second);
  return g_file_equal (first, second) || (first_id != NULL && g_strcmp0 (first_id, second_id) == 0);
}

static gboolean
check_two_files (const Request *request)
{
  if (request->pdf == NULL || request->calendar == NULL ||
      !is_same_file (request->pdf, request->calendar))
    return TRUE;
  mado_cli_complain (_ ("--pdf と --calendar には、別のファイルを指定してください。"));
  return FALSE;
}

static gboolean
take_files (const Typed *typed, Request *request)
{
  return mado_cli_options_get (typed->pdfs, "--pdf", &request->pdf) &&
         mado_cli_options_get (typed->calendars, "--calendar", &request->calendar) &&
         check_two_files (request);
}

static gboolean
take_request (const Typed *typed, Request *request)
{
  request->json = typed->json;
  return take_files (typed, request) && take_procedure (typed, request) &&
         take_answers (typed, request) && take_card (typed, request) &&
         mado_cli_facts_take (&typed->facts, FALSE, &request->told);
}

/* --- the card --- */

static MadoCliExit
complain_of_card (const GError *error)
{
  mado_cli_complain_of_error (error);
  return mado_cli_exit_of (error);
}

/* The card's facts, and beside them what only the person can tell. */
static void
take_facts (MadoSnapshot *snapshot, const MadoCliFacts *told, MadoFacts *facts)
{
  mado_snapshot_get_facts (snapshot, facts);
  facts->guardianship |= told->facts.guardianship;
  facts->overseas |= told->facts.overseas;
}

static MadoCliExit
read_card (const Request *request, MadoFacts *facts)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) readers = NULL;
  g_auto (MadoCliOutcome) outcome = { 0 };
  g_autoptr (MadoTransport) transport =
      mado_cli_open_transport (request->practice, &request->told.today);
  if (transport == NULL)
    return MADO_CLI_USAGE;
  readers = mado_cli_find_readers (transport, request->reader, &error);
  if (readers == NULL)
    return mado_cli_complain_of_readers (request->reader, error);

  const MadoReadingRequest reading = {
    .practice = request->practice != NULL,
    .practice_cas = request->practice != NULL ? mado_scenario_get_practice_cas () : NULL,
  };
  mado_cli_outcome_read (transport, &reading, readers, NULL, NULL, &outcome);
  if (outcome.error != NULL)
    return complain_of_card (outcome.error);
  take_facts (outcome.snapshot, &request->told, facts);
  return MADO_CLI_DONE;
}

/* --- files --- */

static gboolean
write_file (const char *name, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  if (mado_cli_file_write (name, MADO_CLI_FILE_ANY, data, length, &error))
    return TRUE;
  mado_cli_file_complain (name, error);
  return FALSE;
}

static gboolean
write_pdf (const char *name, const MadoHandout *handout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = mado_sheet_to_pdf (handout, &error);
  if (pdf != NULL)
    return write_file (name, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  g_autofree char *message = mado_wording_clean (error->message);
  mado_cli_complain (_ ("PDFを作れませんでした（%s）。"), message);
  return FALSE;
}

static gboolean
write_calendar (const char *name, const MadoHandout *handout)
{
  g_autofree char *text = mado_guide_to_calendar (handout, g_get_real_time () / G_USEC_PER_SEC);
  if (text != NULL)
    return write_file (name, text, strlen (text));
  mado_cli_complain (_ ("この手続きには、カレンダーに入れる日付がありません。"));
  return FALSE;
}

/* --- the answer --- */

static MadoCliExit
answer (const Request *request, const MadoFacts *facts)
{
  MadoRules rules;
  MadoAdvice advice;
  MadoAnswers cases;
  MadoGuide guide;
  g_autoptr (MadoMunicipality) municipality =
      mado_cli_facts_load_municipality (&request->told, &rules);
  if (municipality == NULL)
    return MADO_CLI_USAGE;
  mado_rules_advise (facts, &rules, &request->told.today, &advice);
  mado_guide_write (facts, &advice, &rules, request->procedure, &request->answers, &guide);
  mado_guide_find_cases (facts, &advice, &rules, &request->answers, &guide, &cases);

  const MadoHandout handout = {
    .advice = &advice,
    .guide = &guide,
    .answers = &request->answers,
    .cases = &cases,
    .municipality = municipality,
    .practice = request->practice != NULL,
  };
  g_autofree char *text =
      request->json ? mado_guide_to_json (&handout) : mado_guide_to_text (&handout, TRUE);
  MadoCliExit code = mado_cli_write (text, request->json);
  if (request->pdf != NULL && !write_pdf (request->pdf, &handout))
    code = MADO_CLI_NOT_WRITTEN;
  /* That two names are one file's may show only when it is there. */
  if (request->calendar != NULL &&
      (!check_two_files (request) || !write_calendar (request->calendar, &handout)))
    code = MADO_CLI_NOT_WRITTEN;
  return code;
}

static MadoCliExit
run (const Request *request)
{
  MadoFacts facts = request->told.facts;
  if (request->reader != NULL || request->practice != NULL)
    {
      MadoCliExit code = read_card (request, &facts);
      if (code != MADO_CLI_DONE)
        return code;
    }
  return answer (request, &facts);
}

static void
add_entries (Typed *typed, GArray *entries)
{
  const GOptionEntry own[] = {
    { "reader", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->readers,
      N_ ("カードを読み取るリーダーの名前（一つに決まれば一部でもよい）"), "NAME" },
    { "practice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->practices,
      N_ ("本物のカードの代わりに練習用カードを使います"), "NAME" },
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->answers,
      N_ ("質問の答え（何回でも指定できます）"), "KEY=VALUE" },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &typed->pdfs,
      N_ ("印刷できるA4の1枚を、このファイルにも書きます"), "FILE" },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &typed->calendars,
      N_ ("日付をカレンダー（iCalendar）のファイルにも書きます"), "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &typed->json, N_ ("JSONで示します"), NULL },
  };
  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  mado_cli_facts_add_entries (&typed->facts, entries);
}

MadoCliExit
mado_cli_guide (char **args)
{
  g_auto (Typed) typed = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  MadoCliExit code = MADO_CLI_USAGE;
  Request request = { 0 };
  add_entries (&typed, entries);
  if (!mado_cli_options_parse_with_word (args, "PROCEDURE", (const GOptionEntry *)entries->data,
                                         &typed.procedure, &code))
    return code;
  if (!take_request (&typed, &request))
    return MADO_CLI_USAGE;
  return run (&request);
}
