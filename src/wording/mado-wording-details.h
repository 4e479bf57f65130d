/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-certificate-details.h"

G_BEGIN_DECLS

/* シリアル番号, 発行者 … */
const char *mado_wording_certificate_detail (MadoCertificateDetail detail);
/* Whose data are in the certificate's file, for whoever is about to make one. */
const char *mado_wording_certificate_file (MadoKind kind);

G_END_DECLS
