/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-stage-view.h"

#include "mado-reading-page.h"
#include "mado-result-page.h"
#include "mado-trouble-page.h"
#include "mado-waiting-page.h"

struct _MadoStageView
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MadoStageView, mado_stage_view, ADW_TYPE_BIN)

static gboolean
shows (MadoStageView *self, GType type)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  return page != NULL && G_OBJECT_TYPE (page) == type;
}

/* What is there goes on by itself. */
static gboolean
serves (MadoStageView *self, MadoStage stage)
{
  if (stage == MADO_STAGE_RESULT)
    return shows (self, MADO_TYPE_RESULT_PAGE);
  return (stage == MADO_STAGE_READING || stage == MADO_STAGE_STARTING) &&
         shows (self, MADO_TYPE_READING_PAGE);
}

static GtkWidget *
create_page (MadoSession *session, MadoStage stage)
{
  switch (stage)
    {
    case MADO_STAGE_NO_SERVICE:
    case MADO_STAGE_NO_READER:
    case MADO_STAGE_FOREIGN_CARD:
    case MADO_STAGE_CARD_ERROR:
      return mado_trouble_page_new (session);
    case MADO_STAGE_NO_CARD:
      return mado_waiting_page_new (session);
    case MADO_STAGE_RESULT:
      return mado_result_page_new (session);
    case MADO_STAGE_STARTING:
    case MADO_STAGE_READING:
    default:
      return mado_reading_page_new (session);
    }
}

gboolean
mado_stage_view_show (MadoStageView *self, MadoSession *session)
{
  MadoStage stage = mado_session_get_stage (session);

  if (serves (self, stage))
    return FALSE;
  adw_bin_set_child (ADW_BIN (self), create_page (session, stage));
  return TRUE;
}

void
mado_stage_view_forget_card (MadoStageView *self)
{
  if (shows (self, MADO_TYPE_RESULT_PAGE))
    mado_stage_view_clear (self);
}

void
mado_stage_view_clear (MadoStageView *self)
{
  adw_bin_set_child (ADW_BIN (self), NULL);
}

static void
mado_stage_view_class_init (MadoStageViewClass *klass)
{
}

static void
mado_stage_view_init (MadoStageView *self)
{
}
