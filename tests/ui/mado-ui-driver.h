/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-tree.h"

G_BEGIN_DECLS

/**
 * MadoUiDriver:
 *
 * A person without eyes at the real program: it starts it, reads its accessibility tree, presses
 * keys and buttons, and moves the practice card by the program's own actions. Every wait has an
 * end, and fails the test with what was on the screen instead.
 */
typedef struct _MadoUiDriver MadoUiDriver;

/* What main() of such a test does; @add adds its tests. */
int mado_ui_driver_run_tests (int argc, char **argv, void (*add) (void));

/* Starts the program named by MADO_PROGRAM with @arguments (NULL-terminated). A practice card is
 * one of 23 November 2026 where they name no day. */
MadoUiDriver *mado_ui_driver_start (const char *const *arguments);
/* Quits the program and checks that it left in order. */
void mado_ui_driver_stop (MadoUiDriver *self);
/* The program's process, in digits. */
const char *mado_ui_driver_get_pid (MadoUiDriver *self);
/* Waits for it to leave by itself, and checks the same. */
void mado_ui_driver_await_end (MadoUiDriver *self);
/* Starts it with @arguments that it refuses: returns what it says on stderr. (transfer full) */
char *mado_ui_driver_start_in_vain (const char *const *arguments);

/* All that a screen reader could read of the program now, a line each. (transfer full) */
char *mado_ui_driver_read (MadoUiDriver *self);
/* What it reads. (transfer none) */
MadoTree *mado_ui_driver_get_tree (MadoUiDriver *self);

/* Lets a moment pass, and what has happened arrive. FALSE when that has been asked for too long
 * after
 * @begin, which is 0 at first. */
gboolean mado_ui_driver_wait (gint64 *begin);
/* The same, and fails the test then. */
void mado_ui_driver_be_patient (gint64 *begin);

/* Activates an action of the application ("app.…") or of its window ("win.…"). */
void mado_ui_driver_act (MadoUiDriver *self, const char *action, const char *parameter);
/* Whether that action is enabled. */
gboolean mado_ui_driver_may_act (MadoUiDriver *self, const char *action);
/* Sets the state of a choice. */
void mado_ui_driver_choose (MadoUiDriver *self, const char *action, const char *value);

/* Waits for a widget of that name and role and presses it, or types into it. */
void mado_ui_driver_press (MadoUiDriver *self, AtspiRole role, const char *name);
/* FALSE when it cannot be pressed, because it is insensitive. */
gboolean mado_ui_driver_try_press (MadoUiDriver *self, AtspiRole role, const char *name);
void
mado_ui_driver_type_into (MadoUiDriver *self, AtspiRole role, const char *name, const char *text);
/* Whether there is such a widget now and has @state. */
gboolean mado_ui_driver_has_state (MadoUiDriver *self,
                                   AtspiRole role,
                                   const char *name,
                                   AtspiStateType state);
/* A key by its X keysym. */
void mado_ui_driver_key (MadoUiDriver *self, guint keysym);
/* Starts the program once more, which gives its window the keyboard: without a window manager
 * nobody else does when a dialog has closed. */
void mado_ui_driver_raise (MadoUiDriver *self);
/* Presses a key down, or lets it go. @keycode: of the X server, as pc105 keyboards have it */
void mado_ui_driver_hold (MadoUiDriver *self, guint keycode, gboolean down);
/* What has the keyboard focus: "role|name|description", empty for nothing. (transfer full) */
char *mado_ui_driver_get_focus (MadoUiDriver *self);
/* By the keyboard, as GTK 4.8 has no accessible action for a check button: @keysym leads from one
 * to the next, Tab between widgets, Down between the answers to one question. */
void mado_ui_driver_lead_to (MadoUiDriver *self, guint keysym, const char *wanted);
/* Calls @each for whatever can take the focus and is on screen. */
typedef void (*MadoUiDriverEach) (const char *role, const char *name, gpointer user_data);
void mado_ui_driver_each_focusable (MadoUiDriver *self, MadoUiDriverEach each, gpointer user_data);
/* Both in one look: what can be read, and each. @each: (nullable) (transfer full) */
char *mado_ui_driver_survey (MadoUiDriver *self, MadoUiDriverEach each, gpointer user_data);

G_END_DECLS
