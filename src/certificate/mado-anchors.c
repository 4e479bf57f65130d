/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-anchors.h"

#include "mado-certificate.h"

/* Not among them: auth 02 (serial 0133C349, 2019–2029), whose certificate nobody has published. A
 * certificate issued by it is "not pinned", and the screen says so. */
static const MadoAnchor anchors[] = {
  {
      "signca01",
      "19645405A1FE14377434BD55957628AC4038557C542403A2243F21C706FC9355",
      "0D034CBB34D0714F45E45A1CAFD8FD143FAB54A7",
  },
  {
      "signca02",
      "79679C33E4CC9319440F1AD120A597FF1844E2EF217063ADB176966FD5E6FBEB",
      "4DE017DE4B7F473DCD867A62D38B134ACE83558A",
  },
  {
      "signca03",
      "D227F6CDE11D35C5252178F106F843D24651944975413B539FA2FB68DBFA365F",
      "D21EA55895617E93ADBF966B941AB4EDF653F08F",
  },
  {
      "authca01",
      "4DCFC4CA0AAF9FB2A3081B3F0C991C320B3ACC008667A341EEAEC5AF1D58CA7D",
      "9567951B5CA70D84A0FFF1D85A87F1AAB1340385",
  },
  {
      "authca03",
      "64114F29620C24ED2631D46476A040E7EE740D956089C00B036A6A8118C322B5",
      "1AC100F596A3BC8C4B3DF195E32699249E9E308A",
  },
};

const MadoAnchor *
mado_anchors_get (guint index)
{
  return index < G_N_ELEMENTS (anchors) ? &anchors[index] : NULL;
}

gboolean
mado_anchors_claim_key_id (const guint8 *key_id, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02X", key_id[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
    if (g_str_equal (text->str, anchors[i].key_id))
      return TRUE;
  return FALSE;
}

const char *const *
mado_certificate_get_jpki_anchors (void)
{
  static const char *fingerprints[G_N_ELEMENTS (anchors) + 1];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
        fingerprints[i] = anchors[i].fingerprint;
      g_once_init_leave (&once, 1);
    }
  return fingerprints;
}
