# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/reliability.md, as far as it is a soak's; what others have written below it stays."""

import os
import platform
from datetime import datetime, timezone
from pathlib import Path

import part
from rig import PATIENCE

# How much more memory is no leak: what fonts and the picture of a page take when first shown.
GROWTH_KIB = 12 * 1024


def has_grown(before, after):
    return (after[0] > before[0] + GROWTH_KIB or after[1] > before[1] + 3 or
            after[2] > before[2] + 2)


def machine():
    names = dict(line.split("=", 1) for line in
                 Path("/etc/os-release").read_text().splitlines() if "=" in line)
    return (f"{names['PRETTY_NAME'].strip(chr(34))}, {platform.machine()}, "
            f"{os.cpu_count()} processors")


def tables(todo):
    return [
        "| what | times | of | missed |", "|---|---|---|---|",
        *(f"| {what} | {n:,} | {enough:,} | {lost} |" for what, n, enough, lost in todo.rows), "",
        "“Of” is how many there are meant to be in so many minutes: a part of an hour's. Where there "
        "were fewer, their share of the time was over first.", "",
        "Both programs ran from the first row to “suspended” without being started anew:", "",
        "| after | watch: KiB, descriptors, threads | window: KiB, descriptors, threads |",
        "|---|---|---|",
        *(f"| {when} | {' / '.join(f'{x:,}' for x in a)} | {' / '.join(f'{x:,}' for x in b)} |"
          for when, a, b in todo.samples), "",
        "The two beside them, at the start, in the middle and at the end:", "",
        *(f"- {'; '.join(' / '.join(f'{x:,}' for x in seen) for seen in storm)}"
          for storm in todo.beside), "",
    ]


def text(todo, built, minutes, wrong):
    wrong = ["## What went wrong", "", *(f"- {line}" for line in wrong), ""] if wrong else []
    return "\n".join([
        "# Reliability", "",
        f"Written by `script/soak`, never by hand: what came of using the programs for {minutes:.0f} "
        "min as no office does. It says of other lengths, machines and readers nothing.", "",
        f"- commit: {built}",
        f"- day: {datetime.now(timezone.utc):%Y-%m-%d}",
        f"- machine: {machine()}", "",
        f"“Missed” is what did not come within {PATIENCE} seconds: an event of `madoguchi-cli "
        "watch`, a whole reading by the window, a program's end, or a right word.", "",
        *tables(todo), *wrong])


def write(path, todo, built, minutes):
    """Returns the exit code."""
    (_, *first), (_, *last) = todo.samples[0], todo.samples[-1]
    grown = [f"{name} grew: {a} → {b}" for name, a, b in zip(("watch", "window"), first, last)
             if has_grown(a, b)]
    others = part.kept(path.read_text() if path.exists() else "")
    path.write_text(text(todo, built, minutes, todo.missed + grown) +
                    (f"\n{others}" if others else ""))
    print("\n".join(todo.missed + grown))
    return 1 if todo.missed or grown else 0
