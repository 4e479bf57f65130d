/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli.h"
#include "mado-facts.h"

G_BEGIN_DECLS

/**
 * MadoCliFacts:
 * @kind: which certificate was described, where that is needed
 * @facts: what is known, with only that certificate in it and, where it was told, the date of the
 *   利用者証明用 one
 * @today: the day asked for, else Japan's today
 * @municipality: (nullable): as typed; lives as long as the words it was typed with
 *
 * What the options say that describe a certificate and a person without a card. Plain values.
 */
typedef struct
{
  MadoKind kind;
  MadoFacts facts;
  GDate today;
  gboolean feb29_given;
  MadoFeb29 feb29;
  const char *municipality;
} MadoCliFacts;

/* The options as they were typed. Zero is none; clear with mado_cli_facts_words_clear(). */
typedef struct
{
  GStrv certificate, born, issued, expires, card_expires, auth_expires, renewed_from;
  GStrv events, feb29, generation, municipality, today;
  gboolean guardianship, overseas;
} MadoCliFactsWords;

void mado_cli_facts_words_clear (MadoCliFactsWords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoCliFactsWords, mado_cli_facts_words_clear)

/* Appends the options to @entries, an array of GOptionEntry; @words takes what is typed. */
void mado_cli_facts_add_entries (MadoCliFactsWords *words, GArray *entries);
/* Whether @words describes a certificate: all but the person, the municipality and the day. */
gboolean mado_cli_facts_words_has_certificate (const MadoCliFactsWords *words);

/**
 * mado_cli_facts_take:
 * @need_certificate: %TRUE: it has to be told which certificate; otherwise nothing need be known
 *
 * Returns: %FALSE after a complaint: a word that is not there, a date that cannot be read, or facts
 *   that contradict each other
 */
gboolean
mado_cli_facts_take (const MadoCliFactsWords *words, gboolean need_certificate, MadoCliFacts *self);

/* The municipality, and its rules as the options want them. NULL after a complaint. */
MadoMunicipality *mado_cli_facts_load_municipality (const MadoCliFacts *self, MadoRules *rules);

/* Complains that @option has no value @word; always FALSE. */
gboolean mado_cli_complain_of_word (const char *option, const char *word, const char *choices);

G_END_DECLS
