/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-facts.h"

#include <glib/gi18n.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-cli-options.h"
#include "mado-feature.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

void
mado_cli_facts_words_clear (MadoCliFactsWords *self)
{
  GStrv *all[] = { &self->certificate,  &self->born,         &self->issued, &self->expires,
                   &self->card_expires, &self->auth_expires, &self->events, &self->renewed_from,
                   &self->feb29,        &self->municipality, &self->today,  &self->generation };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_strfreev);
}

gboolean
mado_cli_facts_words_has_certificate (const MadoCliFactsWords *words)
{
  return words->certificate != NULL || words->born != NULL || words->issued != NULL ||
         words->expires != NULL || words->card_expires != NULL || words->auth_expires != NULL ||
         words->renewed_from != NULL || words->events != NULL;
}

void
mado_cli_facts_add_entries (MadoCliFactsWords *words, GArray *entries)
{
  const GOptionEntry facts[] = {
    { "certificate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->certificate,
      N_ ("利用者証明用（auth）か署名用（sign）か"), "auth|sign" },
    { "born", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->born, N_ ("生年月日"), "DATE" },
    { "issued", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->issued,
      N_ ("発行日（カードに付いてきたものは、J-LISがカードを作成した日）"), "DATE|DATETIME" },
    { "expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->expires,
      N_ ("電子証明書の有効期限（わかるとき。計算より優先します）"), "DATE|DATETIME" },
    { "card-expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->card_expires,
      N_ ("カード本体の有効期限"), "DATE" },
    { "auth-expires", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->auth_expires,
      N_ ("利用者証明用の有効期限（署名用はこれを超えません）"), "DATE" },
    { "renewed-from", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->renewed_from,
      N_ ("更新で発行されたとき、更新前の有効期限"), "OLD-EXPIRY" },
    { "event", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->events,
      N_ ("失効の原因になりうる出来事（何回でも指定できます）"),
      "address|name|sex|birth-date|card-lapsed|request|jlis" },
    { "guardianship", 0, 0, G_OPTION_ARG_NONE, &words->guardianship, N_ ("成年被後見人"), NULL },
    { "overseas", 0, 0, G_OPTION_ARG_NONE, &words->overseas,
      N_ ("国外に住み、カードを継続利用している"), NULL },
    { "feb29", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->feb29, N_ ("2月29日生まれの誕生日の数え方"),
      "feb28|feb28-always|mar1" },
    { "generation", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->generation,
      N_ ("カードの世代（わからないときは、いまのもの）"), "current|next" },
    { "municipality", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->municipality,
      N_ ("きまりを使う自治体（はじめは設定のもの）"), "NAME" },
    { "today", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->today, N_ ("この日の状態を示します"),
      "DATE|DATETIME" },
  };
  g_array_append_vals (entries, facts, G_N_ELEMENTS (facts));
}

/* --- words --- */

gboolean
mado_cli_complain_of_word (const char *option, const char *word, const char *choices)
{
  g_autofree char *shown = mado_wording_clean_word (word);
  mado_cli_complain (_ ("%1$s の値「%2$s」はありません（選べる値： %3$s）。"), option, shown,
                     choices);
  return FALSE;
}

static gboolean
take_kind (const MadoCliFactsWords *words, MadoCliFacts *self)
{
  const char *word = NULL;
  if (!mado_cli_options_get (words->certificate, "--certificate", &word))
    return FALSE;
  if (word == NULL)
    {
      mado_cli_complain (_ ("--certificate に auth か sign を指定してください。"));
      return FALSE;
    }
  if (!mado_kind_from_string (word, &self->kind))
    return mado_cli_complain_of_word ("--certificate", word, "auth, sign");
  return TRUE;
}

static gboolean
take_events (const MadoCliFactsWords *words, MadoCertificateFacts *facts)
{
  for (guint i = 0; words->events != NULL && words->events[i] != NULL; i++)
    {
      MadoEvents event = MADO_EVENT_NONE;
      if (!mado_events_from_string (words->events[i], &event))
        return mado_cli_complain_of_word (
            "--event", words->events[i],
            "address, name, sex, birth-date, card-lapsed, request, jlis");
      facts->events |= event;
    }
  return TRUE;
}

static gboolean
take_feb29 (const MadoCliFactsWords *words, MadoCliFacts *self)
{
  const char *word = NULL;
  if (!mado_cli_options_get (words->feb29, "--feb29", &word))
    return FALSE;
  self->feb29_given = word != NULL;
  if (word != NULL && !mado_feb29_from_string (word, &self->feb29))
    return mado_cli_complain_of_word ("--feb29", word, "feb28, feb28-always, mar1");
  return TRUE;
}

