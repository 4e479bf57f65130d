/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-procedure-list.h"

#include <adwaita.h>

#include "mado-wording-procedure.h"
#include "mado-wording-summary.h"
#include "mado-rules-nicks.h"

struct _MadoProcedureList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *now_title;
  GtkListBox *now_list;
  GtkWidget *other_title;
  GtkListBox *other_list;
  GtkListBox *end_list;
  AdwActionRow *rows[MADO_N_PROCEDURES]; /* (unowned) one a procedure */
};

G_DEFINE_FINAL_TYPE (MadoProcedureList, mado_procedure_list, GTK_TYPE_WIDGET)

/* The words say it all. */
static GtkWidget *
create_picture (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", icon, NULL);
}

static AdwActionRow *
create_row (MadoProcedure procedure)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = create_picture (mado_wording_procedure_icon (procedure));
  GtkWidget *arrow = create_picture ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mado_wording_procedure (procedure));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                    mado_procedure_to_string (procedure));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.procedure");
  return ADW_ACTION_ROW (row);
}

static void
move_row (MadoProcedureList *self, MadoProcedure procedure, GtkListBox *list)
{
  GtkWidget *row;

  if (self->rows[procedure] == NULL)
    self->rows[procedure] = create_row (procedure);
  row = GTK_WIDGET (self->rows[procedure]);
  g_object_ref (row);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
  gtk_list_box_append (list, row);
  g_object_unref (row);
}

/* What cannot be taken back is no neighbour of what people come for every day. */
static gboolean
is_end (MadoProcedure procedure)
{
  return procedure == MADO_PROCEDURE_REVOKE;
}

static gboolean
list_has (GtkListBox *list, int position, AdwActionRow *row)
{
  return row != NULL && gtk_list_box_get_row_at_index (list, position) == GTK_LIST_BOX_ROW (row);
}

/* Whether the rows already stand as @advice wants them, so that the keyboard focus may stay. */
static gboolean
is_in_order (MadoProcedureList *self, const MadoAdvice *advice)
{
  int n = 0;

  for (guint i = 0; i < advice->n_procedures; i++)
    if (!is_end (advice->procedures[i]) &&
        !list_has (self->now_list, n++, self->rows[advice->procedures[i]]))
      return FALSE;
  return gtk_list_box_get_row_at_index (self->now_list, n) == NULL &&
         self->rows[MADO_PROCEDURE_ISSUE] != NULL;
}

static void
arrange (MadoProcedureList *self, const MadoAdvice *advice)
{
  gboolean placed[MADO_N_PROCEDURES] = { FALSE };

  for (guint i = 0; i < advice->n_procedures; i++)
    if (!is_end (advice->procedures[i]))
      {
        placed[advice->procedures[i]] = TRUE;
        move_row (self, advice->procedures[i], self->now_list);
      }
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    if (!placed[i])
      move_row (self, (MadoProcedure)i,
                is_end ((MadoProcedure)i) ? self->end_list : self->other_list);
}

static void
show_lists (MadoProcedureList *self, gboolean titles)
{
  gboolean now = gtk_list_box_get_row_at_index (self->now_list, 0) != NULL;
  gboolean other = gtk_list_box_get_row_at_index (self->other_list, 0) != NULL;

  gtk_widget_set_visible (self->now_title, now && titles);
  gtk_widget_set_visible (GTK_WIDGET (self->now_list), now);
  gtk_widget_set_visible (self->other_title, other && titles);
  gtk_widget_set_visible (GTK_WIDGET (self->other_list), other);
}

static void
mado_procedure_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MADO_TYPE_PROCEDURE_LIST);

  G_OBJECT_CLASS (mado_procedure_list_parent_class)->dispose (object);
}

static void
mado_procedure_list_class_init (MadoProcedureListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_procedure_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-procedure-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, box);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, now_title);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, now_list);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, other_title);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, other_list);
  gtk_widget_class_bind_template_child (widget_class, MadoProcedureList, end_list);
}

static void
mado_procedure_list_init (MadoProcedureList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mado_procedure_list_set_advice (MadoProcedureList *self,
                                const MadoAdvice *advice,
                                MadoAudience audience)
{
  g_return_if_fail (MADO_IS_PROCEDURE_LIST (self));

  if (!is_in_order (self, advice))
    arrange (self, advice);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    {
      g_autofree char *hint = mado_wording_procedure_hint ((MadoProcedure)i, advice, audience);

      adw_action_row_set_subtitle (self->rows[i], hint != NULL ? hint : "");
    }
  show_lists (self, TRUE);
}

void
mado_procedure_list_show_all (MadoProcedureList *self)
{
  const MadoAdvice none = { 0 };

  g_return_if_fail (MADO_IS_PROCEDURE_LIST (self));

  arrange (self, &none);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    adw_action_row_set_subtitle (self->rows[i], mado_wording_procedure_summary ((MadoProcedure)i));
  show_lists (self, FALSE);
}
