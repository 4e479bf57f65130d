/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-feature.h"
#include "mado-wording.h"
#include "mado-wording-state.h"

typedef enum
{
  PROP_TITLE = 1,
  PROP_USE,
  PROP_STATE,
  PROP_STATE_ICON,
  PROP_COUNTDOWN,
  PROP_DETAIL,
  PROP_EXPIRES,
  PROP_RENEWED,
  PROP_NOTES,
  PROP_CHAIN,
  PROP_CHAIN_ICON,
  N_PROPS,
} MadoCertificateViewProperty;

static const char *const property_names[N_PROPS] = {
  [PROP_TITLE] = "title",           [PROP_USE] = "use",
  [PROP_STATE] = "state",           [PROP_STATE_ICON] = "state-icon",
  [PROP_COUNTDOWN] = "countdown",   [PROP_DETAIL] = "detail",
  [PROP_EXPIRES] = "expires",       [PROP_RENEWED] = "renewed",
  [PROP_NOTES] = "notes",           [PROP_CHAIN] = "chain",
  [PROP_CHAIN_ICON] = "chain-icon",
};

static GParamSpec *properties[N_PROPS];

struct _MadoCertificateView
{
  GObject parent_instance;

  char *texts[N_PROPS]; /* (owned) */
  MadoKind kind;
  MadoAdvice *advice; /* (owned) */
  const char *tone;
  MadoTries tries;
  gboolean has_tries;
  gboolean pending;
  gboolean askable;
  gboolean chain_doubtful;
  gboolean readable;
};

G_DEFINE_FINAL_TYPE (MadoCertificateView, mado_certificate_view, G_TYPE_OBJECT)

static void
mado_certificate_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const char *text = MADO_CERTIFICATE_VIEW (object)->texts[id];

  g_value_set_string (value, text != NULL ? text : "");
}

static void
mado_certificate_view_finalize (GObject *object)
{
  MadoCertificateView *self = MADO_CERTIFICATE_VIEW (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->advice, mado_advice_unref);

  G_OBJECT_CLASS (mado_certificate_view_parent_class)->finalize (object);
}

