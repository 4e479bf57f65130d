/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-page-opener.h"

#include <glib/gi18n.h>

#include "mado-details-page.h"
#include "mado-diagnosis-page.h"
#include "mado-feature.h"
#include "mado-guide-page.h"
#include "mado-help-page.h"
#include "mado-manual-page.h"
#include "mado-municipality-page.h"
#include "mado-pin-change-page.h"
#include "mado-procedures-page.h"
#include "mado-wording-procedure.h"
#include "mado-rules-nicks.h"

struct _MadoPageOpener
{
  GObject parent_instance;

  MadoPageStack *stack; /* (unowned) */
  MadoSession *session; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (MadoPageOpener, mado_page_opener, G_TYPE_OBJECT)

/* --- the pages --- */

static GtkWidget *
create_manual (MadoSession *session, GtkWidget *old)
{
  GtkWidget *page = mado_manual_page_new (session);

  if (old != NULL)
    mado_manual_page_take_over (MADO_MANUAL_PAGE (page), MADO_MANUAL_PAGE (old));
  return page;
}

static GtkWidget *
create_diagnosis (MadoSession *session, GtkWidget *old)
{
  return mado_diagnosis_page_new (session);
}

static GtkWidget *
create_procedures (MadoSession *session, GtkWidget *old)
{
  return mado_procedures_page_new (session);
}

static GtkWidget *
create_help (MadoSession *session, GtkWidget *old)
{
  return mado_help_page_new ();
}

static GtkWidget *
create_municipality (MadoSession *session, GtkWidget *old)
{
  return mado_municipality_page_new (mado_session_get_municipality (session)->id);
}

static GtkWidget *
create_details (MadoSession *session, MadoKind kind)
{
  /* A clerk makes no files of other people's certificates. */
  gboolean may_save = mado_feature_is_on (MADO_FEATURE_FILES) &&
                      mado_session_get_audience (session) != MADO_AUDIENCE_STAFF;

  return mado_details_page_new (session, kind, may_save);
}

static GtkWidget *
create_details_again (MadoSession *session, GtkWidget *old)
{
  return create_details (session, mado_details_page_get_kind (MADO_DETAILS_PAGE (old)));
}

static GtkWidget *
create_guide_again (MadoSession *session, GtkWidget *old)
{
  GtkWidget *page = mado_guide_page_new (mado_guide_page_get_consultation (MADO_GUIDE_PAGE (old)));

  mado_guide_page_take_over (MADO_GUIDE_PAGE (page), MADO_GUIDE_PAGE (old));
  return page;
}

static GtkWidget *
create_pin_change_again (MadoSession *session, GtkWidget *old)
{
  GtkWidget *page =
      mado_pin_change_page_new (mado_pin_change_page_get_consultation (MADO_PIN_CHANGE_PAGE (old)));

  mado_pin_change_page_take_over (MADO_PIN_CHANGE_PAGE (page), MADO_PIN_CHANGE_PAGE (old));
  return page;
}

typedef struct
{
  GType (*get_type) (void);
  const char *title;  /* (nullable): that of its procedure */
  const char *action; /* (nullable): opens it, with nothing to be told */
  /* As @old is, which is NULL where the action opens it. */
  GtkWidget *(*create) (MadoSession *session, GtkWidget *old);
} Kind;

static const Kind kinds[] = {
  { mado_manual_page_get_type, N_ ("カードなしで確認"), "manual", create_manual },
  { mado_diagnosis_page_get_type, N_ ("診断"), "diagnosis", create_diagnosis },
  { mado_procedures_page_get_type, N_ ("手続きの案内"), "procedures", create_procedures },
  { mado_help_page_get_type, N_ ("ヘルプ"), "help", create_help },
  { mado_municipality_page_get_type, N_ ("自治体"), "municipality", create_municipality },
  { mado_details_page_get_type, N_ ("電子証明書の詳細"), NULL, create_details_again },
  { mado_guide_page_get_type, NULL, NULL, create_guide_again },
  { mado_pin_change_page_get_type, N_ ("ここで変更する"), NULL, create_pin_change_again },
};

/* (nullable): the other pages are not opened in another language */
static const Kind *
find_kind (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get_type () == type)
      return &kinds[i];
  return NULL;
}

MadoConsultation *
mado_page_opener_get_consultation (MadoPageOpener *self)
{
  GtkWidget *top;

  g_return_val_if_fail (MADO_IS_PAGE_OPENER (self), NULL);

  top = mado_page_stack_get_top (self->stack);
  if (MADO_IS_GUIDE_PAGE (top))
    return mado_guide_page_get_consultation (MADO_GUIDE_PAGE (top));
  if (MADO_IS_PIN_CHANGE_PAGE (top))
    return mado_pin_change_page_get_consultation (MADO_PIN_CHANGE_PAGE (top));
  return NULL;
}

