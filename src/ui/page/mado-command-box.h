/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A command to be typed in a terminal, with a button that copies it. Hidden without a command. */
#define MADO_TYPE_COMMAND_BOX (mado_command_box_get_type ())
G_DECLARE_FINAL_TYPE (MadoCommandBox, mado_command_box, MADO, COMMAND_BOX, AdwBin)

void mado_command_box_set_command (MadoCommandBox *self, const char *command);

G_END_DECLS
