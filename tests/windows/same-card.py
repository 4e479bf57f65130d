#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""same-card.py HERE THERE READER: whether two statuses tell the same of a card, THERE read from
READER. Only a practice reader trusts the practice CA, so neither the chains are compared nor the
verdict, which says there that the issuer is unknown."""

import json
import sys
from pathlib import Path


def without_reader(status):
    status.pop("reader", None)
    status.pop("verdict", None)
    for certificate in (status.get("certificates") or {}).values():
        certificate.pop("chain", None)
    return status


def main(here, there, reader):
    here, there = Path(here).read_text("utf-8"), Path(there).read_text("utf-8")
    if not here and not there:
        return
    here, there = json.loads(here), json.loads(there)
    # Where the card could not be read, no reader is named.
    if there.get("reader") != (reader if here.get("reader") else None):
        sys.exit(f"the reader is called {there.get('reader')}")
    here, there = without_reader(here), without_reader(there)
    if here != there:
        sys.exit(f"not the same:\n{json.dumps(here, indent=1)}\n{json.dumps(there, indent=1)}")


main(*sys.argv[1:])
