/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-ui-driver.h"

G_BEGIN_DECLS

/* The window is as high as a page needs, so that all of it can be seen. Pixels. */
#define MADO_AUDIT_WIDTH  900
#define MADO_AUDIT_HEIGHT 2500

/* What docs/accessibility.md promises of a page, whichever it is. */
typedef struct
{
  MadoUiDriver *driver;
  const char *page;
  const char *sheet; /* (nullable): the title of one; what is beside it lies in its shade */
  int target;        /* pixels: the least a control may be wide and high */
} MadoAudit;

/* Names, roles, sizes and contrast of all that is in the window now, which has that width and
 * height, from the accessibility tree and the screen. Each fault fails the test, and is told. */
void mado_audit_page (const MadoAudit *self);
/* Tab comes back to where it began, and every stop is seen and has a name. */
void mado_audit_tab (const MadoAudit *self);

G_END_DECLS
