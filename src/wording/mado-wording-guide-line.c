/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-wording-date.h"
#include "mado-wording-guide-line-private.h"
#include "mado-wording-state.h"

/* The one certificate that @guide is about. (nullable): it is about both, or none */
static const char *
name_of_one (const MadoGuide *guide)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (guide->kinds == MADO_KIND_BIT (kind))
      return mado_wording_kind ((MadoKind)kind);
  return NULL;
}

static void
fill (GString *text, const char *placeholder, char *value)
{
  g_string_replace (text, placeholder, value, 0);
  g_free (value);
}

/* The numbers are the rules'. What other numbers there are in the lines are the law's (90 days for
 * 継続利用, 2 months more for a period of stay), the card's (tries), the fees' and the telephone's:
 * no municipality's. */
char *
mado_wording_guide_line (MadoLine line, const MadoGuide *guide)
{
  const char *one = name_of_one (guide);
  const char *words;
  GString *text;

  g_return_val_if_fail ((guint)line < MADO_N_LINES, g_strdup (""));

  words = mado_line_words[line].one != NULL && one != NULL ? mado_line_words[line].one
                                                           : mado_line_words[line].all;
  text = g_string_new (_ (words));
  if (strchr (text->str, '{') != NULL)
    {
      /* As in lines.py. */
      fill (text, "{from}", mado_wording_date (&guide->from));
      fill (text, "{until}", mado_wording_date (&guide->until));
      fill (text, "{renewed}", mado_wording_date (&guide->renewed_expiry));
      fill (text, "{card_expires}", mado_wording_date (&guide->card_expires));
      fill (text, "{apply_by}", mado_wording_date_with_weekday (&guide->apply_by));
      fill (text, "{insurance}", mado_wording_date (&guide->insurance_until));
      fill (text, "{minimum_age}", g_strdup_printf ("%u", guide->minimum_age));
      fill (text, "{overseas_months}", mado_wording_months (guide->overseas_months));
      fill (text, "{certificate}", g_strdup (one != NULL ? one : ""));
    }
  return g_string_free (text, FALSE);
}
