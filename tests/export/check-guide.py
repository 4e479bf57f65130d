#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""madoguchi-cli guide as a person meets it. Usage: check-guide.py MADOGUCHI-CLI SOURCE"""

import json
import sys
import tempfile
from pathlib import Path

import program
import said

SOURCE = Path(sys.argv[2])
SCENARIOS = sorted(p.stem for p in (SOURCE / "data/practice").glob("*.ini"))
PROCEDURES = [
    "issue", "renew", "reissue", "change-pin", "unlock", "revoke", "proxy", "new-card",
    "changed-details", "continued-use", "stay-period", "face-card", "overseas-move", "lost-card",
]  # fmt: skip
# The contract of madoguchi-cli(1), in order.
KEYS = [
    "procedure", "errand", "municipality", "municipality_problem", "today", "practice", "result", "date", "until",
    "renewed_expiry", "apply_by", "insurance_until", "counter_days", "reason", "instead", "also", "carry",
    "certificates", "questions", "bring", "where", "counters", "booking_url", "visits", "after", "caution",
]  # fmt: skip
SECTIONS = ["reason", "bring", "where", "visits", "after", "caution"]
LINE_KEYS = ["id", "text", "source", "sources", "beyond_page", "estimate", "ask", "detail"]
AUTH = ["--certificate", "auth", "--expires", "2027-01-05"]


def refused(words, *parts):
    """What is wrong with refusing @words: code 2, one sentence on stderr with @parts in it."""
    code, out, err = program.cli("guide", *words)
    if code != 2 or out:
        yield f"{words}: {code} {out}"
    if not err.startswith("madoguchi-cli: ") or err.count("\n") != 1:
        yield f"{words}: {err}"
    for part in parts:
        if part not in err:
            yield f"{words}: no {part} in {err}"


def shape(answer):
    """What is wrong with the keys and types of @answer."""
    if list(answer) != KEYS:
        yield f"{list(answer)}"
    if list(answer["counter_days"]) != ["first", "last", "system_may_stop"]:
        yield f"{answer['counter_days']}"
    if answer["result"] not in ("now", "from", "not", "ask"):
        yield answer["result"]
    if (answer["result"] == "from") != (answer["date"] is not None):
        yield f"{answer['result']} {answer['date']}"
    for section in SECTIONS:
        for line in answer[section]:
            if list(line) != LINE_KEYS or not line["text"] or not line["source"]:
                yield f"{section}: {line}"
            if not isinstance(line["beyond_page"], bool) or not isinstance(line["ask"], bool):
                yield f"{section}: {line}"
    for question in answer["questions"]:
        if list(question) != ["id", "text", "answer", "choices"]:
            yield f"{question}"
        if [list(choice) for choice in question["choices"]] != [["id", "text"]] * len(
            question["choices"]
        ):
            yield f"{question}"
    if not answer["reason"]:
        yield "no reason"


@program.check("without a procedure its names are told")
def _():
    yield from refused([], *PROCEDURES)
    yield from refused(["renewal"], "renewal", *PROCEDURES)
    yield from refused(["--json"], *PROCEDURES)


@program.check("what cannot be understood is refused")
def _():
    yield from refused(["renew", "renew"], "renew")
    yield from refused(["renew", "--password=abc"], "--password")
    yield from refused(["renew", "--answer", "visitor=nobody"], "self, legal, proxy")
    yield from refused(["renew", "--answer", "visitor"], "self, legal, proxy")
    yield from refused(["renew", "--answer", "weather=good"], "visitor")
    yield from refused(["renew", "--answer", "letter=yes", "--answer", "letter=no"], "letter")
    yield from refused(["renew", "--practice", "nobody"], "nobody")
    yield from refused(["renew", "--practice", "healthy", *AUTH])
    yield from refused(["renew", "--municipality", "nowhere"], "nowhere")
    yield from refused(["renew", "--expires", "2027-01-05"], "--certificate")
    yield from refused(["renew", "--today", "tomorrow"], "tomorrow")
    yield from refused(["renew", "--pdf", "a", "--pdf", "b"], "--pdf")
    yield from refused(["renew", "--pdf", "a", "--calendar", "./a"], "--calendar")


@program.check("where there is no reader, that is told")
def _():
    code, out, err = program.cli("guide", "renew", "--reader", "Sony")
    if code != 3 or out or err.count("\n") != 1:
        yield f"{code} {out} {err}"


@program.check("help names the procedure and every option")
def _():
    code, out, _ = program.cli("guide", "--help")
    for word in ("guide PROCEDURE", "--answer", "--reader", "--practice", "--certificate", "--pdf",
                 "--calendar", "--json", "--municipality", "--today"):  # fmt: skip
        if code != 0 or word not in out:
            yield f"{code}: no {word}"


