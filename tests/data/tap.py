# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the checks in Python: @check("name") runs a function, which yields what is wrong."""

import subprocess
import sys

_number = 0
_failures = 0


def check(name):
    """Runs the decorated function as a test; it yields what is wrong."""

    def run(function):
        global _number, _failures
        _number += 1
        try:
            problems = list(function())
        except (OSError, LookupError, subprocess.SubprocessError) as error:
            problems = [error]
        print(f"{'not ok' if problems else 'ok'} {_number} {name}", flush=True)
        for problem in problems[:40]:
            print("\n".join(f"# {line}" for line in str(problem).splitlines()), flush=True)
        _failures += bool(problems)

    return run


def some(things, what):
    """The things, of which there are some: a check that finds nothing to look at has failed."""
    if not things:
        raise LookupError(f"there are no {what}")
    return things


def finish():
    print(f"1..{_number}")
    sys.exit(1 if _failures else 0)
