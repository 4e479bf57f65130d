#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the sheets with poppler, and reads their codes with ZBar. Usage: check-sheet.py MADOGUCHI-CLI
SOURCE"""

import configparser
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import unicodedata
from pathlib import Path

import icalendar

import program
import said

SOURCE = Path(sys.argv[2])
DIRECTORY = Path(tempfile.mkdtemp())
SECTIONS = ["reason", "bring", "where", "visits", "after", "caution"]
AUTH = ["--certificate", "auth", "--expires", "2027-01-05"]
CASES = {
    "renew": ["renew", *AUTH],
    "by a proxy": ["renew", *AUTH, "--answer", "visitor=proxy", "--answer", "letter=no"],
    "before the window": ["renew", "--certificate", "auth", "--expires", "2028-02-29"],
    "elsewhere": ["renew", *AUTH, "--municipality", "national"],
    "by its card": ["renew", "--practice", "healthy"],
    "computed": ["renew", "--certificate", "auth", "--issued", "2022-02-01", "--born", "1980-01-12"],
    "unlock": ["unlock", "--practice", "both-locked"],
    "reissue": ["reissue", "--practice", "expired"],
    "issue": ["issue", "--practice", "under-15"],
    "revoke": ["revoke", "--practice", "healthy"],
    "new card": ["new-card", "--practice", "new-card-too"],
    "nothing known": ["proxy"],
    "lost": ["lost-card"],
    "moved": ["changed-details", "--practice", "in-window"],
    "moved in": ["changed-details", "--practice", "in-window", "--answer", "change=move-in"],
    "no day left": ["renew", "--practice", "last-day"],
    "ends with the card": ["new-card", "--practice", "last-cycle"],
}
# What a telephone is to be told. The sheets that are not here have no code.
CODES = {
    "renew": ("2027-01-05", "renew", said.LAST),
    "by a proxy": ("2027-01-05", "renew", said.LAST),
    "before the window": ("2027-12-01", "renew", said.FIRST),
    "elsewhere": ("2027-01-05", "renew", said.LAST),
    "by its card": ("2029-01-04", "renew", said.FIRST),
    "computed": ("2027-01-12", "renew", said.LAST),
    "new card": ("2027-01-22", "new-card", said.LAST_OF_CARD),
    "ends with the card": ("2026-12-01", "new-card", said.APPLY_BY),
}
# In pixels, at 72 to the inch: the sheet's own margin, less what a letter may overhang.
RESOLUTION, MARGIN = 72, 30


def output(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout


def squeezed(text):
    """Letters alone: where a line is broken, or a form is compatible, means nothing here."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_codes(path):
    """The calendar in each QR code that ZBar finds on the page, at half of what an office prints."""
    page = path.with_suffix(".png")
    page.write_bytes(output("pdftoppm", "-r", "150", "-png", str(path)))
    done = subprocess.run(["zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", str(page)],
                          capture_output=True)  # fmt: skip
    # 4: no code.
    if done.returncode not in (0, 4):
        raise RuntimeError(done.stderr.decode())
    return icalendar.Calendar.from_ical(done.stdout.decode(), multiple=True)


def make(number, words):
    path = DIRECTORY / f"{number}.pdf"
    return path, program.guide(*words, "--pdf", str(path))


MADE = {name: make(number, words) for number, (name, words) in enumerate(CASES.items())}


@program.check("each sheet is one page of A4 that names nobody")
def _():
    for name, (path, _) in MADE.items():
        info = dict(
            line.split(":", 1) for line in output("pdfinfo", str(path)).decode().splitlines()
        )
        width, height = (float(part) for part in re.findall(r"[\d.]+", info["Page size"])[:2])
        if info["Pages"].strip() != "1" or abs(width - 595.28) > 0.1 or abs(height - 841.89) > 0.1:
            yield f"{name}: {info['Pages']} {info['Page size']}"
        if not info["Title"].strip().startswith(said.SHEET_TITLE):
            yield f"{name}: {info['Title']}"
        if {"Author", "Subject", "Keywords"} & set(info):
            yield f"{name}: {info}"


