/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-feature.h"

#include "mado-settings-nicks.h"

static gboolean
allows (MadoSettings *self, MadoFeature feature)
{
  g_autofree char *key = g_strconcat ("allow-", mado_feature_to_string (feature), NULL);
  return mado_settings_get_boolean (self, key);
}

/* A bit for each that is on, and one more, since g_once_init_leave() takes no zero. */
static gsize
look (void)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  gsize features = 1;
  for (guint i = 0; mado_feature_to_string ((MadoFeature)i) != NULL; i++)
    if (allows (settings, (MadoFeature)i))
      features |= (gsize)2 << i;
  return features;
}

gboolean
mado_feature_is_on (MadoFeature feature)
{
  static gsize features;
  if (g_once_init_enter (&features))
    g_once_init_leave (&features, look ());
  return (features & (gsize)2 << feature) != 0;
}
