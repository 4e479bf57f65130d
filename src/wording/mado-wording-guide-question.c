/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>

/* The question about the age has a number of the rules in it, and is made below. */
static const char *const questions[MADO_N_QUESTIONS] = {
  [MADO_QUESTION_VISITOR] = N_ ("どなたが窓口へ行きますか。"),
  [MADO_QUESTION_ERRAND] = N_ ("代理人は、何の手続きをしますか。"),
  [MADO_QUESTION_GUARDIANSHIP] = N_ ("カードの持ち主は成年被後見人ですか。"),
  [MADO_QUESTION_CHANGE] = N_ ("発行のあとに、住所・氏名・性別・生年月日が変わりましたか。"),
  [MADO_QUESTION_REPORTED] = N_ ("住所や氏名の変更の届出は済んでいますか。"),
  [MADO_QUESTION_CONTINUED_USE] = N_ ("転入のあと、カードの継続利用の手続きをしましたか。"),
  [MADO_QUESTION_WITHIN_90_DAYS] = N_ ("転入の届出から90日以内ですか。"),
  [MADO_QUESTION_CARD_ENDS_TOO] =
      N_ ("カード本体の有効期限も、電子証明書と同じころに終わりますか。"),
  [MADO_QUESTION_PERIOD_OF_STAY] = N_ ("在留期間のある外国人住民の方ですか。"),
  [MADO_QUESTION_STAY_EXTENSION] = N_ ("在留期間の更新は済んでいますか。"),
  [MADO_QUESTION_FACE_CARD] = N_ ("顔認証マイナンバーカード（暗証番号のないカード）ですか。"),
  [MADO_QUESTION_SIGN_RECORDED] = N_ ("署名用電子証明書は記録されていますか。"),
  [MADO_QUESTION_WHICH_PIN] = N_ ("どの暗証番号ですか。"),
  [MADO_QUESTION_CURRENT_PIN] = N_ ("いまの暗証番号はわかりますか。"),
  [MADO_QUESTION_OTHER_PIN] = N_ ("もう一方の電子証明書の暗証番号はわかりますか。"),
  [MADO_QUESTION_PINS_KNOWN] = N_ ("手続きに使う暗証番号は、すべてわかりますか。"),
  [MADO_QUESTION_LETTER] = N_ ("通知書に同封の照会書兼回答書はありますか。"),
  [MADO_QUESTION_WHICH_CERTIFICATE] = N_ ("どの電子証明書を失効させますか。"),
  [MADO_QUESTION_CARD_AT_HAND] = N_ ("カードは手元にありますか。"),
  [MADO_QUESTION_SUSPENDED] = N_ ("一時利用停止をしましたか。"),
  [MADO_QUESTION_CARD_REASON] = N_ ("新しいカードが必要な理由は何ですか。"),
  [MADO_QUESTION_LICENCE] = N_ ("マイナ免許証（運転免許の情報を入れたカード）ですか。"),
  [MADO_QUESTION_JAPANESE] = N_ ("日本国籍の方ですか。"),
  [MADO_QUESTION_BEFORE_DEPARTURE] = N_ ("国外への転出の予定日より前ですか。"),
  [MADO_QUESTION_HOUSEHOLD] = N_ ("代理人は、同じ世帯の方ですか。"),
};

static const char *const answers[MADO_N_ANSWERS] = {
  [MADO_ANSWER_UNANSWERED] = N_ ("まだ答えていません"),
  [MADO_ANSWER_UNKNOWN] = N_ ("わからない"),
  [MADO_ANSWER_SELF] = N_ ("本人"),
  [MADO_ANSWER_LEGAL] = N_ ("法定代理人（親権者など）"),
  [MADO_ANSWER_PROXY] = N_ ("そのほかの代理人（ご家族など）"),
  [MADO_ANSWER_SIGN] = N_ ("署名用電子証明書"),
  [MADO_ANSWER_AUTH] = N_ ("利用者証明用電子証明書"),
  [MADO_ANSWER_BOTH] = N_ ("署名用と利用者証明用"),
  [MADO_ANSWER_TEXT] = N_ ("券面事項入力補助用"),
  [MADO_ANSWER_JUKI] = N_ ("住民基本台帳用"),
  [MADO_ANSWER_NONE] = N_ ("変わっていない"),
  [MADO_ANSWER_MOVE] = N_ ("市区町村の中で引っ越した"),
  [MADO_ANSWER_MOVE_IN] = N_ ("ほかから引っ越してきた"),
  [MADO_ANSWER_DETAILS] = N_ ("氏名などが変わった"),
  [MADO_ANSWER_GRANTED] = N_ ("済んでいる"),
  [MADO_ANSWER_PENDING] = N_ ("申請中"),
  [MADO_ANSWER_EXPIRY] = N_ ("カードの有効期限が近い、過ぎた"),
  [MADO_ANSWER_VOID] = N_ ("期限のほかの理由で失効した"),
  [MADO_ANSWER_LOST] = N_ ("なくした"),
  [MADO_ANSWER_FULL] = N_ ("追記欄に空きがない"),
  [MADO_ANSWER_BROKEN] = N_ ("壊れた、読み取れない"),
  [MADO_ANSWER_ISSUE] = N_ ("電子証明書の発行"),
  [MADO_ANSWER_RENEW] = N_ ("電子証明書の更新"),
  [MADO_ANSWER_REISSUE] = N_ ("電子証明書の再発行"),
  [MADO_ANSWER_CHANGED_DETAILS] = N_ ("住所・氏名などが変わったあとの発行"),
  [MADO_ANSWER_CHANGE_PIN] = N_ ("暗証番号の変更"),
  [MADO_ANSWER_UNLOCK] = N_ ("暗証番号の初期化"),
  [MADO_ANSWER_REVOKE] = N_ ("失効の申請"),
};

