/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-wall.h"

G_BEGIN_DECLS

/* Which commands repair a thing here: what installs packages, and what starts services. */
typedef enum
{
  MADO_FAMILY_OTHER,
  MADO_FAMILY_DEBIAN,
  MADO_FAMILY_FEDORA,
  MADO_FAMILY_SUSE,
  MADO_FAMILY_ARCH,
  MADO_FAMILY_WINDOWS,
} MadoFamily;

/**
 * MadoSystem:
 * @flatpak: this program runs in a sandbox whose pcsc-lite must fit the system's
 * @daemon_known: whether @daemon_installed could be seen at all
 * @daemon_installed: there is a pcscd
 * @usb_known: whether the USB bus could be looked at
 * @usb_readers: smart-card readers on the bus (interface class 0x0B, or a Sony RC-S380)
 * @port100: the kernel's NFC driver holds a Sony RC-S380, so that PC/SC cannot have it
 * @walls: what the system keeps this program itself from (mado-wall.h)
 *
 * What can be seen of this computer that bears on its card readers. Plain values, no serial
 * numbers, no names.
 */
typedef struct
{
  MadoFamily family;
  gboolean flatpak;
  gboolean daemon_known;
  gboolean daemon_installed;
  gboolean usb_known;
  guint usb_readers;
  gboolean port100;
  MadoWalls walls;
} MadoSystem;

/* @root: "" for this computer, a folder that stands for its root in tests. Blocks for the time of a
 * few small files. */
void mado_system_look (const char *root, MadoSystem *system);

G_END_DECLS
