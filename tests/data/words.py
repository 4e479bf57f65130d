#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for people, all of which are in po/ja.po. Usage: words.py SOURCE; prints TAP."""

import re
import sys
from pathlib import Path

from tap import check, finish, some

SOURCE = Path(sys.argv[1])
# What is not written, and what is written for it: one word for one thing, in one spelling.
WORDS = {
    "きょう|本日": "今日",
    "なぜ": "理由",
    "前へ": "戻る",
    "この手続きではありません": "手続きの対象ではありません",
    "新しいものをもう一度": "新しい暗証番号（確認）",
    "失効の有無は未確認|失効していないことは確認|失効していないかは": "失効の有無は確認していません",
    "まちが[えい]": "間違え",
    "(置き|読み|控え)なお": "置き直、読み直、控え直",
    "分か[りらる]": "わかる",
    "決まり(?!方)": "きまり",
    "届け出(?![まるて])": "届出",
    "券面(?!事項)": "カードの表面",
    "普通": "ふつう",
    "要り|要る": "必要です、いります",
    "当該|及び|並びに|若しくは|当たって|際して|旨": "やさしい言葉",
}
# A person of 75 reads it once. What is in brackets can be left out, and a name that is no Japanese
# counts for nothing.
LONGEST = 60


def messages():
    """The messages of the catalogue."""
    for entry in (SOURCE / "po/ja.po").read_text(encoding="utf-8").split("\n\n")[1:]:
        for part in re.findall(r'^msgid(?:_plural)? ((?:".*"\n?)+)', entry, re.M):
            yield "".join(re.findall(r'"(.*)"', part)).replace("\\n", "\n").replace('\\"', '"')


MESSAGES = some(list(messages()), "messages")


@check("one word is used for one thing")
def _():
    for text in MESSAGES:
        for never, instead in WORDS.items():
            if re.search(never, text):
                yield f"{instead}: {text}"


@check("a sentence is no longer than a person reads at once")
def _():
    for text in MESSAGES:
        for sentence in re.split(r"[。\n：]", re.sub(r"（[^（）]*）|[ -~]", "", text)):
            if len(sentence) > LONGEST:
                yield f"{len(sentence)}: {sentence}"


finish()
