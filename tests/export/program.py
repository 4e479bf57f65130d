# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program, as the checks of this folder ask it; and their TAP."""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))
from tap import check, finish  # noqa: E402, F401

TODAY = "2026-11-23"

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
