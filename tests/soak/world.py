# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and the terminal program at the real service, and what is done to them."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from rig import PATIENCE, READER, Card, Missed, Process, Service, Watch, figures

BUILD = Path(sys.argv[1])
CLI = str(BUILD / "src/cli/madoguchi-cli")
WINDOW = str(BUILD / "src/ui/madoguchi")
PRACTICE_CARD = str(BUILD / "src/simulator/vpcd/madoguchi-practice-card")
HOLDER = str(BUILD / "tests/pcscd/holder-pcsc")

# As many different people as there are.
CARDS = ["healthy", "in-window", "expired", "last-day", "pin-locked", "under-15", "foreign-resident",
         "reissued-sign", "sign-not-issued", "old-ca"]
# A reading is no shorter than this (ARCHITECTURE.md).
READING = 15
# The port of the virtual reader's first slot.
FIRST_PORT = 35963
SLOTS = (READER, READER[:-1] + "1")


class World:
    """A card is in at the beginning and at the end of each thing that is done."""

    def __init__(self):
        self.service = Service()
        self.service.start()
        self.put_card()
        self.watch = Watch(CLI, "watch", "--json")
        self.watch.expect("card-inserted")
        self.window = Process(WINDOW)
        self.card.await_read(READING)

    def figures(self):
        return figures(self.watch.process.pid), figures(self.window.process.pid)

    def put_card(self):
        self.card = Card(PRACTICE_CARD, "--scenario", "healthy")
        self.card.await_line(lambda line: line == "inserted", "inserted")

    def programs(self):
        return [program for program in (self.watch, self.window) if program is not None]

    def check_alive(self):
        for program in self.programs():
            if not program.is_alive():
                sys.exit(f"{program.process.args[0]} ended with {program.process.returncode}")

    def recover(self):
        """What was missed is told; what comes after it is to find the world as it was."""
        for last in (False, False, True):
            self.card.kill()
            self.service.kill()
            self.service.start()
            try:
                self.put_card()
                break
            except Missed:
                if last:
                    raise
        time.sleep(3)
        self.watch.forget_lines()

    def remove(self):
        self.watch.forget_lines()
        self.card.say("remove")
        self.watch.expect("card-removed")

    def insert(self):
        self.card.say("insert")
        self.watch.expect("card-inserted")

    def swap(self, n):
        self.watch.forget_lines()
        self.card.say(f"swap {CARDS[n % len(CARDS)]}")
        self.watch.expect("card-removed")
        self.watch.expect("card-inserted")

    def change_service(self, which="MADO_PCSCD"):
        self.watch.forget_lines()
        self.service.kill()
        self.watch.expect("service-stopped")
        self.service.start(which)
        self.watch.expect("service-started")

    # --- what is done ---

    def next_citizen(self, n):
        self.swap(n)
        self.card.await_read(READING)

    def torn_out(self, n):
        """At any moment of the reading, and back at any moment, also before the service looks."""
        self.remove()
        self.card.say("insert")
        time.sleep(random.uniform(0, 0.8))
        self.card.say("remove")
        time.sleep(random.choice((0, random.uniform(0, 0.4), random.uniform(0.4, 1.3))))
        self.card.say("insert")
        self.card.await_read(READING)

    def reader_torn_out(self, n):
        """With the card in it being read: the service comes back without any reader."""
        self.remove()
        self.card.say("insert")
        time.sleep(random.uniform(0.2, 0.8))
        self.change_service("MADO_PCSCD_BARE")
        self.change_service()
        self.card.say("insert")
        self.watch.expect("card-inserted")
        self.card.await_read(READING)

    def service_killed(self, n):
        """In ten states."""
        hold = {5: "exclusive", 6: "transaction"}.get(n % 10)
        others = []
        if n % 10 in (1, 2, 7):
            self.remove()
        if n % 10 in (2, 7):
            self.card.say("insert")
        if n % 10 == 2:
            time.sleep(random.uniform(0.1, 0.9))
        elif n % 10 == 3:
            self.card.say("remove")
        elif n % 10 == 4:
            self.service.freeze(0.5)
        elif n % 10 == 8:
            self.change_service()
        elif n % 10 == 9:
            self.signal(signal.SIGSTOP)
        if hold is not None:
            others.append(Process(HOLDER, hold, READER))
            time.sleep(0.3)
        self.watch.forget_lines()
        self.service.kill()
        if n % 10 == 9:
            time.sleep(0.5)
            self.signal(signal.SIGCONT)
        self.watch.expect("service-stopped")
        for other in others:
            other.kill()
        self.service.start()
        self.watch.expect("service-started")
        self.card.say("insert")
        self.watch.expect("card-inserted")
        self.card.await_read(READING)

    def signal(self, number):
        for program in self.programs():
            program.process.send_signal(number)

    def other_program(self, n):
        """That comes again and again, while the card is read."""
        mode = ("exclusive", "reset", "transaction")[n % 3]
        self.remove()
        self.insert()
        for _ in range(8):
            other = Process(HOLDER, mode, READER)
            time.sleep(random.uniform(0, 0.3))
            other.process.stdin.close()
            try:
                other.process.wait(PATIENCE)
            finally:
                other.process.kill()
        self.card.await_read(READING)

    def suspended(self, n):
        self.remove()
        self.signal(signal.SIGSTOP)
        self.card.say(f"swap {CARDS[n % len(CARDS)]}")
        time.sleep(2.5)
        self.signal(signal.SIGCONT)
        self.watch.expect("card-inserted")
        self.card.await_read(READING)

    # --- two readers at once ---

    def enter_storm(self):
        self.card.kill()
        self.watch.expect("card-removed")
        self.storm = Storm(self.watch)

    def storm_on(self, n):
        self.storm.go_on()

    def leave_storm(self):
        self.storm.end()
        time.sleep(2)
        self.put_card()
        self.card.await_read(READING)
        self.watch.forget_lines()


