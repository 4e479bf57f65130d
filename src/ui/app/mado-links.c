/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-links.h"

#include <glib/gi18n.h>

#include "mado-broker.h"
#include "mado-message-window.h"
#include "mado-wording-clean.h"

typedef struct
{
  GWeakRef window; /* in which it was pressed */
  char *uri;       /* (owned) */
} Link;

static Link *
link_new (GtkWidget *widget, const char *uri)
{
  Link *self = g_new0 (Link, 1);

  g_weak_ref_init (&self->window, gtk_widget_get_root (widget));
  self->uri = g_strdup (uri);
  return self;
}

static void
link_free (Link *self)
{
  g_weak_ref_clear (&self->window);
  g_free (self->uri);
  g_free (self);
}

/* Who has pressed and sees nothing come is told where else it can be read. */
static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Link *self = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&self->window);
  g_autoptr (GError) error = NULL;

  if (!mado_broker_finish (result, &error) && window != NULL)
    {
      g_autofree char *address = mado_wording_clean (self->uri);
      g_autofree char *reason = mado_wording_clean (error->message);
      g_autofree char *message =
          g_strdup_printf (_ ("アドレス：%1$s\n理由：%2$s"), address, reason);

      mado_message_window_show (window, _ ("ページを開けませんでした"), message);
    }
  link_free (self);
}

/* (nullable): by which the screen lets the browser come to the front. It is asked for a program,
 * but whose it is does not matter. */
static char *
dup_token (GtkWidget *widget)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autoptr (GAppInfo) any = g_app_info_get_default_for_uri_scheme ("https");

  return any != NULL ? g_app_launch_context_get_startup_notify_id (G_APP_LAUNCH_CONTEXT (context),
                                                                   any, NULL)
                     : NULL;
}

static gboolean
open_page (GtkWidget *widget, const char *uri)
{
  g_autofree char *token = dup_token (widget);

  mado_broker_open_async (uri, token, on_opened_cb, link_new (widget, uri));
  return TRUE;
}

static gboolean
on_link_button_cb (GtkLinkButton *button)
{
  return open_page (GTK_WIDGET (button), gtk_link_button_get_uri (button));
}

static gboolean
on_link_cb (GtkWidget *widget, const char *uri)
{
  return open_page (widget, uri);
}

static void
override (GType type, GCallback handler)
{
  g_type_class_unref (g_type_class_ref (type));
  g_signal_override_class_handler ("activate-link", type, handler);
}

void
mado_links_use_broker (void)
{
  if (!mado_broker_is_there ())
    return;
  override (GTK_TYPE_LINK_BUTTON, G_CALLBACK (on_link_button_cb));
  override (GTK_TYPE_LABEL, G_CALLBACK (on_link_cb));
}
