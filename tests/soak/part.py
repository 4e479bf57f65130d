# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of docs/reliability.md, each of which is one script's: script/soak writes what stands
before them all, and leaves these as they are."""

import re
import subprocess

MUTANTS = "## Mutants\n"
COVERAGE = "## Coverage\n"


def kept(text):
    """What script/soak has not written of TEXT."""
    found = re.search(f"^({MUTANTS}|{COVERAGE})", text, re.M)
    return text[found.start():] if found else ""


def find(text, heading):
    """(what stands before the part, the part, what stands after it)"""
    before, _, rest = text.partition(heading)
    part, following, after = rest.partition("\n## ")
    return before, part, following + after


def write(path, heading, part):
    before, _, after = find(path.read_text() if path.exists() else "", heading)
    path.write_text(f"{before.rstrip()}\n\n{heading}\n{part}{after}")


def commit(source):
    """On which the figures were found, and whether something was changed since."""
    return subprocess.run(["git", "describe", "--always", "--exclude=*", "--dirty", "--abbrev=10"],
                          cwd=source, check=True, capture_output=True, text=True).stdout.strip()
