#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reader-kinds.py INI OUTPUT: data/reader/ignored.ini as a macro with rows of C, in small letters."""

import configparser
import json
import sys
from pathlib import Path

ini, output = sys.argv[1:]
parser = configparser.RawConfigParser(strict=True, delimiters=("=",))
parser.read(ini, encoding="utf-8")
rows = [
    f"  {{ {json.dumps(name.strip().lower())}, MADO_READER_KIND_{kind.upper().replace('-', '_')} }}, \\\n"
    for kind in parser.sections()
    for name in parser[kind]["names"].split(";")
]
Path(output).write_text(f"#define MADO_READER_KINDS \\\n{''.join(rows)}\n", encoding="utf-8")
