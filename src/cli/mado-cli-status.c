/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-cli-options.h"
#include "mado-cli-outcome.h"
#include "mado-cli-password.h"
#include "mado-cli-reader.h"
#include "mado-cli-transport.h"
#include "mado-scenario.h"
#include "mado-status-json.h"
#include "mado-status-text.h"
#include "mado-wording.h"
#include "mado-cli-nicks.h"

/* What was asked for. */
typedef struct
{
  const char *reader;   /* (nullable) */
  const char *practice; /* (nullable) */
  const char *wanted;   /* (nullable): the municipality */
  GDate today;
  gboolean password;
  gboolean use_last_try;
  gboolean show_personal;
  gboolean json;
  gboolean answered;              /* the answer is on stdout */
  MadoMunicipality *municipality; /* (owned) (nullable) */
  MadoPinOrder *order;            /* (owned) (nullable): with a password */
} Request;

static void
request_clear (Request *self)
{
  g_clear_pointer (&self->order, mado_pin_order_unref);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* --- the answer --- */

/* @snapshot, @advice: (nullable): what is known. The failure of @code is the one that was
 * complained of. */
static MadoCliExit
write_json (const Request *request,
            MadoSnapshot *snapshot,
            const MadoAdvice *advice,
            MadoCliExit code)
{
  const MadoStatusFailure failure = { mado_cli_exit_to_string (code), mado_cli_get_complaint () };
  g_autofree char *json = mado_status_to_json (snapshot, advice, request->municipality,
                                               code != MADO_CLI_DONE ? &failure : NULL);
  return mado_cli_write (json, TRUE);
}

static MadoCliExit
print_status (const Request *request, MadoSnapshot *snapshot, MadoCliExit code)
{
  MadoFacts facts;
  MadoAdvice advice;
  mado_snapshot_get_facts (snapshot, &facts);
  mado_rules_advise (&facts, &request->municipality->rules, &request->today, &advice);
  if (request->json)
    return write_json (request, snapshot, &advice, code);

  g_autofree char *text = mado_status_to_text (snapshot, &advice, request->municipality,
                                               MADO_BOTH_KINDS, request->show_personal);
  return mado_cli_write (text, FALSE);
}

static void
complain_of_password (const MadoTries *tries, const GError *error)
{
  gboolean last = tries->state == MADO_TRIES_LEFT;
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM) && last)
    mado_cli_complain (
        ngettext ("署名用パスワードはあと%"
                  "u回でロックされるため、カードに送りませんでした（それでも試すときは "
                  "--use-last-try）。",
                  "署名用パスワードはあと%"
                  "u回でロックされるため、カードに送りませんでした（それでも試すときは "
                  "--use-last-try）。",
                  tries->left),
        tries->left);
  else if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM))
    mado_cli_complain (
        _ ("署名用パスワードの残りの回数がわからないため、カードに送りませんでした（それでも試す"
           "ときは --use-last-try）。"));
  else if (last)
    mado_cli_complain (ngettext ("署名用パスワードが違います（あと%u回）。",
                                 "署名用パスワードが違います（あと%u回）。", tries->left),
                       tries->left);
  else
    mado_cli_complain (_ ("署名用パスワードが違います（残りの回数は確認できません）。"));
}

/* A 顔認証 card: there is nothing to unlock the password for. */
static gboolean
is_not_recorded (MadoSnapshot *snapshot)
{
  return snapshot != NULL &&
         mado_snapshot_get_state (snapshot, MADO_ITEM_SIGN_CERTIFICATE) == MADO_ITEM_ABSENT;
}

