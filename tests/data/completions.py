#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell completion against the program's own lists. Usage: completions.py SOURCE CLI PRACTICE-CARD.

Each shell is asked as it is by a person who presses Tab; what it offers is compared with the help of
the program, for every command and every option, so that neither can run ahead of the other."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import check, finish, some

SOURCE, CLI, CARD = (Path(word).resolve() for word in sys.argv[1:4])
FILES = SOURCE / "data/completions"
ENV = {**os.environ, "PATH": f"{CLI.parent}:{CARD.parent}:{os.environ['PATH']}", "HOME": "/nonexistent"}


def run(*words, **keywords):
    return subprocess.run(
        words, capture_output=True, text=True, env=ENV, check=False, timeout=30, **keywords
    )


def quiet(done):
    if done.stderr.strip():
        raise subprocess.SubprocessError(done.stderr.strip())
    return done.stdout.splitlines()


def bash(*words):
    # As bash splits a line: at "=" too.
    parts = [part for word in words for part in re.split("(=)", word, maxsplit=1) if part or not word]
    script = (
        f'. "{FILES}/madoguchi-cli.bash"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1));'
        "compopt() { :; };"
        '_madoguchi_cli madoguchi-cli; [ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return set(quiet(run("bash", "--norc", "-c", script, "bash", "madoguchi-cli", *parts)))


def zsh(*words):
    # The functions of zsh's completion system that are called, told to say what they are given.
    script = (
        "_describe() { print -l -- ${(P)${@[-1]}%%:*} };"
        "_files() { print -l -- ${~:-${words[CURRENT]}*} };"
        "compset() { words[CURRENT]=${words[CURRENT]#*=} };"
        'words=("$@"); CURRENT=$#;'
        f'. "{FILES}/_madoguchi-cli"'
    )
    typed = words[-1].rpartition("=")[2] if words[-1].startswith("--") and "=" in words[-1] else words[-1]
    offered = quiet(run("zsh", "-f", "-c", script, "zsh", "madoguchi-cli", *words))
    return {word for word in offered if word.startswith(typed)}


def fish(*words):
    line = " ".join(["madoguchi-cli", *words])
    script = f"source {FILES}/madoguchi-cli.fish; complete -C {line!r}"
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            ["fish", "--no-config", "-c", script],
            capture_output=True, text=True, env={**ENV, "HOME": home}, check=False, timeout=30,
        )  # fmt: skip
    offered = {line.split("\t")[0] for line in quiet(done)}
    # fish says the whole word, the other two what comes after "=".
    return {word.split("=", 1)[1] if "=" in words[-1] and "=" in word else word for word in offered}


SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def help_of(*words):
    return run(CLI, *words, "--help").stdout


COMMANDS = set(re.findall(r"^  ([a-z][a-z-]*)  ", help_of(), re.M))
PROCEDURES = set(re.search(r"((?:[a-z0-9-]+, ){3,}[a-z0-9-]+)", run(CLI, "guide").stderr)[1].split(", "))
CARDS = {line.split()[0] for line in run(CARD, "--list").stdout.splitlines()}


def compare(what, offered, wanted):
    if offered != wanted:
        yield f"{what}: {sorted(offered)} instead of {sorted(wanted)}"


@check("the program's lists are read")
def _():
    if not {"status", "guide"} < COMMANDS or "renew" not in PROCEDURES or "healthy" not in CARDS:
        yield f"{COMMANDS} {PROCEDURES} {CARDS}"


for name, shell in SHELLS.items():

    @check(f"{name}: commands")
    def _(shell=shell):
        yield from compare("all", shell(""), COMMANDS | {"--help", "--version"})
        yield from compare("st", shell("st"), {"status"})

    @check(f"{name}: every option of every command")
    def _(shell=shell):
        for command in sorted(COMMANDS):
            options = some(set(re.findall(r"^  (--[a-z0-9-]+)", help_of(command), re.M)), "options")
            yield from compare(command, shell(command, "--"), options)

    @check(f"{name}: the values of every option")
    def _(shell=shell):
        for command in sorted(COMMANDS):
            for option, form in re.findall(r"^  (--[a-z0-9-]+)=(.*)", help_of(command), re.M):
                if form == "FILE":
                    continue
                wanted = set() if re.search("[A-Z]", form) else set(form.split("|"))
                if option == "--practice":
                    wanted = CARDS
                yield from compare(f"{command} {option}", shell(command, option, ""), wanted)
                yield from compare(f"{command} {option}=", shell(command, f"{option}="), wanted)

    @check(f"{name}: procedures, and files where a file is named")
    def _(shell=shell):
        yield from compare("guide re", shell("guide", "re"), {p for p in PROCEDURES if p.startswith("re")})
        for words in (("--pdf=/etc/passw",), ("--pdf", "/etc/passw")):
            if "/etc/passwd" not in shell("guide", *words):
                yield f"{words}: {shell('guide', *words)}"

    @check(f"{name}: what to do with municipalities, and the file")
    def _(shell=shell):
        yield from compare("municipality", shell("municipality", "l"), {"list"})
        yield from compare("municipality", shell("municipality", "c"), {"check"})
        if "/etc/passwd" not in shell("municipality", "check", "/etc/passw"):
            yield str(shell("municipality", "check", "/etc/passw"))

    @check(f"{name}: nothing after a command that there is not")
    def _(shell=shell):
        yield from compare("nonsense", shell("nonsense", "--"), set())


finish()
