/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-diagnosis.h"

static MadoCardReply
get_answer (MadoSession *session)
{
  switch (mado_session_get_stage (session))
    {
    case MADO_STAGE_FOREIGN_CARD:
      return MADO_CARD_REPLY_FOREIGN;
    case MADO_STAGE_RESULT:
    case MADO_STAGE_CARD_ERROR:
      return mado_diagnosis_get_reply (mado_session_get_error (session));
    case MADO_STAGE_STARTING:
    case MADO_STAGE_NO_SERVICE:
    case MADO_STAGE_NO_READER:
    case MADO_STAGE_NO_CARD:
    case MADO_STAGE_READING:
    default:
      return MADO_CARD_REPLY_NONE;
    }
}

MadoFault
mado_diagnosis_get_fault_of_service (MadoService service)
{
  if (service == MADO_SERVICE_REFUSED)
    return MADO_FAULT_SERVICE_REFUSED;
  return service == MADO_SERVICE_MISMATCH ? MADO_FAULT_SERVICE_MISMATCH : MADO_FAULT_NONE;
}

void
mado_session_diagnose (MadoSession *session, MadoDiagnosis *diagnosis, MadoSystem *system)
{
  MadoReaderWatch *watch = mado_session_get_watch (session);
  MadoReader *reader = mado_session_get_reader (session);
  MadoService service = mado_reader_watch_get_service (watch);
  MadoDiagnosisInput view = {
    .service_known = service != MADO_SERVICE_STARTING,
    .service_running = service == MADO_SERVICE_RUNNING,
    .slot = reader != NULL ? mado_reader_get_state (reader) : MADO_SLOT_EMPTY,
    .answer = get_answer (session),
    .service_fault = mado_diagnosis_get_fault_of_service (service),
  };

  g_auto (GStrv) names = mado_session_list_readers (session);

  mado_diagnosis_count_readers (&view, (const char *const *)names);
  mado_system_look ("", system);
  mado_diagnosis_judge (&view, system, diagnosis);
}

char **
mado_session_list_readers (MadoSession *session)
{
  GListModel *watch = G_LIST_MODEL (mado_session_get_watch (session));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (watch); i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (watch, i);

      g_strv_builder_add (names, mado_reader_get_name (reader));
    }
  return g_strv_builder_end (names);
}
