#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the calendar files with another program's parser. Usage: check-calendar.py MADOGUCHI-CLI"""

import datetime
import tempfile
from pathlib import Path

import icalendar

import program
import said

DAY = datetime.timedelta(days=1)
DIRECTORY = Path(tempfile.mkdtemp())
EVENT_KEYS = {
    "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
}  # fmt: skip


def make(*words, today=program.TODAY):
    path = DIRECTORY / "guide.ics"
    path.unlink(missing_ok=True)
    program.guide(*words, "--calendar", str(path), today=today)
    return path.read_bytes()


def events(raw):
    return icalendar.Calendar.from_ical(raw).walk("VEVENT")


def days(raw):
    """What the day is → the date, by the end of the UID."""
    found = {}
    for event in events(raw):
        found[str(event["UID"]).split("@")[0]] = event.decoded("DTSTART")
    return found


def facts(kind, expires):
    return ("--certificate", kind, "--expires", expires)


def date(text):
    return datetime.date.fromisoformat(text)


CASES = {
    "in the window": (["renew", *facts("auth", "2027-01-05")], program.TODAY),
    "before the window": (["renew", *facts("sign", "2028-02-29")], program.TODAY),
    "on the last day": (["renew", *facts("auth", "2026-11-24")], "2026-11-24"),
    "both certificates": (["renew", "--practice", "both-locked"], program.TODAY),
    "a practice card": (["renew", "--practice", "in-window"], program.TODAY),
    "a proxy": (["proxy", "--answer", "errand=renew", *facts("auth", "2027-01-05")], program.TODAY),
    "a new card": (["new-card", "--practice", "new-card-too"], program.TODAY),
    "a new card in time": (
        ["new-card", *facts("auth", "2027-02-10"), "--card-expires", "2027-02-10"], program.TODAY
    ),
}
EXPECTED = {
    "in the window": {
        "renew-auth-2027-01-05-month-before": "2026-12-05",
        "renew-auth-2027-01-05-last-day": "2027-01-05",
    },
    # 2028-02-29 is a Tuesday; three months before it is 2027-11-29, the day after the next 12-01.
    "before the window": {
        "renew-sign-2028-02-29-opens": "2027-12-01",
        "renew-sign-2028-02-29-month-before": "2028-01-29",
        "renew-sign-2028-02-29-last-day": "2028-02-29",
    },
    "on the last day": {
        "renew-auth-2026-11-24-last-day": "2026-11-24",
    },
    # The window opened on 2026-11-12; the card's end is too late for an application.
    "a new card in time": {
        "new-card-2027-02-10-apply-by": "2026-12-10",
        "new-card-2027-02-10-last-day": "2027-02-10",
    },
    "a proxy": {
        "renew-auth-2027-01-05-month-before": "2026-12-05",
        "renew-auth-2027-01-05-last-day": "2027-01-05",
    },
}


MADE = {name: make(*words, today=today) for name, (words, today) in CASES.items()}


@program.check("the days are those of the window")
def _():
    for name, expected in EXPECTED.items():
        wanted = {key: date(text) for key, text in expected.items()}
        found = days(MADE[name])
        if found != wanted:
            yield f"{name}: {found}"


@program.check("a last day on a closed day brings the last counter day before it")
def _():
    # 2027-01-03 is a Sunday and within the closed days around New Year: 12-28 is a Monday.
    found = days(make("renew", *facts("auth", "2027-01-03")))
    if found.get("renew-auth-2027-01-03-last-counter-day") != date("2026-12-28"):
        yield found
    if found.get("renew-auth-2027-01-03-last-day") != date("2027-01-03"):
        yield found
    # 2027-03-22 is a substitute holiday after Sunday 03-21, the vernal equinox: 03-19 is a Friday.
    found = days(make("renew", *facts("auth", "2027-03-22")))
    if found.get("renew-auth-2027-03-22-last-counter-day") != date("2027-03-19"):
        yield found


@program.check("a first day on a closed day is the first counter day after it")
def _():
    # 2027-07-11 is a Sunday: the window of an expiry on 2027-10-09 opens on it.
    found = days(make("renew", *facts("auth", "2027-10-09")))
    if found.get("renew-auth-2027-10-09-opens") != date("2027-07-12"):
        yield found
    summaries = [str(event["SUMMARY"]) for event in events(make("renew", *facts("auth", "2027-10-09")))]
    if not any(said.FIRST_COUNTER in summary for summary in summaries) or any(said.FIRST in summary for summary in summaries):
        yield summaries


@program.check("a day that is both the last one and one of the counter is one event")
def _():
    for name in ("in the window", "on the last day"):
        last = max(events(MADE[name]), key=lambda event: event.decoded("DTSTART"))
        alarms = [alarm.decoded("TRIGGER") for alarm in last.walk("VALARM")]
        if said.LAST not in str(last["SUMMARY"]):
            yield f"{name}: {last['SUMMARY']}"
        if len(alarms) != len(set(alarms)) or len(alarms) != 2:
            yield f"{name}: {alarms}"
    for name, raw in MADE.items():
        found = [(event.decoded("DTSTART"), str(event["UID"]).split("-20")[0]) for event in events(raw)]
        if len(found) != len(set(found)):
            yield f"{name}: {found}"


