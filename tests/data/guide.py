#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lines.py makes of the lines of guidance, and what it refuses. Usage: guide.py SOURCE; prints TAP."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tap import check, finish

SOURCE = Path(sys.argv[1])
FILES = {
    "sources.ini": """
[S0]
name = 杉並区
name-en = Suginami City
kind = page
url = https://www.example.jp/a.html
date = 2024-06-07
read = 2026-11-23

[M1]
name = となりの市
name-en = The Next City
kind = official
read = 2026-11-23

[X1]
name = 新聞
name-en = A newspaper
kind = private
read = 2026-11-23

[INF]
name = 推測
kind = inferred
""",
    "a.ini": """
[bring-card]
section = bring
words = マイナンバーカード
sources = S0

[why-window]
section = why
words = 更新できるのは{from}からです。
sources = S0 M1
flags = ask estimate
""",
    "b.ini": """
[why-none]
section = why
words = カードにありません。
words-one = {certificate}がありません。
sources = M1 INF
note = the chip is meant

[caution-scam]
section = caution
words = 電話で暗証番号を聞くことはありません。
sources = X1
flags = estimate
""",
    "a.c": "MADO_LINE_BRING_CARD MADO_LINE_WHY_WINDOW MADO_LINE_WHY_NONE MADO_LINE_CAUTION_SCAM",
}


def run(folder, files):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = [str(folder / name) for name in ("lines.h", "lines.c", "words.c")]
    inputs = [str(folder / name) for name in files]
    done = subprocess.run(
        [sys.executable, SOURCE / "src/guide/lines.py", *made, *inputs], capture_output=True, text=True, encoding="utf-8"
    )
    return done, [Path(path).read_text(encoding="utf-8") if Path(path).is_file() else None for path in made]


@check("the lines are made")
def _():
    with tempfile.TemporaryDirectory() as folder:
        done, (header, table, words) = run(Path(folder), FILES)
        if done.returncode or done.stderr:
            yield done.stderr
            return
        for text, parts in (
            (header, ["  MADO_LINE_BRING_CARD,", "#define MADO_N_LINES 4"]),
            (table, ['"https://www.example.jp/a.html"', '{ "why-window", MADO_SECTION_WHY, MADO_LINE_FLAG_ASK | MADO_LINE_FLAG_ESTIMATE,',
                     "{ &source_S0, &source_M1, NULL }"]),
            (words, ['[MADO_LINE_WHY_NONE] = { "カードにありません。", "{certificate}がありません。" }']),
        ):  # fmt: skip
            for part in parts:
                if part not in text:
                    yield f"no {part} in {text}"


@check("what says the same is not written again")
def _():
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), FILES)
        before = (Path(folder) / "lines.h").stat().st_mtime_ns
        run(Path(folder), FILES | {"a.c": FILES["a.c"] + " "})
        if (Path(folder) / "lines.h").stat().st_mtime_ns != before:
            yield "it was"


