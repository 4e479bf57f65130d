#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""soak.py BUILD MINUTES REPORT, inside with-pcscd --no-daemon and with-display; see script/soak."""

import json
import os
import platform
import random
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime, timezone
from pathlib import Path

from rig import PATIENCE, READER, Card, Missed, Process, Service, Watch, figures

BUILD, MINUTES, REPORT = Path(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
SOURCE = Path(__file__).resolve().parents[2]
CLI = str(BUILD / "src/cli/madoguchi-cli")
WINDOW = str(BUILD / "src/ui/madoguchi")
PRACTICE_CARD = str(BUILD / "src/simulator/vpcd/madoguchi-practice-card")
HOLDER = str(BUILD / "tests/pcscd/holder-pcsc")
REPLACED = str(BUILD / "tests/attack/test-replaced-answers")

# As many different people as there are.
CARDS = ["healthy", "in-window", "expired", "last-day", "pin-locked", "under-15", "foreign-resident",
         "reissued-sign", "sign-not-issued", "old-ca"]
# A reading is no shorter than this (ARCHITECTURE.md).
READING = 15
# How much more memory is no leak: what fonts and the picture of a page take when first shown.
GROWTH_KIB = 12 * 1024

random.seed(1)


class World:
    def __init__(self):
        self.service, self.rows, self.samples, self.missed = Service(), [], [], []
        self.service.start()
        self.card = Card(PRACTICE_CARD, "--scenario", "healthy")
        self.card.await_line(lambda line: line == "inserted", "inserted")
        self.watch = Watch(CLI, "watch", "--json")
        self.watch.expect("card-inserted")
        self.window = Process(WINDOW)
        self.card.await_read(READING)

    def sample(self, when):
        self.samples.append((when, figures(self.watch.process.pid),
                             figures(self.window.process.pid)))

    def phase(self, what, share, once):
        """@once, again and again, for its @share of the time."""
        end = time.monotonic() + MINUTES * 60 * share
        n, before = 0, len(self.missed)
        while n == 0 or time.monotonic() < end:
            n += 1
            try:
                once(n)
            except Missed as missed:
                self.missed.append(f"{what}, {n}: {missed}")
                self.recover()
            for name, program in (("watch", self.watch), ("window", self.window)):
                if not program.is_alive():
                    sys.exit(f"{what}, {n}: {name} ended with {program.process.returncode}")
        self.rows.append((what, n, len(self.missed) - before))
        print(f"{what}: {n}, {len(self.missed) - before} missed", flush=True)
        self.sample(what)

    def recover(self):
        self.card.kill()
        self.card = Card(PRACTICE_CARD, "--scenario", "healthy")
        self.card.await_line(lambda line: line == "inserted", "inserted")
        time.sleep(2)
        self.watch.forget_lines()

    def remove(self):
        self.card.say("remove")
        self.watch.expect("card-removed")

    def insert(self):
        self.card.say("insert")
        self.watch.expect("card-inserted")

    # --- the phases; a card is in at the beginning and at the end of each ---

    def next_citizen(self, n):
        self.card.say(f"swap {CARDS[n % len(CARDS)]}")
        self.watch.expect("card-removed")
        self.watch.expect("card-inserted")
        self.card.await_read(READING)

    def torn_out(self, n):
        self.remove()
        self.card.say("insert")
        time.sleep(random.uniform(0, 0.8))
        self.card.say("remove")
        # pcscd looks every 400 ms: what is back before that has not left, to whoever listens to it.
        time.sleep(random.uniform(0.9, 1.3))
        self.watch.forget_lines()
        self.card.say("insert")
        self.card.await_read(READING)

    def service_killed(self, n):
        state = n % 5
        if state == 1:
            self.remove()
        elif state == 2:
            self.remove()
            self.card.say("insert")
            time.sleep(random.uniform(0, 0.6))
        elif state == 3:
            self.card.say("remove")
        elif state == 4:
            self.service.freeze(0.5)
        self.watch.forget_lines()
        self.service.kill()
        self.watch.expect("service-stopped")
        self.service.start()
        self.watch.expect("service-started")
        self.card.say("insert")
        self.watch.expect("card-inserted")
        self.card.await_read(READING)

    def other_program(self, n):
        mode = ("exclusive", "reset", "transaction")[n % 3]
        self.remove()
        self.insert()
        for _ in range(3):
            other = Process(HOLDER, mode, READER)
            time.sleep(random.uniform(0.05, 0.4))
            other.process.stdin.close()
            other.process.wait(PATIENCE)
        self.card.await_read(READING)
        self.watch.forget_lines()

    def suspended(self, n):
        programs = (self.watch.process, self.window.process)
        self.remove()
        for program in programs:
            program.send_signal(signal.SIGSTOP)
        self.card.say(f"swap {CARDS[n % len(CARDS)]}")
        time.sleep(2.5)
        for program in programs:
            program.send_signal(signal.SIGCONT)
        self.watch.expect("card-inserted")
        self.card.await_read(READING)


# --- what needs no card ---

def run(*words, **keywords):
    return subprocess.run([CLI, *words], capture_output=True, text=True, timeout=PATIENCE, **keywords)


def disk_full(n):
    with open("/dev/full", "w") as full:
        done = subprocess.run([CLI, "status", "--practice", "healthy"], stdout=full,
                              stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
    if done.returncode == 0 or not done.stderr:
        raise Missed("a full disk was not told of")


def municipality_replaced(n, folder):
    """A file that is written anew while it is read is the old one or the new one, or refused."""
    path = folder / "madoguchi/municipality/soak.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (SOURCE / "data/municipality/national.ini").read_text().replace("id=national", "id=soak")
    going = True

    def replace():
        while going:
            path.write_text(text[: random.randrange(len(text))])
            path.write_text(text)

    thread = threading.Thread(target=replace)
    thread.start()
    try:
        for _ in range(5):
            done = run("status", "--practice", "healthy", "--municipality", "soak", "--json",
                       env={**os.environ, "XDG_DATA_HOME": str(folder)})
            if done.returncode < 0:
                raise Missed(f"ended by signal {-done.returncode}")
            said = json.loads(done.stdout)
            if said["failure"] is None and said["certificates"]["auth"]["state"] != "valid-early":
                raise Missed(done.stdout)
    finally:
        going = False
        thread.join()


def without_card(rows, missed, what, times, once):
    before = len(missed)
    for n in range(times):
        try:
            once(n)
        except Missed as error:
            missed.append(f"{what}, {n}: {error}")
    rows.append((what, times, len(missed) - before))
    print(f"{what}: {times}, {len(missed) - before} missed", flush=True)


def start_in_mode(world, n, read_only):
    """A window of each kind in each language reads the card that is in, and ends when told to."""
    environment = {**os.environ, "LANGUAGE": ("ja", "en")[n // 3 % 2]}
    if read_only:
        environment |= {"HOME": read_only, "XDG_CONFIG_HOME": read_only, "XDG_CACHE_HOME": read_only,
                        "XDG_DATA_HOME": read_only}
    world.card.say(f"swap {CARDS[n % len(CARDS)]}")
    world.watch.expect("card-inserted")
    window = Process(WINDOW, *((), ("--counter",), ("--lobby",))[n % 3], env=environment)
    try:
        world.card.await_read(READING)
    finally:
        code = window.kill(signal.SIGTERM)
    if code not in (0, -signal.SIGTERM):
        raise Missed(f"ended with {code}")


def lies(rows, missed):
    number = max(500, int(2000 * MINUTES))
    done = subprocess.run([REPLACED, str(number)] if MINUTES < 60 else [REPLACED],
                          capture_output=True, text=True)
    told = sum(int(n) for n in re.findall(r"# (\d+) of \d+ lies", done.stdout))
    if done.returncode:
        missed.append(f"replaced answers: {done.stdout[-400:]}{done.stderr[-400:]}")
    rows.append(("answers replaced by lies", told, 1 if done.returncode else 0))
    print(f"lies: {told}", flush=True)


# --- the report ---

def machine():
    names = dict(line.split("=", 1) for line in
                 Path("/etc/os-release").read_text().splitlines() if "=" in line)
    return (f"{names['PRETTY_NAME'].strip(chr(34))}, {platform.machine()}, "
            f"{os.cpu_count()} processors")


def commit():
    return subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=SOURCE, check=True,
                          capture_output=True, text=True).stdout.strip()


def report(rows, samples, missed, built):
    first, last = samples[0], samples[-1]
    lines = [
        "# Reliability", "",
        "Written by `script/soak`, never by hand: what came of using the programs for "
        f"{MINUTES:g} min as no office does. It says of other lengths, machines and readers "
        "nothing.", "",
        f"- commit: {built}",
        f"- day: {datetime.now(timezone.utc):%Y-%m-%d}",
        f"- machine: {machine()}", "",
        "“Missed” is what did not come within "
        f"{PATIENCE} seconds: an event of `madoguchi-cli watch`, a whole reading by the window, "
        "a program's end, or a right word.", "",
        "| what | times | missed |", "|---|---|---|",
        *(f"| {what} | {n:,} | {lost} |" for what, n, lost in rows), "",
        "Both programs ran from the first row to “suspended” without being started anew:", "",
        "| after | watch: KiB, descriptors, threads | window: KiB, descriptors, threads |",
        "|---|---|---|",
        *(f"| {when} | {' / '.join(f'{x:,}' for x in a)} | {' / '.join(f'{x:,}' for x in b)} |"
          for when, a, b in samples), "",
    ]
    grown = [f"{name} grew: {a} → {b}" for name, a, b in
             (("watch", first[1], last[1]), ("window", first[2], last[2]))
             if b[0] > a[0] + GROWTH_KIB or b[1] > a[1] + 3 or b[2] > a[2] + 2]
    if missed or grown:
        lines += ["## What went wrong", "", *(f"- {line}" for line in missed + grown), ""]
    # What script/mutants wrote behind it stays.
    other = REPORT.read_text().partition("## Mutants\n") if REPORT.exists() else ("", "", "")
    REPORT.write_text("\n".join(lines) + (f"\n{other[1]}{other[2]}" if other[1] else ""))
    print("\n".join(missed + grown))
    return 1 if missed or grown else 0


def main():
    built = commit()
    world = World()
    world.phase("the first citizens", 0.02, world.next_citizen)
    world.phase("citizens in a row", 0.38, world.next_citizen)
    world.phase("cards torn out while they are read", 0.15, world.torn_out)
    world.phase("the service killed, in five states", 0.15, world.service_killed)
    world.phase("other programs at the card: alone, reset, transaction", 0.1, world.other_program)
    world.phase("suspended while the card is changed", 0.05, world.suspended)
    world.window.kill(signal.SIGTERM)

    rows, missed = world.rows, world.missed
    scale = max(1, int(MINUTES))
    home = Path(os.environ["HOME"])
    locked = home / "locked"
    locked.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", str(locked)], check=True)
    without_card(rows, missed, "starts in each mode and language", 2 * scale,
                 lambda n: start_in_mode(world, n, None))
    without_card(rows, missed, "starts with a home that cannot be written", scale,
                 lambda n: start_in_mode(world, n, str(locked)))
    without_card(rows, missed, "the disk full", scale, disk_full)
    without_card(rows, missed, "the municipality's file replaced while it is read", scale,
                 lambda n: municipality_replaced(n, home / "soak-data"))
    world.watch.kill(signal.SIGTERM)
    world.card.kill()
    world.service.kill()
    subprocess.run(["umount", "--lazy", str(locked)], check=True)
    # Inside script/test there is a test of its own for them.
    if MINUTES >= 1:
        lies(rows, missed)
    return report(rows, world.samples, missed, built)


if __name__ == "__main__":
    sys.exit(main())