@program.check("all fonts are embedded, with a table of their letters, and are Japanese")
def _():
    for name, (path, _) in MADE.items():
        lines = output("pdffonts", str(path)).decode().splitlines()[2:]
        if not lines:
            yield f"{name}: no font"
        for line in lines:
            embedded, subset, unicode = line.split()[-5:-2]
            if (embedded, subset, unicode) != ("yes", "yes", "yes"):
                yield f"{name}: {line}"
        if not any(re.search(r"CJKjp|NotoSansJP", line) for line in lines):
            yield f"{name}: {lines}"


@program.check("every word of the guide can be taken from the sheet, but for the details")
def _():
    for name, (path, guide) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        for section in SECTIONS:
            for line in guide[section]:
                if (squeezed(line["text"]) in text) == line["detail"]:
                    yield f"{name}: {'also' if line['detail'] else 'no'} {line['text']}"
        for counter in guide["counters"]:
            if squeezed(counter["name"]) not in text:
                yield f"{name}: no {counter['name']}"
        for word in said.SHEET_ALWAYS:
            if squeezed(word) not in text:
                yield f"{name}: no {word}"


@program.check("that there is no day left is said at once, and only where it is so")
def _():
    for name, (path, _) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        warned = said.SHEET_NO_DAY in text.split(said.SHEET_BRING)[0]
        if warned != (name == "no day left"):
            yield name


@program.check("it is about one case: no question, and no line or day of the end twice")
def _():
    for name, (path, guide) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        for question in guide["questions"]:
            if squeezed(question["text"]) in text:
                yield f"{name}: {question['text']}"
        for section in SECTIONS:
            for line in guide[section]:
                if not line["detail"] and len(line["text"]) > 12 and text.count(squeezed(line["text"])) != 1:
                    yield f"{name}: {text.count(squeezed(line['text']))} times {line['text']}"
        if said.SHEET_FIRST_IS_TODAY in text:
            yield f"{name}: the first day is today"


@program.check("for which case it is stands on it, where that was taken for granted, too")
def _():
    for name, case in (("moved", "move"), ("moved in", "move-in")):
        path, guide = MADE[name]
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        for choice in {q["id"]: q["choices"] for q in guide["questions"]}["change"]:
            told = choice["id"] in ("move", "move-in") and squeezed(choice["text"]) in text
            if told != (choice["id"] == case):
                yield f"{name}: {choice['text']}"


@program.check("the sources stand at the end, in small type")
def _():
    for name, (path, guide) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        foot = text[text.rindex(said.SHEET_FOOT) :]
        for section in SECTIONS:
            for line in guide[section]:
                told = not line["detail"] and line["beyond_page"] and said.INFERRED not in line["source"]
                for source in line["source"].split("、") if told else []:
                    if squeezed(source) not in foot:
                        yield f"{name}: {source}"


@program.check("a practice card's sheet says so, another does not")
def _():
    for name, (path, guide) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        if (said.SHEET_PRACTICE in text) != guide["practice"]:
            yield name


def expected_event(name, guide):
    day, procedure, what = CODES[name]
    practice = said.PRACTICE if guide["practice"] else ""
    summary = said.SUMMARY.format(said.PROCEDURES[procedure], what)
    event = {
        "DTSTART": day.replace("-", ""),
        "SUMMARY": practice + summary,
    }
    if name == "computed":
        event["DESCRIPTION"] = said.ESTIMATED
    return event


@program.check("a code tells a telephone the day, the procedure, and nothing else")
def _():
    for name, (path, guide) in MADE.items():
        codes = read_codes(path)
        if len(codes) != (name in CODES):
            yield f"{name}: {codes}"
        for calendar in codes:
            (event,) = calendar.walk("VEVENT")
            found = {key: value.to_ical().decode() for key, value in event.items()}
            if found != expected_event(name, guide) or set(calendar) != {"VERSION"}:
                yield f"{name}: {calendar.to_ical().decode()}"
            if event["DTSTART"].params.get("VALUE") != "DATE":
                yield f"{name}: {event['DTSTART'].params}"


@program.check("what a code does, and which day it has, stands beside it")
def _():
    for name, (path, _) in MADE.items():
        text = squeezed(output("pdftotext", "-raw", str(path), "-").decode())
        if (said.SHEET_CODE in text) != (name in CODES):
            yield name
        if name in CODES and f"{squeezed(CODES[name][2])}:{said.date(CODES[name][0])}" not in text:
            yield f"{name}: {CODES[name]}"


