/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-system.h"

#include <string.h>

/* USB: 0x0B is the class of smart-card devices (CCID). */
#define CLASS_SMART_CARD "0b"
/* Sony's vendor id, and the two product ids of the RC-S380, which is no CCID device: the kernel's
 * port100 driver takes it for its own NFC stack (linux drivers/nfc/port100.c). */
#define VENDOR_SONY "054c"

static const char *const rc_s380[] = { "06c1", "06c3", NULL };

static char *
read_word (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  return g_strstrip (text);
}

static gboolean
exists (const char *root, const char *path)
{
  g_autofree char *full = g_strconcat (root, path, NULL);

  return g_file_test (full, G_FILE_TEST_EXISTS);
}

#ifdef G_OS_WIN32

static MadoFamily
find_family (const char *root, gboolean flatpak)
{
  return MADO_FAMILY_WINDOWS;
}

#else

/* ID and ID_LIKE of os-release(5), as one string of words. */
static char *
read_distribution (const char *root, gboolean flatpak)
{
  g_autofree char *path =
      g_strconcat (root, flatpak ? "/run/host/os-release" : "/etc/os-release", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) words = g_string_new (" ");

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "ID=") || g_str_has_prefix (lines[i], "ID_LIKE="))
      g_string_append_printf (words, "%s ", strchr (lines[i], '=') + 1);
  g_strdelimit (words->str, "\"'", ' ');
  return g_strdup (words->str);
}

static MadoFamily
find_family (const char *root, gboolean flatpak)
{
  static const struct
  {
    const char *word;
    MadoFamily family;
  } families[] = {
    { " debian ", MADO_FAMILY_DEBIAN }, { " ubuntu ", MADO_FAMILY_DEBIAN },
    { " fedora ", MADO_FAMILY_FEDORA }, { " rhel ", MADO_FAMILY_FEDORA },
    { " suse ", MADO_FAMILY_SUSE },     { " opensuse ", MADO_FAMILY_SUSE },
    { " arch ", MADO_FAMILY_ARCH },
  };
  g_autofree char *words = read_distribution (root, flatpak);

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (strstr (words, families[i].word) != NULL)
      return families[i].family;
  return MADO_FAMILY_OTHER;
}

#endif

static gboolean
is_bound_to_port100 (const char *interface)
{
  g_autofree char *link = g_build_filename (interface, "driver", NULL);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *driver = target != NULL ? g_path_get_basename (target) : NULL;

  return g_strcmp0 (driver, "port100") == 0;
}

static gboolean
is_rc_s380 (const char *device)
{
  g_autofree char *vendor = read_word (device, "idVendor");
  g_autofree char *product = read_word (device, "idProduct");

  return g_strcmp0 (vendor, VENDOR_SONY) == 0 && product != NULL &&
         g_strv_contains (rc_s380, product);
}

/* In /sys/bus/usb/devices a name with a colon is an interface ("1-2:1.0"), one without a device. */
static void
look_at_device (const char *path, const char *name, MadoSystem *system)
{
  g_autofree char *class = NULL;

  if (strchr (name, ':') == NULL)
    {
      if (is_rc_s380 (path))
        system->usb_readers++;
      return;
    }
  class = read_word (path, "bInterfaceClass");
  if (g_strcmp0 (class, CLASS_SMART_CARD) == 0)
    system->usb_readers++;
  if (is_bound_to_port100 (path))
    system->port100 = TRUE;
}

static void
look_at_usb (const char *root, MadoSystem *system)
{
  g_autofree char *folder = g_strconcat (root, "/sys/bus/usb/devices", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  system->usb_known = TRUE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      look_at_device (path, name, system);
    }
}

void
mado_system_look (const char *root, MadoSystem *system)
{
  *system = (MadoSystem){ 0 };
  system->flatpak = exists (root, "/.flatpak-info");
  system->family = find_family (root, system->flatpak);
  /* A sandbox does not see the system's programs. */
  system->daemon_known = !system->flatpak && system->family != MADO_FAMILY_WINDOWS;
  system->daemon_installed = exists (root, "/usr/sbin/pcscd") || exists (root, "/usr/bin/pcscd");
  system->walls = mado_wall_get ();
  look_at_usb (root, system);
}
