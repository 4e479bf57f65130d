/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-change-pin-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "mado-advice.h"
#include "mado-cli-options.h"
#include "mado-cli-outcome.h"
#include "mado-cli-output.h"
#include "mado-cli-password.h"
#include "mado-cli-reader.h"
#include "mado-cli-transport.h"
#include "mado-cli-wait.h"
#include "mado-reading-change.h"
#include "mado-scenario.h"
#include "mado-wording.h"
#include "mado-card-nicks.h"

/* What was asked for. */
typedef struct
{
  MadoPin pin;
  const char *reader;   /* (nullable) */
  const char *practice; /* (nullable) */
  GDate today;
  gboolean from_stdin;
  gboolean use_last_try;
  gboolean json;
  MadoAdvice advice;   /* for the card, once it was read */
  gboolean face_card;  /* what the card was found to look like */
  MadoSecret *current; /* (owned) (nullable): typed on the reader's keys where there are any */
  MadoSecret *new_pin; /* (owned) (nullable): likewise */
} Request;

static void
request_clear (Request *self)
{
  g_clear_pointer (&self->current, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* --- the answer --- */

static const char *
change_word (MadoPinChange change)
{
  switch (change)
    {
    case MADO_PIN_CHANGE_CHANGED:
      return "changed";
    case MADO_PIN_CHANGE_NOT_CHANGED:
    case MADO_PIN_CHANGE_NOT_SENT:
      return "not-changed";
    case MADO_PIN_CHANGE_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
add_tries (JsonBuilder *builder, const MadoTries *tries)
{
  json_builder_set_member_name (builder, "tries_left");
  if (tries->state == MADO_TRIES_LEFT || tries->state == MADO_TRIES_LOCKED)
    json_builder_add_int_value (builder, tries->state == MADO_TRIES_LEFT ? tries->left : 0);
  else
    json_builder_add_null_value (builder);
}

static char *
make_json (const Request *request, MadoPinChange change, const MadoTries *tries, gboolean confirmed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pin");
  json_builder_add_string_value (builder, mado_pin_to_string (request->pin));
  json_builder_set_member_name (builder, "result");
  json_builder_add_string_value (builder, change_word (change));
  json_builder_set_member_name (builder, "confirmed");
  json_builder_add_boolean_value (builder, confirmed);
  add_tries (builder, tries);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);
  return g_strconcat (json, "\n", NULL);
}

/* Where nothing of a PIN can be told there is nothing to write. MADO_CLI_USAGE is a PIN that was
 * held back for want of tries, which were read. */
static gboolean
is_worth_writing (MadoCliExit code)
{
  return code == MADO_CLI_DONE || code == MADO_CLI_CARD_ERROR || code == MADO_CLI_WRONG_PASSWORD ||
         code == MADO_CLI_LOCKED || code == MADO_CLI_USAGE;
}

static void
complain_of_change (const Request *request,
                    MadoPinChange change,
                    const MadoTries *tries,
                    const GError *error)
{
  g_autofree char *sentence = mado_wording_pin_change (request->pin, change, tries, error);
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM))
    {
      mado_cli_complain (_ ("%sそれでも試すときは --use-last-try を指定してください。"), sentence);
      return;
    }
  g_autofree char *advice =
      request->face_card ? mado_wording_lock (request->pin, &request->advice, MADO_AUDIENCE_CITIZEN)
                         : mado_wording_pin_change_advice (request->pin, change, tries, error,
                                                           &request->advice, MADO_AUDIENCE_CITIZEN);
  if (advice != NULL)
    /* Translators: two sentences, one after the other */
    mado_cli_complain (_ ("%1$s%2$s"), sentence, advice);
  else
    mado_cli_complain ("%s", sentence);
}

/* @error: (nullable) */
static MadoCliExit
answer (const Request *request, MadoPinChange change, const MadoTries *tries, const GError *error)
{
  MadoCliExit code = MADO_CLI_DONE;
  MadoCliExit written = MADO_CLI_DONE;
  if (error != NULL)
    code = mado_pin_change_is_unchanged (change) ? mado_cli_exit_of (error) : MADO_CLI_CARD_ERROR;
  if (request->json && is_worth_writing (code))
    {
      g_autofree char *json = make_json (request, change, tries, error == NULL);
      written = mado_cli_write (json, TRUE);
    }
  else if (error == NULL)
    {
      g_autofree char *sentence = mado_wording_pin_change (request->pin, change, tries, NULL);
      g_autofree char *line = g_strconcat (sentence, "\n", NULL);
      written = mado_cli_write (line, FALSE);
    }
  if (error != NULL)
    complain_of_change (request, change, tries, error);
  return code != MADO_CLI_DONE ? code : written;
}

/* A signal ends the program. Of a change that nothing was sent for there is nothing to say beside
 * the object that --json promises. */
static void
answer_ended (gboolean sent, const Request *request)
{
  const MadoTries unknown = { MADO_TRIES_UNKNOWN, 0 };
  const GError untold = { MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD, (char *)"" };
  MadoPinChange change = sent ? MADO_PIN_CHANGE_UNKNOWN : MADO_PIN_CHANGE_NOT_SENT;
  if (sent)
    complain_of_change (request, change, &unknown, &untold);
  if (request->json)
    {
      g_autofree char *json = make_json (request, change, &unknown, FALSE);
      mado_cli_write (json, TRUE);
    }
}

/* --- what is typed --- */

static MadoSecret *
take_one (const Request *request, const char *prompt, const char *which)
{
  MadoPinFormat format = MADO_PIN_FORMAT_OK;
  MadoSecret *secret = mado_cli_pin_read (fileno (stdin), request->pin, prompt, &format);
  if (secret != NULL)
    return secret;
  const char *fault = mado_wording_pin_format (request->pin, format);
  /* Translators: a label and a sentence */
  mado_cli_complain (_ ("%1$s%2$s"), which, fault != NULL ? fault : "");
  return NULL;
}

static MadoSecret *
take_current (const Request *request)
{
  const char *name = mado_wording_pin_name (request->pin);
  /* Translators: a label; %s is the name of a PIN */
  g_autofree char *label = g_strdup_printf (_ ("いまの%s："), name);
  return take_one (request, label, label);
}

static MadoSecret *
take_new (const Request *request)
{
  const char *name = mado_wording_pin_name (request->pin);
  const char *shape = mado_wording_pin_shape (request->pin);
  /* Translators: a label; %s is the name of a PIN */
  g_autofree char *label = g_strdup_printf (_ ("新しい%s："), name);
  /* Translators: a question; %1$s is the name of a PIN, %2$s what it is made of */
  g_autofree char *prompt = g_strdup_printf (_ ("新しい%1$s（%2$s）："), name, shape);
  return take_one (request, prompt, label);
}

/* At a terminal nobody sees what they type, so it is typed twice. Whoever writes it to a pipe can
 * see it. */
static gboolean
check_repetition (const Request *request)
{
  if (request->from_stdin)
    return TRUE;
  const char *name = mado_wording_pin_name (request->pin);
  /* Translators: a question; %s is the name of a PIN */
  g_autofree char *prompt = g_strdup_printf (_ ("新しい%s（確認）："), name);
  MadoPinFormat format;
  g_autoptr (MadoSecret) again = mado_cli_pin_read (fileno (stdin), request->pin, prompt, &format);
  if (again != NULL && (mado_pin_judge (request->pin, again, request->new_pin, NULL) &
                        MADO_PIN_WEAK_SAME_AS_CURRENT) != 0)
    return TRUE;
  mado_cli_complain (_ ("新しい%sと確認の入力が違います。カードには何も送りませんでした。"), name);
  return FALSE;
}

/* Advice, and no more than that. */
static void
warn_of_weakness (const Request *request)
{
  guint weaknesses = mado_pin_judge (request->pin, request->new_pin, request->current, NULL);
  const char *name = mado_wording_pin_name (request->pin);
  for (guint i = 0; i < MADO_N_PIN_WEAKNESSES; i++)
    if ((weaknesses & (1u << i)) != 0)
      /* Translators: %1$s is the name of a PIN, %2$s a sentence that says what is poor about it */
      mado_cli_complain (_ ("新しい%1$s：%2$s"), name,
                         mado_wording_pin_weakness ((MadoPinWeakness)(1u << i)));
}

static gboolean
take_pins (Request *request)
{
  request->current = take_current (request);
  if (request->current == NULL)
    return FALSE;
  request->new_pin = take_new (request);
  if (request->new_pin == NULL || !check_repetition (request))
    return FALSE;
  warn_of_weakness (request);
  return TRUE;
}

/* --- the card --- */

static gboolean
check_one_card (const Request *request, char **readers)
{
  if (request->reader != NULL || g_strv_length (readers) == 1)
    return TRUE;
  mado_cli_complain (
      _ ("カードが複数あるため、暗証番号を変更するカードを --reader で選んでください。"));
  return FALSE;
}

/* What the card says without a PIN: the same that mado_card_change_pin() would find, but found
 * before anything is typed. (transfer full) (nullable) */
static GError *
find_obstacle (const Request *request, MadoSnapshot *snapshot, MadoTries *tries)
{
  GError *error = NULL;
  *tries = mado_snapshot_get_tries (snapshot, request->pin);
  if (!mado_reading_check_changeable (snapshot, &error))
    return error;
  if (tries->state == MADO_TRIES_LOCKED)
    return g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED, "no try is left");
  if (tries->state == MADO_TRIES_ABSENT)
    return g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT, "no such PIN");
  if ((tries->state != MADO_TRIES_LEFT || tries->left == 1) && !request->use_last_try)
    return g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM, "the last try");
  return NULL;
}