static void
mado_certificate_view_class_init (MadoCertificateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mado_certificate_view_get_property;
  object_class->finalize = mado_certificate_view_finalize;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (property_names[i], NULL, NULL, "",
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mado_certificate_view_init (MadoCertificateView *self)
{
}

static MadoItem
certificate_item (MadoKind kind)
{
  return kind == MADO_KIND_AUTH ? MADO_ITEM_AUTH_CERTIFICATE : MADO_ITEM_SIGN_CERTIFICATE;
}

/* A certificate of a card has what can be waited for among its details. */
static char *
create_notes (MadoKind kind, const MadoAdvice *advice, gboolean of_card, MadoAudience audience)
{
  const MadoCertificateAdvice *certificate = &advice->certificates[kind];
  g_auto (GStrv) notes = of_card ? mado_wording_warnings (certificate, audience)
                                 : mado_wording_notes (certificate, &advice->today, audience);

  return g_strjoinv ("\n", notes);
}

/* What holds for both certificates stands with the first one. */
static void
fill_notes (MadoCertificateView *self, gboolean of_card, MadoAudience audience)
{
  self->texts[PROP_NOTES] = create_notes (self->kind, self->advice, of_card, audience);
  if (self->kind == MADO_KIND_SIGN && of_card)
    {
      g_autofree char *other = create_notes (MADO_KIND_AUTH, self->advice, of_card, audience);

      if (strcmp (self->texts[PROP_NOTES], other) == 0)
        g_clear_pointer (&self->texts[PROP_NOTES], g_free);
    }
}

static void
fill_dates (MadoCertificateView *self, gboolean of_card)
{
  const MadoCertificateAdvice *advice = &self->advice->certificates[self->kind];

  if (mado_civil_date_known (&advice->expires))
    self->texts[PROP_EXPIRES] = mado_wording_date_with_weekday (&advice->expires);
  if (!of_card && advice->days_known && advice->days_left >= 0 &&
      mado_civil_date_known (&advice->renewed_expiry))
    self->texts[PROP_RENEWED] = mado_wording_date (&advice->renewed_expiry);
}

/* Makes the first number in @text larger, as Pango markup. (transfer full) */
static char *
create_countdown_markup (const char *text)
{
  const char *digits = text;
  const char *rest;
  g_autofree char *before = NULL;
  g_autofree char *number = NULL;
  g_autofree char *after = NULL;

  while (*digits != '\0' && !g_ascii_isdigit (*digits))
    digits++;
  rest = digits;
  while (g_ascii_isdigit (*rest) || (*rest == ',' && g_ascii_isdigit (rest[1])))
    rest++;
  before = g_markup_escape_text (text, digits - text);
  number = g_strndup (digits, (gsize)(rest - digits));
  after = g_markup_escape_text (rest, -1);
  if (*number == '\0')
    return g_strdup_printf ("<span size=\"150%%\" weight=\"bold\">%s</span>", before);
  return g_strdup_printf (
      "%s <span size=\"260%%\" weight=\"bold\" font_features=\"tnum\">%s</span> %s", before, number,
      after);
}

static void
fill_state (MadoCertificateView *self, MadoAudience audience)
{
  const MadoCertificateAdvice *advice = &self->advice->certificates[self->kind];

  const MadoPill pill = mado_wording_pill (self->kind, advice, &self->advice->today);

  self->tone = pill.tone;
  self->texts[PROP_STATE] = g_strdup (pill.text);
  self->texts[PROP_STATE_ICON] = g_strdup (pill.icon);
  self->texts[PROP_DETAIL] = mado_wording_panel_detail (self->kind, self->advice, audience);
  g_autofree char *countdown = mado_wording_certificate_countdown (advice, &self->advice->today);

  if (countdown != NULL)
    self->texts[PROP_COUNTDOWN] = create_countdown_markup (countdown);
}

static void
replace_text (MadoCertificateView *self, MadoCertificateViewProperty id, char *text)
{
  g_free (self->texts[id]);
  self->texts[id] = text;
}

static void
fill_pending (MadoCertificateView *self)
{
  self->tone = "mado-none";
  replace_text (self, PROP_STATE, g_strdup (_ ("読み取り中…")));
  replace_text (self, PROP_STATE_ICON, g_strdup ("content-loading-symbolic"));
  replace_text (self, PROP_DETAIL, NULL);
}

static void
fill_unreadable (MadoCertificateView *self, const GError *error)
{
  g_autofree char *sentence = mado_wording_error (error);
  g_autofree char *advice = mado_wording_error_advice (error);

  replace_text (self, PROP_DETAIL,
                advice != NULL ? g_strconcat (sentence, "\n", advice, NULL)
                               : g_steal_pointer (&sentence));
}

static void
fill_chain (MadoCertificateView *self, MadoSnapshot *snapshot)
{
  MadoChain chain = mado_snapshot_get_chain (snapshot, self->kind);

  self->chain_doubtful = chain == MADO_CHAIN_BROKEN || chain == MADO_CHAIN_UNPINNED;
  self->texts[PROP_CHAIN] = g_strdup (mado_wording_chain (chain));
  self->texts[PROP_CHAIN_ICON] =
      g_strdup (self->chain_doubtful ? "dialog-warning-symbolic" : "mado-info-symbolic");
}

static void
fill_password (MadoCertificateView *self)
{
  MadoTriesState state = self->tries.state;

  if (self->kind != MADO_KIND_SIGN || !mado_feature_is_on (MADO_FEATURE_SIGN_PASSWORD) ||
      mado_certificate_view_get_advice (self)->state != MADO_STATE_HIDDEN)
    return;
  self->askable = state == MADO_TRIES_LEFT || state == MADO_TRIES_NOT_REPORTED ||
                  state == MADO_TRIES_UNREADABLE;
}

static void
fill_from_card (MadoCertificateView *self, MadoSnapshot *snapshot)
{
  MadoItem item = certificate_item (self->kind);
  MadoItemState state = mado_snapshot_get_state (snapshot, item);
  MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, self->kind);

  self->tries = mado_snapshot_get_tries (snapshot, self->kind == MADO_KIND_AUTH ? MADO_PIN_AUTH
                                                                                : MADO_PIN_SIGN);
  /* A card without PINs has no tries worth showing. */
  self->has_tries = self->tries.state != MADO_TRIES_ABSENT &&
                    (mado_certificate_view_get_advice (self)->notes & MADO_NOTE_FACE_CARD) == 0;
  self->pending = state == MADO_ITEM_PENDING;
  if (self->pending)
    fill_pending (self);
  if (state == MADO_ITEM_UNREADABLE && mado_snapshot_get_error (snapshot, item) != NULL)
    fill_unreadable (self, mado_snapshot_get_error (snapshot, item));
  self->readable = certificate != NULL;
  if (certificate != NULL)
    fill_chain (self, snapshot);
  fill_password (self);
}

MadoCertificateView *
mado_certificate_view_new (MadoKind kind,
                           MadoAdvice *advice,
                           MadoSnapshot *snapshot,
                           MadoAudience audience)
{
  MadoCertificateView *self = g_object_new (MADO_TYPE_CERTIFICATE_VIEW, NULL);

  self->kind = kind;
  self->advice = mado_advice_ref (advice);
  self->texts[PROP_TITLE] = mado_wording_kind_heading (kind);
  self->texts[PROP_USE] = g_strdup (mado_wording_kind_use (kind));
  fill_state (self, audience);
  fill_dates (self, snapshot != NULL);
  fill_notes (self, snapshot != NULL, audience);
  if (snapshot != NULL)
    fill_from_card (self, snapshot);
  return self;
}

MadoKind
mado_certificate_view_get_kind (MadoCertificateView *self)
{
  return self->kind;
}

const MadoCertificateAdvice *
mado_certificate_view_get_advice (MadoCertificateView *self)
{
  return &self->advice->certificates[self->kind];
}

const MadoAdvice *
mado_certificate_view_get_all_advice (MadoCertificateView *self)
{
  return self->advice;
}

const GDate *
mado_certificate_view_get_today (MadoCertificateView *self)
{
  return &self->advice->today;
}

const char *
mado_certificate_view_get_tone (MadoCertificateView *self)
{
  return self->tone;
}

gboolean
mado_certificate_view_get_tries (MadoCertificateView *self, MadoTries *tries)
{
  *tries = self->tries;
  return self->has_tries;
}

gboolean
mado_certificate_view_get_pending (MadoCertificateView *self)
{
  return self->pending;
}

gboolean
mado_certificate_view_get_askable (MadoCertificateView *self)
{
  return self->askable;
}

gboolean
mado_certificate_view_get_readable (MadoCertificateView *self)
{
  return self->readable;
}

gboolean
mado_certificate_view_get_chain_doubtful (MadoCertificateView *self)
{
  return self->chain_doubtful;
}
