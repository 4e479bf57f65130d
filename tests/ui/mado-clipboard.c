/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-clipboard.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>

/* Milliseconds. */
#define PATIENCE 20000

/* More than any text here, in words of four bytes. */
#define MAX_WORDS 100000

static gboolean
wait_for_answer (Display *display, XEvent *event)
{
  struct pollfd fd = { .fd = ConnectionNumber (display), .events = POLLIN };

  do
    {
      while (XPending (display) > 0)
        {
          XNextEvent (display, event);
          if (event->type == SelectionNotify)
            return event->xselection.property != None;
        }
    }
  while (poll (&fd, 1, PATIENCE) > 0);
  return FALSE;
}

static char *
read_property (Display *display, Window window, Atom property)
{
  unsigned char *data = NULL;
  unsigned long n = 0, rest = 0;
  Atom type;
  int format;
  char *text;

  XGetWindowProperty (display, window, property, 0, MAX_WORDS, True, AnyPropertyType, &type,
                      &format, &n, &rest, &data);
  g_assert_cmpuint (rest, ==, 0);
  text = g_strndup (data != NULL ? (const char *)data : "", n);
  XFree (data);
  return text;
}

static char *
read_selection (const char *selection)
{
  Display *display = XOpenDisplay (NULL);
  char *text = NULL;
  XEvent event;

  g_assert_nonnull (display);
  Window window = XCreateSimpleWindow (display, DefaultRootWindow (display), -9, -9, 1, 1, 0, 0, 0);
  Atom property = XInternAtom (display, "MADO_CLIPBOARD", False);

  XConvertSelection (display, XInternAtom (display, selection, False),
                     XInternAtom (display, "UTF8_STRING", False), property, window, CurrentTime);
  XFlush (display);
  if (wait_for_answer (display, &event))
    text = read_property (display, window, property);
  XDestroyWindow (display, window);
  XCloseDisplay (display);
  return text != NULL ? text : g_strdup ("");
}

char *
mado_clipboard_read (void)
{
  return read_selection ("CLIPBOARD");
}

char *
mado_clipboard_read_primary (void)
{
  return read_selection ("PRIMARY");
}