/* A lock that the change itself brings is not in it, and need not be: where a PIN can be set anew
 * hangs on the other one's lock. */
static gboolean
take_advice (Request *request, MadoSnapshot *snapshot)
{
  MadoFacts facts;
  g_autoptr (MadoMunicipality) municipality = mado_cli_load_municipality (NULL);
  if (municipality == NULL)
    return FALSE;
  mado_snapshot_get_facts (snapshot, &facts);
  mado_rules_advise (&facts, &municipality->rules, &request->today, &request->advice);
  return TRUE;
}

static gboolean
looks_like_face_card (const Request *request)
{
  return (request->advice.certificates[MADO_KIND_AUTH].notes & MADO_NOTE_FACE_CARD) != 0;
}

static void
show_tries (const Request *request, const MadoTries *tries)
{
  if (request->from_stdin)
    return;
  g_autofree char *words = mado_wording_tries (request->pin, tries);
  /* Translators: %1$s is the name of a PIN, %2$s how many tries are left */
  g_autofree char *line =
      g_strdup_printf (_ ("%1$s：%2$s"), mado_wording_pin_name (request->pin), words);
  mado_cli_put (stderr, line);
  mado_cli_put (stderr, "\n");
}

/* What is typed on the reader never enters the computer. Whoever wants to use the keyboard all the
 * same says --stdin. */
