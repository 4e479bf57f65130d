/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-rules-nicks.h"

/* Literal cases, each for a sentence of the ward's page or of policy-rules.md. Today is 2026-11-23.
 */

#define ADULT "born=1985-10-10 card=2034-10-10"
#define CHILD "born=2015-10-10 card=2034-10-10"

typedef struct
{
  const char *rule;
  const char *facts;
  MadoProcedure procedure;
  const char *answers;
  MadoApplies applies;
  const char *next;   /* the procedure instead, or the first day, or NULL */
  const char *says;   /* lines, separated by blanks */
  const char *unsaid; /* lines that must not be there */
} Row;

#define P(name) MADO_PROCEDURE_##name
#define NOW     MADO_APPLIES_NOW
#define FROM    MADO_APPLIES_FROM
#define NOT     MADO_APPLIES_NOT
#define ASK     MADO_APPLIES_ASK

static const Row rows[] = {
  /* --- 更新 --- */
  { "page: 3カ月前の翌々日から当該有効期限まで", "auth=2027-02-21 sign=2027-02-21 " ADULT,
    P (RENEW), NULL, NOW, NULL,
    "why-window-open bring-card bring-pin-sign bring-pin-auth visits-one "
    "caution-both-together where-counter caution-system-stop",
    "why-last-day" },
  { "D1: the one day on which the page and the national reading differ",
    "auth=2027-02-22 sign=2027-02-22 " ADULT, P (RENEW), NULL, FROM, "2026-11-24",
    "why-window-not-yet why-national-open", "why-window-open" },
  { "R3: before the window, and before the national one", "auth=2027-02-23 sign=2027-02-23 " ADULT,
    P (RENEW), NULL, FROM, "2026-11-25", "why-window-not-yet", "why-national-open" },
  { "page: 有効期限まで, the last day", "auth=last-day sign=last-day " ADULT, P (RENEW), NULL, NOW,
    NULL, "why-last-day", "why-window-open" },
  { "page: 有効期限の翌日に失効 → 再発行", "auth=2026-11-22 sign=2026-11-22 " ADULT, P (RENEW),
    NULL, NOT, "reissue", "why-lapsed", NULL },
  { "page: 通知書, 3.: not needed", "auth=renewable sign=absent " ADULT, P (RENEW), NULL, NOW, NULL,
    "bring-letter", "bring-pin-sign caution-letter-early" },
  { "page: 通知書が届いても: before the window", "auth=2027-02-23 sign=absent " ADULT, P (RENEW),
    NULL, FROM, "2026-11-25", "bring-letter caution-letter-early", NULL },
  { "8.1: the counter asks for the 住民基本台帳用 PIN too", "auth=renewable sign=renewable " ADULT,
    P (RENEW), NULL, NOW, NULL, "bring-pin-juki", "bring-extra-id" },
  { "7.2: forgotten PIN, one more document", "auth=renewable sign=renewable " ADULT, P (RENEW),
    "pins-known=no", NOW, NULL, "bring-extra-id caution-do-not-guess", NULL },
  { "7.2: a locked PIN is known from the card: it is set anew, and cannot be brought",
    "auth=renewable,locked sign=renewable " ADULT, P (RENEW), NULL, NOW, NULL,
    "bring-extra-id bring-new-pin-auth bring-pin-sign bring-pin-juki visits-unlock-too",
    "bring-pin-auth bring-new-pin-sign" },
  { "7.2: … the 署名用 one, too", "auth=renewable sign=expired,locked " ADULT, P (REISSUE), NULL,
    NOW, NULL, "bring-new-pin-sign bring-pin-juki visits-unlock-too", "bring-pin-sign" },
  { "7.2: … and the 住民基本台帳用 one", "auth=early sign=early juki-locked " ADULT,
    P (CONTINUED_USE), "change=move-in", NOW, NULL,
    "bring-new-pin-juki bring-extra-id visits-unlock-too", "bring-pin-juki" },
  { "7.2: … nor by a member of the household on the same day",
    "auth=early sign=early juki-locked " ADULT, P (CONTINUED_USE),
    "change=move-in visitor=proxy household=yes", NOW, NULL, "visits-two",
    "bring-household-form visits-unlock-too" },
  { "7.2: who does not know them all brings those that are known",
    "auth=renewable sign=renewable " ADULT, P (RENEW), "pins-known=no", NOW, NULL,
    "bring-known-pins bring-extra-id", "bring-pin-auth bring-pin-sign bring-pin-juki" },
  { "8.3: no Sunday and no busy hours of somebody else's counters",
    "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, NOW, NULL, "caution-system-stop",
    "caution-maintenance caution-busy" },
  { "1.7: what the card cut short may end with a period of stay: not renewed",
    "auth=cut-short sign=hidden card=2027-01-20", P (RENEW), NULL, NOT, "stay-period",
    "why-stay-maybe", "why-stay-ends-with-card" },
  { "1.7: … its holder has the card's date changed", "auth=cut-short sign=hidden card=2027-01-20",
    P (STAY_PERIOD), NULL, NOW, NULL, "why-stay-extended why-no-stay-period caution-no-letter",
    "why-stay-unknown" },
  { "1.7: … or has none, and applies for a new card", "auth=cut-short sign=hidden card=2027-01-20",
    P (STAY_PERIOD), "period-of-stay=no", NOT, "new-card", "why-no-stay-period", NULL },
  { "1.7: … which nobody is refused, and where it is told first",
    "auth=cut-short sign=hidden card=2027-01-20", P (NEW_CARD), NULL, NOW, NULL,
    "why-card-window-open why-stay-maybe", "caution-stay-unknown" },
  { "6.1: card and certificate end together: a new card",
    "auth=renewable sign=renewable born=2008-01-10 card=2027-01-10", P (RENEW), NULL, NOT,
    "new-card", "why-ends-with-card", NULL },
  { "1.7: … unless it ends with a period of stay",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (RENEW),
    "period-of-stay=yes", NOT, "stay-period", "why-stay-ends-with-card", NULL },
  { "6.1: the card's date is not known, and ends too", "auth=renewable sign=renewable", P (RENEW),
    "card-ends-too=yes", NOT, "new-card", "why-ends-with-card", NULL },
  { "6.1: … or the person does not know", "auth=renewable sign=renewable", P (RENEW),
    "card-ends-too=unknown", NOW, NULL, "caution-card-ends-unknown", NULL },
  { "R10: abroad, a year before", "auth=2027-11-10 sign=absent overseas " ADULT, P (RENEW), NULL,
    NOW, NULL, "where-honseki", "where-registered" },
  { "R8: a ward's 署名用 is not renewed in principle", "auth=renewable sign=renewable ward " ADULT,
    P (RENEW), NULL, NOW, NULL, "caution-sign-in-principle bring-authority", "bring-pin-sign" },
  { "5: moved, so the 署名用 has lapsed though its date has not",
    "auth=renewable sign=renewable " ADULT, P (RENEW), "change=move", NOW, NULL,
    "caution-sign-by-change", "caution-both-together" },
  { "5: moved in without 継続利用", "auth=renewable sign=renewable " ADULT, P (RENEW),
    "change=move-in continued-use=no", NOT, "continued-use", "why-continued-use", NULL },
  { "9: a 顔認証 card's certificate is renewed, without PINs",
    "auth=renewable,locked sign=absent " ADULT, P (RENEW), "face-card=yes", NOW, NULL,
    "caution-face-card", "bring-pin-auth bring-extra-id" },
  { "1.3: to the 6th birthday, 目安", "auth=2026-12-10 sign=absent " ADULT, P (RENEW), NULL, NOW,
    NULL, "after-renewed-expiry after-old-revoked after-24-hours", "after-etax" },
  { "8.4: e-Tax, for the 署名用", "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, NOW,
    NULL, "after-etax after-smartphone", NULL },
  { "5: the chip could not be read", "auth=unreadable sign=hidden " ADULT, P (RENEW), NULL, ASK,
    NULL, "why-unreadable", NULL },
  { "nothing known", "", P (RENEW), NULL, ASK, NULL, "why-unknown", NULL },

  { "5: the 署名用 is gone by a move, the other one not due yet", "auth=early sign=changed " ADULT,
    P (RENEW), NULL, NOT, "changed-details", "why-sign-lapsed", NULL },

  { "5: … and it is not the one whose window opens first", "auth=early sign=2028-10-10 " ADULT,
    P (RENEW), "change=move", FROM, "2029-07-12", "caution-sign-by-change", NULL },
  { "5: … or the only one of which anything is known", "auth=unreadable sign=early " ADULT,
    P (RENEW), "change=move", NOT, "changed-details", "why-sign-lapsed", NULL },
  { "5: another detail takes it as well", "auth=renewable sign=renewable " ADULT, P (RENEW),
    "change=details", NOW, NULL, "caution-sign-by-change", NULL },
  { "5: … and so does moving in", "auth=renewable sign=renewable " ADULT, P (RENEW),
    "change=move-in continued-use=yes", NOW, NULL, "caution-sign-by-change", NULL },

  /* --- 再発行 --- */
  { "nothing known of either", "auth=unreadable sign=hidden " ADULT, P (REISSUE), NULL, ASK, NULL,
    "why-unreadable", "why-not-expired" },
  { "… but of one", "auth=unreadable sign=early " ADULT, P (REISSUE), NULL, NOT, "renew",
    "why-not-expired", NULL },
  { "… or the other", "auth=early sign=hidden " ADULT, P (REISSUE), NULL, NOT, "renew",
    "why-not-expired", NULL },
  { "R8: a ward's 署名用 is the only one that is over", "auth=early sign=expired ward " ADULT,
    P (REISSUE), NULL, ASK, NULL, "why-guardianship", NULL },
  { "R8: … and is none of it while it runs", "auth=expired sign=early ward " ADULT, P (REISSUE),
    NULL, NOW, NULL, "why-lapsed", "caution-sign-in-principle" },
  { "page: 再発行の手続きには、特に期限はありません", "auth=2020-10-10 sign=2020-10-10 " ADULT,
    P (REISSUE), NULL, NOW, NULL, "why-lapsed caution-free", "after-insurance-grace" },
  { "R5: issued again it ends with the card",
    "auth=expired sign=expired born=1985-01-10 card=2027-01-10", P (REISSUE), NULL, NOW, NULL,
    "why-lapsed why-card-ends-soon", NULL },
  { "R5: … where that is soon", "auth=expired sign=expired " ADULT, P (REISSUE), NULL, NOW, NULL,
    "why-lapsed", "why-card-ends-soon" },
  { "9: the insurance's grace, 目安", "auth=expired sign=expired " ADULT, P (REISSUE), NULL, NOW,
    NULL, "after-insurance-grace", NULL },
  { "9: not after a revocation", "auth=revoked sign=revoked " ADULT, P (REISSUE), NULL, NOW, NULL,
    "why-revoked", "after-insurance-grace" },
  { "V09: not before the expiry", "auth=early sign=early " ADULT, P (REISSUE), NULL, NOT, "renew",
    "why-not-expired", NULL },
  { "page: カードが失効した場合", "auth=expired sign=expired born=1985-10-10 card=2026-10-10",
    P (REISSUE), NULL, NOT, "new-card", "why-card-lapsed", NULL },
  { "the card has lapsed before what is on it",
    "auth=early sign=early born=1985-10-10 card=2026-10-10", P (REISSUE), NULL, NOT, "new-card",
    "why-card-lapsed", NULL },
  { "nothing lapsed, but the 利用者証明用 one is missing", "auth=absent sign=early " ADULT,
    P (REISSUE), NULL, NOT, "issue", "why-not-recorded", NULL },
  { "V37: the card has lapsed along with it",
    "auth=2026-09-15 sign=absent born=2008-09-15 card=2026-09-15", P (REISSUE), NULL, NOT,
    "new-card", "why-card-lapsed", NULL },
  { "6.2: after the lapse the letter's form is of no use", "auth=expired sign=expired " ADULT,
    P (REISSUE), "visitor=proxy", NOW, NULL,
    "bring-inquiry-form visits-two caution-form-lapsed caution-proxy",
    "bring-sealed-form visits-one" },

  /* --- 発行 --- */
  { "R8: only the other one is missing", "auth=absent sign=early ward " ADULT, P (ISSUE), NULL, NOW,
    NULL, "why-not-recorded", "caution-sign-in-principle" },
  { "R8: nobody knows the age", "auth=early sign=absent card=2034-10-10", P (ISSUE),
    "under-age=unknown", ASK, NULL, "caution-eligibility-unknown", NULL },
  { "page: 交付申請のときには希望しなかった", "auth=absent sign=absent " ADULT, P (ISSUE), NULL,
    NOW, NULL, "why-not-recorded bring-card bring-pin-juki bring-new-pin-sign bring-new-pin-auth",
    NULL },
  { "page: 15歳未満であったが、15歳以上になり",
    "auth=early sign=absent born=2011-11-23 card=2034-11-23", P (ISSUE), NULL, NOW, NULL,
    "why-not-recorded", "why-turns-age" },
  { "page: 15歳未満には原則発行できません", "auth=early sign=absent " CHILD, P (ISSUE), NULL, FROM,
    "2030-10-10", "why-turns-age why-under-age caution-legal-sets-pin", NULL },
  { "1.6: the day before the birthday", "auth=early sign=absent born=2011-11-24 card=2034-10-10",
    P (ISSUE), NULL, ASK, NULL, "why-age-boundary", NULL },
  { "D5: under 15 by what was answered", "auth=early sign=absent card=2034-10-10", P (ISSUE),
    "under-age=yes", ASK, NULL, "why-under-age", NULL },
  { "page: 成年被後見人には原則発行できません", "auth=early sign=absent " ADULT, P (ISSUE),
    "guardianship=yes", ASK, NULL, "why-guardianship", NULL },
  { "page: a child's 利用者証明用 has no age limit", "auth=absent sign=absent " CHILD, P (ISSUE),
    NULL, NOW, NULL, "caution-sign-in-principle", "bring-new-pin-sign" },
  { "already there", "auth=early sign=early " ADULT, P (ISSUE), NULL, NOT, "renew", "why-recorded",
    NULL },
  { "behind its password: there or not", "auth=early sign=hidden " ADULT, P (ISSUE), NULL, ASK,
    NULL, "caution-sign-unknown", NULL },
  { "… the holder knows that there is none", "auth=early sign=hidden " ADULT, P (ISSUE),
    "sign-recorded=no", NOW, NULL, "why-not-recorded", NULL },
  { "9: a 顔認証 card has none for good", "auth=early,locked sign=absent " ADULT, P (ISSUE),
    "face-card=yes", NOT, "face-card", "why-face-card", NULL },

  /* --- 住所・氏名など --- */
  { "page: 婚姻や転居等により、署名用電子証明書が失効した場合", "auth=early sign=changed " ADULT,
    P (CHANGED_DETAILS), NULL, NOW, NULL,
    "why-sign-lapsed why-auth-stays bring-card bring-pin-sign bring-pin-juki", "bring-pin-auth" },
  { "page: 署名用電子証明書のみ", "auth=early sign=early " ADULT, P (CHANGED_DETAILS),
    "change=details", NOW, NULL, "why-sign-lapses why-auth-stays caution-report-first", NULL },
  { "5: reported already", "auth=early sign=early " ADULT, P (CHANGED_DETAILS),
    "change=move reported=yes", NOW, NULL, "why-sign-lapses", "caution-report-first" },
  { "5: nothing changed", "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=none", NOT,
    "renew", "why-no-change", NULL },
  { "a child's card has nothing that lapses", "auth=early sign=absent " CHILD, P (CHANGED_DETAILS),
    "change=move", NOT, "issue", "why-no-sign", NULL },
  { "S2: moved in, 継続利用 not done", "auth=early sign=early " ADULT, P (CHANGED_DETAILS),
    "change=move-in continued-use=no", NOT, "continued-use", "why-continued-use", NULL },

  { "nothing changed, and the 署名用 one is not there", "auth=unreadable sign=absent " ADULT,
    P (CHANGED_DETAILS), "change=none", NOT, "issue", "why-no-change", NULL },
  { "nothing changed, and nothing else is known", "", P (CHANGED_DETAILS), "change=none", NOT,
    "renew", "why-no-change", NULL },

  /* --- 暗証番号 --- */
  { "9: what looks like a 顔認証 card", "auth=early,locked sign=absent " ADULT, P (CHANGE_PIN),
    NULL, ASK, NULL, "why-face-card-suspected", "why-pin-locked" },
  { "9: … and is none", "auth=early,locked sign=absent " ADULT, P (CHANGE_PIN),
    "face-card=no which-pin=auth", NOT, "unlock", "why-pin-locked",
    "why-face-card-suspected why-face-card" },
  { "page: パスワードの変更 … オンライン窓口からも", "auth=early sign=early " ADULT, P (CHANGE_PIN),
    "which-pin=sign", NOW, NULL,
    "bring-current-pin bring-photo-id where-here where-online-window where-counter", NULL },
  { "7.1: 住民基本台帳用 at the counter only", "auth=early sign=early " ADULT, P (CHANGE_PIN),
    "which-pin=juki", NOW, NULL, "where-counter-only",
    "where-here where-online-window visits-here" },
  { "7.1: 券面事項入力補助用 here, not at the portal", "auth=early sign=early " ADULT,
    P (CHANGE_PIN), "which-pin=text", NOW, NULL, "where-here", "where-online-window" },
  { "page: ロックされた場合", "auth=early sign=early,locked " ADULT, P (CHANGE_PIN),
    "which-pin=sign", NOT, "unlock", "why-pin-locked", NULL },
  { "page: 忘れた場合", "auth=early sign=early " ADULT, P (CHANGE_PIN), "current-pin=no", NOT,
    "unlock", "why-pin-forgotten", NULL },
  { "both are locked, and nobody has said which", "auth=early,locked sign=early,locked " ADULT,
    P (CHANGE_PIN), "", NOT, "unlock", "why-pin-locked", NULL },
  { "one is locked, and nobody has said which", "auth=early,locked sign=early " ADULT,
    P (CHANGE_PIN), "", NOW, NULL, "why-pin-known why-some-pin-locked where-here",
    "why-pin-locked" },
  { "another one is to be changed", "auth=early,locked sign=early " ADULT, P (CHANGE_PIN),
    "which-pin=sign", NOW, NULL, "why-pin-known", "why-some-pin-locked" },
  { "9: a 顔認証 card has no PIN", "auth=early,locked sign=absent " ADULT, P (CHANGE_PIN),
    "face-card=yes", NOT, "face-card", "why-face-card", NULL },
  { "E7: 署名用 locked, the other known: convenience store", "auth=early sign=early,locked " ADULT,
    P (UNLOCK), "which-pin=sign other-pin=yes change=none", NOW, NULL,
    "where-store-sign where-store-phone-step where-store-24-hours where-store-conditions "
    "where-store-shops-sign where-counter bring-extra-id visits-none",
    "where-store-not-both" },
  { "D11: 利用者証明用 by the 署名用, in fewer shops", "auth=early,locked sign=early " ADULT,
    P (UNLOCK), "which-pin=auth other-pin=yes change=none", NOW, NULL,
    "where-store-auth where-store-shops-both", "where-store-shops-sign where-store-sign" },
  { "E9: 署名用 expired: not at a store, re-issue", "auth=early sign=expired,locked " ADULT,
    P (UNLOCK), "which-pin=sign", NOW, NULL, "where-store-not-now why-pin-of-lapsed",
    "where-store-sign" },
  { "7.2: what the new one is made of is told", "auth=early sign=early,locked " ADULT, P (UNLOCK),
    NULL, NOW, NULL, "bring-new-pin-sign", "bring-new-pin bring-new-pin-auth" },
  { "7.2: … of those that there are", "auth=early sign=absent " ADULT, P (UNLOCK), "which-pin=both",
    NOW, NULL, "bring-new-pin-auth", "bring-new-pin-sign bring-new-pin" },
  { "7.2: both forgotten: counter only", "auth=early,locked sign=early,locked " ADULT, P (UNLOCK),
    "which-pin=both", NOW, NULL, "where-store-not-both where-counter",
    "where-store-sign visits-none" },
  { "7.2: the other one is not known either", "auth=early sign=early,locked " ADULT, P (UNLOCK),
    "which-pin=sign other-pin=no", NOW, NULL, "where-store-not-both", "where-store-sign" },
  { "7.2: the other one is locked", "auth=early,locked sign=early,locked " ADULT, P (UNLOCK),
    "which-pin=sign", NOW, NULL, "where-store-not-both", "where-store-sign" },
  { "7.2: details changed since", "auth=early sign=early,locked " ADULT, P (UNLOCK),
    "which-pin=sign other-pin=yes change=move", NOW, NULL, "where-store-not-now",
    "where-store-sign" },
  { "7.2: the face is compared: in person", "auth=early sign=early,locked " ADULT, P (UNLOCK),
    "which-pin=sign visitor=proxy", NOW, NULL,
    "where-store-not-proxy bring-inquiry-form visits-two", "where-store-sign" },
  { "7.2: the others at the counter only", "auth=early sign=early text-locked " ADULT, P (UNLOCK),
    "which-pin=text", NOW, NULL, "where-counter-only", "where-store-sign" },
  { "no certificate, no PIN", "auth=early sign=absent " ADULT, P (UNLOCK), "which-pin=sign", NOT,
    "issue", "why-no-certificate-no-pin", NULL },

  /* --- 失効 --- */
  { "page: 電子証明書を失効させたい場合; online too, for good", "auth=early sign=early " ADULT,
    P (REVOKE), NULL, NOW, NULL,
    "why-revocable where-counter where-online-window caution-no-return caution-no-pin-asked "
    "after-stops-sign after-stops-auth",
    NULL },
  { "7.2: the 署名用 alone", "auth=early sign=early " ADULT, P (REVOKE), "which-certificate=sign",
    NOW, NULL, "after-stops-sign", "after-stops-auth" },
  { "5: what is not valid yet can be revoked", "auth=future sign=absent " ADULT, P (REVOKE), NULL,
    NOW, NULL, "why-revocable after-stops-auth", "after-stops-sign" },
  { "nothing left to revoke", "auth=expired sign=absent " ADULT, P (REVOKE), NULL, NOT, NULL,
    "why-nothing-to-revoke", "where-counter" },
  { "5: without the card, by telephone", "auth=early sign=early " ADULT, P (REVOKE),
    "card-at-hand=no", NOT, "lost-card", "why-revoke-lost", NULL },

  /* --- 代理人 --- */
  { "page: 代理人 … 事前にお問い合わせください", "auth=renewable sign=renewable " ADULT, P (PROXY),
    NULL, ASK, NULL, "caution-proxy bring-proxy-id", "bring-pin-auth" },
  { "6.2: with the letter's form sealed, mostly one visit", "auth=renewable sign=renewable " ADULT,
    P (PROXY), "errand=renew letter=yes pins-known=yes", ASK, NULL,
    "bring-sealed-form visits-one-sealed caution-envelope caution-pin-secret", "visits-two" },
  { "6.2: without it, two", "auth=renewable sign=renewable " ADULT, P (PROXY),
    "errand=renew letter=no", ASK, NULL, "visits-two", "bring-sealed-form visits-one-sealed" },
  { "6.2: a PIN not known, two", "auth=renewable sign=renewable " ADULT, P (PROXY),
    "errand=renew pins-known=no", ASK, NULL, "visits-two", "visits-one-sealed" },
  { "6.2: legal representative", "auth=renewable sign=absent " CHILD, P (PROXY),
    "visitor=legal errand=renew", ASK, NULL,
    "bring-representative-id bring-authority visits-one-legal caution-legal-sets-pin",
    "visits-two" },
  { "6.2: before the window a proxy cannot either", "auth=early sign=early " ADULT, P (PROXY),
    "errand=renew", FROM, "2029-07-12", "why-window-not-yet caution-proxy", NULL },
  { "the wrong errand", "auth=early sign=early " ADULT, P (PROXY), "errand=reissue", NOT, "renew",
    "why-not-expired", NULL },
  { "the holder goes after all", "auth=renewable sign=renewable " ADULT, P (PROXY),
    "visitor=self errand=renew", NOT, "renew", "why-self", NULL },

  /* --- カード --- */
  { "6.1: the card ends with the first of the certificates that still run",
    "auth=early sign=2028-10-10 born=1985-10-10", P (NEW_CARD), "card-ends-too=yes", FROM,
    "2028-07-11", "why-card-window-not-yet", NULL },
  { "6.1: … whichever it is", "auth=2028-10-10 sign=early born=1985-10-10", P (NEW_CARD),
    "card-ends-too=yes", FROM, "2028-07-11", "why-card-window-not-yet", NULL },
  { "6.1: … not with one that is over", "auth=expired sign=early born=1985-10-10", P (NEW_CARD),
    "card-ends-too=yes", FROM, "2029-07-11", "why-card-window-not-yet", NULL },
  { "6.1: … of which one is due", "auth=renewable sign=expired born=1985-10-10", P (NEW_CARD),
    "card-ends-too=yes", NOW, NULL, "why-ends-with-card", NULL },
  { "6.1: none still runs", "auth=expired sign=expired born=1985-10-10", P (NEW_CARD),
    "card-ends-too=yes", ASK, NULL, "why-card-end-unknown", NULL },
  { "M30: the card's own window", "auth=renewable sign=renewable born=1985-01-10 card=2027-01-10",
    P (NEW_CARD), NULL, NOW, NULL,
    "why-card-window-open why-apply-now bring-photo bring-old-card visits-card visits-how-long "
    "where-apply-online where-apply-booth where-apply-post where-apply-counter where-collect "
    "caution-keep-card caution-fee-free where-licence-first",
    "where-registered where-counter why-apply-by caution-fee-lost" },
  { "M30: its first day, the one after three months before, whatever the certificates' own",
    "auth=early sign=early born=1985-02-22 card=2027-02-22", P (NEW_CARD), NULL, NOW, NULL,
    "why-card-window-open why-apply-by", "why-apply-now" },
  { "M30: the day before", "auth=early sign=early born=1985-02-23 card=2027-02-23", P (NEW_CARD),
    NULL, FROM, "2026-11-24", "why-card-window-not-yet why-apply-by", NULL },
  { "M30: before it", "auth=early sign=early " ADULT, P (NEW_CARD), NULL, FROM, "2034-07-11",
    "why-card-window-not-yet", NULL },
  { "page: the card has lapsed", "auth=expired sign=expired born=1985-10-10 card=2026-10-10",
    P (NEW_CARD), NULL, NOW, NULL,
    "why-card-lapsed caution-fee-free after-insurance-card after-eligibility caution-express-not "
    "caution-licence-lost",
    "why-apply-by why-apply-now where-licence-first where-express" },
  { "D13: the grace is over, too", "auth=expired sign=expired born=1985-07-10 card=2026-07-10",
    P (NEW_CARD), NULL, NOW, NULL, "after-insurance-again after-eligibility",
    "after-insurance-card" },
  { "9: the certificate is over, the card is not", "auth=expired sign=expired card=2027-01-10",
    P (NEW_CARD), NULL, NOW, NULL, "after-insurance-certificate after-eligibility",
    "after-insurance-card after-insurance-grace" },
  { "D13: nobody knows when the card ends", "auth=early sign=early born=1985-10-10", P (NEW_CARD),
    NULL, ASK, NULL, "after-insurance-card-unknown after-eligibility", "after-insurance-card" },
  { "9: the licence goes over online only", "auth=renewable sign=renewable card=2027-01-10",
    P (NEW_CARD), "licence=yes", NOW, NULL,
    "where-licence-online where-licence-not bring-licence-number visits-licence-signature "
    "caution-licence-sign caution-licence-drive caution-licence-again caution-licence-stays",
    "where-apply-online where-apply-booth where-apply-post where-apply-counter "
    "where-licence-first caution-licence-lost visits-card-counter" },
  { "P1: … also where the 追記欄 is full", "auth=early sign=early " ADULT, P (NEW_CARD),
    "card-reason=full licence=yes", NOW, NULL, "where-licence-online caution-fee-full",
    "where-express where-apply-counter" },
  { "P1: … not after a loss", "auth=early sign=early " ADULT, P (NEW_CARD),
    "card-reason=lost licence=yes", NOW, NULL,
    "caution-licence-lost caution-licence-again where-apply-anew where-express",
    "where-licence-online bring-licence-number where-apply-online visits-card" },
  { "P1: … nor after the end", "auth=expired sign=expired born=1985-10-10 card=2026-10-10",
    P (NEW_CARD), "licence=yes", NOW, NULL, "caution-licence-lost caution-licence-stays",
    "where-licence-online" },
  { "9: no licence, no word of it", "auth=renewable sign=renewable card=2027-01-10", P (NEW_CARD),
    "licence=no", NOW, NULL, "where-apply-online",
    "where-licence-first caution-licence-lost caution-licence-drive" },
  { "M155: no room left: free", "auth=early sign=early " ADULT, P (NEW_CARD), "card-reason=full",
    NOW, NULL,
    "why-card-full caution-fee-full where-express caution-express-when where-apply-online",
    "caution-fee-express why-apply-by" },
  { "M154: broken: who pays is asked", "auth=early sign=early " ADULT, P (NEW_CARD),
    "card-reason=broken", NOW, NULL, "why-card-broken caution-fee-broken caution-fee-express",
    "caution-fee-free caution-express-not" },
  { "M153: void for a move not reported", "auth=early sign=early " ADULT, P (NEW_CARD),
    "card-reason=void", NOW, NULL, "caution-fee-void caution-express-who", "caution-fee-free" },
  { "M151: no photo under one", "auth=early sign=absent born=2026-01-10 card=2031-01-10",
    P (NEW_CARD), NULL, FROM, "2030-10-11", "caution-no-photo", "bring-photo" },
  { "M151: one year old on the birthday", "auth=early sign=absent born=2025-11-23 card=2030-11-23",
    P (NEW_CARD), NULL, FROM, "2030-08-24", "bring-photo", "caution-no-photo" },
  { "abroad the 本籍", "auth=renewable sign=renewable born=1985-01-10 card=2027-01-10 overseas",
    P (NEW_CARD), NULL, NOW, NULL, "where-honseki where-apply-abroad",
    "where-apply-counter why-apply-by why-apply-now where-registered" },
  { "4: lost: 800 and 200 yen", "auth=early sign=early " ADULT, P (NEW_CARD), "card-reason=lost",
    NOW, NULL, "why-card-lost caution-fee-lost bring-identity where-express caution-fee-express",
    "bring-card bring-old-card caution-fee-free" },
  { "M23: lapsed with the period of stay",
    "auth=expired sign=expired born=1985-10-10 card=2026-10-10", P (NEW_CARD), "period-of-stay=yes",
    NOW, NULL, "caution-fee-stay", "caution-fee-free" },
  { "an old 住基カード", "juki-card born=1985-10-10", P (RENEW), NULL, NOT, "new-card",
    "why-juki-card", NULL },
  { "9: a telephone's certificate is no card's", "telephone auth=renewable born=1985-10-10",
    P (RENEW), NULL, NOT, NULL, "why-smartphone", "where-counter" },
  { "9: nor its PIN", "telephone auth=renewable born=1985-10-10", P (CHANGE_PIN), NULL, NOT, NULL,
    "why-smartphone after-smartphone after-smartphone-old after-smartphone-one",
    "where-counter where-here" },
  { "M23, M26: before the card ends",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (STAY_PERIOD),
    "period-of-stay=yes stay-extension=granted", NOW, NULL,
    "why-stay-extended bring-residence-card bring-pin-juki bring-pin-auth bring-pin-sign "
    "caution-no-letter after-rerecord caution-stay-household caution-stay-full "
    "caution-stay-longest caution-combined-card caution-combined-where",
    "caution-two-months caution-pending-end" },
  { "M26: while it is being examined, two months, once",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (STAY_PERIOD),
    "stay-extension=pending", NOW, NULL, "why-stay-pending caution-two-months caution-pending-end",
    NULL },
  { "1.7: whom nobody has asked yet is promised nothing", "auth=early sign=early " ADULT,
    P (STAY_PERIOD), NULL, ASK, NULL, "why-stay-unknown why-no-stay-period", "why-stay-extended" },
  { "1.7: … nor whose card ends, for it may be a birthday", "auth=renewable card=2027-01-10",
    P (STAY_PERIOD), NULL, ASK, NULL, "why-stay-unknown why-no-stay-period", NULL },
  { "1.7: a card that ends on no birthday",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (STAY_PERIOD), NULL, NOW,
    NULL, "why-stay-extended", "why-no-stay-period" },
  { "1.7: … is changed, not made anew",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (NEW_CARD), NULL, NOT,
    "stay-period", "why-stay-ends-with-card", NULL },
  { "1.7: … unless its holder says that there is no period of stay",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (NEW_CARD),
    "period-of-stay=no", NOW, NULL, "why-card-window-open", "caution-stay-unknown" },
  { "1.7: … and where the birth date is not known, it is told", "auth=renewable card=2027-01-10",
    P (NEW_CARD), NULL, NOW, NULL, "why-card-window-open caution-stay-unknown", NULL },
  { "M23: the stay was not extended",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (STAY_PERIOD),
    "stay-extension=none", ASK, NULL, "why-stay-not-extended", NULL },
  { "M22: permanent residents as Japanese",
    "auth=renewable sign=renewable born=1985-10-10 card=2027-01-10", P (STAY_PERIOD),
    "period-of-stay=no", NOT, "new-card", "why-no-stay-period", NULL },
  { "S2: 90 days", "auth=early sign=early " ADULT, P (CONTINUED_USE),
    "change=move-in within-90-days=yes", NOW, NULL, "why-continued-use bring-card", NULL },
  { "5: the days of moving in, and room for the new address", "auth=early sign=early " ADULT,
    P (CONTINUED_USE), "change=move-in", NOW, NULL,
    "caution-move-in-days caution-no-room caution-store-refuses bring-pin-juki", NULL },
  { "M110: a 顔認証 card needs no PIN for it", "auth=early,locked sign=absent " ADULT,
    P (CONTINUED_USE), "change=move-in face-card=yes", NOW, NULL, "caution-face-card",
    "bring-pin-juki bring-pins-unless-face" },
  { "M112: a member of the household, along with a move", "auth=early sign=early " ADULT,
    P (CONTINUED_USE), "change=move-in visitor=proxy household=yes", NOW, NULL,
    "visits-household-ask bring-household-form", "visits-two bring-pin-juki" },
  { "M110: somebody else: two visits, and a curator may ask", "auth=early sign=early " ADULT,
    P (CONTINUED_USE), "change=move-in visitor=proxy household=no", NOW, NULL,
    "visits-two caution-curator", "visits-household-ask" },
  { "… not without a move", "auth=early sign=early " ADULT, P (CHANGED_DETAILS),
    "change=details visitor=proxy household=yes", NOW, NULL, "visits-two",
    "visits-household-ask caution-curator" },
  { "5: elsewhere it is called revoked", "auth=early sign=early " ADULT, P (CHANGED_DETAILS),
    "change=move", NOW, NULL, "caution-revoked-elsewhere after-etax-day", NULL },
  { "S2: later the card is void", "auth=early sign=early " ADULT, P (CONTINUED_USE),
    "change=move-in within-90-days=no", NOT, "new-card", "why-continued-use-late", NULL },
  { "S2: done already, so the 署名用", "auth=early sign=early " ADULT, P (CONTINUED_USE),
    "change=move-in continued-use=yes", NOT, "changed-details", "why-continued-use-done", NULL },
  { "S2: within the ward no 継続利用", "auth=early sign=early " ADULT, P (CONTINUED_USE),
    "change=move", NOT, "changed-details", "why-not-moved-in", NULL },
  { "9: switching to 顔認証 costs the 署名用", "auth=early sign=early " ADULT, P (FACE_CARD),
    "face-card=no", NOW, NULL, "why-face-card-switch after-stops-sign after-face-renew", NULL },
  { "M59, M160: switching revokes the 署名用, and a full 追記欄 means a new card",
    "auth=early sign=early " ADULT, P (FACE_CARD), "face-card=no", NOW, NULL,
    "after-face-sign-lapses caution-no-room", NULL },
  { "M59, M160: back again", "auth=early,locked sign=absent " ADULT, P (FACE_CARD), "face-card=yes",
    ASK, NULL, "why-face-card why-face-card-back", NULL },
  { "9: what looks like one is not offered the switch", "auth=early,locked sign=absent " ADULT,
    P (FACE_CARD), NULL, ASK, NULL, "why-face-card-suspected",
    "why-face-card-switch after-stops-sign" },
  { "M53: before departure", "auth=early sign=early " ADULT, P (OVERSEAS_MOVE),
    "japanese=yes before-departure=yes", NOW, NULL,
    "why-overseas-move after-sign-leaves after-fresh-auth why-auth-stays after-overseas-window",
    NULL },
  { "W2, 5: abroad the year is Setagaya's, and neither counter nor post office is the ward's",
    "auth=2027-10-10 sign=absent overseas " ADULT, P (RENEW), NULL, NOW, NULL,
    "why-overseas-open where-honseki where-not-embassy caution-overseas-card where-booking-ask",
    "why-window-open where-counter where-registered where-post-office caution-letter-early" },
  { "W2: … and before it", "auth=2028-10-10 sign=absent overseas " ADULT, P (RENEW), NULL, FROM,
    "2027-10-12", "why-overseas-not-yet", "why-window-not-yet bring-letter" },
  { "R10: no source says of another municipality that it opens a day earlier",
    "auth=2027-11-22 sign=absent overseas " ADULT, P (RENEW), NULL, FROM, "2026-11-24",
    "why-overseas-not-yet", "why-national-open" },
  { "M124: no proxy at a post office", "auth=renewable sign=renewable " ADULT, P (RENEW),
    "visitor=proxy", NOW, NULL, "where-counter where-booking-ask", "where-post-office" },
  { "M41: … but the holder", "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, NOW, NULL,
    "where-post-office where-booking-ask after-etax-day", NULL },
  { "9: no PINs are listed for what looks like a 顔認証 card",
    "auth=renewable,locked sign=absent " ADULT, P (RENEW), NULL, NOW, NULL,
    "bring-pins-unless-face caution-face-card", "bring-pin-auth bring-pin-juki" },
  { "… but for one that is none", "auth=renewable,locked sign=absent " ADULT, P (RENEW),
    "face-card=no", NOW, NULL, "bring-new-pin-auth bring-pin-juki",
    "bring-pins-unless-face bring-pin-auth" },
  { "7.1: a child's card has the other PIN", "auth=early sign=absent " CHILD, P (UNLOCK), NULL, NOW,
    NULL, "why-pin-reset why-looks-locked after-no-midnight caution-store-causes", NULL },
  { "X24: … and its 署名用 only looks locked", "auth=early sign=absent " CHILD, P (UNLOCK),
    "which-pin=sign", NOT, "issue", "why-no-certificate-no-pin why-looks-locked", NULL },
  { "M57: too late", "auth=early sign=early " ADULT, P (OVERSEAS_MOVE),
    "japanese=yes before-departure=no", NOT, "new-card", "why-overseas-late", NULL },
  { "M57: foreign nationals", "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), "japanese=no", NOT,
    NULL, "why-overseas-foreign", NULL },
  { "5: 一時利用停止", "auth=early sign=early " ADULT, P (LOST_CARD), NULL, NOW, NULL,
    "why-lost-stop where-phone visits-phone after-check-sign", "where-counter" },
  { "D8: found again: look whether the 署名用 was revoked", "auth=early sign=early " ADULT,
    P (LOST_CARD), "card-at-hand=yes suspended=yes", NOW, NULL,
    "why-lost-found where-counter after-check-sign", "where-phone" },
  { "never lost", "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=yes suspended=no",
    NOT, NULL, "why-card-at-hand", NULL },
};

