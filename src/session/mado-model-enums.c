/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-model-enums.h"

#include "mado-reader-watch.h"
#include "mado-session.h"

G_DEFINE_ENUM_TYPE (MadoSlotState,
                    mado_slot_state,
                    G_DEFINE_ENUM_VALUE (MADO_SLOT_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (MADO_SLOT_CARD, "card"),
                    G_DEFINE_ENUM_VALUE (MADO_SLOT_MUTE, "mute"),
                    G_DEFINE_ENUM_VALUE (MADO_SLOT_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (MADO_SLOT_UNAVAILABLE, "unavailable"))

G_DEFINE_ENUM_TYPE (MadoService,
                    mado_service,
                    G_DEFINE_ENUM_VALUE (MADO_SERVICE_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (MADO_SERVICE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (MADO_SERVICE_STOPPED, "stopped"),
                    G_DEFINE_ENUM_VALUE (MADO_SERVICE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (MADO_SERVICE_MISMATCH, "mismatch"))

G_DEFINE_ENUM_TYPE (MadoStage,
                    mado_stage,
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_NO_SERVICE, "no-service"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_NO_READER, "no-reader"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_NO_CARD, "no-card"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_READING, "reading"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_FOREIGN_CARD, "foreign-card"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_CARD_ERROR, "card-error"),
                    G_DEFINE_ENUM_VALUE (MADO_STAGE_RESULT, "result"))