static gboolean
is_at (MadoPageOpener *self, MadoProcedure procedure)
{
  MadoConsultation *consultation = mado_page_opener_get_consultation (self);

  return consultation != NULL && mado_consultation_get_procedure (consultation) == procedure;
}

static gboolean
is_on_top (MadoPageOpener *self, GType type)
{
  GtkWidget *top = mado_page_stack_get_top (self->stack);

  return top != NULL && G_OBJECT_TYPE (top) == type;
}

/* --- opening --- */

/* With what lies over it. */
static void
close_type (MadoPageOpener *self, GType type)
{
  while (mado_page_stack_has_type (self->stack, type))
    mado_page_stack_pop (self->stack);
}

static void
push (MadoPageOpener *self, GtkWidget *page)
{
  const Kind *kind = find_kind (G_OBJECT_TYPE (page));
  g_autofree char *title = NULL;

  if (kind->title != NULL)
    title = g_strdup (_ (kind->title));
  else
    title = mado_wording_procedure_heading (mado_consultation_get_procedure (
        mado_guide_page_get_consultation (MADO_GUIDE_PAGE (page))));
  mado_page_stack_push (self->stack, page, title);
}

/* There is one only, with what was typed: whatever was asked for from there leads back. */
static void
open_kind (MadoPageOpener *self, const Kind *kind)
{
  GType type = kind->get_type ();

  if (mado_page_opener_is_busy (self))
    return;
  if (!mado_page_stack_has_type (self->stack, type))
    push (self, kind->create (self->session, NULL));
  while (!is_on_top (self, type))
    mado_page_stack_pop (self->stack);
}

static void
on_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].action, g_action_get_name (G_ACTION (action))) == 0)
      open_kind (MADO_PAGE_OPENER (user_data), &kinds[i]);
}

static void
on_certificate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoPageOpener *self = MADO_PAGE_OPENER (user_data);
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  MadoKind kind;

  if (snapshot == NULL || !mado_kind_from_string (g_variant_get_string (parameter, NULL), &kind) ||
      mado_snapshot_get_certificate (snapshot, kind) == NULL || mado_page_opener_is_busy (self))
    return;
  close_type (self, MADO_TYPE_DETAILS_PAGE);
  push (self, create_details (self->session, kind));
}

/* Asked from a guide or from the page without a card, it is about what is known there. */
static MadoConsultation *
create_consultation (MadoPageOpener *self, MadoProcedure procedure)
{
  MadoConsultation *consultation = mado_page_opener_get_consultation (self);
  GtkWidget *top = mado_page_stack_get_top (self->stack);
  MadoFacts facts;
  MadoFeb29 feb29;

  if (consultation != NULL)
    return mado_consultation_go_on (consultation, procedure);
  if (MADO_IS_MANUAL_PAGE (top) &&
      mado_manual_page_get_facts (MADO_MANUAL_PAGE (top), &facts, &feb29))
    return mado_consultation_new_typed (self->session, procedure, &facts, feb29);
  return mado_consultation_new (self->session, procedure);
}

/* "period-of-stay=no": what is said by asking for a procedure in this way */
static void
take_answer (MadoConsultation *consultation, const char *text)
{
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  MadoQuestion question;
  MadoAnswer answer;

  if (mado_question_from_string (pair[0], &question) &&
      mado_question_find_choice (question, pair[1] != NULL ? pair[1] : "", &answer))
    mado_consultation_set_answer (consultation, question, answer);
}

/* @parameter: "renew", or with an answer "new-card period-of-stay=no". The guidance outlives the
 * card; what came from the card does not. */
static void
on_procedure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoPageOpener *self = MADO_PAGE_OPENER (user_data);
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  MadoProcedure procedure;
  g_autoptr (MadoConsultation) consultation = NULL;

  if (words[0] == NULL || !mado_procedure_from_string (words[0], &procedure) ||
      mado_page_opener_is_busy (self))
    return;
  consultation = create_consultation (self, procedure);
  if (words[1] != NULL)
    take_answer (consultation, words[1]);
  /* Asked for once more, it begins anew, and one way back leads out of it. */
  while (is_at (self, procedure))
    mado_page_stack_pop (self->stack);
  push (self, mado_guide_page_new (consultation));
}

static void
on_change_pin_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoPageOpener *self = MADO_PAGE_OPENER (user_data);

  if (is_on_top (self, MADO_TYPE_GUIDE_PAGE) && is_at (self, MADO_PROCEDURE_CHANGE_PIN))
    push (self, mado_pin_change_page_new (mado_page_opener_get_consultation (self)));
}

