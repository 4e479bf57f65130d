/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-procedure-list.h"

#include "mado-button-list.h"
#include "mado-wording-procedure.h"
#include "mado-wording-summary.h"
#include "mado-rules-nicks.h"

struct _MadoProcedureList
{
  AdwBin parent_instance;

  GtkWidget *now_title;
  MadoButtonList *now_list;
  GtkWidget *other_title;
  MadoButtonList *other_list;
  MadoButtonList *end_list;
  GtkWidget *rows[MADO_N_PROCEDURES]; /* (unowned) one a procedure */
  GtkLabel *hints[MADO_N_PROCEDURES]; /* (unowned) of each row */
};

G_DEFINE_FINAL_TYPE (MadoProcedureList, mado_procedure_list, ADW_TYPE_BIN)

/* The words say it all. */
static GtkWidget *
create_picture (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", icon, NULL);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

static void
create_row (MadoProcedureList *self, MadoProcedure procedure)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = create_label (mado_wording_procedure (procedure));
  GtkWidget *hint = create_label (NULL);

  gtk_widget_add_css_class (hint, "mado-detail");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), hint);
  gtk_box_append (GTK_BOX (box), create_picture (mado_wording_procedure_icon (procedure)));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), create_picture ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, -1);
  gtk_widget_add_css_class (row, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                    mado_procedure_to_string (procedure));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.procedure");
  self->rows[procedure] = row;
  self->hints[procedure] = GTK_LABEL (hint);
}

static void
move_row (MadoProcedureList *self, MadoProcedure procedure, MadoButtonList *list)
{
  if (self->rows[procedure] == NULL)
    create_row (self, procedure);
  mado_button_list_append (list, self->rows[procedure]);
}

static void
set_hint (MadoProcedureList *self, MadoProcedure procedure, const char *hint)
{
  gtk_label_set_label (self->hints[procedure], hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hints[procedure]), hint != NULL && *hint != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[procedure]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint != NULL ? hint : "",
                                  -1);
}

/* What cannot be taken back is no neighbour of what people come for every day. */
static gboolean
is_end (MadoProcedure procedure)
{
  return procedure == MADO_PROCEDURE_REVOKE;
}

/* Whether the rows already stand as @advice wants them, so that the keyboard focus may stay. */
static gboolean
is_in_order (MadoProcedureList *self, const MadoAdvice *advice)
{
  guint n = 0;

  if (self->rows[MADO_PROCEDURE_ISSUE] == NULL)
    return FALSE;
  for (guint i = 0; i < advice->n_procedures; i++)
    if (!is_end (advice->procedures[i]) &&
        mado_button_list_get (self->now_list, n++) != self->rows[advice->procedures[i]])
      return FALSE;
  return mado_button_list_get (self->now_list, n) == NULL;
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
  gboolean now = mado_button_list_get (self->now_list, 0) != NULL;
  gboolean other = mado_button_list_get (self->other_list, 0) != NULL;

  gtk_widget_set_visible (self->now_title, now && titles);
  gtk_widget_set_visible (GTK_WIDGET (self->now_list), now);
  gtk_widget_set_visible (self->other_title, other && titles);
  gtk_widget_set_visible (GTK_WIDGET (self->other_list), other);
}

static void
mado_procedure_list_class_init (MadoProcedureListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MADO_TYPE_BUTTON_LIST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-procedure-list.ui");
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

      set_hint (self, (MadoProcedure)i, hint);
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
    set_hint (self, (MadoProcedure)i, mado_wording_procedure_summary ((MadoProcedure)i));
  show_lists (self, FALSE);
}
