/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Pango breaks a line of Japanese or Korean between any two characters: in the middle of
 * 2027年6月15日 and of パスワード, and of a Korean word, though Korean has blanks. These
 * keep each date, each 令和9年, each あと75日, a word of Katakana, 電子証明書, a last
 * ください。, each Korean word, and a short last word with the one before it in one piece.
 * (transfer full) */
PangoAttrList *mado_kept_pieces (const char *text);

G_END_DECLS