# What is wrong; in which file; what stands there; instead of it; what is said.
REFUSED = [
    ("an unknown source", "a.ini", "sources = S0\n", "sources = S9\n", "a.ini: [bring-card]: sources.ini has no source S9"),
    ("no source", "a.ini", "sources = S0\n", "", "a.ini: [bring-card]: sources are missing"),
    ("the municipality's file and another", "sources.ini", "kind = official", "kind = own", "has no other source, and a custom"),
    ("a custom of others", "a.ini", "sources = S0\n", "sources = S0\ncustom = booking\n", "custom is of lines that the"),
    ("a rule that is none", "a.ini", "sources = S0\n", "sources = S0\nrule = windows\n", "and one of renewal, window,"),
    ("a source twice", "a.ini", "sources = S0\n", "sources = S0 S0\n", "source S0 stands there twice"),
    ("the ward's page behind another", "a.ini", "S0 M1", "M1 S0", "the first of its sources"),
    ("only private sources, and no flag", "b.ini", "flags = estimate\n", "", "only private sources say it"),
    ("… nor one of trust", "b.ini", "flags = estimate\n", "flags = detail\n", "only private sources say it"),
    ("a source of no line", "b.ini", "sources = X1", "sources = S0", "sources.ini: [X1]: no line has this source"),
    ("a line that is not said", "a.c", "MADO_LINE_BRING_CARD", "", "nothing in src/guide/ says MADO_LINE_BRING_CARD"),
    ("a line of two sections", "a.ini", "= bring", "= bring caution", "[bring-card]: it stands in one section"),
    ("the same words twice", "b.ini", "カードにありません。", "マイナンバーカード", "[bring-card] says the same"),
    ("an unknown section", "a.ini", "= bring", "= bringing", "section is one of why, bring,"),
    ("no section", "a.ini", "section = bring\n", "", "section is one of why, bring,"),
    ("no words", "a.ini", "words = マイナンバーカード\n", "", "a.ini: [bring-card]: words are missing"),
    ("empty words", "a.ini", "words = マイナンバーカード\n", "words =\n", "words are missing"),
    ("words on two lines", "a.ini", "マイナンバーカード", "マイナンバー\n  カード", "words stand on one line"),
    ("half-width punctuation", "a.ini", "マイナンバーカード", "カード(本人)", "( is （ in Japanese"),
    ("an id twice in a file", "a.ini", "[why-window]", "[bring-card]", "a.ini: "),
    ("an id twice in two files", "b.ini", "[why-none]", "[why-window]", "b.ini: [why-window]: a.ini has this id, too"),
    ("an id that is none", "a.ini", "[bring-card]", "[Bring card]", "an id is small letters"),
    ("an unknown key", "a.ini", "sources = S0\n", "sources = S0\nsauces = S0\n", "sauces is no key"),
    ("an unknown flag", "a.ini", "ask estimate", "ask perhaps", "flags are of ask, estimate, detail, not perhaps"),
    ("a thing to bring that is an estimate", "a.ini", "sources = S0\n", "sources = S0\nflags = estimate\n", "no thing to bring"),
    ("an unknown placeholder", "a.ini", "{from}", "{form}", "{form} is none of {"),
    ("a placeholder of words-one in words", "a.ini", "{from}", "{certificate}", "{certificate} is none of"),
    ("a placeholder that is not closed", "a.ini", "{from}", "{from", "a { without its }"),
    ("a placeholder that is not opened", "a.ini", "{from}", "from}", "a { without its }"),
    ("no key file", "a.ini", "[bring-card]", "bring-card", "a.ini: "),
    ("an unknown kind of source", "sources.ini", "kind = private", "kind = blog", "kind is one of page, own, official,"),
    ("two pages", "sources.ini", "kind = official", "kind = page", "one source, and no more, is the page"),
    ("no page", "sources.ini", "kind = page", "kind = official", "one source, and no more, is the page"),
    ("a source without a name in Latin letters", "sources.ini", "name-en = A newspaper\n", "", "[X1]: name-en is missing"),
    ("… nor in others", "sources.ini", "name-en = A newspaper", "name-en = 新聞", "[X1]: name-en is missing"),
    ("no address at all, and no flag", "a.ini", "sources = S0\n", "sources = M1\n", "[bring-card]: no source of it has an address"),
    ("a source without a name", "sources.ini", "name = 新聞\n", "", "sources.ini: [X1]: name is missing"),
    ("a source that nobody read", "sources.ini", "kind = private\nread = 2026-11-23", "kind = private", "[X1]: read is missing"),
    ("a day that is none", "sources.ini", "kind = private\nread = 2026-11-23", "kind = private\nread = 2026-11-31", "read is a day"),
    ("an address that is none", "sources.ini", "https://www", "www", "url is no address"),
]  # fmt: skip
for _what, _name, _old, _new, _said in REFUSED:

    @check(f"refused: {_what}")
    def _(name=_name, old=_old, new=_new, said=_said):
        text = FILES[name].replace(old, new, 1)
        if text == FILES[name]:
            yield "nothing was changed"
        with tempfile.TemporaryDirectory() as folder:
            done, made = run(Path(folder), FILES | {name: text})
        if done.returncode != 1 or made != [None] * 3:
            yield "it was taken"
        if said not in done.stderr or "Traceback" in done.stderr:
            yield f"no “{said}” in: {done.stderr}"


@check("refused: a file that the build does not know")
def _():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "c.ini").write_text("", encoding="utf-8")
        done, _made = run(Path(folder), FILES)
    if done.stderr != "c.ini: it is not in meson.build\n":
        yield done.stderr


@check("all that is wrong is told at once")
def _():
    with tempfile.TemporaryDirectory() as folder:
        done, _made = run(Path(folder), FILES | {"a.c": ""})
    if done.stderr.count("\n") != 4:
        yield done.stderr


@check("without arguments the lines of the tree are checked")
def _():
    done = subprocess.run([sys.executable, SOURCE / "src/guide/lines.py"], capture_output=True, text=True)
    if done.returncode or done.stderr or not done.stdout:
        yield done.stdout + done.stderr


@check("what was read more than two years ago is listed")
def _():
    def old(day):
        done = subprocess.run([sys.executable, SOURCE / "src/guide/lines.py", "--old", day], capture_output=True, text=True)
        if done.returncode or done.stderr:
            return [done.stderr]
        return done.stdout.splitlines()

    if old("2028-11-23"):
        yield "what was read two years ago to the day is"
    if not any(line.startswith("S0（杉並区）：2026-11-23") for line in old("2028-11-24")):
        yield "S0 is not"


finish()
