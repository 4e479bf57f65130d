/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>

#include "mado-advice.h"
#include "mado-cli-facts.h"
#include "mado-cli-options.h"
#include "mado-status-json.h"
#include "mado-status-text.h"

/* The card's own procedures are either certificate's. */
static gboolean
is_of (const MadoCertificateAdvice *certificate, MadoProcedure procedure)
{
  return procedure == MADO_PROCEDURE_NEW_CARD || procedure == MADO_PROCEDURE_STAY_PERIOD ||
         (certificate->procedures & (1u << procedure)) != 0;
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
answer (const MadoCliFacts *question, gboolean json)
{
  MadoRules rules;
  MadoAdvice advice;
  g_autoptr (MadoMunicipality) municipality = mado_cli_facts_load_municipality (question, &rules);
  if (municipality == NULL)
    return MADO_CLI_USAGE;
  mado_rules_advise (&question->facts, &rules, &question->today, &advice);
  keep_only (&advice, question->kind);

  g_autofree char *text =
      json ? mado_status_to_json (NULL, &advice, municipality, NULL)
           : mado_status_to_text (NULL, &advice, municipality, 1u << question->kind, FALSE);
  return mado_cli_write (text, json);
}

MadoCliExit
mado_cli_advise (char **args)
{
  g_auto (MadoCliFactsWords) words = { 0 };
  gboolean json = FALSE;
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  const GOptionEntry json_entry = { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("JSONで示します"),
                                    NULL };
  MadoCliExit code = MADO_CLI_USAGE;
  MadoCliFacts question;
  mado_cli_facts_add_entries (&words, entries);
  g_array_append_val (entries, json_entry);
  if (!mado_cli_options_parse (args, (const GOptionEntry *)entries->data, &code))
    return code;
  if (!mado_cli_facts_take (&words, TRUE, &question))
    return MADO_CLI_USAGE;
  return answer (&question, json);
}
