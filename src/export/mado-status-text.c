/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-status-text.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-status-item.h"
#include "mado-wording.h"

/* What the text is made from. */
typedef struct
{
  GString *out;
  MadoSnapshot *snapshot; /* (nullable) */
  const MadoAdvice *advice;
  const MadoVerdict *verdict;
  MadoMunicipality *municipality;
  guint kinds;
  gboolean show_personal;
} Text;

static void
add_line (Text *text, const char *line)
{
  g_string_append (text->out, line);
  g_string_append_c (text->out, '\n');
}

static void
add_blank (Text *text)
{
  g_string_append_c (text->out, '\n');
}

/* "  有効期限:…" */
static void
add_field (Text *text, const char *label, const char *value)
{
  g_string_append (text->out, "  ");
  /* Translators: a label and its value, e.g. "Expires: 15 June 2027" */
  g_string_append_printf (text->out, _ ("%1$s：%2$s"), label, value);
  g_string_append_c (text->out, '\n');
}

static void
add_item (Text *text, const char *item)
{
  /* Translators: one of a list of sentences */
  g_string_append_printf (text->out, _ ("  ・%s"), item);
  g_string_append_c (text->out, '\n');
}

static void
add_date_field (Text *text, const char *label, const GDate *date)
{
  if (!mado_civil_date_known (date))
    return;
  g_autofree char *value = mado_wording_date (date);
  add_field (text, label, value);
}

/* --- the head --- */

static void
add_edition (Text *text)
{
  g_autofree char *edition =
      text->municipality != NULL ? mado_wording_edition (text->municipality) : NULL;
  if (edition == NULL)
    return;
  g_autofree char *name = mado_wording_municipality (text->municipality);
  /* Translators: a label and its value, e.g. "Expires: 15 June 2027" */
  g_autofree char *line = g_strdup_printf (_ ("%1$s：%2$s"), name, edition);
  add_line (text, line);
}

static void
add_head (Text *text)
{
  if (text->snapshot != NULL && mado_snapshot_get_practice (text->snapshot))
    {
      g_autofree char *today = mado_wording_date (&text->advice->today);
      /* Translators: %s is a date */
      g_autofree char *day = g_strdup_printf (_ ("%sの状態です。"), today);
      add_line (text, mado_wording_practice ());
      add_line (text, day);
      add_blank (text);
    }
  add_line (text, text->verdict->title);
  add_line (text, text->verdict->body);
  add_edition (text);
}

/* --- a certificate --- */

static void
add_expiry (Text *text, const MadoCertificateAdvice *advice)
{
  if (!mado_civil_date_known (&advice->expires))
    return;
  g_autofree char *date = mado_wording_date_with_weekday (&advice->expires);
  if (!advice->days_known)
    {
      add_field (text, _ ("有効期限"), date);
      return;
    }
  g_autofree char *countdown = mado_wording_countdown_in_sentence (advice->days_left);
  /* Translators: a date and how far away it is */
  g_autofree char *value = g_strdup_printf (_ ("%1$s、%2$s"), date, countdown);
  add_field (text, _ ("有効期限"), value);
}

static void
add_window (Text *text, const MadoCertificateAdvice *advice)
{
  if (!mado_wording_shows_window (advice))
    return;
  g_autofree char *value = mado_wording_date_range (&advice->window_opens, &advice->window_closes);
  add_field (text, _ ("更新できる期間"), value);
}

static void
add_read_fields (Text *text, MadoKind kind)
{
  MadoCertificate *certificate =
      text->snapshot != NULL ? mado_snapshot_get_certificate (text->snapshot, kind) : NULL;
  if (certificate == NULL)
    return;
  add_field (text, _ ("発行元の確認"),
             mado_wording_chain (mado_snapshot_get_chain (text->snapshot, kind)));
  g_autofree char *serial = mado_wording_clean (mado_certificate_get_serial (certificate));
  add_field (text, _ ("シリアル番号"), serial);
}