/* Nothing is left to be shown of a certificate that is gone. */
static void
drop_details (MadoPageOpener *self)
{
  GtkWidget *top = mado_page_stack_get_top (self->stack);

  if (MADO_IS_DETAILS_PAGE (top) && mado_details_page_is_empty (MADO_DETAILS_PAGE (top)))
    mado_page_stack_pop (self->stack);
}

/* --- the object --- */

static void
mado_page_opener_dispose (GObject *object)
{
  g_clear_object (&MADO_PAGE_OPENER (object)->session);

  G_OBJECT_CLASS (mado_page_opener_parent_class)->dispose (object);
}

static void
mado_page_opener_class_init (MadoPageOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_page_opener_dispose;
}

static void
mado_page_opener_init (MadoPageOpener *self)
{
}

static void
add_action (MadoPageOpener *self,
            GActionMap *actions,
            const char *name,
            const GVariantType *parameter_type,
            void (*activate) (GSimpleAction *, GVariant *, gpointer))
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, parameter_type);

  g_signal_connect_object (action, "activate", G_CALLBACK (activate), self, 0);
  g_action_map_add_action (actions, G_ACTION (action));
}

MadoPageOpener *
mado_page_opener_new (MadoPageStack *stack, GActionMap *actions)
{
  MadoPageOpener *self = g_object_new (MADO_TYPE_PAGE_OPENER, NULL);

  self->stack = stack;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].action != NULL)
      add_action (self, actions, kinds[i].action, NULL, on_kind_cb);
  add_action (self, actions, "certificate", G_VARIANT_TYPE_STRING, on_certificate_cb);
  add_action (self, actions, "procedure", G_VARIANT_TYPE_STRING, on_procedure_cb);
  add_action (self, actions, "change-pin", NULL, on_change_pin_cb);
  g_signal_connect_object (stack, "changed", G_CALLBACK (drop_details), self, G_CONNECT_SWAPPED);
  return self;
}

void
mado_page_opener_set_session (MadoPageOpener *self, MadoSession *session)
{
  g_return_if_fail (MADO_IS_PAGE_OPENER (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  mado_page_stack_pop_all (self->stack);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "notify::snapshot", G_CALLBACK (drop_details), self,
                           G_CONNECT_SWAPPED);
}

void
mado_page_opener_open (MadoPageOpener *self, GtkWidget *page, const char *title)
{
  g_autoptr (GtkWidget) owned = g_object_ref_sink (page);

  g_return_if_fail (MADO_IS_PAGE_OPENER (self));

  if (mado_page_opener_is_busy (self))
    return;
  close_type (self, G_OBJECT_TYPE (page));
  mado_page_stack_push (self->stack, page, title);
}

void
mado_page_opener_leave (MadoPageOpener *self)
{
  GtkWidget *top;

  g_return_if_fail (MADO_IS_PAGE_OPENER (self));

  top = mado_page_stack_get_top (self->stack);
  if (top == NULL || mado_page_opener_is_busy (self))
    return;
  /* What its guide is about is done. */
  if (MADO_IS_PIN_CHANGE_PAGE (top) && mado_pin_change_page_is_done (MADO_PIN_CHANGE_PAGE (top)))
    mado_page_stack_pop (self->stack);
  mado_page_stack_pop (self->stack);
}

void
mado_page_opener_take_over (MadoPageOpener *self, MadoPageOpener *old)
{
  g_return_if_fail (MADO_IS_PAGE_OPENER (self));

  for (guint i = 0; i < mado_page_stack_get_n_pages (old->stack); i++)
    {
      GtkWidget *page = mado_page_stack_get_page (old->stack, i);
      const Kind *kind = find_kind (G_OBJECT_TYPE (page));

      if (kind != NULL)
        push (self, kind->create (self->session, page));
    }
}

gboolean
mado_page_opener_is_busy (MadoPageOpener *self)
{
  GtkWidget *top;

  g_return_val_if_fail (MADO_IS_PAGE_OPENER (self), FALSE);

  top = mado_page_stack_get_top (self->stack);
  return MADO_IS_PIN_CHANGE_PAGE (top) && mado_pin_change_page_is_busy (MADO_PIN_CHANGE_PAGE (top));
}

const MadoAdvice *
mado_page_opener_get_advice (MadoPageOpener *self)
{
  GtkWidget *top;

  g_return_val_if_fail (MADO_IS_PAGE_OPENER (self), NULL);

  top = mado_page_stack_get_top (self->stack);
  return MADO_IS_MANUAL_PAGE (top) ? mado_manual_page_get_advice (MADO_MANUAL_PAGE (top))
                                   : mado_session_get_advice (self->session);
}
