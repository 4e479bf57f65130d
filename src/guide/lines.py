#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes C of the lines of guidance: lines.py [HEADER.h TABLE.c WORDS.c FILE…]

A FILE is a key file of data/guide/ (README.md there says what stands in it) or a C file that says
the lines. Whatever is wrong with them is told, all at once, and nothing is made. Without arguments
the files of the tree are looked at, and nothing is made.

lines.py --old [DAY]: lists the sources that, on DAY or today, were read more than two years ago.
"""

import configparser
import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path

# As in mado-guide-line.h and mado-guide-source.h.
SECTIONS = ["why", "bring", "where", "visits", "after", "caution"]
FLAGS = ["ask", "estimate", "detail"]
KINDS = ["page", "own", "official", "private", "inferred"]
# As in mado-rules.h: what a municipality's file tells, with a source of its own.
CUSTOMS = ["booking", "household-member", "post-office", "proxy-at-post-office", "proxy-collects"]
# As in mado-rules.h: the rules of a municipality's file that lines tell, each with its own source there.
RULES = ["renewal", "window", "eligibility", "overseas", "card-window"]
# What words may leave open, as translators are told. mado-wording-guide-line.c fills it in.
PLACEHOLDERS = {
    "from": "the first day, a date",
    "until": "the last day, a date",
    "renewed": "the new expiry, a date",
    "card_expires": "the card's own end, a date",
    "apply_by": "the day by which to apply, a date with its weekday",
    "insurance": "the last day for the health insurance, a date",
    "minimum_age": "an age in years",
    "overseas_months": "a number of months, with the word for them",
    "certificate": "the name of a certificate",
}
# A page may say something else by then.
OLD_YEARS = 2
# These can be filled in only where the guide is about one certificate.
ONE_ONLY = {"certificate"}
SOURCES = "sources.ini"
ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Source:
    place: str
    id: str
    name: str = ""
    name_en: str = ""
    kind: str = ""
    url: str = ""
    date: str = ""
    read: str = ""

    def problems(self):
        if not re.fullmatch(r"[A-Z]+[0-9]*", self.id):
            yield "an id is capitals and a number: S0"
        if not self.name:
            yield "name is missing"
        if not is_latin(self.name_en) and self.kind not in ("own", "inferred"):
            yield "name-en is missing, or not in Latin letters: for those who do not read Japanese"
        if self.kind not in KINDS:
            yield f"kind is one of {', '.join(KINDS)}"
        if self.url and not re.match(r"https?://[^ ]+$", self.url):
            yield "url is no address of a page"
        for key in ("date", "read"):
            if (text := getattr(self, key)) and not is_date(text):
                yield f"{key} is a day, such as 2026-11-29"
        if not self.read and self.kind not in ("own", "inferred"):
            yield "read is missing: the day on which the page was read"


@dataclass
class Line:
    place: str
    id: str
    section: str = ""
    words: str = ""
    words_one: str = ""
    sources: str = ""
    custom: str = ""
    rule: str = ""
    flags: str = ""
    note: str = ""

    @property
    def constant(self):
        return "MADO_LINE_" + self.id.upper().replace("-", "_")

    def problems(self, sources):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            yield "an id is small letters, digits and hyphens: bring-card"
        if len(self.section.split()) > 1:
            yield f"it stands in one section, not in {self.section}: as a reason it is said under why anyway"
        elif self.section not in SECTIONS:
            yield f"section is one of {', '.join(SECTIONS)}"
        if not self.words:
            yield "words are missing"
        yield from word_problems(self.words, PLACEHOLDERS.keys() - ONE_ONLY)
        yield from word_problems(self.words_one, PLACEHOLDERS.keys())
        for flag in self.flags.split():
            if flag not in FLAGS:
                yield f"flags are of {', '.join(FLAGS)}, not {flag}"
        if self.section == "bring" and "estimate" in self.flags.split():
            yield "an estimate is a day, an amount or a number, and no thing to bring"
        yield from self.source_problems(sources)

    def source_problems(self, sources):
        ids = self.sources.split()
        if not ids:
            yield "sources are missing"
        for id in ids:
            if id not in sources:
                yield f"{SOURCES} has no source {id}"
            elif ids.count(id) > 1:
                yield f"source {id} stands there twice"
        kinds = [sources[id].kind for id in ids if id in sources]
        if "own" in kinds and (len(kinds) > 1 or self.custom not in CUSTOMS):
            yield f"what the municipality's file says has no other source, and a custom: {', '.join(CUSTOMS)}"
        if self.rule and (self.rule not in RULES or "own" in kinds):
            yield f"rule is of a line that other sources say, and one of {', '.join(RULES)}"
        if self.custom and "own" not in kinds:
            yield "custom is of lines that the municipality's file says"
        if "page" in kinds[1:]:
            yield "the ward's own page is the first of its sources"
        careful = {"ask", "estimate"} & set(self.flags.split())
        if kinds and set(kinds) == {"private"} and not careful:
            yield "only private sources say it: flags say ask or estimate"
        found = [sources[id] for id in ids if id in sources]
        if found and not any(source.url or source.kind in ("own", "inferred") for source in found) and not careful:
            yield "no source of it has an address: flags say ask or estimate"


def is_latin(text):
    return bool(text) and text.isascii()


def is_date(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def word_problems(words, names):
    if "\n" in words:
        yield "words stand on one line"
    for half, full in zip("()?!", "（）？！"):
        if half in words:
            yield f"{half} is {full} in Japanese"
    rest = words
    for name in re.findall(r"\{([^{}]*)\}", words):
        if name not in names:
            yield f"{{{name}}} is none of {', '.join('{%s}' % known for known in sorted(names))}"
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        yield "a { without its }, or the other way round"


class Guide:
    """The lines and sources of key files; self.errors is what is wrong with them."""

    def __init__(self, paths):
        self.lines, self.sources, self.errors = [], {}, []
        for path in sorted(paths, key=lambda path: (path.name != SOURCES, path.name)):
            self._read(path)
        for source in self.sources.values():
            self._complain(source, source.problems())
        for line in self.lines:
            self._complain(line, line.problems(self.sources))
        if [source.kind for source in self.sources.values()].count("page") != 1:
            self.errors.append(f"{SOURCES}: one source, and no more, is the page: kind = page")
        self._check_twice()
        cited = {id for line in self.lines for id in line.sources.split()}
        for id, source in self.sources.items():
            if id not in cited:
                self._complain(source, ["no line has this source"])

    def _complain(self, of, problems):
        self.errors += [f"{of.place}: [{of.id}]: {problem}" for problem in problems]

    def _read(self, path):
        parser = configparser.RawConfigParser(
            strict=True, delimiters=("=",), comment_prefixes=("#",), empty_lines_in_values=False,
            default_section="",
        )  # fmt: skip
        try:
            parser.read_string(path.read_text(encoding="utf-8"), path.name)
        except (configparser.Error, UnicodeDecodeError) as error:
            self.errors.append(f"{path.name}: {' '.join(str(error).split())}")
            return
        kind = Source if path.name == SOURCES else Line
        known = {name.replace("_", "-") for name in kind.__dataclass_fields__} - {"place", "id"}
        for id in parser.sections():
            values = dict(parser[id])
            item = kind(path.name, id)
            for key, value in values.items():
                if key in known:
                    setattr(item, key.replace("-", "_"), value)
                else:
                    self._complain(item, [f"{key} is no key; there are {', '.join(sorted(known))}"])
            if kind is Source:
                self.sources[id] = item
            else:
                self.lines.append(item)

    def _check_twice(self):
        ids, words = {}, {}
        for line in self.lines:
            if line.id in ids:
                self._complain(line, [f"{ids[line.id].place} has this id, too"])
            elif line.words and line.words in words:
                self._complain(line, [f"[{words[line.words].id}] says the same: they are one line"])
            ids.setdefault(line.id, line)
            words.setdefault(line.words, line)

    def check_said(self, code):
        """Finds lines that no C file of @code says."""
        said = set(re.findall(r"\bMADO_LINE_[A-Z0-9_]+\b", code))
        for line in self.lines:
            if line.constant not in said:
                self._complain(line, [f"nothing in src/guide/ says {line.constant}"])


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


MADE = "/* Made by lines.py of data/guide/; do not edit. */\n"


def header(guide):
    names = "\n".join(f"  {line.constant}," for line in guide.lines)
    return f"{MADE}#pragma once\n\ntypedef enum\n{{\n{names}\n}} MadoLine;\n#define MADO_N_LINES {len(guide.lines)}\n"


def table(guide):
    parts = [MADE + '#include "config.h"\n\n#include "mado-guide-line-private.h"\n']
    for source in guide.sources.values():
        url = quote(source.url) if source.url else "NULL"
        parts.append(
            f"static const MadoGuideSource source_{source.id} = {{ {quote(source.id)}, "
            f"MADO_GUIDE_SOURCE_{source.kind.upper()}, {quote(source.name)}, {quote(source.name_en)}, {url} }};"
        )
    rows = []
    for number, line in enumerate(guide.lines):
        pointers = "".join(f"&source_{id}, " for id in line.sources.split())
        flags = " | ".join(f"MADO_LINE_FLAG_{flag.upper()}" for flag in line.flags.split()) or "0"
        parts.append(f"static const MadoGuideSource *const sources_{number}[] = {{ {pointers}NULL }};")
        custom = f"MADO_CUSTOM_{line.custom.upper().replace('-', '_')}" if line.custom else "0"
        rule = f"TRUE, MADO_RULE_{line.rule.upper().replace('-', '_')}" if line.rule else "FALSE, 0"
        rows.append(
            f"  [{line.constant}] = {{ {quote(line.id)}, MADO_SECTION_{line.section.upper()}, {flags}, "
            f"sources_{number}, {custom}, {rule} }},"
        )
    body = "\n".join(rows)
    parts.append(f"\nconst MadoLineRow mado_line_rows[MADO_N_LINES] = {{\n{body}\n}};")
    return "\n".join(parts) + "\n"


def words(guide):
    rows = "\n".join(
        f"  [{line.constant}] = {{ {quote(line.words)}, {quote(line.words_one) if line.words_one else 'NULL'} }},"
        for line in guide.lines
    )
    return (
        MADE + '#include "config.h"\n\n#include "mado-wording-guide-line-private.h"\n\n'
        f"const MadoLineWords mado_line_words[MADO_N_LINES] = {{\n{rows}\n}};\n"
    )


def write(path, text):
    """A file that says the same is left alone, so that nothing is built again for it."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def main(outputs, inputs):
    files = [path for path in inputs if path.suffix == ".ini"]
    guide = Guide(files)
    for path in {other for path in files for other in path.parent.glob("*.ini")} - set(files):
        guide.errors.append(f"{path.name}: it is not in meson.build")
    code = [path.read_text(encoding="utf-8") for path in inputs if path.suffix == ".c"]
    guide.check_said("".join(code))
    if guide.errors:
        sys.exit("\n".join(guide.errors))
    for path, make in zip(outputs, (header, table, words)):
        write(path, make(guide))
    if not outputs:
        print(f"{len(guide.lines)} lines, {len(guide.sources)} sources")


def list_old(day):
    limit = f"{day.year - OLD_YEARS:04}{day.isoformat()[4:]}"
    for source in Guide((ROOT / "data/guide").glob("*.ini")).sources.values():
        if source.read and source.read < limit:
            print(f"{source.id}（{source.name}）：{source.read}に読んだものです。{source.url}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--old"]:
        list_old(datetime.date.fromisoformat(sys.argv[2]) if sys.argv[2:] else datetime.date.today())
        sys.exit()
    given = [Path(path) for path in sys.argv[1:]]
    main(given[:3], given[3:] or [*(ROOT / "data/guide").glob("*.ini"), *(ROOT / "src/guide").rglob("*.c")])
