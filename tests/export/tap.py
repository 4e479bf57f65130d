# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share: TAP, and the terminal program."""

import json
import os
import subprocess
import sys

TODAY = "2026-11-23"

_number = 0
_failed = 0


def check(name):
    """Runs the decorated function as a test; it yields what is wrong."""

    def run(function):
        global _number, _failed
        _number += 1
        problems = list(function())
        print(f"{'not ok' if problems else 'ok'} {_number} {name}", flush=True)
        for problem in problems[:40]:
            print(f"# {problem}", flush=True)
        _failed += bool(problems)

    return run


def finish():
    print(f"1..{_number}")
    sys.exit(1 if _failed else 0)


def cli(*words, **variables):
    """What madoguchi-cli, the first argument of the check, says: code, stdout, stderr. On TODAY, where
    there is a card and no other day is named."""
    if {"--certificate", "--practice"} & set(words) and "--today" not in words:
        words = (*words, "--today", TODAY)
    environment = dict(os.environ, PCSCLITE_CSOCK_NAME="/nonexistent/pcscd.comm", **variables)
    done = subprocess.run([sys.argv[1], *words], capture_output=True, env=environment)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def guide(*words, today=TODAY):
    """The guide as the object of its JSON; the words may ask for files, too."""
    code, out, err = cli("guide", *words, "--today", today, "--json")
    if code != 0:
        raise RuntimeError(f"{words}: {code} {err}")
    return json.loads(out)
