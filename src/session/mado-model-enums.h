/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The enums that are the types of properties, for GObject. */
#define MADO_TYPE_SLOT_STATE (mado_slot_state_get_type ())
GType mado_slot_state_get_type (void);

#define MADO_TYPE_SERVICE (mado_service_get_type ())
GType mado_service_get_type (void);

#define MADO_TYPE_STAGE (mado_stage_get_type ())
GType mado_stage_get_type (void);

G_END_DECLS
