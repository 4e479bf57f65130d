/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "mado-style.h"

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

gboolean
mado_style_choose (const char *scheme)
{
  static const struct
  {
    const char *name;
    AdwColorScheme value;
  } schemes[] = {
    { "default", ADW_COLOR_SCHEME_DEFAULT },
    { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
  };
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].name, scheme))
      {
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i].value);
        return TRUE;
      }
  return FALSE;
}