@program.check("JSON has the same keys for every procedure and every practice card")
def _():
    if not SCENARIOS or not PROCEDURES:
        yield "there are none"
    for scenario in SCENARIOS:
        for procedure in PROCEDURES if scenario in ("healthy", "under-15") else ["renew"]:
            code, out, err = program.cli("guide", procedure, "--practice", scenario, "--json", "--today",
                                     program.TODAY)  # fmt: skip
            if code not in (0, 6, 7) or (code == 0) != bool(out):
                yield f"{scenario} {procedure}: {code} {err}"
            if code != 0:
                continue
            answer = json.loads(out)
            if answer["procedure"] != procedure or not answer["practice"]:
                yield f"{scenario} {procedure}: {answer['procedure']} {answer['practice']}"
            for problem in shape(answer):
                yield f"{scenario} {procedure}: {problem}"


@program.check("the facts of advise make the same guide as a card")
def _():
    told = program.guide("renew", *AUTH)
    if (told["result"], told["until"], told["date"]) != ("now", "2027-01-05", None):
        yield f"{told}"
    if told["counter_days"] != {"first": "2026-11-24", "last": "2027-01-05",
                                "system_may_stop": False}:  # fmt: skip
        yield told["counter_days"]
    early = program.guide("renew", "--certificate", "auth", "--expires", "2028-02-29")
    if (early["result"], early["date"], early["until"]) != ("from", "2027-12-01", "2028-02-29"):
        yield f"{early['result']} {early['date']} {early['until']}"
    late = program.guide("renew", "--certificate", "auth", "--expires", "2026-11-22")
    if (late["result"], late["instead"]) != ("not", "reissue"):
        yield f"{late['result']} {late['instead']}"


@program.check("what a municipality's file tells of bookings is said, with its page")
def _():
    told = """[practice booking]
answer=required
booking-url=https://example.jp/yoyaku
source-title=予約の案内
source-date=2026-02-01

[end]"""
    text = (SOURCE / "data/municipality/suginami.ini").read_text(encoding="utf-8")
    text = text.replace("id=suginami", "id=aoba", 1).replace("name=杉並区", "name=青葉市", 1).replace("[end]", told)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "madoguchi/municipality"
        place.mkdir(parents=True)
        (place / "aoba.ini").write_text(text, encoding="utf-8")
        words = ["guide", "renew", *AUTH, "--municipality", "aoba", "--today", program.TODAY]
        code, plain, err = program.cli(*words, XDG_DATA_HOME=folder)
        source = said.SOURCE.format("青葉市", "予約の案内", "2026年2月1日（令和8年）")
        if (
            code
            or said.BOOKING.format(source) not in plain
            or said.BOOKING_URL.format("https://example.jp/yoyaku") not in plain
        ):
            yield f"{code} {plain} {err}"
        code, out, err = program.cli(*words, "--json", XDG_DATA_HOME=folder)
        answer = json.loads(out)
        if answer["booking_url"] != "https://example.jp/yoyaku":
            yield answer["booking_url"]
        line = [line for line in answer["where"] if line["id"] == "where-booking-required"][0]
        if (line["source"], line["sources"], line["beyond_page"], line["ask"]) != (source, ["OWN"], False, False):
            yield f"{line}"
    unset = program.guide("renew", *AUTH)
    line = [line for line in unset["where"] if line["id"] == "where-booking-ask"][0]
    if not line["ask"] or unset["booking_url"] is not None:
        yield f"{line} {unset['booking_url']}"


@program.check("what a card hides of itself is not the reason where its issuer does not fit")
def _():
    for scenario, reason in (("broken-chain", "why-untrusted"), ("garbled", "why-unreadable")):
        told = program.guide("renew", "--practice", scenario)
        if [line["id"] for line in told["reason"]] != [reason]:
            yield f"{scenario}: {told['reason']}"


@program.check("an answer changes the guide and is told back")
def _():
    alone = program.guide("renew", *AUTH)
    proxy = program.guide("renew", *AUTH, "--answer", "visitor=proxy")
    asked = {question["id"]: question["answer"] for question in proxy["questions"]}
    if asked.get("visitor") != "proxy" or asked.get("letter", "") is not None:
        yield f"{asked}"
    if alone["visits"] == proxy["visits"] or alone["bring"] == proxy["bring"]:
        yield "the proxy brings the same"
    carried = program.guide("overseas-move", *AUTH, "--answer", "before-departure=no")
    if carried["instead"] != "new-card" or carried["carry"] != {"question": "card-reason",
                                                                "answer": "void"}:  # fmt: skip
        yield f"{carried['instead']} {carried['carry']}"


@program.check("who lives abroad is not sent to the ward's counters")
def _():
    here, abroad = program.guide("renew", *AUTH), program.guide("renew", *AUTH, "--overseas")
    if len(here["counters"]) != 7 or abroad["counters"]:
        yield f"{len(here['counters'])} {abroad['counters']}"
    if abroad["counter_days"]["first"] is not None:
        yield abroad["counter_days"]


