/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "mado-style.h"

#include "mado-wording-language.h"

static void
on_wish_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);
  gboolean wished;

  g_object_get (manager, pspec->name, &wished, NULL);
  if (wished)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

static void
follow (AdwStyleManager *manager, const char *property, const char *resource)
{
  g_autofree char *detailed_signal = g_strconcat ("notify::", property, NULL);
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  /* The one of the display: it is there to the end. */
  g_object_set_data_full (G_OBJECT (manager), resource, provider, g_object_unref);
  g_signal_connect (manager, detailed_signal, G_CALLBACK (on_wish_changed_cb), provider);
  g_object_notify (G_OBJECT (manager), property);
}

/* libadwaita would do this by itself for sheets called style-dark.css and style-hc.css. 1.10
 * complains of these names in favour of media queries, which GTK knows from 4.20 on only. */
void
mado_style_follow (void)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gdk_display_get_default ());

  follow (manager, "dark", "/io/github/madoguchi/Madoguchi/dark.css");
  follow (manager, "high-contrast", "/io/github/madoguchi/Madoguchi/high-contrast.css");
}

#ifndef G_OS_WIN32
/* Of the letters that Japanese and Chinese share, each writes many in its own way. GTK asks Pango
 * which to take, for each widget, and Pango the locale, once and for good: so this one is here to
 * be asked in its place, as those of mado-gettext.c are. On Windows the fonts of the system decide.
 */
PangoLanguage *
pango_language_get_default (void)
{
  return pango_language_from_string (mado_wording_get_language_facts ()->tag);
}
#endif

static gboolean
on_inspector_cb (GtkWindow *window, gboolean toggle)
{
  return GDK_EVENT_STOP;
}

void
mado_style_forbid_inspector (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WINDOW));
  g_signal_override_class_handler ("enable-debugging", GTK_TYPE_WINDOW,
                                   G_CALLBACK (on_inspector_cb));
}