@program.check("no line ends inside an escape")
def _():
    for name, raw in MADE.items():
        for line in raw.split(b"\r\n"):
            if (len(line) - len(line.rstrip(b"\\"))) % 2:
                yield f"{name}: {line}"


@program.check("the bytes are as RFC 5545 wants them")
def _():
    for name, raw in MADE.items():
        if not raw.endswith(b"END:VCALENDAR\r\n"):
            yield f"{name}: does not end in END:VCALENDAR"
        for line in raw.split(b"\r\n"):
            if len(line) > 75:
                yield f"{name}: {len(line)} octets"
            if b"\n" in line or b"\r" in line or any(c < 0x20 and c != 9 for c in line):
                yield f"{name}: a control character in {line}"
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                yield f"{name}: a line is broken inside a character"


@program.check("the calendar has what it must have, and no more")
def _():
    for name, raw in MADE.items():
        calendar = icalendar.Calendar.from_ical(raw)
        if calendar.errors or any(part.errors for part in calendar.walk()):
            yield f"{name}: {calendar.errors}"
        if str(calendar["VERSION"]) != "2.0" or not str(calendar["PRODID"]):
            yield f"{name}: VERSION, PRODID"
        if str(calendar["X-WR-TIMEZONE"]) != "Asia/Tokyo" or "METHOD" in calendar:
            yield f"{name}: X-WR-TIMEZONE, METHOD"
        kinds = {part.name for part in calendar.walk()}
        if kinds != {"VCALENDAR", "VEVENT", "VALARM"}:
            yield f"{name}: {kinds}"


@program.check("every event is a whole day")
def _():
    for name, raw in MADE.items():
        for event in events(raw):
            start, end = event.decoded("DTSTART"), event.decoded("DTEND")
            if set(event.keys()) != EVENT_KEYS:
                yield f"{name}: {set(event.keys()) ^ EVENT_KEYS}"
            if type(start) is not datetime.date or end - start != DAY:
                yield f"{name}: {start} {end}"
            if event["DTSTART"].params.get("VALUE") != "DATE" or "TZID" in event["DTSTART"].params:
                yield f"{name}: {event['DTSTART'].params}"
            if event.decoded("DTSTAMP").utcoffset() != datetime.timedelta(0):
                yield f"{name}: DTSTAMP is not UTC"
            if str(event["TRANSP"]) != "TRANSPARENT":
                yield f"{name}: takes the day"
            if not str(event["SUMMARY"]).strip() or said.date(CASES[name][1]) not in str(event["DESCRIPTION"]):
                yield f"{name}: {event['SUMMARY']} {event['DESCRIPTION']}"


@program.check("every event rings, at nine")
def _():
    for name, raw in MADE.items():
        for event in events(raw):
            alarms = event.walk("VALARM")
            if not alarms:
                yield f"{name}: {event['UID']} has no alarm"
            for alarm in alarms:
                trigger = alarm.decoded("TRIGGER")
                if str(alarm["ACTION"]) != "DISPLAY" or not str(alarm["DESCRIPTION"]):
                    yield f"{name}: {alarm}"
                if trigger % DAY != datetime.timedelta(hours=9) or trigger > DAY:
                    yield f"{name}: {trigger}"
                if trigger < -8 * DAY:
                    yield f"{name}: {trigger}"


@program.check("no day of the past, no UID twice")
def _():
    for name, raw in MADE.items():
        today = date(CASES[name][1])
        uids = [str(event["UID"]) for event in events(raw)]
        if len(uids) != len(set(uids)) or not uids:
            yield f"{name}: {uids}"
        for event in events(raw):
            if event.decoded("DTSTART") < today:
                yield f"{name}: {event['UID']}"


@program.check("a later file updates what an earlier one brought")
def _():
    words = ["renew", *facts("auth", "2027-01-05")]
    early, late = make(*words, today="2026-09-01"), make(*words, today="2026-12-01")
    first = {str(event["UID"]): event for event in events(early)}
    second = {str(event["UID"]): event for event in events(late)}
    if len(first) != 3 or not set(second) < set(first):
        yield f"{sorted(first)} {sorted(second)}"
    for uid, event in second.items():
        if event["SEQUENCE"] < first[uid]["SEQUENCE"]:
            yield f"{uid}: SEQUENCE goes back"
        if event.decoded("DTSTAMP") < first[uid].decoded("DTSTAMP"):
            yield f"{uid}: DTSTAMP goes back"
        if event.decoded("DTSTART") != first[uid].decoded("DTSTART"):
            yield f"{uid}: another day"


@program.check("two certificates that end together are remembered once, under the same UID")
def _():
    alone = days(make("renew", *facts("auth", "2027-01-05")))
    both = make("renew", *facts("sign", "2027-01-05"), "--auth-expires", "2027-01-05")
    if set(days(both)) - set(alone):
        yield sorted(days(both))


@program.check("a practice card updates nothing of a real one")
def _():
    for event in events(MADE["a practice card"]):
        if not str(event["UID"]).startswith("practice-") or said.PRACTICE not in str(event["SUMMARY"]):
            yield f"{event['UID']} {event['SUMMARY']}"


@program.check("no file where there is nothing to remember")
def _():
    path = DIRECTORY / "nothing.ics"
    code, out, err = program.cli("guide", "lost-card", "--calendar", str(path))
    if code != 1 or not out or err.count("\n") != 1 or path.exists():
        yield f"{code} {err}"


program.finish()
