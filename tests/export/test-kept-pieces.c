/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "mado-kept-pieces.h"

/* GtkLabel makes one piece of two that touch. */
static void
assert_apart (PangoAttrList *attributes, const char *text)
{
  GSList *pieces = pango_attr_list_get_attributes (attributes);

  for (GSList *piece = pieces; piece != NULL && piece->next != NULL; piece = piece->next)
    {
      const PangoAttribute *one = piece->data;
      const PangoAttribute *other = piece->next->data;

      if (one->end_index >= other->start_index)
        g_error ("“%s”: two pieces touch before “%s”.", text, text + other->start_index);
    }
  g_slist_free_full (pieces, (GDestroyNotify)pango_attribute_destroy);
}

/* Where a line of @text begins, in whatever width, and Pango's own rules would not let it. */
static gboolean
begins_with (const char *text, const char *rest)
{
  g_autoptr (GObject) context =
      G_OBJECT (pango_font_map_create_context (pango_cairo_font_map_get_default ()));
  g_autoptr (PangoLayout) layout = pango_layout_new ((PangoContext *)context);
  PangoAttrList *attributes = mado_kept_pieces (text);
  const int begin = (int)(strstr (text, rest) - text);
  gboolean found = FALSE;
  int whole;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  assert_apart (attributes, text);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_size (layout, &whole, NULL);
  for (int width = whole; width > 0 && !found; width -= PANGO_SCALE)
    {
      pango_layout_set_width (layout, width);
      for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
        found |= ((PangoLayoutLine *)line->data)->start_index == begin;
    }
  return found;
}

static void
test_korean (void)
{
  const char *text = "지금 Suginami City의 창구에서 43일 남은 (화요일) 절차를 밟습니다.";

  g_assert_true (begins_with (text, "창구에서"));
  g_assert_true (begins_with (text, "(화요일)"));
  g_assert_true (begins_with (text, "밟습니다"));
  g_assert_false (begins_with (text, "구에서"));
  g_assert_false (begins_with (text, "의 창구"));
  g_assert_false (begins_with (text, "일 남은"));
  g_assert_false (begins_with (text, "니다"));
}

/* It would be wider than the window. */
static void
test_long_word (void)
{
  const char *text = "지방공공단체정보시스템기구의 시스템";

  g_assert_true (begins_with (text, "정보"));
  g_assert_true (begins_with (text, "시스템기구"));
}

static void
test_japanese (void)
{
  const char *text = "期限は2027年6月15日（令和9年）火曜日です。";

  g_assert_true (begins_with (text, "2027年"));
  g_assert_true (begins_with (text, "火曜日"));
  g_assert_false (begins_with (text, "月15日"));
  g_assert_false (begins_with (text, "和9年"));
  g_assert_false (begins_with (text, "曜日"));
}

/* A word is not read by halves, where it is short enough for a title in large text. */
static void
test_japanese_words (void)
{
  const char *text = "このマイナンバーカードの利用者証明用電子証明書はロックされていません";

  g_assert_true (begins_with (text, "マイナンバー"));
  g_assert_true (begins_with (text, "カード"));
  g_assert_true (begins_with (text, "電子証明書"));
  g_assert_true (begins_with (text, "ロック"));
  g_assert_true (begins_with (text, "いません"));
  g_assert_false (begins_with (text, "イナンバー"));
  g_assert_false (begins_with (text, "ーカード"));
  g_assert_false (begins_with (text, "ード"));
  g_assert_false (begins_with (text, "明書は"));
  g_assert_false (begins_with (text, "書は"));
  g_assert_false (begins_with (text, "ック"));
  g_assert_false (begins_with (text, "ません"));
  text = "パスワードで保護されています";
  g_assert_true (begins_with (text, "保護"));
  g_assert_true (begins_with (text, "います"));
  g_assert_false (begins_with (text, "スワード"));
  g_assert_false (begins_with (text, "護され"));
  g_assert_false (begins_with (text, "れて"));
  g_assert_true (begins_with ("期限が切れています", "切れて"));
  g_assert_false (begins_with ("期限が切れています", "れて"));
  g_assert_true (begins_with ("カードも同じ日に期限", "同じ日"));
  g_assert_false (begins_with ("カードも同じ日に期限", "じ日"));
  /* It would be wider than the window. */
  g_assert_true (begins_with ("スマートフォンです", "トフォン"));
}

