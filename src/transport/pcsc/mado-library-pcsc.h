/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The library for PC/SC and its version, as far as it can be told: "pcsc-lite 1.9.9". That of the
 * headers, which the library itself does not say. */
const char *mado_library_pcsc_get_name (void);