static MadoCliExit
complain_of_error (const Request *request, const MadoCliOutcome *outcome)
{
  MadoCliExit code = mado_cli_exit_of (outcome->error);
  if (request->order != NULL &&
      (g_error_matches (outcome->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM) ||
       g_error_matches (outcome->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG)))
    complain_of_password (&request->order->answer.tries, outcome->error);
  else if (code == MADO_CLI_LOCKED && is_not_recorded (outcome->snapshot))
    mado_cli_complain (
        _ ("署名用電子証明書は記録されていません（パスワードはロックされています）。"));
  else if (code == MADO_CLI_LOCKED)
    mado_cli_complain (_ ("署名用パスワードがロックされています（窓口で解除できます）。"));
  else
    mado_cli_complain_of_error (outcome->error);
  return code;
}

/* Also where the card contradicts itself. */
static gboolean
is_unread (MadoSnapshot *snapshot, MadoItem item)
{
  MadoItemState state = mado_snapshot_get_state (snapshot, item);

  return state == MADO_ITEM_UNREADABLE || state == MADO_ITEM_UNSURE;
}

/* What the exit code has to tell of a card that was read to its end. */
static MadoCliExit
judge_snapshot (MadoSnapshot *snapshot)
{
  if (mado_snapshot_get_token (snapshot) == MADO_TOKEN_JUKI_CARD)
    {
      mado_cli_complain (_ ("このカードは住基カードで、マイナンバーカードではありません。"));
      return MADO_CLI_OTHER_CARD;
    }
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    if (is_unread (snapshot, MADO_ITEM_AUTH_CERTIFICATE + (MadoItem)kind))
      {
        mado_cli_complain (_ ("%sを読み取れませんでした。"), mado_wording_kind (kind));
        return MADO_CLI_CARD_ERROR;
      }
  for (MadoKind kind = 0; kind < MADO_N_KINDS; kind++)
    if (mado_snapshot_get_chain (snapshot, kind) == MADO_CHAIN_BROKEN)
      {
        mado_cli_complain (_ ("%sの発行元の署名が合いません。"), mado_wording_kind (kind));
        return MADO_CLI_UNTRUSTED;
      }
  return MADO_CLI_DONE;
}

/* What was read is shown also where the reading broke off, or the password was refused or held
 * back; not where nothing of the card can be told. */
static gboolean
is_worth_showing (MadoCliExit code)
{
  return code != MADO_CLI_NO_SERVICE && code != MADO_CLI_NO_READER && code != MADO_CLI_NO_CARD;
}

static MadoCliExit
answer (Request *request, const MadoCliOutcome *outcome)
{
  MadoCliExit code = outcome->error != NULL ? complain_of_error (request, outcome)
                                            : judge_snapshot (outcome->snapshot);
  MadoCliExit written = MADO_CLI_DONE;
  if (outcome->snapshot != NULL && is_worth_showing (code))
    {
      written = print_status (request, outcome->snapshot, code);
      request->answered = TRUE;
    }
  return code != MADO_CLI_DONE ? code : written;
}

/* --- what is asked for --- */

/* The password is for one card; it is not tried on the others that happen to be there. */
static gboolean
check_one_card (const Request *request, char **readers)
{
  if (!request->password || request->reader != NULL || g_strv_length (readers) == 1)
    return TRUE;
  mado_cli_complain (
      _ ("カードが複数あるため、パスワードを使うカードを --reader で選んでください。"));
  return FALSE;
}

static gboolean
take_password (Request *request)
{
  MadoPinFormat format = MADO_PIN_FORMAT_OK;
  if (!request->password)
    return TRUE;
  g_autoptr (MadoSecret) secret =
      mado_cli_pin_read (fileno (stdin), MADO_PIN_SIGN, _ ("署名用パスワード："), &format);
  if (secret != NULL)
    {
      request->order = mado_pin_order_new_sign (secret, request->use_last_try);
      return TRUE;
    }
  const char *fault = mado_wording_pin_format (MADO_PIN_SIGN, format);
  mado_cli_complain (_ ("署名用パスワード：%s"), fault != NULL ? fault : "");
  return FALSE;
}

/* A signal ends the program. */
static void
on_ended_cb (gboolean sent, gpointer data)
{
  const Request *request = data;
  const GError untold = { MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD, (char *)"" };
  g_autofree char *words = mado_wording_error (&untold);
  if (sent)
    mado_cli_complain ("%s", words);
  if (request->json)
    write_json (request, NULL, NULL, MADO_CLI_CARD_ERROR);
}