static gboolean
is_typed_on_reader (const Request *request, MadoSnapshot *snapshot)
{
  return !request->from_stdin && mado_pin_is_typable (request->pin) &&
         mado_snapshot_get_has_pin_pad (snapshot);
}

static void
tell_what_to_type (const Request *request)
{
  g_autofree char *order = mado_wording_pin_change_pin_pad (request->pin);
  g_autofree char *lines =
      g_strconcat (_ ("リーダーのキーで入力してください。"), "\n", order, "\n", NULL);
  mado_cli_put (stderr, lines);
}

/* What change() is about, for the thread. */
typedef struct
{
  const Request *request;
  MadoTransport *transport;
  const char *reader;
  MadoSnapshot *base;
  MadoPinOrder *order;
  GError *error; /* (owned) (nullable) */
} Change;

static void
change_once (Change *self, MadoCliWait *wait)
{
  const MadoReadingRequest request = {
    .reader = self->reader,
    .order = self->order,
    .committed = mado_cli_committed_cb,
    .user_data = wait,
  };
  g_autoptr (MadoSnapshot) after = mado_reading_run_change (
      self->transport, &request, self->base, mado_cli_wait_get_cancellable (wait), &self->error);
}

/* The card is another program's alone, and nothing was sent to it. */
static gboolean
is_held (const Change *self)
{
  return self->order->answer.change == MADO_PIN_CHANGE_NOT_SENT &&
         g_error_matches (self->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
}

static void
run_change (MadoCliWait *wait, gpointer data)
{
  Change *self = data;
  char *readers[] = { (char *)self->reader, NULL };
  change_once (self, wait);
  while (is_held (self) && mado_cli_await_release (self->transport, readers, wait))
    {
      g_clear_error (&self->error);
      change_once (self, wait);
    }
}

static void
on_change_ended_cb (gboolean sent, gpointer data)
{
  const Change *self = data;
  answer_ended (sent, self->request);
}

static MadoCliExit
change (Request *request, MadoTransport *transport, const char *reader, MadoSnapshot *base)
{
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_change (
      request->pin, request->current, request->new_pin, request->use_last_try);
  Change self = { request, transport, reader, base, order, NULL };
  request_clear (request);
  mado_cli_wait_for (transport, run_change, &self, on_change_ended_cb);
  g_autoptr (GError) error = self.error;
  /* Not a moment longer than needed. */
  mado_pin_order_forget_secrets (order);
  return answer (request, order->answer.change, &order->answer.tries, error);
}

/* The reading of before broke off: nothing was changed, and nothing was about to be. */
static MadoCliExit
answer_unread (const Request *request, const GError *error)
{
  const MadoTries unknown = { MADO_TRIES_UNKNOWN, 0 };
  return answer (request, MADO_PIN_CHANGE_NOT_SENT, &unknown, error);
}

static void
on_reading_ended_cb (gboolean sent, gpointer data)
{
  answer_ended (FALSE, data);
}

static MadoCliExit
change_at (Request *request, MadoTransport *transport, char **readers)
{
  const MadoReadingRequest reading = {
    .practice = request->practice != NULL,
    .practice_cas = request->practice != NULL ? mado_scenario_get_practice_cas () : NULL,
  };
  g_auto (MadoCliOutcome) outcome = { 0 };
  MadoTries tries = { MADO_TRIES_UNKNOWN, 0 };
  mado_cli_outcome_read (transport, &reading, readers, on_reading_ended_cb, request, &outcome);
  if (outcome.error != NULL)
    return answer_unread (request, outcome.error);
  if (!take_advice (request, outcome.snapshot))
    return MADO_CLI_USAGE;
  g_autoptr (GError) obstacle = find_obstacle (request, outcome.snapshot, &tries);
  request->face_card = tries.state == MADO_TRIES_LOCKED && looks_like_face_card (request);
  if (obstacle != NULL)
    return answer (request, MADO_PIN_CHANGE_NOT_SENT, &tries, obstacle);

  show_tries (request, &tries);
  if (is_typed_on_reader (request, outcome.snapshot))
    tell_what_to_type (request);
  else if (!take_pins (request))
    return MADO_CLI_USAGE;
  return change (request, transport, readers[0], outcome.snapshot);
}

static MadoTransport *
open_transport (const Request *request, MadoTransport *given)
{
  return given != NULL ? g_object_ref (given)
                       : mado_cli_open_transport (request->practice, &request->today);
}

static MadoCliExit
run (Request *request, MadoTransport *given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTransport) transport = open_transport (request, given);
  if (transport == NULL)
    return MADO_CLI_USAGE;
  g_auto (GStrv) readers = mado_cli_find_readers (transport, request->reader, &error);
  if (readers == NULL)
    return mado_cli_complain_of_readers (request->reader, error);
  return check_one_card (request, readers) ? change_at (request, transport, readers)
                                           : MADO_CLI_USAGE;
}