static gboolean
take_generation (const MadoCliFactsWords *words, MadoCliFacts *self)
{
  const char *word = NULL;
  if (!mado_cli_options_get (words->generation, "--generation", &word))
    return FALSE;
  if (g_strcmp0 (word, "current") == 0)
    self->facts.generation = MADO_GENERATION_CURRENT;
  else if (g_strcmp0 (word, "next") == 0)
    self->facts.generation = MADO_GENERATION_NEXT;
  else if (word != NULL)
    return mado_cli_complain_of_word ("--generation", word, "current, next");
  return TRUE;
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
check_given (const MadoCliFacts *self, const GDate *auth_expires)
{
  const MadoCertificateFacts *facts = &self->facts.certificates[self->kind];
  gboolean computable =
      mado_civil_date_known (&self->facts.born) && mado_civil_date_known (&facts->issued);
  return !refuse (!mado_civil_date_known (&facts->expires) && !computable,
                  _ ("--expires がないときは、--born と --issued を指定してください。")) &&
         !refuse (self->kind == MADO_KIND_AUTH && mado_civil_date_known (auth_expires),
                  _ ("--auth-expires は --certificate sign のときだけ指定できます。"));
}

static gboolean
check_order (const MadoCliFacts *self, const GDate *auth_expires)
{
  const MadoCertificateFacts *facts = &self->facts.certificates[self->kind];
  const GDate *born = &self->facts.born;
  return !refuse (is_before (&self->today, born), _ ("生年月日（--born）が未来の日付です。")) &&
         !refuse (is_before (&facts->issued, born),
                  _ ("発行日（--issued）が生年月日（--born）より前です。")) &&
         !refuse (is_before (&facts->expires, born),
                  _ ("有効期限（--expires）が生年月日（--born）より前です。")) &&
         !refuse (is_before (&facts->expires, &facts->issued),
                  _ ("有効期限（--expires）が発行日（--issued）より前です。")) &&
         !refuse (is_before (&self->facts.card_expires, &facts->issued),
                  _ ("カードの有効期限（--card-expires）が発行日（--issued）より前です。")) &&
         !refuse (is_before (auth_expires, &facts->issued),
                  _ ("利用者証明用の有効期限（--auth-expires）が発行日（--issued）より前です。"));
}

/* --- all of it --- */

/* What stands beside any card: the person, the day, the municipality. */
static gboolean
take_rest (const MadoCliFactsWords *words, MadoCliFacts *self)
{
  self->facts.medium = MADO_MEDIUM_CARD;
  self->facts.guardianship = words->guardianship;
  self->facts.overseas = words->overseas;
  if (!mado_cli_options_get_date (words->today, "--today", TRUE, &self->today) ||
      !take_feb29 (words, self) || !take_generation (words, self) ||
      (words->municipality != NULL &&
       !mado_cli_options_get (words->municipality, "--municipality", &self->municipality)))
    return FALSE;
  return mado_civil_date_known (&self->today) || mado_cli_get_today (&self->today);
}

static gboolean
take_dates (const MadoCliFactsWords *words, MadoCliFacts *self, GDate *auth_expires)
{
  MadoCertificateFacts *facts = &self->facts.certificates[self->kind];
  return mado_cli_options_get_date (words->born, "--born", FALSE, &self->facts.born) &&
         mado_cli_options_get_date (words->issued, "--issued", TRUE, &facts->issued) &&
         mado_cli_options_get_date (words->expires, "--expires", TRUE, &facts->expires) &&
         mado_cli_options_get_date (words->card_expires, "--card-expires", FALSE,
                                    &self->facts.card_expires) &&
         mado_cli_options_get_date (words->auth_expires, "--auth-expires", FALSE, auth_expires) &&
         mado_cli_options_get_date (words->renewed_from, "--renewed-from", FALSE,
                                    &facts->renewed_from);
}

static gboolean
take_certificate (const MadoCliFactsWords *words, MadoCliFacts *self)
{
  GDate auth_expires;
  if (!take_kind (words, self) || !take_dates (words, self, &auth_expires))
    return FALSE;
  MadoCertificateFacts *facts = &self->facts.certificates[self->kind];
  facts->record = MADO_RECORD_RECORDED;
  if (!take_events (words, facts) || !check_given (self, &auth_expires) ||
      !check_order (self, &auth_expires))
    return FALSE;
  if (mado_civil_date_known (&auth_expires))
    self->facts.certificates[MADO_KIND_AUTH].expires = auth_expires;
  return TRUE;
}

gboolean
mado_cli_facts_take (const MadoCliFactsWords *words, gboolean need_certificate, MadoCliFacts *self)
{
  *self = (MadoCliFacts){ 0 };
  if (!take_rest (words, self))
    return FALSE;
  return (!need_certificate && !mado_cli_facts_words_has_certificate (words)) ||
         take_certificate (words, self);
}

MadoMunicipality *
mado_cli_facts_load_municipality (const MadoCliFacts *self, MadoRules *rules)
{
  MadoMunicipality *municipality = mado_cli_load_municipality (self->municipality);
  if (municipality == NULL)
    return NULL;
  *rules = municipality->rules;
  if (self->feb29_given)
    rules->feb29 = self->feb29;
  rules->changes_no_pin = !mado_feature_is_on (MADO_FEATURE_PIN_CHANGE);
  return municipality;
}