static MadoCliExit
run (Request *request)
{
  request->municipality = mado_cli_load_municipality (request->wanted);
  g_autoptr (MadoTransport) transport =
      request->municipality != NULL ? mado_cli_open_transport (request->practice, &request->today)
                                    : NULL;
  if (transport == NULL)
    return MADO_CLI_USAGE;

  g_autoptr (GError) error = NULL;
  g_auto (GStrv) readers = mado_cli_find_readers (transport, request->reader, &error);
  if (readers == NULL)
    return mado_cli_complain_of_readers (request->reader, error);
  /* The password is not asked for where it could not be used. */
  if (!check_one_card (request, readers) || !take_password (request))
    return MADO_CLI_USAGE;

  const MadoReadingRequest reading = {
    .practice = request->practice != NULL,
    .practice_cas = request->practice != NULL ? mado_scenario_get_practice_cas () : NULL,
    .order = request->order,
  };
  g_auto (MadoCliOutcome) outcome = { 0 };
  mado_cli_outcome_read (transport, &reading, readers, on_ended_cb, request, &outcome);
  if (request->order != NULL)
    mado_pin_order_forget_secrets (request->order);
  return answer (request, &outcome);
}

static gboolean
check_request (const Request *request)
{
  if (request->use_last_try && !request->password)
    {
      mado_cli_complain (_ ("--use-last-try は --password-stdin とともに指定してください。"));
      return FALSE;
    }
  if (request->show_personal && !request->password)
    {
      mado_cli_complain (_ ("--show-personal は --password-stdin とともに指定してください。"));
      return FALSE;
    }
  return TRUE;
}

MadoCliExit
mado_cli_status (char **args)
{
  g_auto (GStrv) readers = NULL;
  g_auto (GStrv) practices = NULL;
  g_auto (GStrv) todays = NULL;
  g_auto (GStrv) municipalities = NULL;
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "reader", 0, 0, G_OPTION_ARG_STRING_ARRAY, &readers,
      N_ ("使うリーダーの名前（一つに決まれば一部でもよい）"), "NAME" },
    { "practice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &practices,
      N_ ("本物のカードの代わりに練習用カードを使います"), "NAME" },
    { "today", 0, 0, G_OPTION_ARG_STRING_ARRAY, &todays, N_ ("この日の状態を示します"), "DATE" },
    { "municipality", 0, 0, G_OPTION_ARG_STRING_ARRAY, &municipalities,
      N_ ("きまりを使う自治体（はじめは設定のもの）"), "NAME" },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &request.password,
      N_ ("標準入力から署名用パスワードを1行読み、署名用電子証明書も読み取ります"), NULL },
    { "use-last-try", 0, 0, G_OPTION_ARG_NONE, &request.use_last_try,
      N_ ("残りが1回か不明でもパスワードを送ります（間違えるとロックされます）"), NULL },
    { "show-personal", 0, 0, G_OPTION_ARG_NONE, &request.show_personal,
      N_ ("署名用電子証明書の氏名・住所なども示します（--jsonでは示しません）"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;
  if (!mado_cli_options_parse (args, entries, &code))
    return code;
  if (!mado_cli_options_get (readers, "--reader", &request.reader) ||
      !mado_cli_options_get (practices, "--practice", &request.practice) ||
      !mado_cli_options_get_date (todays, "--today", FALSE, &request.today) ||
      !mado_cli_options_get (municipalities, "--municipality", &request.wanted) ||
      !check_request (&request))
    return MADO_CLI_USAGE;
  code = mado_civil_date_known (&request.today) || mado_cli_get_today (&request.today)
             ? run (&request)
             : MADO_CLI_USAGE;
  /* One object, whatever happened. */
  if (request.json && !request.answered)
    write_json (&request, NULL, NULL, code);
  return code;
}