@program.check("no name, no address, no number of the card is on it, nor in its code")
def _():
    parser = configparser.RawConfigParser(strict=True, delimiters=("=",))
    parser.read_string((SOURCE / "data/practice/healthy.ini").read_text(encoding="utf-8"))
    personal = [
        squeezed(value)
        for section in parser.sections()
        for key, value in parser[section].items()
        if key in ("name", "address", "serial", "sign-password", "born")
    ]
    text = "".join(
        squeezed(output("pdftotext", "-raw", str(MADE[name][0]), "-").decode() + str(read_codes(MADE[name][0])))
        for name in ("revoke", "by its card")
    )
    for value in personal:
        if len(value) > 3 and value in text:
            yield value
    code, status, _ = program.cli("status", "--practice", "healthy", "--today", program.TODAY, "--json")
    serials = [one["serial"] for one in json.loads(status)["certificates"].values() if one["serial"]]
    if code != 0 or not serials or any(serial in text for serial in serials):
        yield f"{code} {serials}"


def grey_page(path):
    """Width, height and the rows of bytes of the page as poppler paints it."""
    data = output("pdftoppm", "-r", str(RESOLUTION), "-gray", str(path))
    match = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(match[1]), int(match[2])
    pixels = data[match.end() :]
    return width, height, [pixels[y * width : (y + 1) * width] for y in range(height)]


@program.check("the ink stays inside the margins, and fills the page from top to bottom")
def _():
    for name, (path, _) in MADE.items():
        width, height, rows = grey_page(path)
        inked = [y for y, row in enumerate(rows) if min(row) < 128]
        if not inked or inked[0] < MARGIN or inked[-1] >= height - MARGIN:
            yield f"{name}: rows {inked[:1]} to {inked[-1:]} of {height}"
        if inked and (inked[0] > MARGIN + 20 or inked[-1] < height - MARGIN - 25):
            yield f"{name}: rows {inked[0]} to {inked[-1]} of {height}"
        for row in rows:
            if min(row[:MARGIN]) < 200 or min(row[width - MARGIN :]) < 200:
                yield f"{name}: ink beside the page"
                break


@program.check("no text stands on another")
def _():
    for name, (path, _) in MADE.items():
        boxes = [
            tuple(float(number) for number in found)
            for found in re.findall(
                r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
                output("pdftotext", "-bbox-layout", str(path), "-").decode(),
            )
        ]
        if len(boxes) < 10:
            yield f"{name}: {len(boxes)} lines"
        for index, a in enumerate(boxes):
            for b in boxes[:index]:
                across = min(a[2], b[2]) - max(a[0], b[0])
                down = min(a[3], b[3]) - max(a[1], b[1])
                # Fonts' boxes are taller than their letters.
                if across > 1 and down > 0.55 * min(a[3] - a[1], b[3] - b[1]):
                    yield f"{name}: {a} {b}"


NO_JAPANESE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern>
    <patelt name="lang"><string>ja</string></patelt>
  </pattern></rejectfont></selectfont>
</fontconfig>
"""


@program.check("no page of boxes where there is no Japanese font")
def _():
    config = DIRECTORY / "fonts.conf"
    config.write_text(NO_JAPANESE)
    path = DIRECTORY / "boxes.pdf"
    code, out, err = program.cli(
        "guide", "renew", *AUTH, "--pdf", str(path), FONTCONFIG_FILE=str(config)
    )
    if code != 1 or path.exists() or not out or said.NO_FONT not in err:
        yield f"{code} {path.exists()} {err}"


@program.check("a pipe takes the sheet where somebody reads it, and is not waited for without end")
def _():
    path = DIRECTORY / "pipe"
    os.mkfifo(path)
    for option in ("--pdf", "--calendar"):
        code, out, err = program.cli("guide", "renew", *AUTH, option, str(path))
        if code != 1 or not out or said.NOBODY_READS not in err:
            yield f"{option}: {code} {err}"
    read = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    code, _, err = program.cli("guide", "renew", *AUTH, "--pdf", str(path))
    reader.join()
    if code != 0 or not read[0].startswith(b"%PDF"):
        yield f"{code} {err} {read[0][:20]}"


program.finish()