/* The counter of @pin, and beside it what to do when there is something to do that the verdict has
 * not said. */
static void
add_pin (Text *text, MadoPin pin)
{
  MadoTries tries = mado_snapshot_get_tries (text->snapshot, pin);
  g_autofree char *left = mado_wording_tries (pin, &tries);
  g_autofree char *advice = mado_verdict_dup_tries_advice (text->verdict, pin, &tries, text->advice,
                                                           MADO_AUDIENCE_CITIZEN);
  /* Translators: the name of a PIN and what it is made of */
  g_autofree char *label = g_strdup_printf (_ ("%1$s（%2$s）"), mado_wording_pin_name (pin),
                                            mado_wording_pin_shape (pin));
  /* Translators: tries left, then a sentence of advice */
  g_autofree char *value =
      advice != NULL ? g_strdup_printf (_ ("%1$s。%2$s"), left, advice) : g_strdup (left);
  add_field (text, label, value);
}

static const char *
sex_word (int sex)
{
  switch (sex)
    {
    case 1:
      return _ ("男");
    case 2:
      return _ ("女");
    default:
      return _ ("不明");
    }
}

/* The 4 basic items, only on request and only where the password had them read. */
static void
add_personal (Text *text, MadoKind kind)
{
  MadoCertificate *certificate =
      text->snapshot != NULL ? mado_snapshot_get_certificate (text->snapshot, kind) : NULL;
  if (!text->show_personal || kind != MADO_KIND_SIGN || certificate == NULL)
    return;
  const MadoBasicItems *items = mado_certificate_get_items (certificate);
  const MadoBirth *birth = &items->birth;
  g_autofree char *name = mado_wording_clean (items->name);
  g_autofree char *address = mado_wording_clean (items->address);
  g_autofree char *born = mado_wording_partial_date (birth->year, birth->month, birth->day);
  if (*name != '\0')
    add_field (text, _ ("氏名"), name);
  if (*address != '\0')
    add_field (text, _ ("住所"), address);
  if (birth->told)
    add_field (text, _ ("生年月日"), born);
  if (items->sex != 0)
    add_field (text, _ ("性別"), sex_word (items->sex));
}

static void
add_certificate (Text *text, MadoKind kind)
{
  const MadoCertificateAdvice *advice = &text->advice->certificates[kind];
  g_autofree char *detail =
      mado_wording_state_detail (kind, advice, &text->advice->today, MADO_AUDIENCE_CITIZEN);
  g_auto (GStrv) notes = mado_wording_notes (advice, &text->advice->today, MADO_AUDIENCE_CITIZEN);

  add_blank (text);
  /* Translators: the name of a certificate and what it is for */
  g_string_append_printf (text->out, _ ("%1$s（%2$s）"), mado_wording_kind (kind),
                          mado_wording_kind_use (kind));
  g_string_append_c (text->out, '\n');
  add_field (text, _ ("状態"), mado_wording_pill (kind, advice, &text->advice->today).text);
  add_item (text, detail);
  add_date_field (text, _ ("発行日"), &advice->issued);
  add_expiry (text, advice);
  add_window (text, advice);
  add_date_field (text, _ ("失効する日"), &advice->lapses);
  add_read_fields (text, kind);
  add_personal (text, kind);
  if (text->snapshot != NULL)
    add_pin (text, kind == MADO_KIND_SIGN ? MADO_PIN_SIGN : MADO_PIN_AUTH);
  for (guint i = 0; notes[i] != NULL; i++)
    add_item (text, notes[i]);
}

/* --- the card and the rest --- */

static MadoMedium
holder_of (MadoSnapshot *snapshot)
{
  MadoFacts facts;
  mado_snapshot_get_facts (snapshot, &facts);
  return facts.medium;
}

