/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-slot.h"
#include "mado-system.h"

G_BEGIN_DECLS

/* The way from the computer to the certificate; each link needs the one before it. */
typedef enum
{
  MADO_LINK_SERVICE,     /* PC/SC */
  MADO_LINK_DRIVER,      /* the reader's driver */
  MADO_LINK_READER,      /* a reader */
  MADO_LINK_CARD,        /* a card that answers */
  MADO_LINK_APPLICATION, /* 公的個人認証 on it */
} MadoLink;
#define MADO_N_LINKS 5

typedef enum
{
  MADO_LINK_STATE_UNKNOWN, /* not to be told while an earlier link is broken */
  MADO_LINK_STATE_OK,
  MADO_LINK_STATE_BROKEN,
  MADO_LINK_STATE_ABSENT, /* not there yet, which is no fault */
} MadoLinkState;

/* What is wrong, named for its repair. */
typedef enum
{
  MADO_FAULT_NONE,
  MADO_FAULT_SERVICE_MISSING, /* pcscd is not installed */
  MADO_FAULT_SERVICE_STOPPED,
  MADO_FAULT_SERVICE_REFUSED,  /* by polkit */
  MADO_FAULT_SERVICE_MISMATCH, /* it and our library are of different versions */
  MADO_FAULT_SERVICE_SILENT,   /* it does not answer */
  MADO_FAULT_DRIVER_MISSING,   /* a reader is on the USB bus and PC/SC does not list it */
  MADO_FAULT_DRIVER_KERNEL,    /* the kernel's port100 holds the RC-S380 */
  MADO_FAULT_READER_MISSING,
  MADO_FAULT_CARD_MISSING, /* ABSENT: only to be put there */
  MADO_FAULT_CARD_MUTE,
  MADO_FAULT_CARD_BUSY, /* another program holds it */
  MADO_FAULT_CARD_UNAVAILABLE,
  MADO_FAULT_NOT_JPKI, /* not a My Number Card */
  MADO_FAULT_SILENT,   /* the card or its reader stopped answering */
  MADO_FAULT_READING,  /* the reading broke off */
  /* Not of that way, but of how the program is set up (mado-checkup.h). */
  MADO_FAULT_SETTINGS_MISSING, /* the schema is not installed */
  MADO_FAULT_POLICY_REFUSED,   /* in Windows' policy stands what is no setting, or no value of it */
  MADO_FAULT_MUNICIPALITY_UNCHOSEN,
  MADO_FAULT_MUNICIPALITY_MISSING,
  MADO_FAULT_MUNICIPALITY_REFUSED, /* its file has a mistake, or cannot be read */
  MADO_FAULT_LOBBY_COUNTER_UNKNOWN,
} MadoFault;

typedef enum
{
  MADO_CARD_REPLY_NONE, /* not asked, or not yet answered */
  MADO_CARD_REPLY_JPKI,
  MADO_CARD_REPLY_FOREIGN,
  MADO_CARD_REPLY_SILENT,
  MADO_CARD_REPLY_FAILED,
} MadoCardReply;

/* What is seen of that way at this moment. */
typedef struct
{
  gboolean service_known;
  gboolean service_running;
  guint n_readers;    /* into which a card can be put */
  MadoSlotState slot; /* of the reader in use */
  MadoCardReply answer;
  guint n_ignored;         /* the others, which are on the USB bus all the same */
  MadoFault service_fault; /* why the service is of no use, where it said so itself; else NONE */
} MadoDiagnosisInput;

typedef struct
{
  MadoLinkState state;
  MadoFault fault; /* for BROKEN and ABSENT */
} MadoLinkReport;

typedef struct
{
  MadoLinkReport links[MADO_N_LINKS];
} MadoDiagnosis;

/* Pure. The first broken link is the one to repair; those after it are UNKNOWN. */
void mado_diagnosis_judge (const MadoDiagnosisInput *view,
                           const MadoSystem *system,
                           MadoDiagnosis *diagnosis);
/* @names: (array zero-terminated=1): of all readers that there are */
void mado_diagnosis_count_readers (MadoDiagnosisInput *view, const char *const *names);
/* @error: (nullable): as of mado_transport_wait(): what the service said itself of why it is of no
 * use; NONE where it said nothing */
MadoFault mado_diagnosis_get_service_fault (const GError *error);
/* @error: (nullable): how the reading of a card ended */
MadoCardReply mado_diagnosis_get_reply (const GError *error);
/* The fault of the first link that is broken or absent, NONE when the way holds as far as it is
 * known. */
MadoFault mado_diagnosis_get_fault (const MadoDiagnosis *diagnosis);

G_END_DECLS