static gboolean
find_line (const char *word, MadoLine *line)
{
  for (guint i = 0; i < MADO_N_LINES; i++)
    if (g_str_equal (mado_line_to_string (i), word))
      {
        *line = i;
        return TRUE;
      }
  return FALSE;
}

static void
assert_lines (const MadoGuide *guide, const char *text, gboolean said)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      MadoLine line;

      if (*words[i] == '\0')
        continue;
      if (!find_line (words[i], &line))
        g_error ("no line: %s", words[i]);
      if (mado_guide_has_line (guide, line) != said)
        g_error ("%s is %s", words[i], said ? "not said" : "said");
    }
}

/* Where it leads: a procedure, a day, or nowhere. */
static void
assert_next (const MadoGuide *guide, const char *expected)
{
  g_autofree char *from = mado_civil_date_format (&guide->from);

  g_assert_cmpstr (guide->has_instead ? mado_procedure_to_string (guide->instead) : from, ==,
                   expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  MadoGuide guide;

  guide_make (&guide, row->facts, row->procedure, row->answers);
  g_test_message ("%s: %s: %s", row->rule, row->facts, mado_procedure_to_string (row->procedure));
  g_assert_cmpstr (mado_applies_to_string (guide.applies), ==,
                   mado_applies_to_string (row->applies));
  assert_next (&guide, row->next);
  assert_lines (&guide, row->says, TRUE);
  assert_lines (&guide, row->unsaid, FALSE);
  /* Who has nothing to do at the counter is not told what to bring there. */
  if (guide.applies == NOT)
    {
      g_assert_cmpuint (guide.sections[MADO_SECTION_BRING].n_lines, ==, 0);
      g_assert_cmpuint (guide.sections[MADO_SECTION_VISITS].n_lines, ==, 0);
    }
  /* Nobody is asked twice. */
  for (guint i = 1; i < guide.n_questions; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (guide.questions[i], !=, guide.questions[j]);
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = mado_civil_date_format (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_dates (void)
{
  MadoGuide guide;

  /* The earlier of the two ends. */
  guide_make (&guide, "auth=2027-01-10 sign=2027-01-05 " ADULT, MADO_PROCEDURE_RENEW, NULL);
  assert_date (&guide.until, "2027-01-05");
  g_assert_cmpuint (guide.kinds, ==, 1u << MADO_KIND_AUTH | 1u << MADO_KIND_SIGN);
  /* … of those that are renewed. */
  guide_make (&guide, "auth=2027-01-10 sign=expired " ADULT, MADO_PROCEDURE_RENEW, NULL);
  assert_date (&guide.until, "2027-01-10");
  guide_make (&guide, "auth=2026-12-10 sign=absent " ADULT, MADO_PROCEDURE_RENEW, NULL);
  assert_date (&guide.renewed_expiry, "2032-10-10");
  guide_make (&guide, "auth=2029-10-10 sign=2029-05-05 " ADULT, MADO_PROCEDURE_RENEW,
              "guardianship=yes");
  assert_date (&guide.renewed_expiry, "2034-10-10");
  /* E3's rule: to the end of the third month after the expiry's. */
  guide_make (&guide, "auth=2026-11-10 sign=absent " ADULT, MADO_PROCEDURE_REISSUE, NULL);
  assert_date (&guide.insurance_until, "2027-02-28");
  guide_make (&guide, "auth=2026-07-10 sign=absent " ADULT, MADO_PROCEDURE_REISSUE, NULL);
  assert_date (&guide.insurance_until, NULL);
  /* … on that day still. */
  guide_make_on (&guide, "2026-11-30", "auth=2026-08-10 sign=absent " ADULT,
                 MADO_PROCEDURE_REISSUE);
  assert_date (&guide.insurance_until, "2026-11-30");
  guide_make_on (&guide, "2026-12-01", "auth=2026-08-10 sign=absent " ADULT,
                 MADO_PROCEDURE_REISSUE);
  assert_date (&guide.insurance_until, NULL);
  /* … and where nobody knows the day, of none. */
  guide_make_on (&guide, NULL, "auth=void sign=void card=2026-10-10", MADO_PROCEDURE_NEW_CARD);
  assert_date (&guide.insurance_until, NULL);
  guide_make (&guide, "auth=early born=1985-01-10 card=2027-01-10", MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.until, NULL);
  assert_date (&guide.card_expires, "2027-01-10");
  /* Two months before the card's end it was too late already. */
  assert_date (&guide.apply_by, NULL);
  guide_make (&guide, "auth=early born=1985-01-23 card=2027-01-23", MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.apply_by, "2026-11-23");
  guide_make (&guide, "auth=early born=1985-04-30 card=2027-04-30", MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.apply_by, "2027-02-28");
  /* D13: of whichever ended first. */
  guide_make (&guide, "auth=2026-08-10 card=2026-10-10", MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.insurance_until, "2026-11-30");
  /* A certificate that still runs is renewed until the card ends. */
  guide_make (&guide, "auth=2028-03-10 born=1985-10-10 card=2033-10-10", MADO_PROCEDURE_NEW_CARD,
              NULL);
  assert_date (&guide.insurance_until, "2034-01-31");
  guide_make (&guide, "auth=last-day born=1985-10-10 card=2033-10-10", MADO_PROCEDURE_NEW_CARD,
              NULL);
  assert_date (&guide.insurance_until, "2034-01-31");
}

/* Where a municipality opens the card's window later than that, there is no day to advise. */
static void
test_apply_by (void)
{
  static const char facts[] = "auth=early born=1985-04-30 card=2027-04-30";
  MadoRules rules;
  MadoGuide guide;

  guide_rules_init (&rules);
  rules.card_window_months = 2;
  rules.card_window_offset_days = 0;
  guide_make_by_rules (&guide, &rules, facts, MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.from, "2027-02-28");
  assert_date (&guide.apply_by, "2027-02-28");
  rules.card_window_offset_days = 1;
  guide_make_by_rules (&guide, &rules, facts, MADO_PROCEDURE_NEW_CARD, NULL);
  assert_date (&guide.from, "2027-03-01");
  assert_date (&guide.apply_by, NULL);
}

/* What is already answered on the way is taken along. */
static void
test_carry (void)
{
  MadoAnswers answers = { 0 };
  MadoGuide guide;

  guide_make (&guide, "auth=early sign=early " ADULT, MADO_PROCEDURE_CONTINUED_USE,
              "within-90-days=no");
  mado_guide_carry (&guide, &answers);
  g_assert_cmpint (answers.values[MADO_QUESTION_CARD_REASON], ==, MADO_ANSWER_VOID);
  guide_make (&guide, "auth=early sign=early " ADULT, MADO_PROCEDURE_NEW_CARD, "card-reason=void");
  g_assert_cmpint (guide.applies, ==, MADO_APPLIES_NOW);
  guide_make (&guide, "auth=early sign=early " ADULT, MADO_PROCEDURE_LOST_CARD, NULL);
  g_assert_true (guide.has_also);
  g_assert_cmpint (guide.also, ==, MADO_PROCEDURE_NEW_CARD);
  mado_guide_carry (&guide, &answers);
  g_assert_cmpint (answers.values[MADO_QUESTION_CARD_REASON], ==, MADO_ANSWER_LOST);
  /* A move takes the 署名用 one with it, where there is one. */
  guide_make (&guide, "auth=early sign=early " ADULT, MADO_PROCEDURE_CONTINUED_USE, NULL);
  g_assert_true (guide.has_also);
  g_assert_cmpint (guide.also, ==, MADO_PROCEDURE_CHANGED_DETAILS);
  mado_guide_carry (&guide, &answers);
  g_assert_cmpint (answers.values[MADO_QUESTION_CONTINUED_USE], ==, MADO_ANSWER_YES);
  guide_make (&guide, "auth=early sign=absent " CHILD, MADO_PROCEDURE_CONTINUED_USE, NULL);
  g_assert_false (guide.has_also);
  /* What was answered before stays. */
  answers.values[MADO_QUESTION_VISITOR] = MADO_ANSWER_PROXY;
  mado_guide_carry (&guide, &answers);
  g_assert_cmpint (answers.values[MADO_QUESTION_VISITOR], ==, MADO_ANSWER_PROXY);
}

/* Whose facts are known is not asked for them. */
static void
test_questions (void)
{
  MadoGuide guide;

  guide_make (&guide, "auth=absent sign=absent " ADULT, MADO_PROCEDURE_ISSUE, NULL);
  g_assert_false (mado_guide_asks (&guide, MADO_QUESTION_UNDER_AGE));
  g_assert_true (mado_guide_asks (&guide, MADO_QUESTION_GUARDIANSHIP));
  guide_make (&guide, "auth=absent sign=absent", MADO_PROCEDURE_ISSUE, NULL);
  g_assert_true (mado_guide_asks (&guide, MADO_QUESTION_UNDER_AGE));
  guide_make (&guide, "auth=renewable sign=absent " ADULT, MADO_PROCEDURE_RENEW, NULL);
  g_assert_false (mado_guide_asks (&guide, MADO_QUESTION_CARD_ENDS_TOO));
  g_assert_false (mado_guide_asks (&guide, MADO_QUESTION_CHANGE));
  g_assert_false (mado_guide_asks (&guide, MADO_QUESTION_LETTER));
  g_assert_false (mado_guide_asks (&guide, MADO_QUESTION_FACE_CARD));
  guide_make (&guide, "auth=renewable sign=absent", MADO_PROCEDURE_RENEW, "visitor=proxy");
  g_assert_true (mado_guide_asks (&guide, MADO_QUESTION_CARD_ENDS_TOO));
  g_assert_true (mado_guide_asks (&guide, MADO_QUESTION_LETTER));
}

typedef struct
{
  MadoWay customs[MADO_N_CUSTOMS]; /* booking, household, post office, proxy at one */
  MadoProcedure procedure;
  const char *answers;
  const char *says;
  const char *unsaid;
} CustomRow;

/* What a municipality's file tells takes the place of what is to be asked. */
static void
test_customs (void)
{
  static const CustomRow custom_rows[] = {
    { { MADO_WAY_REQUIRED, 0, 0, 0 },
      P (RENEW),
      NULL,
      "where-booking-required",
      "where-booking-ask" },
    { { MADO_WAY_POSSIBLE, 0, 0, 0 },
      P (RENEW),
      NULL,
      "where-booking-possible",
      "where-booking-ask" },
    { { MADO_WAY_NONE, 0, 0, 0 }, P (RENEW), NULL, "where-booking-none", "where-booking-ask" },
    { { 0, MADO_WAY_SAME_DAY, 0, 0 },
      P (CONTINUED_USE),
      "visitor=proxy household=yes",
      "visits-household-same-day bring-household-form",
      "visits-household-ask visits-two" },
    { { 0, MADO_WAY_TWO_VISITS, 0, 0 },
      P (CONTINUED_USE),
      "visitor=proxy household=yes",
      "visits-household-two bring-household-form",
      "visits-household-ask visits-two" },
    { { 0, 0, MADO_WAY_POSSIBLE, 0 },
      P (RENEW),
      NULL,
      "where-post-office-here",
      "where-post-office" },
    { { 0, 0, MADO_WAY_NONE, 0 },
      P (RENEW),
      NULL,
      NULL,
      "where-post-office-here where-post-office" },
    { { 0, 0, MADO_WAY_POSSIBLE, MADO_WAY_NONE },
      P (RENEW),
      "visitor=proxy",
      NULL,
      "where-post-office-here where-post-office" },
    { { 0, 0, MADO_WAY_POSSIBLE, MADO_WAY_POSSIBLE },
      P (RENEW),
      "visitor=proxy",
      "where-post-office-here",
      "where-post-office" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (custom_rows); i++)
    {
      const CustomRow *row = &custom_rows[i];
      MadoRules rules;
      MadoGuide guide;

      guide_rules_init (&rules);
      memcpy (rules.customs, row->customs, sizeof rules.customs);
      guide_make_by_rules (&guide, &rules, "auth=renewable sign=renewable " ADULT, row->procedure,
                           row->answers);
      assert_lines (&guide, row->says, TRUE);
      assert_lines (&guide, row->unsaid, FALSE);
    }
}

static void
assert_also (const char *facts, MadoProcedure procedure, MadoProcedure also)
{
  MadoGuide guide;

  g_test_message ("%s", facts);
  guide_make (&guide, facts, procedure, NULL);
  g_assert_true (guide.has_also);
  g_assert_cmpint (guide.also, ==, also);
}

/* Issued again on a card that ends soon it is not for long: what is needed for the card comes
 * besides, but for what is needed more. */
static void
test_reissue_also (void)
{
  MadoGuide guide;

  assert_also ("auth=expired sign=expired born=1985-01-10 card=2027-01-10", MADO_PROCEDURE_REISSUE,
               MADO_PROCEDURE_NEW_CARD);
  assert_also ("auth=expired sign=expired born=1985-10-10 card=2027-01-10", MADO_PROCEDURE_REISSUE,
               MADO_PROCEDURE_STAY_PERIOD);
  assert_also ("auth=expired sign=changed born=1985-01-10 card=2027-01-10", MADO_PROCEDURE_REISSUE,
               MADO_PROCEDURE_CHANGED_DETAILS);
  /* From today on, and from tomorrow on, a new card can be asked for. */
  assert_also ("auth=expired sign=expired born=1985-02-22 card=2027-02-22", MADO_PROCEDURE_REISSUE,
               MADO_PROCEDURE_NEW_CARD);
  guide_make (&guide, "auth=expired sign=expired born=1985-02-23 card=2027-02-23",
              MADO_PROCEDURE_REISSUE, NULL);
  g_assert_false (guide.has_also);
}

/* A PIN is set anew at the counter that renews, on one visit. */
static void
test_unlock_also (void)
{
  MadoGuide guide;

  assert_also ("auth=renewable,locked sign=renewable " ADULT, MADO_PROCEDURE_UNLOCK,
               MADO_PROCEDURE_RENEW);
  guide_make (&guide, "auth=renewable,locked sign=renewable " ADULT, MADO_PROCEDURE_UNLOCK,
              "change=move");
  g_assert_false (guide.has_also);
  assert_also ("auth=expired,locked sign=expired " ADULT, MADO_PROCEDURE_UNLOCK,
               MADO_PROCEDURE_REISSUE);
  guide_make (&guide, "auth=early,locked sign=early " ADULT, MADO_PROCEDURE_UNLOCK, NULL);
  g_assert_false (guide.has_also);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/guide/%s/%u", mado_procedure_to_string (rows[i].procedure), i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/guide/dates", test_dates);
  g_test_add_func ("/guide/apply-by", test_apply_by);
  g_test_add_func ("/guide/carry", test_carry);
  g_test_add_func ("/guide/reissue-also", test_reissue_also);
  g_test_add_func ("/guide/unlock-also", test_unlock_also);
  g_test_add_func ("/guide/questions", test_questions);
  g_test_add_func ("/guide/customs", test_customs);
  return g_test_run ();
}
