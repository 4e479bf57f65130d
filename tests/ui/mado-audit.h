/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-ui-driver.h"

G_BEGIN_DECLS

/* Takes on the look of MADO_AUDIT, at MADO_TEXT_SCALE percent, before any program is started. */
void mado_audit_init (void);
/* What is the same in every look is tried in the first. */
gboolean mado_audit_is_first_look (void);

/* What docs/accessibility.md promises of a page, whichever it is. */
typedef struct
{
  MadoUiDriver *driver;
  const char *page;
  const char *sheet; /* (nullable): the title of one; what is beside it lies in its shade */
  int target;        /* pixels: the least a control may be wide and high */
} MadoAudit;

/* Waits for @words, and looks at names, roles, sizes and contrast of all that is in the window
 * then, from the accessibility tree and the screen, of which a picture is kept. Each fault fails
 * the test, and is told. */
void mado_audit_page (const MadoAudit *self, const char *words);
/* The same of the label with @words and of what follows it alone, for what does not stay as long as
 * a look at the whole page takes; the window keeps its size. FALSE: it has left already. */
gboolean mado_audit_foot (const MadoAudit *self, const char *words);
/* Tab comes back to where it began, and every stop is seen and has a name. */
void mado_audit_tab (const MadoAudit *self);

G_END_DECLS
