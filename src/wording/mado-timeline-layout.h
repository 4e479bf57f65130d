/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* A name and a date, to stand below its place on the line. Who draws measures it; its place follows
 * from that. */
typedef struct
{
  char *text;
  double place;         /* 0 … 1 of the line */
  gboolean is_estimate; /* no date, but a stretch of dots */
  double width;         /* as drawn, with whatever stands beside the text */
  double height;
  double x;
  double y; /* below the first row's top */
  guint row;
} MadoTimelineLabel;

#define MADO_TIMELINE_MAX_LABELS 3

/**
 * MadoTimelineLayout:
 * @is_drawn: there is an end to draw towards; nothing else is set where there is none
 * @has_break: at @break_at the scale changes: what is left of it is years, what is right of it
 *   months, and the line is drawn as broken there
 * @has_window: @opens and @closes
 * @has_notice: @notice_from and @notice_to: the letter with its estimated days is still to come
 * @today_text: above the line
 * @description: (owned): the same in words, for a screen reader
 *
 * The picture of one certificate's life, for the window, which does no
 * more than draw it: issued ─ notice ─ window ─ today ─ expiry. Places are 0 … 1 of the line.
 */
typedef struct
{
  gboolean is_drawn;
  double today;
  double expires;
  gboolean has_break;
  double break_at;
  gboolean has_window;
  double opens;
  double closes;
  gboolean has_notice;
  double notice_from;
  double notice_to;
  const char *today_text;
  char *description;
  MadoTimelineLabel labels[MADO_TIMELINE_MAX_LABELS];
  guint n_labels;
} MadoTimelineLayout;

/* The line from @left to @right, and where the labels may stand, from @first to @last, apart by
 * @gap and, one row from the next, by @row_gap. */
typedef struct
{
  double left;
  double right;
  double first;
  double last;
  double gap;
  double row_gap;
} MadoTimelineRoom;

void mado_timeline_layout_init (MadoTimelineLayout *self,
                                const MadoCertificateAdvice *advice,
                                const GDate *today);
void mado_timeline_layout_clear (MadoTimelineLayout *self);
/* Puts each label, of the size that was set, under its place, in the first row where it touches no
 * other. Returns the height of all rows. */
double mado_timeline_layout_place_labels (MadoTimelineLayout *self, const MadoTimelineRoom *room);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoTimelineLayout, mado_timeline_layout_clear)

G_END_DECLS
