#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""soak.py BUILD MINUTES REPORT, inside with-pcscd --no-daemon and with-display; see script/soak."""

import glob
import json
import math
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import part
import report
from rig import Missed, Process, figures
from world import (BUILD, READING, WINDOW, CLI, PATIENCE, World, end_window, homes, run,
                   start_in_mode)

MINUTES, REPORT = float(sys.argv[2]), Path(sys.argv[3])
SOURCE = Path(__file__).resolve().parents[2]
REPLACED = str(BUILD / "tests/attack/test-replaced-answers")
BUS = ("gdbus", "call", "--session", "--dest", "io.github.madoguchi.Madoguchi", "--object-path",
       "/io/github/madoguchi/Madoguchi", "--method")

random.seed(1)


class Run:
    """What is done, in what share of the time, and how much of it an hour is meant to have."""

    def __init__(self, world):
        self.world, self.rows, self.samples, self.missed = world, [], [], []
        self.beside = []

    def do(self, what, full, share, once):
        """@once, with its number, until it is enough or its time is over, whichever is first."""
        enough = max(1, math.ceil(full * MINUTES / 60))
        end = time.monotonic() + MINUTES * 60 * share
        n, before = 0, len(self.missed)
        while n == 0 or (n < enough and time.monotonic() < end):
            n += 1
            try:
                once(n)
            except (Missed, subprocess.TimeoutExpired) as missed:
                self.missed.append(f"{what}, {n}: {missed}")
                print(self.missed[-1], flush=True)
                self.world.recover()
            self.world.check_alive()
        self.rows.append((what, n, enough, len(self.missed) - before))
        print(f"{what}: {n} of {enough}, {len(self.missed) - before} missed", flush=True)
        if self.world.window is not None:
            self.samples.append((what, *self.world.figures()))


# --- what needs no window of the whole run ---

@contextmanager
def window_with(**variables):
    window = Process(WINDOW, env={**os.environ, **variables})
    try:
        yield window
    finally:
        end_window(window)


def change_language(n):
    """In the running window."""
    wanted = ("en", "ja")[n % 2]
    subprocess.run([*BUS, "org.gtk.Actions.SetState", "language", f"<'{wanted}'>", "{}"],
                   check=False, capture_output=True, timeout=PATIENCE)
    told = subprocess.run([*BUS, "org.gtk.Actions.Describe", "language"], capture_output=True,
                          check=False, text=True, timeout=PATIENCE).stdout
    if f"'{wanted}'" not in told:
        raise Missed(f"the language {wanted}: {told}")


def change_languages(todo, world):
    with window_with() as window:
        world.swap(0)
        world.card.await_read(READING)
        before = figures(window.process.pid)
        todo.do("changes of language while it runs", 900, 0.06, change_language)
        after = figures(window.process.pid)
    if report.has_grown(before, after):
        todo.missed.append(f"the window grew with its languages: {before} → {after}")


