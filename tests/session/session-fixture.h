/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-session.h"
#include "mado-transport-practice.h"

G_BEGIN_DECLS

/* What the tests of the model share: a card made of the committed certificates, a reader for it,
 * and a way to let the main loop turn until something is so. */

#define FIXTURE_READER   "Reader 1"
#define FIXTURE_PASSWORD "ABC123"

extern const guint8 fixture_jpki[10];
extern const guint8 fixture_text[10];
extern const guint8 fixture_juki[10];
extern const guint8 fixture_common[10];

/* The content of tests/certificate/certs/STEM.der. */
GBytes *fixture_load (const char *stem);
/* A file of @length bytes. */
GBytes *fixture_bytes (const char *bytes, gsize length);
/* Both certificates, all counters full, the card's own expiry 2035-10-10. */
MadoPracticeCard *fixture_card_new (void);
/* 5 tries at most for the 署名用パスワード. */
void fixture_card_set_sign_tries (MadoPracticeCard *card, guint tries_left, guint16 locked_sw);
/* A card without the 公的個人認証 application. */
MadoPracticeCard *fixture_foreign_card_new (void);
guint fixture_get_sign_tries (MadoPracticeCard *card);
/* The CA certificates on fixture_card_new(), or none while its issuers are to be strangers. */
GPtrArray *fixture_get_cas (void);
void fixture_set_strangers (gboolean strangers);
/* One reader; @card: (nullable): in it. */
MadoTransportPractice *fixture_transport_new (MadoPracticeCard *card);

/* Fails the test when @condition does not come true within half a minute. Looks now and then also
 * when nothing happens on the main loop, for what other threads do. */
#define fixture_spin_until(condition)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint watchdog_ = fixture_watchdog_start (#condition, __FILE__, __LINE__);                     \
    guint tick_ = fixture_tick_start ();                                                           \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (tick_);                                                                       \
    g_source_remove (watchdog_);                                                                   \
  }                                                                                                \
  G_STMT_END

gboolean fixture_is_idle_in (MadoSession *session, MadoStage stage);
/* Until @card has been read in the reader, and until that is seen to be empty. */
void
fixture_lay_down (MadoTransportPractice *transport, MadoSession *session, MadoPracticeCard *card);
void fixture_take_away (MadoTransportPractice *transport, MadoSession *session);
guint fixture_tick_start (void);
guint fixture_watchdog_start (const char *condition, const char *file, int line);
/* Lets the main loop turn for so long. */
void fixture_spin_for (guint milliseconds);

G_END_DECLS
