/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-line.h"

#include <string.h>

#define ASK      (1u << 0)
#define ESTIMATE (1u << 1)

/* Each line with its sources by their codes in policy-rules.md; mado-guide-source.c resolves them.
 */
static const struct
{
  const char *word;
  const char *sources[MADO_LINE_MAX_SOURCES];
  guint flags;
} lines[MADO_N_LINES] = {
  [MADO_LINE_WHY_WINDOW_OPEN] = { "why-window-open", { "S0" } },
  [MADO_LINE_WHY_LAST_DAY] = { "why-last-day", { "S0" } },
  [MADO_LINE_WHY_WINDOW_NOT_YET] = { "why-window-not-yet", { "S0" } },
  [MADO_LINE_WHY_NATIONAL_OPEN] = { "why-national-open", { "S0", "W1", "M1", "M2" }, ASK },
  [MADO_LINE_WHY_LAPSED] = { "why-lapsed", { "S0" } },
  [MADO_LINE_WHY_REVOKED] = { "why-revoked", { "S0" } },
  [MADO_LINE_WHY_NOT_RECORDED] = { "why-not-recorded", { "S0" } },
  [MADO_LINE_WHY_TURNS_AGE] = { "why-turns-age", { "S0" } },
  [MADO_LINE_WHY_UNDER_AGE] = { "why-under-age", { "S0", "M61", "M62" }, ASK },
  [MADO_LINE_WHY_GUARDIANSHIP] = { "why-guardianship", { "S0", "M61", "M62" }, ASK },
  [MADO_LINE_WHY_AGE_BOUNDARY] = { "why-age-boundary", { "M19", "INF" }, ASK },
  [MADO_LINE_WHY_ELIGIBILITY_UNKNOWN] = { "why-eligibility-unknown", { "S0" }, ASK },
  [MADO_LINE_WHY_SIGN_LAPSED] = { "why-sign-lapsed", { "S0" } },
  [MADO_LINE_WHY_SIGN_LAPSES] = { "why-sign-lapses", { "S0" } },
  [MADO_LINE_WHY_AUTH_STAYS] = { "why-auth-stays", { "M8", "M47", "M48", "M49" } },
  [MADO_LINE_WHY_CHANGE_UNKNOWN] = { "why-change-unknown", { "S0" }, ASK },
  [MADO_LINE_WHY_RECORDED] = { "why-recorded", { "S0" } },
  [MADO_LINE_WHY_SIGN_RECORDED_UNKNOWN] = { "why-sign-recorded-unknown", { "S0", "INF" }, ASK },
  [MADO_LINE_WHY_NOT_EXPIRED] = { "why-not-expired", { "S0" } },
  [MADO_LINE_WHY_NO_CHANGE] = { "why-no-change", { "S0" } },
  [MADO_LINE_WHY_NO_SIGN] = { "why-no-sign", { "S0" } },
  [MADO_LINE_WHY_CARD_LAPSED] = { "why-card-lapsed", { "S0" } },
  [MADO_LINE_WHY_ENDS_WITH_CARD] = { "why-ends-with-card", { "M5", "W4" } },
  [MADO_LINE_WHY_STAY_ENDS_WITH_CARD] = { "why-stay-ends-with-card", { "W5", "M21", "M22" } },
  [MADO_LINE_WHY_CARD_WINDOW_OPEN] = { "why-card-window-open", { "W3", "M30" } },
  [MADO_LINE_WHY_CARD_WINDOW_NOT_YET] = { "why-card-window-not-yet", { "W3", "M30" } },
  [MADO_LINE_WHY_CARD_END_UNKNOWN] = { "why-card-end-unknown", { "S0" }, ASK },
  [MADO_LINE_WHY_CARD_VOID] = { "why-card-void", { "S2", "M52" } },
  [MADO_LINE_WHY_CARD_LOST] = { "why-card-lost", { "M12", "M43" } },
  [MADO_LINE_WHY_JUKI_CARD] = { "why-juki-card", { "INF" } },
  [MADO_LINE_WHY_SMARTPHONE] = { "why-smartphone", { "M96", "X12" }, ESTIMATE },
  [MADO_LINE_WHY_UNKNOWN] = { "why-unknown", { "INF" }, ASK },
  [MADO_LINE_WHY_UNREADABLE] = { "why-unreadable", { "INF" }, ASK },
  [MADO_LINE_WHY_NOT_YET_VALID] = { "why-not-yet-valid", { "INF" }, ASK },
  [MADO_LINE_WHY_HIDDEN] = { "why-hidden", { "INF" }, ASK },
  [MADO_LINE_WHY_PIN_KNOWN] = { "why-pin-known", { "S0" } },
  [MADO_LINE_WHY_PIN_LOCKED] = { "why-pin-locked", { "S0" } },
  [MADO_LINE_WHY_SOME_PIN_LOCKED] = { "why-some-pin-locked", { "S0" } },
  [MADO_LINE_WHY_PIN_FORGOTTEN] = { "why-pin-forgotten", { "S0" } },
  [MADO_LINE_WHY_PIN_RESET] = { "why-pin-reset", { "S0" } },
  [MADO_LINE_WHY_NO_CERTIFICATE_NO_PIN] = { "why-no-certificate-no-pin", { "INF" } },
  [MADO_LINE_WHY_PIN_OF_LAPSED] = { "why-pin-of-lapsed", { "J5", "M86" } },
  [MADO_LINE_WHY_FACE_CARD] = { "why-face-card", { "M59", "M60", "M97", "M39" } },
  [MADO_LINE_WHY_FACE_CARD_RENEWAL] = { "why-face-card-renewal", { "M39" } },
  [MADO_LINE_WHY_FACE_CARD_SWITCH] = { "why-face-card-switch", { "M59", "M60" } },
  [MADO_LINE_WHY_FACE_CARD_BACK] = { "why-face-card-back", { "INF" }, ASK },
  [MADO_LINE_WHY_FACE_CARD_SUSPECTED] = { "why-face-card-suspected", { "INF" }, ASK },
  [MADO_LINE_WHY_REVOCABLE] = { "why-revocable", { "S0" } },
  [MADO_LINE_WHY_NOTHING_TO_REVOKE] = { "why-nothing-to-revoke", { "S0", "INF" } },
  [MADO_LINE_WHY_PROXY_BEFOREHAND] = { "why-proxy-beforehand", { "S0" }, ASK },
  [MADO_LINE_WHY_SELF] = { "why-self", { "S0" } },
  [MADO_LINE_WHY_CONTINUED_USE] = { "why-continued-use", { "S2" } },
  [MADO_LINE_WHY_CONTINUED_USE_LATE] = { "why-continued-use-late", { "S2", "M52" } },
  [MADO_LINE_WHY_CONTINUED_USE_DONE] = { "why-continued-use-done", { "S2" } },
  [MADO_LINE_WHY_CONTINUED_USE_UNKNOWN] = { "why-continued-use-unknown", { "S2" }, ASK },
  [MADO_LINE_WHY_WITHIN_90_UNKNOWN] = { "why-within-90-unknown", { "S2", "M52" }, ASK },
  [MADO_LINE_WHY_NOT_MOVED_IN] = { "why-not-moved-in", { "S2" } },
  [MADO_LINE_WHY_STAY_EXTENDED] = { "why-stay-extended", { "M23", "M26" } },
  [MADO_LINE_WHY_STAY_PENDING] = { "why-stay-pending", { "M26", "M28", "M29" } },
  [MADO_LINE_WHY_STAY_NOT_EXTENDED] = { "why-stay-not-extended", { "M23", "M26" }, ASK },
  [MADO_LINE_WHY_STAY_UNKNOWN] = { "why-stay-unknown", { "M23", "W5" }, ASK },
  [MADO_LINE_WHY_NO_STAY_PERIOD] = { "why-no-stay-period", { "M22", "M25" } },
  [MADO_LINE_WHY_OVERSEAS_MOVE] = { "why-overseas-move", { "M53", "M54", "M55", "M56" } },
  [MADO_LINE_WHY_OVERSEAS_LATE] = { "why-overseas-late", { "M53", "M57", "M58" } },
  [MADO_LINE_WHY_OVERSEAS_FOREIGN] = { "why-overseas-foreign", { "M57" } },
  [MADO_LINE_WHY_OVERSEAS_UNKNOWN] = { "why-overseas-unknown", { "M53", "M57" }, ASK },
  [MADO_LINE_WHY_ALREADY_OVERSEAS] = { "why-already-overseas", { "W2", "M54" } },
  [MADO_LINE_WHY_LOST_STOP] = { "why-lost-stop", { "M12", "J4" } },
  [MADO_LINE_WHY_LOST_FOUND] = { "why-lost-found", { "M12", "J4" } },
  [MADO_LINE_WHY_CARD_AT_HAND] = { "why-card-at-hand", { "M12", "J4" } },
  [MADO_LINE_WHY_SUSPENDED_UNKNOWN] = { "why-suspended-unknown", { "M12", "J4" }, ASK },
  [MADO_LINE_WHY_REVOKE_LOST] = { "why-revoke-lost", { "M12", "J4" } },
  [MADO_LINE_BRING_CARD] = { "bring-card", { "S0" } },
  [MADO_LINE_BRING_PIN_SIGN] = { "bring-pin-sign", { "S0" } },
  [MADO_LINE_BRING_PIN_AUTH] = { "bring-pin-auth", { "S0" } },
  [MADO_LINE_BRING_PIN_JUKI] = { "bring-pin-juki", { "M15", "W10" } },
  [MADO_LINE_BRING_NEW_PIN_SIGN] = { "bring-new-pin-sign", { "S0", "J2" } },
  [MADO_LINE_BRING_NEW_PIN_AUTH] = { "bring-new-pin-auth", { "S0", "J2" } },
  [MADO_LINE_BRING_NEW_PIN] = { "bring-new-pin", { "S0", "J2" } },
  [MADO_LINE_BRING_CURRENT_PIN] = { "bring-current-pin", { "S0" } },
  [MADO_LINE_BRING_PHOTO_ID] = { "bring-photo-id", { "J2" }, ASK },
  [MADO_LINE_BRING_EXTRA_ID] = { "bring-extra-id",
                                 { "M75", "M71", "W16", "M82", "M80", "M83" },
                                 ASK },
  [MADO_LINE_BRING_LETTER] = { "bring-letter", { "S0", "W12", "M35", "M37" } },
  [MADO_LINE_BRING_REPRESENTATIVE_ID] = { "bring-representative-id", { "M69", "M70", "M71" }, ASK },
  [MADO_LINE_BRING_AUTHORITY] = { "bring-authority", { "M69", "M70", "M71" }, ASK },
  [MADO_LINE_BRING_PROXY_ID] = { "bring-proxy-id", { "W14", "M69", "M63" }, ASK },
  [MADO_LINE_BRING_SEALED_FORM] = { "bring-sealed-form",
                                    { "W14", "M69", "M35", "M37", "M73" },
                                    ASK },
  [MADO_LINE_BRING_APPLICATION] = { "bring-application", { "M36", "M30" }, ASK },
  [MADO_LINE_BRING_PHOTO] = { "bring-photo", { "INF" }, ASK },
  [MADO_LINE_BRING_RESIDENCE_CARD] = { "bring-residence-card", { "INF" }, ASK },
  [MADO_LINE_BRING_STAY_APPLICATION] = { "bring-stay-application", { "M26", "M28" }, ASK },
  [MADO_LINE_WHERE_COUNTER] = { "where-counter", { "S0" } },
  [MADO_LINE_WHERE_REGISTERED] = { "where-registered", { "M77" } },
  [MADO_LINE_WHERE_HONSEKI] = { "where-honseki", { "M54" }, ASK },
  [MADO_LINE_WHERE_NOT_ONLINE] = { "where-not-online", { "M41" } },
  [MADO_LINE_WHERE_ONLINE_WINDOW] = { "where-online-window", { "S0" } },
  [MADO_LINE_WHERE_CLIENT_SOFTWARE] = { "where-client-software", { "J2", "J3" } },
  [MADO_LINE_WHERE_SMARTPHONE] = { "where-smartphone", { "J2" } },
  [MADO_LINE_WHERE_HERE] = { "where-here", { "J2" } },
  [MADO_LINE_WHERE_COUNTER_ONLY] = { "where-counter-only", { "M86", "M87", "M80" } },
  [MADO_LINE_WHERE_STORE_SIGN] = { "where-store-sign", { "S0", "J5", "J6" } },
  [MADO_LINE_WHERE_STORE_AUTH] = { "where-store-auth", { "J5", "J6", "M84", "M85", "M86" } },
  [MADO_LINE_WHERE_STORE_PHONE_STEP] = { "where-store-phone-step", { "J5", "J6", "M84", "M85" } },
  [MADO_LINE_WHERE_STORE_24_HOURS] = { "where-store-24-hours", { "J5", "J6", "M84", "M85" } },
  [MADO_LINE_WHERE_STORE_CONDITIONS] = { "where-store-conditions", { "J5", "J6" } },
  [MADO_LINE_WHERE_STORE_SHOPS_BOTH] = { "where-store-shops-both", { "J6" }, ESTIMATE },
  [MADO_LINE_WHERE_STORE_SHOPS_SIGN] = { "where-store-shops-sign", { "J6" }, ESTIMATE },
  [MADO_LINE_WHERE_STORE_NOT_BOTH] = { "where-store-not-both", { "M86", "M87" } },
  [MADO_LINE_WHERE_STORE_NOT_NOW] = { "where-store-not-now", { "J5", "J6" } },
  [MADO_LINE_WHERE_STORE_NOT_PROXY] = { "where-store-not-proxy", { "J5", "J6" } },
  [MADO_LINE_WHERE_PHONE] = { "where-phone", { "M12", "J4" } },
  [MADO_LINE_WHERE_POST_OFFICE] = { "where-post-office", { "M41" }, ASK },
  [MADO_LINE_WHERE_LANDING] = { "where-landing", { "M53", "M54" } },
  [MADO_LINE_VISITS_ONE] = { "visits-one", { "S0", "INF" }, ESTIMATE },
  [MADO_LINE_VISITS_ONE_LEGAL] = { "visits-one-legal", { "M69", "M70", "M71" }, ESTIMATE | ASK },
  [MADO_LINE_VISITS_ONE_SEALED] = { "visits-one-sealed",
                                    { "W14", "M69", "M35", "M37", "M73" },
                                    ESTIMATE | ASK },
  [MADO_LINE_VISITS_TWO] = { "visits-two", { "M74", "M75", "M71", "M76" }, ESTIMATE | ASK },
  [MADO_LINE_VISITS_LETTER_UNKNOWN] = { "visits-letter-unknown", { "W14", "M74" }, ESTIMATE | ASK },
  [MADO_LINE_VISITS_CARD] = { "visits-card", { "INF" }, ESTIMATE | ASK },
  [MADO_LINE_VISITS_NONE] = { "visits-none", { "J5", "J6" } },
  [MADO_LINE_VISITS_PHONE] = { "visits-phone", { "M12", "J4" } },
  [MADO_LINE_VISITS_HERE] = { "visits-here", { "J2" } },
  [MADO_LINE_AFTER_24_HOURS] = { "after-24-hours", { "M94", "M95" }, ESTIMATE },
  [MADO_LINE_AFTER_ETAX] = { "after-etax", { "N1" } },
  [MADO_LINE_AFTER_SMARTPHONE] = { "after-smartphone", { "X12" }, ESTIMATE },
  [MADO_LINE_AFTER_RENEWED_EXPIRY] = { "after-renewed-expiry",
                                       { "J1", "M1", "M2", "M3", "M4", "M6", "M7" },
                                       ESTIMATE },
  [MADO_LINE_AFTER_OLD_REVOKED] = { "after-old-revoked", { "M3", "M15" } },
  [MADO_LINE_AFTER_INSURANCE_GRACE] = { "after-insurance-grace", { "M98", "N8" }, ESTIMATE | ASK },
  [MADO_LINE_AFTER_STOPS_SIGN] = { "after-stops-sign", { "S0" } },
  [MADO_LINE_AFTER_STOPS_AUTH] = { "after-stops-auth", { "S0", "M59" } },
  [MADO_LINE_AFTER_REGAIN] = { "after-regain", { "S0", "INF" } },
  [MADO_LINE_AFTER_SAME_END] = { "after-same-end", { "M16", "W9", "M1" } },
  [MADO_LINE_AFTER_CHECK_SIGN] = { "after-check-sign", { "M12", "J4" }, ASK },
  [MADO_LINE_AFTER_COUNTER_RESET] = { "after-counter-reset", { "S3", "M80" } },
  [MADO_LINE_AFTER_FACE_RENEW] = { "after-face-renew", { "M39" } },
  [MADO_LINE_AFTER_SIGN_LEAVES] = { "after-sign-leaves", { "M53", "M54", "M55" } },
  [MADO_LINE_AFTER_CONTINUED] = { "after-continued", { "S2", "INF" } },
  [MADO_LINE_AFTER_OVERSEAS_WINDOW] = { "after-overseas-window", { "W2" } },
  [MADO_LINE_AFTER_RERECORD] = { "after-rerecord", { "INF" }, ASK },
  [MADO_LINE_AFTER_NEW_CARD_CERTIFICATES] = { "after-new-card-certificates", { "S0" } },
  [MADO_LINE_AFTER_RETRY] = { "after-retry", { "J5", "J6" } },
  [MADO_LINE_CAUTION_PROXY] = { "caution-proxy", { "S0" }, ASK },
  [MADO_LINE_CAUTION_SYSTEM_STOP] = { "caution-system-stop", { "S0" } },
  [MADO_LINE_CAUTION_MAINTENANCE] = { "caution-maintenance", { "M36", "M90", "W16" }, ESTIMATE },
  [MADO_LINE_CAUTION_BUSY] = { "caution-busy", { "M92", "M93", "W17" }, ESTIMATE },
  [MADO_LINE_CAUTION_FREE] = { "caution-free", { "J7", "M15", "M40", "M41", "M42" } },
  [MADO_LINE_CAUTION_FEE_LOST] = { "caution-fee-lost",
                                   { "M12", "M43", "M26", "M44" },
                                   ESTIMATE | ASK },
  [MADO_LINE_CAUTION_FEE_STAY] = { "caution-fee-stay", { "M23", "M26" }, ESTIMATE | ASK },
  [MADO_LINE_CAUTION_LETTER_EARLY] = { "caution-letter-early", { "S0" } },
  [MADO_LINE_CAUTION_FORM_LAPSED] = { "caution-form-lapsed", { "M40" }, ASK },
  [MADO_LINE_CAUTION_ENVELOPE] = { "caution-envelope", { "M39" } },
  [MADO_LINE_CAUTION_PIN_SECRET] = { "caution-pin-secret", { "M39" }, ASK },
  [MADO_LINE_CAUTION_NO_RETURN] = { "caution-no-return", { "INF" } },
  [MADO_LINE_CAUTION_DO_NOT_GUESS] = { "caution-do-not-guess", { "S0" } },
  [MADO_LINE_CAUTION_REPORT_FIRST] = { "caution-report-first", { "INF" } },
  [MADO_LINE_CAUTION_NOT_COMPULSORY] = { "caution-not-compulsory", { "M15", "M45" } },
  [MADO_LINE_CAUTION_NO_LETTER] = { "caution-no-letter", { "M23", "M22", "W1", "W5" } },
  [MADO_LINE_CAUTION_COMBINED_CARD] = { "caution-combined-card", { "X6", "X5" }, ASK },
  [MADO_LINE_CAUTION_TWO_MONTHS] = { "caution-two-months", { "M26", "M28", "M29" } },
  [MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE] = { "caution-sign-in-principle",
                                            { "S0", "M61", "M62" },
                                            ASK },
  [MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN] = { "caution-eligibility-unknown", { "S0" }, ASK },
  [MADO_LINE_CAUTION_PERSON_TOO] = { "caution-person-too", { "M61", "M72" }, ASK },
  [MADO_LINE_CAUTION_LEGAL_SETS_PIN] = { "caution-legal-sets-pin", { "M67", "M16" } },
  [MADO_LINE_CAUTION_CARD_ENDS_UNKNOWN] = { "caution-card-ends-unknown", { "M5", "W4" }, ASK },
  [MADO_LINE_CAUTION_STAY_UNKNOWN] = { "caution-stay-unknown", { "W5", "M21", "M22" }, ASK },
  [MADO_LINE_CAUTION_FACE_CARD] = { "caution-face-card", { "M39" }, ASK },
  [MADO_LINE_CAUTION_SIGN_BY_CHANGE] = { "caution-sign-by-change", { "S0" } },
  [MADO_LINE_CAUTION_CHANGE_UNKNOWN] = { "caution-change-unknown", { "S0" }, ASK },
  [MADO_LINE_CAUTION_SIGN_UNKNOWN] = { "caution-sign-unknown", { "S0", "INF" }, ASK },
  [MADO_LINE_CAUTION_OTHER_LAPSED] = { "caution-other-lapsed", { "S0" } },
  [MADO_LINE_CAUTION_BOTH_TOGETHER] = { "caution-both-together", { "M1", "M3", "W9" } },
  [MADO_LINE_CAUTION_DATES_ONLY] = { "caution-dates-only", { "J3", "J7" } },
  [MADO_LINE_CAUTION_COMPUTED] = { "caution-computed", { "INF" }, ESTIMATE },
  [MADO_LINE_CAUTION_FEB29] = { "caution-feb29", { "X5", "X4" }, ASK },
  [MADO_LINE_CAUTION_NO_PIN_ASKED] = { "caution-no-pin-asked", { "M12" } },
  [MADO_LINE_CAUTION_SCAM] = { "caution-scam", { "J9" } },
  [MADO_LINE_CAUTION_CONTINUED_USE] = { "caution-continued-use", { "S2", "M52" }, ASK },
};