char *
mado_wording_question (MadoQuestion question, const MadoGuide *guide)
{
  g_return_val_if_fail ((guint)question < MADO_N_QUESTIONS, g_strdup (""));

  if (question == MADO_QUESTION_UNDER_AGE)
    return g_strdup_printf (_ ("カードの持ち主は%u歳未満ですか。"), guide->minimum_age);
  return g_strdup (_ (questions[question]));
}

/* A language that answers by the verb of the question has a word for each. */
static const char *
yes_or_no (MadoQuestion question, gboolean yes)
{
  switch ((guint)question)
    {
    case MADO_QUESTION_REPORTED:
    case MADO_QUESTION_CONTINUED_USE:
    case MADO_QUESTION_SUSPENDED:
      /* Translators: the answers to a question whether something has been done already */
      return yes ? C_ ("already done?", "はい") : C_ ("already done?", "いいえ");
    case MADO_QUESTION_CURRENT_PIN:
    case MADO_QUESTION_OTHER_PIN:
    case MADO_QUESTION_PINS_KNOWN:
      /* Translators: the answers to a question whether somebody knows a PIN */
      return yes ? C_ ("known?", "はい") : C_ ("known?", "いいえ");
    case MADO_QUESTION_SIGN_RECORDED:
    case MADO_QUESTION_LETTER:
    case MADO_QUESTION_CARD_AT_HAND:
      /* Translators: the answers to a question whether there is something */
      return yes ? C_ ("is there?", "はい") : C_ ("is there?", "いいえ");
    default:
      /* Translators: the answers to a question whether something is so */
      return yes ? C_ ("is it so?", "はい") : C_ ("is it so?", "いいえ");
    }
}

const char *
mado_wording_answer (MadoQuestion question, MadoAnswer answer)
{
  g_return_val_if_fail ((guint)answer < MADO_N_ANSWERS, "");

  if (answer == MADO_ANSWER_YES || answer == MADO_ANSWER_NO)
    return yes_or_no (question, answer == MADO_ANSWER_YES);
  if (question == MADO_QUESTION_STAY_EXTENSION && answer == MADO_ANSWER_NONE)
    return _ ("まだ申請していない");
  return _ (answers[answer]);
}

static const char *
visitor_case (MadoAnswer answer)
{
  switch ((guint)answer)
    {
    case MADO_ANSWER_LEGAL:
      return _ ("法定代理人が行く");
    case MADO_ANSWER_PROXY:
      return _ ("代理人が行く");
    default:
      return _ ("ご本人が行く");
    }
}

static const char *
extension_case (MadoAnswer answer)
{
  switch ((guint)answer)
    {
    case MADO_ANSWER_PENDING:
      return _ ("在留期間の更新を申請中");
    case MADO_ANSWER_NONE:
      return _ ("在留期間の更新をまだ申請していない");
    default:
      return _ ("在留期間の更新が済んでいる");
    }
}

const char *
mado_wording_case (MadoQuestion question, MadoAnswer answer)
{
  if (answer == MADO_ANSWER_UNANSWERED || answer == MADO_ANSWER_UNKNOWN ||
      mado_question_has_choice (question, MADO_ANSWER_YES))
    return NULL;
  if (question == MADO_QUESTION_VISITOR)
    return visitor_case (answer);
  if (question == MADO_QUESTION_STAY_EXTENSION)
    return extension_case (answer);
  return question == MADO_QUESTION_CHANGE && answer == MADO_ANSWER_NONE
             ? _ ("住所・氏名などは変わっていない")
             : mado_wording_answer (question, answer);
}

char *
mado_wording_cases (const MadoGuide *guide, const MadoAnswers *given, const MadoAnswers *cases)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean assumes = FALSE;

  for (guint i = 0; i < guide->n_questions; i++)
    {
      const MadoQuestion question = guide->questions[i];
      const char *text = mado_wording_case (question, cases->values[question]);

      if (text == NULL)
        continue;
      assumes |= given->values[question] == MADO_ANSWER_UNANSWERED;
      g_strv_builder_add (words, text);
    }
  g_auto (GStrv) all = g_strv_builder_end (words);
  if (!assumes)
    return NULL;
  /* Translators: stands between the cases for which a guide is */
  g_autofree char *list = g_strjoinv (C_ ("between cases", "、"), all);
  /* Translators: %s are the cases for which the guide is: the person goes, has moved */
  return g_strdup_printf (_ ("次の場合の案内です：%s"), list);
}
