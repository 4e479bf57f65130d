/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A widget as the accessibility bus tells of it. */
typedef struct
{
  char *path; /* (owned) */
  AtspiRole role;
  char *name;        /* (owned) */
  char *description; /* (owned) */
  guint64 states;    /* a bit each, AtspiStateType */
  gboolean has_text; /* what is written in it is not its name */
  gboolean has_action;
} MadoNode;

gboolean mado_node_has_state (const MadoNode *node, AtspiStateType state);
gboolean mado_node_is_window (const MadoNode *node);
/* The first of @nodes that has that role and @name in its name. (transfer none) (nullable) */
const MadoNode *mado_node_find (GPtrArray *nodes, AtspiRole role, const char *name);

/**
 * MadoTree:
 *
 * The accessibility tree of one program. libatspi asks some six questions for every widget, each a
 * journey to the program and back, which makes seconds for one look at a window. Here the program's
 * cache (org.a11y.atspi.Cache) tells of all of them in one answer, and who is whose child is asked
 * of a whole generation at once.
 */
typedef struct _MadoTree MadoTree;

MadoTree *mado_tree_new (guint process_id);
void mado_tree_free (MadoTree *self);

/* What is shown now, depth first; empty while the program is not there. (transfer full)
 * (element-type MadoNode) */
GPtrArray *mado_tree_read (MadoTree *self);

/* What is written in @node. (transfer full) */
char *mado_tree_get_text (MadoTree *self, const MadoNode *node);
/* Where it is in its window, in pixels. */
typedef struct
{
  int x, y, width, height;
} MadoExtents;

gboolean mado_tree_get_extents (MadoTree *self, const MadoNode *node, MadoExtents *extents);
/* From the upper edge of its window, in pixels: where it begins and ends. */
gboolean mado_tree_get_span (MadoTree *self, const MadoNode *node, int *top, int *bottom);
/* Does its first action; FALSE when there is none, as for what is insensitive. */
gboolean mado_tree_act (MadoTree *self, const MadoNode *node);
/* How many it has: none that can be done is none. */
guint mado_tree_count_actions (MadoTree *self, const MadoNode *node);
gboolean mado_tree_set_text (MadoTree *self, const MadoNode *node, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoTree, mado_tree_free)

G_END_DECLS
