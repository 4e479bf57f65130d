#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""That a catalogue with a fault is found. Usage: catalogues.py SOURCE; prints TAP."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(sys.argv[1]).resolve()
sys.dont_write_bytecode = True
sys.path[:0] = [str(SOURCE / "po"), str(SOURCE / "tests/data")]
from catalogues import lacking, languages, malformed, strange, unlike_glossary  # noqa: E402
from tap import check, finish  # noqa: E402

ENGLISH = next(language for language in languages() if language.code == "en")
WHOLE = ENGLISH.catalogue.read_text(encoding="utf-8")


def found(text):
    """What is said of @text in the place of the English words, whose own template is what they say now."""
    with tempfile.TemporaryDirectory() as folder:
        path, pot = Path(folder, "en.po"), Path(folder, "madoguchi.pot")
        path.write_text(text, encoding="utf-8")
        subprocess.run(["msgattrib", "--empty", "-o", pot, ENGLISH.catalogue], check=True)
        return [*malformed(ENGLISH, path), *lacking(ENGLISH, path, pot), *unlike_glossary(ENGLISH, path)]


def spoilt(pattern, words):
    text, n = re.subn(pattern, words, WHOLE, count=1, flags=re.M)
    if n == 0:
        raise LookupError(f"nothing is like {pattern}")
    return text


@check("the whole catalogue is right")
def _():
    yield from found(WHOLE)


FAULTS = {
    "words that are not said": (r'^msgid "更新"\nmsgstr ".+"', 'msgid "更新"\nmsgstr ""'),
    "words that are not there": (r'^msgid "更新"\nmsgstr ".+"\n\n', ""),
    "words that are a guess": (r'^msgid "更新"$', '#, fuzzy\nmsgid "更新"'),
    "a field of printf that is left out": (r'^(msgid "あと%d日"\nmsgid_plural .+\nmsgstr\[0\] ")%d', r"\1one"),
    "a field of printf of another type": (r'^(msgid "あと%d日"\nmsgid_plural .+\nmsgstr\[0\] ")%d', r"\1%s"),
    "a field of printf too many": (r'^(msgid "更新"\nmsgstr ".+)"', r'\1 %s"'),
    "a name in braces that is misspelt": (r'^(msgid ".*\{until\}.*"\nmsgstr ".*)\{until\}', r"\1{untill}"),
    "a name in braces that is left out": (r'^(msgid ".*\{until\}.*"\nmsgstr ".*)\{until\}', r"\1then"),
    "a form of a plural that is missing": (r'^(msgid "あと%d日"\n.+\nmsgstr\[0\] .+\n)msgstr\[1\] .+\n', r"\1"),
    "another word than the glossary’s": (r'^(msgid "失効は取り消せません。"\nmsgstr ".*)revocation', r"\1cancellation"),
    "a part of another term": (r'^(msgid "署名用パスワード"\nmsgstr ").*password', r"\1Signature PIN"),
    "an apostrophe of a typewriter": (r'^(msgid "更新"\nmsgstr ".+)"', r"\1's\""),
    "another rule for plurals": (r"plural=\(n != 1\)", "plural=(n > 1)"),
    "another language's name": (r"^\"Language: en", '"Language: eo'),
    "another language's code": (r'^msgid "ja"\nmsgstr "en"', 'msgid "ja"\nmsgstr "ja"'),
}

for name, (pattern, words) in FAULTS.items():

    @check(f"found: {name}")
    def _(pattern=pattern, words=words):
        if not found(spoilt(pattern, words)):
            yield "nobody complains"


STRANGE = {
    "zh_CN": ["已过期,请更新", "更新(重新", "更新:从明天起"],
    "ko": ["갱신（예상）", "갱신、발급"],
    "pt_BR": ["Renovação：amanhã"],
    "vi": ["Gia hạn（ước tính）", "Không được ghi trong thẻ"],
}
ITS_OWN = {
    "zh_CN": ["已过期，请更新", "诊断(_D)", "语言 (Language)", "手续费为1,500日元"],
    "ko": ["갱신(예상), 발급"],
    "vi": ["Không có trong thẻ"],
}


def strange_words(code, words):
    language = next(language for language in languages() if language.code == code)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "one.po")
        path.write_text(f'msgid "更新"\nmsgstr "{words}"\n', encoding="utf-8")
        return list(strange(language, path))


@check("found: signs of another script, and words that are taken otherwise")
def _():
    yield from (words for code, all_words in STRANGE.items() for words in all_words if not strange_words(code, words))


@check("signs of its own script are right")
def _():
    yield from (found for code, all_words in ITS_OWN.items() for words in all_words for found in strange_words(code, words))


finish()
