/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-cli-options.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "mado-wording.h"

#define DEFAULT_MUNICIPALITY "suginami"

/* The options as they were typed. */
typedef struct
{
  GStrv certificate, born, issued, expires, card_expires, auth_expires, renewed_from;
  GStrv events, feb29, municipality, today;
  gboolean guardianship, overseas, json;
} Typed;

/* What they mean. */
typedef struct
{
  MadoKind kind;
  MadoFacts facts;
  GDate auth_expires;
  GDate today;
  gboolean feb29_given;
  MadoFeb29 feb29;
  const char *municipality;
} Question;

static void
typed_clear (Typed *self)
{
  GStrv *all[] = { &self->certificate,  &self->born,         &self->issued, &self->expires,
                   &self->card_expires, &self->auth_expires, &self->events, &self->renewed_from,
                   &self->feb29,        &self->municipality, &self->today };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* --- words --- */

static gboolean
complain_of_word (const char *option, const char *word, const char *choices)
{
  g_autofree char *shown = mado_wording_clean (word);
  mado_cli_complain (_ ("%1$s の値「%2$s」はありません（選べる値： %3$s）。"), option, shown,
                     choices);
  return FALSE;
}

static gboolean
take_kind (const Typed *typed, Question *question)
{
  const char *word = NULL;
  if (!mado_cli_options_get (typed->certificate, "--certificate", &word))
    return FALSE;
  if (word == NULL)
    {
      mado_cli_complain (_ ("--certificate に auth か sign を指定してください。"));
      return FALSE;
    }
  if (!mado_kind_from_string (word, &question->kind))
    return complain_of_word ("--certificate", word, "auth, sign");
  return TRUE;
}

static gboolean
take_events (const Typed *typed, MadoCertificateFacts *facts)
{
  for (guint i = 0; typed->events != NULL && typed->events[i] != NULL; i++)
    {
      MadoEvents event = MADO_EVENT_NONE;
      if (!mado_event_from_string (typed->events[i], &event))
        return complain_of_word ("--event", typed->events[i],
                                 "address, name, sex, birth-date, card-lapsed, request, jlis");
      facts->events |= event;
    }
  return TRUE;
}

static gboolean
take_feb29 (const Typed *typed, Question *question)
{
  const char *word = NULL;
  if (!mado_cli_options_get (typed->feb29, "--feb29", &word))
    return FALSE;
  question->feb29_given = word != NULL;
  if (word != NULL && !mado_feb29_from_string (word, &question->feb29))
    return complain_of_word ("--feb29", word, "feb28, feb28-always, mar1");
  return TRUE;
}

static gboolean
take_dates (const Typed *typed, Question *question)
{
  MadoCertificateFacts *facts = &question->facts.certificates[question->kind];
  return mado_cli_options_get_date (typed->born, "--born", FALSE, &question->facts.born) &&
         mado_cli_options_get_date (typed->issued, "--issued", TRUE, &facts->issued) &&
         mado_cli_options_get_date (typed->expires, "--expires", TRUE, &facts->expires) &&
         mado_cli_options_get_date (typed->card_expires, "--card-expires", FALSE,
                                    &question->facts.card_expires) &&
         mado_cli_options_get_date (typed->auth_expires, "--auth-expires", FALSE,
                                    &question->auth_expires) &&
         mado_cli_options_get_date (typed->renewed_from, "--renewed-from", FALSE,
                                    &facts->renewed_from) &&
         mado_cli_options_get_date (typed->today, "--today", TRUE, &question->today);
}

/* --- whether it can be so --- */

static gboolean
is_before (const GDate *a, const GDate *b)
{
  return mado_civil_date_known (a) && mado_civil_date_known (b) &&
         mado_civil_date_compare (a, b) < 0;
}

static gboolean
refuse (gboolean contradiction, const char *sentence)
{
  if (contradiction)
    mado_cli_complain ("%s", sentence);
  return contradiction;
}

static gboolean
check_given (const Question *question)
{
  const MadoCertificateFacts *facts = &question->facts.certificates[question->kind];
  gboolean computable =
      mado_civil_date_known (&question->facts.born) && mado_civil_date_known (&facts->issued);
  return !refuse (!mado_civil_date_known (&facts->expires) && !computable,
                  _ ("--expires がないときは、--born と --issued を指定してください。")) &&
         !refuse (question->kind == MADO_KIND_AUTH &&
                      mado_civil_date_known (&question->auth_expires),
                  _ ("--auth-expires は --certificate sign のときだけ指定できます。"));
}

static gboolean
check_order (const Question *question)
{
  const MadoCertificateFacts *facts = &question->facts.certificates[question->kind];
  const GDate *born = &question->facts.born;
  return !refuse (is_before (&question->today, born), _ ("生年月日（--born）が未来の日付です。")) &&
         !refuse (is_before (&facts->issued, born),
                  _ ("発行日（--issued）が生年月日（--born）より前です。")) &&
         !refuse (is_before (&facts->expires, born),
                  _ ("有効期限（--expires）が生年月日（--born）より前です。")) &&
         !refuse (is_before (&facts->expires, &facts->issued),
                  _ ("有効期限（--expires）が発行日（--issued）より前です。")) &&
         !refuse (is_before (&question->facts.card_expires, &facts->issued),
                  _ ("カードの有効期限（--card-expires）が発行日（--issued）より前です。")) &&
         !refuse (is_before (&question->auth_expires, &facts->issued),
                  _ ("利用者証明用の有効期限（--auth-expires）が発行日（--issued）より前です。"));
}

static gboolean
take_question (const Typed *typed, Question *question)
{
  if (!take_kind (typed, question) || !take_dates (typed, question))
    return FALSE;
  MadoCertificateFacts *facts = &question->facts.certificates[question->kind];
  facts->record = MADO_RECORD_RECORDED;
  question->facts.holder = MADO_HOLDER_CARD;
  question->facts.guardianship = typed->guardianship;
  question->facts.overseas = typed->overseas;
  if (mado_civil_date_known (&question->auth_expires))
    question->facts.certificates[MADO_KIND_AUTH].expires = question->auth_expires;
  if (!mado_civil_date_known (&question->today))
    mado_cli_get_today (&question->today);
  return take_events (typed, facts) && take_feb29 (typed, question) &&
         mado_cli_options_get (typed->municipality, "--municipality", &question->municipality) &&
         check_given (question) && check_order (question);
}

/* --- the answer --- */

static gboolean
is_of (const MadoCertificateAdvice *certificate, MadoProcedure procedure)
{
  return procedure == MADO_PROCEDURE_NEW_CARD || (certificate->procedures & (1u << procedure)) != 0;
}

/* Of the other certificate nothing is told but, at most, the date that caps this one. */
static void
keep_only (MadoAdvice *advice, MadoKind kind)
{
  MadoKind other = kind == MADO_KIND_AUTH ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  guint n_kept = 0;
  advice->certificates[other] = (MadoCertificateAdvice){ .state = MADO_STATE_UNKNOWN };
  advice->urgent = kind;
  for (guint i = 0; i < advice->n_procedures; i++)
    if (is_of (&advice->certificates[kind], advice->procedures[i]))
      advice->procedures[n_kept++] = advice->procedures[i];
  advice->n_procedures = n_kept;
}

static MadoCliExit
answer (const Question *question, gboolean json)
{
  const char *id = question->municipality != NULL ? question->municipality : DEFAULT_MUNICIPALITY;
  g_autoptr (MadoMunicipality) municipality = mado_cli_load_municipality (id);
  if (municipality == NULL)
    return MADO_CLI_USAGE;

  MadoRules rules = *mado_municipality_get_rules (municipality);
  MadoAdvice advice;
  if (question->feb29_given)
    rules.feb29 = question->feb29;
  mado_policy_advise (&question->facts, &rules, &question->today, &advice);
  keep_only (&advice, question->kind);

  g_autofree char *text =
      json ? mado_status_to_json (NULL, &advice)
           : mado_status_to_text (NULL, &advice, municipality, 1u << question->kind, FALSE);
  return mado_cli_write (text);
}

MadoCliExit
mado_cli_advise (char **args)
{
  g_auto (Typed) typed = { 0 };
  const GOptionEntry entries[] = {
    { "certificate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.certificate,
      N_ ("利用者証明用（auth）か署名用（sign）か"), "auth|sign" },
    { "born", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.born, N_ ("生年月日"), "DATE" },
    { "issued", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.issued,
      N_ ("発行日（カードに付いてきたものは、J-LISがカードを作成した日）"), "DATE|DATETIME" },
    { "expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.expires,
      N_ ("電子証明書の有効期限（わかるとき。計算より優先します）"), "DATE|DATETIME" },
    { "card-expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.card_expires,
      N_ ("カード本体の有効期限"), "DATE" },
    { "auth-expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.auth_expires,
      N_ ("利用者証明用の有効期限（署名用はこれを超えません）"), "DATE" },
    { "renewed-from", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.renewed_from,
      N_ ("更新で発行されたとき、更新前の有効期限"), "OLD-EXPIRY" },
    { "event", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.events,
      N_ ("失効の原因になりうる出来事（何回でも指定できます）"),
      "address|name|sex|birth-date|card-lapsed|request|jlis" },
    { "guardianship", 0, 0, G_OPTION_ARG_NONE, &typed.guardianship, N_ ("成年被後見人"), NULL },
    { "overseas", 0, 0, G_OPTION_ARG_NONE, &typed.overseas,
      N_ ("国外に住み、カードを継続利用している"), NULL },
    { "feb29", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.feb29, N_ ("2月29日生まれの誕生日の数え方"),
      "feb28|feb28-always|mar1" },
    { "municipality", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.municipality,
      N_ ("きまりを使う自治体（はじめは suginami）"), "NAME" },
    { "today", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.today, N_ ("この日の状態を示します"),
      "DATE|DATETIME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &typed.json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;
  Question question = { 0 };
  if (!mado_cli_options_parse (args, _ ("カードなしで、日付から電子証明書の状態を計算します"),
                               entries, &code))
    return code;
  if (!take_question (&typed, &question))
    return MADO_CLI_USAGE;
  return answer (&question, typed.json);
}
