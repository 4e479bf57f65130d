/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-machine-policy.h"

#ifdef G_OS_WIN32
#include <windows.h>

/* Names and texts in the registry, in UTF-16 units; a longer one is none of ours. */
#define MOST_UNITS 256

/* (nullable) (transfer full) */
static GVariant *
take_value (DWORD type, const BYTE *data, DWORD size)
{
  if (type == REG_DWORD && size == sizeof (guint32))
    return g_variant_ref_sink (g_variant_new_uint32 (*(const guint32 *)(const void *)data));
  if (type != REG_SZ)
    return NULL;
  g_autofree char *text =
      g_utf16_to_utf8 ((const gunichar2 *)(const void *)data, size / 2, NULL, NULL, NULL);
  return text != NULL ? g_variant_ref_sink (g_variant_new_string (text)) : NULL;
}

/* What is of another type is kept as a text that fits no setting, so that it is told of. */
static void
read_values (HKEY key, GHashTable *values)
{
  for (DWORD i = 0;; i++)
    {
      gunichar2 name[MOST_UNITS];
      gunichar2 data[MOST_UNITS] = { 0 };
      DWORD n_name = MOST_UNITS, size = sizeof data - sizeof *data, type = REG_NONE;
      LSTATUS status = RegEnumValueW (key, i, (wchar_t *)name, &n_name, NULL, &type,
                                      (BYTE *)(void *)data, &size);
      if (status == ERROR_NO_MORE_ITEMS)
        return;
      if (status != ERROR_SUCCESS && status != ERROR_MORE_DATA)
        return;
      g_autofree char *utf8 = g_utf16_to_utf8 (name, n_name, NULL, NULL, NULL);
      GVariant *value = status == ERROR_SUCCESS
                            ? take_value (type, (const BYTE *)(const void *)data, size)
                            : NULL;
      if (value == NULL)
        value = g_variant_ref_sink (g_variant_new_tuple (NULL, 0));
      if (utf8 != NULL)
        g_hash_table_replace (values, g_steal_pointer (&utf8), value);
      else
        g_variant_unref (value);
    }
}
#endif

GHashTable *
mado_machine_policy_read (void)
{
  GHashTable *values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
#ifdef G_OS_WIN32
  HKEY key;
  if (RegOpenKeyExA (HKEY_LOCAL_MACHINE, MADO_MACHINE_POLICY_KEY, 0, KEY_READ | KEY_WOW64_64KEY,
                     &key) == ERROR_SUCCESS)
    {
      read_values (key, values);
      RegCloseKey (key);
    }
#endif
  return values;
}

GVariant *
mado_machine_policy_fit (GVariant *value, const GVariantType *type)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_type_equal (type, G_VARIANT_TYPE_STRING)
               ? g_variant_new_string (g_variant_get_string (value, NULL))
               : NULL;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return NULL;
  const guint32 number = g_variant_get_uint32 (value);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN) && number <= 1)
    return g_variant_new_boolean (number == 1);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT32) && number <= G_MAXINT32)
    return g_variant_new_int32 ((gint32)number);
  return NULL;
}
