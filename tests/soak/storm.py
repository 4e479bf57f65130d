#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""storm.py BUILD SECONDS, inside with-pcscd --no-daemon: cards that come and go in both slots of a
service of their own, and `madoguchi-cli watch`, which is to tell of each. Writes what came of it."""

import json
import sys
import time

from rig import Missed, Service, Watch, figures
from world import CLI, Storm


def main():
    end = time.monotonic() + float(sys.argv[2])
    service = Service()
    service.start()
    watch = Watch(CLI, "watch", "--json")
    watch.expect("service-started")
    storm = Storm(watch)
    n, missed, seen = 0, [], []
    while time.monotonic() < end or n < 20:
        n += 1
        try:
            storm.go_on()
        except Missed as error:
            missed.append(f"another service, {n}: {error}")
        if not watch.is_alive():
            sys.exit(f"watch ended with {watch.process.returncode}")
        if n == 10 or n % 1000 == 0:
            seen.append(figures(watch.process.pid))
    seen.append(figures(watch.process.pid))
    storm.end()
    watch.kill()
    service.kill()
    json.dump({"n": n, "missed": missed, "seen": [seen[0], seen[len(seen) // 2], seen[-1]]},
              sys.stdout)


if __name__ == "__main__":
    main()
