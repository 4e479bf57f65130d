# SPDX-License-Identifier: GPL-3.0-or-later
"""What the languages are, and what must be true of a catalogue before people are shown it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "po"
PLURALS = {
    "MADO_PLURAL_NONE": "nplurals=1; plural=0;",
    "MADO_PLURAL_NOT_ONE": "nplurals=2; plural=(n != 1);",
    "MADO_PLURAL_ABOVE_1": "nplurals=2; plural=(n > 1);",
}
# What only staff, administrators and whoever sits at a terminal read: in Japanese and English alone.
FOR_STAFF = re.compile(
    r"(src/cli|src/simulator|src/ui/counter|data/ui/counter)/|po/practice-words\.h|data/.*\.(gschema|metainfo)\.xml"
    r"|(src|data/ui)/.*/mado-(wording-)?(trace|refusal|diagnosis|checkup|comparison|command|municipality-page|options|status-text)[-.]"
)
IN_ALL_WORDS = ("en", "ja")
GLOSSARY = ROOT / "docs/glossary.md"
# Where a term of the glossary is only a part of another word, or stands for something else.
OTHER_WORDS = re.compile(
    r"発行[先者]|オンライン窓口|「マイナンバーカード・電子証明書の」|「%1\$s」%2\$s更新|スマートフォンの.+初期化しただけ|更新の途中のことが多い|.*;$"
)
WIDE = "[，。：；（）！？、]"
# Signs of another script, and words that people take for something else.
NOT_SAID = {
    "en": r"[A-Za-z]'[a-z]",
    "zh_CN": r"[一-鿿](?:[,;:?!)]|\((?!_))|[,;:?!(][一-鿿]",
    "ko": WIDE,
    "pt_BR": WIDE,
    # “It is not recorded”, but also “do not write it”.
    "vi": WIDE + "|không được ghi",
}
FIELD = re.compile(r"%(?:[0-9]+\$)?[-+#0]*[0-9]*(?:\.[0-9]+)?(?:hh?|ll?|[jtz])?[diouxXcsfgp]|\{[a-z_]+\}")


class Language:
    def __init__(self, row):
        self.code = re.search(r'\.code = "(.+?)"', row)[1]
        plural = re.search(r"\.plural = (\w+)", row)
        self.plurals = PLURALS[plural[1] if plural else "MADO_PLURAL_NONE"]
        self.complete = ".complete = TRUE" in row
        self.catalogue = PO / f"{self.code}.po"


def languages():
    """The table that the programs have."""
    text = (ROOT / "src/wording/mado-language.c").read_text(encoding="utf-8")
    return [Language(row) for row in re.findall(r"^  \[\w+\] = \{\n(.+?)^  \},", text, re.M | re.S)]


def entries(path):
    """Each message: {"msgid": …, "msgid_plural": …, "msgstr": …, "msgstr[0]": …}"""
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        entry, key = {}, None
        for line in block.splitlines():
            match = re.match(r'(?:(msg\w+(?:\[\d\])?) )?"(.*)"$', line)
            if match:
                key = match[1] or key
                entry[key] = entry.get(key, "") + match[2]
        if entry:
            yield entry


def fields(text):
    """The same in whatever order, and however often: %s is the first argument, as %1$s is."""
    found, n = set(), 0
    for field in FIELD.findall(text):
        numbered = re.match(r"%([0-9]+)\$(.+)", field)
        n += field[0] == "%" and not numbered
        found.add(field if field[0] == "{" else (int(numbered[1]), numbered[2]) if numbered else (n, field[1:]))
    return found


def differing_fields(path):
    for entry in entries(path):
        wanted = fields(entry["msgid"])
        for key, words in entry.items():
            if key.startswith("msgstr") and entry["msgid"] and words and fields(words) != wanted:
                yield f"{path.name}: {words}\n  has other fields than {entry['msgid']}"


def glossary():
    """Term → code of a language → the forms of its word, in small letters. Those of two tables."""
    terms, columns = {}, ["ja@easy", "en", "zh_CN", "ko", "pt_BR", "vi"]
    text = GLOSSARY.read_text(encoding="utf-8").partition("## In the languages of the screen")[2]
    for line in re.findall(r"^\| (?!日本語)(.+)\|$", text, re.M):
        term, *cells = [re.sub(r"（[^（）]*）$| ?\([^()]*\)", "", cell.strip()) for cell in line.split("|")]
        for code, cell in zip(columns, cells, strict=True):
            forms = terms.setdefault(term, {}).setdefault(code, [])
            forms += [form.strip().lower() for form in cell.split(";") if form.strip()]
    return terms


def unlike_glossary(language, path):
    """Words that do not call a thing what the glossary calls it. The longest term goes before its parts."""
    terms = glossary()
    longest_first = sorted(terms, key=len, reverse=True)
    for entry in entries(path):
        said, words = OTHER_WORDS.sub("", entry["msgid"]), {k: w for k, w in entry.items() if k.startswith("msgstr")}
        for term in filter(lambda term: language.code in terms[term], longest_first):
            if term not in said:
                continue
            said = said.replace(term, "")
            for text in words.values():
                if not any(form in text.replace("_", "").lower() for form in terms[term][language.code]):
                    yield f"{path.name}: {term} is {' or '.join(terms[term][language.code])}\n  of {entry['msgid']}\n  {text}"


def said_by(tool, *arguments):
    done = subprocess.run([tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.splitlines() if done.returncode else []


def strange(language, path):
    """Words or signs that @language does not have. A list of words to search for has ; in all of them."""
    pattern = re.compile(NOT_SAID.get(language.code, r"(?!)"), re.I)
    for entry in entries(path):
        for key, words in entry.items():
            match = pattern.search(words)
            if match and key.startswith("msgstr") and not entry["msgid"].endswith(";"):
                yield f"{path.name}: {match[0]} is not said, in\n  {words}"


def malformed(language, path):
    """What is wrong with the words that there are."""
    header = next(entries(path))["msgstr"]
    if f"Plural-Forms: {language.plurals}\\n" not in header:
        yield f"{path.name}: its header does not have Plural-Forms: {language.plurals}"
    if f"Language: {language.code}\\n" not in header:
        yield f"{path.name}: its header does not have Language: {language.code}"
    yield from said_by("msgfmt", "--check", "-o", "/dev/null", path)
    yield from differing_fields(path)
    yield from strange(language, path)


def lacking(language, path, pot):
    """What the template has and the catalogue has not, or has only as a guess."""
    yield from said_by("msgcmp", path, pot)
    code = [entry["msgstr"] for entry in entries(path) if entry["msgid"] == "ja"]
    if code != [language.code]:
        yield f"{path.name}: the translation of “ja” is the code, {language.code}"