/* --- what is asked for --- */

static gboolean
parse_pin (const char *text, MadoPin *pin)
{
  if (mado_pin_from_string (text, pin) && *pin < MADO_N_PINS)
    return TRUE;
  mado_cli_complain (_ ("変更するものを --pin sign、--pin auth、--pin text のどれかで選んでくださ"
                        "い。"));
  return FALSE;
}

/* The day of a practice card; what is changed on a real one is changed now. */
static gboolean
take_today (char **words, Request *request)
{
  if (!mado_cli_options_get_date (words, "--today", FALSE, &request->today))
    return FALSE;
  if (words != NULL && request->practice == NULL)
    {
      mado_cli_complain (_ ("--today は --practice とともに指定してください。"));
      return FALSE;
    }
  return words != NULL || mado_cli_get_today (&request->today);
}

static gboolean
check_request (const Request *request)
{
  if (!mado_pin_is_changeable (request->pin))
    {
      g_autofree char *sentence = mado_wording_pin_not_changeable (request->pin);
      mado_cli_complain ("%s", sentence);
      return FALSE;
    }
  if (!request->from_stdin && !mado_cli_is_terminal (fileno (stdin)))
    {
      mado_cli_complain (_ ("標準入力が端末ではありません。パイプから読むときは --stdin を指定して"
                            "ください。"));
      return FALSE;
    }
  return TRUE;
}

MadoCliExit
mado_cli_change_pin (char **args)
{
  return mado_cli_change_pin_at (args, NULL);
}

MadoCliExit
mado_cli_change_pin_at (char **args, MadoTransport *transport)
{
  g_auto (GStrv) pins = NULL;
  g_auto (GStrv) readers = NULL;
  g_auto (GStrv) practices = NULL;
  g_auto (GStrv) todays = NULL;
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "pin", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pins,
      N_ ("変更するもの：署名用パスワード（sign）、利用者証明用暗証番号（auth）、券面事項入力補助用"
          "暗証番号（text）"),
      "sign|auth|text" },
    { "reader", 0, 0, G_OPTION_ARG_STRING_ARRAY, &readers,
      N_ ("使うリーダーの名前（一つに決まれば一部でもよい）"), "NAME" },
    { "practice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &practices,
      N_ ("本物のカードの代わりに練習用カードを使います"), "NAME" },
    { "today", 0, 0, G_OPTION_ARG_STRING_ARRAY, &todays, N_ ("この日の練習用カードを使います"),
      "DATE" },
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &request.from_stdin,
      N_ ("標準入力から、いまのものと新しいものを1行ずつ読みます"), NULL },
    { "use-last-try", 0, 0, G_OPTION_ARG_NONE, &request.use_last_try,
      N_ ("残りが1回か不明でもカードに送ります（間違えるとロックされます）"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;
  const char *pin = NULL;
  if (!mado_cli_options_parse (args, entries, &code))
    return code;
  if (!mado_cli_options_get (pins, "--pin", &pin) ||
      !mado_cli_options_get (readers, "--reader", &request.reader) ||
      !mado_cli_options_get (practices, "--practice", &request.practice) ||
      !take_today (todays, &request) || !parse_pin (pin, &request.pin) || !check_request (&request))
    return MADO_CLI_USAGE;
  return run (&request, transport);
}