def clock(folder, days):
    """A world whose clock is wrong by so many days; the file may be written anew."""
    path = folder / "clock"
    path.write_text(f"{days:+d}d\n")
    return {"LD_PRELOAD": glob.glob("/usr/lib/*/faketime/libfaketime.so.1")[0],
            "FAKETIME_TIMESTAMP_FILE": str(path), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


def clock_wrong(folder):
    """What is said of a card is said by the day of the clock, whatever that is."""
    done = run("status", "--practice", "healthy", "--json",
               env={**os.environ, **clock(folder, random.randrange(-9500, 9000))})
    state = json.loads(done.stdout)["certificates"]["auth"]["state"]
    if done.returncode != 0 or state != "valid-early":
        raise Missed(f"{done.returncode}: {done.stdout}")


def change_clocks(todo, world, folder):
    def once(n):
        clock(folder, random.randrange(-9500, 9000))
        world.swap(n)
        world.card.await_read(READING)
        clock_wrong(folder)

    with window_with(**clock(folder, 0)):
        todo.do("the clock changed while they run, and wrong from the start", 120, 0.06, once)


def disk_full(n, world, full):
    with open("/dev/full", "w") as nowhere:
        done = subprocess.run([CLI, "status", "--practice", "healthy"], stdout=nowhere, check=False,
                              stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
    if done.returncode == 0 or not done.stderr:
        raise Missed("a full disk was not told of")
    page = full / "page.pdf"
    done = run("guide", "renew", "--practice", "in-window", "--pdf", str(page))
    if done.returncode != 1 or not done.stderr or page.exists():
        raise Missed(f"a page on a full disk: {done.returncode} {done.stderr}")
    if n % 4 == 0:
        start_in_mode(world, n, **homes(full))


def municipality_replaced(n, world, folder):
    """A file that is written anew while it is read is the old one or the new one, or refused."""
    path = folder / "madoguchi/municipality/soak.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (SOURCE / "data/municipality/national.ini").read_text().replace("id=national", "id=soak")
    going = True

    def replace():
        while going:
            path.write_text(text[: random.randrange(len(text))])
            path.write_text(text)
            time.sleep(0.001)

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
        if n % 4 == 0:
            start_in_mode(world, n, XDG_DATA_HOME=str(folder))
    finally:
        going = False
        thread.join()


# --- what is done beside all this ---

def start_storms():
    """Two more services with two slots each."""
    return [subprocess.Popen(["nice", "-n", "5", SOURCE / "tests/pcscd/with-pcscd", "--no-daemon",
                              sys.executable, SOURCE / "tests/soak/storm.py", str(BUILD),
                              str(MINUTES * 60 * 0.8)], stdout=subprocess.PIPE, text=True)
            for _ in range(2)]


def end_storms(todo, storms):
    told = [json.loads(storm.communicate()[0]) for storm in storms]
    missed = [line for storm in told for line in storm["missed"]]
    todo.missed += missed
    todo.rows.append(("cards at two more services, heard by `watch`",
                      sum(storm["n"] for storm in told), math.ceil(10000 * MINUTES / 60),
                      len(missed)))
    for storm in told:
        first, middle, last = (tuple(seen) for seen in storm["seen"])
        todo.beside.append((first, middle, last))
        if report.has_grown(first, last):
            todo.missed.append(f"watch at another service grew: {first} → {last}")


class Lies(threading.Thread):
    """Answers that are replaced, some at a time, until it is enough or all else is over."""

    # How many of each kind of a piece, and in an hour.
    PIECE, ENOUGH = 200, 20000

    def __init__(self):
        super().__init__(daemon=True)
        self.n, self.wrong, self.over = 0, [], False

    def run(self):
        for first in range(0, self.ENOUGH, self.PIECE):
            if self.over:
                return
            done = subprocess.run(["nice", REPLACED, str(self.PIECE), str(first)],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  check=False)
            self.n += sum(int(n) for n in re.findall(r"# (\d+) of \d+ lies", done.stdout))
            if done.returncode:
                self.wrong.append(f"replaced answers from {first} on: {done.stdout[-800:]}")

    def end(self, todo):
        self.over = True
        self.join()
        todo.rows.append(("answers replaced by lies", self.n,
                          math.ceil(60000 * min(1, MINUTES / 60)), len(self.wrong)))
        todo.missed += self.wrong
        print(f"lies: {self.n}, {len(self.wrong)} missed", flush=True)


# --- all of it ---

def mount(where, options):
    where.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(where)], check=True)
    return where


def fill(folder):
    try:
        (folder / "all").write_bytes(bytes(1 << 20))
    except OSError:
        pass
    return folder


def run_with_window(todo, world):
    todo.do("the first citizens", 600 if MINUTES < 1 else 600 / MINUTES, 0.1, world.next_citizen)
    world.enter_storm()
    todo.do("cards in two readers at once, as fast as the service looks", 2000, 0.22,
            world.storm_on)
    world.leave_storm()
    todo.do("citizens in a row, each read to the end", 1000, 0.2, world.next_citizen)
    todo.do("cards torn out while they are read, and put back", 200, 0.1, world.torn_out)
    todo.do("the reader torn out while its card is read", 40, 0.06, world.reader_torn_out)
    todo.do("the service killed, in ten states", 100, 0.13, world.service_killed)
    todo.do("another program that comes again and again: alone, reset, transaction", 60, 0.08,
            world.other_program)
    todo.do("suspended while the card is changed", 40, 0.05, world.suspended)
    window, world.window = world.window, None
    end_window(window)


def run_without_window(todo, world, home):
    locked, full = mount(home / "locked", "ro"), fill(mount(home / "full", "size=64k"))
    try:
        change_languages(todo, world)
        todo.do("starts in each mode and language", 120, 0.08, lambda n: start_in_mode(world, n))
        change_clocks(todo, world, home)
        todo.do("starts with a home that cannot be written", 30, 0.03,
                lambda n: start_in_mode(world, n, **homes(locked)))
        todo.do("the disk full", 60, 0.03, lambda n: disk_full(n, world, full))
        todo.do("the municipality's file replaced while it is read", 60, 0.04,
                lambda n: municipality_replaced(n, world, home / "soak-data"))
    finally:
        for folder in (locked, full):
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def main():
    built, begun = part.commit(SOURCE), time.monotonic()
    lies, storms = Lies(), start_storms()
    # Inside script/test there is a test of its own for them.
    if MINUTES >= 1:
        lies.start()
    world = World()
    todo = Run(world)
    run_with_window(todo, world)
    run_without_window(todo, world, Path(os.environ["HOME"]))
    world.watch.kill(signal.SIGTERM)
    world.card.kill()
    world.service.kill()
    end_storms(todo, storms)
    if MINUTES >= 1:
        lies.end(todo)
    return report.write(REPORT, todo, built, (time.monotonic() - begun) / 60)


if __name__ == "__main__":
    sys.exit(main())
