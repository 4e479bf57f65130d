/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-diagnosis.h"

#include "mado-card.h"
#include "mado-reader-kind.h"
#include "mado-transport.h"

static MadoFault
judge_service (const MadoDiagnosisInput *view, const MadoSystem *system)
{
  if (view->service_running || view->service_fault != MADO_FAULT_NONE)
    return view->service_fault;
  return system->daemon_known && !system->daemon_installed ? MADO_FAULT_SERVICE_MISSING
                                                           : MADO_FAULT_SERVICE_STOPPED;
}

static MadoFault
judge_slot (MadoSlotState slot)
{
  switch (slot)
    {
    case MADO_SLOT_CARD:
      return MADO_FAULT_NONE;
    case MADO_SLOT_EMPTY:
      return MADO_FAULT_CARD_MISSING;
    case MADO_SLOT_MUTE:
      return MADO_FAULT_CARD_MUTE;
    case MADO_SLOT_BUSY:
      return MADO_FAULT_CARD_BUSY;
    case MADO_SLOT_UNAVAILABLE:
    default:
      return MADO_FAULT_CARD_UNAVAILABLE;
    }
}

static MadoLinkState
state_of (MadoFault fault)
{
  if (fault == MADO_FAULT_NONE)
    return MADO_LINK_STATE_OK;
  return fault == MADO_FAULT_CARD_MISSING ? MADO_LINK_STATE_ABSENT : MADO_LINK_STATE_BROKEN;
}

static void
set_link (MadoDiagnosis *diagnosis, MadoLink link, MadoFault fault)
{
  diagnosis->links[link].fault = fault;
  diagnosis->links[link].state = state_of (fault);
}

/* No reader: is it the driver's fault, or is none plugged in? Only the USB bus can tell. */
static void
judge_missing_reader (const MadoDiagnosisInput *view,
                      const MadoSystem *system,
                      MadoDiagnosis *diagnosis)
{
  if (system->port100)
    set_link (diagnosis, MADO_LINK_DRIVER, MADO_FAULT_DRIVER_KERNEL);
  else if (system->usb_known && system->usb_readers > view->n_ignored)
    set_link (diagnosis, MADO_LINK_DRIVER, MADO_FAULT_DRIVER_MISSING);
  else
    set_link (diagnosis, MADO_LINK_READER, MADO_FAULT_READER_MISSING);
}

void
mado_diagnosis_judge (const MadoDiagnosisInput *view,
                      const MadoSystem *system,
                      MadoDiagnosis *diagnosis)
{
  *diagnosis = (MadoDiagnosis){ 0 };
  if (!view->service_known)
    return;

  set_link (diagnosis, MADO_LINK_SERVICE, judge_service (view, system));
  if (!view->service_running)
    return;
  if (view->n_readers == 0)
    {
      judge_missing_reader (view, system, diagnosis);
      return;
    }
  set_link (diagnosis, MADO_LINK_DRIVER, MADO_FAULT_NONE);
  set_link (diagnosis, MADO_LINK_READER, MADO_FAULT_NONE);
  set_link (diagnosis, MADO_LINK_CARD, judge_slot (view->slot));
  if (view->slot != MADO_SLOT_CARD)
    return;
  switch (view->answer)
    {
    case MADO_CARD_REPLY_JPKI:
      set_link (diagnosis, MADO_LINK_APPLICATION, MADO_FAULT_NONE);
      break;
    case MADO_CARD_REPLY_FOREIGN:
      set_link (diagnosis, MADO_LINK_APPLICATION, MADO_FAULT_NOT_JPKI);
      break;
    case MADO_CARD_REPLY_SILENT:
      set_link (diagnosis, MADO_LINK_APPLICATION, MADO_FAULT_SILENT);
      break;
    case MADO_CARD_REPLY_FAILED:
      set_link (diagnosis, MADO_LINK_APPLICATION, MADO_FAULT_READING);
      break;
    case MADO_CARD_REPLY_NONE:
    default:
      break;
    }
}

void
mado_diagnosis_count_readers (MadoDiagnosisInput *view, const char *const *names)
{
  view->n_readers = 0;
  view->n_ignored = 0;
  for (guint i = 0; names[i] != NULL; i++)
    if (mado_reader_kind_is_usable (names[i]))
      view->n_readers++;
    else
      view->n_ignored++;
}

MadoCardReply
mado_diagnosis_get_reply (const GError *error)
{
  if (error == NULL)
    return MADO_CARD_REPLY_JPKI;
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI))
    return MADO_CARD_REPLY_FOREIGN;
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT)
             ? MADO_CARD_REPLY_SILENT
             : MADO_CARD_REPLY_FAILED;
}

MadoFault
mado_diagnosis_get_service_fault (const GError *error)
{
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED))
    return MADO_FAULT_SERVICE_REFUSED;
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MISMATCH))
    return MADO_FAULT_SERVICE_MISMATCH;
  return MADO_FAULT_NONE;
}

MadoFault
mado_diagnosis_get_fault (const MadoDiagnosis *diagnosis)
{
  for (guint i = 0; i < MADO_N_LINKS; i++)
    if (diagnosis->links[i].fault != MADO_FAULT_NONE)
      return diagnosis->links[i].fault;
  return MADO_FAULT_NONE;
}
