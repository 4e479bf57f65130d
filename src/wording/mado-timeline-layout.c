/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-timeline-layout.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-timeline-scale.h"
#include "mado-wording-date.h"
#include "mado-wording-state.h"

/* --- what is on it --- */

static void
add_label (MadoTimelineLayout *self, double place, const char *name, char *when)
{
  g_autofree char *owned = when;

  self->labels[self->n_labels++] = (MadoTimelineLabel){
    .text = when != NULL ? g_strconcat (name, "\n", when, NULL) : g_strdup (name),
    .place = place,
    .is_estimate = when == NULL,
  };
}

static void
append_date (GString *text, const char *name, const GDate *date)
{
  g_autofree char *words = mado_wording_date (date);

  /* Translators: between the parts of the spoken description of the timeline. */
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ ("、") : "", name, words);
}

/* What was read from left to right. */
typedef struct
{
  MadoTimelineLayout *layout;
  MadoTimelineScale scale;
  GString *words;
  const GDate *today;
} Draft;

static void
add_day (Draft *self, const char *name, const GDate *date)
{
  if (!mado_civil_date_known (date))
    return;
  add_label (self->layout, mado_timeline_scale_place (&self->scale, date), name,
             mado_wording_date_short (date, NULL));
  append_date (self->words, name, date);
}

/* The stretch has one label, with both of its ends, under its middle. */
static void
add_window (Draft *self, const MadoCertificateAdvice *advice)
{
  MadoTimelineLayout *layout = self->layout;
  const GDate *opens = &advice->window_opens;
  const GDate *closes = &advice->window_closes;
  g_autofree char *period = mado_wording_date_range (opens, closes);
  const char *name = _ ("更新できる期間");

  layout->opens = mado_timeline_scale_place (&self->scale, opens);
  layout->closes = mado_timeline_scale_place (&self->scale, closes);
  add_label (layout, (layout->opens + layout->closes) / 2, name,
             mado_wording_date_range_short (opens, closes, &advice->issued));
  g_string_append_printf (self->words, "%s%s %s", self->words->len > 0 ? _ ("、") : "", name,
                          period);
}

static void
find_notice (Draft *self, const MadoCertificateAdvice *advice)
{
  MadoTimelineLayout *layout = self->layout;

  layout->has_notice = mado_civil_date_known (&advice->notice_to) &&
                       mado_civil_date_compare (self->today, &advice->notice_to) <= 0;
  if (!layout->has_notice)
    return;
  layout->notice_from = mado_timeline_scale_place (&self->scale, &advice->notice_from);
  layout->notice_to = mado_timeline_scale_place (&self->scale, &advice->notice_to);
  append_date (self->words, _ ("通知書の目安"), &advice->notice_from);
}

static void
fill (Draft *self, const MadoCertificateAdvice *advice)
{
  MadoTimelineLayout *layout = self->layout;

  layout->is_drawn = TRUE;
  layout->today_text = _ ("今日");
  layout->today = mado_timeline_scale_place (&self->scale, self->today);
  layout->expires = mado_timeline_scale_place (&self->scale, &advice->expires);
  layout->has_break = self->scale.near_at > 0;
  layout->break_at = self->scale.near_at;
  add_day (self, _ ("発行"), &advice->issued);
  find_notice (self, advice);
  /* What ends with the card is not renewed. */
  layout->has_window = mado_wording_shows_window (advice);
  if (layout->has_window)
    add_window (self, advice);
  append_date (self->words, _ ("今日"), self->today);
  /* The window ends with the certificate. */
  if (layout->has_window)
    append_date (self->words, _ ("期限"), &advice->expires);
  else
    add_day (self, _ ("期限"), &advice->expires);
  /* Last, so that an estimate makes room for a date. */
  if (layout->has_notice)
    add_label (layout, (layout->notice_from + layout->notice_to) / 2, _ ("通知書の目安"), NULL);
}

void
mado_timeline_layout_init (MadoTimelineLayout *self,
                           const MadoCertificateAdvice *advice,
                           const GDate *today)
{
  Draft draft = { .layout = self, .today = today };

  *self = (MadoTimelineLayout){ FALSE };
  if (!mado_timeline_scale_init (&draft.scale, advice, today))
    return;
  draft.words = g_string_new (NULL);
  fill (&draft, advice);
  self->description = g_string_free (draft.words, FALSE);
}

void
mado_timeline_layout_clear (MadoTimelineLayout *self)
{
  for (guint i = 0; i < self->n_labels; i++)
    g_free (self->labels[i].text);
  g_free (self->description);
  *self = (MadoTimelineLayout){ FALSE };
}

/* --- where the labels go --- */

static gboolean
is_free (const MadoTimelineLayout *self, guint index, double gap)
{
  const MadoTimelineLabel *label = &self->labels[index];

  for (guint i = 0; i < index; i++)
    {
      const MadoTimelineLabel *other = &self->labels[i];

      if (other->row == label->row && label->x < other->x + other->width + gap &&
          other->x < label->x + label->width + gap)
        return FALSE;
    }
  return TRUE;
}

/* The first label stands in the first row, so that no row is empty. */
static double
stack_rows (MadoTimelineLayout *self, double row_gap)
{
  double top = 0;

  for (guint row = 0, n_placed = 0; n_placed < self->n_labels; row++)
    {
      double height = 0;

      for (guint i = 0; i < self->n_labels; i++)
        if (self->labels[i].row == row)
          {
            self->labels[i].y = top;
            height = MAX (height, self->labels[i].height);
            n_placed++;
          }
      top += height + row_gap;
    }
  return top;
}

double
mado_timeline_layout_place_labels (MadoTimelineLayout *self, const MadoTimelineRoom *room)
{
  for (guint i = 0; i < self->n_labels; i++)
    {
      MadoTimelineLabel *label = &self->labels[i];
      const double centre = room->left + label->place * (room->right - room->left);

      label->x = CLAMP (centre - label->width / 2, room->first,
                        MAX (room->last - label->width, room->first));
      label->row = 0;
      while (!is_free (self, i, room->gap))
        label->row++;
    }
  return stack_rows (self, room->row_gap);
}