class Storm:
    """A card in either slot, taken away as soon as it was seen, and put back as soon as it was
    missed: as fast as the service looks, every 400 ms."""

    def __init__(self, watch):
        self.watch = watch
        self.cards = []
        for i in range(len(SLOTS)):
            card = Card(PRACTICE_CARD, "--port", str(FIRST_PORT + i), "--scenario", CARDS[i])
            card.await_line(lambda line: line == "inserted", "inserted")
            self.cards.append(card)
        self.since = [time.monotonic()] * len(SLOTS)
        self.present = [False] * len(SLOTS)  # by what the service has said

    def check(self):
        for i, since in enumerate(self.since):
            if time.monotonic() - since > PATIENCE:
                self.since[i] = time.monotonic()
                self.cards[i].say("remove" if self.present[i] else "insert")
                raise Missed(f"slot {i}, card {'out' if self.present[i] else 'in'}")

    def go_on(self):
        """Until one more card has come in."""
        while True:
            self.check()
            line = self.watch.wait_line(PATIENCE / 4)
            said = json.loads(line) if line else {"event": None}
            if said["event"] not in ("card-inserted", "card-removed"):
                continue
            i = SLOTS.index(said["reader"])
            self.present[i] = said["event"] == "card-inserted"
            self.since[i] = time.monotonic()
            self.cards[i].say("remove" if self.present[i] else "insert")
            if self.present[i]:
                return

    def end(self):
        for card in self.cards:
            card.kill()


# --- what needs no window of a whole run ---

def run(*words, **keywords):
    return subprocess.run([CLI, *words], capture_output=True, text=True, timeout=PATIENCE, **keywords)


def end_window(window):
    code = window.kill(signal.SIGTERM)
    if code not in (0, -signal.SIGTERM):
        raise Missed(f"ended with {code}")


def start_in_mode(world, n, **variables):
    """A window of each kind in each language reads the card that is in, and ends when told to."""
    environment = {**os.environ, "LANGUAGE": ("ja", "en")[n // 3 % 2], **variables}
    world.swap(n)
    window = Process(WINDOW, *((), ("--counter",), ("--lobby",))[n % 3], env=environment)
    try:
        world.card.await_read(READING)
    finally:
        end_window(window)


def homes(folder):
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    return dict.fromkeys(names, str(folder))
