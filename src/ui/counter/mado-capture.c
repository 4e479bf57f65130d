/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-capture.h"

#ifdef GDK_WINDOWING_WIN32
#include <gdk/win32/gdkwin32.h>
#include <windows.h>

/* Windows 10 of 2004 knows it (learn.microsoft.com, SetWindowDisplayAffinity); an older one shows a
 * black window in the picture instead. mingw-w64's headers may not have it. */
#ifndef WDA_EXCLUDEFROMCAPTURE
#define WDA_EXCLUDEFROMCAPTURE 0x11
#endif
#ifndef WDA_MONITOR
#define WDA_MONITOR 0x01
#endif

static void
on_realize_cb (GtkWidget *window)
{
  HWND handle = gdk_win32_surface_get_handle (gtk_native_get_surface (GTK_NATIVE (window)));
  if (!SetWindowDisplayAffinity (handle, WDA_EXCLUDEFROMCAPTURE))
    SetWindowDisplayAffinity (handle, WDA_MONITOR);
}

void
mado_capture_forbid (GtkWindow *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (on_realize_cb), NULL);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    on_realize_cb (GTK_WIDGET (window));
}

#else

void
mado_capture_forbid (GtkWindow *window)
{
}

#endif