static void
add_card (Text *text)
{
  add_blank (text);
  add_line (text, _ ("カード"));
  if (text->snapshot != NULL)
    add_field (text, _ ("種類"), mado_wording_medium (holder_of (text->snapshot)));
  /* It has no face to look at, and none of a card's other PINs. */
  if (text->advice->medium == MADO_MEDIUM_SMARTPHONE)
    return;
  if (text->snapshot != NULL || mado_civil_date_known (&text->advice->card_expires))
    {
      g_autofree char *expiry = mado_wording_card_expiry (text->advice);
      add_field (text, _ ("カード本体の有効期限"), expiry);
    }
  const char *detail = mado_wording_card_detail (text->advice);
  if (detail != NULL)
    add_item (text, detail);
  if (text->snapshot != NULL)
    {
      add_pin (text, MADO_PIN_TEXT);
      add_pin (text, MADO_PIN_JUKI);
      if (mado_snapshot_get_juki_differs (text->snapshot))
        add_pin (text, MADO_PIN_JUKI_COMMON);
    }
}

static void
add_revocation (Text *text)
{
  add_blank (text);
  add_line (text, _ ("失効の有無"));
  add_field (text, _ ("確認"), mado_wording_revocation ());
  add_item (text, mado_wording_revocation_detail ());
}

static void
add_procedures (Text *text)
{
  if (text->advice->n_procedures == 0)
    return;
  add_blank (text);
  add_line (text, _ ("手続き"));
  for (guint i = 0; i < text->advice->n_procedures; i++)
    {
      MadoProcedure procedure = text->advice->procedures[i];
      g_autofree char *hint =
          mado_wording_procedure_hint (procedure, text->advice, MADO_AUDIENCE_CITIZEN);
      add_field (text, mado_wording_procedure (procedure), hint);
    }
}

/* A card that was taken away is the one reason for all that was left: it is said once, after the
 * names of everything it concerns. */
static char *
join_items_with (MadoSnapshot *snapshot, const char *message)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < MADO_N_ITEMS; i++)
    {
      g_autofree char *other = mado_status_item_dup_error (snapshot, (MadoItem)i);
      if (g_strcmp0 (other, message) != 0)
        continue;
      if (names->len > 0)
        /* Translators: between the members of a list */
        g_string_append (names, _ ("、"));
      g_string_append (names, mado_status_item_get_name ((MadoItem)i));
    }
  return g_string_free (names, FALSE);
}

static void
add_errors (Text *text)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; text->snapshot != NULL && i < MADO_N_ITEMS; i++)
    {
      g_autofree char *message = mado_status_item_dup_error (text->snapshot, (MadoItem)i);
      if (message == NULL || g_hash_table_contains (said, message))
        continue;
      if (g_hash_table_size (said) == 0)
        {
          add_blank (text);
          add_line (text, _ ("読み取れなかったもの"));
        }
      g_autofree char *names = join_items_with (text->snapshot, message);
      add_field (text, names, message);
      g_hash_table_add (said, g_steal_pointer (&message));
    }
}

static void
add_source (Text *text)
{
  if (text->municipality == NULL)
    return;
  g_autofree char *line = mado_wording_source_line (text->municipality);
  add_blank (text);
  add_line (text, line);
}

char *
mado_status_to_text (MadoSnapshot *snapshot,
                     const MadoAdvice *advice,
                     MadoMunicipality *municipality,
                     guint kinds,
                     gboolean show_personal)
{
  g_return_val_if_fail (advice != NULL, NULL);

  g_autoptr (MadoVerdict) verdict =
      mado_wording_verdict (advice, municipality, MADO_AUDIENCE_CITIZEN);
  Text text = {
    .out = g_string_new (NULL),
    .snapshot = snapshot,
    .advice = advice,
    .verdict = verdict,
    .municipality = municipality,
    .kinds = kinds,
    .show_personal = show_personal,
  };
  add_head (&text);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0)
      add_certificate (&text, (MadoKind)kind);
  add_card (&text);
  if (mado_wording_needs_revocation (text.advice))
    add_revocation (&text);
  add_procedures (&text);
  add_errors (&text);
  add_source (&text);
  return g_string_free (text.out, FALSE);
}