static const char *const sections[MADO_N_SECTIONS] = {
  [MADO_SECTION_WHY] = "why",     [MADO_SECTION_BRING] = "bring",
  [MADO_SECTION_WHERE] = "where", [MADO_SECTION_VISITS] = "visits",
  [MADO_SECTION_AFTER] = "after", [MADO_SECTION_CAUTION] = "caution",
};

const char *
mado_line_to_string (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, NULL);

  return lines[line].word;
}

/* The enumeration is in the order of the sections, and the first line of each is known. */
MadoSection
mado_line_get_section (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, MADO_SECTION_WHY);

  if (line < MADO_LINE_BRING_CARD)
    return MADO_SECTION_WHY;
  if (line < MADO_LINE_WHERE_COUNTER)
    return MADO_SECTION_BRING;
  if (line < MADO_LINE_VISITS_ONE)
    return MADO_SECTION_WHERE;
  if (line < MADO_LINE_AFTER_24_HOURS)
    return MADO_SECTION_VISITS;
  if (line < MADO_LINE_CAUTION_PROXY)
    return MADO_SECTION_AFTER;
  return MADO_SECTION_CAUTION;
}

MadoOrigin
mado_line_get_origin (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, MADO_ORIGIN_INFERRED);

  for (guint i = 0; i < MADO_LINE_MAX_SOURCES && lines[line].sources[i] != NULL; i++)
    if (strcmp (lines[line].sources[i], "INF") == 0)
      return MADO_ORIGIN_INFERRED;
  return strcmp (lines[line].sources[0], "S0") == 0 ? MADO_ORIGIN_PAGE : MADO_ORIGIN_BEYOND;
}

gboolean
mado_line_is_estimate (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, FALSE);

  return (lines[line].flags & ESTIMATE) != 0;
}

gboolean
mado_line_is_ask (MadoLine line)
{
  g_return_val_if_fail ((guint)line < MADO_N_LINES, FALSE);

  return (lines[line].flags & ASK) != 0;
}

guint
mado_line_get_sources (MadoLine line, const char *codes[MADO_LINE_MAX_SOURCES])
{
  guint n = 0;

  g_return_val_if_fail ((guint)line < MADO_N_LINES, 0);

  while (n < MADO_LINE_MAX_SOURCES && lines[line].sources[n] != NULL)
    {
      codes[n] = lines[line].sources[n];
      n++;
    }
  return n;
}

const char *
mado_section_to_string (MadoSection section)
{
  g_return_val_if_fail ((guint)section < MADO_N_SECTIONS, NULL);

  return sections[section];
}
