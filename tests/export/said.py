# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of wording of what a person takes along: the Japanese that the checks of this folder look
for in texts, sheets and calendars. Everything else they ask by its id."""

import re

PROCEDURES = {"renew": "更新", "new-card": "新しいカードの申請"}
PRACTICE = "【練習用】"

# Days, on a sheet, in its code and in a calendar.
FIRST = "手続きできる最初の日"
FIRST_COUNTER = "窓口が開いている最初の日（目安）"
LAST = "期限の日（窓口が開いている最後の日の目安）"
LAST_OF_CARD = "期限の日"
APPLY_BY = "申請する日の目安"
SUMMARY = "マイナンバーカードの手続き（{}）：{}"
ESTIMATED = "計算による目安です。"

SHEET_TITLE = "マイナンバーカードの電子証明書の手続き（"
SHEET_FOOT = "根拠:"
SHEET_ALWAYS = ("2026年11月23日", "根拠", "暗証番号は、この紙に書かないでください")
SHEET_BRING = "持ち物"
SHEET_NO_DAY = "有効期限まで、窓口は休みです"
SHEET_FIRST_IS_TODAY = "窓口が開いている最初の日:2026年11月23日"
SHEET_PRACTICE = "練習用カードの内容です"
SHEET_CODE = "カメラで読み取ると"

# Behind a line of the guide.
ASK = "窓口でご確認ください］"
BEYOND = re.compile("［(ほかの資料|[^／]*からの推測)")
ESTIMATE = "目安"
INFERRED = "推測"
BOOKING = "  ・窓口へ行く前に、予約が必要です。［{}］"
BOOKING_URL = "予約：{}"
SOURCE = "{}「{}」{}更新"

NO_FONT = "日本語のフォントがありません"
NOBODY_READS = "パイプから読み取るプログラムがありません"
NO_PLACE = "その場所がありません"
IS_FOLDER = "フォルダーです"
NO_SPACE = "空きがありません"


def date(day):
    year, month, day = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{day}日"
