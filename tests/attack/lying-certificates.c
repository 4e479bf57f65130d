/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lying-certificates.h"

#include "session-fixture.h"

/* How the text has them. */
#define NAME       "氏名："
#define ADDRESS    "住所："

#define PINNED     "valid-early pinned 2031-08-10"
#define UNREADABLE "unreadable unchecked -"
#define BROKEN     "untrusted broken -"

/* clang-format off */
const LyingCertificate lying_certificates[] = {
  /* What a real card has had. */
  { "size-auth-1574", PINNED },
  { "size-sign-1749", PINNED, NAME "杉並　花子" },
  { "lie-size-1536", PINNED },
  { "lie-size-1537", PINNED },
  { "lie-size-1791", PINNED },
  { "lie-size-1792", PINNED },
  { "lie-size-1793", PINNED },
  { "lie-size-3808", PINNED },
  { "lie-size-4096", PINNED },
  { "lie-size-8192", PINNED },
  { "lie-size-32768", PINNED },
  /* A name is shown as it is, and never moves anything around it. */
  { "lie-name-markup", PINNED, NAME "<span foreground=\"red\" size=\"99999\">花子</span>" },
  { "lie-name-entity", PINNED, NAME "花子&lt;&amp;&#8238;&nonsense;" },
  { "lie-name-markup-unclosed", PINNED, NAME "<b>花子" },
  { "lie-name-script", PINNED, NAME "<script>alert(1)</script>" },
  { "lie-name-json", PINNED, NAME "花子\",\"tries_left\":9,\"x\":\"" },
  { "lie-name-backslash", PINNED, NAME "花\\u202e\\n\\x1b[31m子" },
  { "lie-name-percent", PINNED, NAME "%s%n%1$s%99999999d" },
  { "lie-name-bidi-override", PINNED, NAME "花子\ufffd2036\ufffd" },
  { "lie-name-bidi-isolate", PINNED, NAME "花\ufffd子\ufffd\ufffd太\ufffd郎\ufffd\ufffd" },
  { "lie-name-hebrew", PINNED, NAME "\u05d0\u05d1\u05d2 2036" },
  { "lie-name-zero-width", PINNED, NAME "花\ufffd\ufffd\ufffd\ufffd\ufffd子" },
  { "lie-name-newlines", PINNED, NAME "花子\ufffd状態：有効\ufffd\ufffd残り：5回\ufffd" },
  { "lie-name-next-line", PINNED, NAME "花\ufffd子\ufffd\ufffd" },
  { "lie-name-csi", PINNED, NAME "花\ufffd31m子\ufffd[2J" },
  { "lie-name-delete", PINNED, NAME "花\ufffd\ufffd\ufffd子" },
  { "lie-name-combining", PINNED, NAME "花\u0301\u0301\u0301" },
  { "lie-name-variation", PINNED, NAME "葛\U000e0100城" },
  { "lie-name-tags", PINNED, NAME "花\ufffd\ufffd\ufffd子" },
  { "lie-name-noncharacter", PINNED, NAME "花\ufffd\ufffd子" },
  { "lie-name-surrogate", PINNED, NAME "花\ufffd\ufffd\ufffd" },
  { "lie-name-overlong-nul", PINNED, NAME "花\ufffd\ufffd" },
  { "lie-name-nul-first", PINNED, NAME "\ufffd花子" },
  { "lie-name-half-a-character", PINNED, NAME "花\ufffd\ufffd" },
  { "lie-name-emoji", PINNED, NAME "👨\ufffd👩\ufffd👧花子" },
  { "lie-name-blanks", PINNED, NAME "　　　" },
  { "lie-name-claim", PINNED, NAME "有効（2036年8月10日まで）" },
  { "lie-name-3000-bytes", PINNED, NAME "花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花…" },
  { "lie-address-newlines", PINNED, ADDRESS "東京都\ufffd氏名：杉並　太郎\ufffd" },
  { "lie-address-markup", PINNED, ADDRESS "<a href='x:y'>東京都</a>" },
  { "lie-address-twice", PINNED, ADDRESS "東京都杉並区阿佐谷南１丁目１５番１号" },
  /* What cannot be read is not shown, and the rest is. */
  { "lie-born-markup", PINNED, NAME "杉並　花子" },
  { "lie-born-future", PINNED, NAME "杉並　花子" },
  { "lie-sex-letter", PINNED, NAME "杉並　花子" },
  { "lie-name-bmp-string", PINNED, "" },
  { "lie-name-number", PINNED, "" },
  { "lie-name-empty-value", UNREADABLE, "" },
  /* A last day is that of the certificate, in Japan. */
  { "lie-dates-equal", "expired pinned 2026-08-01" },
  { "lie-dates-offset", UNREADABLE },
  { "lie-dates-fraction", UNREADABLE },
  { "lie-dates-without-seconds", UNREADABLE },
  { "lie-dates-second-60", UNREADABLE },
  { "lie-dates-hour-24", UNREADABLE },
  { "lie-dates-day-0", UNREADABLE },
  { "lie-dates-year-0", UNREADABLE },
  { "lie-dates-before-1970", UNREADABLE },
  { "lie-dates-both-ended", "expired pinned 2020-08-10" },
  { "lie-dates-future", "not-yet-valid pinned 2040-08-10" },
  { "lie-dates-midnight", "valid-early pinned 2031-08-11" },
  { "lie-dates-generalized", PINNED },
  { "lie-dates-long", "valid-early pinned 2131-08-10" },
  /* No date is believed of a signature that does not fit. */
  { "lie-chain-self-signed", BROKEN },
  { "lie-chain-own-issuer", BROKEN },
  { "lie-chain-own-issuer-key-id", BROKEN },
  { "lie-chain-real-name", BROKEN },
  { "lie-chain-other-name", BROKEN },
  { "lie-chain-no-name", BROKEN },
  { "lie-chain-is-ca", UNREADABLE },
  { "lie-chain-md5", BROKEN },
  { "lie-chain-two-algorithms", UNREADABLE },
  { "lie-chain-empty-signature", BROKEN },
  { "lie-chain-zero-signature", BROKEN },
  { "lie-chain-short-signature", BROKEN },
  { "lie-chain-moved-signature", BROKEN },
  { "lie-key-holder-512", BROKEN },
  { "lie-key-ca-1024", BROKEN },
  { "lie-key-ca-512", BROKEN },
  { "lie-twice-key-usage", UNREADABLE },
  { "lie-twice-policies", UNREADABLE },
  { "lie-twice-key-id", UNREADABLE },
  { "lie-twice-names", UNREADABLE, "" },
  { "lie-form-version-1", UNREADABLE },
  { "lie-form-version-9", PINNED },
  { "lie-form-serial-0", PINNED },
  { "lie-form-serial-negative", PINNED },
  { "lie-form-indefinite", UNREADABLE },
  { "lie-form-text", UNREADABLE },
  { "lie-form-empty", UNREADABLE },
  { "lie-form-deep", UNREADABLE, "" },
};
/* clang-format on */

const guint lying_certificates_n = G_N_ELEMENTS (lying_certificates);

MadoPracticeCard *
lying_certificate_create_card (const LyingCertificate *self)
{
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load (self->stem);

  if (self->line != NULL)
    mado_practice_card_add_file (card, fixture_jpki, 0x0001, der, 0x001B);
  else
    mado_practice_card_add_file (card, fixture_jpki, 0x000A, der, 0);
  return card;
}

void
lying_certificate_check_clean (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      g_assert_true (*p == '\n' || type != G_UNICODE_CONTROL);
      g_assert_cmpint (type, !=, G_UNICODE_FORMAT);
      g_assert_cmpint (type, !=, G_UNICODE_LINE_SEPARATOR);
      g_assert_cmpint (type, !=, G_UNICODE_PARAGRAPH_SEPARATOR);
    }
}