@program.check("for another municipality every line is beyond its page")
def _():
    answer = program.guide("renew", *AUTH, "--municipality", "national")
    if answer["municipality"] != "national":
        yield answer["municipality"]
    for section in SECTIONS:
        for line in answer[section]:
            if not line["beyond_page"]:
                yield line["id"]


@program.check("the text has every line with its source, and a box before what to bring")
def _():
    for procedure in PROCEDURES:
        words = ["guide", procedure, *AUTH, "--today", program.TODAY]
        answer = json.loads(program.cli(*words, "--json")[1])
        lines = program.cli(*words)[1].splitlines()
        for section in SECTIONS:
            for line in answer[section]:
                sign = "  ☐ " if section == "bring" else "  ・"
                found = [text for text in lines if text.startswith(sign + line["text"] + "［")]
                # The result asks for its reasons, and says that a proxy asks first.
                asked = answer["result"] == "ask" and section == "reason"
                if asked and line["id"] == "caution-proxy":
                    continue
                if not found:
                    yield f"{procedure}: {line['text']} {found}"
                elif line["source"] not in found[0]:
                    yield f"{procedure}: no {line['source']} in {found[0]}"
                elif (line["ask"] and not asked) != (said.ASK in found[0]):
                    yield f"{procedure}: {found[0]}: is it to be asked?"
                elif line["beyond_page"] != bool(said.BEYOND.search(found[0])):
                    yield f"{procedure}: {found[0]}"
                elif line["estimate"] != (said.ESTIMATE in found[0].rpartition("［")[2]):
                    yield f"{procedure}: {found[0]}: is it an estimate?"
        for question in answer["questions"]:
            if f"  ・{question['text']}" not in lines:
                yield f"{procedure}: {question['text']}"
            keys = [choice["id"] for choice in question["choices"]]
            option = [text for text in lines if text.startswith(f"      --answer {question['id']}=")]
            if len(option) != 1 or not all(key in option[0] for key in keys):
                yield f"{procedure}: {option}"


@program.check("a file that cannot be written is told, and the text all the same")
def _():
    with tempfile.TemporaryDirectory() as directory:
        missing = str(Path(directory) / "no" / "sheet.pdf")
        for option in ("--pdf", "--calendar"):
            code, out, err = program.cli("guide", "renew", *AUTH, "--today", program.TODAY, option, missing)
            if code != 1 or not out or err.count("\n") != 1 or "sheet.pdf" not in err:
                yield f"{option}: {code} {err}"
            if said.NO_PLACE not in err:
                yield f"{option}: {err}"


@program.check("what is no ordinary file is written into, and never replaced")
def _():
    with tempfile.TemporaryDirectory() as directory:
        target, link, device = (Path(directory) / name for name in ("target", "link", "device"))
        target.write_text("before")
        link.symlink_to(target)
        device.symlink_to("/dev/null")
        for option, beginning in (("--pdf", b"%PDF-"), ("--calendar", b"BEGIN:VCALENDAR")):
            for path in (link, device):
                words = ["guide", "renew", *AUTH, "--today", program.TODAY, option, str(path)]
                code, _, err = program.cli(*words)
                if code != 0 or err or not path.is_symlink():
                    yield f"{option} {path.name}: {code} {err}"
            if not target.read_bytes().startswith(beginning):
                yield f"{option}: {target.read_bytes()[:20]}"
        code, _, err = program.cli("guide", "renew", *AUTH, "--pdf", directory)
        if code != 1 or err.count("\n") != 1 or f"「{directory}」" not in err or said.IS_FOLDER not in err:
            yield f"a folder: {code} {err}"
        words = ["guide", "renew", *AUTH, "--pdf", str(link), "--calendar", str(target)]
        code, out, err = program.cli(*words)
        if code != 2 or out or not target.read_bytes().startswith(b"BEGIN:VCALENDAR"):
            yield f"one file by two names: {code} {err}"
        code, _, err = program.cli("guide", "renew", *AUTH, "--pdf", "/dev/full")
        if code != 1 or said.NO_SPACE not in err:
            yield f"a full disk: {code} {err}"


@program.check("a PDF is not lost to a calendar that turns out to be the same file")
def _():
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        (place / "real").mkdir()
        (place / "link").symlink_to(place / "real")
        (place / "dangling").symlink_to(place / "target")
        for pdf, calendar in (("real/x", "link/x"), ("dangling", "target"), ("target", "dangling")):
            paths = [place / pdf, place / calendar]
            words = ["--pdf", str(paths[0]), "--calendar", str(paths[1])]
            code, out, err = program.cli("guide", "renew", *AUTH, "--today", program.TODAY, *words)
            if code != 1 or not out or err.count("\n") != 1 or "--calendar" not in err:
                yield f"{pdf} and {calendar}: {code} {err}"
            if not paths[0].read_bytes().startswith(b"%PDF-"):
                yield f"{pdf} and {calendar}: {paths[0].read_bytes()[:20]}"
            paths[0].resolve().unlink()


program.finish()
