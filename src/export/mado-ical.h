/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lines of an iCalendar file (RFC 5545), appended to @out. Each ends in CR LF, is folded at 75
 * octets, and is never broken inside a character. A library that reads calendars, too, brings the
 * whole of ICU with it: a quarter of the memory that the window takes beyond an empty one's. */

/* @name: of a component or of a property */
void mado_ical_begin (GString *out, const char *name);
void mado_ical_end (GString *out, const char *name);
/* @value: written as it is: no TEXT, or one without a mark that means something in it */
void mado_ical_add (GString *out, const char *name, const char *value);
/* @text: of any characters, over any number of lines */
void mado_ical_add_text (GString *out, const char *name, const char *text);
/* @date: a whole day, which is the same day in every time zone */
void mado_ical_add_date (GString *out, const char *name, const GDate *date);
/* @time: in seconds since 1970, UTC */
void mado_ical_add_time (GString *out, const char *name, gint64 time);
/* @hours: negative for a duration backwards */
void mado_ical_add_hours (GString *out, const char *name, int hours);

G_END_DECLS