/* Nor is a short last word. */
static void
test_latin_endings (void)
{
  const char *english = "Please have the certificate renewed at the counter of Suginami City.";
  const char *vietnamese = "Hãy làm thủ tục gia hạn chứng thư điện tử tại quầy tiếp nhận.";

  g_assert_true (begins_with (english, "Suginami"));
  g_assert_true (begins_with (english, "counter"));
  g_assert_false (begins_with (english, "City."));
  g_assert_true (begins_with (vietnamese, "tiếp"));
  g_assert_false (begins_with (vietnamese, "nhận."));
  g_assert_true (
      begins_with ("It is looked at only once and protected by a long password.", "password"));
  g_assert_true (begins_with ("This can be done until Tuesday, 5 January 2027", "2027"));
}

/* Half of what a text ends with is no last line. */
static void
test_japanese_endings (void)
{
  g_assert_true (begins_with ("窓口で確認してください。", "ください"));
  g_assert_false (begins_with ("窓口で確認してください。", "ださい"));
  g_assert_false (begins_with ("窓口で確認してください。", "い。"));
  g_assert_true (begins_with ("更新の必要はありません", "ありません"));
  g_assert_false (begins_with ("更新の必要はありません", "りません"));
  g_assert_false (begins_with ("更新の必要はありません", "せん"));
  g_assert_true (begins_with ("何が変わりましたか。", "ましたか"));
  g_assert_false (begins_with ("何が変わりましたか。", "たか。"));
  g_assert_true (begins_with ("ロックされています（使えません）", "せん）"));
  g_assert_true (begins_with ("番号がロックされています", "います"));
  g_assert_false (begins_with ("番号がロックされています", "ます"));
  g_assert_true (begins_with ("有効期間が始まっていません", "始まって"));
  g_assert_true (begins_with ("有効期間が始まっていません", "いません"));
  g_assert_false (begins_with ("有効期間が始まっていません", "ません"));
  g_assert_true (begins_with ("スマートフォンの電子証明書です", "です"));
  g_assert_false (begins_with ("スマートフォンの電子証明書です", "す"));
  g_assert_true (begins_with ("次の場合の持ち物です。", "です"));
  g_assert_true (begins_with ("読み取れませんでした", "ませんでした"));
  g_assert_false (begins_with ("読み取れませんでした", "んでした"));
  g_assert_true (begins_with ("新しいカードの申請を見る", "申請"));
  g_assert_false (begins_with ("新しいカードの申請を見る", "請を"));
  g_assert_true (begins_with ("新しいカードを申請する時期です", "時期"));
  g_assert_false (begins_with ("新しいカードを申請する時期です", "期です"));
  g_assert_true (begins_with ("変わったかどうか、わかりません", "わかりません"));
  g_assert_false (begins_with ("変わったかどうか、わかりません", "かりません"));
  g_assert_false (begins_with ("窓口で更新できます。\n次の行です。", "ます"));
  g_assert_false (begins_with ("次は新しいカードの申請です。", "す。"));
  g_assert_false (begins_with ("窓口へ行くのは1回です。", "す。"));
  g_assert_false (begins_with ("今日が最終日です", "す"));
  g_assert_false (begins_with ("期限は、遅くとも利用者証明用と同じ日です。", "す。"));
  g_assert_false (begins_with ("署名用パスワード：", "ド："));
  /* Two pieces that touch would be one. */
  g_assert_true (begins_with ("期限は2027年6月15日です。", "です。"));
  g_assert_false (begins_with ("Chứng thư điện tử dùng để ký (署名用電子証明書)", "書)"));
  /* In the middle it would be one piece with what follows, and leave a hole before it. */
  g_assert_true (begins_with ("手続きしてください。あと43日", "さい"));
  g_assert_true (begins_with ("手続きしてください。あと43日", "あと43日"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#ifdef G_OS_WIN32
  /* Pango complains of fonts that Wine's DirectWrite does not describe. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
#endif
  g_test_add_func ("/kept-pieces/korean", test_korean);
  g_test_add_func ("/kept-pieces/long-word", test_long_word);
  g_test_add_func ("/kept-pieces/japanese", test_japanese);
  g_test_add_func ("/kept-pieces/japanese-words", test_japanese_words);
  g_test_add_func ("/kept-pieces/latin-endings", test_latin_endings);
  g_test_add_func ("/kept-pieces/japanese-endings", test_japanese_endings);
  return g_test_run ();
}
